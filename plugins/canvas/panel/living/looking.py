"""Looking: what a live picture is drawn from: the canvas, or the selection with what lies around it, made small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from app.api import TILE, AssetId, JobContext, ModelRecord, Pixels, TileAt
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.model import Area, Rect
from plugins.canvas.panel.generation import Generation, Place
from plugins.canvas.panel.images import to_image
from plugins.canvas.panel.living.glimpse import Glimpse
from plugins.canvas.panel.living.telling import Telling
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.resolution import coarse_size
from plugins.canvas.selecting import coverage_of

_MANY_TILES = 256
_AROUND = 0.25
_LEAST_AROUND = 16


@dataclass(frozen=True, slots=True)
class Look:
    """A place of the canvas as it was; `picture` is as it is stored for the model, None where nothing has changed.

    It is `bare` where nothing is painted. `guides` is what regions and control layers tell, None where nothing does.
    Where there was a selection, `cover` says how much of each pixel it has, and `ground` is what was seen.
    """

    picture: AssetId | None
    place: Place
    area: Area | None
    cover: Pixels | None = None
    ground: QImage | None = None
    guides: AssetId | None = None
    bare: bool = False


class Looking:
    """Knows what has changed since it looked last."""

    def __init__(self, work: CanvasWork, generation: Generation) -> None:
        self._work, self._generation = work, generation
        self._glimpse: Glimpse | None = None
        self._telling: Telling | None = None
        self._changed: set[TileAt] | None = None
        self._cover: tuple[Area, Rect, Pixels] | None = None

    def forget(self) -> None:
        """Look at everything anew the next time, whoever may still be looking."""
        self._glimpse = self._telling = self._changed = self._cover = None

    def note(self, rects: Iterable[QRect]) -> None:
        """Rectangles of the canvas were changed."""
        for rect in rects:
            if self._changed is None:
                return
            columns = range(max(0, rect.left()) // TILE, max(0, rect.right()) // TILE + 1)
            rows = range(max(0, rect.top()) // TILE, max(0, rect.bottom()) // TILE + 1)
            if len(columns) * len(rows) + len(self._changed) > _MANY_TILES:
                self._changed = None
            else:
                self._changed.update((column, row) for row in rows for column in columns)

    def task(self, record: ModelRecord) -> Callable[[JobContext], Look]:
        """What looks at the canvas as it is now, on any thread, at the size that a model draws best."""
        work, area, frame = self._work, self._work.selection, self._frame()
        assets = work.context.assets
        width, height = coarse_size(frame[2], frame[3], record.native_size, record.multiple_of)
        glimpse, changed, self._changed = self._glimpse, self._changed, set()
        if glimpse is None or (glimpse.frame, glimpse.width, glimpse.height) != (frame, width, height):
            glimpse = self._glimpse = Glimpse(frame, width, height)
        telling, canvas, picture = self._telling, work.canvas, work.picture()
        if telling is None or (telling.frame, telling.width, telling.height) != (frame, width, height):
            telling = self._telling = Telling(frame, width, height)
        seen, place = replace(picture, canvas=canvas.drawn()), self._generation.place_of(frame)

        def look(job: JobContext) -> Look:
            pixels = glimpse.look(seen, changed, job.check)
            stored = None if pixels is None else assets.add_picture(pixels, in_passing=True).id
            guides = telling.tell(picture, canvas, job.check)
            bare = pixels is not None and pixels.shape[2] == 4 and not pixels[..., 3].any()
            if area is None:
                return Look(stored, place, area, guides=guides, bare=bare)
            known = self._cover
            if known is None or known[:2] != (area, frame):
                plane = coverage_of(area, assets, frame).within(frame)
                known = self._cover = (area, frame, _scaled(plane, width, height))
            ground = None if pixels is None else to_image(opaque(pixels))
            return Look(stored, place, area, known[2], ground, guides, bare)

        return look

    def _frame(self) -> Rect:
        """What is looked at: the canvas, or the selection with something of what lies around it."""
        canvas, clip = self._work.canvas, self._work.clip
        if clip is None:
            return 0, 0, canvas.width, canvas.height
        x, y, width, height = clip
        more = max(_LEAST_AROUND, round(max(width, height) * _AROUND))
        left, top = max(0, x - more), max(0, y - more)
        return left, top, min(canvas.width, x + width + more) - left, min(canvas.height, y + height + more) - top


def _scaled(plane: Pixels, width: int, height: int) -> Pixels:
    import cv2

    return np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
