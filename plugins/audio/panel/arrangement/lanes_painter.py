"""LanesPainter: the lanes of the tracks with all that lies on them, as far as it is seen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from app.widgets.icons import Icons
from plugins.audio.panel.arrangement.inks import Inks, inks_of, mixed
from plugins.audio.panel.arrangement.note_pictures import NotePictures
from plugins.audio.panel.arrangement.outlines import Outlines
from plugins.audio.panel.arrangement.region_painter import NARROW, RegionPainter, Shown
from plugins.audio.panel.arrangement.view_state import Landing, ViewState
from plugins.audio.panel.colours import faded
from plugins.audio.song import Region, Song, Track

GAP = 2
"""Pixels that stay free above and below regions."""


class LanesPainter:
    """Paints a part of the lanes; only regions that lie in it are looked at."""

    def __init__(self, state: ViewState, outlines: Outlines, icons: Icons) -> None:
        self._state = state
        self.pictures = NotePictures(state.work)
        self.regions = RegionPainter(self.pictures, outlines, icons)
        self.hovered = ""
        """The id of the region under the pointer."""
        self.with_handle = False
        """Whether regions can be dragged out as files."""
        self._inks: dict[tuple[int, str], Inks] = {}

    def paint(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        """Draw all that lies in a part of the view."""
        self.pictures.begin_frame()
        state = self._state
        song, rows = state.work.song, state.rows
        painter.fillRect(part, palette.color(QPalette.ColorRole.Dark))
        shown = rows.between(part.top(), part.bottom())
        self._paint_ground(painter, part, shown, palette)
        self._paint_grid(painter, part, palette)
        solo = any(track.solo for track in song.tracks)
        for row in shown:
            track = song.tracks[row]
            heard = not track.mute and (track.solo or not solo)
            self._paint_lane(painter, part, row, track, heard, palette)
        self._paint_preview(painter, part, palette)
        self._paint_marks(painter, part, palette)

    def box(self, region: Region, row: int) -> QRectF:
        """Where a region lies in the view."""
        state = self._state
        left, right = state.axis.x(region.start), state.axis.x(region.end)
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

    def _paint_lane(
        self, painter: QPainter, part: QRect, row: int, track: Track, heard: bool, palette: QPalette
    ) -> None:
        state = self._state
        inks, preview = self._inks_of(row, palette), state.preview
        first, end = state.axis.tick(part.left() - 2), state.axis.tick(part.right() + 2)
        scale, left = state.axis.px_per_tick, state.axis.left
        narrow_ticks = NARROW / scale
        selected, dragged = state.work.selected, preview.changed
        top, high = state.rows.y(row) + GAP, state.rows.height - 2 * GAP - 1
        blocks: list[QRectF] = []
        quiet: list[QRectF] = []
        reached = -1.0
        for region in state.index.between(track.id, first, end):
            if region.length >= narrow_ticks or region.id in selected:
                if region.id not in dragged:
                    self._paint_region(painter, part, region, row, inks, heard and not region.mute, palette)
                continue
            x = (region.start - left) * scale
            over = x + max(1.0, region.length * scale - 1)
            # What ends within the pixel of the one before adds nothing that could be seen.
            if over - reached >= 0.5 and region.id not in dragged:
                (quiet if region.mute or not heard else blocks).append(QRectF(x, top, over - x, high))
                reached = over
        painter.setPen(Qt.PenStyle.NoPen)
        for boxes, colour in ((blocks, inks.plain), (quiet, faded(inks.plain, 0.45))):
            if boxes:
                painter.setBrush(colour)
                painter.drawRects(boxes)

    def _paint_region(
        self,
        painter: QPainter,
        part: QRect,
        region: Region,
        row: int,
        inks: Inks,
        heard: bool,
        palette: QPalette,
        *,
        ghost: bool = False,
    ) -> None:
        work = self._state.work
        handle = self.with_handle and region.id == self.hovered and not ghost
        shown = Shown(region.id in work.selected or ghost, region.id == work.opened, heard, ghost, handle)
        seen = (float(part.left()), float(part.right() + 1))
        box, scale = self.box(region, row), self._state.axis.px_per_tick
        self.regions.draw(painter, box, region, inks, shown, work.song, palette, seen, scale)

    def _paint_preview(self, painter: QPainter, part: QRect, palette: QPalette) -> None:
        state = self._state
        preview = state.preview
        if not preview.changed and not preview.added:
            return
        song: Song = state.work.song
        rows = {track.id: row for row, track in enumerate(song.tracks)}
        for region in (*preview.changed.values(), *preview.added):
            row = rows.get(region.track, -1)
            if row >= 0 and self.box(region, row).intersects(QRectF(part)):
                inks = self._inks_of(row, palette)
                self._paint_region(painter, part, region, row, inks, not region.mute, palette, ghost=True)

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


def _lifted(palette: QPalette) -> QColor:
    """The lane of the track that is worked on: a little lighter than the others."""
    return palette.color(QPalette.ColorRole.Window)
