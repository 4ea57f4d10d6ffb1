"""RegionPainter: one region in its lane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.frame import Frame
from plugins.audio.panel.arrangement.inks import Inks, hatch_of
from plugins.audio.panel.arrangement.note_pictures import NotePictures
from plugins.audio.panel.arrangement.outlines import Outlines
from plugins.audio.panel.arrangement.shaping import frames_per_tick
from plugins.audio.song import Region, SoundOf

NARROW = 14.0
"""Regions of so few pixels are plain blocks."""
_WORDS_FROM, _LOCK_FROM = 34.0, 12.0
_LOCK = 11
_MOST_NAMES = 4_000


@dataclass(frozen=True, slots=True)
class Shown:
    """How a region is seen: whether it is selected, opened in the editor, heard, and only a preview of a drag."""

    selected: bool = False
    opened: bool = False
    heard: bool = True
    ghost: bool = False
    handle: bool = False
    """Whether it shows the handle by which it is dragged out as a file."""


shown_as = cache(Shown)
"""The same object for the same look: there are few, and hundreds of regions in a frame."""


class RegionPainter:
    """Draws regions with what is known of their notes and sounds at the moment."""

    def __init__(self, pictures: NotePictures, outlines: Outlines, icons: Icons) -> None:
        self._pictures, self._outlines, self._icons = pictures, outlines, icons
        self._names: dict[tuple[str, int], QStaticText] = {}
        self._lock: QPixmap | None = None
        self._grip: QPixmap | None = None
        self.font = QFont()
        self.strip = 16.0

    @property
    def is_exact(self) -> bool:
        """Whether the region that was drawn last is as it should be, and not as long as something is made."""
        return self._pictures.was_exact

    def restyle(self, font: QFont) -> None:
        """Take on another font, and the colours that go with it."""
        self.font = QFont(font)
        if font.pixelSize() > 0:
            self.font.setPixelSize(max(9, font.pixelSize() - 2))
        else:
            self.font.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
        self.strip = float(round(QFontMetricsF(self.font).height()) + 1)
        self._names.clear()
        self._lock = self._grip = None

    def draw(self, frame: Frame, box: QRectF, region: Region, inks: Inks, shown: Shown) -> None:
        """Draw a region into a box, as far as it is seen."""
        painter = frame.painter
        if not shown.heard:
            painter.setOpacity(0.45)
        elif shown.ghost:
            painter.setOpacity(0.92)
        # A box may be a million pixels wide; what is drawn ends a little beyond the view.
        left, top, high = max(box.left(), frame.left - 8), box.top(), box.height()
        part = QRectF(left, top, min(box.right(), frame.right + 8) - left, high)
        strip = min(self.strip, high)
        head = QRectF(left, top, part.width(), strip)
        body = QRectF(box.left(), top + strip + 1, box.width(), high - strip - 3)
        painter.fillRect(part, inks.body)
        painter.fillRect(head, frame.accent if shown.selected else inks.strip)
        if isinstance(region.content, SoundOf):
            self._draw_sound(frame, body, region, region.content, inks)
        else:
            self._pictures.draw(frame, body, region, inks.notes)
        if region.loop:
            self._draw_repeats(frame, box, inks, region.loop * frame.px_per_tick)
        if region.locked:
            self._draw_locks(frame, box, region, inks)
        if part.width() >= _WORDS_FROM:
            self._draw_head(frame, head, region, inks, shown)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shown.selected:
            painter.setPen(QPen(frame.accent, 2))
            painter.drawRect(part.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(frame.words if shown.opened else inks.line)
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setOpacity(1.0)

    def _draw_head(self, frame: Frame, head: QRectF, region: Region, inks: Inks, shown: Shown) -> None:
        painter = frame.painter
        room = head.width() - 8 - (16 if shown.handle else 0)
        painter.setFont(self.font)
        words = frame.on_accent if shown.selected else inks.words
        if shown.heard:
            painter.setPen(words)
        else:
            # A name is read as well where its region is faded.
            painter.setOpacity(0.8)
            painter.setPen(frame.words)
        name = self._name(region.name, int(room))
        painter.drawStaticText(QPointF(head.left() + 4, head.top()), name)
        if shown.handle:
            if self._grip is None:
                self._grip = self._icons.icon("external-link").pixmap(24, 24)
            painter.drawPixmap(handle_of(head), _tinted(self._grip, words), QRectF(self._grip.rect()))

    def _draw_repeats(self, frame: Frame, box: QRectF, inks: Inks, wide: float) -> None:
        if wide < 3:
            return
        turn = max(1, int((frame.left - box.left()) // wide))
        frame.painter.setPen(QPen(inks.line, 1, Qt.PenStyle.DashLine))
        while (x := box.left() + turn * wide) < min(frame.right, box.right()):
            frame.painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            turn += 1

    def _draw_locks(self, frame: Frame, box: QRectF, region: Region, inks: Inks) -> None:
        wide = frame.song.bar_ticks * frame.px_per_tick
        brush = QBrush(hatch_of(inks, frame.palette), Qt.BrushStyle.BDiagPattern)
        last = -2
        for bar in region.locked:
            left = box.left() + bar * wide
            if left + wide < frame.left or left > frame.right:
                last = bar
                continue
            part = QRectF(left, box.top() + self.strip, min(wide, box.right() - left), box.height() - self.strip)
            frame.painter.fillRect(part, brush)
            if wide >= _LOCK_FROM and (last != bar - 1 or left <= frame.left):
                if self._lock is None:
                    self._lock = _tinted(self._icons.icon("lock").pixmap(22, 22), frame.words)
                place = QRectF(left + 2, box.bottom() - _LOCK - 2, _LOCK, _LOCK)
                frame.painter.fillRect(place.adjusted(-1, -1, 1, 1), inks.body)
                frame.painter.drawPixmap(place, self._lock, QRectF(self._lock.rect()))
            last = bar

    def _draw_sound(self, frame: Frame, body: QRectF, region: Region, sound: SoundOf, inks: Inks) -> None:
        peaks = self._outlines.of(sound)
        painter, middle = frame.painter, body.center().y()
        painter.setPen(inks.notes)
        left, right = max(body.left(), frame.left), min(body.right(), frame.right)
        if peaks is None or right - left < 2:
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            return
        rate = frames_per_tick(sound, frame.song.bpm) / frame.px_per_tick
        cycle = (region.loop or region.length) * frame.px_per_tick
        turn = max(0, int((left - body.left()) // cycle))
        half = body.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.notes)
        while (begin := body.left() + turn * cycle) < right:
            first, last = max(left, begin), min(right, begin + cycle)
            count = int(last - first)
            if count > 0:
                found = peaks.columns(sound.begin + (first - begin) * rate, rate, count)
                low, high = found[..., 0].min(1).tolist(), found[..., 1].max(1).tolist()
                painter.drawRects(
                    [
                        QRectF(first + x, middle - up * half, 1, max(1.0, (up - down) * half))
                        for x, (down, up) in enumerate(zip(low, high, strict=True))
                    ]
                )
            turn += 1

    def _name(self, name: str, room: int) -> QStaticText:
        """A name as far as there is room, laid out once."""
        # In steps, so that not every name is laid out anew in every frame of a zoom.
        room = room // 8 * 8
        key = (name, room)
        found = self._names.get(key)
        if found is None:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            found = QStaticText(QFontMetricsF(self.font).elidedText(name, Qt.TextElideMode.ElideRight, room))
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=self.font)
            self._names[key] = found
        return found


def handle_of(head: QRectF) -> QRectF:
    """Where in the strip of a region the handle lies by which it is dragged out."""
    side = min(12.0, head.height() - 2)
    return QRectF(head.right() - side - 4, head.center().y() - side / 2, side, side)


def _tinted(pixmap: QPixmap, colour: QColor) -> QPixmap:
    made = QPixmap(pixmap)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, made.width(), made.height()), colour)
    painter.end()
    return made
