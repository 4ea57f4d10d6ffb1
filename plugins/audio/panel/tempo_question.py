"""TempoQuestion: what another tempo means for sound that was played at one; asked in the bar, not in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class TempoQuestion(QWidget):
    """One sentence and three buttons; Escape leaves the tempo as it is."""

    answered = Signal(bool)
    """Whether the sound is said to have the new tempo; else it is stretched."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self.stretch = QPushButton()
        self.stretch.setToolTip(self.tr("It keeps its pitch and follows the new tempo"))
        self.relabel = QPushButton(self.tr("Only relabel"))
        self.relabel.setToolTip(self.tr("The sound stays as it is, and is said to have the new tempo"))
        self.cancel = QPushButton(self.tr("Cancel"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        for button in (self.stretch, self.relabel, self.cancel):
            button.setProperty("class", "quiet")
            layout.addWidget(button)
        self.stretch.clicked.connect(lambda: self.answered.emit(False))
        self.relabel.clicked.connect(lambda: self.answered.emit(True))
        self.cancel.clicked.connect(self.given_up)
        self.hide()

    def ask(self, bpm: float, clips: int) -> None:
        """Ask about a tempo for so many clips of sound."""
        words = self.tr("{clips} clips of sound:") if clips > 1 else self.tr("A clip of sound:")
        self._words.setText(words.format(clips=clips))
        self.stretch.setText(self.tr("Stretch to {bpm} BPM").format(bpm=f"{bpm:g}"))
        full = self.tr("What becomes of the sound at {bpm} BPM?").format(bpm=f"{bpm:g}")
        self.setAccessibleName(full)
        self._words.setToolTip(full)
        self.show()
        self.stretch.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
