"""DynamicsEditor: what the pen acts on, each with a curve to drag."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.canvas.brush import STRAIGHT, Curve, Dynamic, Sensor, Target
from plugins.canvas.panel.tool_state import ToolState

_HIT_PX = 9
_MARGIN = 6
_STEP = 0.05
_MOST_POINTS = 16


class CurveEdit(QWidget):
    """A curve whose points are dragged; a click on it adds one, Delete or a double click takes one away."""

    changed = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = STRAIGHT
        self._held = 0
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Drag points; click to add one, double-click to take it away."))

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(200, 96)

    @property
    def curve(self) -> Curve:
        """The points."""
        return self._curve

    def set_curve(self, curve: Curve) -> None:
        """Show a curve."""
        if curve != self._curve:
            self._curve = curve
            self._held = min(self._held, len(curve) - 1)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The curve over a grid."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area = self.palette(), self._area()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
        for part in (0.25, 0.5, 0.75):
            painter.drawLine(self._place((part, 0)), self._place((part, 1)))
            painter.drawLine(self._place((0, part)), self._place((1, part)))
        accent = palette.color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 1.5))
        ends = [(0.0, self._curve[0][1]), *self._curve, (1.0, self._curve[-1][1])]
        painter.drawPolyline(QPolygonF([self._place(point) for point in ends]))
        for index, point in enumerate(self._curve):
            held = index == self._held and self.hasFocus()
            painter.setBrush(accent if held else palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(self._place(point), 4, 4)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a point, or put one there."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        near = self._near(event.position())
        if near is None and len(self._curve) < _MOST_POINTS:
            x, y = self._value(event.position())
            if any(abs(x - point[0]) < 0.01 for point in self._curve):
                return
            self._curve = tuple(sorted((*self._curve, (x, y))))
            near = next(index for index, point in enumerate(self._curve) if point[0] == x)
            self._tell()
        if near is not None:
            self._held, self._dragging = near, True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point."""
        if self._dragging:
            self._move_to(*self._value(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._dragging = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the point away."""
        near = self._near(event.position())
        if near is not None:
            self._held = near
            self._remove()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go from point to point, arrows move one, Delete takes it away."""
        x, y = self._curve[self._held]
        match event.key():
            case Qt.Key.Key_Left:
                self._move_to(x - _STEP, y)
            case Qt.Key.Key_Right:
                self._move_to(x + _STEP, y)
            case Qt.Key.Key_Up:
                self._move_to(x, y + _STEP)
            case Qt.Key.Key_Down:
                self._move_to(x, y - _STEP)
            case Qt.Key.Key_PageDown:
                self._held = min(self._held + 1, len(self._curve) - 1)
            case Qt.Key.Key_PageUp:
                self._held = max(self._held - 1, 0)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._remove()
            case _:
                super().keyPressEvent(event)
                return
        self.update()

    def _move_to(self, x: float, y: float) -> None:
        points = list(self._curve)
        low = points[self._held - 1][0] + 0.01 if self._held else 0.0
        high = points[self._held + 1][0] - 0.01 if self._held + 1 < len(points) else 1.0
        points[self._held] = (round(min(high, max(low, x)), 3), round(min(1.0, max(0.0, y)), 3))
        self._curve = tuple(points)
        self._tell()

    def _remove(self) -> None:
        if len(self._curve) > 2:
            self._curve = self._curve[: self._held] + self._curve[self._held + 1 :]
            self._held = min(self._held, len(self._curve) - 1)
            self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit(self._curve)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _place(self, point: tuple[float, float]) -> QPointF:
        area = self._area()
        return QPointF(area.left() + point[0] * area.width(), area.bottom() - point[1] * area.height())

    def _value(self, place: QPointF) -> tuple[float, float]:
        area = self._area()
        x = (place.x() - area.left()) / area.width()
        y = (area.bottom() - place.y()) / area.height()
        return round(min(1.0, max(0.0, x)), 3), round(min(1.0, max(0.0, y)), 3)

    def _near(self, place: QPointF) -> int | None:
        distances = [(self._place(point) - place).manhattanLength() for point in self._curve]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        return nearest if distances[nearest] <= _HIT_PX else None


class DynamicsEditor(QWidget):
    """A sensor, what it acts on, and the curve between the two; all others stay as they are."""

    def __init__(self, tools: ToolState, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._sensor, self._target = ChoiceBox(), ChoiceBox()
        self._sensor.setAccessibleName(self.tr("What the pen tells"))
        self._target.setAccessibleName(self.tr("What it acts on"))
        for sensor, name in self._sensor_names().items():
            self._sensor.addItem(name, sensor)
        for target, name in self._target_names().items():
            self._target.addItem(name, target)
        for box in (self._sensor, self._target):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
        self._acts = IconButton(icons, "link", self.tr("Let it act"))
        self._acts.setCheckable(True)
        self._curve = CurveEdit(self.tr("Curve"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sensor, 1)
        row.addWidget(self._target, 1)
        row.addWidget(self._acts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._curve)
        self._sensor.activated.connect(self._show)
        self._target.activated.connect(self._show)
        self._acts.toggled.connect(self._set_acting)
        self._curve.changed.connect(self._set_curve)
        tools.changed.connect(self._show)
        self._show()

    def _pair(self) -> tuple[Target, Sensor]:
        return self._target.currentData(), self._sensor.currentData()

    def _is_acting(self) -> bool:
        """Whether the pair is at work; pressure on size and flow has a switch of its own in the brush."""
        brush, pair = self._tools.brush, self._pair()
        if pair == (Target.SIZE, Sensor.PRESSURE):
            return brush.pressure_size
        if pair == (Target.FLOW, Sensor.PRESSURE):
            return brush.pressure_opacity
        return any((dynamic.target, dynamic.sensor) == pair for dynamic in brush.dynamics)

    def _show(self) -> None:
        acting, (target, sensor) = self._is_acting(), self._pair()
        with QSignalBlocker(self._acts):
            self._acts.setChecked(acting)
        self._curve.set_curve(self._tools.brush.curve(target, sensor))
        self._curve.setEnabled(acting)

    def _set_acting(self, on: bool) -> None:
        brush, pair = self._tools.brush, self._pair()
        if pair == (Target.SIZE, Sensor.PRESSURE):
            self._tools.set_brush(replace(brush, pressure_size=on))
        elif pair == (Target.FLOW, Sensor.PRESSURE):
            self._tools.set_brush(replace(brush, pressure_opacity=on))
        else:
            others = tuple(dynamic for dynamic in brush.dynamics if (dynamic.target, dynamic.sensor) != pair)
            self._tools.set_brush(replace(brush, dynamics=(*others, Dynamic(*pair)) if on else others))

    def _set_curve(self, curve: Curve) -> None:
        brush, pair = self._tools.brush, self._pair()
        others = tuple(dynamic for dynamic in brush.dynamics if (dynamic.target, dynamic.sensor) != pair)
        self._tools.set_brush(replace(brush, dynamics=(*others, Dynamic(*pair, curve))))

    def _sensor_names(self) -> dict[Sensor, str]:
        return {
            Sensor.PRESSURE: self.tr("Pressure"),
            Sensor.TILT: self.tr("Tilt"),
            Sensor.TILT_DIRECTION: self.tr("Direction of tilt"),
            Sensor.SPEED: self.tr("Speed"),
            Sensor.DIRECTION: self.tr("Direction of the stroke"),
            Sensor.RANDOM: self.tr("Chance"),
            Sensor.FADE: self.tr("Length of the stroke"),
        }

    def _target_names(self) -> dict[Target, str]:
        return {
            Target.SIZE: self.tr("Size"),
            Target.FLOW: self.tr("Flow"),
            Target.ANGLE: self.tr("Angle"),
            Target.RATIO: self.tr("Roundness"),
            Target.SCATTER: self.tr("Scatter"),
            Target.LOAD: self.tr("Own colour"),
        }
