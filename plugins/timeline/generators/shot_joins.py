"""Joins: frames that go on from a film, or lead to one, with no jump where both meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from app.api import Pixels
from plugins.timeline.motion.between import blended
from plugins.timeline.restyling.chain import Chain, step_between, worked_size
from plugins.timeline.restyling.following import laid


def cross_faded(
    frames: Iterable[Pixels], count: int, overlap: int, before: Pixels | None, after: Pixels | None = None
) -> Iterator[Pixels]:
    """So many frames, with the film's last one `before` them and its next one `after` them, of the same size.

    Over `overlap` frames, of two joins over half of all at most, the film's own frame is carried along what moves and
    fades out.
    """
    source = iter(frames)
    most = count // 2 if before is not None and after is not None else count
    overlap = min(overlap, most)
    head = overlap if before is not None else 0
    tail = overlap if after is not None else 0
    if before is not None:
        yield from _faded(islice(source, head), before, head)
    yield from islice(source, count - head - tail)
    if after is not None:
        yield from reversed(list(_faded(reversed(list(islice(source, tail))), after, tail)))


def _faded(frames: Iterable[Pixels], near: Pixels, count: int) -> Iterator[Pixels]:
    """So many frames from the one that is next to a film's own frame on, which fades from them."""
    height, width = near.shape[:2]
    chain, last = Chain.of(*worked_size(width, height)), near
    for number, frame in enumerate(frames):
        chain = chain.after(step_between(frame, last))
        last = frame
        # Where the film's frame does not show what is there, it stands: any other cross-fade does no more.
        held = laid(near, chain.fetched(near), chain.seen_in(width, height))
        share = (number + 1) / (count + 1)
        yield blended(held, frame, share)
