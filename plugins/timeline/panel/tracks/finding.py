"""Finder: what lies at a place of the clips."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QRectF

from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Item, Track, Transition
from plugins.timeline.panel.tracks.clip_painter import KNOBS_FROM, fade_knobs, knob_y
from plugins.timeline.panel.tracks.curve_line import has_line, value_at, y_of
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.lanes_painter import LanesPainter
from plugins.timeline.panel.tracks.rows import Row
from plugins.timeline.panel.tracks.state import TracksState

_EDGE_PX, _OUTSIDE_PX, _CUT_PX = 7.0, 3.0, 2.5
_KNOB_PX, _KEY_PX, _CURVE_PX, _MARKER_PX = 7.0, 6.0, 4.0, 6.0


class Finder:
    """Looks for what is drawn where; times are exact, and a place in a film of any length is found by bisection."""

    def __init__(self, state: TracksState, painter: LanesPainter) -> None:
        self._state, self._painter = state, painter

    def hit(self, x: float, y: float) -> Hit:
        """What lies at a place."""
        time = self._state.axis.time(x)
        row = self._state.rows.at(y)
        if row is None:
            return Hit(Part.EMPTY, time=time, x=x, y=y)
        there = Hit(Part.EMPTY, row.track.id, time=time, x=x, y=y)
        place = index_of(row.track).at(time)
        if place is None:
            return self._at_neighbour(there, row, len(row.track.items)) or there
        item = row.track.items[place]
        if isinstance(item, Clip):
            return self._on_clip(there, row, place, item)
        if (found := self._on_transition(there, row, place)) is not None:
            return found
        near = self._at_neighbour(there, row, place) or self._at_neighbour(there, row, place + 1)
        return near or replace(there, part=Part.GAP)

    def _on_clip(self, there: Hit, row: Row, place: int, clip: Clip) -> Hit:
        index = index_of(row.track)
        box = self._painter.box(row, index.start(place), index.end(place))
        found = replace(there, part=Part.BODY, clip=clip.id)
        selected = clip.id in self._state.work.selected
        if box.width() >= KNOBS_FROM and (selected or clip.id == self._state.hovered):
            level = knob_y(box, self._painter.measures.strip_of(box.height()))
            for part, x in zip((Part.FADE_IN, Part.FADE_OUT), fade_knobs(box, clip, self._scale), strict=True):
                if abs(there.x - x) <= _KNOB_PX and abs(there.y - level) <= _KNOB_PX:
                    return replace(found, part=part)
        if selected and (on_line := self._on_line(found, row, box, clip)) is not None:
            return on_line
        for marker in clip.markers:
            x = box.left() + float(marker.start) * self._scale
            if box.bottom() - there.y <= 9 and abs(there.x - x) <= _MARKER_PX and marker.start <= clip.duration:
                return replace(found, part=Part.MARKER, marker=marker.id)
        if (transition := self._on_transition(there, row, place)) is not None:
            return transition
        return self._on_edge(found, row, place, box) or found

    def _on_line(self, found: Hit, row: Row, box: QRectF, clip: Clip) -> Hit | None:
        """The line of a parameter, or a keyframe on it."""
        name, body = self._state.parameter(row.track.kind), self._painter.measures.body_of(box)
        if body == box or not has_line(clip, name):
            return None
        here = replace(found, parameter=name, value=value_at(name, found.y, body.top(), body.height()))
        curve = clip.curve(name)
        for key in curve.keys if curve is not None else ():
            x = box.left() + float(key.time) * self._scale
            if not isinstance(key.value, str) and abs(found.x - x) <= _KEY_PX:
                y = y_of(name, key.value, body.top(), body.height())
                if abs(found.y - y) <= _KEY_PX:
                    return replace(here, part=Part.KEYFRAME, key=key.time)
        value = clip.value(name, Fraction((found.x - box.left()) / self._scale))
        if isinstance(value, str) or value is None:
            return None
        at_edge = min(found.x - box.left(), box.right() - found.x) <= _CUT_PX
        near = abs(found.y - y_of(name, value, body.top(), body.height())) <= _CURVE_PX
        return replace(here, part=Part.CURVE) if near and not at_edge else None

    def _on_transition(self, there: Hit, row: Row, place: int) -> Hit | None:
        items = row.track.items
        for at in (place - 1, place + 1):
            item = items[at] if 0 <= at < len(items) else None
            if isinstance(item, Transition):
                box = self._painter.transition_box(row, at, item)
                if box.contains(there.x, there.y):
                    cut = self._state.axis.x(index_of(row.track).start(at))
                    before, after = _clips_at(row.track, at)
                    if abs(there.x - cut) <= _CUT_PX and before and after:
                        return replace(there, part=Part.CUT, clip=before, before=before, after=after)
                    return replace(there, part=Part.TRANSITION, clip=before or after, before=before, after=after)
        return None

    def _on_edge(self, found: Hit, row: Row, place: int, box: QRectF) -> Hit | None:
        near = min(_EDGE_PX, box.width() / 4)
        # The box ends a pixel before the next one begins
        left, right = found.x - box.left(), box.right() + 1 - found.x
        if min(left, right) > near:
            return None
        at_start = left <= right
        before, after = _clips_beside(row.track, place, at_start=at_start)
        if before and after and min(left, right) <= min(_CUT_PX, near):
            return replace(found, part=Part.CUT, before=before, after=after)
        return replace(found, part=Part.IN_EDGE if at_start else Part.OUT_EDGE, before=before, after=after)

    def _at_neighbour(self, there: Hit, row: Row, place: int) -> Hit | None:
        """The edge of a clip beside a gap, for those that come a little from outside."""
        index, items = index_of(row.track), row.track.items
        if place > len(items) or not items:
            return None
        x = self._state.axis.x(index.duration if place == len(items) else index.start(place))
        if abs(there.x - x) > _OUTSIDE_PX:
            return None
        before, after = _clips_at(row.track, place)
        if before and not after:
            return replace(there, part=Part.OUT_EDGE, clip=before, before=before)
        if after and not before:
            return replace(there, part=Part.IN_EDGE, clip=after, after=after)
        return None

    @property
    def _scale(self) -> float:
        return self._state.axis.px_per_s


def _clips_beside(track: Track, place: int, *, at_start: bool) -> tuple[str, str]:
    """The clips at both sides of a clip's beginning or end."""
    items, own = track.items, _id(track.items[place])
    step = -1 if at_start else 1
    other = place + step
    if 0 <= other < len(items) and isinstance(items[other], Transition):
        other += step
    beside = _id(items[other]) if 0 <= other < len(items) else ""
    return (beside, own) if at_start else (own, beside)


def _clips_at(track: Track, place: int) -> tuple[str, str]:
    """The clips before and after the place of a transition, or of the beginning of an item."""
    items = track.items
    here = items[place] if place < len(items) else None
    before, after = place - 1, place + 1 if isinstance(here, Transition) else place
    if before >= 0 and isinstance(items[before], Transition):
        before -= 1
    return (
        _id(items[before]) if before >= 0 else "",
        _id(items[after]) if after < len(items) else "",
    )


def _id(item: Item) -> str:
    return item.id if isinstance(item, Clip) else ""
