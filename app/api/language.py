"""Language models as generators see them: one interface, whatever runtime holds the weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from app.api.models import ModelRecord, Pixels


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is drawn from the model's probabilities; the defaults change nothing but the temperature.

    The names are those of llama.cpp: `top_k` 0, `top_p` 1, `min_p` 0, `typical_p` 1, `xtc_probability` 0,
    `dry_multiplier` 0, penalties of 1 or 0 and `mirostat` 0 are off. `temperature` 0 always takes the likeliest.
    `penalty_range` and `dry_range` count tokens back from the end. `logit_bias` adds to the logits of texts, each taken
    as the tokens that it consists of; minus infinity forbids. At most one of `grammar` (GBNF) and `json_schema` is set.
    """

    temperature: float = 0.8
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    typical_p: float = 1.0
    xtc_probability: float = 0.0
    xtc_threshold: float = 0.1
    dry_multiplier: float = 0.0
    dry_base: float = 1.75
    dry_allowed_length: int = 2
    dry_range: int = 1024
    repetition_penalty: float = 1.0
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    penalty_range: int = 256
    mirostat: int = 0
    mirostat_tau: float = 5.0
    mirostat_eta: float = 0.1
    logit_bias: tuple[tuple[str, float], ...] = ()
    grammar: str = ""
    json_schema: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything a language model needs to write one text.

    `prompt` is what stands before, special tokens spelled out; `start` are tokens that are written first, such as the
    candidate that a person picked. `images` (height, width, 3) take the places of `IMAGE` in the prompt. `candidates`
    says for how many likeliest tokens their probability is told at each place. Seeds are 0 to 2**32 - 1.
    `max_tokens` counts those of `start` too. With `fresh` nothing that is still in memory is used: the same writing
    then gives the same text whatever was written before, which a reused beginning does not promise.
    """

    prompt: str
    max_tokens: int
    seed: int
    sampling: Sampling = Sampling()
    start: tuple[int, ...] = ()
    stop: tuple[str, ...] = ()
    candidates: int = 0
    images: tuple[Pixels, ...] = ()
    fresh: bool = False


IMAGE = "<|image|>"
"""Where a picture stands in a prompt."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token that could stand at a place, with its probability from 0 to 1 before sampling.

    `text` is what it spells; a token that is only a part of a character spells U+FFFD.
    """

    id: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was written, at `start` to `end` of the text in characters, and what else could have stood there.

    Tokens that are parts of one character share its place. `probability` is nan where the runtime doesn't tell.
    """

    id: int
    start: int
    end: int
    probability: float
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What was written since the last piece: whole characters, and their tokens placed in the whole text."""

    text: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class TextPreview:
    """What a job shows while it writes: all of a draft so far, with its tokens; `draft` counts from 0."""

    text: str
    draft: int = 0
    tokens: tuple[Token, ...] = ()


class Ending(Enum):
    """Why a model stopped."""

    END = "end"
    LENGTH = "length"
    STOP = "stop"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Written:
    """A finished text with its tokens; times in seconds. `reused_tokens` of the prompt were still in memory."""

    text: str
    tokens: tuple[Token, ...]
    ending: Ending
    prompt_tokens: int
    reused_tokens: int
    prompt_s: float
    writing_s: float


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation; `role` is `system`, `user` or `assistant`."""

    role: str
    text: str
    images: tuple[Pixels, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageAbilities:
    """What a model and its runtime can do; `ignored` are the fields of Sampling that are not honoured."""

    context_tokens: int
    chat: bool
    fill_in: bool
    images: bool
    saves_state: bool
    ignored: frozenset[str] = frozenset()


WatchPiece = Callable[[Piece], None]
"""Called for each piece as it is written; it may raise, and then the model stops."""

WatchPrompt = Callable[[int, int], None]
"""Called while the prompt is read, with the tokens that were read and how many there are; it may raise."""


class LanguageModel(Protocol):
    """A language model that is held in memory; one text is written at a time."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    @property
    def abilities(self) -> LanguageAbilities:
        """What it can do."""

    def tokens(self, text: str) -> tuple[int, ...]:
        """A text as tokens, special ones recognised, none added."""

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""

    def chat_prompt(self, messages: Sequence[Message], *, go_on: bool = False) -> str:
        """A conversation in the model's own template, up to where the assistant speaks next.

        With `go_on` the last message, the assistant's, is left open to be continued. Raises UserError where the model
        has no template, or one that fails, loops or reaches for Python.
        """

    def fill_in_prompt(self, before: str, after: str) -> str:
        """A prompt after which the model writes what stands between; raises UserError where it wasn't made for that."""

    def write(self, writing: Writing, watch: WatchPiece, reading: WatchPrompt = lambda _done, _all: None) -> Written:
        """Write a text. Raises PromptTooLong, InvalidRequest for a grammar that cannot be read, and what they raise.

        The prompt's beginning that is still in memory from the last time is not read again.
        """

    def save_state(self, file: Path) -> None:
        """Keep what was read last in a file; raises UserError where the runtime cannot."""

    def restore_state(self, file: Path) -> None:
        """Go on from what a file holds; a file of another model raises UserError and changes nothing."""
