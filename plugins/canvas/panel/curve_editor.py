"""CurveEditor: a curve through points that are dragged, and Histogram: how often each value is there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.canvas.compositing.adjusting import curve_at

Points = tuple[tuple[float, float], ...]

STRAIGHT: Points = ((0.0, 0.0), (1.0, 1.0))
_REACH_PX = 10
_STEP = 1 / 255
_MARGIN = 6
_AWAY_PX = 28
"""So far out of the field a point is dragged to be taken away."""


class Histogram(QWidget):
    """How often each of 256 values is there, as hills behind what is drawn over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.float64] = np.zeros(256)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(64)

    def set_counts(self, counts: NDArray[np.int64]) -> None:
        """Show other values: how often each is there (256)."""
        highest = float(np.sort(counts)[-3]) if counts.any() else 0.0
        # A flat ground of one colour would leave no height to all others.
        self._counts = np.minimum(1, np.sqrt(counts / max(1.0, highest)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hills."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self.field()
        draw_ground(painter, self.palette(), field)
        self.draw_hills(painter, field)

    def field(self) -> QRectF:
        """Where values lie, 0 at the left and 1 at the right."""
        return QRectF(self.rect()).adjusted(_MARGIN, 1, -_MARGIN, -1)

    def draw_hills(self, painter: QPainter, field: QRectF) -> None:
        """Draw how often the values are there."""
        if not self._counts.any():
            return
        colour = QColor(self.palette().color(QPalette.ColorRole.PlaceholderText))
        colour.setAlphaF(0.45)
        hills = QPolygonF([field.bottomLeft()])
        for value, height in enumerate(self._counts):
            hills.append(
                QPointF(field.left() + value / 255 * field.width(), field.bottom() - float(height) * field.height())
            )
        hills.append(field.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(hills)


class CurveEditor(Histogram):
    """Click to put a point, drag it, drag it out or press Delete to take it away; arrows move it, Tab goes on."""

    changed = Signal(object)
    """The points, while one is dragged."""
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Points = STRAIGHT
        self._held: int | None = None
        self._chosen = 0
        self._removed = False
        self._colour: QColor | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(168)
        self.setAccessibleName(self.tr("Curve"))

    def sizeHint(self) -> QSize:
        """About a square."""
        return QSize(200, 168)

    @property
    def points(self) -> Points:
        """The points, from the left to the right, from 0 to 1."""
        return self._points

    def show_points(self, points: Points, colour: QColor | None = None) -> None:
        """Show another curve, in a colour of its own where it is that of a channel."""
        self._colour = colour
        if points != self._points:
            self._points = points
            self._chosen = min(self._chosen, len(points) - 1)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw grid, hills, curve and points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field, palette = self.field(), self.palette()
        draw_ground(painter, palette, field)
        self.draw_hills(painter, field)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        for part in (0.25, 0.5, 0.75):
            painter.drawLine(self._at((part, 0.0)), self._at((part, 1.0)))
            painter.drawLine(self._at((0.0, part)), self._at((1.0, part)))
        values = np.linspace(0, 1, 129)
        heights = curve_at(self._points, values)
        line = QPolygonF(
            [self._at((float(value), float(height))) for value, height in zip(values, heights, strict=True)]
        )
        colour = self._colour or palette.color(QPalette.ColorRole.Text)
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline(line)
        for index, point in enumerate(self._points):
            chosen = index == self._chosen and self.hasFocus()
            painter.setBrush(palette.color(QPalette.ColorRole.Accent) if chosen else colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self._at(point), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or put one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        near = [index for index, point in enumerate(self._points) if self._distance(point, at) <= _REACH_PX]
        if near:
            self._held = min(near, key=lambda index: self._distance(self._points[index], at))
        else:
            x, y = self._value(at)
            if not all(abs(x - point[0]) >= _STEP for point in self._points):
                return
            points = sorted((*self._points, (x, y)))
            self._held = points.index((x, y))
            self._set(tuple(points))
        self._chosen = self._held
        self._removed = False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point that is held."""
        if self._held is None:
            return
        at, index = event.position(), self._held
        outside = not QRectF(self.rect()).adjusted(-_AWAY_PX, -_AWAY_PX, _AWAY_PX, _AWAY_PX).contains(at)
        if outside and 0 < index < len(self._points) - 1:
            self._held = None
            self._remove(index)
            return
        self._move(index, *self._value(at))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen point, choose the next, or take it away."""
        x, y = self._points[self._chosen]
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self._move(self._chosen, x - far * _STEP, y)
            case Qt.Key.Key_Right:
                self._move(self._chosen, x + far * _STEP, y)
            case Qt.Key.Key_Up:
                self._move(self._chosen, x, y + far * _STEP)
            case Qt.Key.Key_Down:
                self._move(self._chosen, x, y - far * _STEP)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                by = 1 if event.key() == Qt.Key.Key_PageUp else -1
                self._chosen = (self._chosen + by) % len(self._points)
                self.update()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if 0 < self._chosen < len(self._points) - 1:
                self._remove(self._chosen)
            case _:
                super().keyPressEvent(event)
                return
        self.finished.emit()

    def _move(self, index: int, x: float, y: float) -> None:
        """Put a point elsewhere, between its neighbours."""
        points = list(self._points)
        low = points[index - 1][0] + _STEP if index > 0 else 0.0
        high = points[index + 1][0] - _STEP if index + 1 < len(points) else 1.0
        points[index] = (min(max(x, low), high), min(max(y, 0.0), 1.0))
        self._set(tuple(points))

    def _remove(self, index: int) -> None:
        points = self._points
        self._chosen = max(0, index - 1)
        self._set(points[:index] + points[index + 1 :])

    def _set(self, points: Points) -> None:
        if points != self._points:
            self._points = points
            self.update()
            self.changed.emit(points)

    def _at(self, point: tuple[float, float]) -> QPointF:
        field = self.field()
        return QPointF(field.left() + point[0] * field.width(), field.bottom() - point[1] * field.height())

    def _value(self, at: QPointF) -> tuple[float, float]:
        field = self.field()
        x, y = (at.x() - field.left()) / field.width(), (field.bottom() - at.y()) / field.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _distance(self, point: tuple[float, float], at: QPointF) -> float:
        return (self._at(point) - at).manhattanLength()

    def field(self) -> QRectF:
        """Where values lie."""
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)


def draw_ground(painter: QPainter, palette: QPalette, field: QRectF) -> None:
    """A quiet ground for what is drawn over it."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(field, 4, 4)
