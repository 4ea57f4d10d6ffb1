"""ThumbnailModel: items of which only those that were seen are known, and their pictures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.widgets.picture_data import ASSET_MIME

Index = QModelIndex | QPersistentModelIndex
Item = tuple[str, str]
"""The id and the words of an item."""
_KEPT = 2000


class ThumbnailModel(QAbstractListModel):
    """Rows that may not be known yet; who shows them asks which items and pictures of a range are missing."""

    def __init__(self, mime: Callable[[str], QMimeData], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mime = mime
        self._items: list[Item | None] = []
        # Counted from the end: new items come in front.
        self._places: dict[str, int] = {}
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._stars: dict[str, int] = {}

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._items = list(items)
        self._places = {id_: len(items) - row for row, (id_, _) in enumerate(items)}
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Say how many items there are; those at the end are not known yet."""
        more = count - len(self._items)
        if more > 0:
            self.beginInsertRows(QModelIndex(), len(self._items), count - 1)
            self._items.extend([None] * more)
            self._places = {id_: place + more for id_, place in self._places.items()}
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), count, len(self._items) - 1)
            gone = [item[0] for item in self._items[count:] if item is not None]
            del self._items[count:]
            for id_ in gone:
                self._places.pop(id_, None)
            self._places = {id_: place + more for id_, place in self._places.items()}
            self.endRemoveRows()

    def put(self, first: int, items: Sequence[Item]) -> None:
        """Tell what some rows are."""
        items = items[: len(self._items) - first]
        if not items:
            return
        for row, item in enumerate(items, first):
            self._items[row] = item
            self._places[item[0]] = len(self._items) - row
        self.dataChanged.emit(self.index(first), self.index(first + len(items) - 1))

    def add_front(self, item: Item) -> None:
        """Put an item in front."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._items.insert(0, item)
        self._places[item[0]] = len(self._items)
        self.endInsertRows()

    def remove(self, id_: str) -> None:
        """Take an item out, if it is known."""
        row = self.row_of(id_)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._items[row]
        place = self._places.pop(id_)
        self._places = {other: at - 1 if at > place else at for other, at in self._places.items()}
        self.endRemoveRows()

    def give(self, pictures: Mapping[str, QPixmap]) -> None:
        """Hand over pictures by the ids of their items; an empty one where there is none."""
        self._pictures.update(pictures)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        rows = [row for id_ in pictures if (row := self.row_of(id_)) >= 0]
        if rows:
            first, last = self.index(min(rows)), self.index(max(rows))
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.DecorationRole])

    def set_stars(self, stars: Mapping[str, int]) -> None:
        """Say how items are rated."""
        self._stars.update(stars)
        rows = [row for id_ in stars if (row := self.row_of(id_)) >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)), [Qt.ItemDataRole.DecorationRole])

    def stars_of(self, id_: str) -> int:
        """How an item is rated; nothing where that was not said."""
        return self._stars.get(id_, 0)

    def stars_at(self, row: int) -> int:
        """How the item of a row is rated."""
        item = self._items[row]
        return 0 if item is None else self._stars.get(item[0], 0)

    def forget_pictures(self) -> None:
        """Let go of all pictures, to have them read again."""
        self._pictures.clear()

    def picture(self, row: int) -> QPixmap | None:
        """The picture of a row, if it is at hand."""
        item = self._items[row]
        return None if item is None else self._pictures.get(item[0])

    def without_picture(self, rows: Iterable[int]) -> list[str]:
        """The ids of those rows whose picture is not at hand."""
        items = [self._items[row] for row in rows]
        return [item[0] for item in items if item is not None and item[0] not in self._pictures]

    def first_unknown(self, rows: Iterable[int]) -> int | None:
        """The first of those rows that is not known."""
        return next((row for row in rows if self._items[row] is None), None)

    def row_of(self, id_: str) -> int:
        """The row of an item, or -1."""
        place = self._places.get(id_)
        return -1 if place is None else len(self._items) - place

    def id_at(self, index: Index) -> str:
        """The id of an item, or nothing where it is not known."""
        item = self._items[index.row()] if 0 <= index.row() < len(self._items) else None
        return "" if item is None else item[0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The picture and the words of an item."""
        if not 0 <= index.row() < len(self._items):
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self._items[index.row()]
            return None if item is None else item[1]
        if role == Qt.ItemDataRole.DecorationRole:
            return self.picture(index.row())
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
