"""LanesPainter: the rows of the tracks with all that lies on them, as far as it is seen."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette

from app.widgets.icons import Icons
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.lookup.layers import playing_tracks
from plugins.timeline.model import Clip, Nested, Transition
from plugins.timeline.panel.tracks.boxes import GAP, Measures, box_between
from plugins.timeline.panel.tracks.clip_body import ClipBody
from plugins.timeline.panel.tracks.clip_looks import ClipLooks
from plugins.timeline.panel.tracks.clip_painter import ClipPainter, Known, Shown, is_missing, shown_as
from plugins.timeline.panel.tracks.columns import Narrow, TrackColumns, narrow_columns
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.ghost_painter import GhostPainter
from plugins.timeline.panel.tracks.inks import Look, faded, marker_colour, mixed
from plugins.timeline.panel.tracks.rows import SPLIT, Row
from plugins.timeline.panel.tracks.ruler_painter import BAR
from plugins.timeline.panel.tracks.state import TracksState
from plugins.timeline.panel.tracks.strips import Strips
from plugins.timeline.panel.tracks.ticks import lines
from plugins.timeline.panel.tracks.transition_painter import draw_transition
from plugins.timeline.panel.tracks.waves import Waves

NARROW_PX, PLAIN_PX = 6.0, 22.0
"""Clips narrower than the first are drawn as columns of pixels, those narrower than the second as plain boxes."""
_TRANSITION_FROM_PX = 5.0
_EDGE_SHADE = 0.72
_NOTHING_KNOWN = Known()
_NO_KEYS: frozenset[Fraction] = frozenset()


class LanesPainter:
    """Paints a part of the rows; only clips that lie in it are looked at, and many narrow ones as one."""

    def __init__(self, state: TracksState, strips: Strips, waves: Waves, icons: Icons) -> None:
        self._state, self._nested = state, strips.nested
        self.clips = ClipPainter(ClipBody(strips, waves), icons)
        self.ghosts = GhostPainter(state, self.clips)
        self._looks = ClipLooks(self.clips)
        self.measures = Measures.of(QFont())

    def restyle(self, font: QFont) -> None:
        """Take on another font, and other colours."""
        self.measures = Measures.of(font)
        self.clips.forget()
        self._looks.forget()

    def paint(self, painter: QPainter, part: QRect, palette: QPalette, *, hurried: bool = False) -> None:
        """Draw all that lies in a part of the view but the playhead; `hurried` draws what is quick and nearly right."""
        state = self._state
        self._looks.hurried = hurried
        frame = Frame.of(painter, palette, self.measures, part, state.axis.px_per_s)
        painter.setClipRect(part)
        painter.fillRect(part, frame.ground)
        rows = state.rows.between(part.top(), part.bottom())
        self._paint_ground(frame, part, rows)
        playing = {track.id for sound in (False, True) for track in playing_tracks(state.sequence, sound)}
        for row in rows:
            self._paint_row(frame, row, row.track.id in playing)
            if row.track.locked:
                y = state.rows.y(row)
                painter.setBrushOrigin(-state.axis.left, y)
                hatch = QBrush(faded(frame.words, 0.16), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(QRect(part.left(), y, part.width(), row.height - 1), hatch)
        self._paint_split(frame, part)
        self._paint_range(frame, QRectF(part))

    def paint_over(self, painter: QPainter, part: QRect, palette: QPalette, width: int) -> None:
        """Draw what stays or goes by itself over a part of what was painted: names at the edges, ghosts, knobs."""
        state = self._state
        frame = Frame.of(painter, palette, self.measures, part, state.axis.px_per_s)
        playing = {track.id for sound in (False, True) for track in playing_tracks(state.sequence, sound)}
        for row in state.rows.between(part.top(), part.bottom()):
            self._paint_edge_names(frame, row, width, row.track.id in playing)
        self._paint_hovered(frame)
        self.ghosts.paint(frame, part)

    def _paint_edge_names(self, frame: Frame, row: Row, width: int, heard: bool) -> None:
        """The names of the clips that begin or end out of the view, where they are seen."""
        state, columns = self._state, self._state.columns.of(row.track)
        scale, left = frame.px_per_s, state.axis.left
        seen = {columns.seen(x / scale, x / scale).start for x in (left, left + width)}
        for place in seen:
            item = row.track.items[place] if place < len(row.track.items) else None
            if not isinstance(item, Clip) or item.id in state.ghosts.hidden:
                continue
            box = box_between(
                columns.starts[place] * scale - left, columns.ends[place] * scale - left, state.rows.y(row), row.height
            )
            begin, end = max(box.left(), 0.0), min(box.right(), float(width))
            if (box.left() < 0 or box.right() > width) and end - begin >= PLAIN_PX:
                strip = QRectF(begin, box.top(), end - begin, self.measures.strip_of(box.height()))
                if strip.intersects(QRectF(frame.left, -1e6, frame.right - frame.left, 2e6)):
                    shown = self._shown(item, heard)
                    self.clips.draw_strip(frame, strip, item, row.track.kind, shown, self._known(item))
                    self._paint_range(frame, strip)

    def _paint_hovered(self, frame: Frame) -> None:
        state = self._state
        found = find_clip(state.sequence, state.hovered) if state.hovered else None
        row = state.rows.of(found[0].id) if found else None
        if found is None or row is None or state.hovered in state.work.selected:
            return
        clip, index = found[0].items[found[1]], index_of(found[0])
        assert isinstance(clip, Clip)
        self.clips.draw_knobs(frame, self.box(row, index.start(found[1]), index.end(found[1])), clip)

    def box(self, row: Row, start: Fraction, end: Fraction) -> QRectF:
        """The box of a stretch of a row."""
        state = self._state
        return box_between(state.axis.x(start), state.axis.x(end), state.rows.y(row), row.height)

    def _paint_ground(self, frame: Frame, part: QRect, rows: tuple[Row, ...]) -> None:
        state, painter, palette = self._state, frame.painter, frame.palette
        below = palette.color(QPalette.ColorRole.Mid)
        faint = mixed(below, frame.ground, 0.45)
        worked_on = palette.color(QPalette.ColorRole.Window)
        for row in rows:
            y = state.rows.y(row)
            if row.track.id == state.work.track:
                painter.fillRect(QRect(part.left(), y, part.width(), row.height), worked_on)
        room = QFontMetricsF(self.measures.font).horizontalAdvance("00:00:00:00") + 14
        # Filled rectangles: lines with a pen take ten times as long
        for x in lines(state.work.timeline, state.axis, part.left(), part.right() + 1, room):
            painter.fillRect(round(x), part.top(), 1, part.height(), faint)
        for row in rows:
            painter.fillRect(QRect(part.left(), state.rows.y(row) + row.height - 1, part.width(), 1), below)
        first, end = state.axis.seconds(part.left() - 2), state.axis.seconds(part.right() + 2)
        for marker in state.sequence.markers:
            if float(marker.start) <= end and float(marker.range.end) >= first:
                x, wide = state.axis.x(marker.start), float(marker.duration) * frame.px_per_s
                ink = marker_colour(marker.colour, palette)
                if wide >= 2:
                    painter.fillRect(QRectF(x, part.top(), wide, part.height()), faded(ink, 0.07))
                line = faded(ink, 0.2 if marker.comment == BAR else 0.4)
                painter.fillRect(QRectF(round(x), part.top(), 1, part.height()), line)

    def _paint_row(self, frame: Frame, row: Row, heard: bool) -> None:
        state, track = self._state, row.track
        columns = state.columns.of(track)
        scale, left = frame.px_per_s, state.axis.left
        seen = columns.seen((frame.left - 2 + left) / scale, (frame.right + 2 + left) / scale)
        places = np.arange(seen.start, seen.stop)
        places = places[columns.looks[seen] >= 0]
        selected = state.columns.selected(track, state.work.selected)
        if state.ghosts.hidden:
            hidden = state.columns.hidden(track, state.ghosts.hidden)
            places = places if hidden is None else places[~hidden[places]]
        widths = (columns.ends[places] - columns.starts[places]) * scale
        narrow, plain = widths < NARROW_PX, (widths >= NARROW_PX) & (widths < PLAIN_PX)
        y = state.rows.y(row)
        if narrow.any():
            first = math.floor(frame.left)
            count = math.ceil(frame.right) - first
            found = narrow_columns(columns, places[narrow], left + first, scale, count, selected)
            _paint_narrow(frame, found, QRectF(first, y + GAP, count, row.height - 2 * GAP - 1), heard)
        if plain.any():
            self._paint_plain(frame, row, columns, places[plain], selected, heard)
        for place in places[widths >= PLAIN_PX].tolist():
            self._paint_clip(frame, row, columns, place, heard)
        least_s = _TRANSITION_FROM_PX / scale
        for place in columns.seen_transitions(
            (frame.left + left) / scale, (frame.right + left) / scale, least_s
        ).tolist():
            self._paint_transition(frame, row, place, heard)

    def _paint_plain(self, frame: Frame, row: Row, columns: TrackColumns, places: np.ndarray,
                     selected: np.ndarray | None, heard: bool) -> None:  # fmt: skip
        """Clips too narrow for anything but a colour and a strip, those of a colour at once."""
        state, scale, left = self._state, frame.px_per_s, self._state.axis.left
        y, strip = state.rows.y(row), self.measures.strip_of(row.height)
        bodies: dict[int, list[QRectF]] = {}
        heads: dict[int, list[QRectF]] = {}
        starts, ends = columns.starts[places] * scale - left, columns.ends[places] * scale - left
        chosen = selected[places].tolist() if selected is not None else [False] * len(places)
        for start, end, look, on, marked in zip(
            starts.tolist(), ends.tolist(), columns.looks[places].tolist(), columns.enabled[places].tolist(), chosen,
            strict=True,
        ):  # fmt: skip
            box = box_between(start, end, y, row.height)
            key = look * 4 + marked * 2 + (not on)
            bodies.setdefault(key, []).append(box)
            heads.setdefault(key, []).append(QRectF(box.left(), box.top(), box.width(), min(strip, box.height())))
        frame.painter.setPen(Qt.PenStyle.NoPen)
        for key, boxes in bodies.items():
            inks = frame.inks(Look(key // 4))
            marked, dim = key & 2, key & 1 or not heard
            _fill(frame.painter, boxes, mixed(inks.plain, frame.ground, 0.4) if dim else inks.plain)
            head = frame.accent if marked else inks.strip
            _fill(frame.painter, heads[key], mixed(head, frame.ground, 0.5) if dim and not marked else head)

    def _paint_clip(self, frame: Frame, row: Row, columns: TrackColumns, place: int, heard: bool) -> None:
        state, clip = self._state, row.track.items[place]
        assert isinstance(clip, Clip)
        scale, left = frame.px_per_s, state.axis.left
        box = box_between(
            columns.starts[place] * scale - left, columns.ends[place] * scale - left, state.rows.y(row), row.height
        )
        parameter = state.parameter(row.track.kind)
        known = self._known(clip, parameter)
        self._looks.draw(frame, box, clip, row.track.kind, self._shown(clip, heard), known, parameter)

    def _shown(self, clip: Clip, heard: bool) -> Shown:
        return shown_as(clip.id in self._state.work.selected, clip.id == self._state.current, heard, ghost=False)

    def _known(self, clip: Clip, parameter: str = "") -> Known:
        state = self._state
        progress = state.jobs.get(clip.id) if state.jobs else None
        stale = clip.id in state.stale
        missing = self.clips.is_broken(clip) or (bool(state.missing) and is_missing(clip, state.missing))
        keys = state.keys_of(clip.id, parameter) if state.keys else _NO_KEYS
        version = (
            self._nested.version(clip.content.sequence) if self._nested and isinstance(clip.content, Nested) else 0
        )
        if stale or missing or keys or version or progress is not None:
            return Known(stale, missing, progress, keys, version)
        return _NOTHING_KNOWN

    def _paint_transition(self, frame: Frame, row: Row, place: int, heard: bool) -> None:
        state, transition = self._state, row.track.items[place]
        assert isinstance(transition, Transition)
        box = self.transition_box(row, place, transition)
        if box.right() >= frame.left and box.left() <= frame.right:
            before, after = (row.track.items[place + step] if 0 <= place + step < len(row.track.items) else None
                             for step in (-1, 1))  # fmt: skip
            owner = before if isinstance(before, Clip) else after
            selected = isinstance(owner, Clip) and owner.id == state.work.transition
            draw_transition(frame, box, transition, selected=selected, heard=heard)

    def transition_box(self, row: Row, place: int, transition: Transition) -> QRectF:
        """Where a transition lies: below the names of its clips."""
        state = self._state
        cut = index_of(row.track).start(place)
        box = box_between(
            state.axis.x(cut - transition.in_offset), state.axis.x(cut + transition.out_offset) + 1,
            state.rows.y(row), row.height,
        )  # fmt: skip
        return self.measures.body_of(box)

    def _paint_split(self, frame: Frame, part: QRect) -> None:
        state = self._state
        if state.rows.all:
            y = state.rows.split - state.rows.top
            box = QRect(part.left(), y, part.width(), SPLIT - 1)
            frame.painter.fillRect(box, frame.palette.color(QPalette.ColorRole.Window))
            frame.painter.fillRect(QRect(part.left(), y + SPLIT - 1, part.width(), 1),
                                   frame.palette.color(QPalette.ColorRole.Mid))  # fmt: skip

    def _paint_range(self, frame: Frame, part: QRectF) -> None:
        """What lies outside of the marks of in and out is a little darker."""
        range_ = self._state.work.range
        if range_ is not None:
            veil = faded(frame.ground, 0.45)
            left = min(max(self._state.axis.x(range_.start), part.left()), part.right())
            right = min(max(self._state.axis.x(range_.end), left), part.right())
            frame.painter.fillRect(QRectF(part.left(), part.top(), left - part.left(), part.height()), veil)
            frame.painter.fillRect(QRectF(right, part.top(), part.right() - right, part.height()), veil)


def _paint_narrow(frame: Frame, narrow: Narrow, box: QRectF, heard: bool) -> None:
    """Columns of pixels as a picture one pixel high, drawn as high as the row."""
    colours = np.zeros(len(Look) + 1, np.uint32)
    edges = colours.copy()
    for look in Look:
        ink = frame.inks(look).plain
        ink = ink if heard else mixed(ink, frame.ground, 0.5)
        colours[look] = ink.rgb()
        edges[look] = mixed(ink, frame.ground, _EDGE_SHADE).rgb()
    pixels = np.where(narrow.starts, edges[narrow.looks], colours[narrow.looks])
    off = narrow.disabled & (narrow.looks >= 0)
    if off.any():
        dim = np.array([mixed(QColor(int(ink)), frame.ground, 0.5).rgb() for ink in colours], np.uint32)
        pixels[off] = dim[narrow.looks[off]]
    pixels[narrow.selected] = frame.accent.rgb()
    pixels = np.ascontiguousarray(pixels, np.uint32)
    image = QImage(pixels.data, len(pixels), 1, 4 * len(pixels), QImage.Format.Format_ARGB32_Premultiplied)
    frame.painter.drawImage(box, image)


def _fill(painter: QPainter, boxes: list[QRectF], colour: QColor) -> None:
    """Fill rectangles at once: one by one they take several times as long."""
    painter.setBrush(colour)
    painter.drawRects(boxes)
