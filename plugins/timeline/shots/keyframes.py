"""Keyframes: values that change over a shot, as text such as “0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction

from app.api import CameraMove, InvalidRequest
from plugins.timeline.model import Curve, Easing, Keyframe

MOVE = "camera"
"""Holds the names of moves, as the field of the camera does."""
PAN, TILT, ZOOM, ROLL = "pan", "tilt", "zoom", "roll"
CAMERA: Mapping[str, tuple[float, float, float]] = {
    PAN: (-0.4, 0.4, 0.0),
    TILT: (-0.4, 0.4, 0.0),
    ZOOM: (0.25, 8.0, 1.0),
    ROLL: (-360.0, 360.0, 0.0),
}
"""Where the camera is: the lowest and the highest value, and that without keyframes.

How far to the right and upwards it looks in parts of the picture, how many times nearer it is, and by how many degrees
it is turned clockwise.
"""
BOUNDS: Mapping[str, tuple[float, float]] = {
    **{name: (low, high) for name, (low, high, _) in CAMERA.items()},
    "motion": (0.0, 1.0),
    "structure": (0.0, 0.95),
    "content": (0.0, 1.0),
}
_MOMENT = re.compile(r"\s*(-?\d{1,6}(?:\.\d+)?)\s*s?\s*:\s*(.*)", re.DOTALL)
_ANY = (-1e9, 1e9)
_HANDLES = 4
_MOVES = tuple(move.value for move in CameraMove)


def keyframes_of(text: str, allowed: Iterable[str]) -> dict[str, Curve]:
    """The curves that a text tells, by what they change; raises InvalidRequest for what cannot be read."""
    names = _names(allowed)
    keys: dict[str, list[Keyframe]] = {}
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        found = _MOMENT.fullmatch(part)
        if found is None:
            raise _unreadable(part)
        time = Fraction(found[1])
        tokens = found[2].replace(",", " ").split()
        if not tokens:
            raise _unreadable(part)
        while tokens:
            name, key = _key(tokens, time, names, part)
            if any(each.time == time for each in keys.setdefault(name, [])):
                raise InvalidRequest(
                    "There are two keyframes of {name} at {time} s.", advice="Leave one out.", name=name,
                    time=f"{float(time):g}",
                )  # fmt: skip
            keys[name].append(key)
    return {name: Curve(name, tuple(sorted(found, key=lambda key: key.time))) for name, found in keys.items()}


def written(curves: Mapping[str, Curve]) -> str:
    """The text that tells curves; what it tells is the same again."""
    moments: dict[Fraction, list[str]] = {}
    for name, curve in sorted(curves.items()):
        for key in curve.keys:
            moments.setdefault(key.time, []).append(f"{name} {_value(key)}{_easing(key)}")
    return "; ".join(f"{_number(float(time))}s: {', '.join(parts)}" for time, parts in sorted(moments.items()))


def _names(allowed: Iterable[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in allowed:
        found += [name, *CAMERA] if name == MOVE else [name]
    return tuple(found)


def _key(tokens: list[str], time: Fraction, names: tuple[str, ...], part: str) -> tuple[str, Keyframe]:
    """Take the next keyframe off the words of a moment."""
    name = tokens.pop(0)
    if name not in names:
        raise InvalidRequest(
            "There are no keyframes of “{name}” here.", advice="There are those of: {names}.", name=name[:60],
            names=", ".join(names),
        )  # fmt: skip
    if not tokens:
        raise _unreadable(part)
    value = tokens.pop(0)
    if name == MOVE:
        if value not in _MOVES:
            raise InvalidRequest(
                "The camera has no move “{name}”.", advice="It has: {names}.", name=value[:60], names=", ".join(_MOVES)
            )
        return name, Keyframe(time, value, Easing.HOLD)
    number = _checked(name, _read(value, part), time)
    easing = Easing(tokens.pop(0)) if tokens and tokens[0] in {each.value for each in Easing} else Easing.LINEAR
    if easing is not Easing.BEZIER:
        return name, Keyframe(time, number, easing)
    if len(tokens) < _HANDLES:
        raise _unreadable(part)
    x1, y1, x2, y2 = (_read(tokens.pop(0), part) for _ in range(_HANDLES))
    if not (0 <= x1 <= 1 and 0 <= x2 <= 1):
        raise _unreadable(part)
    return name, Keyframe(time, number, easing, (x1, y1, x2, y2))


def _checked(name: str, number: float, time: Fraction) -> float:
    low, high = BOUNDS.get(name, _ANY)
    if not low <= number <= high:
        raise InvalidRequest(
            "{name} cannot be {value} at {time} s.",
            advice="Choose a value from {low} to {high}.",
            name=name,
            value=f"{number:g}",
            time=f"{float(time):g}",
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return number


def _read(text: str, part: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise _unreadable(part) from None


def _unreadable(part: str) -> InvalidRequest:
    return InvalidRequest(
        "The keyframes cannot be read at “{part}”.",
        advice="Write moments such as “0s: zoom 1; 2s: zoom 1.3 ease, pan 0.1”.",
        part=part.strip()[:60],
    )


def _value(key: Keyframe) -> str:
    return key.value if isinstance(key.value, str) else _number(key.value)


def _easing(key: Keyframe) -> str:
    if isinstance(key.value, str) or key.easing is Easing.LINEAR:
        return ""
    handles = " ".join(_number(each) for each in key.handles) if key.easing is Easing.BEZIER else ""
    return f" {key.easing.value} {handles}".rstrip()


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if round(value, 6) else "0"
