"""IconButton: a button with an icon and a name, tinted anew when the colours change."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.widgets.icons import Icons

_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class IconButton(QToolButton):
    """`words` name it for everyone: as a tooltip and for those who listen; `hint` is a tooltip that says more."""

    def __init__(self, icons: Icons, name: str, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._name = icons, name
        self.setIcon(icons.icon(name))
        self.setAccessibleName(words)
        self.setToolTip(hint or words)

    def set_icon(self, name: str, words: str) -> None:
        """Take on another icon and name."""
        self._name = name
        self.setIcon(self._icons.icon(name))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self.setIcon(self._icons.icon(self._name))
