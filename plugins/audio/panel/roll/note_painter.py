"""NotePainter: notes as rectangles or, for drums, diamonds; so many that they melt are drawn as one picture."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, qGray

from plugins.audio.model import Key
from plugins.audio.panel.roll.look import SHADES, Shades
from plugins.audio.panel.roll.names import pitch_name
from plugins.audio.panel.roll.rows import Rows
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.table import NoteTable, Numbers

_MOST_SHAPES = 1_200
_MOST_NAMED = 250
_LIGHT_FROM = 115
_NAMED_FROM_PX = (30, 13)
"""A note this wide and high bears its name."""


class NotePainter:
    """Draws into the part of a view that is painted."""

    def __init__(self, painter: QPainter, space: RollSpace, clip: QRect) -> None:
        self._painter, self._space, self._clip = painter, space, clip

    def draw(self, table: NoteTable, which: Numbers, shift: int, shades: Shades, key: Key | None = None) -> None:
        """Draw notes of a table, `shift` ticks later on the axis than they say; with a key they bear names."""
        rows = self._space.rows
        row = rows.lookup[table.pitch[which]]
        high = rows.height_px
        seen = rows.seen(self._clip.top(), self._clip.bottom())
        shown = (row >= seen.start) & (row < seen.stop)
        which, row = which[shown], row[shown]
        if not len(which):
            return
        axis = self._space.axis
        left = (table.start[which] + shift - axis.left) * axis.px_per_tick
        width = table.length[which] * axis.px_per_tick
        shade = np.minimum(table.velocity[which] * SHADES // 128, SHADES - 1)
        if self._space.state.is_drums:
            left, width = left - high / 2, np.full(len(which), float(high))
        if len(which) > _MOST_SHAPES:
            self._melt(left, width, row - seen.start, shade, seen, shades)
            return
        top = row * high - rows.top_px
        if self._space.state.is_drums:
            self._diamonds(left, top, shade, shades)
        else:
            self._boxes(left, width, top, shade, shades)
            if key is not None and high >= _NAMED_FROM_PX[1] and len(which) <= _MOST_NAMED:
                self._names(left, width, top, table.pitch[which], key, [_ink(shades.fills[each]) for each in shade])

    def _boxes(self, left: np.ndarray, width: np.ndarray, top: np.ndarray, shade: np.ndarray, shades: Shades) -> None:
        painter, high = self._painter, self._space.rows.height_px
        # A rectangle that reaches far beyond the view costs as much as all of it would.
        first, last = self._clip.left() - 8.0, self._clip.right() + 8.0
        right = np.minimum(left + np.maximum(width - 1, 1.5), last)
        left = np.maximum(left, first)
        order = np.argsort(shade, kind="stable")
        corners = ((left + 0.5)[order].tolist(), (top + 0.5)[order].tolist(), (right - left)[order].tolist())
        boxes = [QRectF(x, y, wide, high - 2) for x, y, wide in zip(*corners, strict=True)]
        painter.setPen(shades.line if high > 5 else Qt.PenStyle.NoPen)
        ends = np.searchsorted(shade[order], np.arange(SHADES + 1)).tolist()
        for each, (begin, end) in enumerate(pairwise(ends)):
            if end > begin:
                painter.setBrush(shades.fills[each])
                painter.drawRects(boxes[begin:end])

    def _diamonds(self, left: np.ndarray, top: np.ndarray, shade: np.ndarray, shades: Shades) -> None:
        painter, high = self._painter, self._space.rows.height_px
        half = (high - 1) / 2
        painter.setPen(shades.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        diamond = QPolygonF([QPointF(half, 0), QPointF(2 * half, half), QPointF(half, 2 * half), QPointF(0, half)])
        for x, y, each in zip(left.tolist(), top.tolist(), shade.tolist(), strict=True):
            painter.setBrush(shades.fills[each])
            painter.drawPolygon(diamond.translated(x + 0.5, y + 0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _names(
        self, left: np.ndarray, width: np.ndarray, top: np.ndarray, pitch: np.ndarray, key: Key, inks: list[QColor]
    ) -> None:
        painter, high = self._painter, self._space.rows.height_px
        font = painter.font()
        font.setPixelSize(min(high - 4, 11))
        painter.setFont(font)
        for at in np.flatnonzero(width >= _NAMED_FROM_PX[0]).tolist():
            begin = max(float(left[at]), 0.0)
            place = QRectF(begin + 4, float(top[at]), float(left[at] + width[at]) - begin - 6, high - 1)
            if place.width() > _NAMED_FROM_PX[0] - 10:
                painter.setPen(inks[at])
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, pitch_name(int(pitch[at]), key))

    def _melt(
        self,
        left: np.ndarray,
        width: np.ndarray,
        row: np.ndarray,
        shade: np.ndarray,
        seen: range,
        shades: Shades,
    ) -> None:
        """Draw notes as a picture of a line for each row, in the mean shade where several lie on a pixel."""
        across, down = self._clip.width(), len(seen)
        first = np.floor(left).astype(np.int64) - self._clip.left()
        # Notes that follow each other are told apart as long as there is a pixel to spare.
        past = first + np.maximum(np.round(width).astype(np.int64) - (width >= 3), 1)
        first, past = np.clip(first, 0, across), np.clip(past, 0, across)
        stride = across + 1
        size = down * stride
        starts, stops = row * stride + first, row * stride + past
        count = np.bincount(starts, minlength=size) - np.bincount(stops, minlength=size)
        weight = np.bincount(starts, shade, size) - np.bincount(stops, shade, size)
        count = count.reshape(down, stride)[:, :across].cumsum(axis=1)
        weight = weight.reshape(down, stride)[:, :across].cumsum(axis=1)
        colours = np.zeros(SHADES + 1, dtype=np.uint32)
        colours[1:] = [fill.rgba() for fill in shades.fills]
        # The mean, rounded; 0 stands for no note.
        which = (weight / np.maximum(count, 1) + 1.5).astype(np.int64)
        which[count == 0] = 0
        pixels = colours[which]
        image = QImage(pixels.data, across, down, across * 4, QImage.Format.Format_ARGB32_Premultiplied)
        rows: Rows = self._space.rows
        high = rows.height_px
        for at, each in enumerate(seen):
            if count[at].any():
                target = QRect(self._clip.left(), rows.y(each) + (high > 4), across, max(high - 2, 2))
                self._painter.drawImage(target, image, QRect(0, at, across, 1))


def _ink(fill: QColor) -> QColor:
    """Black or white, whichever is easier to read on a colour."""
    return QColor(Qt.GlobalColor.black if qGray(fill.rgb()) > _LIGHT_FROM else Qt.GlobalColor.white)
