"""Films: the pictures of one, small enough to be kept and shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

from app.api import InvalidData, Pixels

_MOST_FRAMES = 1_500


@dataclass(frozen=True, slots=True, eq=False)
class ReadFilm:
    """Pictures (height, width, 3), row after row without a gap, so many a second."""

    frames: tuple[Pixels, ...]
    rate: float


def read_film(data: bytes, pixels: int, check: Callable[[], None] = lambda: None) -> ReadFilm:
    """The pictures of a film, of no more than so many pixels each; raises InvalidData where it cannot be read."""
    import av

    frames: list[Pixels] = []
    try:
        with av.open(io.BytesIO(data), "r") as media:
            stream: Any = media.streams.video[0]
            rate = float(stream.average_rate or 25)
            scale = min(1.0, sqrt(pixels / (stream.width * stream.height)))
            wide, high = (max(2, round(side * scale) // 2 * 2) for side in (stream.width, stream.height))
            for frame in media.decode(stream):
                check()
                # Rows of some widths are padded, and a picture of Qt has none that are
                frames.append(np.ascontiguousarray(frame.to_ndarray(format="rgb24", width=wide, height=high)))
                if len(frames) >= _MOST_FRAMES:
                    break
    except (OSError, ValueError, IndexError, av.FFmpegError) as error:
        raise InvalidData("The film cannot be shown.", advice="Make it again.", detail=error) from error
    if not frames:
        raise InvalidData("The film cannot be shown.", advice="Make it again.")
    return ReadFilm(tuple(frames), rate)
