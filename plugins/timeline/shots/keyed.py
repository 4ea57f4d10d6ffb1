"""Keyed: the request of a shot with what the lanes of its clip say, and whether its take was made with that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from app.api import Field, Json, Recipe, UserError
from plugins.timeline.model import FIELD, Clip, Curve, Easing, Keyframe, Shot, available_range
from plugins.timeline.shots.keyframes import CAMERA, MOVE, keyframes_of, written
from plugins.timeline.shots.travel import travelled_text
from plugins.timeline.time import ZERO

PROMPT = "prompt"
_CARRIER = "keyframes"
"""What the field is called in the requests of this plugin."""
_BY_SECONDS = re.compile(r"\s*\d+(?:\.\d+)?s:")
_JUST = Fraction(1, 1000)

FieldsOf = Callable[[str], tuple[Field, ...]]
"""Gives the fields of a generator's request by its id; raises UserError where its plugin is not there."""


def lane_of(name: str) -> str:
    """The name of the curve that holds what keyframes call by a name."""
    return f"{FIELD}{MOVE}.{name}" if name in CAMERA else f"{FIELD}{name}"


def keyed_names(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """What can change on the way, as keyframes call it; nothing where the generator knows no keyframes."""
    field = _carrier(fields)
    if field is None:
        return ()
    return tuple(one for name in field.keyframes for one in ((name, *CAMERA) if name == MOVE else (name,)))


def keyed(clip: Clip, values: Mapping[str, Json], fields: tuple[Field, ...]) -> dict[str, Json]:
    """The values of a request with the lanes of a clip in it; raises InvalidRequest where a lane cannot be told."""
    found, field = dict(values), _carrier(fields)
    if field is None:
        return found
    curves = {name: curve for name in keyed_names(fields) if (curve := clip.curve(lane_of(name))) is not None}
    in_shot = {name: _in_shot(clip, curve) for name, curve in curves.items()}
    prompt = in_shot.pop(PROMPT, None)
    if prompt is not None:
        found[PROMPT] = travelled_text(_prompts(prompt))
    if in_shot:
        told = found.get(field.name)
        names = [name for name in field.keyframes if name != PROMPT]
        before = keyframes_of(told if isinstance(told, str) else "", names)
        text = written({**before, **in_shot})
        # A lane may hold values that the generator refuses: they are refused before it is asked.
        keyframes_of(text, names)
        found[field.name] = text
    return found


def is_outdated(clip: Clip, recipe: Recipe | None, fields_of: FieldsOf) -> bool:
    """Whether a shot's take was made with other lanes than those that its clip has now."""
    shot = clip.content
    if not isinstance(shot, Shot) or recipe is None or recipe.generator != shot.generator:
        return False
    lanes = any(curve.name.startswith(FIELD) for curve in clip.curves)
    made = recipe.request
    travelled = _BY_SECONDS.match(str(made.get(PROMPT) or "")) is not None
    if not lanes and not travelled and not made.get(_CARRIER):
        return False
    try:
        fields = fields_of(shot.generator)
        values = json.loads(shot.request or "{}")
        wanted = keyed(clip, values, fields)
    except (UserError, ValueError):
        return False
    field = _carrier(fields)
    names = [] if field is None else [field.name]
    if travelled or clip.curve(f"{FIELD}{PROMPT}") is not None:
        names.append(PROMPT)
    return any((wanted.get(name) or "") != (made.get(name) or "") for name in names)


def _carrier(fields: tuple[Field, ...]) -> Field | None:
    return next((field for field in fields if field.keyframes), None)


def _in_shot(clip: Clip, curve: Curve) -> Curve:
    """A clip's curve in the time of its shot, whose beginning is where its handle ends."""
    shot = clip.content
    assert isinstance(shot, Shot)
    there = available_range(shot)
    begin = (there.start if there is not None else ZERO) + shot.handle_in
    if clip.frozen or len(curve.keys) == 1:
        return Curve.constant(curve.name, curve.at(ZERO))
    keys = [replace(key, time=clip.source_time(key.time) - begin) for key in curve.keys]
    if clip.speed > 0:
        return replace(curve, keys=tuple(keys))
    return replace(curve, keys=_turned(keys))


def _turned(keys: list[Keyframe]) -> tuple[Keyframe, ...]:
    """Keyframes in falling order of time in rising order, each way between two as it was, seen from its end."""
    found = [replace(keys[0], easing=Easing.LINEAR)]
    for (key, end), after in zip(pairwise(keys), [*keys[2:], None], strict=True):
        if not _holds(key):
            x1, y1, x2, y2 = key.handles
            found.append(Keyframe(end.time, end.value, key.easing, (1 - x2, 1 - y2, 1 - x1, 1 - y1)))
            continue
        # What was held until the next one is held from there on; just before it is as that one says.
        found.append(Keyframe(end.time, key.value, Easing.HOLD))
        if after is None:
            found.append(Keyframe(end.time - 1, end.value, Easing.HOLD))
        elif not _holds(end):
            found.append(Keyframe(end.time - _JUST, end.value))
    return tuple(sorted(found, key=lambda key: key.time))


def _holds(key: Keyframe) -> bool:
    return key.easing is Easing.HOLD or isinstance(key.value, str)


def _prompts(curve: Curve) -> dict[Fraction, str]:
    """The prompts from the beginning of a shot on, by their times: what was before it holds at it."""
    found = {max(ZERO, key.time): str(key.value) for key in curve.keys}
    if ZERO not in found:
        found[ZERO] = str(curve.at(ZERO))
    times = sorted(found)
    return {time: found[time] for at, time in enumerate(times) if not at or found[time] != found[times[at - 1]]}
