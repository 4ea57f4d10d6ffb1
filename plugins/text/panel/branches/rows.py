"""BranchRows: the rows of the history for Qt, and how each is drawn: the graph, what it is, when, and how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from plugins.text.model import Chapter
from plugins.text.panel.branches.history import Kind, Row
from plugins.text.panel.branches.reading import Reading
from plugins.text.panel.colours import quiet_colour

ROW = int(Qt.ItemDataRole.UserRole)

ROW_PX = 44
_LANE_PX = 14
_MOST_LANES = 6
_DOT_PX = 4.5
_PAD_PX = 8

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class BranchRows(QAbstractListModel):
    """Rows that are read when they are first looked at; a version's name can be edited."""

    renamed = Signal(str, str)
    """The id of a version, and its new name."""

    def __init__(self, reading: Reading, model_name: Callable[[Row], str], parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._model_name = reading, model_name
        self._rows: tuple[Row, ...] = ()
        self._chapter = Chapter("", "")
        reading.read.connect(self._refresh)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, the newest first."""
        return self._rows

    @property
    def lanes(self) -> int:
        """How many lanes are drawn."""
        return min(_MOST_LANES, 1 + max((max(row.lane, *row.passing, 0) for row in self._rows), default=0))

    def show(self, rows: Sequence[Row], chapter: Chapter) -> None:
        """Show other rows; where only the present text changed, everything else stays as it is."""
        self._chapter = chapter
        if tuple(rows) == self._rows:
            self._refresh()
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, id_: str) -> int:
        """Where a row is, -1 where it isn't there."""
        return next((at for at, row in enumerate(self._rows) if row.id == id_), -1)

    def title(self, row: Row) -> str:
        """What a row is called."""
        if row.version is not None and row.version.name:
            return row.version.name
        told = self._reading.told(row, self._chapter)
        if told is None:
            return "…"
        if told.words:
            return self.tr("Deleted: {words}").format(words=told.words) if told.removed else told.words
        return self.tr("Nothing is written") if not told.count else self.tr("No change")

    def details(self, row: Row) -> str:
        """When it was, how much it is, and where it comes from."""
        told = self._reading.told(row, self._chapter)
        parts = [self.tr("Now")] if row.present else []
        if row.kind is not Kind.NOW and row.created_s:
            parts.append(time_words(row.created_s))
        if told is not None:
            count = QLocale().toString(told.count)
            words = self.tr("+{words} words") if row.kind is Kind.TAKE else self.tr("{words} words")
            parts.append(words.format(words=count))
        match row.kind:
            case Kind.SNAPSHOT:
                parts.append(self.tr("Snapshot"))
            case Kind.WRITTEN:
                parts.append(self.tr("Written"))
            case Kind.GENERATED:
                parts.append(self._model_name(row) or self.tr("Generated"))
            case Kind.TAKE:
                parts += [self._model_name(row), self.tr("not taken")]
            case Kind.NOW:
                pass
        return " · ".join(part for part in parts if part)

    # What Qt calls.

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """A row, its name to edit, or all that it says for those who listen."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return row.version.name if row.version is not None else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.title(row)}\n{self.details(row)}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Versions can be renamed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.data(index, ROW)
        return flags | Qt.ItemFlag.ItemIsEditable if isinstance(row, Row) and row.version is not None else flags

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Take a new name."""
        row = self.data(index, ROW)
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, Row) or row.version is None:
            return False
        if name != row.version.name:
            self.renamed.emit(row.version.id, name)
        return True

    def _refresh(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class BranchLook(QStyledItemDelegate):
    """Draws a row in two lines behind the graph; the accent is where the text is now."""

    def __init__(self, rows: BranchRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        widget: QWidget | None = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_graph(painter, QRectF(box), row, option.palette)
        place = self._text_box(box)
        font = QFont(option.font)
        font.setBold(row.kind is Kind.SNAPSHOT)
        font.setItalic(row.kind is Kind.TAKE)
        painter.setFont(font)
        quiet = quiet_colour()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._paint_line(painter, place.adjusted(0, 4, 0, -ROW_PX // 2 + 2), self._rows.title(row))
        small = QFont(option.font)
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text) if row.present else quiet)
        self._paint_line(painter, place.adjusted(0, ROW_PX // 2 - 2, 0, -4), self._rows.details(row))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """The name is edited where it stands."""
        box: QRect = option.rect
        editor.setGeometry(self._text_box(box).adjusted(-4, 6, 0, -6))

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What has no name shows what it would be called."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(self.tr("Name of the snapshot"))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand the name over."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def _text_box(self, box: QRect) -> QRect:
        return box.adjusted(_PAD_PX + self._rows.lanes * _LANE_PX + 4, 0, -_PAD_PX, 0)

    def _paint_line(self, painter: QPainter, place: QRect, text: str) -> None:
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_graph(self, painter: QPainter, box: QRectF, row: Row, palette: QPalette) -> None:
        line = quiet_colour()
        line.setAlpha(150)
        middle = QPointF(_x(box, row.lane), box.center().y())
        painter.setPen(QPen(line, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lane in row.passing:
            painter.drawLine(QPointF(_x(box, lane), box.top()), QPointF(_x(box, lane), box.bottom()))
        for lane in row.joining:
            path = QPainterPath(QPointF(_x(box, lane), box.top()))
            path.cubicTo(QPointF(_x(box, lane), middle.y()), QPointF(_x(box, lane), middle.y()), middle)
            painter.drawPath(path)
        if row.goes_on:
            pen = QPen(line, 1.5, Qt.PenStyle.DotLine) if row.kind in (Kind.TAKE, Kind.NOW) else QPen(line, 1.5)
            painter.setPen(pen)
            painter.drawLine(middle, QPointF(middle.x(), box.bottom()))
        self._paint_dot(painter, middle, row, palette)

    def _paint_dot(self, painter: QPainter, middle: QPointF, row: Row, palette: QPalette) -> None:
        ground = palette.color(QPalette.ColorRole.Window)
        colour = palette.color(QPalette.ColorRole.Accent) if row.present else palette.color(QPalette.ColorRole.Text)
        if row.kind is Kind.TAKE:
            colour = quiet_colour()
        filled = row.kind not in (Kind.TAKE, Kind.NOW)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(QBrush(colour if filled else QColor(ground)))
        if row.kind is Kind.SNAPSHOT:
            size = _DOT_PX * 2
            painter.drawRoundedRect(QRectF(middle.x() - _DOT_PX, middle.y() - _DOT_PX, size, size), 2, 2)
        elif row.kind is Kind.GENERATED:
            path = QPainterPath(middle + QPointF(0, -_DOT_PX - 1))
            for x, y in ((1, 0), (0, 1), (-1, 0)):
                path.lineTo(middle + QPointF(x * (_DOT_PX + 1), y * (_DOT_PX + 1)))
            path.closeSubpath()
            painter.drawPath(path)
        else:
            painter.drawEllipse(middle, _DOT_PX, _DOT_PX)


def time_words(seconds: float) -> str:
    """When something was: today the time alone."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    clock = locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    if when.date() == QDateTime.currentDateTime().date():
        return clock
    return f"{locale.toString(when.date(), QLocale.FormatType.ShortFormat)} {clock}"


def _x(box: QRectF, lane: int) -> float:
    return box.left() + _PAD_PX + (min(lane, _MOST_LANES - 1) + 0.5) * _LANE_PX
