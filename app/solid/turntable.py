"""Turntable: a solid that turns around once, frame by frame."""

from __future__ import annotations

from collections.abc import Iterator

from app.document.errors import UserError
from app.solid.arrays import Bytes
from app.solid.camera import Camera
from app.solid.drawing import LARGEST_SIDE, draw_solid, never
from app.solid.look import STILL, Detail, Look
from app.solid.solid import Solid
from app.solid.visible import Check

MOST_FRAMES = 10_000


def turntable(
    solid: Solid,
    frames: int,
    size: tuple[int, int],
    *,
    camera: Camera | None = None,
    look: Look | None = None,
    detail: Detail = STILL,
    check: Check = never,
) -> Iterator[Bytes]:
    """Frames (height, width, 4), sRGB with straight alpha; after the last one comes the first again.

    `size` is width and height. Without a camera all of the solid is in sight. Raises UserError for a size or a number
    of frames that cannot be drawn.
    """
    largest = int(LARGEST_SIDE / max(1.0, detail.fineness))
    if not (1 <= size[0] <= largest and 1 <= size[1] <= largest):
        raise UserError(
            "A picture of {width} × {height} pixels cannot be drawn.",
            advice="Choose from 1 to {largest} pixels for each side.",
            width=size[0],
            height=size[1],
            largest=largest,
        )
    if not 1 <= frames <= MOST_FRAMES:
        raise UserError(
            "A turn of {frames} frames cannot be drawn.",
            advice="Choose from 1 to {most} frames.",
            frames=frames,
            most=MOST_FRAMES,
        )
    seen = camera or Camera.around(solid, angle=20)
    for frame in range(frames):
        yield draw_solid(solid, seen.turned(360 * frame / frames, 0), *size, look, detail, check).straight
