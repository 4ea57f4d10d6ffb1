"""Flow: where every pixel of a frame is in another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels

Field = NDArray[np.float32]
"""Of every pixel how far right and down something is, (height, width, 2), in pixels."""

_RELATIVE = 0.01
_ABSOLUTE = 0.5
_LEAST_SIDE = 16
_SEARCHED_SIDE = 960


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The motion between two frames: from pixels of the first to the second, and from those of the second back."""

    forward: Field
    backward: Field

    @property
    def turned(self) -> Flow:
        """The same with the second frame as the first."""
        return Flow(self.backward, self.forward)

    def kept(self) -> NDArray[np.bool_]:
        """Which pixels of the first frame are seen in the second, too: those from which there and back leads home."""
        there = self.forward
        back = warped_field(self.backward, there)
        off = _squared(there + back)
        long = _squared(there) + _squared(back)
        height, width = there.shape[:2]
        across, down = _ends(there)
        inside = (across >= 0) & (across <= width - 1) & (down >= 0) & (down <= height - 1)
        found: NDArray[np.bool_] = (off <= _RELATIVE * long + _ABSOLUTE) & inside
        return found


def flow_between(first: Pixels, second: Pixels) -> Flow:
    """The motion between two frames (height, width, 3) of one size, both ways, by DIS."""
    if first.shape != second.shape:
        raise InvalidRequest("Frames of one film are of one size.", advice="Scale them first.")
    height, width = first.shape[:2]
    one, two = _grey(first), _grey(second)
    return Flow(_searched(one, two, width, height), _searched(two, one, width, height))


def warped(picture: Pixels, field: Field) -> Pixels:
    """What is found at the end of each pixel's way: of the second frame, say, what belongs on the first.

    Pictures are (height, width), or with channels. Beyond the border the border goes on.
    """
    import cv2

    across, down = _ends(field)
    return np.asarray(cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def warped_field(values: NDArray[np.float32], field: Field) -> NDArray[np.float32]:
    """The same of anything else that each pixel has."""
    import cv2

    across, down = _ends(field)
    return np.asarray(cv2.remap(values, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def scaled(field: Field, width: int, height: int) -> Field:
    """The same motion in a picture of another size."""
    import cv2

    was_high, was_wide = field.shape[:2]
    if (was_wide, was_high) == (width, height):
        return field
    larger = np.asarray(cv2.resize(field, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    return larger * np.array([width / was_wide, height / was_high], np.float32)


def _grey(frame: Pixels) -> NDArray[np.uint8]:
    import cv2

    grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(frame[..., :3]), cv2.COLOR_RGB2GRAY), np.uint8)
    longest = max(grey.shape)
    if longest > _SEARCHED_SIDE:
        height, width = (max(_LEAST_SIDE, round(side * _SEARCHED_SIDE / longest)) for side in grey.shape)
        return np.asarray(cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    down, across = (max(0, _LEAST_SIDE - side) for side in grey.shape)
    return np.pad(grey, ((0, down), (0, across)), mode="edge") if down or across else grey


def _searched(one: NDArray[np.uint8], two: NDArray[np.uint8], width: int, height: int) -> Field:
    import cv2

    # The fast preset is a quarter quicker, and 1 to 5 dB worse in what then lies between two frames.
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    found = np.asarray(search.calc(one, two, np.zeros((*one.shape, 2), np.float32)), np.float32)
    if max(width, height) > _SEARCHED_SIDE:
        return scaled(found, width, height)
    return np.ascontiguousarray(found[:height, :width])


def _ends(field: Field) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    height, width = field.shape[:2]
    across = np.arange(width, dtype=np.float32) + field[..., 0]
    down = np.arange(height, dtype=np.float32)[:, None] + field[..., 1]
    return across, down


def _squared(field: Field) -> NDArray[np.float32]:
    return np.asarray(field[..., 0] ** 2 + field[..., 1] ** 2, np.float32)
