"""Seen: clips with a picture at a time, and where their corners lie in the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from plugins.timeline.compositing.geometry import Point, Size, Transform, corners, fitted
from plugins.timeline.lookup.index import item_at
from plugins.timeline.lookup.layers import playing_tracks
from plugins.timeline.model import Clip, Sequence, Timeline, media_of


@dataclass(frozen=True, slots=True)
class Seen:
    """A clip, the seconds from its beginning, and its corners in pixels of the film, clockwise from the top left."""

    clip: Clip
    time: Fraction
    corners: tuple[Point, Point, Point, Point]
    anchor: Point

    @property
    def polygon(self) -> QPolygonF:
        """Its outline."""
        return QPolygonF([QPointF(*corner) for corner in self.corners])

    def covers(self, point: QPointF) -> bool:
        """Whether a point of the film lies in it."""
        return self.polygon.containsPoint(point, Qt.FillRule.OddEvenFill)


def seen_clips(timeline: Timeline, sequence: Sequence, time: Fraction) -> Iterator[Seen]:
    """The clips that are seen at a time, the uppermost first."""
    for track in reversed(playing_tracks(sequence, sound=False)):
        placed = item_at(track, time)
        if placed is not None and isinstance(placed.item, Clip) and placed.item.enabled:
            seen = seen_clip(timeline, placed.item, time - placed.range.start)
            if seen is not None:
                yield seen


def seen_clip(timeline: Timeline, clip: Clip, time: Fraction) -> Seen | None:
    """Where a clip is seen at a time from its beginning; None where it has no picture."""
    film = (timeline.width, timeline.height)
    content = _size(clip, film)
    if content is None:
        return None
    rect = fitted(content, film, film)
    transform = Transform.of(clip, time)
    pivot = rect.left + transform.anchor_x * rect.width, rect.top + transform.anchor_y * rect.height
    anchor = transform.affine(rect, film, film).at(pivot)
    return Seen(clip, time, corners(clip, time, content, film, film), anchor)


def _size(clip: Clip, film: Size) -> Size | None:
    media = media_of(clip.content)
    if media is None:
        return film
    return media.shown_size if media.has_picture else None
