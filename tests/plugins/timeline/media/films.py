"""Small films whose frames and samples tell their number, written by FFmpeg's own muxers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 128, 96
_BITS = 8


def numbered(number: int, width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """A picture that holds its number as eight bars, black or white, left to right from the lowest bit."""
    picture = np.zeros((height, width, 3), np.uint8)
    for bit in range(_BITS):
        if number >> bit & 1:
            picture[:, bit * width // _BITS : (bit + 1) * width // _BITS] = 255
    return picture


def number_of(picture: NDArray[np.uint8]) -> int:
    """The number that a picture holds, in any size."""
    height, width = picture.shape[:2]
    row = picture[height // 2, :, :3].mean(axis=1)
    return sum(1 << bit for bit in range(_BITS) if row[(2 * bit + 1) * width // (2 * _BITS)] > 127)


def ramp(first: int, count: int, rate: int, channels: int = 2) -> NDArray[np.float32]:
    """Sound in which every sample differs from those around it: two swept sines, another in each channel."""
    times = np.arange(first, first + count) / rate
    waves = [0.4 * np.sin(2 * np.pi * (220 + 110 * channel + 60 * times) * times) for channel in range(channels)]
    return np.stack(waves, axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Film:
    """What a film is made as; `times` are ticks of `base` for each frame, else they come at `rate`."""

    frames: int = 50
    rate: Fraction = Fraction(25)
    codec: str = "libx264"
    options: Mapping[str, str] = field(default_factory=lambda: {"g": "12", "crf": "12", "preset": "veryfast"})
    layout: str = "yuv420p"
    times: Sequence[int] = ()
    base: Fraction = Fraction(1, 1000)
    sound: str = ""
    sound_rate: int = 48_000
    sound_channels: int = 2
    seconds_of_sound: Fraction | None = None
    turn: int = 0
    container: Mapping[str, str] = field(default_factory=dict)

    def write(self, path: Path) -> Path:
        """Write it."""
        with av.open(str(path), "w", container_options=dict(self.container)) as media:
            video: Any = media.add_stream(self.codec, rate=self.rate, options=dict(self.options))
            video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, self.layout
            if self.times:
                video.time_base = video.codec_context.time_base = self.base
            if self.turn:
                video.set_display_rotation(self.turn)
            audio: Any = None
            if self.sound:
                audio = media.add_stream(self.sound, rate=self.sound_rate)
                audio.layout = "stereo" if self.sound_channels == 2 else "mono"
            for number in range(self.frames):
                frame = av.VideoFrame.from_ndarray(numbered(number), "rgb24")
                if self.times:
                    frame.pts, frame.time_base = self.times[number], self.base
                else:
                    frame.pts, frame.time_base = number, 1 / self.rate
                media.mux(video.encode(frame))
            media.mux(video.encode(None))
            if audio is not None:
                self._write_sound(media, audio)
        return path

    def _write_sound(self, media: Any, audio: Any) -> None:
        length = self.seconds_of_sound if self.seconds_of_sound is not None else self.frames / self.rate
        count = round(length * self.sound_rate)
        for first in range(0, count, 1000):
            size = min(1000, count - first)
            samples = ramp(first, size, self.sound_rate, self.sound_channels)
            layout = "stereo" if self.sound_channels == 2 else "mono"
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), "fltp", layout)
            frame.sample_rate, frame.pts, frame.time_base = self.sound_rate, first, Fraction(1, self.sound_rate)
            media.mux(audio.encode(frame))
        media.mux(audio.encode(None))
