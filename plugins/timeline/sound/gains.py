"""Gains: how loud a clip is, sample for sample: volume and pan with their keyframes, fades and cross-fades."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.timeline.lookup.spans import Span
from plugins.timeline.model import PARAMETERS, Clip, Transition
from plugins.timeline.time import TimeRange

_GRID = 64
"""Keyframes are computed at every so many samples, and go straight in between, which is smooth to hear."""

Course = NDArray[np.floating[Any]]


def gains(span: Span, first: int, count: int, sample: Fraction) -> NDArray[np.float32]:
    """Factors (count, 2) of a clip from a sample on, which is `sample` seconds of the outermost sequence long."""
    found = np.ones((count, 2))
    for each in (span, *span.within):
        found *= _of_clip(each, first, count, sample)
    return found.astype(np.float32)


def _of_clip(span: Span, first: int, count: int, sample: Fraction) -> Course:
    clip = span.clip
    begin, step = span.begin - span.range.start * span.pace, sample * span.pace
    times = float(begin) + np.arange(first, first + count) * float(step)
    factor = np.ones(count)
    if clip.fade_in:
        factor *= np.clip(times / float(clip.fade_in), 0, 1)
    if clip.fade_out:
        factor *= np.clip((float(clip.duration) - times) / float(clip.fade_out), 0, 1)
    for transition, rising in ((span.head, True), (span.tail, False)):
        if transition is not None:
            factor *= _crossed(times, transition, rising)
    volume = _values(clip, "volume", begin, step, first, count)
    # What is turned down all the way is silent
    factor *= np.where(volume <= PARAMETERS["volume"].lowest, 0.0, 10.0 ** (volume / 20))
    both: Course = factor[:, None].repeat(2, axis=1)
    if clip.curve("pan") is not None:
        angle = (_values(clip, "pan", begin, step, first, count) + 1) * (np.pi / 4)
        both *= np.stack((np.cos(angle), np.sin(angle)), axis=1) * np.sqrt(2)
    return both


def _crossed(times: Course, transition: tuple[Transition, TimeRange], rising: bool) -> Course:
    """A cross-fade of equal power."""
    start, duration = float(transition[1].start), float(transition[1].duration)
    share = np.clip((times - start) / duration, 0, 1) if duration else (times >= start).astype(np.float64)
    crossed: Course = np.sin(share * (np.pi / 2)) if rising else np.cos(share * (np.pi / 2))
    return crossed


def _values(clip: Clip, name: str, begin: Fraction, step: Fraction, first: int, count: int) -> Course:
    curve = clip.curve(name)
    if curve is None:
        return np.full(count, PARAMETERS[name].default)
    if len(curve.keys) == 1:
        return np.full(count, _number(curve.keys[0].value))
    low, high = first // _GRID, (first + count) // _GRID + 1
    grid = np.arange(low, high + 1) * _GRID
    values = np.array([_number(curve.at(begin + int(at) * step)) for at in grid])
    between: Course = np.interp(np.arange(first, first + count), grid, values)
    return between


def _number(value: float | str) -> float:
    return 0.0 if isinstance(value, str) else float(value)
