"""Filters: which molecules of the set are shown, by ranges of their values and by a substructure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDoubleValidator, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.api import UserError
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.molecules.choosing import Between, Choice
from plugins.molecules.panel.saying import said
from plugins.molecules.pattern import pattern_of
from plugins.molecules.quantities import QUANTITIES, Quantity

_AFTER_MS = 250
_FIELD_PX = 58


class Filters(QWidget):
    """A pane of fields: two for each quantity, and a line for a substructure."""

    changed = Signal()
    sketch_wanted = Signal()
    """The substructure is to be drawn."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fields: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self._pairs: list[QWidget] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._check)
        self.pattern = QLineEdit()
        self.pattern.setPlaceholderText(self.tr("SMARTS or SMILES, such as c1ccncc1"))
        self.pattern.setClearButtonEnabled(True)
        self.pattern.setAccessibleName(self.tr("Substructure"))
        self.pattern.textChanged.connect(self._later.start)
        draw = IconButton(icons, "pencil", self.tr("Draw the substructure"))
        draw.clicked.connect(self.sketch_wanted)
        clear = QPushButton(self.tr("Clear all"))
        clear.clicked.connect(self.clear)
        self._fault = QLabel()
        self._fault.setProperty("class", "bad")
        self._fault.setWordWrap(True)
        self._fault.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(QLabel(self.tr("Substructure")))
        line.addWidget(self.pattern, 1)
        line.addWidget(draw)
        line.addWidget(clear)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for one in QUANTITIES:
            self._pairs.append(self._pair(one))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(self._grid)
        layout.addLayout(line)
        layout.addWidget(self._fault)
        self._columns = 0
        self._pattern = ""
        self._arrange()

    def applied_to(self, choice: Choice) -> Choice:
        """A choice with what the fields say; what is no number is left out and marked."""
        ranges = []
        for key, (low, high) in self._fields.items():
            bounds = _number(low), _number(high)
            if bounds != (None, None):
                ranges.append(Between(key, *bounds))
        return replace(choice, ranges=tuple(ranges), pattern=self._pattern)

    def look_for(self, pattern: str) -> None:
        """Look for a substructure."""
        self.pattern.setText(pattern)
        self._check()

    def clear(self) -> None:
        """Show everything."""
        for pair in self._fields.values():
            for field in pair:
                field.clear()
        self.pattern.clear()
        self._check()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        widest = max(pair.sizeHint().width() for pair in self._pairs)
        columns = max(1, (self.width() - 24) // (widest + self._grid.horizontalSpacing()))
        if columns == self._columns:
            return
        self._columns = columns
        for at, pair in enumerate(self._pairs):
            self._grid.removeWidget(pair)
            self._grid.addWidget(pair, at // columns, at % columns)

    def _pair(self, quantity: Quantity) -> QWidget:
        title = said(quantity.title)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        label = QLabel(quantity.short)
        label.setToolTip(title)
        label.setMinimumWidth(52)
        layout.addWidget(label)
        fields: list[QLineEdit] = []
        for words in (self.tr("{name}, at least"), self.tr("{name}, at most")):
            field = QLineEdit()
            field.setValidator(QDoubleValidator(field))
            field.setFixedWidth(_FIELD_PX)
            field.setAccessibleName(words.format(name=title))
            field.setToolTip(words.format(name=title))
            field.textChanged.connect(self._later.start)
            if fields:
                layout.addWidget(QLabel("–"))
            layout.addWidget(field)
            fields.append(field)
        fields[0].setPlaceholderText(self.tr("min"))
        fields[1].setPlaceholderText(self.tr("max"))
        layout.addWidget(QLabel(quantity.unit))
        layout.addStretch(1)
        self._fields[quantity.key] = (fields[0], fields[1])
        return row

    def _check(self) -> None:
        self._later.stop()
        text = self.pattern.text().strip()
        fault = ""
        if text:
            try:
                pattern_of(text)
            except UserError as error:
                text, fault = self._pattern, said(error.words)
        self._pattern = text
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.changed.emit()


def _number(field: QLineEdit) -> float | None:
    text = field.text().strip().replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None
