"""Turning: a molecule in space as a picture, and once around as a film."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from app.api import Camera, Pixels, Solid, turntable

MP4 = "video/mp4"
SIDE_PX, FRAMES, RATE = 512, 96, 24
"""A turn of four seconds."""

Rgb = tuple[int, int, int]


def picture_of_solid(solid: Solid, camera: Camera, size: tuple[int, int], check: Callable[[], None]) -> Pixels:
    """A picture (height, width, 4) on a transparent ground, as it is seen."""
    return next(turntable(solid, 1, size, camera=camera, check=check))


def turn_of(
    solid: Solid,
    camera: Camera,
    ground: Rgb,
    check: Callable[[], None],
    report: Callable[[int, int], None],
    *,
    count: int = FRAMES,
    side: int = SIDE_PX,
) -> bytes:
    """Once around the vertical of the view, with all of the solid in sight, as an MP4 on a ground of a colour."""
    around = Camera.around(solid, turn=camera.turn, angle=camera.angle)

    def frames() -> Iterator[Pixels]:
        turned = turntable(solid, count, (side, side), camera=around, check=check)
        for number, pixels in enumerate(turned):
            report(number, count)
            yield _over(pixels, ground)

    return _film(frames())


def _over(pixels: Pixels, ground: Rgb) -> Pixels:
    """A picture with straight alpha over a colour (height, width, 3)."""
    alpha = pixels[..., 3:].astype(np.float32) / 255
    mixed = pixels[..., :3] * alpha + np.array(ground, np.float32) * (1 - alpha)
    return np.rint(mixed).astype(np.uint8)


def _film(frames: Iterator[Pixels]) -> bytes:
    """Frames (height, width, 3) with even sides, coded as H.264."""
    import av

    with TemporaryDirectory(prefix="seisei-turn-") as folder:
        path = Path(folder) / "turn.mp4"
        with av.open(str(path), "w", format="mp4", container_options={"movflags": "+faststart"}) as media:
            stream: Any = media.add_stream("libx264", rate=RATE, options={"preset": "medium", "crf": "16"})
            stream.pix_fmt = "yuv420p"
            for number, pixels in enumerate(frames):
                if number == 0:
                    stream.height, stream.width = pixels.shape[:2]
                frame: Any = av.VideoFrame.from_ndarray(pixels, "rgb24")
                frame.pts, frame.time_base = number, Fraction(1, RATE)
                media.mux(stream.encode(frame))
            media.mux(stream.encode(None))
        return path.read_bytes()
