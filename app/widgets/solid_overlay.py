"""SolidOverlay: what is drawn over a solid's picture: outlines of what is chosen, labels and measures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.solid.lens import Lens
from app.solid.measures import measured
from app.solid.solid import Solid
from app.widgets.outlines import draw_pill

Ink = int
"""A colour as QColor.rgba() gives it."""

_MOST_PIXELS = 1_500_000
"""Outlines of larger pictures are worked out on every other pixel."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Two ids for a length, three for an angle, four for a dihedral."""

    ids: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.ids) not in (2, 3, 4):
            raise ValueError(f"{len(self.ids)} bodies cannot be measured")

    def value(self, solid: Solid) -> float | None:
        """In the solid's unit, or in degrees; None where a body is not there."""
        places = [solid.place_of(name) for name in self.ids]
        there = [place for place in places if place is not None]
        return measured(there) if len(there) == len(places) else None

    def words(self, solid: Solid, unit: str) -> str:
        """The value as it is read."""
        value = self.value(solid)
        if value is None or math.isnan(value):
            return "–"
        if len(self.ids) == 2:
            return f"{value:.2f} {unit}".rstrip()
        return f"{value:.1f}°".replace("-", "−")


@dataclass(slots=True)
class SolidOverlay:
    """Outlines are kept until another picture or another choice is there."""

    unit: str = ""
    labels: dict[int, str] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    _outline: tuple[object, QImage] | None = None

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        picture: tuple[Solid, Lens, NDArray[np.int32]],
        chosen: Mapping[Ink, Iterable[int]],
        ink: tuple[QColor, QColor],
    ) -> None:
        """Draw over a picture that fills an area; `ink` is the colour of words and of the ground behind them."""
        solid, lens, ids = picture
        image = self._outlined(ids, {colour: frozenset(names) for colour, names in chosen.items()})
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for measure in self.measures:
            self._paint_measure(painter, area, solid, lens, measure, ink)
        for name, words in self.labels.items():
            at = _point(area, solid, lens, name)
            if at is not None:
                draw_pill(painter, words, at + QPointF(8, -22), area, _paler(ink[1]), ink[0])

    def _outlined(self, ids: NDArray[np.int32], chosen: Mapping[Ink, frozenset[int]]) -> QImage | None:
        chosen = {colour: names for colour, names in chosen.items() if names}
        if not chosen:
            self._outline = None
            return None
        key = (id(ids), tuple(chosen.items()))
        if self._outline is None or self._outline[0] != key:
            self._outline = key, outlined(ids, chosen)
        return self._outline[1]

    def _paint_measure(
        self,
        painter: QPainter,
        area: QRectF,
        solid: Solid,
        lens: Lens,
        measure: Measure,
        ink: tuple[QColor, QColor],
    ) -> None:
        points = [_point(area, solid, lens, name) for name in measure.ids]
        there = [point for point in points if point is not None]
        if len(there) < len(points):
            return
        for colour, width in ((_paler(ink[1]), 4.0), (ink[0], 1.5)):
            pen = QPen(colour, width)
            if width < 2:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(there)
        middle = QPointF(sum(p.x() for p in there) / len(there), sum(p.y() for p in there) / len(there))
        words = measure.words(solid, self.unit)
        wide = painter.fontMetrics().horizontalAdvance(words) + 16
        draw_pill(painter, words, middle - QPointF(wide / 2, 12), area, _paler(ink[1]), ink[0])


def outlined(ids: NDArray[np.int32], chosen: Mapping[Ink, frozenset[int]]) -> QImage:
    """Lines around the pixels that show something of what is chosen, each in its colour, on nothing."""
    import cv2

    if ids.size > _MOST_PIXELS:
        ids = np.ascontiguousarray(ids[::2, ::2])
    height, width = ids.shape
    pixels = np.zeros((height, width, 4), np.uint8)
    most = int(ids.max(initial=0)) + 2
    shape = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    for colour, names in chosen.items():
        listed = np.zeros(most + 1, np.uint8)
        known = np.array([name for name in names if 0 <= name < most], np.intp)
        listed[known] = 255
        mask = listed[np.where(ids < 0, most, ids)]
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if not len(rows):
            continue
        top, bottom = max(0, int(rows[0]) - 4), min(height, int(rows[-1]) + 5)
        left, right = max(0, int(columns[0]) - 4), min(width, int(columns[-1]) + 5)
        part = np.ascontiguousarray(mask[top:bottom, left:right])
        ring = cv2.GaussianBlur(cv2.subtract(cv2.dilate(part, shape), cv2.erode(part, shape)), (0, 0), 0.7)
        ink = QColor.fromRgba(colour)
        window = pixels[top:bottom, left:right]
        share = (ring.astype(np.float32) / 255)[..., None]
        full = np.array([ink.red(), ink.green(), ink.blue(), 255], np.float32)
        window[:] = (window * (1 - share) + full * share + np.float32(0.5)).astype(np.uint8)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return image.copy()


def _point(area: QRectF, solid: Solid, lens: Lens, name: int) -> QPointF | None:
    """Where the middle of a body is, None behind the eye."""
    place = solid.place_of(name)
    if place is None:
        return None
    seen = lens.seen(place[None])
    depth = lens.depth(seen[2])
    if depth[0] <= lens.nearest:
        return None
    x, y = lens.pixels(seen[0], seen[1], depth)
    wide, high = area.width() / lens.width, area.height() / lens.height
    return QPointF(area.left() + float(x[0]) * wide, area.top() + float(y[0]) * high)


def _paler(colour: QColor) -> QColor:
    ground = QColor(colour)
    ground.setAlpha(215)
    return ground
