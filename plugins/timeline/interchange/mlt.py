"""MLT: the film as the XML of the Media Lovin' Toolkit, frames counted at the film's rate."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.api import AssetId
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import (
    Clip,
    Content,
    Gap,
    Nested,
    Sequence,
    Solid,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
    available_range,
    media_of,
)
from plugins.timeline.time import ZERO, frame_at, nearest_frame

Url = Callable[[AssetId], str | None]


def mlt_of(timeline: Timeline, url: Url) -> bytes:
    """The film as XML; a file that lacks is named, so that it can be found again."""
    return _Writer(timeline, url).document()


class _Writer:
    def __init__(self, timeline: Timeline, url: Url) -> None:
        self._timeline, self._url = timeline, url
        self._root = Element("mlt", LC_NUMERIC="C", version="7.0.0", producer="main_bin")
        self._made: dict[str, str] = {}
        self._count = 0

    def document(self) -> bytes:
        timeline, root = self._timeline, self._root
        SubElement(
            root, "profile", description="film", width=str(timeline.width), height=str(timeline.height),
            progressive="1", sample_aspect_num="1", sample_aspect_den="1", display_aspect_num=str(timeline.width),
            display_aspect_den=str(timeline.height), frame_rate_num=str(timeline.rate.numerator),
            frame_rate_den=str(timeline.rate.denominator), colorspace="709",
        )  # fmt: skip
        root.set("producer", self._sequence(timeline.sequence(timeline.main)))
        indent(root)
        text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return text

    def _sequence(self, sequence: Sequence) -> str:
        """Write a sequence as a tractor; its id."""
        known = self._made.get(f"sequence:{sequence.id}")
        if known is not None:
            return known
        tracks = [(track, self._playlist(track)) for track in sequence.tracks if track.items]
        tractor = Element("tractor", id=self._id("tractor"))
        _property(tractor, "title", sequence.name)
        for track, playlist in tracks:
            entry = SubElement(tractor, "track", producer=playlist)
            hidden = ("video" if track.kind is TrackKind.SOUND else "", "both" if track.mute else "")
            hide = hidden[1] or hidden[0]
            if hide:
                entry.set("hide", hide)
        for place in range(1, len(tracks)):
            self._mixed(tractor, place, seen=tracks[place][0].kind is not TrackKind.SOUND)
        self._root.append(tractor)
        self._made[f"sequence:{sequence.id}"] = tractor.get("id", "")
        return tractor.get("id", "")

    def _mixed(self, tractor: Element, place: int, *, seen: bool) -> None:
        services = ("mix", "qtblend") if seen else ("mix",)
        for service in services:
            mixed = SubElement(tractor, "transition")
            _property(mixed, "mlt_service", service)
            _property(mixed, "a_track", "0")
            _property(mixed, "b_track", str(place))
            _property(mixed, "always_active", "1")
            if service == "mix":
                _property(mixed, "sum", "1")

    def _playlist(self, track: Track) -> str:
        items, index = track.items, index_of(track)
        playlist = Element("playlist", id=self._id("playlist"))
        _property(playlist, "title", track.name)
        for place, item in enumerate(items):
            if isinstance(item, Transition):
                self._dissolve(playlist, track, place)
                continue
            before = items[place - 1] if place else None
            after = items[place + 1] if place + 1 < len(items) else None
            range_ = index.placed(place).range
            start = range_.start + (before.out_offset if isinstance(before, Transition) else ZERO)
            end = range_.end - (after.in_offset if isinstance(after, Transition) else ZERO)
            first, last = self._frames(start), self._frames(end)
            if last <= first:
                continue
            if isinstance(item, Gap):
                SubElement(playlist, "blank", length=str(last - first))
            else:
                self._entry(playlist, "entry", item, start - range_.start, last - first)
        self._root.append(playlist)
        return playlist.get("id", "")

    def _dissolve(self, playlist: Element, track: Track, place: int) -> None:
        """A transition as a tractor of what is shown of both sides."""
        item, before, after = track.items[place], track.items[place - 1], track.items[place + 1]
        if not isinstance(item, Transition):
            return
        cut = index_of(track).placed(place + 1).range.start
        first, last = self._frames(cut - item.in_offset), self._frames(cut + item.out_offset)
        if last <= first:
            return
        tractor = Element("tractor", id=self._id("transition"))
        sides = (
            (before, before.duration - item.in_offset if isinstance(before, Clip) else ZERO),
            (after, -item.in_offset),
        )
        for side, start in sides:
            if isinstance(side, Clip):
                self._entry(tractor, "track", side, start, last - first)
            else:
                _framed(SubElement(tractor, "track", producer=self._colour("#000000ff")), 0, last - first)
        for service in ("luma", "mix"):
            mixed = SubElement(tractor, "transition")
            _property(mixed, "mlt_service", service)
            _property(mixed, "a_track", "0")
            _property(mixed, "b_track", "1")
            if service == "mix":
                _property(mixed, "start", "-1")
        self._root.append(tractor)
        _framed(SubElement(playlist, "entry", producer=tractor.get("id", "")), 0, last - first)

    def _entry(self, parent: Element, tag: str, clip: Clip, offset: Fraction, frames: int) -> None:
        """A stretch of a clip, from so many seconds of it on."""
        speed = abs(clip.speed)
        start = clip.source_start / speed + offset if speed else ZERO
        if clip.speed < 0:
            # Backwards, the time of a file begins at its end
            available = available_range(clip.content) or clip.source_range
            start = (available.end - clip.source_range.end) / speed + offset
        first = max(0, self._frames(start))
        entry = SubElement(parent, tag, producer=self._producer(clip))
        _framed(entry, first, frames)
        if clip.name and tag == "entry":
            _property(entry, "title", clip.name)

    def _producer(self, clip: Clip) -> str:
        content = clip.content
        if isinstance(content, Nested):
            return self._sequence(self._timeline.sequence(content.sequence))
        if isinstance(content, Solid):
            return self._colour(content.colour)
        if isinstance(content, Title):
            return self._made_of("qtext", content.text, {"text": content.text, "fgcolour": _colour(content.colour)})
        resource = self._resource(content, clip.name)
        if clip.frozen:
            frame = str(self._frames(clip.source_start))
            return self._made_of("hold", f"{resource}@{frame}", {"resource": resource, "frame": frame})
        if clip.speed != 1:
            warped = f"{float(clip.speed):g}:{resource}"
            return self._made_of("timewarp", warped, {"resource": warped, "warp_speed": f"{float(clip.speed):g}"})
        return self._made_of("avformat", resource, {"resource": resource})

    def _resource(self, content: Content, name: str) -> str:
        media = media_of(content)
        url = self._url(media.asset) if media is not None else None
        return unquote(url) if url is not None else name or "missing"

    def _colour(self, colour: str) -> str:
        return self._made_of("color", colour, {"resource": _colour(colour)})

    def _made_of(self, service: str, key: str, properties: dict[str, str]) -> str:
        known = self._made.get(f"{service}:{key}")
        if known is not None:
            return known
        producer = Element("producer", id=self._id("producer"))
        for name, value in {"mlt_service": service, **properties}.items():
            _property(producer, name, value)
        self._root.append(producer)
        self._made[f"{service}:{key}"] = producer.get("id", "")
        return producer.get("id", "")

    def _frames(self, time: Fraction) -> int:
        rate = self._timeline.rate
        return frame_at(nearest_frame(time, rate), rate)

    def _id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"


def _framed(entry: Element, first: int, count: int) -> None:
    entry.set("in", str(first))
    entry.set("out", str(first + count - 1))


def _property(parent: Element, name: str, text: str) -> None:
    if text:
        # What XML has no character for
        clean = "".join(each for each in text if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff"))
        SubElement(parent, "property", name=name).text = clean


def _colour(colour: str) -> str:
    """#rrggbbaa as MLT writes it, with the alpha first."""
    return f"#{colour[7:9]}{colour[1:7]}"
