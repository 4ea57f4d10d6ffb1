"""LanesPainter: the lanes of the tracks with all that lies on them, as far as it is seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.frame import Frame
from plugins.audio.panel.arrangement.inks import Inks, inks_of, mixed
from plugins.audio.panel.arrangement.note_pictures import NotePictures
from plugins.audio.panel.arrangement.outlines import Outlines
from plugins.audio.panel.arrangement.region_looks import RegionLooks
from plugins.audio.panel.arrangement.region_painter import NARROW, RegionPainter, shown_as
from plugins.audio.panel.arrangement.view_state import Landing, ViewState
from plugins.audio.panel.colours import faded
from plugins.audio.song import Region, Track

GAP = 2
"""Pixels that stay free above and below regions."""


class LanesPainter:
    """Paints a part of the lanes; only regions that lie in it are looked at."""

    def __init__(self, state: ViewState, outlines: Outlines, icons: Icons) -> None:
        self._state = state
        self.pictures = NotePictures(state.work)
        self.regions = RegionPainter(self.pictures, outlines, icons)
        self._looks = RegionLooks(self.regions)
        self.hovered = ""
        """The id of the region under the pointer."""
        self.with_handle = False
        """Whether regions can be dragged out as files."""
        self._inks: dict[tuple[int, str], Inks] = {}

    def paint(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        """Draw all that lies in a part of the view."""
        state = self._state
        self.pictures.begin_frame(state.axis.px_per_tick)
        self._looks.begin_frame(state.axis.px_per_tick)
        song, rows = state.work.song, state.rows
        frame = Frame.of(painter, palette, song, part, state.axis.px_per_tick)
        painter.fillRect(part, palette.color(QPalette.ColorRole.Dark))
        shown = rows.between(part.top(), part.bottom())
        self._paint_ground(painter, part, shown, palette)
        self._paint_grid(painter, part, palette)
        solo = any(track.solo for track in song.tracks)
        for row in shown:
            track = song.tracks[row]
            heard = not track.mute and (track.solo or not solo)
            self._paint_lane(frame, row, track, heard)
        self._paint_preview(frame, part)
        self._paint_marks(painter, part, palette)

    def restyle(self, font: QFont) -> None:
        """Take on another font, and other colours."""
        self.regions.restyle(font)
        self._looks.clear()
        self._inks.clear()

    def box(self, region: Region, row: int) -> QRectF:
        """Where a region lies in the view."""
        state = self._state
        # Whole pixels, so that a region looks the same wherever it is.
        left, right = float(round(state.axis.x(region.start))), float(round(state.axis.x(region.end)))
        return QRectF(left, state.rows.y(row) + GAP, max(1.0, right - left - 1), state.rows.height - 2 * GAP - 1)

    def _inks_of(self, row: int, palette: QPalette) -> Inks:
        key = (row % 8, palette.color(QPalette.ColorRole.Dark).name())
        if key not in self._inks:
            self._inks[key] = inks_of(row, palette)
        return self._inks[key]

    def _paint_ground(self, painter: QPainter, part: QRect, shown: Collection[int], palette: QPalette) -> None:
        state = self._state
        chosen = state.work.track
        line = palette.color(QPalette.ColorRole.Mid)
        for row in shown:
            y = state.rows.y(row)
            if state.work.song.tracks[row].id == chosen:
                painter.fillRect(QRect(part.left(), y, part.width(), state.rows.height), _lifted(palette))
            painter.fillRect(QRect(part.left(), y + state.rows.height - 1, part.width(), 1), line)

    def _paint_grid(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        state = self._state
        high = min(part.bottom() + 1, state.rows.whole - state.rows.top) - part.top()
        bar, ground = palette.color(QPalette.ColorRole.Mid), palette.color(QPalette.ColorRole.Dark)
        beat = mixed(bar, ground, 0.5)
        # Filled rectangles: lines with a pen take ten times as long.
        for line in state.axis.lines(part.right() + 1, state.work.song.metre):
            x = round(state.axis.x(line.tick))
            if x >= part.left() - 1:
                painter.fillRect(x, part.top(), 1, high, bar if line.level == 0 else beat)

    def _paint_lane(self, frame: Frame, row: int, track: Track, heard: bool) -> None:
        state = self._state
        inks, scale, left = self._inks_of(row, frame.palette), frame.px_per_tick, state.axis.left
        narrow_ticks = NARROW / scale
        work, dragged = state.work, state.preview.changed
        selected, opened, hovered = work.selected, work.opened, self.hovered if self.with_handle else ""
        top, high = state.rows.y(row) + GAP, state.rows.height - 2 * GAP - 1
        plain: list[QRectF] = []
        quiet: list[QRectF] = []
        chosen: list[QRectF] = []
        reached = -1.0
        for region in state.index.between(track.id, left + (frame.left - 2) / scale, left + (frame.right + 2) / scale):
            id_ = region.id
            if id_ in dragged:
                continue
            sounds = heard and not region.mute
            x, over = (region.start - left) * scale, (region.start + region.length - left) * scale
            if region.length >= narrow_ticks:
                # Whole pixels, as `box` has them
                x = round(x)
                box = QRectF(x, top, max(1, round(over) - x - 1), high)
                shown = shown_as(id_ in selected, id_ == opened, sounds, False, id_ == hovered)
                self._looks.draw(frame, box, region, inks, shown)
            elif id_ in selected:
                chosen.append(QRectF(x, top, max(1.0, over - x - 1), high))
            # What ends within the pixel of the one before adds nothing that could be seen.
            elif over - reached >= 0.5:
                (plain if sounds else quiet).append(QRectF(x, top, max(1.0, over - x - 1), high))
                reached = over
        for boxes, colour in ((plain, inks.plain), (quiet, faded(inks.plain, 0.45)), (chosen, frame.accent)):
            _fill(frame.painter, boxes, colour)

    def _paint_preview(self, frame: Frame, part: QRect) -> None:
        preview = self._state.preview
        if not preview.changed and not preview.added:
            return
        rows = {track.id: row for row, track in enumerate(frame.song.tracks)}
        axis, opened = self._state.axis, self._state.work.opened
        first, end = axis.tick(part.left() - 2), axis.tick(part.right() + 2)
        seen = self._state.rows.between(part.top(), part.bottom())
        narrow: list[QRectF] = []
        for region in (*preview.changed.values(), *preview.added):
            row = rows.get(region.track, -1)
            if region.start > end or region.start + region.length < first or row not in seen:
                continue
            box = self.box(region, row)
            if box.width() < NARROW:
                narrow.append(box)
            else:
                shown = shown_as(True, region.id == opened, not region.mute, True, False)
                self._looks.draw(frame, box, region, self._inks_of(row, frame.palette), shown)
        _fill(frame.painter, narrow, frame.accent)

    def _paint_marks(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        """Selected time, the ends of the loop, what would land here, and the playhead."""
        state = self._state
        song = state.work.song
        accent = palette.color(QPalette.ColorRole.Highlight)
        if (bars := state.work.bars) is not None:
            left, right = (state.axis.x(bar * song.bar_ticks) for bar in bars)
            painter.fillRect(QRectF(left, part.top(), right - left, part.height()), faded(accent, 0.13))
        if song.looping and song.brace[1] > song.brace[0]:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DotLine))
            for bar in song.brace:
                x = round(state.axis.x(bar * song.bar_ticks)) + 0.5
                if part.left() <= x <= part.right() + 1:
                    painter.drawLine(QLineF(x, part.top(), x, part.bottom() + 1))
        if state.landing is not None:
            self._paint_landing(painter, state.landing, palette)
        x = round(state.axis.x(state.playhead.tick)) + 0.5
        if part.left() - 1 <= x <= part.right() + 1:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawLine(QLineF(x, part.top(), x, part.bottom() + 1))

    def _paint_landing(self, painter: QPainter, landing: Landing, palette: QPalette) -> None:
        state = self._state
        row = state.rows.row_of(landing.track)
        bar = state.work.song.bar_ticks
        left, right = state.axis.x(landing.bar * bar), state.axis.x((landing.bar + 1) * bar)
        y = state.rows.y(row if row >= 0 else len(state.work.song.tracks))
        room = QRectF(left, y + GAP, max(right - left, 48.0), state.rows.height - 2 * GAP - 1)
        accent = palette.color(QPalette.ColorRole.Highlight)
        painter.fillRect(room, faded(accent, 0.18))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(self.regions.font)
        words = QRectF(room.left() + 6, room.top() + 2, 400, self.regions.strip)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, landing.words)


def _fill(painter: QPainter, boxes: list[QRectF], colour: QColor) -> None:
    """Fill rectangles at once: one by one they take several times as long."""
    if boxes:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(boxes)


def _lifted(palette: QPalette) -> QColor:
    """The lane of the track that is worked on: a little lighter than the others."""
    return palette.color(QPalette.ColorRole.Window)
