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
from plugins.audio.panel.work import SongWork
from plugins.audio.song import NotesOf, Region

_MOST_PX = 64 << 20
_WIDEST = 2_048.0
"""What would be wider is drawn straight into the view, as far as it is seen."""
_A_FRAME_S = 0.003
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
        self.are_late = False

    def begin_frame(self) -> None:
        """A new frame has time of its own for new pictures."""
        self._left_s = _A_FRAME_S
        self.are_late = False

    def draw(
        self,
        painter: QPainter,
        body: QRectF,
        region: Region,
        ink: QColor,
        seen: tuple[float, float],
        px_per_tick: float,
    ) -> None:
        """Draw a region's notes into its body, between two places of the view."""
        content = region.content
        if not isinstance(content, NotesOf) or not content.count or body.height() < 4:
            return
        cycle = region.loop or region.length
        width = cycle * px_per_tick
        if width < 2:
            return
        if min(width, self._end(content, region.offset) * px_per_tick) > _WIDEST:
            self._draw_straight(painter, body, region, content, ink, seen, px_per_tick)
            return
        picture = self._picture(content, region.offset, cycle, px_per_tick, body.height(), ink, painter)
        if picture is None:
            return
        size = picture.pixmap.deviceIndependentSize()
        stretched = px_per_tick / picture.px_per_tick
        wide = min(size.width() * stretched, width)
        source_height = picture.pixmap.height()
        first = max(0, int((seen[0] - body.left()) // width))
        left = body.left() + first * width
        while left < min(seen[1], body.right()):
            shown = min(wide, body.right() - left)
            source = QRectF(0, 0, shown / stretched * painter.device().devicePixelRatioF(), source_height)
            painter.drawPixmap(QRectF(left, body.top(), shown, body.height()), picture.pixmap, source)
            left += width

    def _end(self, content: NotesOf, offset: int) -> int:
        return max(0, self._facts_of(content).end - offset)

    def _facts_of(self, content: NotesOf) -> _Facts:
        found = self._facts.get(content)
        if found is None:
            found = self._facts[content] = _facts(self._work.notes(content))
        return found

    def _picture(
        self,
        content: NotesOf,
        offset: int,
        cycle: int,
        px_per_tick: float,
        height: float,
        ink: QColor,
        painter: QPainter,
    ) -> _Picture | None:
        ratio = painter.device().devicePixelRatioF()
        span = min(cycle, self._end(content, offset))
        if span <= 0:
            return None
        key = (content, offset, span, round(height), ink.rgba(), ratio)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            if abs(found.px_per_tick / px_per_tick - 1) < 1e-6:
                return found
        if self._left_s <= 0:
            self.are_late = True
            return found
        begun = time.perf_counter()
        width = max(1, round(span * px_per_tick + 0.5))
        pixmap = QPixmap(round(width * ratio), round(round(height) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inside = QPainter(pixmap)
        notes = [note for note in self._work.notes(content) if offset <= note.start < offset + span]
        box = QRectF(0, 0, width, round(height))
        _draw(inside, notes, self._facts_of(content), box, offset, px_per_tick, ink)
        inside.end()
        self._keep(key, _Picture(pixmap, px_per_tick))
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

    def _draw_straight(
        self,
        painter: QPainter,
        body: QRectF,
        region: Region,
        content: NotesOf,
        ink: QColor,
        seen: tuple[float, float],
        px_per_tick: float,
    ) -> None:
        notes, facts = self._work.notes(content), self._facts_of(content)
        cycle = region.loop or region.length
        painter.save()
        painter.setClipRect(QRectF(max(seen[0], body.left()), body.top(), min(seen[1], body.right()), body.height()))
        turn = max(0, int((seen[0] - body.left()) / px_per_tick // cycle))
        while turn * cycle < region.length and body.left() + turn * cycle * px_per_tick < seen[1]:
            left = body.left() + turn * cycle * px_per_tick
            first = region.offset + (seen[0] - left) / px_per_tick
            last = region.offset + min(cycle, (seen[1] - left) / px_per_tick)
            begin = bisect_left(notes, Note(max(region.offset, int(first) - facts.longest), 0, 0, 0))
            end = bisect_left(notes, Note(max(0, int(last) + 1), 0, 0, 0))
            _draw(painter, notes[begin:end], facts, QRectF(left, body.top(), cycle * px_per_tick, body.height()),
                  region.offset, px_per_tick, ink)  # fmt: skip
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
