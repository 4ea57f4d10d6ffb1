"""Reading: objects of OpenTimelineIO as a film. What we noted ourselves is taken where the file still says the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Listed
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

import opentimelineio as otio

from app.api import Asset, InvalidData, UserError, Words, from_plain
from plugins.timeline.codec import assets_of
from plugins.timeline.interchange.film_file import FilmFile
from plugins.timeline.interchange.footage import Footage
from plugins.timeline.interchange.otio.clips import ClipReader
from plugins.timeline.interchange.otio.markers import read_markers
from plugins.timeline.interchange.otio.notes import notes_of, own_of, plain_of, unpacked
from plugins.timeline.interchange.otio.times import range_of, rate_of, seconds_of
from plugins.timeline.interchange.otio.track_items import TrackItems
from plugins.timeline.model import (
    MAIN,
    MOST_ITEMS,
    Clip,
    Marker,
    Nested,
    Sequence,
    Timeline,
    Track,
    TrackKind,
    media_of,
    new_id,
)
from plugins.timeline.model.timeline import DEEPEST, MOST_SEQUENCES
from plugins.timeline.time import FASTEST_RATE, FILM, SLOWEST_RATE, TimeRange

_LONGEST_NAME = 1000


def film_of(root: Any, footage: Footage, name: str) -> tuple[FilmFile, tuple[Words, ...]]:
    """The film of a file's objects, and sentences on what of it is not kept. Raises InvalidData and UserError."""
    films = list(_films(root))
    if not films:
        raise InvalidData("“{name}” has no film in it.", advice="Choose another file.", name=name)
    return _Reader(films[0], footage).film(films[1:])


def _films(root: Any) -> Iterable[otio.schema.Timeline]:
    if isinstance(root, otio.schema.Timeline):
        if isinstance(root.tracks, otio.schema.Stack):
            yield root
    elif isinstance(root, otio.schema.SerializableCollection):
        for each in root:
            yield from _films(each)
    elif isinstance(root, otio.core.Item):
        film = otio.schema.Timeline(root.name)
        if isinstance(root, otio.schema.Stack):
            film.tracks = root
        elif isinstance(root, otio.schema.Track):
            film.tracks.append(root)
        else:
            track = otio.schema.Track("")
            track.append(root)
            film.tracks.append(track)
        yield film


class _Reader:
    def __init__(self, film: otio.schema.Timeline, footage: Footage) -> None:
        self._film, self._footage = film, footage
        self._left_out: Counter[str] = Counter()
        self._sequences: dict[str, Sequence] = {}
        self._known: dict[str, str] = {}
        self._items = 0
        own = own_of(film)
        self._own = own if isinstance(own.get("version"), int) and own["version"] == 1 else {}
        self._settings = self._read_settings()
        self._rate = self._settings.rate if self._settings else _guessed_rate(film)
        self._clips = ClipReader(footage, self._rate, self._left_out)

    def film(self, others: list[otio.schema.Timeline]) -> tuple[FilmFile, tuple[Words, ...]]:
        film, settings = self._film, self._settings
        main = settings.main if settings else MAIN
        # A sequence that isn't part of the film may show the film
        self._known[_print_of(film.tracks)] = main
        self._sequence(film.tracks, main, film.name, 0, main=True)
        for other in others:
            self._sequence(other.tracks, "", other.name, 1)
        further = self._own.get("others")
        for stack in further if isinstance(further, Listed) else ():
            if isinstance(stack, otio.schema.Stack):
                self._nested(stack, 1)
        sequences = self._ordered()
        base = settings or self._described(film)
        timeline = replace(base, main=main, sequences=()).with_sequences(sequences)
        film_file = FilmFile(timeline, self._assets(timeline))
        return film_file, (*self._footage.remarks, *self._remarks())

    def _ordered(self) -> list[Sequence]:
        order = self._own.get("order")
        places = {str(id_): place for place, id_ in enumerate(order)} if isinstance(order, Listed) else {}
        return sorted(self._sequences.values(), key=lambda sequence: places.get(sequence.id, len(places)))

    def _read_settings(self) -> Timeline | None:
        if "film" not in self._own:
            return None
        try:
            settings = from_plain(Timeline, unpacked(self._own["film"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        rate = settings.rate
        return settings if SLOWEST_RATE <= rate <= FASTEST_RATE and settings.width > 0 < settings.height else None

    def _described(self, film: otio.schema.Timeline) -> Timeline:
        """What holds for the whole film, as far as it can be known of another program's file."""
        base = Timeline((), rate=self._rate)
        if film.global_start_time is not None:
            base = replace(base, start=seconds_of(film.global_start_time))
        for sequence in self._sequences.values():
            for clip in sequence.clips:
                media = media_of(clip.content)
                if media is not None and media.has_picture and self._footage.has(media.asset):
                    width, height = media.shown_size
                    # Codecs want even sides
                    return replace(base, width=width + width % 2, height=height + height % 2)
        return base

    def _assets(self, timeline: Timeline) -> tuple[Asset, ...]:
        """What was found, with what our own file says of it, as the recipes."""
        assets = dict(self._footage.assets)
        try:
            noted = unpacked(self._own["assets"]) if "assets" in self._own else []
            known = [Asset.from_json(raw) for raw in noted]
        except (UserError, ValueError, TypeError, RecursionError):
            known = []
        assets.update((asset.id, asset) for asset in known)
        return tuple(assets[id_] for id_ in dict.fromkeys(assets_of(timeline)) if id_ in assets)

    def _sequence(self, stack: otio.core.Composition, id_: str, name: str, depth: int, *, main: bool = False) -> str:
        """Read a stack as a sequence; its id."""
        if depth > DEEPEST:
            raise InvalidData("Sequences are nested too deep.", advice="Unnest some of them.")
        if len(self._sequences) >= MOST_SEQUENCES:
            raise InvalidData("There are too many sequences.", advice="Delete some of them.")
        own = own_of(stack).get("sequence")
        noted = dict(own.items()) if isinstance(own, Mapping) else {}
        wanted = id_ or str(noted.get("id") or "")
        found = wanted if wanted and wanted not in self._sequences and len(wanted) <= 200 else new_id()
        shown = str(noted.get("name", name if main or not noted else ""))[:_LONGEST_NAME]
        # Its place is taken before what lies in it is read
        self._sequences[found] = Sequence(found, shown)
        markers = list(read_markers(_of_sequence(stack), TimeRange(Fraction(0), Fraction(0))))
        parts = [stack] if isinstance(stack, otio.schema.Track) else list(stack)
        tracks = [self._track(part, depth, markers) for part in parts if not isinstance(part, otio.schema.Gap)]
        more: dict[str, Any] = {}
        if main:
            film = self._film
            more = {
                "film": json.loads(notes_of(film) or "{}"),
                "stack": stack.name if stack.name != "tracks" else "",
                "started": film.global_start_time is not None and not film.global_start_time.value,
            }
        sequence = Sequence(found, shown, metadata=_notes(stack, more), markers=_in_order(markers))
        self._sequences[found] = sequence.with_tracks(tracks)
        return found

    def _track(self, part: otio.core.Composable, depth: int, markers: list[Marker]) -> Track:
        bare = not isinstance(part, otio.schema.Track)
        track = part if isinstance(part, otio.schema.Track) else _around(part)
        track = self._trimmed(track)
        stored = _stored_track(track)
        kind = TrackKind.SOUND if track.kind == otio.schema.TrackKind.Audio else TrackKind.PICTURE
        reader = TrackItems(self._rate, self._left_out)
        for child in track:
            self._items += 1
            if self._items > MOST_ITEMS:
                raise InvalidData("There are too many clips.", advice="Split the film into several projects.")
            if isinstance(child, otio.schema.Transition):
                reader.transition(child)
            elif isinstance(child, otio.schema.Gap):
                markers.extend(read_markers(child.markers, _range(child).moved(-reader.end)))
                reader.gap(child, _range(child).duration)
            elif isinstance(child, otio.core.Item):
                reader.clip(self._clip(child, depth, sound=kind is TrackKind.SOUND))
        markers.extend(read_markers(track.markers, TimeRange(Fraction(0), Fraction(0))))
        items = reader.finished()
        if stored is not None:
            kind = stored.kind
        elif kind is TrackKind.PICTURE and items and reader.titles_alone:
            kind = TrackKind.TITLE
        if track.effects:
            self._left_out["effects"] += len(track.effects)
        named = track.kind not in (otio.schema.TrackKind.Audio, otio.schema.TrackKind.Video)
        base = stored if stored is not None else Track(new_id())
        return replace(
            base, kind=kind, name=track.name[:_LONGEST_NAME], items=items, mute=not track.enabled,
            metadata=_notes(track, {"kind": track.kind if named else "", "bare": bare}),
        )  # fmt: skip

    def _trimmed(self, track: otio.schema.Track) -> otio.schema.Track:
        """What of a track is within its range, where it has one."""
        if track.source_range is None or not len(track):
            return track
        try:
            trimmed = otio.algorithms.track_trimmed_to_range(track, track.source_range)
        except (ValueError, RuntimeError, TypeError, otio.exceptions.OTIOError):
            self._left_out["ranges"] += 1
            return track
        if not len(trimmed):
            # Written by programs that give the time at which it begins in the film's timecode
            self._left_out["ranges"] += 1
            return track
        trimmed.source_range = None
        return trimmed

    def _clip(self, item: otio.core.Item, depth: int, *, sound: bool) -> Clip | None:
        if not isinstance(item, otio.core.Composition):
            return self._clips.read(item, sound=sound) if isinstance(item, otio.schema.Clip) else None
        range_ = _range(item)
        if not range_.duration:
            return None
        return self._clips.nested(item, Nested(self._nested(item, depth + 1)), range_)

    def _nested(self, stack: otio.core.Composition, depth: int) -> str:
        """The sequence of a stack that lies in another: one for all stacks that are the same."""
        print_ = _print_of(stack)
        if print_ not in self._known:
            self._known[print_] = self._sequence(stack, "", stack.name, depth)
        return self._known[print_]

    def _remarks(self) -> tuple[Words, ...]:
        return tuple(_said(kind, count) for kind, count in self._left_out.items() if count)


def _said(kind: str, count: int) -> Words:
    """What is said of so many things that are not as they were."""
    said = {
        "effects": Words("{count} effects of another program are kept for it, and not shown.", count=count),
        "clips": Words("{count} clips without a length were left out.", count=count),
        "transitions": Words("{count} transitions that have no room were shortened or left out.", count=count),
        "ranges": Words("{count} trims of whole tracks could not be followed.", count=count),
        "speeds": Words("{count} speeds beyond what can be shown were left out.", count=count),
        "snapped": Words("{count} tracks whose times fit no rate were moved to whole frames.", count=count),
        "generators": Words("{count} pictures that another program draws are kept for it, and not shown.", count=count),
    }
    return said[kind]


def _of_sequence(stack: otio.core.Composition) -> list[otio.schema.Marker]:
    return [marker for marker in stack.markers if own_of(marker).get("of") != "clip"]


def _notes(noted: otio.core.SerializableObjectWithMetadata, more: dict[str, Any]) -> str:
    return notes_of(noted, **more)


def _stored_track(track: otio.schema.Track) -> Track | None:
    raw = own_of(track).get("track")
    try:
        stored = from_plain(Track, unpacked(raw)) if raw is not None else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return stored if stored and 0 < stored.height <= 10_000 and 0 < len(stored.id) <= 200 else None


def _around(part: otio.core.Composable) -> otio.schema.Track:
    """A track of one item, for what lies in a stack without one."""
    track = otio.schema.Track("")
    track.append(object_again(part))
    own = own_of(track[0])
    if "track" in own:
        # Written by us: the track that it had with us
        track.metadata["seisei"] = {"track": own["track"]}
    return track


def object_again(part: otio.core.Composable) -> Any:
    """A copy that belongs to nothing yet."""
    return otio.core.deserialize_json_from_string(part.to_json_string(indent=-1))


def _range(item: otio.core.Item) -> TimeRange:
    try:
        return range_of(item.trimmed_range())
    except (ValueError, RuntimeError, NotImplementedError, otio.exceptions.OTIOError):
        return TimeRange(Fraction(0), Fraction(0))


def _print_of(stack: otio.core.Composition) -> str:
    """What is the same for all places that show one sequence."""
    own = own_of(stack).get("sequence")
    plain = json.loads(stack.to_json_string(indent=-1))
    kept = {"children": plain.get("children"), "markers": [], "own": plain_of(own) if own is not None else None}
    if own is None:
        # In another program's file each has a name and marks of its own
        kept["markers"] = [plain.get("name"), plain.get("markers"), plain.get("metadata")]
    return sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def _in_order(markers: list[Marker]) -> tuple[Marker, ...]:
    known: dict[str, Marker] = {}
    for marker in markers:
        known[marker.id if marker.id not in known else new_id()] = marker
    return tuple(sorted((replace(each, id=id_) for id_, each in known.items()), key=lambda each: each.start))


def _guessed_rate(film: otio.schema.Timeline) -> Fraction:
    """The rate of most clips that are seen, where the film itself doesn't say one."""
    rates: Counter[Fraction] = Counter()
    if film.global_start_time is not None:
        rates[rate_of(film.global_start_time.rate)] += 1_000_000
    for track in film.tracks:
        if isinstance(track, otio.schema.Track):
            for child in track:
                if isinstance(child, otio.core.Item) and child.source_range is not None:
                    weight = 1 if track.kind == otio.schema.TrackKind.Audio else 1000
                    rates[rate_of(child.source_range.duration.rate)] += weight
    usual = [(count, rate) for rate, count in rates.items() if Fraction(1) < rate <= 240]
    return max(usual)[1] if usual else FILM
