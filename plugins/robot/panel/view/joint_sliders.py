"""JointSliders: the joints of the arm and the opening of its gripper."""

from __future__ import annotations

import time
from functools import partial
from math import ceil, degrees, radians

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.robot.panel.simulation.motion import OPENING
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.simulation.state import State

_WIDEST_MM = 80
_TENTHS = 10
_BY_HAND_S = 0.5
"""So long after a hand was on a slider it shows what was told, and not yet where the arm has come."""


class JointSliders(QWidget):
    """They follow the motion, and tell the motors where to go: a hand on one of them takes the arm off its path."""

    def __init__(self, simulation: Simulation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._simulation = simulation
        self._limits: tuple[tuple[float, float], ...] = ()
        self._ranges: tuple[tuple[float, float], ...] = ()
        self._by_hand: tuple[NumberSlider | None, float] = (None, 0.0)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.setSpacing(6)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.joints: tuple[NumberSlider, ...] = ()
        self.opening = NumberSlider(self.tr("Gripper's opening"), 0, _WIDEST_MM, _WIDEST_MM, step=0.1, unit="mm")
        self.opening.setToolTip(self.tr("How far apart the fingers are."))
        self.opening.value_changed.connect(self._open)
        self.setEnabled(False)
        simulation.state_changed.connect(self._follow)
        simulation.arm_missing.connect(lambda: self.setEnabled(False))
        if simulation.state is not None:
            self._follow(simulation.state)
        else:
            self._layout.addWidget(self.opening)

    def _follow(self, state: State) -> None:
        if state.limits != self._limits:
            self._build(state)
        if not self.isVisible():
            return
        self.setEnabled(True)
        for slider, (low, high), angle in zip(self.joints, self._ranges, state.angles, strict=True):
            # An arm that is pressed against its limit goes a hair beyond.
            self._show(slider, min(high, max(low, degrees(angle))))
        self._show(self.opening, min(_WIDEST_MM, max(0.0, state.gripper[4] * 1000)))

    def _build(self, state: State) -> None:
        self._limits = state.limits
        for old in self.joints:
            old.deleteLater()
        joints, ranges = [], []
        for number, (low, high) in enumerate(state.limits):
            words = self.tr("Joint {number}").format(number=number + 1)
            first, last = _inner(low), -_inner(-high)
            slider = NumberSlider(words, first, last, min(last, max(first, 0.0)), step=0.1, key_step=1, unit="°")
            slider.setToolTip(
                self.tr("From {low}° to {high}°. While paused the arm is there at once.").format(
                    low=f"{first:.0f}", high=f"{last:.0f}"
                )
            )
            slider.value_changed.connect(partial(self._turn, number))
            self._layout.addWidget(slider)
            joints.append(slider)
            ranges.append((first, last))
        self.joints, self._ranges = tuple(joints), tuple(ranges)
        self._layout.addWidget(self.opening)

    def _turn(self, number: int, value: float) -> None:
        self._by_hand = self.joints[number], time.monotonic()
        self._take_over()
        self._simulation.set_joint(number, radians(value))

    def _open(self, millimetres: float) -> None:
        self._by_hand = self.opening, time.monotonic()
        self._take_over()
        self._simulation.set_joint(OPENING, millimetres / 1000)

    def _take_over(self) -> None:
        state = self._simulation.state
        if state is not None and state.following is not None:
            self._simulation.stop()

    def _show(self, slider: NumberSlider, value: float) -> None:
        """Follow, but for the one that a hand is on."""
        last, when = self._by_hand
        if slider is last:
            dragged = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton) and slider.underMouse()
            if dragged or time.monotonic() - when < _BY_HAND_S:
                return
        shown = round(value * _TENTHS) / _TENTHS
        if abs(slider.value - shown) > 1e-6:
            slider.set_value(shown)


def _inner(low: float) -> float:
    """A limit in degrees, rounded to tenths towards the inside."""
    return ceil(degrees(low) * _TENTHS) / _TENTHS
