"""ThumbnailGrid: any number of small pictures, of which only those in sight are asked for and laid out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.widgets.picture_data import drag_out
from app.widgets.star_badge import star_badge
from app.widgets.thumbnail_model import Index, ThumbnailModel

_GAP = 8
_MARGIN = 4
_CORNER = 4.0
_RUSHING_MS = 80
Hint = QAbstractItemView.ScrollHint


class ThumbnailGrid(QListView):
    """A click shows, Enter or a double click takes, Delete removes.

    The places of items are computed, not laid out: a QListView spends a fifth of a second on 100,000 items whenever
    one is added.
    """

    shown = Signal(str)
    taken = Signal(str)
    removed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    sight_changed = Signal()
    """What is in sight was drawn anew: something of it may be missing."""

    def __init__(self, model: ThumbnailModel, size: int = 96, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = model
        self._size = size
        self._cell = size + _GAP
        self._columns = 1
        self._blanks: dict[tuple[int, float], QPixmap] = {}
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self.sight_changed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.updateGeometries)
        self._settle.timeout.connect(self.viewport().update)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self.clicked.connect(lambda index: self.shown.emit(model.id_at(index)))
        self.doubleClicked.connect(lambda index: self.taken.emit(model.id_at(index)))

    @property
    def thumbnail_size(self) -> int:
        """The side of a picture at most, in units of the view."""
        return self._size

    def in_sight(self, screens: int = 0) -> range:
        """The rows that are seen, and those of some screens below."""
        height, top = self.viewport().height(), self.verticalOffset() - _MARGIN
        first = max(0, top // self._cell) * self._columns
        last = (max(0, top + height * (1 + screens)) // self._cell + 1) * self._columns
        return range(min(first, self._count), min(last, self._count))

    @property
    def _count(self) -> int:
        return self._thumbnails.rowCount()

    def doItemsLayout(self) -> None:
        """Nothing has to be laid out."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """How far there is to scroll."""
        QAbstractItemView.updateGeometries(self)
        width, height = self.viewport().width(), self.viewport().height()
        self._columns = max(1, (width - 2 * _MARGIN + _GAP) // self._cell)
        whole = -(-self._count // self._columns) * self._cell + 2 * _MARGIN - _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self._cell // 2)
        bar.setRange(0, max(0, whole - height))

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Where much goes by at once, what is seen of it is not worth asking for."""
        # A QListView moves what is drawn by the places that it laid out itself.
        self.viewport().update()
        self._look.setInterval(_RUSHING_MS if abs(dy) > self.viewport().height() // 2 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was at the top stays there."""
        first, columns = self.in_sight().start, self._columns
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if columns != self._columns:
            self.verticalScrollBar().setValue(first // self._columns * self._cell)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """There is more."""
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """There will be less."""
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        self._settle.start()

    def visualRect(self, index: Index) -> QRect:
        """Where an item is seen."""
        row, column = divmod(index.row(), self._columns)
        top = _MARGIN + row * self._cell - self.verticalOffset()
        return QRect(_MARGIN + column * self._cell, top, self._size, self._size) if index.isValid() else QRect()

    def indexAt(self, at: QPoint) -> QModelIndex:
        """The item at a point."""
        column, x = divmod(at.x() - _MARGIN, self._cell)
        row, y = divmod(at.y() - _MARGIN + self.verticalOffset(), self._cell)
        number = row * self._columns + column
        inside = 0 <= column < self._columns and row >= 0 and max(x, y) < self._size and number < self._count
        return self._thumbnails.index(number) if inside else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring an item into sight."""
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint is Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < _MARGIN or hint is Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - _MARGIN)
        elif rect.bottom() > height - _MARGIN:
            bar.setValue(bar.value() + rect.bottom() - height + _MARGIN)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The item that a key leads to."""
        move = QAbstractItemView.CursorAction
        row, last = self.currentIndex().row(), self._count - 1
        screen = max(1, self.viewport().height() // self._cell) * self._columns
        steps = {
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveRight: 1,
            move.MoveNext: 1,
            move.MoveUp: -self._columns,
            move.MoveDown: self._columns,
            move.MovePageUp: -screen,
            move.MovePageDown: screen,
            move.MoveHome: -self._count,
            move.MoveEnd: self._count,
        }
        to = 0 if row < 0 else row + steps[action]
        if action in (move.MoveUp, move.MoveDown) and not 0 <= to <= last:
            to = row
        return self._thumbnails.index(min(last, max(0, to)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the item at a corner, or all from one corner to the other."""
        ends = [index.row() for index in map(self.indexAt, (rect.topLeft(), rect.bottomRight())) if index.isValid()]
        chosen = QItemSelection()
        if ends:
            chosen = QItemSelection(self._thumbnails.index(min(ends)), self._thumbnails.index(max(ends)))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What has to be drawn again when the selection changes: of what is in sight, however much is selected."""
        region = QRegion()
        for row in self.in_sight():
            if selection.contains(index := self._thumbnails.index(row)):
                region += self.visualRect(index)
        return region

    def keyboardSearch(self, _search: str) -> None:
        """Letters search nothing: a hundred thousand items would be read for it."""

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag what is selected."""
        index = self.currentIndex()
        picture = self._thumbnails.picture(index.row()) if index.isValid() else None
        if picture is not None:
            drag_out(self, self._thumbnails.mimeData([index]), picture)

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Draw anew what is told of; a QListView would lay out everything."""
        top = self.visualRect(first).top()
        self.viewport().update(0, top, self.viewport().width(), self.visualRect(last).bottom() - top + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter = QPainter(self.viewport())
        columns, cell, size, drawn = self._columns, self._cell, self._size, event.rect()
        offset, picture_of, blank = self.verticalOffset() - _MARGIN, self._thumbnails.picture, self._blank()
        for row in self.in_sight():
            line, column = divmod(row, columns)
            x, y = _MARGIN + column * cell, line * cell - offset
            if y + size >= drawn.top() and y <= drawn.bottom():
                picture = picture_of(row)
                if picture is None or picture.isNull():
                    picture = blank
                ratio = picture.devicePixelRatio()
                width, height = picture.width() / ratio, picture.height() / ratio
                painter.drawPixmap(QPointF(x + (size - width) / 2, y + (size - height) / 2), picture)
                if stars := self._thumbnails.stars_at(row):
                    badge = star_badge(stars, self.devicePixelRatioF())
                    painter.drawPixmap(QPointF(x + 3, y + size - 3 - badge.height() / badge.devicePixelRatio()), badge)
        self._paint_outlines(painter)
        painter.end()
        self._look.start()

    def _blank(self) -> QPixmap:
        colour = self.palette().color(QPalette.ColorRole.Base)
        key = (colour.rgba(), self.devicePixelRatioF())
        if key not in self._blanks:
            side = round(self._size * key[1])
            blank = QPixmap(side, side)
            blank.fill(Qt.GlobalColor.transparent)
            painter = QPainter(blank)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0, 0, side, side), _CORNER * key[1], _CORNER * key[1])
            painter.end()
            blank.setDevicePixelRatio(key[1])
            self._blanks = {key: blank}
        return self._blanks[key]

    def _paint_outlines(self, painter: QPainter) -> None:
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        hovered = self.indexAt(pointer) if self.viewport().underMouse() else QModelIndex()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = QPalette.ColorRole
        chosen = [index for row in self.in_sight() if self._is_chosen(index := self._thumbnails.index(row))]
        outlined = [(hovered, role.Midlight), *((index, role.Accent) for index in chosen)]
        for index, colour in outlined:
            if index.isValid():
                painter.setPen(QPen(self.palette().color(colour), 2))
                painter.drawRoundedRect(QRectF(self.visualRect(index)).adjusted(1, 1, -1, -1), _CORNER, _CORNER)

    def _is_chosen(self, index: Index) -> bool:
        return self.selectionModel().isSelected(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is shown."""
        super().currentChanged(current, previous)
        if current.isValid() and (id_ := self._thumbnails.id_at(current)):
            self.shown.emit(id_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or remove."""
        id_ = self._thumbnails.id_at(self.currentIndex())
        if id_ and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(id_)
        elif id_ and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(id_)
        else:
            super().keyPressEvent(event)

    def _ask(self, at: QPoint) -> None:
        id_ = self._thumbnails.id_at(self.indexAt(at))
        if id_:
            self.menu_wanted.emit(id_, self.viewport().mapToGlobal(at))
