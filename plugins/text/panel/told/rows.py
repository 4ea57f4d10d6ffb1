"""Rows: lists of two lines a row, with a box to switch it on, and a mark at the right for what is told now."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from plugins.text.panel.colours import good_colour, quiet_colour, warning_colour

LINE = int(Qt.ItemDataRole.UserRole)
"""The second line."""
MARK = LINE + 1
"""A Mark, or None."""

_ROW_PX = 44
_MARGIN_PX = 8
_BOX_PX = 18
_PICTURE_PX = 32
_DOT_PX = 9

Index = QModelIndex | QPersistentModelIndex


class Mark(Enum):
    """What a row says at its right: that it is told now, or that something is wrong with it."""

    TOLD = "told"
    PROBLEM = "problem"


class Rows(QListView):
    """A list with rows of one height: a click or Enter opens one, Space or its box switches it, Delete deletes it."""

    opened = Signal(int)
    switched = Signal(int)
    delete_wanted = Signal(int)

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_RowLook(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, switch, or delete the row that has the keys."""
        at = self.currentIndex()
        if at.isValid():
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.opened.emit(at.row())
                    return
                case Qt.Key.Key_Space:
                    self.switched.emit(at.row())
                    return
                case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                    self.delete_wanted.emit(at.row())
                    return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Its box switches a row, anything else of it opens it."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if not at.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.position().x() < _MARGIN_PX + _BOX_PX + _MARGIN_PX / 2:
            self.switched.emit(at.row())
        else:
            self.opened.emit(at.row())

    def fit(self, most: int) -> None:
        """Be as high as its rows, at most so many of them."""
        rows = min(self.model().rowCount(), most)
        self.setFixedHeight(rows * _ROW_PX + 2 * self.frameWidth() + 4)
        self.setVisible(rows > 0)


class _RowLook(QStyledItemDelegate):
    """Draws a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's names
        """Rows of one height."""
        return QSize(120, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the box, perhaps a picture, two lines and the mark."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, row, painter, widget)
        area: QRect = option.rect
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_box(painter, option, checked=checked)
        left = area.left() + _MARGIN_PX + _BOX_PX + _MARGIN_PX
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap) and not picture.isNull():
            top = area.top() + (area.height() - _PICTURE_PX) // 2
            painter.drawPixmap(QRect(left, top, _PICTURE_PX, _PICTURE_PX), picture)
            left += _PICTURE_PX + _MARGIN_PX
        mark = index.data(MARK)
        right = area.right() - _MARGIN_PX - (_DOT_PX + _MARGIN_PX if isinstance(mark, Mark) else 0)
        painter.save()
        off = QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        colour = option.palette.color(QPalette.ColorRole.Text) if checked else off
        quiet = quiet_colour() if checked else colour
        half = area.height() // 2
        upper = QRect(left, area.top() + 3, right - left, half - 3)
        lower = QRect(left, area.top() + half, right - left, half - 3)
        self._paint_line(painter, upper, colour, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        self._paint_line(painter, lower, quiet, str(index.data(LINE) or ""))
        if isinstance(mark, Mark):
            self._paint_mark(painter, option, mark)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRect, colour: QColor, text: str) -> None:
        painter.setPen(colour)
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, *, checked: bool) -> None:
        area, palette = option.rect, option.palette
        side = 14
        box = QRect(area.left() + _MARGIN_PX + 2, area.center().y() - side // 2 + 1, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.6))
            start = QPointF(box.left() + 3.2, box.top() + 7.4)
            knee = QPointF(box.left() + 6, box.top() + 10.2)
            painter.drawLine(start, knee)
            painter.drawLine(knee, QPointF(box.left() + 11, box.top() + 4.2))
        painter.restore()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
        area = option.rect
        middle = QPointF(area.right() - _MARGIN_PX - _DOT_PX / 2, area.center().y() + 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if mark is Mark.TOLD:
            painter.setBrush(good_colour(option.palette))
            painter.drawEllipse(middle, _DOT_PX / 2, _DOT_PX / 2)
            return
        colour = warning_colour(option.palette)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _DOT_PX / 2 + 1
        top, left, right = (QPointF(0, -half), QPointF(-half, half - 1), QPointF(half, half - 1))
        painter.drawPolygon([middle + point for point in (top, left, right)])
