"""Drawing above and below a picture of sound: levels, frequencies, marks of time, and samples as a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from plugins.audio.panel.colours import faded
from plugins.audio.panel.waveform.picture import scaled
from plugins.audio.panel.waveform.ruler import Mark
from plugins.audio.panel.waveform.span import FrameAxis
from plugins.audio.sound.samples import Audio
from plugins.audio.spectra import Pitches

_LINEAR = ((0.0, "−∞"), (0.25, "−12"), (0.5, "−6"), (1.0, "0 dB"))
_LEVELS = ((0.0, "−60"), (0.2, "−48"), (0.4, "−36"), (0.6, "−24"), (0.8, "−12"), (1.0, "0 dB"))
_HERTZ = (50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_DOTS_PX = 7.0
_DOT = 2.2


def draw_levels(painter: QPainter, boxes: Sequence[QRectF], palette: QPalette, *, decibels: bool, words: bool) -> None:
    """The lines of each lane's levels, as many as there is room for, or their words, which stand above the sound."""
    metrics = painter.fontMetrics()
    height = metrics.height()
    line = faded(palette.color(QPalette.ColorRole.Text), 0.1)
    for box in boxes:
        middle, half = box.center().y(), box.height() / 2
        last = -1e9
        for level, said in reversed(_LEVELS if decibels else _LINEAR):
            y = middle - level * half
            if 0 < level < 1 and (y - last < height * 1.4 or middle - y < height):
                continue
            last = y
            if words and level and box.height() > 3 * height:
                top = y + 2 if level == 1 else y - height / 2
                _named(painter, QRectF(6, top, metrics.horizontalAdvance(said) + 8, height), said, palette)
            for place in {y, 2 * middle - y} if not words else ():
                painter.fillRect(QRectF(box.left(), round(place), box.width(), 1), line)


def draw_pitches(painter: QPainter, area: QRect, pitches: Pitches, palette: QPalette) -> None:
    """Names of frequencies at the left edge, on a ground of their own."""
    metrics = painter.fontMetrics()
    last = float(area.bottom() + metrics.height())
    for hertz in _HERTZ:
        y = area.bottom() - pitches.height(hertz) * area.height()
        if last - y < metrics.height() * 1.3 or y - metrics.height() < area.top():
            continue
        last = y
        said = f"{hertz // 1000} kHz" if hertz >= 1000 else f"{hertz} Hz"
        box = QRectF(6, y - metrics.height() / 2, metrics.horizontalAdvance(said) + 8, metrics.height())
        _named(painter, box, said, palette)
        painter.fillRect(QRectF(0, y - 0.5, 4, 1), painter.pen().color())


def draw_marks(painter: QPainter, box: QRect, marks: Iterable[Mark], palette: QPalette, *, first: bool) -> None:
    """A row of a ruler: lines, and the words right of them."""
    line = faded(palette.color(QPalette.ColorRole.Text), 0.28)
    words = palette.color(QPalette.ColorRole.Text if first else QPalette.ColorRole.PlaceholderText)
    baseline = box.top() + (box.height() + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2
    painter.setPen(words)
    for mark in marks:
        top = box.top() + 2 if mark.words else round(box.bottom() - box.height() * 0.3)
        painter.fillRect(round(mark.x), top, 1, box.bottom() - top, line)
        if mark.words:
            painter.drawText(QPointF(mark.x + 4, baseline), mark.words)
    painter.fillRect(box.left(), box.bottom(), box.width(), 1, line)


def draw_line(
    painter: QPainter,
    boxes: Sequence[QRectF],
    samples: Audio,
    first: int,
    axis: FrameAxis,
    ink: QColor,
    *,
    decibels: bool,
) -> None:
    """Samples (channels, frames) from frame `first` on as a line each, and as dots where they lie wide apart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = (first + np.arange(samples.shape[1]) + 0.5 - axis.left) / axis.per_px
    for box, channel in zip(boxes, samples, strict=False):
        y = box.center().y() - scaled(channel, decibels=decibels) * box.height() / 2
        points = [QPointF(*place) for place in zip(x.tolist(), y.tolist(), strict=True)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.3))
        painter.drawPolyline(QPolygonF(points))
        if 1 / axis.per_px >= _DOTS_PX:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for point in points:
                painter.drawEllipse(point, _DOT, _DOT)
    painter.restore()


def _named(painter: QPainter, box: QRectF, words: str, palette: QPalette) -> None:
    """Words on a ground of their own, above a picture."""
    painter.fillRect(box, faded(palette.color(QPalette.ColorRole.Base), 0.72))
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
