"""NotePictures: the notes of regions drawn small, kept, and made anew a few at a time."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from plugins.audio.model import Note
from plugins.audio.panel.arrangement.frame import Frame
from plugins.audio.panel.work import SongWork
from plugins.audio.song import NotesOf, Region

_MOST_PX = 64 << 20
_WIDEST = 2_048.0
"""What would be wider is drawn straight into the view, as far as it is seen."""
_MOST_FACTS = 40_000
_A_FRAME_S = 0.0015
_FEWEST_PITCHES = 14
_HIGHEST = 5.0


@dataclass(frozen=True, slots=True)
class _Facts:
    """The lowest and the highest pitch of notes, the longest length, and the tick at which all are over."""

    low: int
    high: int
    longest: int
    end: int


@dataclass(frozen=True, slots=True)
class _Picture:
    pixmap: QPixmap
    px_per_tick: float
    width: int


_Key = tuple[NotesOf, int, int, int, int, float]


class NotePictures:
    """Pictures by content. What there is no time for in a frame is drawn from an older picture, or left for the next.

    `are_late` says after a frame that something was left.
    """

    def __init__(self, work: SongWork) -> None:
        self._work = work
        self._pictures: OrderedDict[_Key, _Picture] = OrderedDict()
        self._facts: dict[NotesOf, _Facts] = {}
        self._px = 0
        self._left_s = 0.0
        self._scale = 0.0
        self._settled = False
        self.are_late = False
        self.was_exact = True
        """Whether what was drawn last is as it should be."""

    def begin_frame(self, px_per_tick: float) -> None:
        """A new frame has time of its own for new pictures; while the view is zoomed, old ones are stretched."""
        self._settled, self._scale = px_per_tick == self._scale, px_per_tick
        self._left_s = _A_FRAME_S
        self.are_late = False

    def draw(self, frame: Frame, body: QRectF, region: Region, ink: QColor) -> None:
        """Draw a region's notes into its body."""
        content, px_per_tick = region.content, frame.px_per_tick
        self.was_exact = True
        if not isinstance(content, NotesOf) or not content.count or body.height() < 4:
            return
        cycle = region.loop or region.length
        width = cycle * px_per_tick
        if width < 2:
            return
        facts = self._facts_of(content)
        span = min(cycle, facts.end - region.offset)
        if span * px_per_tick > _WIDEST:
            self._draw_straight(frame, body, region, content, ink)
            return
        picture = self._picture(content, facts, region.offset, span, round(body.height()), ink, frame)
        if picture is None:
            return
        stretched = px_per_tick / picture.px_per_tick
        wide = min(picture.width * stretched, width)
        left, top, right, high = body.left(), body.top(), body.right(), body.height()
        left += max(0, int((frame.left - left) // width)) * width
        end = min(frame.right, right)
        while left < end:
            shown = min(wide, right - left)
            source = QRectF(0, 0, shown / stretched * frame.ratio, picture.pixmap.height())
            frame.painter.drawPixmap(QRectF(left, top, shown, high), picture.pixmap, source)
            left += width

    def _facts_of(self, content: NotesOf) -> _Facts:
        found = self._facts.get(content)
        if found is None:
            if len(self._facts) > _MOST_FACTS:
                self._facts.clear()
            found = self._facts[content] = _facts(self._work.notes(content))
        return found

    def _picture(
        self, content: NotesOf, facts: _Facts, offset: int, span: int, height: int, ink: QColor, frame: Frame
    ) -> _Picture | None:
        if span <= 0:
            return None
        key = (content, offset, span, height, ink.rgba(), frame.ratio)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            if found.px_per_tick == frame.px_per_tick:
                return found
        if self._left_s <= 0 or (found is not None and not self._settled):
            self.are_late = True
            self.was_exact = False
            return found
        begun = time.perf_counter()
        width = max(1, round(span * frame.px_per_tick + 0.5))
        pixmap = QPixmap(round(width * frame.ratio), round(height * frame.ratio))
        pixmap.setDevicePixelRatio(frame.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inside = QPainter(pixmap)
        notes = [note for note in self._work.notes(content) if offset <= note.start < offset + span]
        _draw(inside, notes, facts, QRectF(0, 0, width, height), offset, frame.px_per_tick, ink)
        inside.end()
        self._keep(key, _Picture(pixmap, frame.px_per_tick, width))
        self._left_s -= time.perf_counter() - begun
        return self._pictures[key]

    def _keep(self, key: _Key, picture: _Picture) -> None:
        old = self._pictures.pop(key, None)
        if old is not None:
            self._px -= old.pixmap.width() * old.pixmap.height()
        self._pictures[key] = picture
        self._px += picture.pixmap.width() * picture.pixmap.height()
        while self._px * 4 > _MOST_PX and len(self._pictures) > 1:
            _, gone = self._pictures.popitem(last=False)
            self._px -= gone.pixmap.width() * gone.pixmap.height()

    def _draw_straight(self, frame: Frame, body: QRectF, region: Region, content: NotesOf, ink: QColor) -> None:
        notes, facts = self._work.notes(content), self._facts_of(content)
        cycle, px_per_tick, painter = region.loop or region.length, frame.px_per_tick, frame.painter
        seen, end = max(frame.left, body.left()), min(frame.right, body.right())
        painter.save()
        painter.setClipRect(QRectF(seen, body.top(), end - seen, body.height()))
        turn = max(0, int((seen - body.left()) / px_per_tick // cycle))
        while (left := body.left() + turn * cycle * px_per_tick) < end:
            first = region.offset + max(0.0, (seen - left) / px_per_tick)
            last = region.offset + min(cycle, (end - left) / px_per_tick)
            begin = bisect_left(notes, Note(max(region.offset, int(first) - facts.longest), 0, 0, 0))
            over = bisect_left(notes, Note(int(last) + 1, 0, 0, 0))
            box = QRectF(left, body.top(), cycle * px_per_tick, body.height())
            _draw(painter, notes[begin:over], facts, box, region.offset, px_per_tick, ink)
            turn += 1
        painter.restore()


def _facts(notes: Sequence[Note]) -> _Facts:
    if not notes:
        return _Facts(60, 60, 1, 0)
    pitches = [note.pitch for note in notes]
    return _Facts(
        min(pitches),
        max(pitches),
        max(note.length for note in notes),
        max(note.start + note.length for note in notes),
    )


def _draw(
    painter: QPainter,
    notes: Sequence[Note],
    facts: _Facts,
    box: QRectF,
    offset: int,
    px_per_tick: float,
    ink: QColor,
) -> None:
    """Draw notes, the highest pitch at the top of the box; many that fall on the same place are drawn once."""
    missing = max(0, _FEWEST_PITCHES - (facts.high - facts.low + 1))
    high = facts.high + missing // 2
    step = box.height() / (facts.high - facts.low + 1 + missing)
    tall = min(max(1.0, step), _HIGHEST)
    places: dict[tuple[int, int], float] = {}
    for note in notes:
        place = (round((note.start - offset) * px_per_tick), round((high - note.pitch) * step))
        wide = note.length * px_per_tick - 0.5
        if places.get(place, 0.0) < wide:
            places[place] = wide
        elif place not in places:
            places[place] = 1.0
    left, top, right = box.left(), box.top(), box.right()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRects(
        [QRectF(left + x, top + y, min(max(1.0, wide), right - left - x), tall) for (x, y), wide in places.items()]
    )
