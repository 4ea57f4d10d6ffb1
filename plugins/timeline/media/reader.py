"""Reader: the frames and the sound of a file, decoded in another process."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, InvalidRequest, Json, Pixels
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.info import MediaInfo, PictureStream, SoundStream
from plugins.timeline.media.process import MediaProcess

Samples = NDArray[np.float32]
"""(frames, channels), ±1 at full scale."""

_PROBE_S = 20.0
_FRAMES_S = 30.0
_SOUND_S = 30.0
_BATCH_BYTES = 16 << 20
_MOST_BATCH = 64
_LARGEST_FRAME_BYTES = 1 << 30
_MOST_BREAKDOWNS = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture (height, width, 3 or 4), uint8 sRGB, and when it begins to be shown, in seconds."""

    time: Fraction
    pixels: Pixels


def probe(path: Path, process: MediaProcess) -> MediaInfo:
    """What a file is; raises InvalidData in words for what cannot be shown, or broke its decoder."""
    answer, _ = process.ask({"ask": "probe", "path": str(path.absolute())}, _PROBE_S)
    return MediaInfo.from_json(answer)


class Reader:
    """One file; may be used on any thread. Several may share a process, of which one waits for the other.

    All times are rational seconds from the file's first timestamp. What breaks the decoder three times is not tried
    again. Raises InvalidData.
    """

    def __init__(self, path: Path, process: MediaProcess, info: MediaInfo | None = None) -> None:
        self._path = path.absolute()
        self._process = process
        self._breakdowns = 0
        self.info = info if info is not None else probe(path, process)
        self._opening: dict[str, Json] = {"ask": "open", "path": str(self._path), "info": self.info.to_json()}

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def frame(self, time: Fraction, size: tuple[int, int] | None = None, *, exact: bool = True) -> Frame:
        """The frame that is shown at a time, or with `exact` off the key frame at or before it, which is quick.

        `size` is (width, height) in pixels, else as it is shown. What has transparency comes with alpha.
        """
        return self._frames([time], size, exact=exact)[0]

    def frames(
        self,
        times: Sequence[Fraction],
        size: tuple[int, int] | None = None,
        *,
        exact: bool = True,
        quick: bool = False,
    ) -> Iterator[Frame]:
        """The frames that are shown at times; in rising order each is decoded once.

        `quick` is for playing: edges of colours are coarser where a picture is given as large as it is coded.
        """
        picture = self._picture()
        width, height = size or (picture.width, picture.height)
        batch = max(1, min(_MOST_BATCH, _BATCH_BYTES // (width * height * 4)))
        for start in range(0, len(times), batch):
            yield from self._frames(times[start : start + batch], size, exact=exact, quick=quick)

    @property
    def codes_alike(self) -> bool:
        """Whether its frames can be given as they are coded and look the same: upright, opaque and of even size."""
        picture = self._picture()
        same = (picture.coded_width, picture.coded_height) == (picture.width, picture.height)
        plain = picture.bits == 8 and not picture.alpha and not picture.turn and not picture.mirrored
        return same and plain and not picture.transfer and not (picture.width % 2 or picture.height % 2)

    def coded(self, times: Sequence[Fraction]) -> Iterator[Coded]:
        """The frames that are shown at times, as they are coded, where `codes_alike`; in rising order each once."""
        picture = self._picture()
        shape = (picture.height * 3 // 2, picture.width)
        batch = max(1, min(_MOST_BATCH, _BATCH_BYTES // (shape[0] * shape[1])))
        for start in range(0, len(times), batch):
            wanted = times[start : start + batch]
            question = self._question(wanted, (picture.width, picture.height), coded=True)
            _, data = self._asked(question, _FRAMES_S + len(wanted), room=shape[0] * shape[1] * len(wanted))
            for planes in data.reshape(len(wanted), *shape):
                yield Coded(planes)

    def sound(self, first: int, count: int, rate: int, channels: int | None = 2) -> Samples:
        """So many samples from one on at a rate, (count, channels): silence where there is none.

        With `channels` 1 or 2 it is mixed to mono or stereo, with None it stays as it is.
        """
        if rate <= 0 or count < 0 or channels not in (None, 1, 2):
            raise InvalidRequest(
                "Sound cannot be given at {rate} samples a second in {channels} channels.",
                advice="Ask for mono or stereo, at a rate above zero.",
                rate=rate,
                channels=channels or 0,
            )
        stream = self._sound()
        wide = channels or stream.channels
        if not count:
            return np.zeros((0, wide), np.float32)
        question: dict[str, Json] = {
            "ask": "sound",
            "path": str(self._path),
            "stream": stream.index,
            "first": first,
            "count": count,
            "rate": rate,
            "channels": channels,
        }
        shape, data = self._asked(question, _SOUND_S + count / rate, room=count * wide * 4)
        if tuple(shape) != (count, wide):
            raise InvalidData(
                "The sound of “{name}” changes its channels on the way.",
                advice="Convert it with another program.",
                name=self._path.name,
            )
        return data.view(np.float32).reshape(count, wide)

    def length(self, rate: int) -> int:
        """How many samples at a rate the whole file is long."""
        return math.ceil(self.info.duration * rate)

    def close(self) -> None:
        """Have the process let go of the file."""
        if self._process.pid is not None:
            self._asked({"ask": "close", "path": str(self._path)}, _FRAMES_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _frames(
        self, times: Sequence[Fraction], size: tuple[int, int] | None, *, exact: bool, quick: bool = False
    ) -> list[Frame]:
        picture = self._picture()
        width, height = size or (picture.width, picture.height)
        channels = 4 if picture.alpha else 3
        one = width * height * channels
        if min(width, height) < 1 or one > _LARGEST_FRAME_BYTES:
            raise InvalidRequest(
                "A picture of {width} × {height} pixels cannot be given.",
                advice="Choose a smaller one, of at least one pixel.",
                width=width,
                height=height,
            )
        question = self._question(times, (width, height), exact=exact, quick=quick)
        begins, data = self._asked(question, _FRAMES_S + len(times), room=one * len(times))
        pixels = data.reshape(len(times), height, width, channels)
        return [Frame(Fraction(begin), picture) for begin, picture in zip(begins, pixels, strict=True)]

    def _question(
        self,
        times: Sequence[Fraction],
        size: tuple[int, int],
        *,
        exact: bool = True,
        quick: bool = False,
        coded: bool = False,
    ) -> dict[str, Json]:
        picture = self._picture()
        return {
            "ask": "frames",
            "path": str(self._path),
            "stream": picture.index,
            "times": [str(time) for time in times],
            "size": [*size],
            "exact": exact,
            "quick": quick,
            "alpha": picture.alpha,
            "coded": coded,
        }

    def _asked(self, question: dict[str, Json], limit_s: float, room: int = 0) -> tuple[Any, NDArray[np.uint8]]:
        if self._breakdowns >= _MOST_BREAKDOWNS:
            raise InvalidData(
                "“{name}” broke its decoder {count} times, and is not tried again.",
                advice="Convert it with another program, or leave it out.",
                name=self._path.name,
                count=self._breakdowns,
            )
        before = self._process.starts
        pid = self._process.pid
        try:
            return self._process.ask(question, limit_s, first=self._opening, room=room)
        except InvalidData:
            if self._process.pid is None and (pid is not None or self._process.starts > before):
                self._breakdowns += 1
            raise

    def _picture(self) -> PictureStream:
        if self.info.picture is None:
            raise InvalidData("“{name}” has no pictures.", advice="Use it on a track of sound.", name=self._path.name)
        return self.info.picture

    def _sound(self) -> SoundStream:
        if self.info.sound is None:
            raise InvalidData("“{name}” has no sound.", advice="Use its pictures alone.", name=self._path.name)
        return self.info.sound
