"""LeasedLanguageModel: a held language model in the hands of one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.api import (
    LanguageAbilities,
    LanguageModel,
    Message,
    MissingModel,
    ModelRecord,
    OutOfMemory,
    Piece,
    UnreadableModel,
    WatchPiece,
    WatchPrompt,
    Writing,
    Written,
)
from app.engine.detectors.eye import eye_of
from app.engine.detectors.gguf import GgufHeader, read_gguf
from app.engine.device import Device
from app.engine.language.estimate import LanguageNeeds, needs_of
from app.engine.language.llama_server import card_bytes

_MOST_LAYERS = 512
"""What llama.cpp has room for."""


@dataclass(frozen=True, slots=True)
class LeasedLanguageModel:
    """A held model whose `check` makes every token, and every batch that is read, a point of cancelling."""

    held: LanguageModel
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def abilities(self) -> LanguageAbilities:
        """What it can do."""
        return self.held.abilities

    def tokens(self, text: str) -> tuple[int, ...]:
        """A text as tokens, special ones recognised, none added."""
        return self.held.tokens(text)

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""
        return self.held.spelled(tokens)

    def chat_prompt(self, messages: Sequence[Message], *, go_on: bool = False) -> str:
        """A conversation in the model's own template, up to where the assistant speaks next."""
        return self.held.chat_prompt(messages, go_on=go_on)

    def fill_in_prompt(self, before: str, after: str) -> str:
        """A prompt after which the model writes what stands between."""
        return self.held.fill_in_prompt(before, after)

    def write(self, writing: Writing, watch: WatchPiece, reading: WatchPrompt = lambda _done, _all: None) -> Written:
        """Write a text; what `check`, `watch` and `reading` raise ends it and is raised here."""

        def watched(piece: Piece) -> None:
            self.check()
            watch(piece)

        def read(done: int, of: int) -> None:
            self.check()
            reading(done, of)

        self.check()
        return self.held.write(writing, watched, read)

    def save_state(self, file: Path) -> None:
        """Keep what was read last in a file."""
        self.held.save_state(file)

    def restore_state(self, file: Path) -> None:
        """Go on from what a file holds."""
        self.held.restore_state(file)


def gguf_needs(record: ModelRecord, device: Device, make_room: Callable[[], int]) -> LanguageNeeds:
    """What a GGUF model needs, once there is room for it; raises OutOfMemory, before anything of it is loaded."""
    if not record.path.exists():
        raise MissingModel(record.name)
    header = read_gguf(record.path)
    _check(header)
    eye = eye_of(record.path)
    eye_bytes = eye.stat().st_size if eye else 0
    for look_again in (True, False):
        free = device.free_bytes() + card_bytes()
        needs = needs_of(header, free, eye_bytes)
        if needs.total_bytes <= free:
            return needs
        if look_again:
            make_room()
    raise OutOfMemory(needs.total_bytes, free, device.name, advice="Choose a smaller model, or close other programs.")


def _check(header: GgufHeader) -> None:
    """Raise UnreadableModel for numbers on which llama.cpp aborts, and the whole process with it."""
    if not 0 < header.number("block_count") <= _MOST_LAYERS or header.context_length <= 0:
        raise UnreadableModel(
            "“{file}” cannot be loaded: it is damaged, or of a kind that this version cannot run.",
            advice="Fetch it once more, or choose another model.",
            file=header.path.name,
        )
