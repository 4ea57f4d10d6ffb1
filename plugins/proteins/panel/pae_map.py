"""AlignedErrorMap: the predicted aligned error of each pair of residues, as a picture in which pairs are chosen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from plugins.proteins.structure.confidence import AlignedError

_MARGIN = 4
_SURE, _UNSURE = (24, 92, 72), (236, 242, 238)


class AlignedErrorMap(QWidget):
    """Dark is sure. Drag over a rectangle to choose the residues of its rows and columns."""

    chosen = Signal(object)
    """The places of residues, counted from 0 along the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: AlignedError | None = None
        self._image = QImage()
        self._from: QPointF | None = None
        self._to = QPointF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(self.tr("Predicted aligned error"))

    def show_error(self, found: AlignedError | None) -> None:
        """Show another one, or none."""
        self._found, self._from = found, None
        self._image = QImage() if found is None else _image_of(found)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(260, 260)

    def pair_at(self, at: QPointF) -> tuple[int, int] | None:
        """The row and the column at a place."""
        square, found = self._square(), self._found
        if found is None or not square.contains(at):
            return None
        count = len(found.error)
        column = int((at.x() - square.left()) / square.width() * count)
        row = int((at.y() - square.top()) / square.height() * count)
        return min(row, count - 1), min(column, count - 1)

    def words_at(self, at: QPoint) -> str:
        """What a pair says, nothing beside all."""
        pair = self.pair_at(QPointF(at))
        if pair is None or self._found is None:
            return ""
        value = float(self._found.error[pair])
        return self.tr("Residues {row} and {column}: {value} Å").format(
            row=pair[0] + 1, column=pair[1] + 1, value=f"{value:.1f}"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square, and the rectangle that is dragged."""
        if self._image.isNull():
            return
        painter, square = QPainter(self), self._square()
        painter.drawImage(square, self._image)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(square)
        if self._from is not None:
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, 1.5))
            fill = QColor(accent)
            fill.setAlpha(40)
            painter.setBrush(fill)
            painter.drawRect(QRectF(self._from, self._to).normalized().intersected(square))

    def event(self, event: QEvent) -> bool:
        """Say what a pair says."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(event.pos())
            QToolTip.showText(event.globalPos(), words, self) if words else QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if event.button() is Qt.MouseButton.LeftButton and self.pair_at(event.position()) is not None:
            self._from = self._to = event.position()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it larger."""
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Choose what it holds."""
        if self._from is None:
            return
        square = self._square().adjusted(0, 0, -0.01, -0.01)
        first, last = (
            self.pair_at(QPointF(
                min(max(one.x(), square.left()), square.right()), min(max(one.y(), square.top()), square.bottom())
            ))
            for one in (self._from, self._to)
        )  # fmt: skip
        if first is None or last is None:
            return
        places: set[int] = set()
        for one, other in zip(first, last, strict=True):
            places.update(range(min(one, other), max(one, other) + 1))
        self.chosen.emit(tuple(sorted(places)))

    def _square(self) -> QRectF:
        side = max(1, min(self.width(), self.height()) - 2 * _MARGIN)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)


def _image_of(found: AlignedError) -> QImage:
    share = np.clip(found.error / max(found.most, 1e-6), 0, 1)[..., None]
    sure, unsure = np.array(_SURE, np.float32), np.array(_UNSURE, np.float32)
    pixels: NDArray[np.uint8] = np.ascontiguousarray(np.rint(sure + (unsure - sure) * share).astype(np.uint8))
    high, wide = pixels.shape[:2]
    return QImage(pixels.data, wide, high, wide * 3, QImage.Format.Format_RGB888).copy()
