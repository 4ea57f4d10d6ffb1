"""SeedField: a seed with a die and a lock."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

LIMIT = 2**32


class SeedField(QWidget):
    """A number from 0 to 2**32 - 1; unless it is locked `next_seed` draws a new one.

    One that is not `drawn` begins with 0 and is locked.
    """

    changed = Signal()

    def __init__(
        self, label: str, dice: QIcon, lock: QIcon, *, drawn: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number = QLineEdit("0")
        self._number.setAccessibleName(label)
        self._number.setValidator(QRegularExpressionValidator(r"\d{0,10}"))
        self._number.textEdited.connect(self._typed)
        self._dice = QToolButton()
        self._dice.setIcon(dice)
        self._dice.setToolTip(self.tr("Draw a new seed"))
        self._dice.setAccessibleName(self.tr("Draw a new seed"))
        self._dice.clicked.connect(self.draw)
        self._lock = QToolButton()
        self._lock.setIcon(lock)
        self._lock.setCheckable(True)
        self._lock.setToolTip(self.tr("Keep this seed for the next picture"))
        self._lock.setAccessibleName(self.tr("Keep this seed"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._number, self._dice, self._lock):
            layout.addWidget(widget)
        self.setFocusProxy(self._number)
        if drawn:
            self.draw()
        else:
            self._lock.setChecked(True)

    @property
    def locked(self) -> bool:
        """Whether the seed stays."""
        return self._lock.isChecked()

    def value(self) -> int:
        """The seed; an empty field is 0."""
        return min(LIMIT - 1, int(self._number.text() or 0))

    def set_value(self, seed: int, *, lock: bool = False) -> None:
        """Set the seed, and lock it where it was chosen."""
        self._number.setText(str(seed))
        if lock:
            self._lock.setChecked(True)

    def draw(self) -> None:
        """Draw a seed."""
        self._number.setText(str(secrets.randbelow(LIMIT)))
        self.changed.emit()

    def next_seed(self) -> int:
        """The seed for the next picture: a new one unless it is locked."""
        if not self.locked:
            self.draw()
        return self.value()

    def _typed(self) -> None:
        self._lock.setChecked(True)
        self.changed.emit()
