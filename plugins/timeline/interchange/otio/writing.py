"""Writing: the film as objects of OpenTimelineIO. What that has no place for stands in metadata["seisei"]."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import opentimelineio as otio

from app.api import Asset, AssetId, Json, UserError, to_plain
from plugins.timeline.codec import assets_of
from plugins.timeline.interchange.footage import missing_id
from plugins.timeline.interchange.otio.notes import object_of, packed, plain_of, read_notes, write_notes
from plugins.timeline.interchange.otio.times import rational, rational_range
from plugins.timeline.model import (
    MOST_ITEMS,
    Clip,
    Gap,
    Item,
    Marker,
    Media,
    Nested,
    Sequence,
    Solid,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
    TransitionKind,
    media_of,
    nested_in,
)
from plugins.timeline.time import ZERO, TimeRange

FORMAT = 1
"""The version of what stands in metadata["seisei"]."""
TITLE, SOLID = "Title", "SolidColor"
Url = Callable[[AssetId], str | None]


def film_to_otio(timeline: Timeline, assets: Mapping[AssetId, Asset], url: Url, title: str) -> otio.schema.Timeline:
    """The whole film; `url` says where the file of an asset is, None where there is none. Raises UserError."""
    return _Writer(timeline, assets, url).film(title)


class _Writer:
    def __init__(self, timeline: Timeline, assets: Mapping[AssetId, Asset], url: Url) -> None:
        self._timeline, self._assets, self._url = timeline, assets, url
        self._left = MOST_ITEMS

    def film(self, title: str) -> otio.schema.Timeline:
        timeline = self._timeline
        main = timeline.sequence(timeline.main)
        notes = read_notes(main.metadata)
        film = otio.schema.Timeline(title)
        if timeline.start or notes.get("started"):
            film.global_start_time = rational(timeline.start, timeline.rate)
        film.tracks = self._stack(main)
        film.tracks.name = str(notes.get("stack", "tracks"))
        known = {id_: asset for id_ in assets_of(timeline) if (asset := self._assets.get(id_)) is not None}
        own: dict[str, Any] = {
            "version": FORMAT,
            "film": packed(to_plain(replace(timeline, sequences=()))),
            "assets": packed([asset.to_json() for asset in known.values()]),
        }
        reached = self._reached()
        others = [self._stack(each) for each in timeline.sequences if each.id not in reached]
        if others:
            own["others"] = others
        own["order"] = [sequence.id for sequence in timeline.sequences]
        film_notes = notes.get("film")
        write_notes(film, film_notes if isinstance(film_notes, dict) else {}, own)
        return film

    def _reached(self) -> set[str]:
        inside = {sequence.id: nested_in(sequence) for sequence in self._timeline.sequences}
        reached, ahead = {self._timeline.main}, [self._timeline.main]
        while ahead:
            for id_ in inside.get(ahead.pop(), frozenset()) - reached:
                reached.add(id_)
                ahead.append(id_)
        return reached

    def _stack(self, sequence: Sequence) -> otio.schema.Stack:
        stack = otio.schema.Stack(sequence.name)
        own: dict[str, Json] = {"sequence": {"id": sequence.id, "name": sequence.name}}
        write_notes(stack, read_notes(sequence.metadata), own)
        stack.markers.extend(self._marker(marker, ZERO) for marker in sequence.markers)
        stack.extend([_bare(self._track(track), track) for track in sequence.tracks])
        return stack

    def _track(self, track: Track) -> otio.schema.Track:
        kind = otio.schema.TrackKind.Audio if track.kind is TrackKind.SOUND else otio.schema.TrackKind.Video
        notes = read_notes(track.metadata)
        named = notes.get("kind")
        written = otio.schema.Track(track.name, kind=named if isinstance(named, str) else kind)
        written.enabled = not track.mute
        write_notes(written, notes, {"track": packed(to_plain(replace(track, items=(), metadata="")))})
        for place, item in enumerate(track.items):
            self._left -= 1
            if self._left < 0:
                raise UserError(
                    "With all nested sequences written out, the film has too many clips.",
                    advice="Nest fewer sequences in one another.",
                )
            before = track.items[place - 1] if place else None
            after = track.items[place + 1] if place + 1 < len(track.items) else None
            written.extend(self._item(item, before, after))
        return written

    def _item(self, item: Item, before: Item | None, after: Item | None) -> list[otio.core.Composable]:
        rate = self._timeline.rate
        if isinstance(item, Gap):
            gap = otio.schema.Gap(source_range=rational_range(TimeRange(ZERO, item.duration), rate))
            write_notes(gap, {}, {"duration": str(item.duration)})
            return [gap]
        if isinstance(item, Transition):
            return [self._transition(item)]
        clip = self._clip(item)
        written: list[otio.core.Composable] = [clip]
        # Where nothing is beside it, a fade is a transition to everybody; beside a clip it would be a dissolve to that
        if item.fade_in and not isinstance(before, Clip | Transition):
            written.insert(0, self._fade(item, "head", ZERO, item.fade_in))
        if item.fade_out and not isinstance(after, Clip | Transition):
            written.append(self._fade(item, "tail", item.fade_out, ZERO))
        return written

    def _fade(self, clip: Clip, side: str, before: Fraction, after: Fraction) -> otio.schema.Transition:
        rate = self._timeline.rate
        raw = read_notes(clip.metadata).get(side)
        kept = object_of(raw)
        if isinstance(kept, otio.schema.Transition):
            if side == "head":
                kept.out_offset = rational(after, rate)
            else:
                kept.in_offset = rational(before, rate)
            fade = kept
        else:
            dissolve = otio.schema.TransitionTypes.SMPTE_Dissolve
            fade = otio.schema.Transition("", dissolve, rational(before, rate), rational(after, rate))
        fade.metadata["seisei"] = {"fade": side, "kept": packed(raw)} if raw else {"fade": side}
        return fade

    def _transition(self, transition: Transition) -> otio.schema.Transition:
        notes, rate = read_notes(transition.metadata), self._timeline.rate
        plain = transition.kind is TransitionKind.DISSOLVE
        type_ = otio.schema.TransitionTypes.SMPTE_Dissolve if plain else otio.schema.TransitionTypes.Custom
        if isinstance(notes.get("type"), str):
            type_ = notes["type"]
        name = str(notes.get("name", transition.kind.value))
        written = otio.schema.Transition(
            name, type_, rational(transition.in_offset, rate), rational(transition.out_offset, rate)
        )
        own: dict[str, Json] = {"transition": packed(to_plain(replace(transition, metadata="")))}
        own.update({key: notes[key] for key in ("name", "type") if isinstance(notes.get(key), str)})
        write_notes(written, notes, own)
        return written

    def _clip(self, clip: Clip) -> otio.core.Item:
        rate, content, notes = self._timeline.rate, clip.content, read_notes(clip.metadata)
        range_ = rational_range(TimeRange(clip.source_start, clip.duration), rate)
        own: dict[str, Json] = {"clip": packed(to_plain(replace(clip, markers=(), metadata="")))}
        item: otio.core.Item
        if isinstance(content, Nested):
            sequence = self._timeline.sequence(content.sequence)
            item = self._stack(sequence)
            # Its markers and notes are those of the sequence; what is the clip's says so
            item.metadata["seisei"] = {**own, "sequence": {"id": sequence.id, "name": sequence.name}}
            if clip.metadata:
                item.metadata["seisei"]["notes"] = clip.metadata
            item.name = clip.name or sequence.name
            item.source_range = range_
        else:
            made = otio.schema.Clip(clip.name, source_range=range_)
            self._refer(made, clip, notes)
            if "reference" in notes:
                own["reference"] = packed(notes["reference"])
                own["named"] = str(notes.get("named", ""))
            write_notes(made, notes, own)
            item = made
        item.enabled = clip.enabled
        if clip.frozen:
            item.effects.append(otio.schema.FreezeFrame())
        elif clip.speed != 1:
            item.effects.append(otio.schema.LinearTimeWarp("", float(clip.speed)))
        item.effects.extend(each for raw in _list(notes.get("effects")) if (each := object_of(raw)) is not None)
        item.markers.extend(self._marker(marker, clip.source_start, of_clip=True) for marker in clip.markers)
        color = object_of(notes["color"]) if isinstance(notes.get("color"), dict) else None
        if color is not None:
            item.color = color
        return item

    def _refer(self, made: otio.schema.Clip, clip: Clip, notes: Mapping[str, Any]) -> None:
        active = self._reference(clip, notes)
        others = notes.get("references")
        key = notes.get("key")
        if isinstance(others, dict) and isinstance(key, str):
            known = {name: object_of(raw) for name, raw in others.items()}
            made.set_media_references(
                {**{name: each for name, each in known.items() if each is not None}, key: active}, key
            )
        else:
            made.media_reference = active

    def _reference(self, clip: Clip, notes: Mapping[str, Any]) -> otio.core.MediaReference:
        content, rate = clip.content, self._timeline.rate
        shown = rational_range(TimeRange(clip.source_start, clip.duration * max(Fraction(1), abs(clip.speed))), rate)
        media = media_of(content)
        if media is not None:
            return self._file(media, shown, clip.name, notes)
        if isinstance(content, Title):
            return otio.schema.GeneratorReference(clip.name, TITLE, shown, {"text": content.text})
        if isinstance(content, Solid):
            return otio.schema.GeneratorReference(clip.name, SOLID, shown, {"color": content.colour})
        return otio.schema.MissingReference(clip.name, shown)

    def _file(
        self, media: Media, shown: otio.opentime.TimeRange, name: str, notes: Mapping[str, Any]
    ) -> otio.core.MediaReference:
        raw = notes.get("reference")
        if isinstance(raw, dict) and isinstance(notes.get("named"), str):
            kept = object_of(raw)
            # As long as it is not found it stays as it was named
            if isinstance(kept, otio.core.MediaReference) and missing_id(notes["named"]) == media.asset:
                return kept
        asset, url = self._assets.get(media.asset), self._url(media.asset)
        range_ = shown
        if media.available_range is not None:
            range_ = rational_range(media.available_range, media.rate or self._timeline.rate)
        reference: otio.core.MediaReference
        if url is None:
            reference = otio.schema.MissingReference(asset.name if asset and asset.name else name, range_)
        else:
            reference = otio.schema.ExternalReference(url, range_)
            reference.name = asset.name if asset is not None else name
        if isinstance(raw, dict):
            reference.name = str(raw.get("name") or reference.name)
            write_notes(reference, raw, {})
        noted: dict[str, Json] = {"asset": media.asset}
        if asset is not None and asset.recipe is not None:
            # For others to see; what is read again is the one of the film
            noted["recipe"] = asset.recipe.to_json()
        reference.metadata["seisei"] = noted
        return reference

    def _marker(self, marker: Marker, origin: Fraction, *, of_clip: bool = False) -> otio.schema.Marker:
        rate, notes = self._timeline.rate, read_notes(marker.metadata)
        written = otio.schema.Marker(
            marker.name, rational_range(marker.range.moved(origin), rate), str(notes.get("color", marker.colour.value))
        )
        written.comment = marker.comment
        own: dict[str, Json] = {"marker": packed(to_plain(replace(marker, metadata="")))}
        if of_clip:
            own["of"] = "clip"
        write_notes(written, notes, own)
        return written


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _bare(written: otio.schema.Track, track: Track) -> otio.core.Composable:
    """What is alone on a track that another program's film did without, and without anything that is the track's."""
    alone = read_notes(track.metadata).get("bare") is True and len(written) == 1
    if not alone or replace(track, id="", items=(), metadata="") != Track(""):
        return written
    item = object_of(plain_of(written[0]))
    item.metadata["seisei"]["track"] = written.metadata["seisei"]["track"]
    return item if isinstance(item, otio.core.Composable) else written
