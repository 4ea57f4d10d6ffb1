"""Layers: what is seen and heard of a sequence at one time, through transitions and nested sequences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Item, Nested, Sequence, Timeline, Track, TrackKind, Transition
from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class Layer:
    """A clip as it is shown at a time.

    `time` counts from its beginning, and lies outside of it where a transition shows more of it; `source_time` is that
    of its content. `fade` is what its fades leave of it. `nested` are the layers of the sequence that it shows.
    """

    clip: Clip
    track: str
    time: Fraction
    source_time: Fraction
    fade: float
    nested: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Mixed:
    """Two layers in a transition: `share` is how much of it is over, from 0 to 1. None is a gap."""

    transition: Transition
    track: str
    share: float
    earlier: Layer | None
    later: Layer | None


Shown: TypeAlias = Layer | Mixed


@dataclass(frozen=True, slots=True)
class Moment:
    """What is seen, the lowest first, and what is heard."""

    pictures: tuple[Shown, ...]
    sounds: tuple[Shown, ...]


def moment_at(timeline: Timeline, sequence: str, time: Fraction) -> Moment:
    """What a sequence shows and plays at a time, for the length of one frame."""
    found = timeline.sequence(sequence)
    return Moment(
        _shown(timeline, found, time, timeline.frame, sound=False),
        _shown(timeline, found, time, timeline.frame, sound=True),
    )


def playing_tracks(sequence: Sequence, sound: bool) -> tuple[Track, ...]:
    """The tracks that are seen, or heard: those that are not muted, and where some are solo these alone."""
    tracks = [each for each in sequence.tracks if (each.kind is TrackKind.SOUND) is sound and not each.mute]
    alone = tuple(each for each in tracks if each.solo)
    return alone or tuple(tracks)


def fade_at(clip: Clip, time: Fraction) -> float:
    """What a clip's fades leave of it at a time from its beginning, from 0 to 1."""
    inside = min(max(time, ZERO), clip.duration)
    fade = 1.0
    if clip.fade_in and inside < clip.fade_in:
        fade = float(inside / clip.fade_in)
    if clip.fade_out and clip.duration - inside < clip.fade_out:
        fade *= float((clip.duration - inside) / clip.fade_out)
    return fade


def _shown(timeline: Timeline, sequence: Sequence, time: Fraction, frame: Fraction, sound: bool) -> tuple[Shown, ...]:
    found = (_on_track(timeline, track, time, frame, sound) for track in playing_tracks(sequence, sound))
    return tuple(each for each in found if each is not None)


def _on_track(timeline: Timeline, track: Track, time: Fraction, frame: Fraction, sound: bool) -> Shown | None:
    index = index_of(track)
    place = index.at(time)
    if place is None:
        return None
    items = track.items
    start, end = index.start(place), index.end(place)
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    if isinstance(before, Transition) and time < start + before.out_offset:
        cut, left, right = start, items[place - 2], items[place]
        transition = before
    elif isinstance(after, Transition) and time >= end - after.in_offset:
        cut, left, right = end, items[place], items[place + 2]
        transition = after
    else:
        return _layer(timeline, track, items[place], time - start, frame, sound)
    assert not isinstance(left, Transition)
    share = float((time - cut + transition.in_offset) / transition.duration)
    earlier = _layer(timeline, track, left, time - cut + left.duration, frame, sound)
    later = _layer(timeline, track, right, time - cut, frame, sound)
    return None if earlier is None and later is None else Mixed(transition, track.id, share, earlier, later)


def _layer(timeline: Timeline, track: Track, item: Item, time: Fraction, frame: Fraction, sound: bool) -> Layer | None:
    if not isinstance(item, Clip) or not item.enabled:
        return None
    source = item.source_time(time, frame)
    nested: tuple[Shown, ...] = ()
    if isinstance(item.content, Nested):
        inside = timeline.sequence(item.content.sequence)
        nested = _shown(timeline, inside, source, frame * abs(item.speed), sound)
    return Layer(item, track.id, time, source, fade_at(item, time), nested)
