"""ThumbnailGrid: thousands of small pictures that arrive as they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.widgets.picture_data import ASSET_MIME, drag_out

Index = QModelIndex | QPersistentModelIndex
_KEPT = 3000
_BLANK = 256


class ThumbnailModel(QAbstractListModel):
    """Items by their ids; a picture is asked for with `wanted` when it is first seen, and given with `give`."""

    wanted = Signal(str)

    def __init__(self, mime: Callable[[str], QMimeData], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mime = mime
        self._items: list[tuple[str, str]] = []
        self._pictures: OrderedDict[str, QIcon] = OrderedDict()
        self._asked: set[str] = set()
        # As large as what comes: the view asks once how large its items are.
        self._blank = QPixmap(_BLANK, _BLANK)
        self._blank.fill(Qt.GlobalColor.transparent)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show other items: the id and the words of each."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def add_items(self, items: Sequence[tuple[str, str]], *, front: bool = False) -> None:
        """Show more items, at the end or in front."""
        first = 0 if front else len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._items[first:first] = items
        self.endInsertRows()

    def give(self, id_: str, picture: QPixmap) -> None:
        """Hand over a picture that was asked for."""
        icon = QIcon(picture)
        # A selected picture keeps its colours.
        icon.addPixmap(picture, QIcon.Mode.Selected)
        self._pictures[id_] = icon
        self._asked.discard(id_)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        for row, (item, _) in enumerate(self._items):
            if item == id_:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])
                return

    def id_at(self, index: Index) -> str:
        """The id of an item."""
        return self._items[index.row()][0] if 0 <= index.row() < len(self._items) else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The picture and the words of an item."""
        if not 0 <= index.row() < len(self._items):
            return None
        id_, words = self._items[index.row()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        if role == Qt.ItemDataRole.DecorationRole:
            if id_ not in self._pictures and id_ not in self._asked:
                self._asked.add(id_)
                self.wanted.emit(id_)
            return self._pictures.get(id_, QIcon(self._blank))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Items can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a dragged item is."""
        return [ASSET_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged."""
        return self._mime(self.id_at(indexes[0])) if indexes else QMimeData()


class ThumbnailGrid(QListView):
    """A grid over a ThumbnailModel: a click shows, Enter or a double click takes, Delete removes."""

    shown = Signal(str)
    taken = Signal(str)
    removed = Signal(str)
    menu_wanted = Signal(str, QPoint)
    end_reached = Signal()

    def __init__(self, model: ThumbnailModel, size: int = 96, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = model
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setIconSize(QSize(size, size))
        self.setGridSize(QSize(size + 8, size + 8))
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self.clicked.connect(lambda index: self.shown.emit(model.id_at(index)))
        self.doubleClicked.connect(lambda index: self.taken.emit(model.id_at(index)))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag what is selected."""
        index = self.currentIndex()
        icon = self._thumbnails.data(index, Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            drag_out(self, self._thumbnails.mimeData([index]), icon.pixmap(self.iconSize()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is shown."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.shown.emit(self._thumbnails.id_at(current))

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

    def _scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - self.height():
            self.end_reached.emit()
