"""Landing: how something that was made or read comes into the film, as one step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from app.api import Asset, AssetId, Command, Json, Recipe, Together
from plugins.timeline.commands import AddTake, AddTrack, Append, Insert, Overwrite, Placing, Ripple
from plugins.timeline.lookup.index import index_of, items_between
from plugins.timeline.model import (
    Clip,
    Content,
    Gap,
    Input,
    InputKind,
    Media,
    Sequence,
    Shot,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    media_of,
    new_id,
)
from plugins.timeline.model.naming import short_name
from plugins.timeline.storyboard.reel import Reel
from plugins.timeline.time import ZERO, TimeRange, whole_frames

STILL_S = Fraction(4)
"""How long a picture stands that has no length of its own."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result belongs: as a take of `clip`, else from `at` on, on `track` where one is named.

    With no time it is put behind all that there is. `duration` is what of it is to be shown, 0 for all. `insert` moves
    what lies behind; `above` lays it over what is there, on a track that is free.
    """

    sequence: str
    clip: str = ""
    at: Fraction | None = None
    track: str = ""
    duration: Fraction = ZERO
    insert: bool = False
    above: bool = False

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        at = None if self.at is None else str(self.at)
        return {
            "sequence": self.sequence, "clip": self.clip, "at": at, "track": self.track,
            "duration": str(self.duration), "insert": self.insert, "above": self.above,
        }  # fmt: skip

    @staticmethod
    def from_json(data: Json) -> Place | None:
        """The place that a job was given; None where there is none, or one that isn't of a film."""
        match data:
            case {
                "sequence": str(sequence), "clip": str(clip), "at": str() | None as at, "track": str(track),
                "duration": str(duration), "insert": bool(insert), "above": bool(above),
            }:  # fmt: skip
                try:
                    time = None if at is None else Fraction(at)
                    return Place(sequence, clip, time, track, Fraction(duration), insert, above)
                except (ValueError, ZeroDivisionError):
                    return None
        return None


class Placed(NamedTuple):
    """A clip, and the kind of track that it belongs on."""

    kind: TrackKind
    clip: Clip


def shot_of(media: Media, recipe: Recipe, take: str = "") -> Shot:
    """A shot with its first take, as its recipe made it; what it was made from is told by the fields that took it."""
    made = Take(take or new_id(), media, inputs_of(recipe))
    before, after = (_seconds(recipe.request, name) for name in ("handle_in", "handle_out"))
    return Shot((made,), made.id, recipe.generator, json.dumps(recipe.request), made.inputs, before, after)


def inputs_of(recipe: Recipe) -> tuple[Input, ...]:
    """The assets that a recipe names, by the fields that take them."""
    known = set(recipe.inputs)
    given = ((name, each) for name, value in recipe.request.items() for each in _each(value))
    return tuple(Input(each, InputKind.ASSET, name, each) for name, each in given if each in known)


def clips_of(content: Content, name: str, timeline: Timeline, duration: Fraction = ZERO) -> tuple[Placed, ...]:
    """The clips that show and play a content, the picture first, and linked where there is both."""
    media = media_of(content)
    length = duration or _length(content, media)
    # A frame at least, and none of which there is only a part
    length = max(whole_frames(length, timeline.rate), timeline.frame)
    start = media.available_range.start if media and media.available_range else ZERO
    if isinstance(content, Shot):
        start += content.handle_in
    clip = Clip(new_id(), content, length, start, name=short_name(name, _LONGEST_NAME))
    if media is None or media.sound is None:
        return (Placed(TrackKind.TITLE if isinstance(content, Title) else TrackKind.PICTURE, clip),)
    if not media.has_picture:
        return (Placed(TrackKind.SOUND, clip),)
    link = new_id()
    picture, sound = replace(clip, link=link), replace(clip, id=new_id(), link=link)
    return Placed(TrackKind.PICTURE, picture), Placed(TrackKind.SOUND, sound)


def land(
    timeline: Timeline, place: Place, clips: tuple[Placed, ...], assets: tuple[Asset, ...], ripple: Ripple
) -> Command:
    """The command that puts clips where they belong; tracks that lack are made.

    On a track that is named they go over what is there; else where nothing is in their way, or behind all.
    """
    sequence = timeline.sequence(place.sequence)
    made: list[AddTrack] = []
    placings: list[Placing] = []
    for kind, clip in clips:
        named = next((track for track in sequence.tracks if track.id == place.track and fits(track, kind)), None)
        alike = [track for track in sequence.tracks if track.kind is kind and not track.locked]
        if place.above and place.at is not None:
            alike = _free_above(alike, TimeRange(place.at, clip.duration))
        track = named or next(iter(alike), None)
        if track is None:
            track = Track(new_id(), kind)
            # Above all others: what is new is seen
            top = made[-1].track.id if made else sequence.tracks[-1].id if sequence.tracks else ""
            made.append(AddTrack(place.sequence, track, top))
        placings.append(Placing(track.id, (clip,)))
    return _together(made, _placed(sequence, place, tuple(placings), assets, ripple))


def reel_clips(media: Media, recipe: Recipe, reel: Reel, timeline: Timeline) -> tuple[Clip, ...]:
    """The shots of a storyboard one after the other: each shows its stretch of the film as its first take."""
    clips = []
    for shot in reel.shots:
        part = replace(media, available_range=TimeRange(shot.start, shot.duration))
        take = Take(new_id(), part, inputs_of(recipe))
        content = Shot((take,), take.id, shot.generator, shot.request)
        duration = max(timeline.frame, whole_frames(shot.duration, timeline.rate))
        clips.append(Clip(new_id(), content, duration, shot.start, name=short_name(shot.name, _LONGEST_NAME)))
    return tuple(clips)


def land_reel(timeline: Timeline, place: Place, clips: tuple[Clip, ...], asset: Asset, ripple: Ripple) -> Command:
    """The command that puts the shots of a storyboard into the film, as one step."""
    sequence = timeline.sequence(place.sequence)
    fitting = [track for track in sequence.tracks if fits(track, TrackKind.PICTURE)]
    track = next((each for each in fitting if each.id == place.track or not place.track), Track(new_id()))
    made = [] if track in fitting else [AddTrack(place.sequence, track)]
    return _together(made, _placed(sequence, place, (Placing(track.id, clips),), (asset,), ripple))


def take_command(timeline: Timeline, place: Place, media: Media, recipe: Recipe, asset: Asset) -> Command | None:
    """The command that gives a shot what was made for it as another take; None where that shot is gone.

    What is linked with it, as its sound, gets it as well.
    """
    sequence = next((each for each in timeline.sequences if each.id == place.sequence), None)
    shots = [clip for clip in sequence.clips if isinstance(clip.content, Shot)] if sequence else []
    shown = next((clip for clip in shots if clip.id == place.clip), None)
    if sequence is None or shown is None or not isinstance(shown.content, Shot):
        return None
    known = shown.content.take.inputs if shown.content.take else shown.content.inputs
    # What it was made from in another panel no recipe tells
    links = tuple(each for each in known if each.kind is InputKind.LINK)
    take = Take(new_id(), media, (*inputs_of(recipe), *links))
    linked = [clip.id for clip in shots if clip is not shown and shown.link and clip.link == shown.link]
    first, *others = (AddTake(sequence.id, id_, take, assets=(asset,)) for id_ in (shown.id, *linked))
    return _together([first], others[0]) if others else first


def fits(track: Track, kind: TrackKind) -> bool:
    """Whether a track takes what belongs on one of this kind: titles are pictures, too."""
    return not track.locked and (track.kind is TrackKind.SOUND) is (kind is TrackKind.SOUND)


def _free_above(tracks: list[Track], range_: TimeRange) -> list[Track]:
    """Those of the tracks above which nothing is in the way of a stretch, and nothing is on them."""
    return list(takewhile(lambda track: is_free(track, range_), reversed(tracks)))[::-1]


def is_free(track: Track, range_: TimeRange) -> bool:
    """Whether nothing lies on a track over a stretch."""
    return all(isinstance(placed.item, Gap) for placed in items_between(track, range_))


def _placed(
    sequence: Sequence, place: Place, placings: tuple[Placing, ...], assets: tuple[Asset, ...], ripple: Ripple
) -> Command:
    at = place.at
    if at is not None and place.insert:
        return Insert(place.sequence, at, placings, ripple if ripple is not Ripple.NONE else Ripple.TRACK, assets)
    tracks = {track.id: track for track in sequence.tracks}
    if at is not None and not place.track:
        wanted = ((tracks.get(placing.track), _lasting(placing)) for placing in placings)
        if not all(track is None or is_free(track, TimeRange(at, duration)) for track, duration in wanted):
            at = None
    if at is None:
        known = [tracks[placing.track] for placing in placings if placing.track in tracks]
        if len(known) == len(placings):
            return Append(place.sequence, placings, assets)
        at = max((index_of(track).duration for track in known), default=ZERO)
    return Overwrite(place.sequence, at, placings, assets)


def _lasting(placing: Placing) -> Fraction:
    return sum((item.duration for item in placing.items if isinstance(item, Clip)), ZERO)


def _together(before: Iterable[Command], last: Command) -> Command:
    commands = (*before, last)
    return Together(last.label, commands) if len(commands) > 1 else last


def _length(content: Content, media: Media | None) -> Fraction:
    if media is None or media.available_range is None:
        return STILL_S
    beyond = content.handle_in + content.handle_out if isinstance(content, Shot) else ZERO
    return media.available_range.duration - beyond


def _each(value: Json) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str))


def _seconds(request: Mapping[str, Json], name: str) -> Fraction:
    value = request.get(name)
    return Fraction(str(value)) if isinstance(value, int | float) and value > 0 else ZERO


def asset_of(content: Content) -> AssetId | None:
    """The asset whose recipe made a content, as far as it is known."""
    media = media_of(content)
    take = content.take if isinstance(content, Shot) else None
    return take.recipe if take and take.recipe else media.asset if media else None
