"""PART: the timeline as JSON and back. What it reads obeys every rule that edits keep to, or is refused in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import get_args

from app.api import AssetId, InvalidData, Json, PartItem, PartType, Shared, UserError, from_plain, to_plain
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    EMPTY,
    KIND,
    Clip,
    Curve,
    Gap,
    InputKind,
    Item,
    Marker,
    Media,
    Nested,
    Sequence,
    Shot,
    Solid,
    Take,
    Timeline,
    Title,
    Track,
    Transition,
    allowed,
    checked_nesting,
)
from plugins.timeline.model.content import Content
from plugins.timeline.model.timeline import MOST_SEQUENCES
from plugins.timeline.time import FASTEST_RATE, LONGEST_S, SLOWEST_RATE, ZERO, TimeRange

SEQUENCE = "application/vnd.seisei.sequence"
"""The media type of a sequence of the film as other panels see it."""
LONGEST_TEXT = 100_000
LONGEST_REQUEST = 1_000_000
LONGEST_METADATA = 1_000_000
MOST_TAKES = 10_000
MOST_KEYS = 100_000
LARGEST_SIDE = 65_536
FASTEST_SPEED = Fraction(1000)
FINEST = 10**12
"""The largest denominator of a time, in seconds."""
FINEST_TRACK = 10**18
"""The largest common denominator of all that is on a track; a larger one would make every look-up slow."""
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-f]{8}", re.ASCII)
_LONGEST_ID = 200
_CONTENTS: tuple[type[Content], ...] = get_args(Content)


def check_clip(clip: Clip) -> None:
    """Raise ValueError where a clip has a value out of range."""
    _id(clip.id)
    _short(clip.name, clip.link, clip.group)
    _duration(clip.duration)
    _time(clip.source_start)
    _check(clip.duration > 0 and abs(clip.speed) <= FASTEST_SPEED and clip.speed.denominator <= FINEST)
    _check(0 <= clip.fade_in <= clip.duration and 0 <= clip.fade_out <= clip.duration)
    names = [curve.name for curve in clip.curves]
    _check(names == sorted(set(names)))
    for curve in clip.curves:
        _curve(curve)
    colour = clip.colour
    _check(abs(colour.exposure) <= 20 and 0 <= colour.contrast <= 10 and 0 <= colour.saturation <= 10)
    _check(abs(colour.temperature) <= 1 and abs(colour.tint) <= 1)
    if colour.lut is not None:
        _asset(colour.lut)
    _markers(clip.markers)
    _metadata(clip)
    _content(clip.content)


def assets_of(timeline: Timeline) -> Iterator[AssetId]:
    """Every asset that the timeline needs: media, takes, what takes were made from and recipes, and LUTs.

    What a link showed when it was taken is known by its hash alone: it is no longer needed.
    """
    for sequence in timeline.sequences:
        for clip in sequence.clips:
            if clip.colour.lut is not None:
                yield clip.colour.lut
            if isinstance(clip.content, Media):
                yield clip.content.asset
            elif isinstance(clip.content, Shot):
                yield from _assets_of_shot(clip.content)


def _assets_of_shot(shot: Shot) -> Iterator[AssetId]:
    for take in shot.takes:
        yield take.media.asset
        if take.recipe is not None:
            yield take.recipe
    for each in (*shot.inputs, *(each for take in shot.takes for each in take.inputs)):
        if each.kind is InputKind.ASSET:
            yield AssetId(each.id)
            if each.version:
                yield AssetId(each.version)


def _encode(timeline: Timeline) -> Json:
    # Parts of one file stand in many clips, and a shot with its takes is large
    shared = Shared(_CONTENTS)
    plain = to_plain(timeline, shared)
    return {"contents": [to_plain(content) for content in shared.values], "timeline": plain}


def _decode(data: Json) -> Timeline:
    try:
        if not isinstance(data, dict) or set(data) != {"contents", "timeline"}:
            raise TypeError("no timeline")
        contents = from_plain(tuple[Content, ...], data["contents"])
        timeline = from_plain(Timeline, data["timeline"], Shared(_CONTENTS, contents))
        _check_timeline(timeline)
    except UserError as error:
        raise InvalidData("The timeline of the project cannot be used.", detail=str(error)) from error
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError) as error:
        raise InvalidData("The timeline of the project is malformed.", detail=str(error)) from error
    return timeline


def check_edited(old: Sequence, new: Sequence) -> None:
    """Raise ValueError where what an edit put into a sequence could not be read again; only that is looked at."""
    _id(new.id)
    _short(new.name)
    _metadata(new)
    if new.markers is not old.markers:
        _markers(new.markers)
    before = {track.id: track for track in old.tracks}
    for track in new.tracks:
        was = before.get(track.id)
        if was is track:
            continue
        _check_head(track)
        _check(index_of(track).duration <= LONGEST_S and index_of(track).scale <= FINEST_TRACK)
        known = set(map(id, was.items)) if was is not None else set()
        for item in track.items:
            if id(item) not in known:
                _check_new(item)


def check_settings(timeline: Timeline) -> None:
    """Raise ValueError where what holds for the whole timeline is out of range."""
    _check(SLOWEST_RATE <= timeline.rate <= FASTEST_RATE and timeline.rate.denominator <= FINEST)
    _check(0 < timeline.width <= LARGEST_SIDE and 0 < timeline.height <= LARGEST_SIDE)
    _check(1000 <= timeline.sample_rate <= 1_000_000)
    _time(timeline.start)


def _check_timeline(timeline: Timeline) -> None:
    check_settings(timeline)
    ids = _distinct(sequence.id for sequence in timeline.sequences)
    _check(timeline.main in ids and len(ids) <= MOST_SEQUENCES)
    for sequence in timeline.sequences:
        _check_sequence(sequence, ids)
    checked_nesting(timeline.sequences)


def _check_sequence(sequence: Sequence, sequences: frozenset[str]) -> None:
    _id(sequence.id)
    _short(sequence.name)
    _metadata(sequence)
    _markers(sequence.markers)
    # The limits on their number, too
    sequence.with_tracks(sequence.tracks)
    _distinct(track.id for track in sequence.tracks)
    _distinct(clip.id for clip in sequence.clips)
    for track in sequence.tracks:
        _check_head(track)
        _check_items(track)
    for clip in sequence.clips:
        check_clip(clip)
        _check(not isinstance(clip.content, Nested) or clip.content.sequence in sequences)


def _check_head(track: Track) -> None:
    _id(track.id)
    _short(track.name)
    _check(0 < track.height <= 10_000)
    _metadata(track)


def _check_new(item: Item) -> None:
    if isinstance(item, Clip):
        check_clip(item)
    elif isinstance(item, Transition):
        _transition(item)
    else:
        _duration(item.duration)


def _transition(transition: Transition) -> None:
    _duration(transition.duration)
    _check(transition.in_offset >= 0 and transition.out_offset >= 0 and transition.duration > 0)
    _colour(transition.colour)
    _check(0 <= transition.softness <= 1 and abs(transition.angle) <= 360)
    _metadata(transition)


def _check_items(track: Track) -> None:
    before: object = None
    total = room = ZERO
    common = 1
    last = len(track.items) - 1
    for index, item in enumerate(track.items):
        if isinstance(item, Transition):
            after = track.items[index + 1] if index < last else None
            _check(isinstance(before, Clip | Gap) and isinstance(after, Clip | Gap))
            _check(isinstance(before, Clip) or isinstance(after, Clip))
            _check(item.in_offset <= room)
            _transition(item)
        else:
            _duration(item.duration)
            common = lcm(common, item.duration.denominator)
            _check(common <= FINEST_TRACK)
            total += item.duration
            # What the transition at its beginning leaves of it for the one at its end
            room = item.duration - (before.out_offset if isinstance(before, Transition) else 0)
            _check(item.duration > 0 and room >= 0 and not (isinstance(item, Gap) and isinstance(before, Gap)))
        before = item
    _check(not isinstance(before, Gap) and total <= LONGEST_S)


def _content(content: Content) -> None:
    if isinstance(content, Media):
        _media(content)
    elif isinstance(content, Shot):
        _shot(content)
    elif isinstance(content, Title):
        _title(content)
    elif isinstance(content, Solid):
        _colour(content.colour)


def _media(media: Media) -> None:
    _asset(media.asset)
    _short(media.media_type)
    if media.available_range is not None:
        _range(media.available_range)
    _check(media.rate is None or (0 < media.rate <= 100_000 and media.rate.denominator <= FINEST))
    _check(0 <= media.width <= LARGEST_SIDE and 0 <= media.height <= LARGEST_SIDE)
    _check((media.width == 0) == (media.height == 0) and media.rotation in (0, 90, 180, 270))
    if media.sound is not None:
        _check(0 < media.sound.sample_rate <= 10_000_000 and 0 < media.sound.channels <= 1024)


def _shot(shot: Shot) -> None:
    _check(len(shot.takes) <= MOST_TAKES and len(shot.request) <= LONGEST_REQUEST)
    _short(shot.generator)
    ids = _distinct(take.id for take in shot.takes)
    _check(shot.chosen in ids or not shot.chosen)
    _duration(shot.handle_in)
    _duration(shot.handle_out)
    for take in shot.takes:
        _take(take)
    _inputs(shot)


def _take(take: Take) -> None:
    _id(take.id)
    _media(take.media)
    _inputs(take)
    if take.recipe is not None:
        _asset(take.recipe)


def _inputs(made: Shot | Take) -> None:
    for each in made.inputs:
        _short(each.role)
        if each.kind is InputKind.ASSET:
            _asset(each.id)
        else:
            _id(each.id)
        if each.version:
            _asset(each.version)


def _title(title: Title) -> None:
    _check(len(title.text) <= LONGEST_TEXT and 0 < title.size <= 10 and 1 <= title.weight <= 1000)
    _short(title.family)
    _colour(title.colour)
    for colour in (title.outline, title.background):
        if colour:
            _colour(colour)
    _check(0 <= title.outline_width <= 1 and 0 < title.line_height <= 100)
    box = title.box
    _check(all(abs(each) <= 100 for each in (box.x, box.y)) and 0 < box.width <= 100 and 0 < box.height <= 100)


def _curve(curve: Curve) -> None:
    _check(0 < len(curve.keys) <= MOST_KEYS)
    times = [key.time for key in curve.keys]
    _check(all(left < right for left, right in pairwise(times)))
    for key in curve.keys:
        _time(key.time)
        _check(allowed(curve.name, key.value))
        _check(not isinstance(key.value, str) or len(key.value) <= LONGEST_TEXT)
        x1, y1, x2, y2 = key.handles
        _check(0 <= x1 <= 1 and 0 <= x2 <= 1 and abs(y1) <= 100 and abs(y2) <= 100)


def _markers(markers: tuple[Marker, ...]) -> None:
    _distinct(marker.id for marker in markers)
    for marker in markers:
        _id(marker.id)
        _short(marker.name)
        _check(len(marker.comment) <= LONGEST_TEXT)
        _metadata(marker)
        _time(marker.start)
        _duration(marker.duration)


def _range(range_: TimeRange) -> None:
    _time(range_.start)
    _duration(range_.duration)


def _duration(duration: Fraction) -> None:
    _check(0 <= duration <= LONGEST_S and duration.denominator <= FINEST)


def _time(time: Fraction) -> None:
    _check(abs(time) <= 1000 * LONGEST_S and time.denominator <= FINEST)


def _asset(asset: str) -> None:
    _check(_HASH.fullmatch(asset) is not None)


def _colour(colour: str) -> None:
    _check(_COLOUR.fullmatch(colour) is not None)


def _id(id_: str) -> None:
    _check(0 < len(id_) <= _LONGEST_ID)


def _metadata(noted: Clip | Marker | Sequence | Track | Transition) -> None:
    _check(len(noted.metadata) <= LONGEST_METADATA)


def _short(*texts: str) -> None:
    _check(all(len(text) <= 1000 for text in texts))


def _distinct(ids: Iterable[str]) -> frozenset[str]:
    found = list(ids)
    distinct = frozenset(found)
    _check(len(distinct) == len(found))
    return distinct


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value is out of range")


def _items(timeline: Timeline) -> Iterator[PartItem]:
    """The sequences of the film; what they show is read where they are used."""
    for sequence in timeline.sequences:
        yield PartItem(sequence.id, sequence.name, SEQUENCE)


PART: PartType[Timeline] = PartType(
    kind=KIND, version=1, empty=lambda: EMPTY, encode=_encode, decode=_decode, assets=assets_of, items=_items
)
