"""QuickMaskHand: the selection painted with brushes; what is not selected lies under red."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from app.api import TILE, JobContext, Pixels, TileAt
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.brush import Brush, Effect, Stroke
from plugins.canvas.composite import out_of_row
from plugins.canvas.model import Canvas, Layer, Rect
from plugins.canvas.panel.painted import LiveStroke
from plugins.canvas.panel.tool_state import Tool
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.selecting import Coverage, Mode, Plane, coverage_of

_RED = (230, 30, 40)
_OPACITY = 0.5
_SMALLEST = 64
_MOST_LEVELS = 8


class QuickMaskHand(ToolHand):
    """While the quick mask is on, a brush adds to the selection and an eraser takes away from it."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self._stroke: LiveStroke | None = None
        self._mode = Mode.ADD
        self._levels: list[Plane] = []
        self._before: dict[TileAt, Plane] = {}
        self._images: dict[tuple[int, TileAt], QImage] = {}
        self.hint = QCoreApplication.translate(
            "QuickMaskHand", "Quick mask: a brush selects, the eraser takes away; Q ends it."
        )
        values = np.arange(256, dtype=np.float64)
        alpha = ((255 - values) * _OPACITY).astype(np.uint32)
        red, green, blue = (alpha * part // 255 for part in _RED)
        self._colours = (alpha << 24 | red << 16 | green << 8 | blue).astype(np.uint32)
        easel.selecting.quick_mask_changed.connect(self._load)
        easel.work.selection_changed.connect(self._load)
        easel.view.add_overlay(self._shade)

    @property
    def active(self) -> bool:
        """Only while the quick mask is on."""
        return self._easel.selecting.quick_mask

    def press(self, pointer: Pointer) -> None:
        """Begin a stroke; where nothing is selected yet a brush begins with nothing, an eraser with everything."""
        easel = self._easel
        erases = pointer.eraser or easel.tools.tool is Tool.ERASER
        self._mode = Mode.SUBTRACT if erases else Mode.ADD
        if not self._levels:
            self._levels = _planes(easel.work.canvas, 255 if erases else 0)
        self._before.clear()
        brush = _plain(easel.tools.painting(eraser=erases))
        layer, assets = Layer("quick-mask", ""), easel.work.context.assets
        self._stroke = LiveStroke(easel.work.canvas, layer, assets, brush, None, _nothing)
        self._touch(self._stroke.add(pointer.picture.x(), pointer.picture.y(), pointer.pressure))

    def drag(self, pointer: Pointer) -> None:
        """Go on."""
        if self._stroke is not None:
            self._touch(self._stroke.add(pointer.picture.x(), pointer.picture.y(), pointer.pressure))

    def release(self, pointer: Pointer) -> None:  # noqa: ARG002 - the protocol's name
        """The selection is what was painted, as one step."""
        stroke, mode = self._stroke, self._mode
        if stroke is None:
            return
        stroke.lift()
        self._touch(stroke.lay())
        self._stroke = None
        canvas = self._easel.work.canvas
        everything = self._easel.work.selection is None and mode is Mode.SUBTRACT

        def painted(_job: JobContext, _canvas: Canvas) -> Coverage:
            found = _coverage(stroke, canvas)
            if everything:
                return Coverage(0, 0, np.subtract(255, found.within((0, 0, canvas.width, canvas.height))))
            return found

        self._easel.selecting.choose(painted, Mode.REPLACE if everything else mode, label="Paint selection")

    def hover(self, pointer: Pointer) -> None:
        """The brush's ring follows by itself."""

    def cancel(self) -> bool:
        """Take back the stroke under way."""
        was, self._stroke = self._stroke is not None, None
        if was:
            self._load()
        return was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The red is drawn with every tool."""

    def _load(self) -> None:
        """Read the selection on a worker."""
        easel = self._easel
        area = easel.work.selection
        if not self.active or area is None:
            self._take([])
            return
        canvas, assets, soft = easel.work.canvas, easel.work.context.assets, area
        inside = (0, 0, canvas.width, canvas.height)

        def load(_job: JobContext) -> list[Plane]:
            return _smaller(coverage_of(soft, assets).within(inside).copy())

        def done(levels: list[Plane]) -> None:
            if self.active and easel.work.selection == soft and self._stroke is None:
                self._take(levels)

        easel.work.run(QCoreApplication.translate("QuickMaskHand", "Reading the selection"), load, done)

    def _take(self, levels: list[Plane]) -> None:
        self._levels = levels
        self._images.clear()
        self._easel.view.update()

    def _touch(self, rects: list[Rect]) -> None:
        """Put what was painted into the planes of each level, and draw it."""
        stroke = self._stroke
        row = stroke.row(rects) if stroke is not None and rects and self._levels else None
        if row is None:
            return
        plane = self._levels[0]
        for (x, y, width, height), piece in zip(rects, out_of_row(row, rects), strict=True):
            at = (x // TILE, y // TILE)
            tile = plane[at[1] * TILE : (at[1] + 1) * TILE, at[0] * TILE : (at[0] + 1) * TILE]
            if at not in self._before:
                self._before[at] = tile.copy()
            before = self._before[at]
            rows, columns = slice(y % TILE, y % TILE + height), slice(x % TILE, x % TILE + width)
            old, painted = before[rows, columns], piece[..., 3]
            joined = np.maximum(old, painted) if self._mode is Mode.ADD else np.minimum(old, 255 - painted)
            tile[rows, columns] = joined
        for at in {(x // TILE, y // TILE) for x, y, _, _ in rects}:
            self._shrink(at)
        for rect in rects:
            self._easel.view.update_picture(QRectF(*rect))

    def _shrink(self, at: TileAt) -> None:
        """Make a tile of the first level small for the others."""
        import cv2

        tile = self._levels[0][at[1] * TILE : (at[1] + 1) * TILE, at[0] * TILE : (at[0] + 1) * TILE]
        self._images.pop((0, at), None)
        for level in range(1, len(self._levels)):
            side = TILE >> level
            part = self._levels[level][at[1] * side : (at[1] + 1) * side, at[0] * side : (at[0] + 1) * side]
            if part.size:
                part[:] = cv2.resize(tile, (part.shape[1], part.shape[0]), interpolation=cv2.INTER_AREA)
            self._images.pop((level, (at[0] >> level, at[1] >> level)), None)

    def _shade(self, painter: QPainter, viewport: Viewport) -> None:
        """Red over what is not selected, in tiles of the level that the view shows."""
        if not self.active or not self._levels:
            return
        level = 0
        while level + 1 < len(self._levels) and viewport.zoom * 2 ** (level + 1) <= 1:
            level += 1
        step = TILE << level
        picture = self._easel.view.picture
        seen = viewport.rect_to_picture(QRectF(self._easel.view.rect())).toAlignedRect().intersected(picture)
        painter.setTransform(viewport.transform, combine=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, viewport.zoom < 1)
        for row in range(seen.top() // step, math.ceil((seen.bottom() + 1) / step)):
            for column in range(seen.left() // step, math.ceil((seen.right() + 1) / step)):
                image = self._image(level, (column, row))
                place = QRect(column * step, row * step, step, step).intersected(picture)
                painter.drawImage(QRectF(place), image, QRectF(QPointF(), image.size()))

    def _image(self, level: int, at: TileAt) -> QImage:
        key = (level, at)
        if key not in self._images:
            plane = self._levels[level][at[1] * TILE : (at[1] + 1) * TILE, at[0] * TILE : (at[0] + 1) * TILE]
            pixels = np.ascontiguousarray(self._colours[plane])
            height, width = plane.shape
            image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
            self._images[key] = image.copy()
        return self._images[key]


def _plain(brush: Brush) -> Brush:
    """The brush's shape, as one that lays on colour."""
    return replace(brush, eraser=False, effect=Effect.PAINT, colour=(255, 255, 255))


def _coverage(stroke: Stroke, canvas: Canvas) -> Coverage:
    """What a stroke has covered."""
    plane = np.zeros((canvas.height, canvas.width), np.uint8)
    for at in stroke.tiles:
        pixels = stroke.tile(at)
        if pixels is not None:
            rows, columns = at[1] * TILE, at[0] * TILE
            plane[rows : rows + pixels.shape[0], columns : columns + pixels.shape[1]] = pixels[..., 3]
    return Coverage(0, 0, plane)


def _nothing(_at: TileAt) -> Pixels | None:
    """A stroke on a ground without anything."""
    return None


def _planes(canvas: Canvas, value: int) -> list[Plane]:
    """The planes of a selection that is the same everywhere."""
    planes = [np.full((canvas.height, canvas.width), value, np.uint8)]
    while _goes_on(planes):
        height, width = planes[-1].shape
        planes.append(np.full((-(-height // 2), -(-width // 2)), value, np.uint8))
    return planes


def _goes_on(levels: list[Plane]) -> bool:
    return min(levels[-1].shape) >= 2 * _SMALLEST and len(levels) < _MOST_LEVELS


def _smaller(plane: Plane) -> list[Plane]:
    """A plane, and each made half as large as the one before."""
    import cv2

    levels = [plane]
    while _goes_on(levels):
        height, width = levels[-1].shape
        size = (-(-width // 2), -(-height // 2))
        levels.append(np.asarray(cv2.resize(levels[-1], size, interpolation=cv2.INTER_AREA), np.uint8))
    return levels
