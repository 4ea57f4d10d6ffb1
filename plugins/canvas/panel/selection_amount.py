"""SelectionAmount: a small field that asks by how much a selection is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider

_LARGEST = 500


class SelectionAmount(QFrame):
    """Floats over the canvas; Enter or the button applies, Escape closes. Each change keeps its last amount."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("class", "palette")
        self._title = QLabel()
        self._title.setProperty("class", "title")
        self._amount = NumberSlider(self.tr("Pixels"), 1, _LARGEST, 4, unit="px", soft_high=100)
        self._button = QPushButton(self.tr("Apply"))
        self._button.setProperty("class", "primary")
        self._button.setDefault(True)
        self._button.clicked.connect(self._apply)
        self._kept: dict[str, float] = {}
        self._done: Callable[[float], None] = _nothing
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._amount)
        layout.addWidget(self._button)
        self.setFixedWidth(280)

    @property
    def amount(self) -> NumberSlider:
        """The number."""
        return self._amount

    def open(self, over: QWidget, title: str, usual: float, done: Callable[[float], None]) -> None:
        """Ask in the middle of a widget."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._done = done
        self._amount.set_value(self._kept.get(title, usual))
        self.adjustSize()
        middle = over.mapToGlobal(over.rect().center())
        self.move(middle - QPoint(self.width() // 2, self.height() // 2))
        self.show()
        self._amount.setFocus()

    def apply(self) -> None:
        """Change the selection by the amount."""
        self._apply()

    def _apply(self) -> None:
        self._kept[self._title.text()] = self._amount.value
        self.hide()
        self._done(self._amount.value)


def _nothing(_amount: float) -> None:
    """Nothing was asked yet."""
