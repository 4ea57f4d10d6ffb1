"""Bank: a sound font as the instruments of General MIDI, whichever of them it has."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.api import InvalidData, reason_of
from plugins.audio.model import DRUMS
from plugins.audio.sound.instruments import nearest
from plugins.audio.sound.sampler import Sampler
from plugins.audio.sound.soundfont import SoundFont

OWN_BANK = "instruments/seisei.sf2"
"""Where the studio's own bank lies in its resources."""

_PERCUSSION = 128


@dataclass(frozen=True, slots=True)
class Instrument:
    """What sounds for a program: the preset's place and name, and whether it is the very instrument."""

    bank: int
    program: int
    name: str
    exact: bool


class Bank:
    """The instruments of a sound font; its samplers, one for each rate, are kept."""

    def __init__(self, font: SoundFont) -> None:
        self.font = font
        self._melodic = {program: name for (bank, program), name in font.presets.items() if bank == 0}
        self._kits = {program: name for (bank, program), name in font.presets.items() if bank == _PERCUSSION}
        if not self._melodic and not self._kits:
            raise InvalidData("The sound font has no instruments.", advice="Choose another sound font.")
        self._samplers: dict[int, Sampler] = {}
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Bank:
        """The bank in a file. Raises InvalidData."""
        return cls(SoundFont(path))

    @property
    def name(self) -> str:
        """What it is called where it is chosen."""
        return self.font.path.stem

    def instrument(self, program: int) -> Instrument:
        """What sounds for a program from 0 to 127, or for DRUMS."""
        if program == DRUMS:
            if not self._kits:
                raise InvalidData(
                    "The sound font “{name}” has no drum kit.",
                    advice="Choose a General MIDI sound font, or the studio's own instruments.",
                    name=self.name,
                )
            kit = min(self._kits)
            return Instrument(_PERCUSSION, kit, self._kits[kit], exact=True)
        if not self._melodic:
            raise InvalidData(
                "The sound font “{name}” has drums alone.",
                advice="Choose a General MIDI sound font, or the studio's own instruments.",
                name=self.name,
            )
        found = nearest(program, self._melodic)
        return Instrument(0, found, self._melodic[found], exact=found == program)

    def sampler(self, rate: int) -> Sampler:
        """The sampler at a rate."""
        with self._lock:
            if rate not in self._samplers:
                self._samplers[rate] = Sampler(self.font, rate)
            return self._samplers[rate]


def shared_bank(path: Path) -> Bank:
    """The bank in a file, opened once for all who play it, and anew when the file is another. Raises InvalidData."""
    try:
        state = path.stat()
        return _opened(path, (state.st_size, state.st_mtime_ns))
    except OSError as error:
        raise InvalidData(
            "The sound font “{name}” cannot be read: {what}.",
            advice="Choose another sound font, or the studio's own instruments.",
            name=path.name,
            what=reason_of(error),
        ) from error


@lru_cache(maxsize=3)
def _opened(path: Path, _stamp: tuple[int, int]) -> Bank:
    return Bank.open(path)
