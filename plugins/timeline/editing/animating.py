"""Animating: keyframes of clips' parameters. Times count from the beginning of the clip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from app.api import InvalidRequest
from plugins.timeline.model import PARAMETERS, Clip, Curve, Keyframe, Value, allowed


def with_value(clip: Clip, name: str, value: Value) -> Clip:
    """The clip with a parameter that doesn't change; the default needs no curve."""
    _checked(name, value)
    parameter = PARAMETERS.get(name)
    if parameter is not None and value == parameter.default:
        return clip.with_curve(name, None)
    return clip.with_curve(name, Curve.constant(name, value))


def with_key(clip: Clip, name: str, key: Keyframe) -> Clip:
    """The clip with a keyframe, in place of one at the same time; raises InvalidRequest for what it cannot be."""
    _checked(name, key.value)
    curve = clip.curve(name)
    return clip.with_curve(name, Curve(name, (key,)) if curve is None else curve.with_key(key))


def without_keys(clip: Clip, name: str, times: Iterable[Fraction]) -> Clip:
    """The clip without keyframes; without the last one the parameter is as by default."""
    curve = clip.curve(name)
    for time in times:
        curve = None if curve is None else curve.without_key(time)
    return clip.with_curve(name, curve)


def with_moved_keys(clip: Clip, name: str, times: Iterable[Fraction], by: Fraction) -> Clip:
    """The clip with keyframes moved by so many seconds, over others that are there."""
    curve = clip.curve(name)
    if curve is None:
        return clip
    named = frozenset(times)
    moved = tuple(replace(key, time=key.time + by) for key in curve.keys if key.time in named)
    places = {key.time for key in moved}
    kept = [key for key in curve.keys if key.time not in named and key.time not in places]
    return clip.with_curve(name, Curve(name, tuple(sorted([*kept, *moved], key=lambda key: key.time))))


def _checked(name: str, value: Value) -> None:
    if not allowed(name, value):
        raise InvalidRequest("“{name}” cannot be {value}.", advice="Choose another value.", name=name, value=value)
