"""Tracking: an object that was marked in one frame, found in all others along what moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.flow import Flow, warped, warped_field
from plugins.timeline.restyling.chain import Chain, shrunk, step_between, worked_size
from plugins.timeline.restyling.cuts import is_cut
from plugins.timeline.restyling.source import Source

Mask = NDArray[np.bool_]
"""Where the object is, (height, width)."""

_BLOCK = 32
_SHARE = 0.5
_SEEN = 0.5
_ALIKE = 14
_LEAST_PIXELS = 16
_MOST_PIXELS = 2000
_CLOSED = 5
_LEAST_PART = 0.05


class Masks:
    """A mask for each frame in the size in which motion is looked for, packed to a bit a pixel."""

    def __init__(self, count: int, size: tuple[int, int]) -> None:
        self.count = count
        self.size = size
        self._packed: list[NDArray[np.uint8] | None] = [None] * count

    def put(self, number: int, mask: Mask) -> None:
        """Keep the mask of a frame."""
        self._packed[number] = np.packbits(mask) if mask.any() else None

    def get(self, number: int) -> Mask:
        """The mask of a frame; all False where there is no object."""
        width, height = self.size
        packed = self._packed[number]
        if packed is None:
            return np.zeros((height, width), np.bool_)
        return np.unpackbits(packed, count=width * height).reshape(height, width).astype(np.bool_)

    def grown(self, number: int, pixels: int, width: int, height: int) -> Mask:
        """The mask of a frame in another size, wider by so many of its pixels."""
        import cv2

        mask = self.get(number).astype(np.uint8)
        large = cv2.resize(mask * 255, (width, height), interpolation=cv2.INTER_LINEAR) > 127
        if not pixels:
            return np.asarray(large, np.bool_)
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
        return np.asarray(cv2.dilate(large.astype(np.uint8), disc) > 0, np.bool_)


def tracked(source: Source, mask: Mask, at: int, tell: Callable[[int, int], None]) -> Masks:
    """Where the object of frame `at` is in every frame of its scene; `tell` hears of frames and may raise."""
    size = worked_size(*source.size)
    masks = Masks(source.count, size)
    first = resized_mask(mask, size)
    masks.put(at, first)
    done = 1
    for number, found in _followed(source.frames(at), first):
        masks.put(at + number, found)
        done += 1
        tell(done, source.count)
    for number, found in _followed(_backwards(source, at), first):
        masks.put(at - number, found)
        done += 1
        tell(done, source.count)
    return masks


def given(source: Source, film: Source, tell: Callable[[int, int], None]) -> Masks:
    """The masks of a film of masks, white where the object is."""
    size = worked_size(*source.size)
    masks = Masks(source.count, size)
    for number, frame in enumerate(film.frames(0, source.count, size)):
        masks.put(number, np.asarray(frame.mean(-1) > 127, np.bool_))
        tell(number + 1, source.count)
    return masks


def mask_of(picture: Pixels) -> Mask:
    """What a picture marks: what is opaque, or where nothing is transparent, what is white."""
    if picture.shape[2] == 4 and (picture[..., 3] < 255).any():
        return np.asarray(picture[..., 3] > 127, np.bool_)
    return np.asarray(picture[..., :3].mean(-1) > 127, np.bool_)


def resized_mask(mask: Mask, size: tuple[int, int]) -> Mask:
    """A mask in another size, (width, height)."""
    import cv2

    return np.asarray(cv2.resize(mask.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA) > 127, np.bool_)


def _followed(frames: Iterable[Pixels], mask: Mask) -> Iterator[tuple[int, Mask]]:
    """The mask of every frame after the first, with how many frames later it is, to the end of the scene.

    Pixels are followed by their own motion, and where that is lost, as it is along edges, by that of the whole object:
    what is found by either has to look as it did.
    """
    height, width = mask.shape
    chain = Chain.of(width, height)
    start = mask.astype(np.float32)
    whole = np.eye(3)
    before, look = mask, None
    for number, (one, two) in enumerate(pairwise(frames)):
        if is_cut(one, two):
            return
        step = step_between(one, two)
        chain = chain.after(step.turned)
        first, now = shrunk(one, (width, height)), shrunk(two, (width, height))
        look = first if look is None else look
        own = (warped_field(start, chain.way) > _SHARE) & ((chain.seen > _SEEN) | _alike(warped(look, chain.way), now))
        whole = _moved(step, before) @ whole
        before = _closed(own | _by_the_whole(mask, look, now, whole))
        yield number + 1, before


def _by_the_whole(mask: Mask, look: Pixels, now: Pixels, whole: NDArray[np.float64]) -> Mask:
    """Where the object is by the motion of the whole, and still looks as it did."""
    import cv2

    size = mask.shape[1], mask.shape[0]
    moved = cv2.warpAffine(mask.astype(np.float32), whole[:2], size) > _SHARE
    return np.asarray(moved & _alike(np.asarray(cv2.warpAffine(look, whole[:2], size), np.uint8), now), np.bool_)


def _moved(step: Flow, mask: Mask) -> NDArray[np.float64]:
    """The motion of a whole object from a frame to the next: it is shifted, turned and scaled, (3, 3)."""
    import cv2

    rows, columns = np.nonzero(mask & step.kept())
    if len(rows) < _LEAST_PIXELS:
        return np.eye(3)
    few = slice(None, None, max(1, len(rows) // _MOST_PIXELS))
    there = np.stack([columns, rows], -1)[few].astype(np.float32)
    # The same places give the same motion: what is drawn by lot begins anew.
    cv2.setRNGSeed(0)
    found, _ = cv2.estimateAffinePartial2D(there, there + step.forward[rows, columns][few])
    if found is None:
        return np.eye(3)
    return np.vstack([np.asarray(found, np.float64), [0.0, 0.0, 1.0]])


def _alike(one: Pixels, two: Pixels) -> Mask:
    """Where two pictures show much the same, not in single pixels alone."""
    import cv2

    off = np.abs(one.astype(np.float32) - two.astype(np.float32)).mean(-1)
    near = (cv2.GaussianBlur(off, (0, 0), 1.0) < _ALIKE).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)) > 0, np.bool_)


def _closed(mask: Mask) -> Mask:
    """Without specks that only look like it, and without the holes that motion leaves which was not found."""
    import cv2

    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_CLOSED, _CLOSED))
    whole = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, disc)
    count, labels, facts, _ = cv2.connectedComponentsWithStats(whole)
    if count < 2:
        return np.asarray(whole > 0, np.bool_)
    areas = np.asarray(facts)[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    return np.asarray((areas >= _LEAST_PART * areas.max())[labels], np.bool_)


def _backwards(source: Source, at: int) -> Iterator[Pixels]:
    """The frames from one on back to the first, read in blocks."""
    end = at + 1
    size = worked_size(*source.size)
    while end > 0:
        begin = max(0, end - _BLOCK)
        block = [shrunk(frame, size) for frame in source.frames(begin, end - begin)]
        yield from reversed(block)
        end = begin
