"""BinTree: the shelves of the bin and what stands on them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app.api import AssetId
from app.widgets.icons import Icons
from app.widgets.picture_data import ASSET_MIME, ITEM_MIME
from plugins.timeline.panel.bin.entry import Entry, Shelf
from plugins.timeline.panel.bin.pictures import HEIGHT_PX, WIDTH_PX, Seen

_ENTRY = Qt.ItemDataRole.UserRole
_ICONS = {
    Shelf.FILMS: "film",
    Shelf.SOUNDS: "audio-waveform",
    Shelf.PICTURES: "image",
    Shelf.SEQUENCES: "list-ordered",
    Shelf.LAYERS: "layers",
    Shelf.CLIPS: "music",
    Shelf.CHAPTERS: "book-open",
    Shelf.OTHERS: "package",
}
_ROW_PX = HEIGHT_PX + 8


class BinTree(QTreeWidget):
    """Enter takes, a double click shows, letters search by the beginning of names."""

    taken = Signal(object)
    """An Entry on which Enter was pressed."""
    shown = Signal(object)
    """An Entry that was double clicked."""
    menu_wanted = Signal(object, QPoint)
    sight_changed = Signal()
    """Other rows are seen."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._blanks: dict[tuple[str, int], QIcon] = {}
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setUniformRowHeights(False)
        self.setIconSize(QSize(WIDTH_PX, HEIGHT_PX))
        self.setIndentation(12)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(True)
        self.customContextMenuRequested.connect(self._ask)
        self.itemDoubleClicked.connect(self._double_clicked)
        self.itemExpanded.connect(lambda _item: self.sight_changed.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.sight_changed.emit())

    @property
    def current(self) -> Entry | None:
        """What is chosen."""
        return entry_of(self.currentItem())

    @property
    def entries(self) -> Sequence[Entry]:
        """All that is listed, shelf by shelf."""
        return [entry for item in self._items() if (entry := entry_of(item)) is not None]

    def show_entries(self, entries: Sequence[Entry], titles: Mapping[Shelf, str]) -> None:
        """List other things; what was chosen stays so, and shelves stay open or shut."""
        current = self.current
        shut = {item.text(0) for item in self._shelves() if not item.isExpanded()}
        at = self.verticalScrollBar().value()
        self.clear()
        shelves: dict[Shelf, QTreeWidgetItem] = {}
        for entry in entries:
            shelf = shelves.get(entry.shelf)
            if shelf is None:
                shelf = shelves[entry.shelf] = QTreeWidgetItem(self, [titles[entry.shelf]])
                shelf.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                font = shelf.font(0)
                font.setBold(True)
                shelf.setFont(0, font)
            item = QTreeWidgetItem(shelf)
            item.setData(0, _ENTRY, entry)
            item.setSizeHint(0, QSize(0, _ROW_PX))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
            if current is not None and entry.id == current.id:
                self.setCurrentItem(item)
        for shelf in shelves.values():
            shelf.setExpanded(shelf.text(0) not in shut)
        self.verticalScrollBar().setValue(at)

    def describe(
        self,
        seen: Callable[[Entry], Seen | None],
        words: Callable[[Entry, Seen | None], str],
        missing: Collection[AssetId],
    ) -> None:
        """Show what is known of each thing."""
        for item in self._items():
            entry = entry_of(item)
            if entry is None:
                continue
            known = seen(entry)
            text = words(entry, known)
            if item.text(0) != text:
                item.setText(0, text)
                item.setToolTip(0, text)
            if entry.asset in missing:
                item.setIcon(0, self._blank("triangle-alert"))
            elif known is not None and known.picture is not None:
                item.setIcon(0, self._framed(known.picture))
            else:
                item.setIcon(0, self._blank(_ICONS[entry.shelf]))

    def in_sight(self) -> Sequence[Entry]:
        """The things whose rows are seen."""
        found: list[Entry] = []
        item = self.itemAt(QPoint(4, 1))
        while item is not None and self.visualItemRect(item).top() <= self.viewport().height():
            if (entry := entry_of(item)) is not None:
                found.append(entry)
            item = self.itemBelow(item)
        return found

    def search(self, words: str) -> int:
        """Hide what has not all of these words in its name; how many are left."""
        wanted, left = words.casefold().split(), 0
        for shelf in self._shelves():
            here = 0
            for number in range(shelf.childCount()):
                child = shelf.child(number)
                if child is None:
                    continue
                entry = entry_of(child)
                fits = entry is not None and all(word in entry.title.casefold() for word in wanted)
                child.setHidden(not fits)
                here += fits
            shelf.setHidden(here == 0)
            left += here
        self.sight_changed.emit()
        return left

    def choose(self, id_: str) -> None:
        """Choose a thing."""
        for item in self._items():
            entry = entry_of(item)
            if entry is not None and entry.id == id_:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def mimeTypes(self) -> list[str]:
        """What is dragged out."""
        return [ASSET_MIME, ITEM_MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """An asset, the item of a part, or both."""
        data = QMimeData()
        entry = entry_of(items[0]) if items else None
        if entry is not None and entry.asset is not None:
            data.setData(ASSET_MIME, entry.asset.encode())
        if entry is not None and entry.link:
            data.setData(ITEM_MIME, f"{entry.link}\n{entry.media_type}".encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.taken.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _items(self) -> Sequence[QTreeWidgetItem]:
        children = (shelf.child(number) for shelf in self._shelves() for number in range(shelf.childCount()))
        return [child for child in children if child is not None]

    def _shelves(self) -> Sequence[QTreeWidgetItem]:
        shelves = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [shelf for shelf in shelves if shelf is not None]

    def _double_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        if (entry := entry_of(item)) is not None:
            self.shown.emit(entry)

    def _ask(self, at: QPoint) -> None:
        if (entry := entry_of(self.itemAt(at))) is not None:
            self.menu_wanted.emit(entry, self.viewport().mapToGlobal(at))

    def _framed(self, picture: QImage) -> QIcon:
        """A picture in the middle of its place, so that names stand in one line."""
        ratio = self.devicePixelRatioF()
        place = QPixmap(round(WIDTH_PX * ratio), round(HEIGHT_PX * ratio))
        place.fill(self.palette().color(QPalette.ColorRole.Shadow))
        fit = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(place)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (place.width() - fit.width()) // 2, (place.height() - fit.height()) // 2
        painter.drawImage(left, top, picture.scaled(fit))
        painter.end()
        place.setDevicePixelRatio(ratio)
        return _plain(place)

    def _blank(self, icon: str) -> QIcon:
        """A sign in the place of a picture."""
        colour = self.palette().color(QPalette.ColorRole.Button)
        key = (icon, colour.rgba())
        if key not in self._blanks:
            ratio = self.devicePixelRatioF()
            place = QPixmap(round(WIDTH_PX * ratio), round(HEIGHT_PX * ratio))
            place.setDevicePixelRatio(ratio)
            place.fill(colour)
            painter = QPainter(place)
            sign = self._icons.icon(icon).pixmap(QSize(20, 20), ratio)
            painter.drawPixmap((WIDTH_PX - 20) // 2, (HEIGHT_PX - 20) // 2, sign)
            painter.end()
            self._blanks[key] = _plain(place)
        return self._blanks[key]


def entry_of(item: QTreeWidgetItem | None) -> Entry | None:
    """What a row stands for; None for a shelf."""
    entry = item.data(0, _ENTRY) if item is not None else None
    return entry if isinstance(entry, Entry) else None


def _plain(picture: QPixmap) -> QIcon:
    icon = QIcon(picture)
    # Otherwise the style tints what is selected
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
