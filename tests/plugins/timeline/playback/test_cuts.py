"""The cuts before and after a time."""

from __future__ import annotations

from fractions import Fraction

from plugins.timeline.model import MAIN, Sequence, TrackKind
from plugins.timeline.playback.cuts import next_cut, previous_cut
from tests.plugins.timeline.films import RATE, clip, dissolve, frames, gap, track


def film() -> Sequence:
    """Two tracks: edges at 0, 20, 50 and 10, 30, 45."""
    one = track("v", clip("a", 20), dissolve(5, 5), clip("b", 30))
    two = track("s", gap(10), clip("c", 20), gap(5), clip("d", 10), kind=TrackKind.SOUND)
    return Sequence(MAIN, "", (one, two))


def walk(at: Fraction, forwards: bool) -> list[int]:
    """The cuts from a time on, in frames."""
    found: list[int] = []
    go = next_cut if forwards else previous_cut
    cut = go(film(), at)
    while cut is not None:
        found.append(int(cut * RATE))
        cut = go(film(), cut)
    return found


def test_all_edges_of_clips_are_met_one_after_the_other() -> None:
    assert walk(Fraction(0), forwards=True) == [10, 20, 30, 35, 45, 50]
    assert walk(frames(50), forwards=False) == [45, 35, 30, 20, 10, 0]
    assert walk(frames(70), forwards=False) == [50, 45, 35, 30, 20, 10, 0]
    assert walk(frames(21), forwards=False) == [20, 10, 0]


def test_an_empty_film_has_none() -> None:
    empty = Sequence(MAIN, "", (track("v"),))
    assert next_cut(empty, Fraction(0)) is None
    assert previous_cut(empty, Fraction(0)) is None
    assert previous_cut(empty, Fraction(2)) == 0
