"""Skeletons of people in the colours of OpenPose, which control networks for poses were taught."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from app.api.seeing import Figure

# Where each joint of OpenPose lies among those of COCO; the neck lies between the shoulders.
_NECK = 1
_OF_COCO = (0, -1, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3)
_SHOULDERS = (5, 6)
_LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
    (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
_COLOURS = tuple(
    tuple(round(255 * part) for part in colorsys.hsv_to_rgb(at / len(_OF_COCO), 1, 1)) for at in range(len(_OF_COCO))
)
_SURE = 0.3
_SIZE = 512
"""At this shorter side a limb is eight pixels wide and a joint a circle of that width."""
_HALF = 4
_DIM = 0.6


def skeletons(figures: Sequence[Figure], width: int, height: int) -> Pixels:
    """People as bones and joints on black (height, width, 3); joints that the model is not sure of are left out."""
    picture = np.zeros((height, width, 3), np.uint8)
    half = max(1.0, _HALF * min(width, height) / _SIZE)
    # The largest lie in front.
    for figure in reversed(figures):
        _draw(picture, _joints(figure), half)
    return picture


def is_seen(figure: Figure) -> bool:
    """Whether anything of a person would be drawn."""
    seen = _joints(figure)[:, 2] >= _SURE
    return any(seen[one] and seen[other] for one, other in _LIMBS)


def _joints(figure: Figure) -> NDArray[np.float32]:
    """The joints of OpenPose (18, 3): x, y and a score."""
    found = figure.joints[list(_OF_COCO)].astype(np.float32)
    left, right = (figure.joints[at] for at in _SHOULDERS)
    found[_NECK] = (*((left[:2] + right[:2]) / 2), min(left[2], right[2]))
    return found


def _draw(picture: Pixels, joints: NDArray[np.float32], half: float) -> None:
    import cv2

    def sure(*numbers: int) -> bool:
        return all(joints[number, 2] >= _SURE for number in numbers)

    for (one, other), colour in zip(_LIMBS, _COLOURS, strict=False):
        if sure(one, other):
            start, end = joints[one, :2], joints[other, :2]
            way, middle = end - start, (start + end) / 2
            axes = (max(1, round(float(np.hypot(*way)) / 2)), max(1, round(half)))
            angle = round(float(np.degrees(np.arctan2(way[1], way[0]))))
            shape = cv2.ellipse2Poly((round(float(middle[0])), round(float(middle[1]))), axes, angle, 0, 360, 3)
            cv2.fillConvexPoly(
                picture, np.asarray(shape, np.int32), tuple(round(part * _DIM) for part in colour), cv2.LINE_AA
            )
    for number, colour in enumerate(_COLOURS):
        if sure(number):
            x, y = (round(float(value)) for value in joints[number, :2])
            cv2.circle(picture, (x, y), max(1, round(half)), colour, -1, cv2.LINE_AA)
