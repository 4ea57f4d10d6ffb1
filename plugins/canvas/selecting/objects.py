"""Objects: what stands out inside of a box, told from what lies around it by its colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.api import Pixels
from plugins.canvas.model import Rect
from plugins.canvas.selecting.coverage import Coverage, Plane

_LONGEST = 640
"""So large is the picture that the object is looked for in; its edge is drawn on in full size."""
_ROUNDS = 5
_SEED = 7
_STEEP = 3.0


def object_in(picture: Pixels, box: Rect, corner: tuple[int, int], check: Callable[[], None]) -> Coverage:
    """The object in a box of the canvas by GrabCut; `picture` (height, width, 4) lies with a corner there.

    The picture has to show more than the box, as what lies outside of the box is not of the object.
    """
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, _LONGEST / max(height, width))
    size = (max(2, round(width * scale)), max(2, round(height * scale)))
    # On grey, so that what is transparent is of one colour.
    share = picture[..., 3:].astype(np.float32) / 255
    seen = (picture[..., :3] * share + 128 * (1 - share)).astype(np.uint8)
    small = cv2.resize(seen, size, interpolation=cv2.INTER_AREA)
    check()
    left, top = (box[0] - corner[0]) * scale, (box[1] - corner[1]) * scale
    x, y = max(0, round(left)), max(0, round(top))
    right, bottom = min(size[0], round(left + box[2] * scale)), min(size[1], round(top + box[3] * scale))
    nothing = Coverage(corner[0], corner[1], np.zeros((1, 1), np.uint8))
    if right - x < 2 or bottom - y < 2:
        return nothing
    labels = np.full((size[1], size[0]), cv2.GC_BGD, np.uint8)
    labels[y:bottom, x:right] = cv2.GC_PR_FGD
    if (labels != cv2.GC_BGD).all():
        # Without anything around it the border of the picture is not of the object.
        labels[[0, -1], :] = labels[:, [0, -1]] = cv2.GC_BGD
    if small.reshape(-1, 3).std(axis=0).max() < 1:
        return nothing
    ground, figure = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(_SEED)
    for number in range(_ROUNDS):
        check()
        how = cv2.GC_INIT_WITH_MASK if number == 0 else cv2.GC_EVAL
        cv2.grabCut(np.ascontiguousarray(small), labels, (0, 0, 1, 1), ground, figure, 1, how)
    found = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)
    large = cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)
    plane: Plane = (np.clip((large - 0.5) * max(1.0, _STEEP * scale) + 0.5, 0, 1) * 255 + 0.5).astype(np.uint8)
    return Coverage(corner[0], corner[1], plane)
