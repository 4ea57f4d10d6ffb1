"""Thumbnails: reads the small pictures of a grid, those in sight first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap

from app.api import AssetId, AssetStore, Job, JobContext, Jobs, Lane, UserError
from app.api.assets import POSTER
from app.ui.pictures import to_image
from app.ui.waveforms import Peaks, drawn, peaks_of
from app.widgets.thumbnail_grid import ThumbnailGrid
from app.widgets.thumbnail_model import ThumbnailModel

STORED = 192
"""The side at which small pictures are kept on the disk, for screens of any density."""
_AT_ONCE = 32
_BYTES = 600
_LETTERS_PX = 10
_MARGIN = 8
_CORNER = 4


class Thumbnails(QObject):
    """One task at a time reads a few; what went out of sight meanwhile is not read at all."""

    def __init__(self, grid: ThumbnailGrid, model: ThumbnailModel, assets: AssetStore, jobs: Jobs) -> None:
        super().__init__(grid)
        self._grid, self._model, self._assets, self._jobs = grid, model, assets, jobs
        self._job: Job | None = None
        grid.sight_changed.connect(self._look)

    def _look(self) -> None:
        if (self._job is not None and not self._job.state.ended) or not self._grid.isVisible():
            return
        missing = self._model.without_picture(self._grid.in_sight()) or self._model.without_picture(
            self._grid.in_sight(screens=1)
        )
        if not missing:
            return
        wanted = missing[:_AT_ONCE]
        side = round(self._grid.thumbnail_size * self._grid.devicePixelRatioF())
        assets = self._assets

        def read(context: JobContext) -> Sequence[tuple[str, QImage | str | Peaks]]:
            found = []
            for id_ in wanted:
                context.check()
                found.append((id_, _read(assets, AssetId(id_), side)))
            return found

        title = QCoreApplication.translate("Thumbnails", "Reading pictures")
        self._job = self._jobs.run(title, read, Lane.IO, self._give)

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
            return QPixmap.fromImage(item)
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
        image = to_image(assets.thumbnail(asset, STORED))
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
