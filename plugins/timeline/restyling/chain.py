"""Chain: where every pixel of a frame is in a key frame further off, step by step along the film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.flow import Field, Flow, flow_between, scaled, warped, warped_field

_WORKED_SIDE = 640
_EDGE = 3
_SOFTNESS = 0.008


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """The way from a frame to its key frame, and how surely the key frame shows what is there (height, width), 0 to 1.

    A picture is fetched along it once, so that it isn't blurred by every step.
    """

    way: Field
    seen: NDArray[np.float32]

    @staticmethod
    def of(width: int, height: int) -> Chain:
        """The way of the key frame itself."""
        return Chain(np.zeros((height, width, 2), np.float32), np.ones((height, width), np.float32))

    def after(self, step: Flow) -> Chain:
        """The way of the next frame, where `step` is the motion from that frame to this one."""
        way = step.forward + warped_field(self.way, step.forward)
        seen = step.kept().astype(np.float32) * warped_field(self.seen, step.forward)
        return Chain(way, np.asarray(seen, np.float32))

    def fetched(self, key: Pixels) -> Pixels:
        """The key frame as it belongs on this one, in the key frame's size."""
        height, width = key.shape[:2]
        return warped(key, scaled(self.way, width, height))

    def seen_in(self, width: int, height: int) -> NDArray[np.float32]:
        """How surely the key frame shows what is there, for a picture of another size, (height, width, 1)."""
        import cv2

        # An edge that is hard, or runs through what is half hidden, shows as an outline.
        sure = cv2.erode(self.seen, np.ones((_EDGE, _EDGE), np.uint8))
        soft = cv2.GaussianBlur(sure, (0, 0), _SOFTNESS * max(self.seen.shape))
        return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)[..., None]


def worked_size(width: int, height: int) -> tuple[int, int]:
    """The size in which motion is looked for: larger films gain nothing by it."""
    share = min(1.0, _WORKED_SIDE / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))


def shrunk(frame: Pixels, size: tuple[int, int]) -> Pixels:
    """A frame in a smaller size, (width, height)."""
    import cv2

    if (frame.shape[1], frame.shape[0]) == size:
        return frame
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def step_between(first: Pixels, second: Pixels) -> Flow:
    """The motion between two frames in the size in which it is looked for."""
    size = worked_size(first.shape[1], first.shape[0])
    return flow_between(shrunk(first, size), shrunk(second, size))
