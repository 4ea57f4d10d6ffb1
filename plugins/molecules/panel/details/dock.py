"""DetailsDock: the molecule that is looked at, its alerts, and its values beside what is usual."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.api import UserError
from app.widgets.elided_label import ElidedLabel
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.scroll_edge import ScrollEdge
from app.widgets.wrapped_label import WrappedLabel
from plugins.molecules.choosing import Between
from plugins.molecules.facts import Facts
from plugins.molecules.panel.details.alert_list import AlertList
from plugins.molecules.panel.details.nearest import NearestList
from plugins.molecules.panel.details.picture import MoleculePicture
from plugins.molecules.panel.details.radar import RadarPlot
from plugins.molecules.panel.drawings import Drawings
from plugins.molecules.panel.knowledge import Knowledge
from plugins.molecules.panel.lookup import Lookup
from plugins.molecules.panel.saying import said
from plugins.molecules.panel.work import MoleculesWork
from plugins.molecules.quantities import QUANTITIES
from plugins.molecules.wording.constraints import InRange, settled
from plugins.molecules.wording.reading import read


class DetailsDock(QScrollArea):
    """A column that scrolls."""

    def __init__(
        self, work: MoleculesWork, drawings: Drawings, knowledge: Knowledge, lookup: Lookup, icons: Icons
    ) -> None:
        super().__init__()
        self._work, self._knowledge = work, knowledge
        self.setProperty("class", "dock")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.picture = MoleculePicture(drawings)
        self.name = ElidedLabel()
        self._smiles, self._scaffold = ElidedLabel(), ElidedLabel()
        copy = IconButton(icons, "copy", self.tr("Copy the SMILES"))
        copy.clicked.connect(self._copy)
        self.radar = RadarPlot()
        self.alerts = AlertList(icons)
        self.alerts.looked_at.connect(self.picture.mark)
        self._no_alerts = QLabel(self.tr("No alerts of PAINS, BRENK or NIH."))
        self._no_alerts.setProperty("class", "secondary")
        self.nearest = NearestList(lookup, drawings, icons)
        self._fault = WrappedLabel()
        self._fault.setProperty("class", "bad")
        notice = WrappedLabel(self.tr("Values are computed from the structure. No activity or safety is implied."))
        notice.setProperty("class", "secondary")
        self._none = WrappedLabel(self.tr("Select a molecule to see more of it."))
        self._none.setProperty("class", "secondary")
        self._values: dict[str, QLabel] = {}
        self._whole = QWidget()
        line = QHBoxLayout()
        line.addWidget(self._smiles, 1)
        line.addWidget(copy)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture)
        column.addWidget(self.name)
        column.addLayout(line)
        column.addWidget(self._fault)
        column.addWidget(_caption(self.tr("Alerts")))
        column.addWidget(self.alerts)
        column.addWidget(self._no_alerts)
        column.addWidget(_caption(self.tr("Properties")))
        column.addWidget(self.radar)
        column.addLayout(self._table())
        column.addWidget(notice)
        column.addWidget(_caption(self.tr("Nearest in the training data")))
        column.addWidget(self.nearest)
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(self._none)
        outer.addWidget(self._whole)
        outer.addStretch(1)
        self.setWidget(body)
        self.edge = ScrollEdge(self)
        self.setAccessibleName(self.tr("The selected molecule"))
        work.current_changed.connect(self._show)
        knowledge.learned.connect(lambda _smiles: self._show_facts())
        self._show()

    def value(self, key: str) -> str:
        """What is written for a quantity."""
        return self._scaffold.text if key == "scaffold" else self._values[key].text()

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        rows = [("formula", self.tr("Formula")), *((one.key, said(one.title)) for one in QUANTITIES)]
        for row, (key, title) in enumerate(rows):
            label = QLabel(title)
            label.setProperty("class", "secondary")
            label.setWordWrap(True)
            value = QLabel()
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setAccessibleName(title)
            value.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, row, 0)
            grid.addWidget(value, row, 1)
            self._values[key] = value
        label = QLabel(self.tr("Scaffold"))
        label.setProperty("class", "secondary")
        # Longer than any other value, it must not push those aside
        self._scaffold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(label)
        line.addWidget(self._scaffold, 1)
        grid.addLayout(line, len(rows), 0, 1, 2)
        return grid

    def _show(self) -> None:
        current = self._work.current
        self._none.setVisible(current is None)
        self._whole.setVisible(current is not None)
        if current is None:
            self.picture.show_molecule("", "")
            return
        self.picture.show_molecule(current.smiles, current.name or current.smiles)
        self.name.set_text(current.name)
        self.name.setVisible(bool(current.name))
        self._smiles.set_text(current.smiles)
        self.nearest.show_molecule(current.smiles)
        self._knowledge.want([current.smiles])
        self._show_facts()

    def _show_facts(self) -> None:
        current = self._work.current
        if current is None:
            return
        facts = self._knowledge.facts.get(current.smiles, Facts())
        self._fault.setText(said(facts.fault) if facts.fault else "")
        self._fault.setVisible(bool(facts.fault))
        self.alerts.show_alerts(facts.alerts)
        self.alerts.setVisible(bool(facts.alerts))
        self._no_alerts.setVisible(bool(facts.values) and not facts.alerts)
        self.radar.show_values(facts.values, self._wanted())
        self._values["formula"].setText(facts.formula)
        self._scaffold.set_text(facts.scaffold or "–")
        for one in QUANTITIES:
            self._values[one.key].setText(one.said(facts.values[one.key]) if one.key in facts.values else "–")

    def _wanted(self) -> dict[str, Between]:
        """What the sentence asked for that made the set; nothing where it contradicts itself."""
        shown = self._work.set
        try:
            asked = settled(read(shown.wish).constraints) if shown is not None and shown.wish else ()
        except UserError:
            return {}
        return {one.key: Between(one.key, one.low, one.high) for one in asked if isinstance(one, InRange)}

    def _copy(self) -> None:
        if self._work.current is not None:
            QGuiApplication.clipboard().setText(self._work.current.smiles)


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("class", "caption")
    return label
