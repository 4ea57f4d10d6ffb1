"""Window: the frames and motions around one, of a film that is read once from beginning to end."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.between import filled
from plugins.timeline.motion.flow import Field
from plugins.timeline.restyling.chain import step_between, worked_size
from plugins.timeline.restyling.cuts import is_cut
from plugins.timeline.restyling.source import Source
from plugins.timeline.restyling.tracking import Masks

_BUDGET_BYTES = 512 << 20
_LONGEST = 120
_SHORTEST = 4
_MARGIN = 3


class Window:
    """Frames by their number, and the motion of what lies behind the masks to the frames beside them.

    What lies behind moves as what is around it does.
    """

    def __init__(self, source: Source, masks: Masks, grow: int) -> None:
        self._frames: Iterator[Pixels] = source.frames()
        self._check = source.check
        self._masks = masks
        self._grow = grow
        self._size = worked_size(*source.size)
        self._held: dict[int, Pixels] = {}
        self._ways: dict[tuple[int, int], NDArray[np.float16] | None] = {}
        self._holes: dict[int, NDArray[np.bool_]] = {}
        self._read = 0
        self.count = source.count
        width, height = self._size
        one = source.width * source.height * 3 + width * height * 9
        self.reach = max(_SHORTEST, min(_LONGEST, _BUDGET_BYTES // (3 * one)))
        """How many frames before and after one are looked at, so that memory holds them."""

    def hold(self, first: int, end: int) -> None:
        """Have the frames from one up to another in memory, and no earlier ones."""
        for held in (self._held, self._holes):
            for number in [number for number in held if number < first]:
                del held[number]
        for pair in [pair for pair in self._ways if min(pair) < first]:
            del self._ways[pair]
        while self._read < min(end, self.count):
            self._held[self._read] = next(self._frames)
            self._read += 1

    def frame(self, number: int) -> Pixels:
        """A frame that is held."""
        return self._held[number]

    def hole(self, number: int) -> NDArray[np.bool_]:
        """Where a frame shows the object, in the size in which motion is looked for."""
        if number not in self._holes:
            width, height = self._size
            self._holes[number] = self._masks.grown(number, self._grow, width, height)
        return self._holes[number]

    def way(self, number: int, other: int) -> Field | None:
        """The motion from a frame to the one beside it; None where a scene ends between them."""
        if (number, other) not in self._ways:
            self._find(min(number, other))
        found = self._ways[number, other]
        return None if found is None else found.astype(np.float32)

    def _find(self, number: int) -> None:
        self._check()
        one, two = self._held[number], self._held[number + 1]
        pairs = (number, number + 1), (number + 1, number)
        if is_cut(one, two):
            for pair in pairs:
                self._ways[pair] = None
            return
        flow = step_between(one, two)
        for (at, other), field in zip(pairs, (flow.forward, flow.backward), strict=True):
            self._ways[at, other] = self._behind(field, self.hole(at)).astype(np.float16)

    def _behind(self, field: Field, hole: NDArray[np.bool_]) -> Field:
        """A motion in which what is in the hole moves as what is around it."""
        import cv2

        if not hole.any():
            return field
        wide = cv2.dilate(hole.astype(np.uint8), np.ones((2 * _MARGIN + 1, 2 * _MARGIN + 1), np.uint8)) > 0
        around = (~wide).astype(np.float32)[..., None]
        smooth = filled(np.concatenate([field * around, around], -1))
        return np.where(wide[..., None], smooth, field)
