"""Transitions: dissolves, dips and wipes, pixel by pixel."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from app.api import BlendMode
from plugins.timeline.compositing.turning import wipe_share
from plugins.timeline.model import Clip, Gap, Solid, Track, Transition, TransitionKind
from tests.plugins.timeline.compositing.parts import HEIGHT, RATE, WIDTH, Bench, clip, nested, number_in, track

RED, BLUE = Solid("#ff0000ff"), Solid("#0000ffff")


def _cut(
    kind: TransitionKind, first: Clip | Gap, second: Clip | Gap, colour: str = "#000000ff", angle: float = 0.0
) -> Track:
    """A transition from four frames before a cut at 10 until four after it."""
    return track(first, Transition(kind, 4 / RATE, 4 / RATE, colour, angle), second)


def test_a_dissolve_mixes_by_the_share_that_is_over(bench: Bench) -> None:
    whole = _cut(TransitionKind.DISSOLVE, clip(RED, 10), clip(BLUE, 10))
    for frame in range(20):
        share = min(1, max(0, (frame - 6) / 8))
        seen = bench.see(whole, at=frame)
        assert np.abs(seen[0, 0].astype(float) - (255 * (1 - share), 0, 255 * share)).max() <= 0.51, frame
        assert (seen == seen[0, 0]).all()


def test_a_dissolve_shows_frames_beyond_the_cut(bench: Bench) -> None:
    film = bench.film(30)
    whole = _cut(TransitionKind.DISSOLVE, clip(film, 10), clip(film, 10, 15))
    for frame in range(6, 14):
        share = (frame - 6) / 8
        wanted = frame * (1 - share) + (15 + frame - 10) * share
        assert number_in(bench.see(whole, at=frame)) == pytest.approx(wanted, abs=0.13)


def test_a_dissolve_from_a_gap_shows_what_is_below(bench: Bench) -> None:
    below = clip(RED, 20)
    whole = _cut(TransitionKind.DISSOLVE, Gap(10 / RATE), clip(BLUE, 10))
    assert np.abs(bench.see(below, whole, at=10)[0, 0].astype(int) - (127, 0, 127)).max() <= 1
    assert tuple(bench.see(below, whole, at=2)[0, 0]) == (255, 0, 0)


def test_blend_modes_and_opacity_hold_within_a_dissolve(bench: Bench) -> None:
    below = clip(Solid("#404040ff"), 20)
    adding = clip(Solid("#202020ff"), 10, blend=BlendMode.ADD)
    half = clip(Solid("#ffffffff"), 10, values={"opacity": 0.5})
    whole = _cut(TransitionKind.DISSOLVE, adding, half)
    first, second = 0x60, (0x40 + 255) / 2
    for frame in (6, 8, 10, 13):
        share = (frame - 6) / 8
        assert abs(bench.see(below, whole, at=frame)[0, 0, 0] - (first * (1 - share) + second * share)) <= 1.01


def test_a_dissolve_in_a_nested_sequence_keeps_its_colours(bench: Bench) -> None:
    inner = track(clip(RED, 10), Transition(in_offset=4 / RATE, out_offset=Fraction(0)), Gap(4 / RATE), clip(BLUE, 4))
    content, others = nested(inner)
    seen = bench.see(clip(Solid("#00ff00ff"), 20), clip(content, 20), at=8, others=others)
    assert np.abs(seen[0, 0].astype(int) - (127, 127, 0)).max() <= 2


def test_a_dip_goes_over_its_colour(bench: Bench) -> None:
    whole = _cut(TransitionKind.DIP, clip(RED, 10), clip(BLUE, 10), colour="#ffffffff")
    assert tuple(bench.see(whole, at=6)[0, 0]) == (255, 0, 0)
    assert np.abs(bench.see(whole, at=8)[0, 0].astype(int) - (255, 127, 127)).max() <= 1
    assert tuple(bench.see(whole, at=10)[0, 0]) == (255, 255, 255)
    assert np.abs(bench.see(whole, at=12)[0, 0].astype(int) - (127, 127, 255)).max() <= 1
    assert tuple(bench.see(whole, at=14)[0, 0]) == (0, 0, 255)


@pytest.mark.parametrize(
    ("angle", "later"),
    [
        (0, np.s_[:, : WIDTH // 4]),
        (180, np.s_[:, -WIDTH // 4 :]),
        (90, np.s_[: HEIGHT // 4, :]),
        (270, np.s_[-HEIGHT // 4 :, :]),
    ],
)
def test_a_wipe_comes_in_from_its_side(bench: Bench, angle: float, later: tuple[slice, slice]) -> None:
    whole = _cut(TransitionKind.WIPE, clip(RED, 10), clip(BLUE, 10), angle=angle)
    seen = bench.see(whole, at=8)
    blue = (seen[..., 2] > 200) & (seen[..., 0] < 55)
    wanted = np.zeros_like(blue)
    wanted[later] = True
    assert (blue != wanted).sum() <= max(WIDTH, HEIGHT)
    assert abs(int(blue.sum()) - wanted.sum()) <= max(WIDTH, HEIGHT)


def test_a_wipe_begins_with_the_one_and_ends_with_the_other() -> None:
    for angle in (0, 30, 90, 200, -45):
        for softness in (0, 0.2, 1):
            transition = Transition(TransitionKind.WIPE, angle=angle, softness=softness)
            assert not wipe_share(transition, 0, (64, 36)).any()
            assert (wipe_share(transition, 1, (64, 36)) == 1).all()
            shares = [wipe_share(transition, number / 10, (64, 36)).mean() for number in range(11)]
            assert shares == sorted(shares)
            assert shares[5] == pytest.approx(0.5, abs=0.02)


def test_a_soft_edge_is_as_wide_as_it_says() -> None:
    soft = wipe_share(Transition(TransitionKind.WIPE, softness=0.25), 0.5, (64, 36))[0]
    partly = ((soft > 0) & (soft < 1)).sum()
    assert abs(int(partly) - 16) <= 1
    steps = np.diff(soft[(soft > 0) & (soft < 1)])
    assert steps == pytest.approx(-1 / 16, abs=1e-4)
    sharp = wipe_share(Transition(TransitionKind.WIPE), 0.5, (64, 36))[0]
    assert ((sharp > 0) & (sharp < 1)).sum() <= 1
