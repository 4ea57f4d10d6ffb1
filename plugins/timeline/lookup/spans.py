"""Spans: what is played over a stretch of time, each clip once, through transitions and nested sequences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plugins.timeline.lookup.index import Placed, TrackIndex, index_of, items_between
from plugins.timeline.lookup.layers import playing_tracks
from plugins.timeline.model import Clip, Nested, Sequence, Timeline, Track, Transition
from plugins.timeline.time import ZERO, TimeRange


@dataclass(frozen=True, slots=True)
class Span:
    """A clip that is played during a stretch of the outermost sequence, the material of its transitions included.

    At `range.start` it is `begin` seconds after the clip's beginning, and goes on by `pace` seconds of the clip a
    second: 1 unless it lies in nested sequences of other speeds, negative backwards. `head` and `tail` are its
    transitions, in seconds from the clip's beginning. `within` are the clips that show the nested sequences in which
    it lies, the outermost first, for their volume and fades.
    """

    clip: Clip
    track: str
    range: TimeRange
    begin: Fraction
    pace: Fraction
    head: tuple[Transition, TimeRange] | None = None
    tail: tuple[Transition, TimeRange] | None = None
    within: tuple[Span, ...] = ()

    def clip_time(self, time: Fraction) -> Fraction:
        """The seconds from the clip's beginning at a time of the outermost sequence."""
        return self.begin + (time - self.range.start) * self.pace

    def source_time(self, time: Fraction) -> Fraction:
        """The content's time at a time of the outermost sequence."""
        return self.clip.source_time(self.clip_time(time))

    @property
    def source_pace(self) -> Fraction:
        """How fast the content is played, negative backwards."""
        return self.pace * self.clip.speed


def spans_between(timeline: Timeline, sequence: str, range_: TimeRange, sound: bool) -> tuple[Span, ...]:
    """What is heard (or with `sound` false, seen) during a stretch of a sequence; each clip of a transition by itself.

    A clip that shows a nested sequence is replaced by what is in it; one that is frozen plays nothing of it.
    """
    return tuple(_spans(timeline, timeline.sequence(sequence), range_, sound))


def _spans(timeline: Timeline, sequence: Sequence, range_: TimeRange, sound: bool) -> list[Span]:
    found: list[Span] = []
    for track in playing_tracks(sequence, sound):
        index = index_of(track)
        places = sorted({place for placed in items_between(track, range_) for place in _clips_of(placed)})
        for place in places:
            span = _span(track, index, place, range_)
            if span is None:
                continue
            if isinstance(span.clip.content, Nested):
                found += _inside(timeline, span, sound)
            else:
                found.append(span)
    return found


def _clips_of(placed: Placed) -> tuple[int, ...]:
    if isinstance(placed.item, Transition):
        return (placed.index - 1, placed.index + 1)
    return (placed.index,)


def _span(track: Track, index: TrackIndex, place: int, range_: TimeRange) -> Span | None:
    clip = track.items[place]
    if not isinstance(clip, Clip) or not clip.enabled:
        return None
    start, end = index.start(place), index.end(place)
    before = track.items[place - 1] if place else None
    after = track.items[place + 1] if place + 1 < len(track.items) else None
    head = tail = None
    reach = TimeRange(start, clip.duration)
    if isinstance(before, Transition):
        head = (before, TimeRange(-before.in_offset, before.duration))
        reach = TimeRange.between(start - before.in_offset, reach.end)
    if isinstance(after, Transition):
        tail = (after, TimeRange(clip.duration - after.in_offset, after.duration))
        reach = TimeRange.between(reach.start, end + after.out_offset)
    shown = reach.shared(range_)
    if not shown.duration:
        return None
    return Span(clip, track.id, shown, shown.start - start, Fraction(1), head, tail)


def _inside(timeline: Timeline, outer: Span, sound: bool) -> list[Span]:
    """The spans of the sequence that a clip shows, in the time of the sequence that the clip is in."""
    assert isinstance(outer.clip.content, Nested)
    pace = outer.source_pace
    if pace == 0:
        return []
    first, last = outer.source_time(outer.range.start), outer.source_time(outer.range.end)
    window = TimeRange.between(max(ZERO, min(first, last)), max(first, last))
    inside = _spans(timeline, timeline.sequence(outer.clip.content.sequence), window, sound)
    return [_outwards(inner, outer, first, pace) for inner in inside]


def _outwards(inner: Span, outer: Span, first: Fraction, pace: Fraction) -> Span:
    """A span of a nested sequence in the time of the outer one, where `first` of it is at the outer one's start."""
    edges = sorted(outer.range.start + (edge - first) / pace for edge in (inner.range.start, inner.range.end))
    range_ = TimeRange.between(*edges)
    at_start = inner.range.start if pace > 0 else inner.range.end
    within = tuple(_outwards(each, outer, first, pace) for each in inner.within)
    return Span(
        inner.clip, inner.track, range_, inner.clip_time(at_start), inner.pace * pace, inner.head, inner.tail,
        (outer, *within),
    )  # fmt: skip
