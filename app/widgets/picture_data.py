"""PictureData: a picture that is dragged, whose file is there by the time that another program asks for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QPoint, QRectF, Qt, QUrl
from PySide6.QtGui import QDrag, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

ASSET_MIME = "application/x-seisei-asset"
RECIPE_MIME = "application/x-seisei-recipe"
ITEM_MIME = "application/x-seisei-item"
"""Something of a part of the document: its link, such as canvas/LAYER, and in a second line its media type."""
_FILES = "text/uri-list"
_PNG = "image/png"
_CORNER = 4.0


class PictureData(QMimeData):
    """For the studio an asset's id and its recipe, for other programs a file: never pixels without what they are.

    `file` is being written on another thread; whoever asks for it waits until it is there. `tell` is given what
    went wrong with it.
    """

    def __init__(
        self, asset: str, recipe: str, file: Future[Path] | None, tell: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._file, self._tell = file, tell
        self.setData(ASSET_MIME, asset.encode())
        if recipe:
            self.setData(RECIPE_MIME, recipe.encode())

    def formats(self) -> list[str]:
        """What it can be taken as."""
        return [*super().formats(), *((_FILES, _PNG) if self._file is not None else ())]

    def hasFormat(self, mime: str) -> bool:
        """Whether it can be taken as this."""
        return mime in self.formats()

    def retrieveData(self, mime: str, kind: QMetaType | QMetaType.Type) -> Any:
        """The content in a format."""
        if mime not in (_FILES, _PNG):
            return super().retrieveData(mime, kind)
        path = self._path()
        if path is None:
            return None
        return [QUrl.fromLocalFile(str(path))] if mime == _FILES else QByteArray(path.read_bytes())

    def _path(self) -> Path | None:
        if self._file is None:
            return None
        if error := self._file.exception():
            self._tell(error)
            return None
        return self._file.result()


def asset_in(data: QMimeData) -> str:
    """The id of the asset that is dragged, or nothing."""
    return bytes(data.data(ASSET_MIME).data()).decode("ascii", "replace") if data.hasFormat(ASSET_MIME) else ""


def item_in(data: QMimeData) -> tuple[str, str]:
    """The link and the media type of the item that is dragged, or nothing twice."""
    words = bytes(data.data(ITEM_MIME).data()).decode("utf-8", "replace") if data.hasFormat(ITEM_MIME) else ""
    link, _, media_type = words.partition("\n")
    return link, media_type


def drag_out(source: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Drag a picture with a small one of it under the pointer; returns when it was dropped."""
    size = picture.deviceIndependentSize()
    shown = QPixmap(picture.size())
    shown.setDevicePixelRatio(picture.devicePixelRatio())
    shown.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), _CORNER, _CORNER)
    painter.setClipPath(outline)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(shown)
    drag.setHotSpot(QPoint(round(size.width() / 2), round(size.height() / 2)))
    drag.exec(Qt.DropAction.CopyAction)
