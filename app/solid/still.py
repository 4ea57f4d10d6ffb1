"""Still pictures of a solid as files."""

from __future__ import annotations

from app.document.errors import UserError
from app.solid.camera import Camera
from app.solid.drawing import LARGEST_SIDE, draw_solid, never
from app.solid.look import FINEST, Detail, Look
from app.solid.solid import Solid
from app.solid.visible import Check


def png_of(
    solid: Solid,
    size: tuple[int, int],
    *,
    camera: Camera | None = None,
    look: Look | None = None,
    detail: Detail = FINEST,
    check: Check = never,
) -> bytes:
    """A picture of (width, height) pixels on a transparent ground; large ones are drawn less finely.

    Raises UserError for a size that cannot be drawn.
    """
    import cv2

    if not (min(size) >= 1 and max(size) <= LARGEST_SIDE):
        raise UserError(
            "A picture of {width} × {height} pixels cannot be drawn.",
            advice="Choose from 1 to {largest} pixels for each side.",
            width=size[0],
            height=size[1],
            largest=LARGEST_SIDE,
        )
    fineness = min(detail.fineness, LARGEST_SIDE / max(size))
    finer = Detail(fineness, detail.directions, detail.steps)
    drawn = draw_solid(solid, camera or Camera.around(solid, angle=20), *size, look, finer, check)
    _, data = cv2.imencode(".png", cv2.cvtColor(drawn.straight, cv2.COLOR_RGBA2BGRA))
    return data.tobytes()
