"""MoleculePicture: the drawing of one molecule, as large as there is room, with atoms marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.molecules.panel.colours import is_dark
from plugins.molecules.panel.drawings import Drawing, Drawings


class MoleculePicture(QWidget):
    """What was seen last stays until the next is drawn, so that nothing blinks."""

    def __init__(self, drawings: Drawings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawings = drawings
        self._smiles = ""
        self._marked: tuple[int, ...] = ()
        self._last: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(190)
        drawings.drawn.connect(self._drawn)

    def show_molecule(self, smiles: str, words: str) -> None:
        """Show another molecule, nothing where there is none."""
        self._smiles, self._marked = smiles, ()
        self.setAccessibleName(words)
        self.update()

    def mark(self, atoms: tuple[int, ...]) -> None:
        """Mark atoms, or none."""
        if atoms != self._marked:
            self._marked = atoms
            self.update()

    @property
    def marked(self) -> tuple[int, ...]:
        """The atoms that are marked."""
        return self._marked

    def sizeHint(self) -> QSize:
        """As a card, but larger."""
        return QSize(280, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if not self._smiles:
            return
        painter = QPainter(self)
        wanted = self._wanted()
        picture = self._drawings.ask(wanted)
        if picture is not None:
            self._last = wanted
        elif self._last is not None and self._last.smiles == self._smiles:
            picture = self._drawings.at_hand(self._last)
        if picture is not None and picture.isNull():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._smiles[:300])
        elif picture is not None:
            painter.drawPixmap(QPoint(0, 0), picture)

    def _wanted(self) -> Drawing:
        dark = is_dark(self.palette())
        return Drawing(self._smiles, self.width(), self.height(), self.devicePixelRatioF(), dark, self._marked)

    def _drawn(self, drawing: Drawing) -> None:
        if drawing.smiles == self._smiles:
            self.update()
