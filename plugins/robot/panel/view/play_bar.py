"""PlayBar: time goes on, pauses, goes a step or back to the start; and from where the arm is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.simulation.state import State
from plugins.robot.panel.view.arm_view import ArmView

SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)


class PlayBar(QWidget):
    """The row under the arm's view; its keys are those of the view."""

    def __init__(self, simulation: Simulation, view: ArmView, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._simulation, self._view = simulation, view
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._running = False
        self.play = IconButton(icons, "play", self.tr("Let time pass (Space)"))
        self.play.clicked.connect(view.toggle_running)
        self.step = IconButton(icons, "step-forward", self.tr("One step: 40 ms (full stop)"))
        self.step.clicked.connect(simulation.step)
        self.reset = IconButton(icons, "rotate-ccw", self.tr("Back to how it was laid (R)"))
        self.reset.clicked.connect(simulation.reset)
        self.speeds = QComboBox()
        self.speeds.setAccessibleName(self.tr("Speed"))
        self.speeds.setToolTip(self.tr("How many times as fast as time itself"))
        for speed in SPEEDS:
            self.speeds.addItem(self.tr("{factor} ×").format(factor=f"{speed:g}"), speed)
        self.speeds.setCurrentIndex(SPEEDS.index(1.0))
        self.speeds.activated.connect(lambda row: simulation.set_speed(SPEEDS[row]))
        self.clock = ElidedLabel()
        self.contacts = IconButton(icons, "target", self.tr("Contacts and forces (C)"))
        self.contacts.setCheckable(True)
        self.contacts.toggled.connect(view.set_contacts)
        view.contacts_changed.connect(self.contacts.setChecked)
        self.views = IconButton(icons, "eye", self.tr("From where it is seen (Home, 1 to 4)"))
        self.views.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.views)
        for words, key, deed in view.presets():
            menu.addAction(f"{words}\t{key}").triggered.connect(deed)
        self.views.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(6)
        for widget in (self.play, self.step, self.reset, self.speeds):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.clock, 1)
        layout.addWidget(self.contacts)
        layout.addWidget(self.views)
        simulation.state_changed.connect(self._show)
        simulation.arm_missing.connect(lambda: self._allow(on=False))
        self._allow(on=False)
        if simulation.state is not None:
            self._show(simulation.state)

    def _show(self, state: State) -> None:
        if state.running is not self._running:
            self._running = state.running
            icon, words = (
                ("pause", self.tr("Pause (Space)")) if state.running else ("play", self.tr("Let time pass (Space)"))
            )
            self.play.set_icon(icon, words)
        self._allow(on=True)
        self.step.setEnabled(not state.running)
        words = self.tr("{seconds} s").format(seconds=f"{state.seconds:.1f}")
        if state.following is not None:
            point = self.tr("Point {number} of {count}").format(number=state.following + 1, count=state.points)
            words += f" · {point}"
        if state.slower > 1:
            slower = self.tr("{factor} times slower than asked for: this machine does not keep pace")
            words += f" · {slower.format(factor=f'{state.slower:.1f}')}"
        if words != self.clock.text:
            self.clock.set_text(words)

    def _allow(self, *, on: bool) -> None:
        for widget in (self.play, self.step, self.reset, self.speeds):
            widget.setEnabled(on)
