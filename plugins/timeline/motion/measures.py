"""Measures: how steady a film is, and how much moves in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from app.api import InvalidRequest, Pixels
from plugins.timeline.motion.flow import Flow, flow_between, warped


def warping_error(frames: Iterable[Pixels], along: Iterable[Pixels] | None = None) -> float:
    """The mean square of what changes from frame to frame besides motion, with white as 1; 0 is wholly steady.

    Pixels that are covered or laid open do not count. The motion is that of `along` where it is given, such as the
    film that was restyled. A film in which nothing moves is steady, too: say `motion_magnitude` beside it.
    """
    errors = []
    for (one, two), flow in _pairs(frames, along):
        kept = flow.kept()
        if kept.any():
            off = one.astype(np.float32) - warped(two, flow.forward).astype(np.float32)
            errors.append(float(np.square(off[kept] / 255).mean()))
    return _mean(errors)


def motion_magnitude(frames: Iterable[Pixels]) -> float:
    """How far a pixel moves from a frame to the next, the mean, in pixels."""
    return _mean([float(np.linalg.norm(flow.forward[flow.kept()], axis=-1).mean()) for _, flow in _pairs(frames, None)])


def _pairs(frames: Iterable[Pixels], along: Iterable[Pixels] | None) -> Iterator[tuple[tuple[Pixels, Pixels], Flow]]:
    if along is None:
        for one, two in pairwise(frames):
            yield (one, two), flow_between(one, two)
        return
    for (one, original), (two, next_original) in pairwise(zip(frames, along, strict=True)):
        yield (one, two), flow_between(original, next_original)


def _mean(values: list[float]) -> float:
    if not values:
        raise InvalidRequest("A single frame has no motion.", advice="Measure at least two.")
    return float(np.mean(values))
