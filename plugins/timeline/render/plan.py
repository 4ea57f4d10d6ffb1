"""Plan: a film as one file, with all that is chosen made out: what is seen and heard of it, and what is written."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.api import Asset, AssetId, InvalidRequest, Recipe, UserError
from plugins.timeline.lookup.index import duration_of, index_of
from plugins.timeline.lookup.spans import Span, spans_between
from plugins.timeline.media.info import Chapter
from plugins.timeline.media.target import SUBTITLED, Container, Cue, PictureCodec, Quality, SoundCodec, Target
from plugins.timeline.model import Clip, Sequence, Shot, Timeline, Title, TrackKind, media_of
from plugins.timeline.render.sizing import checked_size, scaled
from plugins.timeline.time import ZERO, TimeRange, from_timecode, to_timecode

_OPUS_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Wish:
    """How a film is to be written. `size` is a height, 0 that of the film; `rate` None and `sound_rate` 0 are its own.

    `start` and `end` are timecode, empty for the beginning and the end. Titles of title tracks are `shown` in the
    picture, or as a track of subtitles where `subtitles` says so, or left out.
    """

    container: Container
    picture: PictureCodec | None = None
    sound: SoundCodec | None = None
    quality: Quality = Quality.GOOD
    size: int = 0
    width: int = 0
    height: int = 0
    rate: Fraction | None = None
    sound_rate: int = 0
    shown: bool = True
    subtitles: bool = False
    chapters: bool = False
    start: str = ""
    end: str = ""
    title: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is rendered: `timeline` at the rate that is written, from `range.start` on, as `target` says."""

    timeline: Timeline
    sequence: str
    range: TimeRange
    target: Target


def planned(timeline: Timeline, wish: Wish) -> Plan:
    """What a wish comes to; raises UserError where it cannot be had."""
    main = timeline.sequence(timeline.main)
    range_ = _range(timeline, main, wish)
    rate = wish.rate or timeline.rate
    film = replace(timeline if wish.shown else _without_titles(timeline, main), rate=rate)
    sound = wish.sound if wish.container is Container.WAV or _sounds(timeline, range_) else None
    sound_rate = wish.sound_rate or (_OPUS_RATE if sound is SoundCodec.OPUS else timeline.sample_rate)
    size = _size(timeline, wish) if wish.picture is not None else (0, 0)
    named = wish.container in SUBTITLED
    target = Target(
        wish.container,
        wish.picture,
        sound,
        *size,
        rate,
        sound_rate,
        quality=wish.quality,
        frames=math.ceil(range_.duration * rate) if wish.picture is not None else None,
        samples=math.ceil(range_.duration * sound_rate) if sound is not None else None,
        chapters=tuple(_chapters(timeline, main, range_)) if wish.chapters and named else (),
        subtitles=tuple(_cues(main, range_)) if wish.subtitles and named else (),
        title=wish.title,
        comment=wish.comment,
    )
    return Plan(film, main.id, range_, target)


def time_said(timeline: Timeline, timecode: str) -> Fraction:
    """The time from the film's beginning that timecode names; raises InvalidData."""
    return from_timecode(timecode, timeline.rate) - timeline.start


def spans_in(timeline: Timeline, sequence: str, range_: TimeRange) -> tuple[Span, ...]:
    """All that is seen and heard in a stretch."""
    return tuple(span for sound in (False, True) for span in spans_between(timeline, sequence, range_, sound))


def recipes_in(plan: Plan, assets: Mapping[AssetId, Asset]) -> tuple[Recipe, ...]:
    """How all that was generated was made, as far as it is in what is rendered; each once."""
    found: dict[str, Recipe] = {}
    for id_ in _assets_in(plan):
        asset = assets.get(id_)
        if asset is not None and asset.recipe is not None:
            found.setdefault(asset.recipe.id, asset.recipe)
    return tuple(found.values())


def _assets_in(plan: Plan) -> Iterator[AssetId]:
    for span in spans_in(plan.timeline, plan.sequence, plan.range):
        content = span.clip.content
        take = content.take if isinstance(content, Shot) else None
        if take is not None and take.recipe is not None:
            yield take.recipe
        media = media_of(content)
        if media is not None:
            yield media.asset


def _range(timeline: Timeline, sequence: Sequence, wish: Wish) -> TimeRange:
    whole = duration_of(sequence)
    if not whole:
        raise UserError("There is nothing to export yet.", advice="Put something on the timeline.")
    start = time_said(timeline, wish.start) if wish.start.strip() else ZERO
    end = time_said(timeline, wish.end) if wish.end.strip() else whole
    if not ZERO <= start < end <= whole:
        drop = timeline.drop_frame
        raise InvalidRequest(
            "The film cannot be written from {start} to {end}.",
            advice="Choose a stretch from {first} to {last}.",
            start=to_timecode(start + timeline.start, timeline.rate, drop),
            end=to_timecode(end + timeline.start, timeline.rate, drop),
            first=to_timecode(timeline.start, timeline.rate, drop),
            last=to_timecode(whole + timeline.start, timeline.rate, drop),
        )
    return TimeRange.between(start, end)


def _size(timeline: Timeline, wish: Wish) -> tuple[int, int]:
    assert wish.picture is not None
    film = (timeline.width, timeline.height)
    if wish.width or wish.height:
        size = scaled(film, wish.picture, width=wish.width, height=wish.height)
    elif wish.size:
        size = scaled(film, wish.picture, height=wish.size)
    else:
        size = film
    return checked_size(size, wish.picture)


def _without_titles(timeline: Timeline, sequence: Sequence) -> Timeline:
    """The film without what stands on the tracks of titles of a sequence."""
    return timeline.with_sequence(
        sequence.with_tracks(
            replace(track, items=()) if track.kind is TrackKind.TITLE else track for track in sequence.tracks
        )
    )


def _sounds(timeline: Timeline, range_: TimeRange) -> bool:
    """Whether there is anything to be heard."""
    spans = spans_between(timeline, timeline.main, range_, sound=True)
    return any((media := media_of(span.clip.content)) is not None and media.sound is not None for span in spans)


def _cues(sequence: Sequence, range_: TimeRange) -> Iterator[Cue]:
    """The titles of the tracks of titles, as subtitles of a stretch."""
    for track in sequence.tracks:
        if track.kind is not TrackKind.TITLE or track.mute:
            continue
        index = index_of(track)
        for place, item in enumerate(track.items):
            if not isinstance(item, Clip) or not item.enabled or not isinstance(item.content, Title):
                continue
            shown = index.placed(place).range.shared(range_)
            if shown.duration and item.content.text.strip():
                yield Cue(shown.start - range_.start, shown.end - range_.start, item.content.text)


def _chapters(timeline: Timeline, sequence: Sequence, range_: TimeRange) -> Iterator[Chapter]:
    """A chapter from each marker of a stretch to the next one."""
    marks = [marker for marker in sequence.markers if range_.contains(marker.start)]
    for place, marker in enumerate(marks):
        end = marks[place + 1].start if place + 1 < len(marks) else range_.end
        # Of several at one place the last one is meant
        if end > marker.start:
            timecode = to_timecode(marker.start + timeline.start, timeline.rate, timeline.drop_frame)
            name = marker.name or marker.comment or timecode
            yield Chapter(marker.start - range_.start, end - range_.start, name)
