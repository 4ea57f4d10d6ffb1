"""RegionPainter: one region in its lane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap, QStaticText

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.inks import Inks, hatch_of
from plugins.audio.panel.arrangement.note_pictures import NotePictures
from plugins.audio.panel.arrangement.outlines import Outlines
from plugins.audio.panel.arrangement.shaping import frames_per_tick
from plugins.audio.song import Region, Song, SoundOf

NARROW = 14.0
"""Regions of so few pixels are plain blocks."""
_WORDS_FROM, _LOCK_FROM = 26.0, 12.0
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


class RegionPainter:
    """Draws regions with what is known of their notes and sounds at the moment."""

    def __init__(self, pictures: NotePictures, outlines: Outlines, icons: Icons) -> None:
        self._pictures, self._outlines, self._icons = pictures, outlines, icons
        self._names: dict[tuple[str, int], QStaticText] = {}
        self._lock: QPixmap | None = None
        self._grip: QPixmap | None = None
        self.font = QFont()
        self.strip = 16.0

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

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        region: Region,
        inks: Inks,
        shown: Shown,
        song: Song,
        palette: QPalette,
        seen: tuple[float, float],
        px_per_tick: float,
    ) -> None:
        """Draw a region into a box, as far as it lies between two places of the view."""
        if not shown.heard:
            painter.setOpacity(0.45)
        elif shown.ghost:
            painter.setOpacity(0.85)
        # A box may be a million pixels wide; what is drawn ends a little beyond the view.
        part = QRectF(box)
        part.setLeft(max(box.left(), seen[0] - 8))
        part.setRight(min(box.right(), seen[1] + 8))
        strip = min(self.strip, box.height())
        head = QRectF(part.left(), part.top(), part.width(), strip)
        body = QRectF(box.left(), box.top() + strip + 1, box.width(), box.height() - strip - 3)
        painter.fillRect(part, inks.body)
        painter.fillRect(head, palette.color(QPalette.ColorRole.Highlight) if shown.selected else inks.strip)
        if isinstance(region.content, SoundOf):
            self._draw_sound(painter, body, region, region.content, inks, song, seen, px_per_tick)
        else:
            self._pictures.draw(painter, body, region, inks.notes, seen, px_per_tick)
        if region.loop:
            self._draw_repeats(painter, box, inks, seen, region.loop * px_per_tick)
        if region.locked:
            self._draw_locks(painter, box, region, inks, palette, seen, song.bar_ticks * px_per_tick)
        self._draw_head(painter, head, region, inks, shown, palette)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if shown.selected:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(part.adjusted(1, 1, -1, -1))
        elif shown.opened:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.setPen(inks.line)
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setOpacity(1.0)

    def _draw_head(
        self, painter: QPainter, head: QRectF, region: Region, inks: Inks, shown: Shown, palette: QPalette
    ) -> None:
        if head.width() < _WORDS_FROM:
            return
        room = head.width() - 8 - (16 if shown.handle else 0)
        painter.setFont(self.font)
        words = palette.color(QPalette.ColorRole.HighlightedText) if shown.selected else inks.words
        # A name is read as well where its region is faded.
        painter.setOpacity(1.0 if shown.heard else 0.8)
        painter.setPen(words if shown.heard else palette.color(QPalette.ColorRole.Text))
        name = self._name(region.name, int(room))
        painter.drawStaticText(QPointF(head.left() + 4, head.top() + (head.height() - name.size().height()) / 2), name)
        if shown.handle:
            if self._grip is None:
                self._grip = _tinted(self._icons.icon("external-link").pixmap(24, 24), words)
            painter.drawPixmap(handle_of(head), self._grip, QRectF(self._grip.rect()))

    def _draw_repeats(self, painter: QPainter, box: QRectF, inks: Inks, seen: tuple[float, float], wide: float) -> None:
        if wide < 3:
            return
        turn = max(1, int((seen[0] - box.left()) // wide))
        painter.setPen(QPen(inks.line, 1, Qt.PenStyle.DashLine))
        while (x := box.left() + turn * wide) < min(seen[1], box.right()):
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            turn += 1

    def _draw_locks(
        self,
        painter: QPainter,
        box: QRectF,
        region: Region,
        inks: Inks,
        palette: QPalette,
        seen: tuple[float, float],
        wide: float,
    ) -> None:
        brush = QBrush(hatch_of(inks, palette), Qt.BrushStyle.BDiagPattern)
        last = -2
        for bar in region.locked:
            left = box.left() + bar * wide
            if left + wide < seen[0] or left > seen[1]:
                last = bar
                continue
            part = QRectF(left, box.top() + self.strip, min(wide, box.right() - left), box.height() - self.strip)
            painter.fillRect(part, brush)
            if wide >= _LOCK_FROM and (last != bar - 1 or left <= seen[0]):
                if self._lock is None:
                    tint = palette.color(QPalette.ColorRole.Text)
                    self._lock = _tinted(self._icons.icon("lock").pixmap(22, 22), tint)
                place = QRectF(left + 2, box.bottom() - _LOCK - 2, _LOCK, _LOCK)
                painter.fillRect(place.adjusted(-1, -1, 1, 1), inks.body)
                painter.drawPixmap(place, self._lock, QRectF(self._lock.rect()))
            last = bar

    def _draw_sound(
        self,
        painter: QPainter,
        body: QRectF,
        region: Region,
        sound: SoundOf,
        inks: Inks,
        song: Song,
        seen: tuple[float, float],
        px_per_tick: float,
    ) -> None:
        peaks = self._outlines.of(sound)
        middle = body.center().y()
        painter.setPen(inks.notes)
        left, right = max(body.left(), seen[0]), min(body.right(), seen[1])
        if peaks is None or right - left < 2:
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            return
        rate = frames_per_tick(sound, song.bpm) / px_per_tick
        cycle = (region.loop or region.length) * px_per_tick
        turn = max(0, int((left - body.left()) // cycle))
        half = body.height() / 2
        while (begin := body.left() + turn * cycle) < right:
            first, last = max(left, begin), min(right, begin + cycle)
            count = int(last - first)
            if count > 0:
                found = peaks.columns(sound.begin + (first - begin) * rate, rate, count)
                low, high = found[..., 0].min(1).tolist(), found[..., 1].max(1).tolist()
                columns = [
                    QRectF(first + x, middle - up * half, 1, max(1.0, (up - down) * half))
                    for x, (down, up) in enumerate(zip(low, high, strict=True))
                ]
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(inks.notes)
                painter.drawRects(columns)
            turn += 1

    def _name(self, name: str, room: int) -> QStaticText:
        """A name as far as there is room, laid out once."""
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
