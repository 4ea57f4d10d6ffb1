"""Shaping: what gestures and presets make of a curve. Times count from the beginning of the clip."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from typing import assert_never

from plugins.timeline.model import Curve, Easing, Keyframe, Value

Handles = tuple[float, float, float, float]

EASE_IN: Handles = (0.42, 0.0, 1.0, 1.0)
EASE_OUT: Handles = (0.0, 0.0, 0.58, 1.0)
EASE: Handles = (0.42, 0.0, 0.58, 1.0)
LINEAR: Handles = (1 / 3, 1 / 3, 2 / 3, 2 / 3)


class Preset(Enum):
    """The ways from one keyframe to the next that have names."""

    HOLD = "hold"
    LINEAR = "linear"
    EASE_IN = "ease_in"
    EASE_OUT = "ease_out"
    EASE = "ease"


def handles_of(key: Keyframe) -> Handles | None:
    """The control points of the way from a keyframe on; None where it is held."""
    match key.easing:
        case Easing.HOLD:
            return None
        case Easing.LINEAR:
            return LINEAR
        case Easing.EASE:
            return EASE
        case Easing.BEZIER:
            return key.handles
        case _:
            assert_never(key.easing)


def with_preset(key: Keyframe, preset: Preset) -> Keyframe:
    """A keyframe that goes on in a way that has a name."""
    match preset:
        case Preset.HOLD:
            return replace(key, easing=Easing.HOLD)
        case Preset.LINEAR:
            return replace(key, easing=Easing.LINEAR)
        case Preset.EASE:
            return replace(key, easing=Easing.EASE)
        case Preset.EASE_IN:
            return replace(key, easing=Easing.BEZIER, handles=EASE_IN)
        case Preset.EASE_OUT:
            return replace(key, easing=Easing.BEZIER, handles=EASE_OUT)
        case _:
            assert_never(preset)


def preset_of(key: Keyframe) -> Preset | None:
    """The name of the way from a keyframe on; None where it was shaped by hand."""
    return next((preset for preset in Preset if _same_way(with_preset(key, preset), key)), None)


def changed(curve: Curve, times: Collection[Fraction], change: Callable[[Keyframe], Keyframe]) -> Curve:
    """The curve with keyframes changed where they are, or moved over others that are there."""
    kept = [key for key in curve.keys if key.time not in times]
    # What was changed comes last: it stays where another one is at the same time
    by_time = {key.time: key for key in (*kept, *(change(key) for key in curve.keys if key.time in times))}
    return replace(curve, keys=tuple(by_time[time] for time in sorted(by_time)))


def without(curve: Curve, times: Collection[Fraction]) -> Curve | None:
    """The curve without keyframes; None where none is left."""
    keys = tuple(key for key in curve.keys if key.time not in times)
    return replace(curve, keys=keys) if keys else None


def with_keys(curve: Curve | None, name: str, keys: Collection[Keyframe]) -> Curve:
    """A curve with more keyframes, over others that are there."""
    by_time = {key.time: key for key in (*(curve.keys if curve is not None else ()), *keys)}
    return Curve(name, tuple(by_time[time] for time in sorted(by_time)))


def key_before(curve: Curve | None, time: Fraction) -> Keyframe | None:
    """The last keyframe before a time or at it."""
    return next((key for key in reversed(curve.keys) if key.time <= time), None) if curve is not None else None


def new_key(curve: Curve | None, time: Fraction, value: Value) -> Keyframe:
    """A keyframe that goes on as the one before it does."""
    before = key_before(curve, time)
    return replace(before, time=time, value=value) if before is not None else Keyframe(time, value)


def _same_way(one: Keyframe, other: Keyframe) -> bool:
    return one.easing is other.easing and (one.easing is not Easing.BEZIER or one.handles == other.handles)
