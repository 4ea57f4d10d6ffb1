"""SendButton: sends what is written, or stops what is being written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from app.widgets.icons import SIZE, Icons

_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class SendButton(QToolButton):
    """The one accent of a conversation; its icon is in the colour of what stands on that."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._name = icons, "send"
        self.setProperty("class", "send")
        self.setIconSize(QSize(SIZE, SIZE))

    def show_as(self, name: str, words: str, hint: str) -> None:
        """Have another icon and another name."""
        self.setAccessibleName(words)
        self.setToolTip(hint)
        if name != self._name or self.icon().isNull():
            self._name = name
            self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self._tint()

    def _tint(self) -> None:
        plain = self._icons.icon(self._name)
        icon = QIcon()
        for mode, colour in (
            (QIcon.Mode.Normal, self.palette().color(QPalette.ColorRole.HighlightedText)),
            (QIcon.Mode.Disabled, self.palette().color(QPalette.ColorRole.PlaceholderText)),
        ):
            for scale in (1, 2):
                icon.addPixmap(_tinted(plain, scale, colour), mode)
        self.setIcon(icon)


def _tinted(plain: QIcon, scale: int, colour: QColor) -> QPixmap:
    shape = plain.pixmap(QSize(SIZE, SIZE), scale)
    if shape.isNull():
        return shape
    painter = QPainter(shape)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(shape.rect(), colour)
    painter.end()
    return shape
