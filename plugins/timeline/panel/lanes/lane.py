"""Lane: a parameter of a clip, or a field of its generator, as it is drawn over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.api import CameraMove, Choice, Field, Generators, Prompt, Range, Text, UserError, fields_of
from plugins.timeline.model import FIELD, Clip, Curve, Shot, Timeline, TrackKind, Value
from plugins.timeline.panel.inspector.request import fields_of_shot
from plugins.timeline.panel.inspector.setting import settings_for
from plugins.timeline.panel.inspector.wording import CAMERA_MOVES, said
from plugins.timeline.shots.keyed import PROMPT as PROMPT_FIELD
from plugins.timeline.shots.keyed import keyed_names, lane_of
from plugins.timeline.shots.keyframes import CAMERA as CAMERA_PATH
from plugins.timeline.shots.keyframes import MOVE, PAN, ROLL, TILT, ZOOM

PROMPT = f"{FIELD}prompt"
CAMERA = f"{FIELD}camera"
_WIDEST = 1e6
_HEARD = ("volume", "pan")


class Kind(Enum):
    """What the values of a lane are: numbers, texts, or one of several."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Lane:
    """`span` is how much of its numbers is seen at least; `scale` what they are multiplied by to be shown.

    Of a choice `options` are the values with their names.
    """

    name: str
    title: str
    kind: Kind
    default: Value = 0.0
    lowest: float = -_WIDEST
    highest: float = _WIDEST
    step: float = 0.01
    span: float = 1.0
    unit: str = ""
    scale: float = 1.0
    options: tuple[tuple[str, str], ...] = ()

    def clamped(self, value: float) -> float:
        """A number within the bounds."""
        return min(self.highest, max(self.lowest, value))

    def words(self, value: Value | None) -> str:
        """A value as it is shown."""
        if value is None:
            return ""
        if isinstance(value, str):
            return dict(self.options).get(value, value)
        digits = 0 if self.step * self.scale >= 1 else 1 if self.step * self.scale >= 0.1 else 2
        number = f"{value * self.scale:.{digits}f}"
        return f"{number} {self.unit}" if self.unit else number


def lanes_for(clip: Clip, kind: TrackKind, timeline: Timeline, generators: Generators) -> tuple[Lane, ...]:
    """All lanes that a clip can have, with those of curves of which nothing else is known."""
    found = {lane.name: lane for lane in _own_lanes(kind, timeline)}
    if isinstance(clip.content, Shot):
        found |= {lane.name: lane for lane in _field_lanes(clip.content, generators)}
    for curve in clip.curves:
        found.setdefault(curve.name, _unknown(curve))
    return tuple(found.values())


def _own_lanes(kind: TrackKind, timeline: Timeline) -> Iterator[Lane]:
    for setting in settings_for(timeline).values():
        if (setting.name in _HEARD) is (kind is TrackKind.SOUND):
            bounds, soft = setting.parameter, setting.soft
            yield Lane(
                setting.name, said(setting.label), Kind.NUMBER, bounds.default, bounds.lowest, bounds.highest,
                setting.step, (soft[1] - soft[0]) / 4, setting.unit, setting.scale,
            )  # fmt: skip


def _field_lanes(shot: Shot, generators: Generators) -> Iterator[Lane]:
    values = fields_of_shot(shot)
    try:
        fields = fields_of(generators.request_type(shot.generator)) if shot.generator else ()
    except UserError:  # its plugin is not there: what it is animated by can be seen all the same
        fields = ()
    known = {field.name: field for field in fields}
    names = keyed_names(fields) if known else (PROMPT_FIELD, MOVE)
    for name in names:
        if name == PROMPT_FIELD:
            yield Lane(PROMPT, _label(known.get(name)) or _prompt(), Kind.TEXT, str(values.get(name) or ""))
        elif name == MOVE:
            yield _camera()
        elif name in CAMERA_PATH:
            yield _path(name)
        elif name in known and (lane := _field_lane(known[name])) is not None:
            value = values.get(name, known[name].default)
            yield lane if value is None else _beginning(lane, value)


def _path(name: str) -> Lane:
    """A number that says where the camera is."""
    translate = QCoreApplication.translate
    title, unit, scale, span = {
        PAN: (translate("Lanes", "Camera pan"), "%", 100.0, 0.2),
        TILT: (translate("Lanes", "Camera tilt"), "%", 100.0, 0.2),
        ZOOM: (translate("Lanes", "Camera zoom"), "%", 100.0, 0.5),
        ROLL: (translate("Lanes", "Camera roll"), "°", 1.0, 20.0),
    }[name]
    low, high, usual = CAMERA_PATH[name]
    return Lane(lane_of(name), title, Kind.NUMBER, usual, low, high, 0.1 if name == ROLL else 0.001, span, unit, scale)


def _field_lane(field: Field) -> Lane | None:
    name, title, kind = FIELD + field.name, _label(field), field.kind
    if isinstance(kind, Prompt | Text):
        return Lane(name, title, Kind.TEXT, "")
    if isinstance(kind, Choice):
        options = tuple((value, QCoreApplication.translate("Fields", label)) for value, label in kind.options)
        return Lane(name, title, Kind.CHOICE, options[0][0] if options else "", options=options)
    if isinstance(kind, Range):
        high = kind.high if kind.soft_high is None else kind.soft_high
        return Lane(
            name, title, Kind.NUMBER, kind.low, kind.low, kind.high, kind.step, (high - kind.low) / 4, kind.unit
        )
    return None


def _beginning(lane: Lane, value: object) -> Lane:
    """A lane that begins with a value of the request."""
    if lane.kind is Kind.NUMBER:
        number = float(value) if isinstance(value, int | float) else lane.lowest
        return _with_default(lane, lane.clamped(number))
    return _with_default(lane, value) if isinstance(value, str) else lane


def _with_default(lane: Lane, value: Value) -> Lane:
    return replace(lane, default=value)


def _camera() -> Lane:
    options = tuple((move.value, said(words)) for move, words in CAMERA_MOVES.items())
    title = QCoreApplication.translate("Lanes", "Camera")
    return Lane(CAMERA, title, Kind.CHOICE, CameraMove.STILL.value, options=options)


def _prompt() -> str:
    return QCoreApplication.translate("Lanes", "Prompt")


def _label(field: Field | None) -> str:
    return QCoreApplication.translate("Fields", field.label.text) if field is not None else ""


def _unknown(curve: Curve) -> Lane:
    title = curve.name.removeprefix(FIELD).replace("_", " ").capitalize()
    text = any(isinstance(key.value, str) for key in curve.keys)
    return Lane(curve.name, title, Kind.TEXT if text else Kind.NUMBER, "" if text else 0.0)
