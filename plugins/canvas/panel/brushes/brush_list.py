"""BrushList: brushes with a drawn stroke and their names, to choose one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from plugins.canvas.brush.preset import Preset
from plugins.canvas.panel.brushes.library import FAVOURITES, BrushLibrary

PREVIEW = QSize(112, 32)
_ID = Qt.ItemDataRole.UserRole


class BrushList(QListWidget):
    """Names what was chosen by `chosen`; strokes are made once the list is seen."""

    chosen = Signal(str)

    def __init__(self, library: BrushLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = ""
        self._shown: tuple[tuple[Preset, str], ...] = ()
        self._pictures: dict[tuple[Preset, int], QIcon] = {}
        self.setIconSize(PREVIEW)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Brushes"))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ID)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ID)))
        library.changed.connect(self._show)
        self._show()

    @property
    def current(self) -> Preset | None:
        """The brush that is marked."""
        item = self.currentItem()
        return None if item is None else self._library.find(item.data(_ID))

    def mark(self, id_: str) -> None:
        """Mark a brush without choosing it."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == id_:
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def search(self, words: str) -> None:
        """Show only brushes whose names have these words."""
        self._words = words.casefold().strip()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(any(word not in item.text().casefold() for word in self._words.split()))

    def showEvent(self, event: QShowEvent) -> None:
        """Make the strokes."""
        super().showEvent(event)
        self._ask_for_pictures()

    def changeEvent(self, event: QEvent) -> None:
        """Draw them anew in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._ask_for_pictures()

    def _show(self) -> None:
        presets = self._library.presets
        favourites = self._library.favourites
        titled = tuple(
            (preset, self._title(preset, favourites.index(preset.id) if preset.id in favourites else None))
            for preset in presets
        )
        if titled == self._shown:
            return
        self._shown = titled
        marked = self.current.id if self.current is not None else ""
        self.clear()
        for preset, title in titled:
            item = QListWidgetItem(title)
            item.setData(_ID, preset.id)
            item.setToolTip(title)
            item.setSizeHint(QSize(0, PREVIEW.height() + 8))
            self.addItem(item)
        self.search(self._words)
        self.mark(marked)
        if self.isVisible():
            self._ask_for_pictures()

    def _title(self, preset: Preset, key: int | None) -> str:
        title = self._library.title(preset)
        return title if key is None else f"{title}  ·  {(key + 1) % FAVOURITES}"

    def _ask_for_pictures(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Text)
        ratio = self.devicePixelRatioF()
        for row in range(self.count()):
            item = self.item(row)
            preset = self._library.find(item.data(_ID))
            if preset is None:
                continue
            key = (preset, colour.rgb())
            if key in self._pictures:
                item.setIcon(self._pictures[key])
                continue

            def done(image: QImage, key: tuple[Preset, int] = key) -> None:
                self._take(key, image, ratio)

            self._library.preview(preset.brush, PREVIEW * ratio, colour, done)

    def _take(self, key: tuple[Preset, int], image: QImage, ratio: float) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        self._pictures[key] = icon
        for row in range(self.count()):
            if self.item(row).data(_ID) == key[0].id:
                self.item(row).setIcon(icon)
