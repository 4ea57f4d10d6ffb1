"""Fitting: what a model made becomes sound of exactly so many frames, whose end meets its beginning where it loops."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.api import UserError, Words
from plugins.audio.sound.samples import Audio, amplitude

_SILENT_DB, _QUIETEST_DB = -60.0, -80.0
_CEILING_DB = -1.0
_LONGEST_SEAM_S = 0.06
_DECLICK_S = 0.005
_NOTED_S = 0.05
LEAD_S = 0.5
"""So much silence at the beginning can be cut, if that much more than is needed was made."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Sound (frames, channels) of the length that was wanted, and sentences on what had to be done for it."""

    samples: Audio
    notes: tuple[Words, ...] = ()


def seam_frames(bpm: float, rate: int) -> int:
    """How long the end of a loop sounds on into its beginning: a quarter of a beat, and 60 ms at most."""
    return round(min(_LONGEST_SEAM_S, 15 / bpm) * rate)


def fit(samples: Audio, rate: int, frames: int, seam: int = 0) -> Fitted:
    """Cut sound to `frames`, without the silence before it; with a `seam` what follows the end is heard over the start.

    Both fade with equal power. What is missing is silent, and told. Peaks above full scale bring all of it down. Raises
    UserError for silence.
    """
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < amplitude(_QUIETEST_DB):
        raise UserError("The model made silence.", advice="Try another seed, or say more in the prompt.")
    heard = np.flatnonzero(np.abs(samples).max(1) > peak * amplitude(_SILENT_DB))
    begin = min(int(heard[0]), max(0, len(samples) - frames - seam))
    end = int(heard[-1]) + 1 - begin
    cut = samples[begin : begin + frames]
    result = np.zeros((frames, samples.shape[1]), np.float32)
    result[: len(cut)] = cut
    notes = _missing(min(end, len(cut)), rate, frames)
    if seam:
        tail = samples[begin + frames : begin + frames + seam]
        _join(result, tail if end > frames else tail[:0], rate)
    elif len(cut) < len(samples) - begin:
        _fade_out(result, rate)
    loudest = float(np.abs(result).max(initial=0.0))
    if loudest > 1:
        result *= np.float32(amplitude(_CEILING_DB) / loudest)
    return Fitted(result, notes)


def spliced(original: Audio, anew: Audio, begin: int, end: int, seam: int) -> Audio:
    """A sound with its frames from `begin` to `end` taken from another; before and after them not a sample changes.

    Inside, both fade over into one another with equal power for `seam` frames on each side.
    """
    result = original.copy()
    result[begin:end] = anew[begin:end]
    width = min(seam, (end - begin) // 2)
    if width and begin:
        rise, fall = _power_fades(width)
        result[begin : begin + width] = anew[begin : begin + width] * rise + original[begin : begin + width] * fall
    if width and end < len(original):
        rise, fall = _power_fades(width)
        result[end - width : end] = anew[end - width : end] * fall + original[end - width : end] * rise
    return result


def _join(result: Audio, tail: Audio, rate: int) -> None:
    """Let the tail sound over the beginning; where there is none, only the step between end and beginning is taken."""
    width = min(len(tail), len(result))
    if width:
        rise, fall = _power_fades(width)
        result[:width] = result[:width] * rise + tail[:width] * fall
        return
    width = min(round(_DECLICK_S * rate), len(result) // 2)
    ramp = np.linspace(0, 1, width, dtype=np.float32)[:, None]
    result[:width] *= ramp
    result[len(result) - width :] *= ramp[::-1]


def _fade_out(result: Audio, rate: int) -> None:
    """What is cut off in the middle of a sound ends without a click."""
    width = min(round(_DECLICK_S * rate), len(result))
    result[len(result) - width :] *= np.linspace(1, 0, width, dtype=np.float32)[:, None]


def _power_fades(width: int) -> tuple[Audio, Audio]:
    angle = (np.arange(width, dtype=np.float32)[:, None] + np.float32(0.5)) / width * np.float32(np.pi / 2)
    return np.sin(angle), np.cos(angle)


def _missing(end: int, rate: int, frames: int) -> tuple[Words, ...]:
    if frames - end < _NOTED_S * rate:
        return ()
    return (
        Words(
            "The model fell silent after {heard} of {wanted} seconds.",
            heard=f"{end / rate:.1f}",
            wanted=f"{frames / rate:.1f}",
        ),
    )
