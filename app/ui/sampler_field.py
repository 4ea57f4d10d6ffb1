"""SamplerField: the samplers that work with the chosen model."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.api import ModelRecord
from app.widgets.choice_box import ChoiceBox

NARROWEST = 140
"""A choice among long words does not make the form wider than its column."""


class SamplerField(QWidget):
    """A choice among the model's samplers, its own first.

    A sampler that was chosen and does not work with the model gives way to the model's own, which is said below the
    choice; it comes back with a model that takes it.
    """

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._record: ModelRecord | None = None
        self._wanted = ""
        self._combo = ChoiceBox(narrowest=NARROWEST)
        self._combo.setAccessibleName(label)
        self._combo.activated.connect(lambda _index: self._chosen())
        self._note = QLabel()
        self._note.setProperty("class", "secondary")
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._combo)
        layout.addWidget(self._note)
        self.setFocusProxy(self._combo)
        self._show()

    @property
    def note(self) -> str:
        """What is said of a choice that gave way, or nothing."""
        return self._note.text()

    @property
    def offered(self) -> list[str]:
        """The names that can be chosen, the empty one for the model's own."""
        return [str(self._combo.itemData(row)) for row in range(self._combo.count())]

    def value(self) -> str:
        """The sampler that is used, empty for the model's own."""
        return str(self._combo.currentData() or "")

    def set_value(self, sampler: str) -> None:
        """Choose a sampler, as far as the model takes it."""
        self._wanted = sampler
        self._show()

    def show_model(self, record: ModelRecord | None) -> None:
        """Offer what works with this model."""
        if record != self._record:
            self._record = record
            self._show()

    def _chosen(self) -> None:
        self._wanted = self.value()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        names = self._record.samplers if self._record else ()
        self._combo.clear()
        own = self._record.default_sampler if self._record else ""
        self._combo.addItem(self.tr("The model's own") + (f" ({own})" if own else ""), "")
        for name in names:
            self._combo.addItem(name, name)
        self._combo.setCurrentIndex(max(0, self._combo.findData(self._wanted)))
        words = self.tr("“{sampler}” does not work with {model}; the model's own is used.")
        gone = self._record is not None and bool(self._wanted) and self._wanted not in names
        self._note.setText(words.format(sampler=self._wanted, model=self._record.name) if gone and self._record else "")
        self._note.setVisible(gone)
