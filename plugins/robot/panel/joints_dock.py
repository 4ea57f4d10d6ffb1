"""JointsDock: the joints of the arm, and what presses on what."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from plugins.robot.panel.scrolled import Scrolled
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.simulation.state import State
from plugins.robot.panel.view.joint_sliders import JointSliders
from plugins.robot.panel.view.naming import name_of

_MOST = 24


class JointsDock(QWidget):
    """Sliders above, contacts below."""

    def __init__(self, simulation: Simulation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._simulation = simulation
        self._told: tuple[str, ...] = ()
        self.sliders = JointSliders(simulation)
        self.place = QLabel()
        self.place.setProperty("class", "secondary")
        self.place.setContentsMargins(12, 0, 12, 0)
        self.place.setWordWrap(True)
        heading = QLabel(self.tr("Contacts"))
        heading.setProperty("class", "title")
        heading.setContentsMargins(12, 4, 12, 0)
        self.contacts = QListWidget()
        self.contacts.setAccessibleName(self.tr("Contacts"))
        self.contacts.setToolTip(self.tr("Which two press on one another, and with how much force"))
        self.contacts.setMinimumHeight(72)
        whole = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(whole))
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self.sliders)
        layout.addWidget(self.place)
        layout.addWidget(heading)
        beside = QHBoxLayout()
        beside.setContentsMargins(12, 0, 12, 0)
        beside.addWidget(self.contacts)
        layout.addLayout(beside, 1)
        simulation.state_changed.connect(self._show)

    def _show(self, state: State) -> None:
        if not self.isVisible():
            return
        x, y, z = (100 * value for value in state.gripper[:3])
        words = self.tr("Gripper: {x} cm ahead, {y} cm left, {z} cm up")
        self.place.setText(words.format(x=f"{x:.1f}", y=f"{y:.1f}", z=f"{z:.1f}"))
        touches = sorted(state.touches, key=lambda touch: (-round(touch.newtons, 1), touch.one, touch.other))[:_MOST]
        told = tuple(
            self.tr("{one} – {other}: {newtons} N").format(
                one=name_of(state.scene, touch.one),
                other=name_of(state.scene, touch.other),
                newtons=f"{touch.newtons:.1f}",
            )
            for touch in touches
        )
        if told == self._told:
            return
        self._told = told
        # Rows are written over, since a list that is filled anew loses its place
        while self.contacts.count() > len(told):
            self.contacts.takeItem(self.contacts.count() - 1)
        for row, line in enumerate(told):
            item = self.contacts.item(row)
            if item is None:
                self.contacts.addItem(line)
            else:
                item.setText(line)
