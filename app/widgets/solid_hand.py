"""SolidHand: what mouse, wheel and fingers do to a solid."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

if TYPE_CHECKING:
    from app.widgets.solid_view import SolidView

_DEGREES_A_PIXEL = 0.45
_ZOOM_A_NOTCH = 1.18
_ZOOM_A_PIXEL = 1.006
_CLICK = 4


class Grip(Enum):
    """What a drag does."""

    TURN = "turn"
    ROLL = "roll"
    PAN = "pan"
    ZOOM = "zoom"
    BOX = "box"


class SolidHand:
    """Knows which drag does what; a drag that went nowhere is a click."""

    def __init__(self, view: SolidView) -> None:
        self._view = view
        self._grip: Grip | None = None
        self._start = self._last = QPointF()
        self._dragged = False
        self.box: QRectF | None = None
        """The rectangle that is being drawn around what is to be picked."""

    def press(self, event: QMouseEvent) -> None:
        """Begin."""
        self._grip = _grip_of(event)
        self._start = self._last = event.position()
        self._dragged = False

    def move(self, event: QMouseEvent) -> None:
        """Go on."""
        at = event.position()
        if self._grip is None:
            self._view.point_at(at)
            return
        if not self._dragged and (at - self._start).manhattanLength() < _CLICK:
            return
        self._dragged = True
        moved, self._last = at - self._last, at
        match self._grip:
            case Grip.TURN:
                self._view.turn_by(moved.x() * _DEGREES_A_PIXEL, moved.y() * _DEGREES_A_PIXEL)
            case Grip.ROLL:
                self._view.turn_by(0, 0, -moved.x() * _DEGREES_A_PIXEL)
            case Grip.PAN:
                self._view.pan_by(moved.x(), moved.y())
            case Grip.ZOOM:
                self._view.zoom_by(_ZOOM_A_PIXEL ** -moved.y())
            case Grip.BOX:
                self.box = QRectF(self._start, at).normalized()
                self._view.update()
        shape = Qt.CursorShape.CrossCursor if self._grip is Grip.BOX else Qt.CursorShape.ClosedHandCursor
        self._view.setCursor(shape)

    def release(self, event: QMouseEvent) -> None:
        """End, or pick."""
        grip, self._grip = self._grip, None
        self._view.unsetCursor()
        if self.box is not None:
            inside, self.box = self._view.ids_in(self.box), None
            self._view.set_selection((*self._view.selection, *inside))
            self._view.update()
        elif grip is not None and not self._dragged and event.button() is Qt.MouseButton.LeftButton:
            self._pick(event)

    def double_click(self, event: QMouseEvent) -> None:
        """Put what is there into the middle, or show all."""
        name = self._view.id_at(event.position())
        if name >= 0:
            self._view.center_on(name)
        else:
            self._view.show_all()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom; the wheel of a mouse in notches, fingers bit by bit."""
        notches = event.angleDelta().y() / 120
        if notches:
            self._view.zoom_by(_ZOOM_A_NOTCH**notches)
        event.accept()

    def native(self, event: QNativeGestureEvent) -> bool:
        """Pinch and turn."""
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._view.zoom_by(max(0.1, 1 + event.value()))
            case Qt.NativeGestureType.RotateNativeGesture:
                self._view.turn_by(0, 0, -event.value())
            case _:
                return False
        return True

    def _pick(self, event: QMouseEvent) -> None:
        view, name = self._view, self._view.id_at(event.position())
        more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not more:
            view.set_selection(() if name < 0 else (name,))
        elif name in view.selection:
            view.set_selection(each for each in view.selection if each != name)
        elif name >= 0:
            view.set_selection((*view.selection, name))
        view.picked.emit(name)


def _grip_of(event: QMouseEvent) -> Grip | None:
    modifiers = event.modifiers()
    if event.button() is Qt.MouseButton.MiddleButton:
        return Grip.PAN
    if event.button() is not Qt.MouseButton.LeftButton:
        return None
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Grip.ROLL if modifiers & Qt.KeyboardModifier.ShiftModifier else Grip.ZOOM
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Grip.BOX
    return Grip.PAN if modifiers & Qt.KeyboardModifier.ShiftModifier else Grip.TURN
