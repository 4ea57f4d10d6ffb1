"""GhostPainter: what a gesture would give, and where something that is dragged in would lie."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from plugins.timeline.model import TrackKind
from plugins.timeline.panel.tracks.boxes import box_between
from plugins.timeline.panel.tracks.clip_painter import ClipPainter, Known, shown_as
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.ghost import Ghost, GhostKind
from plugins.timeline.panel.tracks.inks import faded
from plugins.timeline.panel.tracks.state import Landing, TracksState
from plugins.timeline.time import TimeRange

_NEW_HEIGHT = 40
_LEAST_LANDING_PX = 40.0
_KNOWN = Known()
_MOST_GHOSTS = 500


class GhostPainter:
    """Draws over the clips; nothing of it is of the film."""

    def __init__(self, state: TracksState, clips: ClipPainter) -> None:
        self._state, self._clips = state, clips

    def paint(self, frame: Frame, part: QRect) -> None:
        """Draw what lies in a part of the view."""
        state, painter = self._state, frame.painter
        ghosts = state.ghosts
        drawn = 0
        for ghost in ghosts.items:
            box = self._box(ghost.track, ghost.range, sound=ghost.sound)
            if box.right() >= part.left() and box.left() <= part.right() and drawn < _MOST_GHOSTS:
                self._paint_ghost(frame, ghost, box)
                drawn += 1
        if ghosts.band is not None:
            left, right = (state.axis.x(time) for time in (ghosts.band.range.start, ghosts.band.range.end))
            painter.setPen(frame.accent)
            painter.setBrush(faded(frame.accent, 0.15))
            painter.drawRect(QRectF(left, ghosts.band.top, right - left, ghosts.band.bottom - ghosts.band.top))
        if state.landing is not None:
            self._paint_landing(frame, part, state.landing)
        if ghosts.snap is not None:
            self._line(frame, part, ghosts.snap, Qt.PenStyle.DashLine)
        if ghosts.cut is not None:
            track, time = ghosts.cut
            row = state.rows.of(track)
            height = QRect(part.left(), state.rows.y(row), part.width(), row.height) if row is not None else part
            self._line(frame, height, time, Qt.PenStyle.SolidLine)

    def _paint_ghost(self, frame: Frame, ghost: Ghost, box: QRectF) -> None:
        painter = frame.painter
        row = self._state.rows.of(ghost.track)
        kind = row.track.kind if row is not None else TrackKind.SOUND if ghost.sound else TrackKind.PICTURE
        match ghost.kind:
            case GhostKind.CLIP:
                if ghost.clip is not None:
                    shown = shown_as(True, False, True, ghost=True)
                    self._clips.draw(frame, box, ghost.clip, kind, shown, _KNOWN, self._state.parameter(kind))
                    return
                painter.fillRect(box, faded(frame.accent, 0.25))
                self._outline(frame, box, Qt.PenStyle.SolidLine)
            case GhostKind.MATERIAL:
                painter.fillRect(box, faded(frame.words, 0.12))
                painter.fillRect(box, QBrush(faded(frame.words, 0.25), Qt.BrushStyle.Dense6Pattern))
                self._outline(frame, box, Qt.PenStyle.DotLine)
            case GhostKind.GONE:
                painter.fillRect(box, faded(frame.ground, 0.65))
                painter.fillRect(box, QBrush(faded(frame.accent, 0.5), Qt.BrushStyle.BDiagPattern))
            case _:
                assert_never(ghost.kind)
        self._words(frame, box, ghost.name)

    def _paint_landing(self, frame: Frame, part: QRect, landing: Landing) -> None:
        """A box where it would lie; where the rest gives way an arrow stands at its beginning."""
        box = self._box(landing.track, TimeRange(landing.time, landing.duration), sound=landing.sound)
        box.setWidth(max(box.width(), _LEAST_LANDING_PX))
        frame.painter.fillRect(box, faded(frame.accent, 0.22))
        self._outline(frame, box, Qt.PenStyle.DashLine)
        self._words(frame, box, landing.words)
        if landing.insert:
            self._line(frame, part, landing.time, Qt.PenStyle.SolidLine)
            x, y = box.left(), box.center().y()
            painter = frame.painter
            painter.setPen(QPen(frame.accent, 2))
            for step in (-4, 4):
                painter.drawLine(QLineF(x + 10, y, x + 5, y + step))
            painter.drawLine(QLineF(x, y, x + 10, y))

    def _box(self, track: str, range_: TimeRange, *, sound: bool) -> QRectF:
        state = self._state
        left, right = state.axis.x(range_.start), state.axis.x(range_.end)
        row = state.rows.of(track)
        if row is not None:
            return box_between(left, right, state.rows.y(row), row.height)
        # A new track: above all others, or below them
        y = state.rows.whole - state.rows.top if sound else max(-state.rows.top - _NEW_HEIGHT, 0)
        return box_between(left, right, y, _NEW_HEIGHT)

    def _line(self, frame: Frame, part: QRect, time: Fraction, style: Qt.PenStyle) -> None:
        x = round(self._state.axis.x(time)) + 0.5
        frame.painter.setPen(QPen(frame.accent, 1, style))
        frame.painter.drawLine(QLineF(x, part.top(), x, part.bottom() + 1))

    def _outline(self, frame: Frame, box: QRectF, style: Qt.PenStyle) -> None:
        frame.painter.setBrush(Qt.BrushStyle.NoBrush)
        frame.painter.setPen(QPen(frame.accent if style is not Qt.PenStyle.DotLine else frame.words, 1, style))
        frame.painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _words(self, frame: Frame, box: QRectF, words: str) -> None:
        if not words or box.width() < 30:
            return
        painter: QPainter = frame.painter
        left = max(box.left(), frame.left) + 5
        room = QRectF(left, box.top() + 1, box.right() - left - 4, frame.measures.strip)
        painter.setFont(frame.measures.font)
        painter.setPen(frame.words)
        text = QFontMetricsF(frame.measures.font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
