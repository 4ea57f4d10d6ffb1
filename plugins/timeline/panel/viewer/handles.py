"""Handles: what of a clip's outline is held, and what a drag of it makes of position, scale and rotation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from PySide6.QtCore import QPointF

from plugins.timeline.compositing.geometry import Size, Transform
from plugins.timeline.model import PARAMETERS
from plugins.timeline.panel.viewer.seen import Seen

REACH_PX = 9.0
TURN_PX = 26.0
"""So far above the upper edge the handle for turning stands."""
_TURN_STEP = 15.0
_SMALLEST = 0.01


class Held(Enum):
    """What a drag holds."""

    BODY = "body"
    CORNER = "corner"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Grip:
    """What is held of a clip, and where it was taken hold of, in pixels of the film."""

    seen: Seen
    held: Held
    at: QPointF

    def values(self, to: QPointF, film: Size, *, kept: bool) -> Mapping[str, float]:
        """The parameters after it was dragged to a point.

        `kept` (Shift) keeps a move to one axis, lets a corner change width and height each for itself, and turns by
        steps.
        """
        before = Transform.of(self.seen.clip, self.seen.time)
        match self.held:
            case Held.BODY:
                values = self._moved(before, to, film, straight=kept)
            case Held.CORNER:
                values = self._scaled(before, to, free=kept)
            case Held.TURN:
                values = self._turned(before, to, stepped=kept)
            case _:
                assert_never(self.held)
        return {name: _within(name, value) for name, value in values.items()}

    def _moved(self, before: Transform, to: QPointF, film: Size, *, straight: bool) -> dict[str, float]:
        by = to - self.at
        if straight:
            by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
        return {"x": before.x + by.x() / film[0], "y": before.y + by.y() / film[1]}

    def _scaled(self, before: Transform, to: QPointF, *, free: bool) -> dict[str, float]:
        first, last = self._upright(self.at, before.rotation), self._upright(to, before.rotation)
        wide = last.x() / first.x() if abs(first.x()) > 1 else 1.0
        high = last.y() / first.y() if abs(first.y()) > 1 else 1.0
        if not free:
            length = first.x() ** 2 + first.y() ** 2
            # What of the drag goes along the line from the anchor
            wide = high = (first.x() * last.x() + first.y() * last.y()) / length if length > 1 else 1.0
        return {
            "scale_x": before.scale_x * max(_SMALLEST, wide),
            "scale_y": before.scale_y * max(_SMALLEST, high),
        }

    def _turned(self, before: Transform, to: QPointF, *, stepped: bool) -> dict[str, float]:
        anchor = QPointF(*self.seen.anchor)
        by = _angle(to - anchor) - _angle(self.at - anchor)
        turned = before.rotation + (by + 180) % 360 - 180
        return {"rotation": round(turned / _TURN_STEP) * _TURN_STEP if stepped else turned}

    def _upright(self, point: QPointF, rotation: float) -> QPointF:
        """A point as seen from the anchor, along the edges of the clip."""
        away, turn = point - QPointF(*self.seen.anchor), math.radians(-rotation)
        return QPointF(
            away.x() * math.cos(turn) - away.y() * math.sin(turn), away.x() * math.sin(turn) + away.y() * math.cos(turn)
        )


def turn_handle(seen: Seen, scale: float) -> QPointF:
    """Where the handle for turning stands, when a pixel of the film is `scale` wide."""
    left, right = QPointF(*seen.corners[0]), QPointF(*seen.corners[1])
    middle, bottom = (left + right) / 2, (QPointF(*seen.corners[2]) + QPointF(*seen.corners[3])) / 2
    away = middle - bottom
    length = math.hypot(away.x(), away.y())
    return middle + (away / length if length > 0 else QPointF(0, -1)) * (TURN_PX / scale)


def grip_at(seen: Seen, point: QPointF, scale: float) -> Grip | None:
    """What of a clip is held at a point of the film; None beside it."""
    reach = REACH_PX / scale
    if _near(turn_handle(seen, scale), point, reach):
        return Grip(seen, Held.TURN, point)
    if any(_near(QPointF(*corner), point, reach) for corner in seen.corners):
        return Grip(seen, Held.CORNER, point)
    return Grip(seen, Held.BODY, point) if seen.covers(point) else None


def _near(handle: QPointF, point: QPointF, reach: float) -> bool:
    away = handle - point
    return max(abs(away.x()), abs(away.y())) <= reach


def _angle(away: QPointF) -> float:
    return math.degrees(math.atan2(away.y(), away.x()))


def _within(name: str, value: float) -> float:
    parameter = PARAMETERS[name]
    return min(parameter.highest, max(parameter.lowest, round(value, 6)))
