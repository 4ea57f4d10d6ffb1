"""GridPainter: what lies behind the notes: rows, lines of bars and beats, what is outside, and locked bars."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from plugins.audio.music.theory import scale
from plugins.audio.panel.roll.look import RollLook
from plugins.audio.panel.roll.names import BLACK
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.state import Show


class GridPainter:
    """Draws into the part of a view that is painted."""

    def __init__(self, painter: QPainter, space: RollSpace, look: RollLook, clip: QRect) -> None:
        self._painter, self._space, self._look, self._clip = painter, space, look, clip

    def rows(self) -> None:
        """The rows, those of the key in its colour, and a line below each."""
        state, rows, look, clip = self._space.state, self._space.rows, self._look, self._clip
        painter, high = self._painter, rows.height_px
        painter.fillRect(clip, look.ground)
        key = state.work.song.key
        steps = scale(key) if state.is_on(Show.SCALE) and not state.is_drums else ()
        thin: list[QLineF] = []
        strong: list[QLineF] = []
        for at in rows.seen(clip.top(), clip.bottom()):
            pitch, y = rows.pitches[at], rows.y(at)
            colour = None
            if steps:
                if pitch % 12 == key.tonic:
                    colour = look.tonic_row
                elif pitch % 12 in steps:
                    colour = look.scale_row
            elif not state.is_drums and pitch % 12 in BLACK:
                colour = look.black_row
            if colour is not None:
                painter.fillRect(clip.left(), y, clip.width(), high, colour)
            line = QLineF(clip.left(), y + high - 0.5, clip.right() + 1, y + high - 0.5)
            if pitch % 12 == 0 and not state.is_drums:
                strong.append(line)
            elif high >= 6:
                thin.append(line)
        painter.setPen(look.row_line)
        painter.drawLines(thin)
        painter.setPen(look.octave_line)
        painter.drawLines(strong)

    def lines(self, width: int) -> None:
        """Lines of bars, beats and the grid."""
        axis, clip, work = self._space.axis, self._clip, self._space.state.work
        levels: tuple[list[QLineF], ...] = ([], [], [])
        for line in axis.lines(width, work.song.metre, work.grid):
            x = round(axis.x(line.tick)) + 0.5
            if clip.left() - 1 <= x <= clip.right() + 1:
                levels[line.level].append(QLineF(x, clip.top(), x, clip.bottom() + 1))
        look = self._look
        for found, colour in zip(reversed(levels), (look.grid_line, look.beat_line, look.bar_line), strict=True):
            self._painter.setPen(colour)
            self._painter.drawLines(found)

    def outside(self) -> None:
        """A shade over what is not heard, and lines at the region's bounds and where its content begins anew."""
        region = self._space.state.region
        if region is None:
            return
        painter, look, clip, space = self._painter, self._look, self._clip, self._space
        begin, end = space.song_x(region.start), space.song_x(region.end)
        top, high = clip.top(), clip.height()
        if begin > clip.left():
            painter.fillRect(QRectF(clip.left(), top, min(begin, clip.right() + 1) - clip.left(), high), look.outside)
        if end < clip.right() + 1:
            from_x = max(end, clip.left())
            painter.fillRect(QRectF(from_x, top, clip.right() + 1 - from_x, high), look.outside)
        painter.setPen(QPen(look.bound, 1.5))
        painter.drawLines([QLineF(x, top, x, top + high) for x in (begin, end)])
        if region.loop and region.loop < region.length:
            x = space.song_x(region.start + region.loop)
            painter.setPen(QPen(look.bound, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(x, top, x, top + high))

    def locked(self) -> None:
        """Hatching over the bars that no generator may change."""
        state = self._space.state
        region, track = state.region, state.track
        if region is None or track is None:
            return
        bar = state.work.song.bar_ticks
        spans = [(region.start, region.end)] if track.locked else []
        if not track.locked:
            spans = [
                (region.start + at * bar, min(region.start + (at + 1) * bar, region.end))
                for at in region.locked
                if at * bar < region.length
            ]
        brush = QBrush(self._look.hatch, Qt.BrushStyle.BDiagPattern)
        for first, last in spans:
            left = max(self._space.song_x(first), self._clip.left())
            right = min(self._space.song_x(last), self._clip.right() + 1)
            if right > left:
                self._painter.fillRect(QRectF(left, self._clip.top(), right - left, self._clip.height()), brush)
