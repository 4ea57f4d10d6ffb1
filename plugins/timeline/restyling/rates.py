"""Rates: frames at a higher or lower rate, moved along with what moves, and never from one scene into another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from app.api import Pixels
from plugins.timeline.motion.between import between
from plugins.timeline.motion.flow import Flow, flow_between
from plugins.timeline.restyling.cuts import is_cut


class Interpolator(Protocol):
    """What makes the frames between two."""

    def between(self, first: Pixels, second: Pixels, shares: list[float]) -> Iterator[Pixels]:
        """A frame for each share of the way, above 0 and below 1, in rising order."""


class FlowInterpolator:
    """Frames in between by optical flow, which needs no model."""

    def between(self, first: Pixels, second: Pixels, shares: list[float]) -> Iterator[Pixels]:
        """A frame for each share of the way; the motion is found once."""
        flow: Flow = flow_between(first, second)
        for share in shares:
            yield between(first, second, share, flow)


def retimed(
    frames: Iterable[Pixels],
    rate: Fraction,
    wanted: Fraction,
    count: int,
    interpolator: Interpolator,
    on_cut: Callable[[int], None] = lambda _number: None,
) -> Iterator[Pixels]:
    """`count` frames at the rate `wanted` from frames at another; the last one stands to the end.

    Where a scene ends, its last frame stands until the next one begins; `on_cut` hears the number of that one's first.
    """
    source = iter(frames)
    first = next(source)
    step = rate / wanted
    number = made = 0
    for second in source:
        places: list[Fraction] = []
        while made < count and made * step < number + 1:
            places.append(made * step - number)
            made += 1
        if not places:
            first, number = second, number + 1
            continue
        ways = [place for place in places if place]
        yield from [first] * (len(places) - len(ways))
        if ways and is_cut(first, second):
            on_cut(number + 1)
            yield from [first] * len(ways)
        elif ways:
            yield from interpolator.between(first, second, [float(way) for way in ways])
        first, number = second, number + 1
    for _ in range(made, count):
        yield first
