"""A studio of store, library and compositor, and films whose frames are told by their grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from app.storage.assets import FolderAssets
from plugins.timeline.compositing import Compositor
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.model import (
    MAIN,
    Clip,
    Content,
    Curve,
    Item,
    Keyframe,
    Media,
    Nested,
    Sequence,
    Timeline,
    Track,
    TrackKind,
)
from plugins.timeline.titles import TitlePainter

WIDTH, HEIGHT, RATE = 64, 36, Fraction(25)
SIZE = (WIDTH, HEIGHT)
CACHE = 64 << 20

Draw = Callable[[int], Pixels]


def grey_of(number: int, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """A frame whose grey is four times its number, and 20."""
    return np.full((height, width, 3), 20 + 4 * number, np.uint8)


def number_in(picture: NDArray[np.uint8]) -> float:
    """The number of the frame of which the middle of a picture is."""
    height, width = picture.shape[:2]
    return float((picture[height // 2, width // 2].mean() - 20) / 4)


def noise(seed: int, width: int = WIDTH, height: int = HEIGHT, channels: int = 3) -> Pixels:
    """A picture of random pixels."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


def write_film(
    path: Path, draw: Draw, frames: int, rate: Fraction = RATE, layout: str = "rgb24", **options: Any
) -> Path:
    """A film without loss, every frame of it whole."""
    height, width = draw(0).shape[:2]
    with av.open(str(path), "w") as media:
        video: Any = media.add_stream("png", rate=rate)
        video.width, video.height, video.pix_fmt = width, height, layout
        times = options.get("times") or range(frames)
        if "times" in options:
            video.time_base = video.codec_context.time_base = Fraction(1, 1000)
        base = Fraction(1, 1000) if "times" in options else 1 / rate
        for number in range(frames):
            pixels = draw(number)
            frame = av.VideoFrame.from_ndarray(pixels, "rgba" if pixels.shape[2] == 4 else "rgb24")
            frame.pts, frame.time_base = times[number], base
            media.mux(video.encode(frame))
        media.mux(video.encode(None))
    return path


class Bench:
    """What a test composites with."""

    def __init__(self, folder: Path, *, working: bool = True) -> None:
        self.folder = folder
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.library = MediaLibrary(self.assets, folder / "library")
        self.compositor = Compositor(self.library, TitlePainter(), CACHE, working=working)
        self.size = SIZE
        self._numbers = count()

    def close(self) -> None:
        self.compositor.close()
        self.library.close()

    def film(self, frames: int = 20, draw: Draw = grey_of, rate: Fraction = RATE, **options: Any) -> Media:
        """A film in the store."""
        path = write_film(self.folder / f"film{next(self._numbers)}.mov", draw, frames, rate, **options)
        return self.library.media(self.assets.add_bytes(path.read_bytes(), "video/quicktime"))

    def still(self, pixels: Pixels) -> Media:
        """A still picture in the store."""
        return self.library.media(self.assets.add_picture(pixels))

    def see(self, *tracks: Track | Clip, at: int = 0, others: tuple[Sequence, ...] = (), **more: Any) -> Pixels:
        """What these tracks look like at a frame."""
        size = more.pop("size", self.size)
        return self.compositor.frame(film_of(*tracks, others=others), MAIN, at / RATE, size, **more)


_ids = count()


def clip(content: Content, frames: int = 20, start: int = 0, **more: Any) -> Clip:
    """A clip of so many frames, from one of its content on; parameters that are numbers become constants."""
    curves = []
    for name in sorted(more.pop("values", {}).items()):
        key, value = name
        curves.append(Curve(key, value) if isinstance(value, tuple) else Curve.constant(key, float(value)))
    made = Clip(f"c{next(_ids)}", content, frames / RATE, start / RATE)
    return replace(made, curves=tuple(curves), **more)


def keys(*values: tuple[int, float]) -> tuple[Keyframe, ...]:
    """Keyframes at frames."""
    return tuple(Keyframe(frame / RATE, value) for frame, value in values)


def track(*items: Item, **more: Any) -> Track:
    """A track of pictures."""
    return Track(f"t{next(_ids)}", TrackKind.PICTURE, items=items, **more)


def film_of(*tracks: Track | Clip, others: tuple[Sequence, ...] = ()) -> Timeline:
    """A film of 64 × 36 pixels; the lowest track first."""
    whole = tuple(each if isinstance(each, Track) else track(each) for each in tracks)
    return Timeline((Sequence(MAIN, tracks=whole), *others), rate=RATE, width=WIDTH, height=HEIGHT)


def nested(*tracks: Track | Clip, id_: str = "inner") -> tuple[Nested, tuple[Sequence, ...]]:
    """A sequence as content, and what the film has to hold for it."""
    whole = tuple(each if isinstance(each, Track) else track(each) for each in tracks)
    return Nested(id_), (Sequence(id_, tracks=whole),)
