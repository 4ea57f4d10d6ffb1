"""ArmHand: what mouse and wheel do to the arm's view and to the things that are seen."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from plugins.robot.model import Kind
from plugins.robot.panel.simulation.camera import Place
from plugins.robot.panel.simulation.state import ARM, NOTHING, Hit
from plugins.robot.physics.mjcf import TABLE_AT, TABLE_HALF

if TYPE_CHECKING:
    from plugins.robot.panel.view.arm_view import ArmView

DEGREES_A_PIXEL = 0.4
_ZOOM_A_NOTCH = 1.18
_NOTCH = 120
_CLICK = 4


class Grip(Enum):
    """What a drag does."""

    ASKED = "asked"
    """It isn't known yet whether it began on a thing."""
    ORBIT = "orbit"
    PAN = "pan"
    PULL = "pull"
    SHIFT = "shift"
    FIXED = "fixed"
    """It began on a thing that cannot be moved now."""


class ArmHand:
    """Knows which drag does what; what lies under the pointer is asked of the simulation."""

    def __init__(self, view: ArmView) -> None:
        self._view = view
        self.grip: Grip | None = None
        self.held = NOTHING
        self.hovered = NOTHING
        self._asked, self._clicked, self._centring, self._passing = 0, 0, 0, 0
        self._start = self._last = self._at = QPointF()
        self._dragged = False
        self._place = np.zeros(3)
        self._offset = np.zeros(2)
        self._to: tuple[float, float] | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begin."""
        if self.grip is not None:
            return
        self._start = self._last = self._at = event.position()
        self._dragged, self._to = False, None
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() is Qt.MouseButton.MiddleButton or (event.button() is Qt.MouseButton.LeftButton and shift):
            self.grip = Grip.PAN
        elif event.button() is Qt.MouseButton.LeftButton:
            self.grip = Grip.ASKED
            self._asked = self._view.ask(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Go on, or point at something."""
        self._at = event.position()
        if self.grip is None:
            self._passing = self._view.ask(self._at, passing=True)
        elif self._dragged or (self._at - self._start).manhattanLength() >= _CLICK:
            self._dragged = True
            self._drag()

    def release(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.grip is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        grip, self.grip = self.grip, None
        number, self.held = self.held, NOTHING
        self._view.setCursor(Qt.CursorShape.OpenHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
        match grip:
            case Grip.PULL:
                self._view.simulation.hold(None)
            case Grip.SHIFT if self._to is not None:
                state = self._view.simulation.state
                if state is not None and state.laid:
                    self._view.thing_moved.emit(number, *self._to)
            case Grip.ASKED if not self._dragged:
                self._clicked = self._asked
            case Grip.ORBIT if not self._dragged:
                self._view.thing_clicked.emit(NOTHING)
            case _:
                pass
        if number >= 0 and not self._dragged:
            self._view.thing_clicked.emit(number)
        self._view.update()

    def leave(self) -> None:
        """Nothing is pointed at."""
        self._passing = 0
        self._hover(NOTHING)

    def give_up(self) -> bool:
        """Let go of what is held, as it is; whether something was."""
        if self.grip is None:
            return False
        if self.grip is Grip.PULL:
            self._view.simulation.hold(None)
        self.grip, self.held = None, NOTHING
        self._view.update()
        return True

    def double_click(self, event: QMouseEvent) -> None:
        """Put what is there into the middle."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._centring = self._view.ask(event.position())

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoom(_ZOOM_A_NOTCH**notches, event.position())
        event.accept()

    def native(self, event: QNativeGestureEvent) -> bool:
        """Two fingers zoom and turn."""
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position())
            case Qt.NativeGestureType.RotateNativeGesture:
                self._view.set_camera(self._view.camera.orbit(event.value(), 0))
            case _:
                return False
        return True

    def zoom(self, factor: float, at: QPointF) -> None:
        """Go so many times nearer to what is at a place of the view."""
        view = self._view
        high = max(1, view.height())
        across, up = (at.x() - view.width() / 2) / high, (view.height() / 2 - at.y()) / high
        view.set_camera(view.camera.zoom(factor, across, up))

    def answer(self, hit: Hit) -> None:
        """What was asked is known."""
        if hit.asked == self._passing:
            self._hover(hit.number)
        elif hit.asked == self._centring:
            if hit.number >= 0 or hit.number == ARM:
                self._view.set_camera(replace(self._view.camera, lookat=hit.place))
        elif hit.asked == self._clicked:
            self._view.thing_clicked.emit(hit.number if hit.number >= 0 else NOTHING)
        elif hit.asked == self._asked and self.grip is Grip.ASKED:
            self._take(hit)
            if self._dragged:
                self._drag()

    def _take(self, hit: Hit) -> None:
        state = self._view.simulation.state
        if hit.number < 0 or state is None or hit.number >= len(state.things):
            self.grip = Grip.ORBIT
            return
        self.held, self._place = hit.number, np.array(hit.place)
        self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._offset = np.array(state.things[hit.number].place[:2]) - self._place[:2]
        self._hover(hit.number)
        if not state.running:
            self.grip = Grip.SHIFT
        elif state.scene.things[hit.number].kind is Kind.PLATE:
            self.grip = Grip.FIXED
        else:
            self.grip = Grip.PULL
            self._view.simulation.hold(hit.number, hit.place)

    def _drag(self) -> None:
        view, moved = self._view, self._at - self._last
        match self.grip:
            case Grip.ORBIT:
                view.set_camera(view.camera.orbit(moved.x() * DEGREES_A_PIXEL, moved.y() * DEGREES_A_PIXEL))
            case Grip.PAN:
                high = max(1, view.height())
                view.set_camera(view.camera.pan(moved.x() / high, -moved.y() / high))
            case Grip.PULL:
                target = self._on_plane(view.camera.axes[0])
                if target is not None:
                    view.simulation.hold(self.held, target)
            case Grip.SHIFT:
                target = self._on_plane(np.array([0.0, 0.0, 1.0]))
                if target is not None and _on_table(target):
                    self._to = float(target[0] + self._offset[0]), float(target[1] + self._offset[1])
                    view.simulation.shift(self.held, *self._to)
            case Grip.ASKED:
                return
            case _:
                view.update()
        self._last = self._at

    def _on_plane(self, normal: NDArray[np.float64]) -> Place | None:
        """Where the pointer is on a plane through where the thing was taken, None where it points away from it."""
        view = self._view
        eye, ray = view.camera.eye, view.camera.ray(self._at.x(), self._at.y(), view.width(), view.height())
        slope = float(ray @ normal)
        away = float((self._place - eye) @ normal) / slope if abs(slope) > 1e-6 else -1.0
        if away <= 0:
            return None
        x, y, z = (eye + away * ray).tolist()
        return x, y, z

    def _hover(self, number: int) -> None:
        if self.grip is None:
            self._view.setCursor(Qt.CursorShape.OpenHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
        if number != self.hovered:
            self.hovered = number
            self._view.hovered_changed.emit(number)
            self._view.update()


def _on_table(place: Place) -> bool:
    x, y, _ = place
    return abs(x - TABLE_AT[0]) < TABLE_HALF[0] and abs(y - TABLE_AT[1]) < TABLE_HALF[1]
