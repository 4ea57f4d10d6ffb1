"""Probing: what a file is, told by its packets and first decoded frames; runs in the process that decodes."""

from __future__ import annotations

import math
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.subtitles.stream import SubtitleStream as SubtitleOfFile
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.api import InvalidData, Words
from plugins.timeline.media.colour import Colour
from plugins.timeline.media.info import Chapter, MediaInfo, PictureStream, SoundStream, SubtitleStream
from plugins.timeline.media.opening import open_media
from plugins.timeline.media.rates import rate_of

DECODING_ERRORS = (av.error.FFmpegError, ValueError, OverflowError)
"""What decoding damaged data raises."""
_READ_THROUGH_S = 6.0
_TAIL_S = 3.0
_MOST_PACKETS = 2_000_000
_FIRST_PACKETS = 512
_TEXT_CODECS = ("mov_text", "webvtt", "subrip", "srt", "ass", "ssa", "text", "ttml")


@dataclass(slots=True)
class _Walked:
    """What packets of one stream said; times in the stream's ticks."""

    times: list[int] = field(default_factory=list)
    count: int = 0
    end: int | None = None
    first: Fraction | None = None
    frame: Any = None
    failed: str = ""


def probe(path: Path, read_through_s: float = _READ_THROUGH_S) -> MediaInfo:
    """Look at a file, at all its packets where that takes no longer than a time, else at the first and last.

    Raises InvalidData where nothing of it can be shown or heard.
    """
    with open_media(path) as media:
        streams = [stream for stream in media.streams if _plays(stream)]
        walked = {stream.index: _Walked() for stream in streams}
        _decode_firsts(path, streams, walked)
        whole, broken = _walk(media, streams, walked, read_through_s)
        return _told(path, media, streams, walked, whole=whole, broken=broken)


def _plays(stream: Any) -> bool:
    if isinstance(stream, VideoStream):
        return not stream.disposition & Disposition.attached_pic
    return isinstance(stream, AudioStream)


def _decode_firsts(path: Path, streams: Sequence[Any], walked: dict[int, _Walked]) -> None:
    """Decode one frame of each stream: what headers say of colour, turning and first times is often wrong."""
    for index in (stream.index for stream in streams):
        found = walked[index]
        with open_media(path) as media:
            # Of a damaged file not every opening finds the same.
            stream = next((stream for stream in media.streams if stream.index == index), None)
            if stream is None:
                found.failed = "nothing"
                continue
            if not _has_decoder(stream):
                found.failed = "codec"
                continue
            try:
                found.frame = _first_frame(media, stream)
            except MemoryError:
                raise
            except DECODING_ERRORS as error:
                found.failed = str(error)
            if found.frame is not None:
                pts, base = found.frame.pts, found.frame.time_base
                found.first = None if pts is None or base is None else pts * base
            elif not found.failed:
                found.failed = "nothing"


def _has_decoder(stream: Any) -> bool:
    context = stream.codec_context
    if context is None:
        return False
    try:
        return bool(context.codec.is_decoder)
    except (av.error.FFmpegError, ValueError, AttributeError):
        return False


def _first_frame(media: InputContainer, stream: Any) -> Any:
    for count, packet in enumerate(media.demux(stream)):
        try:
            for frame in packet.decode():
                return frame
        except DECODING_ERRORS:
            if count > _FIRST_PACKETS:
                raise
        if count > _FIRST_PACKETS:
            break
    return None


def _walk(
    media: InputContainer, streams: Sequence[Any], walked: dict[int, _Walked], read_through_s: float
) -> tuple[bool, str]:
    """Read packets, all or those that time allows and the last ones; whether it was all, and what stopped it."""
    if not streams:
        return True, ""
    until = time.monotonic() + read_through_s
    whole, broken = _read(media, streams, walked, until, keep=True)
    if not whole and not broken and media.duration is not None:
        target = (media.start_time or 0) + media.duration - int(_TAIL_S * 1_000_000)
        try:
            media.seek(max(0, target))
            _, broken = _read(media, streams, walked, time.monotonic() + _READ_THROUGH_S, keep=False)
        except DECODING_ERRORS as error:
            broken = str(error)
    return whole, broken


def _read(
    media: InputContainer, streams: Sequence[Any], walked: dict[int, _Walked], until: float, *, keep: bool
) -> tuple[bool, str]:
    count = 0
    try:
        for packet in media.demux(tuple(streams)):
            count += 1
            if count > _MOST_PACKETS or (count % 256 == 0 and time.monotonic() > until):
                return False, ""
            when = packet.pts if packet.pts is not None else packet.dts
            found = walked.get(packet.stream_index)
            if found is None:
                continue
            found.count += bool(packet.size)
            if when is None or packet.is_corrupt or packet.is_discard:
                continue
            if keep and isinstance(packet.stream, VideoStream):
                found.times.append(when)
            end = when + (packet.duration or 0)
            if media.format.name == "mp3":
                end -= _padding(packet)
            found.end = end if found.end is None else max(found.end, end)
    except DECODING_ERRORS as error:
        return True, str(error) or type(error).__name__
    return True, ""


def _padding(packet: Any) -> int:
    """How much of a packet is no sound, at its end, in ticks: other containers shorten the packet itself."""
    if not packet.has_sidedata("skip_samples"):
        return 0
    data = bytes(packet.get_sidedata("skip_samples"))
    samples = struct.unpack_from("<I", data, 4)[0] if len(data) >= 8 else 0
    rate = packet.stream.codec_context.sample_rate
    return round(Fraction(samples, rate) / packet.time_base) if rate else 0


def _told(
    path: Path,
    media: InputContainer,
    streams: Sequence[Any],
    walked: dict[int, _Walked],
    *,
    whole: bool,
    broken: str,
) -> MediaInfo:
    firsts = [_first(stream, walked[stream.index]) for stream in streams if not walked[stream.index].failed]
    start = min(firsts, default=Fraction(0))
    pictures = tuple(
        _picture(stream, walked[stream.index], start, whole=whole)
        for stream in streams
        if isinstance(stream, VideoStream)
    )
    sounds = tuple(_sound(stream, walked[stream.index], start) for stream in streams if isinstance(stream, AudioStream))
    subtitles = tuple(_subtitle(stream) for stream in media.streams if isinstance(stream, SubtitleOfFile))
    playing: tuple[PictureStream | SoundStream, ...] = (*pictures, *sounds)
    ends = [stream.first + stream.duration for stream in playing if stream.decodable]
    duration = max(ends, default=Fraction(0))
    chapters = tuple(_chapter(chapter, start) for chapter in media.chapters())
    info = MediaInfo(media.format.name, duration, start, pictures, sounds, subtitles, chapters)
    remarks = (*_remarks(info, walked), *_length_remarks(media, duration, broken))
    if not ends and not subtitles:
        raise _nothing(path, info)
    return MediaInfo(media.format.name, duration, start, pictures, sounds, subtitles, chapters, remarks)


def _first(stream: Any, found: _Walked) -> Fraction:
    if found.first is not None:
        return Fraction(found.first)
    if stream.start_time is not None:
        return Fraction(stream.start_time * stream.time_base)
    return Fraction(min(found.times, default=0) * stream.time_base)


def _end(stream: Any, found: _Walked, frame_s: Fraction = Fraction(0)) -> Fraction:
    """When a stream ends; a last frame whose length nobody says is as long as the others."""
    if found.end is None:
        return _first(stream, found) + found.count * frame_s
    end = Fraction(found.end * stream.time_base)
    last = Fraction(max(found.times, default=found.end) * stream.time_base)
    return end if end > last else last + frame_s


def _picture(stream: VideoStream, found: _Walked, start: Fraction, *, whole: bool) -> PictureStream:
    base = Fraction(stream.time_base or 0) or Fraction(1, 90_000)
    guesses = [rate for rate in (stream.average_rate, stream.guessed_rate, stream.base_rate) if rate]
    rate, variable = rate_of(found.times, base, guesses)
    context, frame = stream.codec_context, found.frame
    first = _first(stream, found)
    end = _end(stream, found, 1 / rate)
    frames = found.count if whole else None
    if not isinstance(frame, VideoFrame):
        width, height = (context.width, context.height) if context is not None else (0, 0)
        name = _codec_name(stream)
        return PictureStream(
            *(stream.index, name, width, height, width, height, rate, variable, frames, first - start, end - first),
            decodable=False,
        )
    turn, mirrored = turning_of(frame)
    aspect = Fraction(stream.sample_aspect_ratio or 1) or Fraction(1)
    size = shown_size(frame.width, frame.height, aspect, turn)
    colour = Colour.of(frame)
    return PictureStream(
        *(stream.index, _codec_name(stream), *size, frame.width, frame.height, rate, variable, frames),
        *(first - start, max(Fraction(0), end - first), turn, mirrored, aspect),
        bits=max((part.bits for part in frame.format.components), default=8),
        alpha=any(part.is_alpha for part in frame.format.components) or stream.metadata.get("alpha_mode") == "1",
        matrix="rgb" if frame.format.is_rgb else colour.matrix,
        full_range=colour.full_range or frame.format.is_rgb,
        transfer=colour.transfer,
        interlaced=frame.interlaced_frame,
    )


def _sound(stream: AudioStream, found: _Walked, start: Fraction) -> SoundStream:
    context, frame = stream.codec_context, found.frame
    first, end = _first(stream, found), _end(stream, found)
    rate = frame.sample_rate if frame is not None else getattr(context, "sample_rate", 0)
    layout = frame.layout if frame is not None else getattr(context, "layout", None)
    return SoundStream(
        *(stream.index, _codec_name(stream), rate or 0, layout.nb_channels if layout else 0),
        *(layout.name if layout else "", first - start, max(Fraction(0), end - first)),
        language=stream.language or "",
        decodable=not found.failed,
    )


def _subtitle(stream: SubtitleOfFile) -> SubtitleStream:
    name = _codec_name(stream)
    return SubtitleStream(stream.index, name, stream.language or "", name in _TEXT_CODECS)


def _chapter(chapter: Any, start: Fraction) -> Chapter:
    base = Fraction(chapter["time_base"] or 0)
    title = str(chapter["metadata"].get("title", ""))
    return Chapter(chapter["start"] * base - start, chapter["end"] * base - start, title)


def _codec_name(stream: Any) -> str:
    context = stream.codec_context
    try:
        name = str(context.codec.canonical_name or context.name)
    except (av.error.FFmpegError, ValueError, AttributeError):
        name = ""
    return name or str(getattr(context, "codec_tag", "") or "").strip("\0 ") or "unknown"


def turning_of(frame: VideoFrame) -> tuple[int, bool]:
    """Quarters counterclockwise, and whether it is flipped left to right before, by a frame's display matrix."""
    found: Any = frame.side_data.get("DISPLAYMATRIX")
    if found is None:
        return 0, False
    values = struct.unpack_from("<9i", memoryview(found))
    (across_x, across_y), (down_x, down_y) = values[0:2], values[3:5]
    mirrored = across_x * down_y - across_y * down_x < 0
    if mirrored:
        across_x, across_y = -across_x, -across_y
    return round(-math.degrees(math.atan2(across_y, across_x)) / 90) % 4, mirrored


def shown_size(width: int, height: int, aspect: Fraction, turn: int) -> tuple[int, int]:
    """The size as shown, upright and with square pixels: the side that has too few is enlarged."""
    wide = max(1, round(width * aspect)) if aspect > 1 else width
    high = max(1, round(height / aspect)) if aspect < 1 else height
    return (high, wide) if turn % 2 else (wide, high)


def _remarks(info: MediaInfo, walked: dict[int, _Walked]) -> tuple[Words, ...]:
    told = []
    playing: tuple[PictureStream | SoundStream, ...] = (*info.pictures, *info.sounds)
    for stream in playing:
        if stream.decodable:
            continue
        of = {"number": stream.index + 1, "codec": stream.codec}
        if walked[stream.index].failed == "codec":
            told.append(Words("Stream {number} is of a kind that is not known here ({codec}): it is left out.", **of))
        else:
            told.append(Words("Stream {number} ({codec}) cannot be decoded: it is left out.", **of))
    for picture in info.pictures:
        if picture.transfer in ("pq", "hlg"):
            told.append(Words("The pictures are in high dynamic range, and are shown without it."))
        if picture.interlaced:
            told.append(Words("The pictures are interlaced, and are shown as they are."))
    return tuple(told)


def _length_remarks(media: InputContainer, duration: Fraction, broken: str) -> tuple[Words, ...]:
    declared = Fraction(media.duration or 0, 1_000_000)
    if declared - duration > max(Fraction(1, 2), declared / 100):
        return (
            Words(
                "The file says that it is {declared} s long, and {real} s of it are there.",
                declared=f"{float(declared):.2f}",
                real=f"{float(duration):.2f}",
            ),
        )
    return (Words("The file is damaged or was cut off: what can be read of it is shown."),) if broken else ()


def _nothing(path: Path, info: MediaInfo) -> InvalidData:
    playing: tuple[PictureStream | SoundStream, ...] = (*info.pictures, *info.sounds)
    codecs = sorted({stream.codec for stream in playing})
    if codecs:
        return InvalidData(
            "“{name}” holds only what cannot be decoded here: {codecs}.",
            advice="Convert it to MP4, MOV, Matroska or WebM with a common codec, such as AV1, VP9 or H.264.",
            name=path.name,
            codecs=", ".join(codecs),
        )
    return InvalidData("“{name}” holds neither pictures nor sound.", advice="Choose another file.", name=path.name)
