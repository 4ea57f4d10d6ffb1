"""ClipReader: clips of another program's film, with the files that they show."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import opentimelineio as otio

from app.api import from_plain
from plugins.timeline.codec import FASTEST_SPEED, LONGEST_TEXT, check_clip
from plugins.timeline.interchange.footage import Footage, missing_id, name_of
from plugins.timeline.interchange.otio.markers import read_markers
from plugins.timeline.interchange.otio.notes import notes_of, own_of, plain_of, read_notes, unpacked
from plugins.timeline.interchange.otio.times import range_of, rate_of, rational, same
from plugins.timeline.interchange.otio.writing import SOLID, TITLE
from plugins.timeline.model import Clip, Content, Media, Nested, Solid, Title, media_of, new_id
from plugins.timeline.time import ZERO, TimeRange

_LONGEST_NAME = 1000
_ABOUT = Fraction(1, 1_000_000)


class ClipReader:
    """Reads clips one by one; each id is given once."""

    def __init__(self, footage: Footage, rate: Fraction, left_out: Counter[str]) -> None:
        self._footage, self._rate, self._left_out = footage, rate, left_out
        self._ids: set[str] = set()

    def read(self, item: otio.schema.Clip, *, sound: bool) -> Clip | None:
        """A clip of a file, a title or a colour; None where it has no length."""
        reference = _reference(item)
        range_ = self._range(item, reference)
        if range_ is None or not range_.duration:
            return None
        stored = self._stored(item)
        notes = self._notes(item, reference)
        content = stored.content if stored is not None and self._is_still(stored, item) else None
        if content is None:
            content, start = self._content(item, reference, range_.start, sound=sound)
            range_ = TimeRange(start, range_.duration)
        return self._finished(item, stored, content, range_, notes)

    def nested(self, item: otio.core.Composition, content: Nested, range_: TimeRange) -> Clip:
        """A clip that shows a sequence."""
        stored = self._stored(item)
        noted = own_of(item).get("notes")
        notes = noted if isinstance(noted, str) else notes_of(otio.schema.Gap(), effects=_kept_effects(item))
        if stored is not None and isinstance(stored.content, Nested):
            sequence = own_of(item).get("sequence")
            own_name = str(sequence.get("name", "")) if isinstance(sequence, Mapping) else ""
            if not stored.name and item.name == own_name:
                return self._finished(item, stored, content, range_, notes, name="")
        return self._finished(item, stored, content, range_, notes)

    def _finished(
        self, item: otio.core.Item, stored: Clip | None, content: Content, range_: TimeRange, notes: str,
        *, name: str | None = None,
    ) -> Clip:  # fmt: skip
        speed = self._speed(item, stored)
        shown = range_of(otio.opentime.TimeRange(rational(range_.start, self._rate)))
        clip = Clip("", content, range_.duration, range_.start, speed)
        if stored is not None:
            clip = self._overlaid(replace(stored, content=content), range_, speed)
        clip = replace(
            clip,
            id=self._id(clip.id),
            name=(item.name if name is None else name)[:_LONGEST_NAME],
            enabled=item.enabled,
            metadata=notes,
            markers=tuple(read_markers(_of_clip(item), TimeRange(self._marked_from(item, shown.start), ZERO))),
        )
        return _with_own_ids(clip)

    @staticmethod
    def _marked_from(item: otio.core.Item, start: Fraction) -> Fraction:
        """Where the time of markers begins: that of the file as the film names it, however its own time is."""
        range_ = item.source_range
        return range_of(range_).start if range_ is not None else start

    def _overlaid(self, stored: Clip, range_: TimeRange, speed: Fraction) -> Clip:
        """What we noted, trimmed as the other program did it."""
        start_kept = same(stored.source_start, range_.start, self._rate)
        length_kept = same(stored.duration, range_.duration, self._rate)
        if start_kept and length_kept:
            return replace(stored, speed=speed)
        if speed != stored.speed or speed <= 0:
            fade_in, fade_out = (min(each, range_.duration) for each in (stored.fade_in, stored.fade_out))
            return replace(
                stored, duration=range_.duration, source_start=range_.start, speed=speed, fade_in=fade_in,
                fade_out=fade_out,
            )  # fmt: skip
        head = ZERO if start_kept else (stored.source_start - range_.start) / speed
        # Its keyframes and markers stay with what is shown
        return stored.resized(head, range_.duration - stored.duration - head)

    def _stored(self, item: otio.core.Item) -> Clip | None:
        raw = own_of(item).get("clip")
        try:
            if raw is None:
                return None
            stored = from_plain(Clip, unpacked(raw))
            check_clip(stored)
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            return None
        return stored

    def _is_still(self, stored: Clip, item: otio.schema.Clip) -> bool:
        """Whether a clip shows what we noted: nobody put another file in its place."""
        content, reference = stored.content, _reference(item)
        if isinstance(content, Nested):
            return False
        media = media_of(content)
        if media is None:
            return not isinstance(reference, otio.schema.ExternalReference)
        if isinstance(reference, otio.schema.ExternalReference):
            noted = own_of(reference).get("asset")
            if noted != media.asset and missing_id(reference.target_url) != media.asset:
                return False
        self._provided(media, reference, item.name)
        return True

    def _provided(self, media: Media, reference: otio.core.MediaReference, name: str) -> None:
        """Bring the file of an asset in, where it isn't here and lies where the film says."""
        if self._footage.has(media.asset):
            return
        url = reference.target_url if isinstance(reference, otio.schema.ExternalReference) else ""
        found = self._footage.find(url) if url else None
        if found is None or found.asset != media.asset:
            self._footage.lacks(media, name_of(url) or reference.name or name)

    def _content(
        self, item: otio.schema.Clip, reference: otio.core.MediaReference, start: Fraction, *, sound: bool
    ) -> tuple[Content, Fraction]:
        if isinstance(reference, otio.schema.GeneratorReference):
            drawn = _drawn(reference)
            if drawn is not None:
                return drawn, start
            self._left_out["generators"] += 1
        url = reference.target_url if isinstance(reference, otio.schema.ExternalReference) else ""
        found = self._footage.find(url) if url else None
        available = _available(reference)
        if found is not None:
            # Its own time may begin elsewhere, as at its timecode
            if available is not None and found.available_range is not None:
                start += found.available_range.start - available.start
            return found, max(ZERO, start)
        rate = rate_of(item.source_range.duration.rate) if item.source_range is not None else None
        named = url or named_of(reference)
        return self._footage.missing(
            named, reference.name or item.name, sound=sound, available=available, rate=rate
        ), start

    def _notes(self, item: otio.schema.Clip, reference: otio.core.MediaReference) -> str:
        more: dict[str, Any] = {"effects": _kept_effects(item)}
        self._left_out["effects"] += len(more["effects"])
        own = own_of(item)
        if "clip" not in own:
            more["reference"], more["named"] = plain_of(reference), _named(item, reference)
        elif "reference" in own:
            # As it was when it came from another program
            more["reference"] = _unpacked(own["reference"])
            more["named"] = str(own.get("named", ""))
        elif foreign := read_notes(notes_of(reference)):
            more["reference"] = {"name": reference.name, **foreign}
        others = item.media_references()
        if len(others) > 1 or item.active_media_reference_key != otio.schema.Clip.DEFAULT_MEDIA_KEY:
            key = item.active_media_reference_key
            more["key"] = key
            more["references"] = {name: plain_of(each) for name, each in others.items() if name != key}
        if getattr(item, "color", None) is not None:
            more["color"] = plain_of(item.color)
        return notes_of(item, **more)

    def _range(self, item: otio.schema.Clip, reference: otio.core.MediaReference) -> TimeRange | None:
        if item.source_range is not None:
            return range_of(item.source_range)
        return _available(reference)

    def _speed(self, item: otio.core.Item, stored: Clip | None) -> Fraction:
        speed = 1.0
        for effect in item.effects:
            if isinstance(effect, otio.schema.FreezeFrame):
                speed = 0.0
            elif isinstance(effect, otio.schema.LinearTimeWarp):
                speed *= effect.time_scalar
        if stored is not None and math.isclose(stored.speed, speed, rel_tol=1e-12):
            return stored.speed
        if abs(speed) > FASTEST_SPEED:
            self._left_out["speeds"] += 1
            return Fraction(1)
        return Fraction(speed).limit_denominator(10**9)

    def _id(self, wanted: str) -> str:
        id_ = wanted if wanted and wanted not in self._ids else new_id()
        self._ids.add(id_)
        return id_


def _unpacked(text: object) -> Any:
    try:
        return unpacked(text)
    except (ValueError, TypeError, RecursionError):
        return None


def _reference(item: otio.schema.Clip) -> otio.core.MediaReference:
    """What a clip refers to; in a file that was written by hand it may be nothing at all."""
    reference: otio.core.MediaReference | None = item.media_reference
    return reference if reference is not None else otio.schema.MissingReference()


def _named(item: otio.schema.Clip, reference: otio.core.MediaReference) -> str:
    """What a file that isn't found is known by."""
    url = reference.target_url if isinstance(reference, otio.schema.ExternalReference) else ""
    return url or named_of(reference) or reference.name or item.name


def named_of(reference: otio.core.MediaReference) -> str:
    """What tells pictures of a sequence of files apart from others; empty where there is no such name."""
    if isinstance(reference, otio.schema.ImageSequenceReference):
        return reference.abstract_target_url("#")
    return ""


def _drawn(reference: otio.schema.GeneratorReference) -> Content | None:
    parameters = plain_of(reference.parameters)
    if reference.generator_kind == TITLE and isinstance(parameters.get("text"), str):
        return Title(parameters["text"][:LONGEST_TEXT])
    if reference.generator_kind == SOLID:
        colour = str(parameters.get("color", "")).lower()
        shown = colour if len(colour) == 9 else f"{colour}ff"
        if shown.startswith("#") and len(shown) == 9 and all(each in "0123456789abcdef" for each in shown[1:]):
            return Solid(shown)
    return None


def _available(reference: otio.core.MediaReference) -> TimeRange | None:
    return range_of(reference.available_range) if reference.available_range is not None else None


def _kept_effects(item: otio.core.Item) -> list[Any]:
    """The effects that a film has no place for, as JSON."""
    return [plain_of(effect) for effect in item.effects if not isinstance(effect, otio.schema.LinearTimeWarp)]


def _of_clip(item: otio.core.Item) -> Iterable[otio.schema.Marker]:
    nested = isinstance(item, otio.core.Composition)
    return [marker for marker in item.markers if not nested or own_of(marker).get("of") == "clip"]


def _with_own_ids(clip: Clip) -> Clip:
    """The clip with markers of different ids."""
    known: set[str] = set()
    markers = []
    for marker in clip.markers:
        markers.append(marker if marker.id not in known else replace(marker, id=new_id()))
        known.add(marker.id)
    return replace(clip, markers=tuple(markers))
