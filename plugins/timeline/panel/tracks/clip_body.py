"""What is drawn in a clip's body: thumbnails along it, its waveform, the material of a title or a colour."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from plugins.timeline.model import Clip, Media, Nested, Solid, Title, TrackKind, media_of
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.inks import Inks
from plugins.timeline.panel.tracks.strips import Strips
from plugins.timeline.panel.tracks.waves import Waves

_LOWEST_PICTURE, _LOWEST_WAVE = 14.0, 8.0
_MOST_TILES = 400
_WIDEST_WORDS = 1300


class ClipBody:
    """Draws what clips hold as far as it is known at the moment; what is not is asked for."""

    def __init__(self, strips: Strips, waves: Waves) -> None:
        self._strips, self._waves = strips, waves

    def is_broken(self, clip: Clip) -> bool:
        """Whether what a clip holds could not be read."""
        if not (self._strips.has_broken or self._waves.has_broken):
            return False
        media = media_of(clip.content)
        return media is not None and (self._strips.is_broken(media.asset) or self._waves.is_broken(media.asset))

    def draw(self, frame: Frame, body: QRectF, clip: Clip, kind: TrackKind, inks: Inks) -> bool:
        """Draw into a clip's body, which may reach far out of the view; whether all that belongs there is known."""
        content, media = clip.content, media_of(clip.content)
        if kind is TrackKind.SOUND:
            if media is not None and media.sound is not None and body.height() >= _LOWEST_WAVE:
                return self._draw_wave(frame, body, clip, media, inks.lines)
        elif media is not None and media.has_picture:
            if body.height() >= _LOWEST_PICTURE:
                return self._draw_strip(frame, body, clip, media)
        elif isinstance(content, Solid):
            ink = QColor(f"#{content.colour[7:9]}{content.colour[1:7]}" if len(content.colour) == 9 else content.colour)
            left, right = max(body.left(), frame.left), min(body.right(), frame.right)
            frame.painter.fillRect(QRectF(left, body.top(), right - left, body.height()), ink)
        elif isinstance(content, Nested) and body.height() >= _LOWEST_PICTURE:
            return self._draw_nested(frame, body, clip, content.sequence)
        elif isinstance(content, Title) and body.height() >= _LOWEST_PICTURE:
            self._draw_words(frame, body, content.text, inks.lines)
        return True

    def _draw_strip(self, frame: Frame, body: QRectF, clip: Clip, media: Media) -> bool:
        """Thumbnails beside one another from the clip's beginning on, each of the time at its left edge."""
        painter, ratio = frame.painter, frame.ratio
        height = self._strips.height(body.height() * ratio)
        wide = self._strips.width(media, height)
        step = wide / ratio
        pace = float(clip.speed) / frame.px_per_s
        level = self._strips.level(media, step * abs(pace))
        source = float(clip.source_start)
        whole = float(clip.duration) * float(abs(clip.speed))
        left, right = max(body.left(), frame.left), min(body.right(), frame.right)
        number = max(0, int((left - body.left()) // step))
        last = min(number + _MOST_TILES, math.ceil((right - body.left()) / step))
        tall = round(body.height() * ratio)
        cut, complete, top, high = max(0, (height - tall) // 2), True, body.top(), body.height()
        while number < last:
            x = body.left() + number * step
            along = max(0.0, number * step * pace) if pace >= 0 else max(0.0, whole + number * step * pace)
            found = self._strips.thumbnail(media, _inside(source + along, level, source, source + whole), level, height)
            complete = complete and found is not None and found.exact
            if found is not None:
                room = min(step, body.right() - x)
                part = QRectF(found.left, cut, room * ratio, tall)
                painter.drawPixmap(QRectF(x, top, room, high), found.picture, part)
            number += 1
        return complete or self._strips.is_broken(media.asset)

    def _draw_nested(self, frame: Frame, body: QRectF, clip: Clip, sequence: str) -> bool:
        """Thumbnails of a sequence beside one another."""
        nested = self._strips.nested
        if nested is None:
            return True
        height = self._strips.height(body.height() * frame.ratio)
        step = nested.width(height) / frame.ratio
        pace = float(clip.speed) / frame.px_per_s
        level = nested.level(step * abs(pace))
        first = float(clip.source_start) + (float(clip.source_range.duration) if pace < 0 else 0.0)
        left, right = max(body.left(), frame.left), min(body.right(), frame.right)
        number, complete = max(0, int((left - body.left()) // step)), True
        last = min(number + _MOST_TILES, math.ceil((right - body.left()) / step))
        for place in range(number, last):
            x = body.left() + place * step
            found = nested.thumbnail(sequence, max(0.0, first + place * step * pace), level, height)
            complete = complete and found is not None
            if found is not None:
                room = min(step, body.right() - x)
                top = (height - body.height() * frame.ratio) / 2
                part = QRectF(0, top, room * frame.ratio, body.height() * frame.ratio)
                frame.painter.drawPixmap(QRectF(x, body.top(), room, body.height()), found, part)
        return complete

    def _draw_wave(self, frame: Frame, body: QRectF, clip: Clip, media: Media, ink: QColor) -> bool:
        wave = self._waves.wave(media.asset)
        left, right = math.floor(max(body.left(), frame.left)), math.ceil(min(body.right(), frame.right))
        count, middle = right - left, body.center().y()
        if count < 1:
            return True
        if wave is None or clip.speed == 0:
            frame.painter.fillRect(QRectF(left, middle, count, 1), ink)
            return wave is not None or self._waves.is_broken(media.asset)
        pace = float(clip.speed) / frame.px_per_s
        first = float(clip.source_start) + (left - body.left()) * pace
        if pace < 0:
            first += float(clip.source_range.duration)
        found, complete = self._waves.columns(media.asset, wave, first, pace, count)
        _draw_columns(frame.painter, QPointF(left, body.top()), round(body.height()), found, ink)
        return complete

    def _draw_words(self, frame: Frame, body: QRectF, text: str, ink: QColor) -> None:
        if body.width() < 36 or body.left() < frame.left - _WIDEST_WORDS:
            return
        room = QRectF(body.left() + 6, body.top(), min(body.width() - 12, _WIDEST_WORDS - 20), body.height())
        painter = frame.painter
        painter.setFont(frame.measures.font)
        painter.setPen(ink)
        line = " ".join(text.split())[:200]
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def _inside(time: float, level: int, low: float, high: float) -> float:
    """The time, or a later one whose thumbnail is no longer from before the clip, where there is one in it."""
    step = 2.0**level
    if math.floor(time / step + 1e-6) * step >= low - 1e-6:
        return time
    later = math.ceil(low / step - 1e-6) * step
    return later if later < high else time


def _draw_columns(painter: QPainter, at: QPointF, height: int, columns: np.ndarray, ink: QColor) -> None:
    """Draw the lowest and highest of each pixel as one picture: line by line takes many times as long."""
    middle = (height - 1) / 2
    edges = np.rint(middle - columns * np.float32(middle)).astype(np.int16)
    rows = np.arange(height, dtype=np.int16)[:, None]
    covered = (rows >= edges[:, 1]) & (rows <= edges[:, 0])
    pixels = covered * np.uint32(ink.rgb() | 0xFF000000)
    width = len(columns)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(at, image)


def tinted(pixmap: QPixmap, colour: QColor) -> QPixmap:
    """An icon in another colour."""
    made = QPixmap(pixmap)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, made.width(), made.height()), colour)
    painter.end()
    return made
