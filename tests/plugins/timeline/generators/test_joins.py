"""Joins: what is made goes on from a film, and leads to one, without a jump."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from app.api import Pixels
from plugins.timeline.generators.shot_joins import cross_faded
from tests.plugins.timeline.generators.bench import apart


def pan(numbers: range, *, softened: bool) -> list[Pixels]:
    """A texture that moves by two pixels a frame; softened and a little darker as an autoencoder gives it back."""
    import cv2

    coarse = np.random.default_rng(3).integers(30, 226, (24, 60, 3)).astype(np.uint8)
    whole = np.asarray(cv2.resize(coarse, (480, 192), interpolation=cv2.INTER_CUBIC), np.uint8)
    frames = [np.ascontiguousarray(whole[:, 2 * number : 2 * number + 256]) for number in numbers]
    if not softened:
        return frames
    return [np.asarray(cv2.GaussianBlur(frame, (0, 0), 6) * 0.9, np.uint8) for frame in frames]


def steps(frames: list[Pixels]) -> list[float]:
    """How far each frame is from the one before."""
    return [apart(one, two) for one, two in pairwise(frames)]


def test_what_is_made_goes_on_without_a_jump() -> None:
    film, made = pan(range(8), softened=False), pan(range(8, 24), softened=True)
    joined = list(cross_faded(made, len(made), 8, film[-1]))
    assert len(joined) == len(made)
    usual = max(steps(film))
    assert apart(film[-1], joined[0]) < usual * 1.15
    assert max(steps(joined)) < usual * 1.15
    # It is the cross-fade that does it, and at its end nothing of it is left.
    assert apart(film[-1], made[0]) > usual * 1.3
    assert all(np.array_equal(one, two) for one, two in zip(joined[8:], made[8:], strict=True))


def test_the_frame_that_fades_out_moves_along() -> None:
    film, made = pan(range(8), softened=False), pan(range(8, 24), softened=True)
    true = pan(range(8, 24), softened=False)
    joined = list(cross_faded(made, len(made), 8, film[-1]))
    still = film[-1].astype(np.float32) * (4 / 9) + made[4].astype(np.float32) * (5 / 9)
    assert apart(joined[4], true[4]) < 0.8 * apart(np.asarray(still, np.uint8), true[4])


def test_what_fills_a_gap_has_no_jump_at_either_end() -> None:
    film, made = pan(range(22), softened=False), pan(range(6, 16), softened=True)
    joined = list(cross_faded(made, len(made), 8, film[5], film[16]))
    usual = max(steps(film))
    for outer, inner, plain in ((film[5], joined[0], made[0]), (film[16], joined[-1], made[-1])):
        assert apart(outer, inner) < usual * 1.15
        assert apart(outer, plain) > usual * 1.3
    assert len(joined) == 10


def test_of_frames_that_have_nothing_in_common_one_fades_into_the_other() -> None:
    near = np.zeros((64, 64, 3), np.uint8)
    made = [np.full((64, 64, 3), 90 + number, np.uint8) for number in range(9)]
    joined = list(cross_faded(made, 9, 8, near))
    assert max(steps([near, *joined])) < 16
    assert next(map(np.mean, cross_faded(made, 9, 8, None))) == 90
