"""ScalingPopover: makes velocities louder or softer by a factor."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.number_slider import NumberSlider
from plugins.audio.panel.roll.edits import RollEdits


class ScalingPopover(QFrame):
    """Hangs below its button."""

    def __init__(self, edits: RollEdits, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._edits = edits
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Scale velocities"))
        title = QLabel(self.tr("Scale velocities"))
        title.setProperty("class", "title")
        self.factor = NumberSlider(self.tr("Factor"), 0.1, 2, 1, step=0.01, unit="%", scale=100)
        self.apply = QPushButton(self.tr("Scale"))
        self.apply.setProperty("class", "primary")
        self.apply.clicked.connect(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (title, self.factor, self.apply):
            layout.addWidget(widget)
        self.setFixedWidth(260)

    def open(self, below: QWidget) -> None:
        """Open below a button."""
        self.adjustSize()
        self.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        self.show()
        self.factor.setFocus()

    def _apply(self) -> None:
        self.hide()
        self._edits.scale_velocities(self.factor.value)
