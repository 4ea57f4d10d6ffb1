"""Draft: what a detector found out about a model, before it has an id and a place in the library."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import ModelFormat, ModelKind, Words


class NotAMatch(Exception):
    """A detector's refusal, with its reason as the rest of a sentence, such as “it has no key `emb_params`”."""

    def __init__(self, reason: str, /, **values: object) -> None:
        self.reason = Words(reason, **values)
        super().__init__(reason)


UNKNOWN_BASE = Words("It does not show which model it was made for.")
_NOTHING = Words()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model turned out to be.

    Sizes are 0, texts empty and `steps` and `guidance` None where the detector cannot tell: the architecture's own
    values are used then. `zero_snr` says that the schedule begins with noise alone. `note` is a sentence for the
    description, such as on a guess that was made. `complaint` says why the model cannot be used although it was
    recognised. Of a language model the rest says what `ModelRecord` says, and of a LoRA `trigger_words` does.
    """

    kind: ModelKind
    format: ModelFormat
    architecture: str = ""
    prediction: str = ""
    native_size: int = 0
    multiple_of: int = 0
    steps: int | None = None
    guidance: float | None = None
    guidance_rescale: float = 0.0
    colour_guidance: float = 0.0
    sampler: str = ""
    prompt_languages: tuple[str, ...] = ()
    zero_snr: bool = False
    name: str = ""
    licence: str = ""
    context_tokens: int = 0
    chat: bool = False
    fill_in: bool = False
    images: bool = False
    ignored: tuple[str, ...] = ()
    description: Words = _NOTHING
    note: Words = _NOTHING
    complaint: Words = _NOTHING
    trigger_words: tuple[str, ...] = ()
