"""SoundDecoder: sound from any time on, exact to the sample; runs in the process that decodes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from plugins.timeline.media.info import MediaInfo, SoundStream
from plugins.timeline.media.opening import open_media, stream_at

Samples = NDArray[np.float32]
"""(frames, channels), ±1 at full scale."""

DECODING_ERRORS = (av.error.FFmpegError, ValueError, OverflowError)
_PREROLL_S = Fraction(1, 4)
_KEPT_S = 2
_NEAR_S = 2
_AROUND = 64
"""So many samples before and after are resampled too: the filter reaches so far."""
_ANYWHERE = 1 << 62
_LAYOUTS = {1: "mono", 2: "stereo"}


class SoundDecoder:
    """One stream of sound, at its own rate; used by one thread. Sample 0 is at the file's first timestamp."""

    def __init__(self, path: Path, info: MediaInfo, stream: SoundStream) -> None:
        self._path = path
        self._told = stream
        self._start = info.start
        self._first = round(stream.first * stream.sample_rate)
        self._open()
        end = round((stream.first + stream.duration) * stream.sample_rate)
        base = Fraction(self._stream.time_base or 0) or Fraction(1, stream.sample_rate)
        self._coarse = base * stream.sample_rate > 2
        self._slack = math.ceil(base * stream.sample_rate) + 1 if self._coarse else 1
        # Encoders fill their last packet up; where times are rounded the end is not known to the sample.
        self._end = _ANYWHERE if self._coarse or not stream.duration else end
        self._lead = 0
        self._frame_size = self._usual_size() if self._coarse else 0
        self._from_start()

    def read(self, first: int, count: int, rate: int, channels: int | None = None) -> Samples:
        """Samples from one on, at a rate; silence before the first and after the last.

        With `channels` 1 or 2 it is mixed to mono or stereo, else all channels are given.
        """
        source = self._told.sample_rate
        if rate == source:
            return self._mixed(self.source(first, count), source, rate, channels)[:count]
        # The resampler's phases begin anew where both rates have a sample.
        period = source // math.gcd(source, rate)
        begin = (first * source // rate - _AROUND) // period * period
        end = -(-(first + count) * source // rate) + 2 * _AROUND
        made = self._mixed(self.source(begin, end - begin), source, rate, channels)
        skipped = first - begin * rate // source
        return _padded(made[skipped : skipped + count], count)

    def source(self, first: int, count: int) -> Samples:
        """Samples as they are in the file, at its own rate."""
        if first < self._kept_from or first > self._decoded_to + _NEAR_S * self._told.sample_rate:
            self._seek(first)
        last = first + count
        while self._decoded_to < last and self._step():
            pass
        if first < self._kept_from:
            # Where seeking comes too late, all is decoded from the start.
            self._from_start()
            while self._decoded_to < last and self._step():
                pass
        found = np.zeros((count, self._told.channels), np.float32)
        for begin, samples in self._kept:
            low, high = max(first, begin), min(last, begin + len(samples), self._end)
            if low < high:
                found[low - first : high - first] = samples[low - begin : high - begin]
        self._forget(first)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._media.close()

    def _mixed(self, samples: Samples, source: int, rate: int, channels: int | None) -> Samples:
        layout = _LAYOUTS.get(channels or 0, self._told.layout) if channels else self._told.layout
        if rate == source and layout == self._told.layout:
            return samples
        resampler = AudioResampler("fltp", layout, rate)
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", self._told.layout)
        frame.sample_rate = source
        made = [part.to_ndarray() for part in (*resampler.resample(frame), *resampler.resample(None))]
        return np.ascontiguousarray(np.concatenate(made, axis=1).T, np.float32)

    def _open(self) -> None:
        self._media = open_media(self._path)
        found = stream_at(self._media, self._told.index, self._path)
        assert isinstance(found, AudioStream)
        self._stream = found

    def _from_start(self) -> None:
        """Decode from the first sample on: only in a file that was just opened is what comes before it skipped."""
        self._media.close()
        self._open()
        self._began(0, -_ANYWHERE)

    def _seek(self, first: int) -> None:
        wanted = Fraction(first, self._told.sample_rate) - _PREROLL_S
        if wanted <= self._told.first or (self._coarse and not self._frame_size):
            self._from_start()
            return
        ticks = math.floor((wanted + self._start) / Fraction(self._stream.time_base or 1))
        self._media.seek(ticks, stream=self._stream)
        self._began(0, _ANYWHERE)
        self._fresh = True

    def _began(self, decoded_to: int, kept_from: int) -> None:
        self._frames = self._decoded()
        self._kept: list[tuple[int, Samples]] = []
        self._decoded_to, self._kept_from = decoded_to, kept_from
        self._counted: int | None = None
        self._fresh = False

    def _step(self) -> bool:
        """Decode one frame more; whether there was one."""
        frame = next(self._frames, None)
        if frame is None:
            return False
        samples = _floats(frame)
        if samples.shape[1] != self._told.channels:
            samples = np.resize(samples, (len(samples), self._told.channels))
        begin = self._begin_of(frame)
        if self._kept_from > begin:
            self._kept_from = begin
        self._counted = begin + len(samples)
        self._decoded_to = max(self._counted, 0)
        if self._fresh:
            # What a decoder gives first after a seek lacks what came before it.
            self._fresh = False
            self._kept_from = self._counted
            return True
        self._kept.append((begin, samples))
        return True

    def _begin_of(self, frame: AudioFrame) -> int:
        """Which sample a frame begins with: counted on where times are rounded, else by its time."""
        rate, pts = self._told.sample_rate, frame.pts
        if pts is None or frame.time_base is None:
            return self._counted if self._counted is not None else self._first
        told = round((pts * frame.time_base - self._start) * rate)
        if self._counted is not None and abs(told - self._counted) <= self._slack:
            return self._counted
        if self._counted is None and self._kept_from < 0 and abs(told - self._first) <= self._slack:
            return self._first
        if self._frame_size and self._counted is None:
            number = round(Fraction(told - self._first - self._lead, self._frame_size))
            snapped = self._first + self._lead + number * self._frame_size
            return snapped if number > 0 and abs(snapped - told) <= self._slack else told
        return told

    def _usual_size(self) -> int:
        """How many samples every frame has, or 0 where they differ; the first may be shorter, by what is skipped."""
        sizes = [frame.samples for frame, _ in zip(self._decoded(), range(12), strict=False)]
        usual = {*sizes[1:-1]}
        if len(usual) != 1:
            return 0
        size = usual.pop()
        self._lead = sizes[0] - size
        return size

    def _decoded(self) -> Iterator[AudioFrame]:
        packets = self._media.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except DECODING_ERRORS:
                return
            if packet is None:
                return
            try:
                yield from packet.decode()
            except DECODING_ERRORS:
                continue

    def _forget(self, first: int) -> None:
        keep = first - _KEPT_S * self._told.sample_rate
        while len(self._kept) > 1 and self._kept[0][0] + len(self._kept[0][1]) <= keep:
            self._kept.pop(0)
            self._kept_from = self._kept[0][0]


def _floats(frame: AudioFrame) -> Samples:
    data: NDArray[Any] = frame.to_ndarray()
    if not frame.format.is_planar:
        data = data.reshape(-1, frame.layout.nb_channels).T
    match data.dtype.kind:
        case "f":
            return data.T.astype(np.float32)
        case "u":
            return ((data.T.astype(np.float32) - 128) / 128).astype(np.float32)
    return (data.T / float(1 << (8 * data.dtype.itemsize - 1))).astype(np.float32)


def _padded(samples: Samples, count: int) -> Samples:
    if len(samples) >= count:
        return samples
    missing = np.zeros((count - len(samples), samples.shape[1]), np.float32)
    return np.concatenate((samples, missing))
