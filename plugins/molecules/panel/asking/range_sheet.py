"""RangeSheet: gives a quantity a range."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.api import UserError, Words
from plugins.molecules.panel.asking.sheet import Sheet
from plugins.molecules.panel.saying import said
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.wording.constraints import InRange, digits
from plugins.molecules.wording.ranges import range_of

_FIELD_PX = 72


class RangeSheet(Sheet):
    """Two fields, of which one may be empty; `before` is the range that is changed."""

    def __init__(self, key: str, before: InRange | None, parent: QWidget) -> None:
        quantity = QUANTITY[key]
        title = said(quantity.title)
        super().__init__(title, parent, self.constraint)
        self._key = key
        self.first = self.low = self._field(self.tr("From"), before.low if before else None)
        self.high = self._field(self.tr("To"), before.high if before else None)
        self.apply = QPushButton(self.tr("Change") if before else self.tr("Add"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self.give)
        line = QHBoxLayout()
        line.setSpacing(8)
        for field in (self.low, self.high):
            line.addWidget(QLabel(field.accessibleName()))
            field.setAccessibleName(f"{title}: {field.accessibleName()}")
            line.addWidget(field, 1)
        if quantity.unit:
            line.addWidget(QLabel(quantity.unit))
        hint = QLabel(self.tr("An empty field leaves that end open."))
        hint.setProperty("class", "secondary")
        hint.setWordWrap(True)
        self.rows.addLayout(line)
        for widget in (hint, self.fault, self.apply):
            self.rows.addWidget(widget)

    def constraint(self) -> InRange:
        """The range as it is typed; raises UserError."""
        return range_of(self._key, self.low.text(), self.high.text())

    def _field(self, words: str, value: float | None) -> QLineEdit:
        field = QLineEdit("" if value is None else digits(value))
        field.setMinimumWidth(_FIELD_PX)
        field.setAccessibleName(words)
        field.textEdited.connect(self._check)
        return field

    def _check(self) -> None:
        """Say what is wrong while it is typed; two empty fields are no fault until they are to be given."""
        fault = Words()
        if self.low.text().strip() or self.high.text().strip():
            try:
                self.constraint()
            except UserError as error:
                fault = error.words
        self.say(fault)
