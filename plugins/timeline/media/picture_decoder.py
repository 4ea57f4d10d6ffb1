"""PictureDecoder: the exact frame at a time, or the key frame before it; runs in the process that decodes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.api import InvalidData
from plugins.timeline.media.colour import to_coded, to_rgb
from plugins.timeline.media.info import MediaInfo, PictureStream
from plugins.timeline.media.opening import open_media, stream_at

DECODING_ERRORS = (av.error.FFmpegError, ValueError, OverflowError)
_INTRA = ("mjpeg", "prores", "dnxhd", "png", "ffv1", "qtrle", "rawvideo", "jpeg2000", "huffyuv", "utvideo", "v210")
_MOST_THREADS = 4
_NEAR_FRAMES = 3
_NEAR = Fraction(1)
_UNTIMED = ("h264", "hevc", "m4v", "mpegvideo", "vc1", "av1", "obu")
"""Streams without a container: they have no times, and no way to a place but from the start."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A decoded frame and where it stands: its number at a constant rate, else its time in ticks."""

    frame: VideoFrame
    place: int


class PictureDecoder:
    """One stream of pictures; used by one thread.

    Where frames come at a constant rate their numbers count, which are exact even where a container rounds times to
    milliseconds; else the time at which each is shown does.
    """

    def __init__(self, path: Path, info: MediaInfo, stream: PictureStream) -> None:
        self._path = path
        self._told = stream
        self._start = info.start
        self._untimed = info.format in _UNTIMED
        self._shown: Placed | None = None
        self._next: Placed | None = None
        self._open()

    def at(self, time: Fraction) -> Placed:
        """The frame that is shown at a time; before the first it is the first, after the last the last."""
        place = self._place_of(time)
        if not self._near(place):
            self._seek(place)
        while not self._holds(place):
            following = self._following()
            if following is None:
                break
            if self._shown is not None and following.place > place:
                self._next = following
                break
            self._shown = following
        if self._shown is None:
            raise _no_frame(self._path)
        return self._shown

    def key_at(self, time: Fraction) -> Placed:
        """The key frame at or before a time: quick, wherever it is."""
        if self._untimed:
            return self.at(time)
        self._media.seek(self._ticks(time), stream=self._stream)
        self._shown = self._next = None
        self._ended = False
        self._context.flush_buffers()
        context = self._context
        for packet in self._media.demux(self._stream):
            try:
                frames = [*context.decode(packet)]
                if not frames and packet.size:
                    frames = [*context.decode(None)]
                    context.flush_buffers()
            except DECODING_ERRORS:
                context.flush_buffers()
                continue
            if frames:
                return Placed(frames[0], self._place(frames[0], 0))
        return self.at(time)

    def all(self) -> Iterator[Placed]:
        """Every frame from the first on."""
        self._media.close()
        self._open()
        while (following := self._following()) is not None:
            yield following

    def pixels(self, shown: Placed, width: int, height: int, *, alpha: bool, quick: bool = False) -> NDArray[np.uint8]:
        """A frame as it is shown, upright: (height, width, 3 or 4)."""
        turned = self._told.turn % 2
        coded = (height, width) if turned else (width, height)
        found: NDArray[Any] = to_rgb(shown.frame, *coded, alpha=alpha, quick=quick).to_ndarray()
        if self._told.mirrored:
            found = found[:, ::-1]
        return np.rot90(found, self._told.turn)

    def coded(self, shown: Placed) -> NDArray[np.uint8]:
        """A frame of even size as it is coded, neither turned nor scaled: see Coded."""
        found: NDArray[Any] = to_coded(shown.frame).to_ndarray()
        return found

    def time_of(self, shown: Placed) -> Fraction:
        """When a frame begins to be shown, in seconds."""
        if self._told.variable:
            return shown.place * self._base - self._start
        return self._told.first + shown.place / self._told.rate

    def close(self) -> None:
        """Let go of the file."""
        self._media.close()

    def _open(self) -> None:
        self._media = open_media(self._path)
        stream = stream_at(self._media, self._told.index, self._path)
        assert isinstance(stream, VideoStream)
        self._stream = stream
        context = stream.codec_context
        if self._told.alpha and self._told.codec == "vp9":
            # FFmpeg's own decoder leaves transparency out.
            context = av.CodecContext.create("libvpx-vp9", "r")
        # With frame threads a decoder holds frames back, which costs those that seek.
        context.thread_type = "SLICE" if self._told.codec in _INTRA else "AUTO"
        context.thread_count = _MOST_THREADS
        self._context = context
        self._base = Fraction(stream.time_base or 0) or Fraction(1, 90_000)
        self._restart()

    def _restart(self) -> None:
        self._shown = None
        self._frames = self._decoded()
        self._next = next(self._frames, None)
        self._ended = self._next is None

    def _decoded(self) -> Iterator[Placed]:
        """Frames in the order of showing, as far as there are any that can be decoded."""
        packets, last = self._media.demux(self._stream), -1
        while True:
            try:
                packet = next(packets, None)
            except DECODING_ERRORS:
                return
            if packet is None:
                return
            try:
                frames = self._context.decode(packet)
            except DECODING_ERRORS:
                continue
            for frame in frames:
                last = self._place(frame, last + 1)
                yield Placed(frame, last)

    def _following(self) -> Placed | None:
        found, self._next = self._next, None
        if found is None and not self._ended:
            found = next(self._frames, None)
            self._ended = found is None
        return found

    def _holds(self, place: int) -> bool:
        """Whether the frame at hand is the one of a place."""
        if self._shown is None or self._shown.place > place:
            return False
        if self._shown.place == place and not self._told.variable:
            return True
        return self._next is not None and self._next.place > place

    def _near(self, place: int) -> bool:
        """Whether a place is best reached by decoding on."""
        at_hand = self._shown or self._next
        if at_hand is None or place < at_hand.place:
            return False
        away = place - at_hand.place
        frames = away * self._base * self._told.rate if self._told.variable else Fraction(away)
        if frames <= _NEAR_FRAMES or self._ended or self._untimed:
            return True
        if self._told.codec in _INTRA:
            return False
        entries = self._stream.index_entries
        if len(entries):
            reached = entries.search_timestamp(self._ticks_at(at_hand.place))
            return bool(entries.search_timestamp(self._ticks_at(place)) == reached)
        return frames / self._told.rate <= _NEAR

    def _seek(self, place: int) -> None:
        """Have the frames from a key frame at or before a place on."""
        if self._untimed:
            self._media.close()
            self._open()
            return
        ticks, back = self._ticks_at(place), Fraction(1, 2)
        earliest = min(0, self._stream.start_time or 0)
        while True:
            self._media.seek(max(ticks, earliest), stream=self._stream)
            self._context.flush_buffers()
            self._restart()
            if ticks <= earliest or (self._next is not None and self._next.place <= place):
                return
            ticks -= max(1, int(back / self._base))
            back *= 4

    def _place_of(self, time: Fraction) -> int:
        first = self._told.first
        if self._told.variable:
            # Times in a file are rounded to its ticks.
            return math.floor((max(time, first) + self._start) / self._base + Fraction(1, 2))
        return max(0, math.floor((time - first) * self._told.rate))

    def _place(self, frame: VideoFrame, counted: int) -> int:
        """Where a frame stands; where it does not say, it is where the count has come to."""
        ticks = frame.pts if frame.pts is not None else frame.dts
        if ticks is None or self._untimed:
            return counted
        if self._told.variable:
            return ticks
        return round((ticks * self._base - self._start - self._told.first) * self._told.rate)

    def _ticks_at(self, place: int) -> int:
        if self._told.variable:
            return place
        return self._ticks(self._told.first + place / self._told.rate)

    def _ticks(self, time: Fraction) -> int:
        return math.floor((time + self._start) / self._base + Fraction(1, 2))


def _no_frame(path: Path) -> InvalidData:
    return InvalidData(
        "No picture of “{name}” can be decoded here.",
        advice="The file is damaged: copy it again from where it came, or convert it.",
        name=path.name,
    )
