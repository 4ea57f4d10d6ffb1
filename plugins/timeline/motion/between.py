"""Between: the frame that lies between two others, moved along with what moves."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels
from plugins.timeline.motion.flow import Field, Flow, flow_between, scaled, warped, warped_field

Number = TypeVar("Number", np.uint8, np.float32)

_WORKED_SIDE = 640
_SHARPNESS = 0.15
_LEAST_WEIGHT = 1e-6
_WIDEST_FILL = 5


def between(first: Pixels, second: Pixels, share: float, flow: Flow | None = None) -> Pixels:
    """The frame `share` of the way from one frame to the next, (height, width, 3); 0 is the first, 1 the second.

    What is covered or laid open on the way comes from that frame alone in which it is seen. `flow` is that between
    the two, where it is known already.
    """
    if not 0 <= share <= 1:
        raise InvalidRequest("Nothing lies between frames there.", advice="Choose a share from 0 to 1.")
    if share in (0, 1):
        return (second if share else first).copy()
    ways = flow if flow is not None else flow_between(first, second)
    height, width = ways.forward.shape[:2]
    small = min(1.0, _WORKED_SIDE / max(height, width))
    size = (max(1, round(width * small)), max(1, round(height * small)))
    coarse = Flow(scaled(ways.forward, *size), scaled(ways.backward, *size))
    motion = flow_at(coarse, _resized(first, size), _resized(second, size), share)
    weight = _resized(_weights(coarse, motion, share), (width, height))[..., None]
    motion = scaled(motion, width, height)
    before = warped(first, -np.float32(share) * motion)
    after = warped(second, np.float32(1 - share) * motion)
    return np.asarray(np.rint(before * (1 - weight) + after * weight), np.uint8)


def blended(first: Pixels, second: Pixels, share: float) -> Pixels:
    """The two laid over one another, as players do who know no motion."""
    mixed = first.astype(np.float32) * (1 - share) + second.astype(np.float32) * share
    return np.asarray(np.rint(mixed), np.uint8)


def flow_at(flow: Flow, first: Pixels, second: Pixels, share: float) -> Field:
    """The motion from the first frame to the second, told for the pixels of the frame between them.

    Both motions are laid down where they lead; where several meet, that counts whose colours agree.
    """
    total = np.zeros((*flow.forward.shape[:2], 3), np.float64)
    for sources, others, motion, way, sign in (
        (first, second, flow.forward, share, 1.0),
        (second, first, flow.backward, 1 - share, -1.0),
    ):
        off = np.abs(sources.astype(np.float32) - warped(others, motion).astype(np.float32)).mean(-1)
        weight = np.exp(-_SHARPNESS * off) * (1 - way)
        _lay(total, motion * np.float32(way), motion * np.float32(sign), weight.astype(np.float32))
    return filled(total)


def _lay(total: NDArray[np.float64], way: Field, values: Field, weight: NDArray[np.float32]) -> None:
    """Add values (and the weight that they have, last) where a way leads, each to the four pixels around."""
    height, width = way.shape[:2]
    across = np.arange(width, dtype=np.float32) + way[..., 0]
    down = np.arange(height, dtype=np.float32)[:, None] + way[..., 1]
    left, top = np.floor(across), np.floor(down)
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        column, row = (left + x).astype(np.int64), (top + y).astype(np.int64)
        share = weight * (1 - np.abs(across - column)) * (1 - np.abs(down - row))
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        at = (row * width + column)[inside]
        share = share[inside]
        for channel in (0, 1):
            total[..., channel] += np.bincount(at, share * values[..., channel][inside], height * width).reshape(
                height, width
            )
        total[..., 2] += np.bincount(at, share, height * width).reshape(height, width)


def filled(total: NDArray[np.floating]) -> Field:
    """The mean of what was laid down, and where nothing was, that of what is around.

    `total` (height, width, 3) has sums of motions and, last, their weight.
    """
    import cv2

    sums = total.astype(np.float32)
    weight = sums[..., 2]
    field = sums[..., :2] / np.maximum(weight, _LEAST_WEIGHT)[..., None]
    empty = weight < _LEAST_WEIGHT * 100
    radius = 2.0
    for _ in range(_WIDEST_FILL):
        if not empty.any():
            break
        smooth = np.asarray(cv2.GaussianBlur(sums, (0, 0), radius), np.float32)
        now = empty & (smooth[..., 2] > _LEAST_WEIGHT)
        field[now] = smooth[now][:, :2] / smooth[now][:, 2:]
        empty &= ~now
        radius *= 3
    field[empty] = 0
    return np.ascontiguousarray(field)


def _weights(flow: Flow, motion: Field, share: float) -> NDArray[np.float32]:
    """The weight of the second frame in each pixel, 0 or 1 where the other one doesn't show what is there."""
    only_first = warped_field(1 - flow.kept().astype(np.float32), -np.float32(share) * motion)
    only_second = warped_field(1 - flow.turned.kept().astype(np.float32), np.float32(1 - share) * motion)
    second = only_second * (1 - only_first)
    first = only_first * (1 - only_second)
    return np.asarray(np.clip(second + share * (1 - second - first), 0, 1), np.float32)


def _resized(values: NDArray[Number], size: tuple[int, int]) -> NDArray[Number]:
    import cv2

    height, width = values.shape[:2]
    if (width, height) == size:
        return values
    smaller = size[0] < width
    return np.asarray(
        cv2.resize(values, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR), values.dtype
    )
