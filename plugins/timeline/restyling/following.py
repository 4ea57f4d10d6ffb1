"""Following: a film restyled by key frames, which all other frames follow along the film's own motion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.motion.flow import Flow, warped
from plugins.timeline.restyling.chain import Chain, shrunk, step_between, worked_size
from plugins.timeline.restyling.colours import Tint, tint_to
from plugins.timeline.restyling.cuts import is_cut

_SURE = 0.5
_LEAST = 1e-3
_MOST_HELD = 0.6


Style = Callable[[Pixels, int], Pixels]
"""Draws a key frame (height, width, 3) anew, which has that number."""


@dataclass(slots=True)
class Steadiness:
    """How steady frames are along a film's motion, and how much moves, told frame by frame."""

    errors: list[float] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)

    def add(self, first: Pixels, second: Pixels, step: Flow) -> None:
        """Two frames of the result, one after the other, and the motion from the first to the second."""
        kept = step.kept()
        if not kept.any():
            return
        size = step.forward.shape[1], step.forward.shape[0]
        one, two = shrunk(first, size), shrunk(second, size)
        off = one.astype(np.float32) - warped(two, step.forward).astype(np.float32)
        self.errors.append(float(np.square(off[kept] / 255).mean()))
        self.lengths.append(float(np.linalg.norm(step.forward[kept], axis=-1).mean()))

    @property
    def measures(self) -> dict[str, float]:
        """The mean warping error, with white as 1, and the mean motion in pixels from frame to frame."""
        if not self.errors:
            return {}
        return {"warping_error": float(np.mean(self.errors)), "motion_magnitude": float(np.mean(self.lengths))}


@dataclass(slots=True)
class Following:
    """Restyles frames one scene after the other; no more of them are in memory than lie between two key frames.

    A key frame is drawn every `every` frames and at both ends of a scene. With `temporal` (0 to 1) it begins with what
    the one before became, moved along, is matched to it in its colours, and keeps that much of it where it still shows.
    """

    style: Style
    every: int
    temporal: float
    tint: Callable[[Pixels], Tint] = lambda _first: Tint()
    steadiness: Steadiness = field(default_factory=Steadiness)
    _tint: Tint = field(default_factory=Tint)

    def restyled(self, frames: Iterable[Pixels]) -> Iterator[Pixels]:
        """Every frame restyled, in order; between scenes nothing is carried on."""
        last: Pixels | None = None
        for frame, step in self._moved(frames):
            if last is not None and step is not None:
                self.steadiness.add(last, frame, step)
            last = frame
            yield frame

    def _moved(self, frames: Iterable[Pixels]) -> Iterator[tuple[Pixels, Flow | None]]:
        """Every frame with the motion from the one before in its scene."""
        source = iter(frames)
        held = next(source, None)
        number = -1
        while held is not None:
            number += 1
            key = self._first(held, number)
            yield key, None
            span, steps = [held], []
            held = None
            for frame in source:
                if is_cut(span[-1], frame):
                    held = frame
                    break
                steps.append(step_between(span[-1], frame))
                span.append(frame)
                number += 1
                if len(steps) == self.every:
                    key, made = self._between(key, span, steps, number)
                    yield from zip(made, steps, strict=True)
                    span, steps = [frame], []
            if steps:
                _, made = self._between(key, span, steps, number)
                yield from zip(made, steps, strict=True)

    def _first(self, frame: Pixels, number: int) -> Pixels:
        drawn = self.style(frame, number)
        self._tint = self.tint(drawn)
        return self._tint.applied(drawn)

    def _between(self, key: Pixels, span: list[Pixels], steps: list[Flow], number: int) -> tuple[Pixels, list[Pixels]]:
        """The next key frame, and all frames after the one before up to it."""
        height, width = key.shape[:2]
        size = worked_size(width, height)
        before = [Chain.of(*size)]
        for step in steps:
            before.append(before[-1].after(step.turned))
        following = self._next(span[-1], number, key, before[-1])
        after = [Chain.of(*size)]
        for step in reversed(steps):
            after.append(after[-1].after(step))
        made = [
            _mixed(key, following, before[at], after[len(steps) - at], at / len(steps)) for at in range(1, len(steps))
        ]
        return following, [*made, following]

    def _next(self, frame: Pixels, number: int, key: Pixels, chain: Chain) -> Pixels:
        """The key frame of a frame, as near to the one before as is asked."""
        height, width = frame.shape[:2]
        carried, seen = chain.fetched(key), chain.seen_in(width, height)
        drawn = self._tint.applied(self.style(laid(frame, carried, seen * self.temporal), number))
        if not self.temporal:
            return drawn
        sure = seen[..., 0] > _SURE
        drawn = tint_to(drawn, carried, self.temporal, sure).applied(drawn)
        return laid(drawn, carried, seen * (self.temporal * _MOST_HELD))


def _mixed(key: Pixels, following: Pixels, before: Chain, after: Chain, share: float) -> Pixels:
    """A frame between two key frames: both moved to where it is, each where it shows what is there."""
    height, width = key.shape[:2]
    soft = share * share * (3 - 2 * share)
    one = before.seen_in(width, height) * (1 - soft) + _LEAST * (1 - share)
    two = after.seen_in(width, height) * soft + _LEAST * share
    return laid(before.fetched(key), after.fetched(following), two / (one + two))


def laid(below: Pixels, above: Pixels, share: NDArray[np.floating]) -> Pixels:
    """One picture over another, by shares (height, width, 1)."""
    mixed = below.astype(np.float32) * (1 - share) + above.astype(np.float32) * share
    return np.asarray(np.rint(mixed), np.uint8)
