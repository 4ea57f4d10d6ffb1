"""Keyed: the request of a shot with what the lanes of its clip say, and lanes of what a request says.

Whether a take was made with the lanes of its clip is told by what both mean, however they are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from app.api import Field, Json, Recipe, UserError
from plugins.timeline.model import FIELD, Clip, Curve, Easing, Keyframe, Shot, available_range
from plugins.timeline.shots.keyframes import CAMERA, MOVE, keyframes_of, written
from plugins.timeline.shots.travel import prompts_of, travelled_text
from plugins.timeline.time import ZERO, read_rate

PROMPT = "prompt"
_CARRIER = "keyframes"
"""What the field is called in the requests of this plugin."""
_RATE = "rate"
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


def laned(clip: Clip, fields: tuple[Field, ...]) -> Clip:
    """The clip of a new shot with what changes on the way in its request as lanes, which say it from now on.

    Its request no longer says it then: a lane that is taken away is away.
    """
    shot = clip.content
    if not isinstance(shot, Shot) or _carrier(fields) is None or clip.frozen:
        return clip
    try:
        values = json.loads(shot.request or "{}")
        curves = _told(values, fields)
        prompts = dict(_travelled(values))
    except (UserError, ValueError):
        return clip
    if len(prompts) > 1:
        keys = tuple(Keyframe(time, text, Easing.HOLD) for time, text in sorted(prompts.items()))
        curves[PROMPT] = Curve(PROMPT, keys)
        values[PROMPT] = keys[0].value
    if not curves:
        return clip
    values.pop(_CARRIER, None)
    begin = _begin(shot) - clip.source_start
    for name, curve in curves.items():
        lane = lane_of(name)
        clip = clip.with_curve(lane, replace(curve, name=lane).moved(begin).stretched(1 / clip.speed))
    return replace(clip, content=replace(shot, request=json.dumps(values)))


def is_outdated(clip: Clip, recipe: Recipe | None, fields_of: FieldsOf) -> bool:
    """Whether a shot's take was made with other lanes than those that its clip has now."""
    shot = clip.content
    if not isinstance(shot, Shot) or recipe is None or recipe.generator != shot.generator:
        return False
    lanes = any(curve.name.startswith(FIELD) for curve in clip.curves)
    made = recipe.request
    travelled = bool(_travelled(made))
    if not lanes and not travelled and not made.get(_CARRIER):
        return False
    try:
        fields = fields_of(shot.generator)
        values = json.loads(shot.request or "{}")
        wanted = keyed(clip, values, fields)
    except (UserError, ValueError):
        return False
    if not _alike(wanted, made, fields):
        return True
    if not travelled and clip.curve(f"{FIELD}{PROMPT}") is None:
        return False
    return wanted.get(PROMPT) != made.get(PROMPT) and _rounded(_travelled(wanted)) != _rounded(_travelled(made))


def _told(values: Mapping[str, Json], fields: tuple[Field, ...]) -> dict[str, Curve]:
    """The curves in a request; raises InvalidRequest."""
    field = _carrier(fields)
    text = values.get(field.name) if field is not None else None
    if field is None or not isinstance(text, str):
        return {}
    return keyframes_of(text, [name for name in field.keyframes if name != PROMPT])


def _alike(wanted: Mapping[str, Json], made: Mapping[str, Json], fields: tuple[Field, ...]) -> bool:
    """Whether the keyframes of two requests say the same."""
    if (wanted.get(_CARRIER) or "") == (made.get(_CARRIER) or ""):
        return True
    try:
        one, other = (written(_plain(_told(values, fields))) for values in (wanted, made))
    except UserError:
        return False
    return one == other


def _plain(curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Curves with constants at the beginning: wherever their one keyframe stands, they say the same."""
    return {
        name: curve if len(curve.keys) > 1 else Curve.constant(name, curve.at(ZERO)) for name, curve in curves.items()
    }


def _travelled(values: Mapping[str, Json]) -> tuple[tuple[Fraction, str], ...]:
    """The prompts of a request by their times, where it says another one on the way."""
    prompt, rate = values.get(PROMPT), values.get(_RATE)
    if not isinstance(prompt, str):
        return ()
    return prompts_of(prompt, read_rate(rate)) if isinstance(rate, int | float) and rate > 0 else prompts_of(prompt)


def _rounded(prompts: tuple[tuple[Fraction, str], ...]) -> list[tuple[Fraction, str]]:
    """Prompts with times as exact as they are written."""
    return sorted((round(time, 6), text) for time, text in prompts)


def _carrier(fields: tuple[Field, ...]) -> Field | None:
    return next((field for field in fields if field.keyframes), None)


def _in_shot(clip: Clip, curve: Curve) -> Curve:
    """A clip's curve in the time of its shot, whose beginning is where its handle ends."""
    shot = clip.content
    assert isinstance(shot, Shot)
    begin = _begin(shot)
    if clip.frozen or len(curve.keys) == 1:
        return Curve.constant(curve.name, curve.at(ZERO))
    keys = [replace(key, time=clip.source_time(key.time) - begin) for key in curve.keys]
    if clip.speed > 0:
        return replace(curve, keys=tuple(keys))
    return replace(curve, keys=_turned(keys))


def _begin(shot: Shot) -> Fraction:
    """Where a shot begins in the time of its film."""
    there = available_range(shot)
    return (there.start if there is not None else ZERO) + shot.handle_in


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
