"""ViewGestures: moving a picture about with wheel, buttons, fingers and held keys."""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QInputDevice, QKeyEvent, QMouseEvent, QNativeGestureEvent, QTabletEvent, QWheelEvent

if TYPE_CHECKING:
    from app.widgets.tile_view import TileView

_NOTCH = 120
_ZOOM_A_NOTCH = 2**0.25
_ZOOM_A_PIXEL = 2 ** (1 / 120)
_TURN_STEP = 15.0


class Grip(Enum):
    """What a drag does to the picture."""

    PAN = "pan"
    TURN = "turn"
    ZOOM = "zoom"


class ViewGestures:
    """Knows which drag and which key moves the picture; every answer says whether the event was used up."""

    def __init__(self, view: TileView) -> None:
        self._view = view
        self._space = False
        self._grip: Grip | None = None
        self._last = QPointF()
        self._start = QPointF()
        self._start_angle = 0.0
        self._rest = QPointF()
        self._cursor: QCursor | None = None
        self.tool: Grip | None = None
        """What the left button does all the time: the hand and the zoom tool."""

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms; two fingers move, and zoom with Ctrl; Shift and Alt move sideways."""
        device = event.device()
        fingers = event.phase() is not Qt.ScrollPhase.NoScrollPhase or (
            device is not None and device.type() is QInputDevice.DeviceType.TouchPad
        )
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        sideways = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        angle = event.angleDelta()
        if fingers and not ctrl:
            moved = event.pixelDelta() if not event.pixelDelta().isNull() else angle / 2
            self._pan(QPointF(moved))
        elif sideways and not ctrl:
            self._pan(QPointF(angle.x() or angle.y(), 0) / 2)
        elif angle.y():
            zoom = self._view.viewport.zoom * _ZOOM_A_NOTCH ** (angle.y() / _NOTCH)
            self._view.zoom_to(_near_one(zoom), event.position())
        event.accept()

    def native(self, event: QEvent) -> bool:
        """Pinch and turn on a touchpad."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        viewport = self._view.viewport
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._view.zoom_to(viewport.zoom * (1 + event.value()), event.position())
            case Qt.NativeGestureType.RotateNativeGesture:
                self._view.set_viewport(viewport.turned(viewport.angle + event.value(), event.position()))
            case _:
                return False
        return True

    def key(self, event: QKeyEvent, *, down: bool) -> bool:
        """Space, held."""
        if event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat():
            self._space = down
            self._show_cursor()
        return True

    def press(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Begin a drag, if this button begins one."""
        grip = self._grip_of(event)
        if grip is None:
            return False
        self._grip = grip
        self._last = self._start = event.position()
        self._start_angle = self._view.viewport.angle
        self._rest = QPointF()
        self._show_cursor()
        return True

    def move(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Go on with the drag."""
        if self._grip is None:
            return False
        at = event.position()
        moved, self._last = at - self._last, at
        match self._grip:
            case Grip.PAN:
                self._pan(moved)
            case Grip.TURN:
                self._turn(at, event)
            case Grip.ZOOM:
                self._view.zoom_to(self._view.viewport.zoom * _ZOOM_A_PIXEL ** (moved.x() - moved.y()), self._start)
        return True

    def release(self, event: QMouseEvent | QTabletEvent) -> bool:
        """End the drag; a click of the zoom tool zooms."""
        if self._grip is None:
            return False
        clicked = (event.position() - self._start).manhattanLength() < 3
        if self._grip is Grip.ZOOM and clicked:
            out = bool(event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier))
            self._view.zoom_to(self._view.viewport.zoom * (0.5 if out else 2), event.position())
        self._grip = None
        self._show_cursor()
        return True

    def stop(self) -> None:
        """Let go of everything that is held."""
        self._space = False
        self._grip = None
        self._show_cursor()

    def _grip_of(self, event: QMouseEvent | QTabletEvent) -> Grip | None:
        if event.button() is Qt.MouseButton.MiddleButton:
            return Grip.PAN
        if event.button() is not Qt.MouseButton.LeftButton:
            return None
        if not self._space:
            return self.tool
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return Grip.TURN
        return Grip.ZOOM if event.modifiers() & Qt.KeyboardModifier.ControlModifier else Grip.PAN

    def _pan(self, moved: QPointF) -> None:
        whole = moved + self._rest
        dx, dy = math.floor(whole.x() + 0.5), math.floor(whole.y() + 0.5)
        self._rest = whole - QPointF(dx, dy)
        if dx or dy:
            self._view.pan_by(dx, dy)

    def _turn(self, at: QPointF, event: QMouseEvent | QTabletEvent) -> None:
        middle = QRectF(self._view.rect()).center()
        turned = _direction(at - middle) - _direction(self._start - middle)
        angle = self._start_angle + turned
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            angle = round(angle / _TURN_STEP) * _TURN_STEP
        self._view.turn_to(angle)

    def _show_cursor(self) -> None:
        shape = None
        if self._grip is Grip.PAN:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space or (self._grip is Grip.TURN):
            shape = Qt.CursorShape.OpenHandCursor
        if shape is None and self._cursor is not None:
            self._view.setCursor(self._cursor)
            self._cursor = None
        elif shape is not None:
            if self._cursor is None:
                self._cursor = self._view.cursor()
            self._view.setCursor(shape)


def _direction(offset: QPointF) -> float:
    return math.degrees(math.atan2(offset.y(), offset.x()))


def _near_one(zoom: float) -> float:
    """Exactly 1 where a wheel comes close: rounding over many steps would leave the picture blurred there."""
    return 1.0 if abs(zoom - 1) < 0.02 else zoom
