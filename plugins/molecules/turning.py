"""Turning: a molecule in space as a picture, and once around as a film."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from app.api import Camera, Pixels, Solid, film_of, turntable

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

    return film_of(frames(), RATE, quick=True)


def _over(pixels: Pixels, ground: Rgb) -> Pixels:
    """A picture with straight alpha over a colour (height, width, 3)."""
    alpha = pixels[..., 3:].astype(np.float32) / 255
    mixed = pixels[..., :3] * alpha + np.array(ground, np.float32) * (1 - alpha)
    return np.rint(mixed).astype(np.uint8)
