"""Making: what generators are given of the film, where their results belong, and how these come into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.api import (
    Asset,
    AssetId,
    AssetOf,
    Command,
    Field,
    Job,
    JobContext,
    Json,
    Lane,
    Made,
    Recipe,
    Task,
    UserError,
    fields_of,
)
from plugins.timeline.interchange.film_file import FILM
from plugins.timeline.interchange.landing import film_command
from plugins.timeline.landing import (
    Place,
    asset_of,
    clips_of,
    land,
    land_reel,
    reel_clips,
    shot_of,
    take_command,
)
from plugins.timeline.lookup.index import duration_of, item_at
from plugins.timeline.model import Clip, Content, Media, Shot, TrackKind, media_of
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.shots.keyed import laned
from plugins.timeline.storyboard.reel import REEL, Reel
from plugins.timeline.time import ZERO

if TYPE_CHECKING:
    from plugins.timeline.compositing import Compositor
    from plugins.timeline.media.library import MediaLibrary

_ENDS = frozenset({"end", "last", "after"})
"""Fields that take the picture at which a shot is to end: the one at the mark of out."""


class Making(QObject):
    """Stands between the film and the generators; `library` and `compositor` are asked on workers alone."""

    placed = Signal(object)
    """A tuple of the ids of the clips that a result became."""

    def __init__(self, work: FilmWork, library: MediaLibrary, compositor: Compositor, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._library, self._compositor = work, library, compositor
        self._places: dict[str, Place] = {}
        self._given: dict[str, Place] = {}
        self.playhead: Fraction = ZERO
        """Where the film stands."""

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that gives films and pictures of what is worked on; raises UserError where there is none.

        A film is that of the selected clip, or of what lies under the playhead, as far as the clip shows it; a picture
        is what is seen there.
        """
        fields = {field.name: field for field in fields_of(self._work.context.generators.request_type(generator))}
        kinds = {name: kind.media_type for name in wanted if isinstance(kind := fields[name].kind, AssetOf)}
        values: dict[str, Json] = dict.fromkeys(wanted)
        moments: dict[str, Fraction] = {}
        around = self._around(fields)
        values |= around
        for value in around.values():
            # Its place is the gap, wherever something was made of one of these films before
            self._given.pop(str(value), None)
        shown: Clip | None = None
        for name, media_type in kinds.items():
            if values.get(name) is not None:
                continue
            if media_type.startswith("video/"):
                clip = self._film_clip()
                if clip is None and not fields[name].optional:
                    raise UserError("No film is selected.", advice="Select a clip of film, and try again.")
                media = media_of(clip.content) if clip else None
                if clip is not None and media is not None:
                    values[name] = media.asset
                    shown = clip
                    self._given[media.asset] = self._behind(clip) if _goes_on(fields) else self._over(clip)
            elif media_type.startswith("image/"):
                moments[name] = self._moment(name)
        timeline, sequence = self._work.timeline, self._work.sequence.id
        assets, compositor = self._work.context.assets, self._compositor

        def store(job: JobContext) -> dict[str, Json]:
            if shown is not None:
                values.update(self._stretch(shown, fields, timeline.frame))
            for name, moment in moments.items():
                job.check()
                picture = compositor.frame(timeline, sequence, moment, (timeline.width, timeline.height))
                values[name] = assets.add_picture(picture).id
            return values

        return store

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where the result of a request that is submitted now belongs."""
        for value in request.values():
            if isinstance(value, str) and value in self._given:
                return self._given[value].to_json()
        range_ = self._work.range
        if range_ is not None:
            return Place(self._work.sequence.id, at=range_.start, duration=range_.duration).to_json()
        return Place(self._work.sequence.id, at=self._work.on_frame(self.playhead)).to_json()

    def place_again(self, recipe: Recipe, request: Mapping[str, Json]) -> Json:
        """Where something that is made again belongs: as a take of the selected shot that was made by this recipe."""
        assets = self._work.context.session.document.assets
        for clip in self._work.selected_clips():
            if isinstance(clip.content, Shot) and (source := asset_of(clip.content)) is not None:
                known = assets.get(source)
                if known is not None and known.recipe == recipe:
                    return Place(self._work.sequence.id, clip.id).to_json()
        return self.place_for(request)

    def show_job(self, job: Job) -> None:
        """Remember where a job's results belong."""
        if not callable(job.work) and (place := Place.from_json(job.work.place)):
            self._places[job.id] = place

    def place_of(self, job: str) -> Place:
        """Where the results of a job belong."""
        return self._places.get(job) or Place(self._work.sequence.id)

    def command_for(self, made: Made, media: Media) -> Command:
        """The command that puts a result where it belongs; raises UserError where it cannot lie there."""
        place = self.place_of(made.job)
        asset = made.asset if made.asset.recipe else replace(made.asset, recipe=made.recipe)
        timeline = self._work.timeline
        if REEL in made.extra:
            reel = Reel.from_bytes(self._work.context.assets.read(AssetId(made.extra[REEL])))
            clips = reel_clips(media, made.recipe, reel, timeline)
            return land_reel(timeline, self._checked(place), clips, asset, self._work.ripple)
        found = take_command(timeline, place, media, made.recipe, asset) if place.clip else None
        return found or self._landing(shot_of(media, made.recipe), place, asset)

    def place_asset(self, asset: Asset, recipe: Recipe | None, place: Place | None = None) -> None:
        """Put film, a picture or sound into the film, as one step."""
        where = place or Place(self._work.sequence.id, at=self._work.on_frame(self.playhead))
        context, library = self._work.context, self._library
        if asset.media_type == FILM:
            self._place_film(asset)
            return

        def read(_job: JobContext) -> tuple[Asset, Media, Recipe | None] | UserError:
            made = context.made_of(asset.id)
            known = made.asset if made is not None and not asset.byte_size else asset
            try:
                return known, library.media(known), recipe or known.recipe or (made.recipe if made else None)
            except UserError as error:
                return error

        def done(found: tuple[Asset, Media, Recipe | None] | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
                return
            known, media, source = found
            stored = known if known.recipe or source is None else replace(known, recipe=source)
            alive = source is not None and media.has_picture and media.available_range is not None
            content: Content = shot_of(media, source) if alive and source is not None else media
            try:
                self.execute(self._landing(content, where, stored))
            except UserError as error:
                context.messages.fail(error)

        context.jobs.run("", read, Lane.IO, done)

    def _place_film(self, asset: Asset) -> None:
        """Take in a film of another program, or subtitles: these lie over the sequence shown, from its beginning on."""
        context, sequence = self._work.context, self._work.sequence.id

        def read(_job: JobContext) -> Command | UserError:
            try:
                return film_command(asset, context.assets, sequence)
            except UserError as error:
                return error

        def done(found: Command | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
            else:
                self.execute(found)

        context.jobs.run("", read, Lane.IO, done)

    def execute(self, command: Command) -> bool:
        """Carry a landing out, and select what is new; whether it was done."""
        before = {clip.id for clip in self._work.sequence.clips}
        if not self._work.execute(command):
            return False
        new = tuple(clip.id for clip in self._work.sequence.clips if clip.id not in before)
        if new:
            self._work.select(new)
        self.placed.emit(new)
        return True

    def _landing(self, content: Content, place: Place, asset: Asset) -> Command:
        timeline, place = self._work.timeline, self._checked(place)
        clips = clips_of(content, asset.name, timeline, self._shown(content, place.duration))
        fields = self._fields_of(content)
        with_lanes = tuple(placed._replace(clip=laned(placed.clip, fields)) for placed in clips)
        return land(timeline, place, with_lanes, (asset,), self._work.ripple)

    def _fields_of(self, content: Content) -> tuple[Field, ...]:
        """The fields of the request that made a content; none where its generator is not there."""
        if not isinstance(content, Shot) or not content.generator:
            return ()
        try:
            return fields_of(self._work.context.generators.request_type(content.generator))
        except UserError:
            return ()

    def _checked(self, place: Place) -> Place:
        """A place that there is: another sequence is shown where its own is gone."""
        known = any(each.id == place.sequence for each in self._work.timeline.sequences)
        return place if known else Place(self._work.sequence.id)

    def _shown(self, content: Content, wanted: Fraction) -> Fraction:
        """As much of a content as is wanted of it, and there."""
        media = media_of(content)
        there = media.available_range.duration if media and media.available_range else wanted
        return min(wanted, there)

    def _around(self, fields: Mapping[str, Field]) -> dict[str, Json]:
        """For what is made between two films: those at both ends of the marked stretch, as far as they are shown."""
        if not {"before", "after", "before_until", "after_from"} <= fields.keys():
            return {}
        range_, frame = self._work.range, self._work.timeline.frame
        before = self._shown_at(range_.start - frame) if range_ else None
        after = self._shown_at(range_.end) if range_ else None
        if range_ is None:
            raise UserError(
                "There is no gap between two films at the marks of in and out.",
                advice="Mark in where one film ends and out where the next begins, or use the menu of a gap.",
            )
        if before is None or after is None:
            raise UserError(
                "A shot can fill a gap only where a film ends before it and another one begins after it.",
                advice="Choose “Shot from a picture” to go from one picture to another.",
            )
        (left, start), (right, begin) = before, after
        until = left.source_time(range_.start - start - frame, frame) + frame * abs(left.speed)
        return {
            "before": _asset(left), "before_until": float(until),
            "after": _asset(right), "after_from": float(right.source_time(range_.end - begin, frame)),
            "seconds": float(range_.duration),
        }  # fmt: skip

    def _shown_at(self, time: Fraction) -> tuple[Clip, Fraction] | None:
        """The clip of film that is seen at a time, and when it begins: on the chosen track, else the uppermost."""
        tracks = [track for track in reversed(self._work.sequence.tracks) if track.kind is not TrackKind.SOUND]
        tracks.sort(key=lambda track: track.id != self._work.track)
        for track in tracks:
            found = item_at(track, time) if time >= 0 else None
            if found is not None and isinstance(found.item, Clip) and _is_film(found.item):
                return found.item, found.range.start
        return None

    def _film_clip(self) -> Clip | None:
        """The clip of film that is selected, else the uppermost one under the playhead."""
        for clip in self._work.selected_clips():
            if _is_film(clip):
                return clip
        for track in reversed(self._work.sequence.tracks):
            found = item_at(track, self.playhead) if track.kind is not TrackKind.SOUND else None
            if found is not None and isinstance(found.item, Clip) and _is_film(found.item):
                return found.item
        return None

    def _over(self, clip: Clip) -> Place:
        """The place above a clip, for what is made of it."""
        return Place(self._work.sequence.id, at=self._work.start_of(clip.id), above=True)

    def _behind(self, clip: Clip) -> Place:
        """The place behind a clip, for what goes on with it: what lies there makes room."""
        work = self._work
        track = next(row.id for row in work.sequence.tracks if any(each.id == clip.id for each in row.clips))
        begin = work.start_of(clip.id) or ZERO
        return Place(work.sequence.id, at=begin + clip.duration, track=track, insert=True)

    def _stretch(self, clip: Clip, fields: Mapping[str, Field], frame: Fraction) -> dict[str, Json]:
        """What a clip shows of its film where that is not all of the file, for generators that take a part."""
        shown, media = clip.source_range, media_of(clip.content)
        picture = self._library.info(media.asset).picture if media is not None else None
        if picture is None or (shown.start <= picture.first and shown.end >= picture.first + picture.duration):
            return {}
        if _goes_on(fields):
            return {"after": float(clip.source_time(clip.duration - frame, frame) + frame * abs(clip.speed))}
        if {"start", "seconds"} <= fields.keys():
            return {"start": float(shown.start), "seconds": float(max(shown.duration, frame))}
        return {}

    def _moment(self, name: str) -> Fraction:
        """When what a field takes is seen: at the playhead, or where the mark of out is; raises UserError.

        Where the marks go to the end of the film, that is its last frame.
        """
        marked, end = self._work.range, duration_of(self._work.sequence)
        if name in _ENDS:
            if marked is None or marked.end > end:
                raise UserError(
                    "Nothing is seen at the mark of out.",
                    advice="Mark in and out, the latter where the end picture is seen, or choose a picture.",
                )
            return marked.end if marked.end < end else end - self._work.timeline.frame
        at = self._work.on_frame(self.playhead)
        if at >= end:
            raise UserError(
                "Nothing is seen at the playhead.", advice="Put it on a frame of the film, or choose a picture."
            )
        return at


def _goes_on(fields: Mapping[str, Field]) -> bool:
    """Whether something is made that comes after a time of a film."""
    after = fields.get("after")
    return after is not None and not isinstance(after.kind, AssetOf)


def _asset(clip: Clip) -> str | None:
    media = media_of(clip.content)
    return media.asset if media else None


def _is_film(clip: Clip) -> bool:
    media = media_of(clip.content)
    return media is not None and media.has_picture and media.available_range is not None
