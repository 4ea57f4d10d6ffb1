"""Asking: what a sounding may ask of a model, refused in words where it may not, and hints put into the prompt."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from app.api import (
    Conditions,
    Honoured,
    InvalidRequest,
    ModelRecord,
    PromptTooLong,
    Samples,
    SoundAbilities,
    Sounding,
    StartUse,
    UserError,
    Words,
)


def check_sounding(sounding: Sounding, record: ModelRecord, abilities: SoundAbilities) -> None:
    """Raise InvalidRequest, or UserError, for what a model cannot do."""
    if not math.isfinite(sounding.seconds) or sounding.seconds <= 0:
        raise InvalidRequest("A sound has to have a length.", advice="Ask for more than 0 seconds.")
    if sounding.seconds > abilities.longest_s + 1e-6:
        raise too_long(record, sounding.seconds, abilities.longest_s)
    if sounding.negative_prompt.strip() and not abilities.negative_prompt:
        raise InvalidRequest("{model} takes no negative prompt.", advice="Empty it for this model.", model=record.name)
    if sounding.steps and not abilities.steps:
        raise InvalidRequest(
            "{model} goes in no steps.", advice="Leave the steps empty for this model.", model=record.name
        )
    if abilities.steps and sounding.steps < 1:
        raise InvalidRequest("{model} needs at least one step.", advice="Ask for more.", model=record.name)
    if sounding.guidance > 1 and not abilities.guidance:
        raise InvalidRequest(
            "{model} was distilled to work without guidance.",
            advice="Leave the guidance empty for this model.",
            model=record.name,
        )
    if sounding.start is not None:
        _check_start(sounding, sounding.start, record, abilities)


def too_long(record: ModelRecord, seconds: float, longest_s: float) -> UserError:
    """The error for a sound that is longer than a model makes."""
    return UserError(
        "{model} makes at most {longest} seconds at once, and this is {seconds}.",
        advice="Ask for fewer bars or a faster tempo, or choose another model.",
        model=record.name,
        longest=f"{longest_s:.1f}",
        seconds=f"{seconds:.1f}",
    )


def _check_start(sounding: Sounding, start: Samples, record: ModelRecord, abilities: SoundAbilities) -> None:
    cannot = {
        StartUse.CONTINUE: Words("{model} cannot go on with a sound.", model=record.name),
        StartUse.VARY: Words("{model} cannot vary a sound.", model=record.name),
        StartUse.REGION: Words("{model} cannot make a part of a sound anew.", model=record.name),
    }
    if sounding.use not in abilities.uses:
        raise UserError(cannot[sounding.use], advice="Choose another model.")
    if start.ndim != 2 or not len(start) or not np.isfinite(start).all():
        raise InvalidRequest("The sound to begin with is empty or damaged.", advice="Choose another sound.")
    if not 0 < sounding.strength <= 1:
        raise InvalidRequest("The strength has to be above 0 and at most 1.", advice="Choose another value.")
    begin, end = sounding.region_s
    if sounding.use is StartUse.REGION and not 0 <= begin < end <= len(start) / abilities.rate + 1e-6:
        raise InvalidRequest(
            "The part to make anew does not lie in the sound.", advice="Choose bars that the sound has."
        )


def check_prompt(tokenizer: Any, text: str, limit: int) -> None:
    """Raise PromptTooLong where a pipeline would leave the end of a prompt out without a word."""
    count = len(tokenizer(text)["input_ids"])
    if count > limit:
        raise PromptTooLong(count, limit)


def hinted_prompt(sounding: Sounding, conditions: Conditions) -> str:
    """The prompt with tempo and key in words, for a model that takes them as hints and in no other way."""
    hints = []
    if sounding.bpm and conditions.tempo is Honoured.HINTED:
        hints.append(f"{sounding.bpm:g} BPM")
    if sounding.key and conditions.key is Honoured.HINTED:
        hints.append(f"in {sounding.key}")
    prompt = sounding.prompt.strip().rstrip(",.")
    return ", ".join(part for part in (prompt, *hints) if part)


def ignored_notes(sounding: Sounding, record: ModelRecord, conditions: Conditions) -> tuple[Words, ...]:
    """What was asked for and the model knows nothing of, in sentences."""
    notes = []
    if sounding.bpm and conditions.tempo is Honoured.IGNORED:
        notes.append(Words("{model} knows nothing of tempo: it was not told the {bpm} beats a minute.",
                           model=record.name, bpm=f"{sounding.bpm:g}"))  # fmt: skip
    if sounding.key and conditions.key is Honoured.IGNORED:
        notes.append(
            Words("{model} knows nothing of keys: it was not told {key}.", model=record.name, key=sounding.key)
        )
    return tuple(notes)


def in_channels(samples: Samples, channels: int) -> Samples:
    """Sound (frames, any) with as many channels as a model hears: one is heard on all, several are mixed to one."""
    if samples.shape[1] == channels:
        return np.ascontiguousarray(samples, np.float32)
    mono = samples.mean(1, keepdims=True, dtype=np.float32)
    return np.ascontiguousarray(np.repeat(mono, channels, 1), np.float32)
