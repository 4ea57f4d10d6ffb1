"""FontShelf: the sound fonts of this machine by their ids, and the bank that a song is played with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from app.api import ModelKind, ModelRecord, UserError
from plugins.audio.sound.bank import Bank, shared_bank

ModelsOf: TypeAlias = Callable[[ModelKind], Sequence[ModelRecord]]
"""The usable models of a kind, the default first."""


class MissingFont(UserError):
    """The sound font of a song is not on this machine."""

    def __init__(self, font: str) -> None:
        super().__init__(
            "The sound font “{font}” of this song is not on this machine.",
            advice="Fetch or add it in the model manager, or choose the studio's own instruments for the song.",
            font=font,
        )


class FontShelf:
    """Finds banks; `own` is the file of the studio's own."""

    def __init__(self, own: Path, models: ModelsOf) -> None:
        self._own, self._models = own, models

    @property
    def fonts(self) -> Sequence[ModelRecord]:
        """The sound fonts that there are, besides the studio's own."""
        return self._models(ModelKind.SOUND_FONT)

    def bank(self, font: str) -> Bank:
        """The bank of a font's id, the studio's own for an empty one. Raises MissingFont and InvalidData."""
        if not font:
            return shared_bank(self._own)
        record = next((record for record in self.fonts if record.id == font), None)
        if record is None:
            raise MissingFont(font)
        return shared_bank(record.path)
