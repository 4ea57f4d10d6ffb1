"""ReferenceField: the picture that what is drawn in a region shall resemble."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QWidget

from app.api import TILES, Asset, AssetId, JobContext, Pixels
from app.widgets.dropped import files_dropped
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.picture_data import asset_in
from plugins.canvas.formats import read_picture
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.preprocess.registry import fitted

_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif")
_THUMBNAIL = 22
_MOST_LAYERS = 20


class ReferenceField(QWidget):
    """A picture of a layer, a file, the clipboard, or one that is dropped; without one it says so."""

    chosen = Signal(object)
    """An Asset."""
    cleared = Signal()

    def __init__(self, work: CanvasWork, loader: PictureLoader, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._loader, self._icons = work, loader, icons
        self._asset: AssetId | None = None
        self.setAcceptDrops(True)
        self.button = QPushButton()
        self.button.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self.button.setToolTip(
            self.tr("A picture that what is drawn in the region shall resemble, through an IP-Adapter; drop one here.")
        )
        self.button.clicked.connect(self._open)
        self.take_away = IconButton(icons, "x", self.tr("Take the reference picture away"))
        self.take_away.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.take_away)
        self._show(None)

    def show_asset(self, asset: AssetId | None) -> None:
        """Show the picture that is taken now."""
        if asset == self._asset:
            return
        self._asset = asset
        self._show(None)
        if asset is None:
            return
        assets = self._work.context.assets

        def show(image: QImage) -> None:
            if self._asset == asset:
                self._show(image)

        def small() -> Pixels:
            picture = opaque(assets.picture(asset))
            scale = 4 * _THUMBNAIL / max(picture.shape[:2])
            height, width = (max(1, round(side * min(1.0, scale))) for side in picture.shape[:2])
            return fitted(picture, width, height)

        self._loader.load(small, show)

    def menu(self) -> QMenu:
        """Where a picture can be taken from."""
        menu = QMenu(self)
        canvas = self._work.canvas
        layers = [one for one in reversed(canvas.layers) if one.asset is not None and one.id != self._work.active.id]
        for layer in layers[:_MOST_LAYERS]:
            menu.addAction(layer.name, partial(self._take_known, layer.asset))
        if layers:
            menu.addSeparator()
        menu.addAction(self._icons.icon("folder-open"), self.tr("From a file…"), self._ask_file)
        data = QGuiApplication.clipboard().mimeData()
        paste = menu.addAction(self._icons.icon("clipboard"), self.tr("Paste"), self._paste)
        paste.setEnabled(data is not None and self._accepts(data))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures are welcome."""
        if self._accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _open(self) -> None:
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _accepts(self, data: QMimeData) -> bool:
        return bool(asset_in(data)) or data.hasImage() or bool(files_dropped(data, _SUFFIXES))

    def _take(self, data: QMimeData) -> None:
        asset, files = AssetId(asset_in(data)), files_dropped(data, _SUFFIXES)
        if asset and self._work.context.assets.has(asset):
            self._take_known(asset)
        elif files:
            self._take_file(files[0])
        elif isinstance(image := data.imageData(), QImage) and not image.isNull():
            assets, name, pixels = self._work.context.assets, self.tr("Pasted"), to_pixels(image)
            self._run(lambda _job: assets.add_picture(pixels, name))

    def _take_known(self, asset: AssetId | None) -> None:
        known = self._work.context.session.document.assets.get(asset) if asset is not None else None
        if known is not None or asset is None:
            self._done(known)
            return
        assets = self._work.context.assets

        def look(_job: JobContext) -> Asset:
            height, width, channels = assets.shape(asset)
            return Asset(asset, TILES, width * height * channels, (height, width, channels))

        self._run(look)

    def _take_file(self, path: Path) -> None:
        assets = self._work.context.assets
        self._run(lambda _job: read_picture(path, assets).asset)

    def _ask_file(self) -> None:
        kinds = self.tr("Pictures ({patterns})").format(patterns=" ".join(f"*{suffix}" for suffix in _SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Reference picture"), "", kinds)
        if name:
            self._take_file(Path(name))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self._take(data)

    def _run(self, read: Callable[[JobContext], Asset]) -> None:
        self._work.run(self.tr("Reading the picture"), read, self._done)

    def _done(self, asset: Asset | None) -> None:
        if asset is not None:
            self.chosen.emit(asset)

    def _show(self, image: QImage | None) -> None:
        there = self._asset is not None
        self.button.setText(self.tr("Reference picture") if there else self.tr("No reference picture"))
        self.button.setAccessibleName(self.button.text())
        if image is None:
            self.button.setIcon(self._icons.icon("image" if there else "image-plus"))
        else:
            small = QPixmap.fromImage(image).scaled(
                _THUMBNAIL,
                _THUMBNAIL,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.button.setIcon(QIcon(small))
        self.take_away.setVisible(there)
