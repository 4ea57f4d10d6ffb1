"""The line of a parameter over a clip: at which height a value lies, and which value a height stands for."""

from __future__ import annotations

from plugins.timeline.model import PARAMETERS, Clip

_SPANS = {"x": (-1.0, 1.0), "y": (-1.0, 1.0), "scale_x": (0.0, 2.0), "scale_y": (0.0, 2.0), "rotation": (-180.0, 180.0)}
_ROOM = 3.0
"""Pixels that stay free above the highest value and below the lowest."""
_QUIET_DB, _USUAL_SHARE = -60.0, 0.75
"""Volume has its zero at three quarters of the height."""


def share_of(name: str, value: float) -> float:
    """How far up a value lies, from 0 to 1."""
    if name == "volume":
        loudest = PARAMETERS["volume"].highest
        share = _USUAL_SHARE * (1 - value / _QUIET_DB) if value <= 0 else _up(value / loudest)
    else:
        low, high = _span(name)
        share = (value - low) / (high - low)
    return min(max(share, 0.0), 1.0)


def value_of(name: str, share: float) -> float:
    """The value that lies so far up; below the line of volume there is silence."""
    inside = min(max(share, 0.0), 1.0)
    if name == "volume":
        if inside <= 0:
            return PARAMETERS["volume"].lowest
        if inside <= _USUAL_SHARE:
            return _QUIET_DB * (1 - inside / _USUAL_SHARE)
        return (inside - _USUAL_SHARE) / (1 - _USUAL_SHARE) * PARAMETERS["volume"].highest
    low, high = _span(name)
    return low + (high - low) * inside


def y_of(name: str, value: float, top: float, height: float) -> float:
    """Where a value lies in a clip's body."""
    return top + _ROOM + (1 - share_of(name, value)) * max(1.0, height - 2 * _ROOM)


def value_at(name: str, y: float, top: float, height: float) -> float:
    """The value at a place of a clip's body."""
    return value_of(name, 1 - (y - top - _ROOM) / max(1.0, height - 2 * _ROOM))


def has_line(clip: Clip, name: str) -> bool:
    """Whether a parameter of a clip can be drawn as a line: fields of generators cannot."""
    curve = clip.curve(name)
    return name in PARAMETERS and (curve is None or all(not isinstance(key.value, str) for key in curve.keys))


def _up(share: float) -> float:
    return _USUAL_SHARE + (1 - _USUAL_SHARE) * share


def _span(name: str) -> tuple[float, float]:
    if name in _SPANS:
        return _SPANS[name]
    parameter = PARAMETERS[name]
    return parameter.lowest, parameter.highest
