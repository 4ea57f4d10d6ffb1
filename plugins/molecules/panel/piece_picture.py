"""PiecePicture: a small drawing of a piece of a molecule."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from plugins.molecules.panel.colours import is_dark
from plugins.molecules.panel.drawings import Drawing, Drawings

_WIDE, _HIGH = 132, 72


class PiecePicture(QWidget):
    """Shows one piece at a time, or nothing."""

    def __init__(self, drawings: Drawings, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._smiles = ""
        self._places: tuple[int, ...] = ()
        self.setFixedSize(_WIDE, _HIGH)
        drawings.drawn.connect(self._drawn)

    def show_piece(self, smiles: str, places: tuple[int, ...]) -> None:
        """Show another piece, its open places marked."""
        self._smiles, self._places = smiles, places
        self.setToolTip(smiles)
        self.setAccessibleName(smiles)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        picture = self._drawings.ask(self._drawing()) if self._smiles else None
        if picture is not None and not picture.isNull():
            painter.drawPixmap(4, 4, picture)

    def _drawing(self) -> Drawing:
        dark = is_dark(self.palette())
        return Drawing(self._smiles, _WIDE - 8, _HIGH - 8, self.devicePixelRatioF(), dark, self._places)

    def _drawn(self, drawing: Drawing) -> None:
        if drawing.smiles == self._smiles:
            self.update()
