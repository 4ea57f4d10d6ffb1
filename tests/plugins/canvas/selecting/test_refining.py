"""The coarse answer of a model is brought to the edges of the picture."""

from __future__ import annotations

import cv2
import numpy as np

from plugins.canvas.selecting.refining import refined

SIDE = 1536
Y, X = np.mgrid[0:SIDE, 0:SIDE]
THING = ((X - 700) ** 2 / 1.6 + (Y - 800) ** 2 < 300**2) | ((abs(X - 700) < 40) & (Y > 200) & (Y < 800))


def picture() -> np.ndarray:
    """Something bright on a dark ground, both noisy."""
    noise = np.random.default_rng(2).integers(0, 30, (SIDE, SIDE, 1))
    return np.repeat(np.where(THING[..., None], 190, 60) + noise, 3, axis=2).astype(np.uint8)


def coarse(shift: int = 0) -> np.ndarray:
    """As a model tells it: on 192 cells, and enlarged."""
    moved = np.roll(THING, shift, axis=1).astype(np.float32)
    small = cv2.resize(moved, (192, 192), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR), np.float32)


def wrong(found: np.ndarray) -> int:
    return int((found != THING).sum())


def test_its_edge_is_that_of_the_picture() -> None:
    share = coarse(shift=4)
    found = refined(share, picture())
    inside = found.within((0, 0, SIDE, SIDE))
    assert wrong(inside > 127) < 0.5 * wrong(share > 0.5)
    soft = ((inside > 20) & (inside < 235)).sum()
    assert 0 < soft < 0.02 * SIDE * SIDE
    assert found.bounds[2] < SIDE, "it is no larger than it has to be"


def test_a_corner_moves_it_and_nothing_is_nothing() -> None:
    share = np.zeros((100, 120), np.float32)
    share[20:40, 30:60] = 1
    plain = np.full((100, 120, 3), 99, np.uint8)
    found = refined(share, plain, (1000, 2000))
    whole = found.within((1000, 2000, 120, 100))
    assert np.array_equal(whole > 127, share > 0.5)
    assert not refined(share * np.float32(0.3), plain).plane.any()
