"""Source: the film that another is made from, at a constant rate and in a size that can be written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.api import AssetId, AssetStore, InvalidData, InvalidRequest, Pixels, RunContext, Samples
from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.library import Lane, MediaLibrary
from plugins.timeline.media.reader import Reader

KEPT_INFO = "media-info-1"
"""Under which name the library of media keeps what it found out about a file."""

_AAC_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000)
_USUAL_RATE = 48_000


class Source:
    """So many frames of a film from one on, (height, width, 3), and the sound that belongs to them.

    `check` is called for every frame, and wherever work on them takes long; it may raise.
    A film of a variable rate is given at its mean. Width and height are even: one pixel more where they are not.
    """

    def __init__(
        self,
        reader: Reader,
        start_s: float = 0.0,
        seconds: float | None = None,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        picture = reader.info.picture
        if picture is None:
            raise InvalidData("“{name}” has no pictures.", advice="Use it on a track of sound.", name=reader.path.name)
        self._reader = reader
        self.check = check
        self.rate = picture.rate
        self.width, self.height = picture.width + picture.width % 2, picture.height + picture.height % 2
        there = max(1, round((picture.first + picture.duration) * self.rate))
        self.first = round(Fraction(start_s) * self.rate)
        left = there - self.first
        self.count = left if seconds is None else min(left, max(1, round(Fraction(seconds) * self.rate)))
        if left < 1:
            raise InvalidRequest(
                "The film ends before second {start}.", advice="Begin at an earlier one.", start=f"{start_s:g}"
            )
        sound = reader.info.sound
        self.sound_rate = 0 if sound is None else sound.sample_rate if sound.sample_rate in _AAC_RATES else _USUAL_RATE
        self.channels = 0 if sound is None else min(2, sound.channels)
        self.samples = 0
        if sound is not None:
            self._sound_begins = round(self.first / self.rate * self.sound_rate)
            end = Fraction(self.first + self.count) / self.rate
            if self.count == left:
                end = max(end, sound.first + sound.duration)
            self.samples = round(end * self.sound_rate) - self._sound_begins

    @property
    def info(self) -> MediaInfo:
        """What the file is."""
        return self._reader.info

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    @property
    def seconds(self) -> Fraction:
        """How long its pictures are."""
        return self.count / self.rate

    def frames(self, first: int = 0, count: int | None = None, size: tuple[int, int] | None = None) -> Iterator[Pixels]:
        """Its frames in order, from one on; in another size where that is given."""
        many = self.count - first if count is None else count
        # The middle of a frame is the frame, however its file rounds the times.
        times = [(self.first + first + number + Fraction(1, 2)) / self.rate for number in range(many)]
        for frame in self._reader.frames(times, size or self.size):
            self.check()
            yield opaque(frame.pixels)

    def frame(self, number: int, size: tuple[int, int] | None = None) -> Pixels:
        """One of its frames."""
        return next(self.frames(number, 1, size))

    def sound(self, first: int, count: int) -> Samples:
        """Its sound from a sample on, (count, channels)."""
        channels = 2 if self.channels == 2 else 1
        return self._reader.sound(self._sound_begins + first, count, self.sound_rate, channels)


@contextmanager
def opened(context: RunContext, asset: str, start_s: float = 0.0, seconds: float | None = None) -> Iterator[Source]:
    """A film in the store, for the length of the block; raises InvalidData for what is none."""
    with TemporaryDirectory(prefix="seisei-film-") as folder:
        library = MediaLibrary(context.assets, Path(folder))
        try:
            yield Source(library.reader(AssetId(asset), Lane.BEHIND), start_s, seconds, context.check)
        finally:
            library.close()


def known_info(assets: AssetStore, asset: str) -> MediaInfo | None:
    """What was found out about a film before; nothing is opened for it."""
    data = assets.kept(AssetId(asset), KEPT_INFO) if asset else None
    try:
        return MediaInfo.from_json(json.loads(data)) if data else None
    except (ValueError, InvalidData):
        return None


def opaque(pixels: Pixels) -> Pixels:
    """A picture without alpha, what is transparent on black."""
    if pixels.shape[2] == 3:
        return pixels
    return np.asarray(pixels[..., :3].astype(np.uint16) * pixels[..., 3:] // 255, np.uint8)
