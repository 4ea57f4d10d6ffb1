"""HeatMap: how likely each amino acid is at each residue of a design."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from plugins.proteins.designs import ReadDesign

_CELL_WIDTH = 12
_GUTTER = 20


class HeatMap(QAbstractScrollArea):
    """A column a residue: the stronger a cell, the likelier its letter; a box is the design's, a dot the native."""

    chosen = Signal(str)
    """The residue of a column that was clicked, such as A:52."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design: ReadDesign | None = None
        self._shares: NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._column = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Probabilities of the amino acids"))
        self.setMinimumHeight(21 * 7 + 24)

    def show_design(self, design: ReadDesign | None) -> None:
        """Show another design, or none."""
        self._design, self._column = design, 0
        self._shares = design.probabilities if design is not None else np.empty((0, 0), np.float32)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Rows that can be read."""
        return QSize(280, 21 * 12 + 24)

    def words_at(self, at: QPoint) -> str:
        """What a cell says, nothing beside all."""
        design, found = self._design, self._cell_at(at)
        if design is None or found is None:
            return ""
        column, row = found
        share = f"{self._shares[column, row]:.1%}"
        return self.tr("{residue}: {letter} {share}, chosen {chosen}, before {native}").format(
            residue=design.residues[column], letter=design.letters[row], share=share,
            chosen=design.sequence[column], native=design.native[column],
        )  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the columns that are seen."""
        painter = QPainter(self.viewport())
        palette, design = self.palette(), self._design
        ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        accent, quiet = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.PlaceholderText)
        painter.fillRect(self.viewport().rect(), ground)
        if design is None:
            return
        scroll, height = self.horizontalScrollBar().value(), self._row_height()
        font = painter.font()
        font.setPixelSize(max(7, min(11, int(height))))
        painter.setFont(font)
        painter.setPen(quiet)
        for row, letter in enumerate(design.letters):
            box = QRectF(0, row * height, _GUTTER - 4, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, letter)
        painter.setClipRect(QRectF(_GUTTER, 0, self.viewport().width() - _GUTTER, self.viewport().height()))
        first = max(0, scroll // _CELL_WIDTH)
        last = min(len(design.residues), (scroll + self.viewport().width()) // _CELL_WIDTH + 1)
        for column in range(first, last):
            x = _GUTTER + column * _CELL_WIDTH - scroll
            for row, share in enumerate(self._shares[column].tolist()):
                cell = QRectF(x, row * height, _CELL_WIDTH - 1, height - 1)
                painter.fillRect(cell, _mixed(ground, accent, share))
            self._mark(painter, design, column, x, height, ink)
            if column % 10 == 0:
                painter.setPen(quiet)
                at = QRectF(x, len(design.letters) * height + 2, 10 * _CELL_WIDTH, 16)
                painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, design.residues[column])
            if column == self._column and self.hasFocus():
                painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
                painter.drawRect(QRectF(x - 1, 0, _CELL_WIDTH, len(design.letters) * height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width can be seen."""
        super().resizeEvent(event)
        self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a cell says."""
        if isinstance(event, QHelpEvent):
            words = self.words_at(event.pos())
            QToolTip.showText(event.globalPos(), words, self) if words else QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the residue of a column."""
        found = self._cell_at(event.position().toPoint())
        if found is not None:
            self._go(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the columns."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._design is None:
            super().keyPressEvent(event)
        else:
            self._go(min(max(self._column + step, 0), len(self._design.residues) - 1))

    def _go(self, column: int) -> None:
        self._column = column
        bar, x = self.horizontalScrollBar(), column * _CELL_WIDTH
        room = self.viewport().width() - _GUTTER
        if not bar.value() <= x <= bar.value() + room - _CELL_WIDTH:
            bar.setValue(x - room // 2)
        self.viewport().update()
        if self._design is not None:
            self.chosen.emit(self._design.residues[column])

    def _mark(self, painter: QPainter, design: ReadDesign, column: int, x: float, height: float, ink: QColor) -> None:
        new, old = (design.letters.find(text[column]) for text in (design.sequence, design.native))
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if new >= 0:
            painter.drawRect(QRectF(x + 0.5, new * height + 0.5, _CELL_WIDTH - 2, height - 2))
        if old >= 0:
            painter.fillRect(QRectF(x + _CELL_WIDTH / 2 - 2, (old + 0.5) * height - 2, 3, 3), ink)

    def _cell_at(self, at: QPoint) -> tuple[int, int] | None:
        design = self._design
        if design is None or at.x() < _GUTTER:
            return None
        column = (at.x() - _GUTTER + self.horizontalScrollBar().value()) // _CELL_WIDTH
        row = int(at.y() / self._row_height())
        return (column, row) if column < len(design.residues) and row < len(design.letters) else None

    def _row_height(self) -> float:
        rows = len(self._design.letters) if self._design is not None else 21
        return max(6.0, (self.viewport().height() - 20) / rows)

    def _lay_out(self) -> None:
        count = len(self._design.residues) if self._design is not None else 0
        bar = self.horizontalScrollBar()
        bar.setPageStep(self.viewport().width())
        bar.setSingleStep(_CELL_WIDTH)
        bar.setRange(0, max(0, _GUTTER + count * _CELL_WIDTH - self.viewport().width()))
        self.viewport().update()


def _mixed(ground: QColor, accent: QColor, share: float) -> QColor:
    """A colour between the two; small shares are seen, too."""
    strength: float = min(max(share, 0.0), 1.0) ** 0.6

    def between(low: int, high: int) -> int:
        return round(low + (high - low) * strength)

    return QColor(
        between(ground.red(), accent.red()),
        between(ground.green(), accent.green()),
        between(ground.blue(), accent.blue()),
    )
