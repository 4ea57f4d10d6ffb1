"""Making: what generators are given of the song, where their results belong, and how these come into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.api import Asset, AssetId, AssetStore, Job, JobContext, Json, Lane, Made, Recipe, Task, UserError
from plugins.audio.codec import CLIP, clip_from_bytes, clip_to_bytes
from plugins.audio.commands import PlaceTracks
from plugins.audio.excerpt import clip_of
from plugins.audio.model import Clip
from plugins.audio.panel.work import SongWork
from plugins.audio.placing import place_clip, place_sound, replace_clip, replace_sound, write_into
from plugins.audio.song import SOUND, NotesOf, Region, Song, SoundOf
from plugins.audio.sound.model_sound import DETAIL, ModelSound
from plugins.audio.stored_sound import info_of

NOTES = "clip"
"""The name of the notes that are kept beside a sound."""
_CONTEXT_BARS = 8
"""So many bars before and after what is selected are heard by a generator that fills it."""
_MOST_BARS = 512
_WRITES = frozenset({"audio.infill", "audio.continue", "audio.vary", "audio.accompany"})
"""Generators that write into the bars that they were given; what others make is a clip of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result belongs: from `bar` on; of tracks of the song the bars in `changed`, counted from `bar`.

    What is made again stands in place of the regions that it was in, `replaces`, as far as they are still there.
    """

    bar: int
    bars: int = 0
    changed: tuple[tuple[str, tuple[int, ...]], ...] = ()
    replaces: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        changed: list[Json] = [[track, list(bars)] for track, bars in self.changed]
        return {"bar": self.bar, "bars": self.bars, "changed": changed, "replaces": list(self.replaces)}

    @staticmethod
    def from_json(data: Json) -> Place | None:
        """The place that a job was given; None where there is none, or one that isn't the song's own."""
        match data:
            case {"bar": int(bar), "bars": int(bars), "changed": list(rows), **others} if bar >= 0 and bars >= 0:
                found = []
                for row in rows:
                    match row:
                        case [str(track), list(numbers)] if all(isinstance(number, int) for number in numbers):
                            found.append((track, tuple(number for number in numbers if isinstance(number, int))))
                        case _:
                            return None
                # Jobs of earlier versions replace nothing.
                replaces = others.get("replaces")
                known = replaces if isinstance(replaces, list) else []
                return Place(bar, bars, tuple(found), tuple(id_ for id_ in known if isinstance(id_, str)))
        return None


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it can be placed: notes where there are some, else sound."""

    asset: Asset
    clip: Clip | None
    sound: SoundOf | None


class Making(QObject):
    """Stands between the song and the generators."""

    placed = Signal(object)
    """A tuple of the ids of the regions that a result became."""

    def __init__(self, work: SongWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._inputs: dict[AssetId, Place] = {}
        self._places: dict[str, Place] = {}
        self.font: Callable[[], str] = lambda: work.song.bank
        """The id of the sound font that plays the song, empty for the studio's own."""

    def input_task(self, wanted: Sequence[str]) -> Task:
        """A task that stores the notes or the sound that is worked on, and says which; raises UserError without any."""
        song = self._work.song
        if "sound" in wanted:
            return self._sound_task(song)
        font = self.font() or None
        if "clip" not in wanted:
            return lambda _job: {name: font if name == "bank" else None for name in wanted}
        first, end = self._span(song)
        tracks, changed = self._chosen(song, first, end)
        before = min(_CONTEXT_BARS, first)
        begin, stop = first - before, min(end + _CONTEXT_BARS, max(song.bars, end), first - before + _MOST_BARS)
        if "tracks" not in wanted or "bars" not in wanted:
            begin, stop = first, end
        clip = clip_of(song, self._work.notes, begin, stop - begin)
        if not clip.plan.tracks or not any(clip.notes):
            raise UserError("There are no notes to work on yet.", advice="Compose a clip, or draw some notes.")
        here = tuple((track, tuple(bar - begin for bar in bars)) for track, bars in changed)
        place = Place(begin, clip.plan.bars, here)
        numbers = [str(at + 1) for at, track in enumerate(clip.plan.tracks) if track.id in tracks]
        bars = sorted({bar + 1 for _track, bars in here for bar in bars})
        values: dict[str, Json] = {"bank": font, "tracks": ",".join(numbers), "bars": _ranges(bars)}
        assets, inputs = self._work.context.assets, self._inputs

        def store(_job: JobContext) -> dict[str, Json]:
            asset = assets.add_bytes(clip_to_bytes(clip), CLIP, (clip.plan.bars,))
            inputs[asset.id] = place
            return {name: asset.id if name == "clip" else values.get(name) for name in wanted}

        return store

    def _sound_task(self, song: Song) -> Task:
        """The selected sound, as it is stored; what is made of it is put behind it."""
        sounds = [each for each in song.regions if each.id in self._work.selected and isinstance(each.content, SoundOf)]
        if len(sounds) != 1:
            raise UserError("No sound is selected.", advice="Select one clip of sound, and try again.")
        self._inputs[sounds[0].content.asset] = Place(-(-sounds[0].end // song.bar_ticks))
        asset = sounds[0].content.asset
        return lambda _job: {"sound": asset}

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where the result of a request that is submitted now belongs."""
        given = request.get("clip") or request.get("sound")
        known = self._inputs.get(AssetId(given)) if isinstance(given, str) else None
        return (known or Place(self._new_bar())).to_json()

    def place_again(self, recipe: Recipe, request: Mapping[str, Json]) -> Json:
        """Where something that is made again belongs: where the selected clips are that were made by this recipe."""
        song, assets = self._work.song, self._work.context.session.document.assets
        known = [each for each in song.regions if each.source is not None and each.source in assets]
        same = [each for each in known if each.source is not None and assets[each.source].recipe == recipe]
        if not any(each.id in self._work.selected for each in same) or recipe.generator in _WRITES:
            return self.place_for(request)
        first = min(each.start for each in same) // song.bar_ticks
        return Place(first, replaces=tuple(each.id for each in same)).to_json()

    def show_job(self, job: Job) -> None:
        """Remember where a job's results belong."""
        if not callable(job.work) and (place := Place.from_json(job.work.place)):
            self._places[job.id] = place

    def place_made(self, made: Made) -> None:
        """Put a result into the song where it belongs, as one step."""
        place = self._places.get(made.job) or Place(self._new_bar())
        self._read(made.asset, made.extra, lambda result: self._take(result, made.recipe, place))

    def place_asset(self, asset: Asset, recipe: Recipe | None, bar: int | None = None, track: str = "") -> None:
        """Put a clip or sound in from a bar on, without more from the playhead's or the selection's.

        Sound that was made with its notes comes as these, but as sound on a track of sound.
        """
        place = Place(self._new_bar() if bar is None else bar)
        on = self._work.track_of(track)
        with_notes = on is None or on.program != SOUND
        context = self._work.context

        def read(_job: JobContext) -> tuple[Result, Recipe | None] | UserError:
            made = context.made_of(asset.id)
            extra = made.extra if made is not None else {}
            beside = {name: id_ for name, id_ in extra.items() if with_notes or name != NOTES}
            known = made.asset if made is not None and not asset.byte_size else asset
            try:
                return result_of(known, beside, context.assets), recipe or (made.recipe if made is not None else None)
            except UserError as error:
                return error

        def done(found: tuple[Result, Recipe | None] | UserError) -> None:
            if isinstance(found, UserError):
                context.messages.fail(found)
            else:
                self._take(found[0], None, place, track, found[1])

        context.jobs.run("", read, Lane.IO, done)

    def _take(
        self, result: Result, recipe: Recipe | None, place: Place, track: str = "", told: Recipe | None = None
    ) -> None:
        work, song = self._work, self._work.song
        known = recipe or told or result.asset.recipe
        source = replace(result.asset, recipe=known) if known is not None else None
        assets = work.context.assets
        generator = recipe.generator if recipe is not None else ""
        try:
            if result.clip is not None and generator in _WRITES:
                command = write_into(
                    song, result.clip, place.bar, _changed(generator, result.clip, place), work.notes, assets, source
                )
            else:
                command = self._replacing(song, result, place, source) or self._placing(
                    song, result, place, track, source
                )
        except UserError as error:
            work.context.messages.fail(error)
            return
        bpm = result.clip.plan.bpm if result.clip is not None else 0.0
        if work.execute(command):
            work.select([region.id for region in command.regions])
            if song.regions and bpm and bpm != song.bpm and generator not in _WRITES:
                words = self.tr("The clip was made at {its} beats a minute and is played at the song's {ours}.")
                work.context.messages.say(words.format(its=f"{bpm:g}", ours=f"{song.bpm:g}"))
            self.placed.emit(tuple(region.id for region in command.regions))

    def _replacing(self, song: Song, result: Result, place: Place, source: Asset | None) -> PlaceTracks | None:
        """The command that puts a result in place of what it was made again from; None where that is gone."""
        if not place.replaces:
            return None
        if result.clip is not None:
            notes, assets = self._work.notes, self._work.context.assets
            return replace_clip(song, result.clip, place.replaces, notes, assets, source)
        return replace_sound(song, result.sound, place.replaces, source) if result.sound is not None else None

    def _placing(self, song: Song, result: Result, place: Place, track: str, source: Asset | None) -> PlaceTracks:
        if result.clip is not None:
            return place_clip(song, result.clip, place.bar, self._work.context.assets, source)
        return self._sound_command(song, result, place, track, source)

    def _sound_command(self, song: Song, result: Result, place: Place, track: str, source: Asset | None) -> PlaceTracks:
        if result.sound is None:
            raise UserError("Only notes and sound can be put into a song.", advice="Place it in another workspace.")
        name = result.asset.name or QCoreApplication.translate("Making", "Sound")
        known = self._work.track_of(track)
        on = track if known is not None and known.program == SOUND else ""
        return place_sound(song, result.sound, name[:60], place.bar * song.bar_ticks, on, source)

    def _read(self, asset: Asset, extra: Mapping[str, str], take: Callable[[Result], None]) -> None:
        assets = self._work.context.assets

        def read(_job: JobContext) -> Result | UserError:
            try:
                return result_of(asset, extra, assets)
            except UserError as error:
                return error

        def done(found: Result | UserError) -> None:
            if isinstance(found, UserError):
                self._work.context.messages.fail(found)
            else:
                take(found)

        self._work.context.jobs.run("", read, Lane.IO, done)

    def _span(self, song: Song) -> tuple[int, int]:
        """The first bar that is worked on and the one after the last: those selected, else those of all there is."""
        if self._work.bars is not None:
            return self._work.bars
        selected = [each for each in song.regions if each.id in self._work.selected]
        if selected:
            first = min(each.start for each in selected) // song.bar_ticks
            return first, -(-max(each.end for each in selected) // song.bar_ticks)
        return 0, song.bars

    def _chosen(
        self, song: Song, first: int, end: int
    ) -> tuple[frozenset[str], tuple[tuple[str, tuple[int, ...]], ...]]:
        """The tracks that may be changed, and of each the bars that are: locked ones never."""
        selected = {each.track for each in song.regions if each.id in self._work.selected}
        found = []
        for track in song.tracks:
            if track.program == SOUND or track.locked or (selected and track.id not in selected):
                continue
            locked = {bar for region in song.on(track.id) for bar in locked_bars(region, song)}
            bars = tuple(bar for bar in range(first, end) if bar not in locked)
            if bars:
                found.append((track.id, bars))
        if not found:
            raise UserError(
                "Nothing here may be changed.", advice="Select bars or clips of notes, or take away their locks."
            )
        return frozenset(track for track, _bars in found), tuple(found)

    def _new_bar(self) -> int:
        """Where something new is put: at the selected bars, else behind all that there is."""
        song = self._work.song
        return self._work.bars[0] if self._work.bars is not None else song.bars


def locked_bars(region: Region, song: Song) -> frozenset[int]:
    """The bars of the song that a region keeps from generators."""
    first = region.start // song.bar_ticks
    return frozenset(first + bar for bar in region.locked) if isinstance(region.content, NotesOf) else frozenset()


def result_of(asset: Asset, extra: Mapping[str, str], assets: AssetStore) -> Result:
    """A result, with its notes where it has some: those beside its sound, or a clip by itself. On any thread.

    Raises MissingAsset, and InvalidData for what is neither notes nor sound.
    """
    notes = AssetId(extra[NOTES]) if NOTES in extra else asset.id if asset.media_type == CLIP else None
    if notes is not None:
        return Result(asset, clip_from_bytes(assets.read(notes)), None)
    if not asset.media_type.startswith("audio/"):
        return Result(asset, None, None)
    info = info_of(asset.id, assets)
    bpm = _bpm(extra, assets)
    return Result(asset, None, SoundOf(asset.id, info.rate, info.frames, info.channels, bpm))


def _bpm(extra: Mapping[str, str], assets: AssetStore) -> float:
    """The tempo at which a sound says that it was made; 0 where it says none."""
    return ModelSound.from_bytes(assets.read(AssetId(extra[DETAIL]))).bpm if DETAIL in extra else 0.0


def _changed(generator: str, clip: Clip, place: Place) -> dict[str, Sequence[int]]:
    """Of each track the bars into which a generator wrote, counted from the place's first."""
    if generator == "audio.accompany":
        return {}
    if generator == "audio.continue":
        return {track.id: range(place.bars, clip.plan.bars) for track in clip.plan.tracks}
    return dict(place.changed)


def _ranges(bars: Sequence[int]) -> str:
    """Numbers in order as they are typed, such as 2-5,7."""
    runs: list[list[int]] = []
    for bar in bars:
        if runs and runs[-1][-1] + 1 == bar:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
