"""Thumbnails: reads the small pictures of a grid, those in sight first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap

from app.api import AssetId, AssetStore, Job, JobContext, Jobs, Lane, UserError
from app.api.assets import POSTER
from app.ui.pictures import to_image
from app.ui.waveforms import Peaks, drawn, peaks_of
from app.widgets.checkers import on_checkers
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

STORED = 192
"""The side at which small pictures are kept on the disk for screens of any density, and half of it for most."""
_SIDES = (STORED // 2, STORED)
_AT_ONCE = 16
_TASKS = 2
_AHEAD = 8
_BYTES = 600
_LETTERS_PX = 10
_MARGIN = 8
_CORNER = 4


class Thumbnails(QObject):
    """Two tasks at a time read a few each; what went out of sight meanwhile is not read at all.

    What is not in sight yet is read by one of them, and only where nothing in sight is missing.
    """

    def __init__(self, grid: ThumbnailGrid, model: ThumbnailModel, assets: AssetStore, jobs: Jobs) -> None:
        super().__init__(grid)
        self._grid, self._model, self._assets, self._jobs = grid, model, assets, jobs
        self._reading: list[tuple[Job, list[str]]] = []
        grid.sight_changed.connect(self._look)

    def _look(self) -> None:
        self._reading = [(job, ids) for job, ids in self._reading if not job.state.ended]
        while self._grid.isVisible() and len(self._reading) < _TASKS and (wanted := self._wanted()):
            self._reading.append((self._read(wanted), wanted))

    def _wanted(self) -> list[str]:
        """Those that are to be read next, and that nobody reads yet."""
        read = {id_ for _, ids in self._reading for id_ in ids}
        if seen := [id_ for id_ in self._model.without_picture(self._grid.in_sight()) if id_ not in read]:
            return seen[:_AT_ONCE]
        return [] if read else self._model.without_picture(self._grid.in_sight(screens=1))[:_AHEAD]

    def _read(self, wanted: Sequence[str]) -> Job:
        side = round(self._grid.thumbnail_size * self._grid.devicePixelRatioF())
        assets = self._assets

        def read(context: JobContext) -> Sequence[tuple[str, QImage | str | Peaks]]:
            found = []
            for id_ in wanted:
                context.check()
                found.append((id_, _read(assets, AssetId(id_), side)))
            return found

        title = QCoreApplication.translate("Thumbnails", "Reading pictures")
        return self._jobs.run(title, read, Lane.IO, self._give)

    def _give(self, found: Sequence[tuple[str, QImage | str | Peaks]]) -> None:
        pictures = {id_: self._picture(item) for id_, item in found}
        for picture in pictures.values():
            picture.setDevicePixelRatio(self._grid.devicePixelRatioF())
        self._model.give(pictures)
        self._look()

    def _picture(self, item: QImage | str | Peaks) -> QPixmap:
        if isinstance(item, str):
            return self._written(item)
        if isinstance(item, QImage):
            return QPixmap.fromImage(on_checkers(item, self._grid.palette()))
        return drawn(item, self._grid.thumbnail_size, self._grid.devicePixelRatioF(), self._grid.palette())

    def _written(self, text: str) -> QPixmap:
        """The beginning of a text, as a leaf of paper would show it."""
        side = round(self._grid.thumbnail_size * self._grid.devicePixelRatioF())
        leaf = QPixmap(side, side)
        leaf.setDevicePixelRatio(self._grid.devicePixelRatioF())
        leaf.fill(Qt.GlobalColor.transparent)
        painter = QPainter(leaf)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._grid.palette().color(QPalette.ColorRole.Button))
        whole = QRectF(0, 0, self._grid.thumbnail_size, self._grid.thumbnail_size)
        painter.drawRoundedRect(whole, _CORNER, _CORNER)
        font = self._grid.font()
        font.setPixelSize(_LETTERS_PX)
        painter.setFont(font)
        painter.setPen(self._grid.palette().color(QPalette.ColorRole.Text))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), int(flags), text)
        painter.end()
        return leaf


def _read(assets: AssetStore, asset: AssetId, side: int) -> QImage | str | Peaks:
    try:
        image = to_image(assets.thumbnail(asset, next((kept for kept in _SIDES if kept >= side), STORED)))
    except UserError:
        poster = QImage.fromData(assets.kept(asset, POSTER) or b"")
        if poster.isNull():
            peaks = peaks_of(assets, asset)
            return _text(assets, asset) if peaks is None else peaks
        image = poster
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _text(assets: AssetStore, asset: AssetId) -> QImage | str:
    """The beginning of a text; of anything else, a place without a picture says it."""
    try:
        text = assets.read(asset)[:_BYTES].decode("utf-8", "ignore")
    except UserError:
        return QImage()
    return text if text.isprintable() or ("\n" in text and "\0" not in text) else QImage()
