"""ProgressButton: a wide button that shows progress in itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

JOINT = " · "


class ProgressButton(QPushButton):
    """The one thing to do; while it is being done, how far it is and that a click ends it."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("class", "primary")
        self._fraction: float | None = None
        self._busy = False
        self._idle_tip = ""
        self._words: tuple[str, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._busy

    def show_progress(self, words: Sequence[str], fraction: float | None) -> None:
        """Show that work goes on: words, the most important first, and how much is done from 0 to 1 or None.

        As many of the words are shown as there is room for; the tool tip has them all.
        """
        if not self._busy:
            self._idle_tip = self.toolTip()
        self._busy, self._words, self._fraction = True, tuple(words), fraction
        self.setToolTip(JOINT.join(words))
        self.update()

    def show_idle(self) -> None:
        """Be a button again."""
        if self._busy:
            self._busy = False
            self.setToolTip(self._idle_tip)
            self.update()

    def sizeHint(self) -> QSize:
        """A little higher than other controls."""
        return QSize(super().sizeHint().width(), 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As a button, or as a bar with words on it."""
        if not self._busy:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Not the button's own palette: a style sheet paints that in the accent.
        palette = QGuiApplication.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(palette.color(QPalette.ColorRole.Accent))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        if self._fraction:
            painter.setPen(Qt.PenStyle.NoPen)
            fill = palette.color(QPalette.ColorRole.Accent)
            fill.setAlpha(120)
            painter.setBrush(fill)
            painter.setClipRect(QRectF(0, 0, self.width() * self._fraction, self.height()))
            painter.drawRoundedRect(box, 6, 6)
            painter.setClipping(False)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(self.rect().adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignCenter, self.shown_words())

    def shown_words(self) -> str:
        """What is written on the bar at its present width: nothing is cut off without a sign."""
        room, metrics = self.width() - 24, self.fontMetrics()
        for count in range(len(self._words), 0, -1):
            words = JOINT.join(self._words[:count])
            if metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(self._words[0], Qt.TextElideMode.ElideRight, room) if self._words else ""
