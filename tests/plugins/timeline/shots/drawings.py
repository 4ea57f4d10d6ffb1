"""Drawings of which everything is known: sky, ground, and a thing on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

HEIGHT, WIDTH, HORIZON = 144, 256, 80


def place(seed: int = 1) -> Picture:
    """A sky that changes softly over a textured ground."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    rows = np.linspace(0, 1, HORIZON)[:, None]
    picture[:HORIZON] = np.stack([90 + 60 * rows, 140 + 40 * rows, 230 - 20 * rows], -1).astype(np.uint8)
    noise = np.random.default_rng(seed).integers(0, 40, (HEIGHT - HORIZON, WIDTH, 1))
    picture[HORIZON:] = (np.array([60, 110, 40]) + noise).astype(np.uint8)
    return picture


def with_ball(picture: Picture) -> Picture:
    """The same with a red ball before it, and a little otherwise all over, as models draw."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    found = np.clip(picture.astype(np.int16) + 6, 0, 255).astype(np.uint8)
    found[ball()] = (220, 30, 30)
    assert rows.shape == columns.shape
    return found


def ball() -> NDArray[np.bool_]:
    """Where the ball is."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    inside: NDArray[np.bool_] = (rows - 88) ** 2 + (columns - 128) ** 2 < 22**2
    return inside
