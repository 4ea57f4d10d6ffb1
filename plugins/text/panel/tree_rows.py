"""TreeRows: how an item of the manuscript is drawn: its title, how far it is, and how many words it has."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from plugins.text.model import Chapter, Folder, Item, Manuscript, Status
from plugins.text.panel.colours import good_colour, quiet_colour

ID = int(Qt.ItemDataRole.UserRole)
COUNT = ID + 1
STATUS = ID + 2
GOAL = ID + 3

_ROW_PX = 30
_DOT_PX = 9
_GAP_PX = 8
_SHARES = {Status.IDEA: 0, Status.DRAFT: 1, Status.REVISED: 2, Status.DONE: 3}
_PARTS = 3


class TreeRows(QStyledItemDelegate):
    """Draws the count and the status at the right; the more of the dot is full, the further the chapter is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height."""
        return QSize(super().sizeHint(option, index).width(), _ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        count, status = index.data(COUNT), index.data(STATUS)
        words = QLocale().toString(int(count)) if count is not None else ""
        metrics = option.fontMetrics
        right = _GAP_PX + (_DOT_PX + _GAP_PX) + (metrics.horizontalAdvance(words) if words else 0)
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, row, painter, widget)
        inner = QStyleOptionViewItem(row)
        inner.rect = QRect(row.rect).adjusted(2, 0, -right, 0)
        inner.backgroundBrush = QBrush()
        # What is open would have its icon drawn as one that is switched on.
        flag = QStyle.StateFlag
        inner.state &= ~(flag.State_Selected | flag.State_MouseOver | flag.State_Open | flag.State_HasFocus)
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, inner, painter, widget)
        painter.save()
        quiet = quiet_colour()
        painter.setPen(quiet)
        place = QRect(row.rect).adjusted(0, 0, -(_DOT_PX + 2 * _GAP_PX), 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if status is not None:
            self._paint_status(painter, option, Status(status))
        painter.restore()

    def _paint_status(self, painter: QPainter, option: QStyleOptionViewItem, status: Status) -> None:
        row: QRect = option.rect
        dot = QRectF(0, 0, _DOT_PX, _DOT_PX)
        dot.moveCenter(QPointF(row.right() - _GAP_PX - _DOT_PX / 2, row.center().y() + 0.5))
        done = status is Status.DONE
        colour = good_colour(option.palette) if done else quiet_colour()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(colour if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if not done and _SHARES[status]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(dot, 90 * 16, -360 * 16 * _SHARES[status] // _PARTS)


def words_in(part: Manuscript, item: Item) -> int | None:
    """How many words a row tells: a chapter's, or those of all counted chapters in a folder."""
    if isinstance(item, Chapter):
        return item.words
    if isinstance(item, Folder):
        return sum(one.words for one in part.in_order(item.id) if isinstance(one, Chapter) and one.counted)
    return None


def icon_of(item: Item) -> str:
    """The name of the icon of an item."""
    if isinstance(item, Folder):
        return "folder"
    if isinstance(item, Chapter):
        return "file-code" if item.is_code else "file-text" if item.counted else "notebook-pen"
    return "message-square"
