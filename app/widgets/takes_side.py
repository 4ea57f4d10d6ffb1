"""TakesSide: beside a strip of takes, which one is looked at, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons


class TakesSide(QWidget):
    """A line of words above the buttons: Apply, those of the panel's own, and putting the takes away."""

    applied = Signal()
    put_away = Signal()

    def __init__(self, icons: Icons, apply_hint: str, own: Sequence[IconButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setProperty("class", "secondary")
        apply = QPushButton(self.tr("Apply"))
        apply.setProperty("class", "primary")
        apply.setToolTip(apply_hint)
        apply.clicked.connect(self.applied)
        hint = self.tr("Put the takes away; they stay in the gallery (Escape)")
        away = IconButton(icons, "x", self.tr("Put the takes away"), hint=hint)
        away.clicked.connect(self.put_away)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for widget in (apply, *own, away):
            buttons.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addStretch(1)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        layout.addStretch(1)
