"""Generation: what is being made, shown where it will be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPalette

from app.api import AssetId, Job, JobState, Json, UserError
from app.widgets.outlines import draw_pill
from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.model import Rect
from plugins.canvas.panel.images import to_image
from plugins.canvas.panel.work import CanvasWork

_LINE = 4
_BELOW = 40
"""How far below the frame words are drawn, in units of the view."""
_OUTSIDE = 0.35
"""How much is seen of what lies outside the canvas."""


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle held to what lies there: it stays with the layers when the canvas takes another size."""

    x: int
    y: int
    width: int
    height: int

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        return {"x": self.x, "y": self.y, "width": self.width, "height": self.height}

    @staticmethod
    def from_json(data: Json) -> Place | None:
        """The place that a job was given; None where there is none, or one that isn't the canvas' own."""
        found = [data.get(name) for name in ("x", "y", "width", "height")] if isinstance(data, Mapping) else []
        numbers = [value for value in found if isinstance(value, int) and not isinstance(value, bool)]
        return Place(*numbers) if len(numbers) == 4 and min(numbers[2:]) > 0 else None


@dataclass(slots=True)
class Shown:
    """A job that runs: how large its result will be, and what can be seen of it."""

    job: Job
    size: tuple[int, int]
    image: QImage | None = None


class Generation(QObject):
    """Knows for which place each job was asked, and draws those that run there."""

    def __init__(self, work: CanvasWork, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._view = work, view
        self._inputs: dict[AssetId, Place] = {}
        self._places: dict[str, Place] = {}
        self._shown: dict[str, Shown] = {}
        self._document = work.context.session.document.id
        self.quiet: str = ""
        """The job whose results are looked at already: of it the progress alone is shown."""
        view.add_overlay(self._paint)
        view.viewport_changed.connect(self._repaint)
        work.canvas_changed.connect(self._canvas_changed)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The jobs that are drawn."""
        return tuple(self._shown.values())

    def place_of(self, rect: Rect) -> Place:
        """A rectangle of the canvas as it is now, to be found again later."""
        left, top = self._work.canvas.origin
        return Place(rect[0] - left, rect[1] - top, rect[2], rect[3])

    def remember_input(self, asset: AssetId, place: Place) -> None:
        """An asset was made from a place of the canvas: what is made from it belongs there. On any thread."""
        self._inputs[asset] = place

    def place_for(self, request: Mapping[str, Json]) -> Place:
        """Where the result of a request that is submitted now belongs: where its input was, or in the frame."""
        image = request.get("image", request.get("guides"))
        known = self._inputs.get(AssetId(image)) if isinstance(image, str) else None
        place = known or self.place_of(self._work.frame)
        left, top, right, bottom = _added(request)
        return Place(place.x - left, place.y - top, place.width + left + right, place.height + top + bottom)

    def frame_of(self, job: str, request: Mapping[str, Json]) -> Rect:
        """The rectangle for which a job was asked, where it lies now."""
        if job not in self._places:
            self._places[job] = self.place_for(request)
        place, (left, top) = self._places[job], self._work.canvas.origin
        return place.x + left, place.y + top, place.width, place.height

    def placed(self, job: str, request: Mapping[str, Json], width: int, height: int) -> QRectF:
        """Where a picture of a size is shown: at its own size in the frame's corner, or over all of an empty canvas."""
        frame = self.frame_of(job, request)
        if not self._work.is_untouched:
            return QRectF(frame[0], frame[1], width, height)
        whole = QRectF(self._view.picture)
        scale = min(whole.width() / max(1, width), whole.height() / max(1, height))
        rect = QRectF(0, 0, width * scale, height * scale)
        rect.moveCenter(whole.center())
        return rect

    def show_job(self, job: Job) -> None:
        """A job changed: show it while it runs."""
        if callable(job.work):
            return
        request = job.work.request
        if place := Place.from_json(job.work.place):
            self._places[job.id] = place
        self.frame_of(job.id, request)
        if job.state is not JobState.RUNNING:
            gone = self._shown.pop(job.id, None)
            if gone is not None:
                self._update(gone)
            return
        size = self._size(job.id, request, job.preview)
        shown = self._shown.setdefault(job.id, Shown(job, size))
        if shown.size != size:
            # What was drawn for the other size goes.
            self._update(shown)
            shown.size = size
        if isinstance(job.preview, np.ndarray):
            shown.image = to_image(job.preview)
        self._update(shown)

    def _size(self, job: str, request: Mapping[str, Json], preview: object) -> tuple[int, int]:
        width, height, factor = request.get("width"), request.get("height"), request.get("factor")
        if isinstance(width, int) and isinstance(height, int):
            return width, height
        _, _, width, height = self.frame_of(job, request)
        if isinstance(image := request.get("image"), str):
            # Another picture than what was in the frame may have been chosen; the job says itself where it is missing.
            with suppress(UserError):
                height, width, _ = self._work.context.assets.shape(AssetId(image))
                left, top, right, bottom = _added(request)
                width, height = width + left + right, height + top + bottom
        if isinstance(factor, str) and factor.isdigit():
            return width * int(factor), height * int(factor)
        if isinstance(preview, np.ndarray) and image is None and request.get("guides") is None:
            return preview.shape[1], preview.shape[0]
        return width, height

    def _rect_of(self, shown: Shown) -> QRectF:
        request = {} if callable(shown.job.work) else shown.job.work.request
        return self.placed(shown.job.id, request, *shown.size)

    def _update(self, shown: Shown) -> None:
        rect = self._view.viewport.rect_to_view(self._rect_of(shown)).toAlignedRect()
        self._view.update(rect.adjusted(-4, -4, max(4, 320 - rect.width()), _BELOW))

    def _repaint(self) -> None:
        # Progress and words keep to what is in sight, so they do not move with the picture.
        if self._shown:
            self._view.update()

    def _canvas_changed(self) -> None:
        document = self._work.context.session.document.id
        if document != self._document:
            self._document = document
            # The places stay: the document may be opened again while its jobs run.
            self._inputs.clear()
            self._shown.clear()
        self._view.update()

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        for shown in self._shown.values():
            rect = self._rect_of(shown)
            if shown.image is not None and shown.job.id != self.quiet:
                draw_result(painter, viewport, self._view.picture, rect, shown.image)

    def paint_progress(self, painter: QPainter, viewport: Viewport) -> None:
        """An overlay of how far jobs are, to be laid over previews and takes."""
        for shown in self._shown.values():
            self._paint_progress(painter, viewport, shown.job, self._rect_of(shown))

    def _paint_progress(self, painter: QPainter, viewport: Viewport, job: Job, rect: QRectF) -> None:
        palette = self._view.palette()
        placed = viewport.rect_to_view(rect)
        inside = QRectF(self._view.rect())
        seen = placed.intersected(inside)
        if seen.isEmpty():
            return
        line = QRectF(seen.left(), seen.bottom() - _LINE, seen.width(), _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(line, QColor(0, 0, 0, 160))
        fraction = job.fraction
        if fraction is not None:
            line.setWidth(seen.width() * fraction)
            painter.fillRect(line, palette.color(QPalette.ColorRole.Accent))
        words = words_of(job)
        if words:
            at = QPointF(seen.left(), seen.bottom() + 6)
            colours = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
            draw_pill(painter, words, at, inside, *colours)


def _added(request: Mapping[str, Json]) -> tuple[int, int, int, int]:
    """How much a request adds to the picture it begins with: left, top, right, bottom, in pixels."""
    sides = [request.get(name) for name in ("left", "top", "right", "bottom")]
    numbers = [side for side in sides if isinstance(side, int) and not isinstance(side, bool)]
    if len(numbers) < len(sides) or "image" not in request:
        return 0, 0, 0, 0
    left, top, right, bottom = numbers
    return left, top, right, bottom


def draw_result(
    painter: QPainter, viewport: Viewport, canvas: QRect, rect: QRectF, image: QImage, *, smooth: bool = True
) -> None:
    """Draw a result into its rectangle of the canvas; what lies outside is paler, since the canvas will not show it."""
    painter.save()
    painter.setTransform(viewport.transform, True)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    inside = rect.intersected(QRectF(canvas))
    if inside != rect:
        outside = QPainterPath()
        outside.addRect(rect)
        if not inside.isEmpty():
            outside.addRect(inside)
        painter.save()
        painter.setClipPath(outside)
        painter.setOpacity(_OUTSIDE)
        painter.drawImage(rect, image)
        painter.restore()
        painter.setClipRect(inside)
    if not inside.isEmpty():
        painter.drawImage(rect, image)
    painter.restore()


def words_of(job: Job) -> str:
    """What a job is doing and how long it still takes."""
    activity = job.activity.translated(partial(QCoreApplication.translate, "Words"))
    remaining = job.remaining_s()
    if remaining is None:
        return activity
    if remaining < 60:
        left = QCoreApplication.translate("CanvasPanel", "{seconds} s left").format(seconds=max(1, round(remaining)))
    else:
        left = QCoreApplication.translate("CanvasPanel", "{minutes} min left").format(minutes=round(remaining / 60))
    return f"{activity} · {left}" if activity else left
