"""TransformBox: a rectangle of the picture and the way it is transformed, changed by dragging its handles."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF, QTransform

from plugins.canvas.aligning import Edges
from plugins.canvas.transforming import Matrix

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_TURN_STEP = 15.0
_STEEPEST = 0.02
Handle = tuple[float, float]
"""A place on the box, from 0 to 1 across and down; corners and the middles of sides are handles."""
HANDLES: tuple[Handle, ...] = tuple((x, y) for y in (0, 0.5, 1) for x in (0, 0.5, 1) if (x, y) != (0.5, 0.5))


@dataclass(frozen=True, slots=True)
class TransformBox:
    """`way` leads from where the rectangle was to where it is now."""

    rect: QRectF
    way: QTransform

    @property
    def changed(self) -> bool:
        """Whether it is elsewhere, or otherwise, than it was."""
        return not self.way.isIdentity()

    @property
    def matrix(self) -> Matrix:
        """The way for columns."""
        way = self.way
        rows = (
            (way.m11(), way.m21(), way.m31()),
            (way.m12(), way.m22(), way.m32()),
            (way.m13(), way.m23(), way.m33()),
        )
        return np.array(rows, np.float64)

    @property
    def upright(self) -> bool:
        """Whether its sides lie along those of the canvas."""
        way = self.way
        return way.isAffine() and max(abs(way.m12()), abs(way.m21())) < 1e-9

    def old_place(self, handle: Handle) -> QPointF:
        """Where a handle was."""
        rect = self.rect
        return QPointF(rect.x() + handle[0] * rect.width(), rect.y() + handle[1] * rect.height())

    def place(self, handle: Handle) -> QPointF:
        """Where a handle is."""
        return self.way.map(self.old_place(handle))

    @property
    def outline(self) -> QPolygonF:
        """The four corners."""
        return QPolygonF([self.place(corner) for corner in ((0, 0), (1, 0), (1, 1), (0, 1))])

    @property
    def bounds(self) -> QRectF:
        """The upright rectangle around it."""
        return self.outline.boundingRect()

    @property
    def angle(self) -> float:
        """How far the upper side is turned, in degrees clockwise."""
        side = self.place((1, 0)) - self.place((0, 0))
        return math.degrees(math.atan2(side.y(), side.x())) + 0.0

    @property
    def size(self) -> tuple[float, float]:
        """The length of the upper side and of the left one."""
        corner = self.place((0, 0))
        across, down = self.place((1, 0)) - corner, self.place((0, 1)) - corner
        return math.hypot(across.x(), across.y()), math.hypot(down.x(), down.y())

    def moved(self, x: float, y: float) -> TransformBox:
        """Moved on the canvas."""
        return self._then(QTransform.fromTranslate(x, y))

    def turned(self, degrees: float) -> TransformBox:
        """Turned about its middle; by right angles onto whole pixels."""
        right = degrees % 90 == 0
        quarter = round(degrees / 90) % 4
        turn = QTransform().rotate(degrees)
        if right:
            cos, sin = (1, 0, -1, 0)[quarter], (0, 1, 0, -1)[quarter]
            turn = QTransform(cos, sin, -sin, cos, 0, 0)
        middle = self.place((0.5, 0.5))
        result = self._then(QTransform.fromTranslate(-middle.x(), -middle.y()) * turn)
        result = result.moved(middle.x(), middle.y())
        return result.on_pixels() if right and self.upright else result

    def flipped(self, across: bool) -> TransformBox:
        """Mirrored about its middle, as it stands on the canvas."""
        middle = self.place((0.5, 0.5))
        flip = QTransform.fromScale(-1 if across else 1, 1 if across else -1)
        result = self._then(QTransform.fromTranslate(-middle.x(), -middle.y()) * flip)
        return result.moved(middle.x(), middle.y())

    def on_pixels(self) -> TransformBox:
        """Moved by less than a pixel, so that its corner lies on one."""
        corner = self.bounds.topLeft()
        return self.moved(round(corner.x()) - corner.x(), round(corner.y()) - corner.y())

    def scaled(self, across: float, down: float, about: Handle = (0.5, 0.5)) -> TransformBox:
        """Scaled along its own sides; one place stays."""
        fixed = self.old_place(about)
        scale = QTransform.fromTranslate(-fixed.x(), -fixed.y()) * QTransform.fromScale(across, down)
        scale = scale * QTransform.fromTranslate(fixed.x(), fixed.y())
        return replace(self, way=scale * self.way)

    def edges(self, handle: Handle, by: QPointF, own: frozenset[str] = frozenset()) -> Edges:
        """What of a handle that is moved may lie on a line; a side that lies across goes along no line."""
        place, corner = self.place(handle) + by, 0.5 not in handle
        across = corner or (self.upright and handle[0] != 0.5)
        down = corner or (self.upright and handle[1] != 0.5)
        return Edges((place.x(),) if across else (), (place.y(),) if down else (), own)

    def dragged(self, handle: Handle, by: QPointF, keys: Qt.KeyboardModifier) -> TransformBox:
        """A handle moved on the canvas.

        Shift keeps the proportion, Alt the middle; Ctrl moves a corner alone, or a side along itself.
        """
        new = self.place(handle) + by
        corner = 0.5 not in handle
        if keys & _CTRL and corner:
            return self._with_corner(handle, new)
        if self.upright:
            new = QPointF(round(new.x()), round(new.y()))
        back, good = self.way.inverted()
        if not good:
            return self
        about = (0.5, 0.5) if keys & _ALT else (1 - handle[0], 1 - handle[1])
        fixed, old, now = self.old_place(about), self.old_place(handle), back.map(new)
        reach, wanted = old - fixed, now - fixed
        if keys & _CTRL:
            return self._sheared(handle, fixed, reach, now - old)
        across = _ratio(wanted.x(), reach.x(), self.rect.width())
        down = _ratio(wanted.y(), reach.y(), self.rect.height())
        if keys & _SHIFT:
            length = QPointF.dotProduct(reach, reach)
            across = down = QPointF.dotProduct(wanted, reach) / length if length else 1.0
            if abs(across) * min(self.rect.width(), self.rect.height()) < 1:
                return self
        return self.scaled(across, down, about)

    def spun(self, start: QPointF, now: QPointF, keys: Qt.KeyboardModifier) -> TransformBox:
        """Turned about its middle as far as the pointer went around it; Ctrl keeps to steps of 15 degrees."""
        middle = self.place((0.5, 0.5))
        one, other = start - middle, now - middle
        degrees = math.degrees(math.atan2(other.y(), other.x()) - math.atan2(one.y(), one.x()))
        if keys & _CTRL:
            degrees = round((self.angle + degrees) / _TURN_STEP) * _TURN_STEP - self.angle
        return self.turned(degrees)

    def _sheared(self, handle: Handle, fixed: QPointF, reach: QPointF, by: QPointF) -> TransformBox:
        across = by.x() / reach.y() if handle[0] == 0.5 and reach.y() else 0.0
        down = by.y() / reach.x() if handle[1] == 0.5 and reach.x() else 0.0
        shear = QTransform.fromTranslate(-fixed.x(), -fixed.y()) * QTransform().shear(across, down)
        return replace(self, way=shear * QTransform.fromTranslate(fixed.x(), fixed.y()) * self.way)

    def _with_corner(self, handle: Handle, new: QPointF) -> TransformBox:
        """One corner elsewhere; as it was where the box would cross itself or be seen from behind."""
        corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
        places = QPolygonF([new if corner == handle else self.place(corner) for corner in corners])
        old = QPolygonF([self.old_place(corner) for corner in corners])
        way = QTransform()
        if not QTransform.quadToQuad(old, places, way):
            return self
        depths = [way.m13() * at.x() + way.m23() * at.y() + way.m33() for at in old.toList()]
        if min(depths) <= _STEEPEST * max(map(abs, depths)):
            return self
        return replace(self, way=way)

    def _then(self, after: QTransform) -> TransformBox:
        return replace(self, way=self.way * after)


def _ratio(wanted: float, reach: float, side: float) -> float:
    """How often a length goes into another; what it scales stays a pixel wide at least."""
    if reach == 0:
        return 1.0
    ratio = wanted / reach
    least = 1 / side
    return ratio if abs(ratio) >= least else math.copysign(least, ratio)
