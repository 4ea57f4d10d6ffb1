"""A film whose motion is known: a disc goes over a ground that goes another way, at any moment."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 240, 160
_FINE = 4


def texture(seed: int, height: int, width: int, size: float) -> NDArray[np.float32]:
    """Blobs of colour of about a size, with finer ones on them."""
    random = np.random.default_rng(seed)
    coarse, fine = (random.normal(size=(height, width, 3)).astype(np.float32) for _ in range(2))
    mixed = cv2.GaussianBlur(coarse, (0, 0), size) + 0.3 * cv2.GaussianBlur(fine, (0, 0), size / 3)
    low, high = float(mixed.min()), float(mixed.max())
    return np.asarray((mixed - low) * 255 / (high - low), np.float32)


_GROUND = texture(1, HEIGHT, WIDTH + 200, 4)
_DISC = texture(2, HEIGHT, WIDTH, 3)


def disc(time: float, radius: float = 32) -> NDArray[np.float32]:
    """Where the disc is (height, width), 0 to 1."""
    mask = np.zeros((HEIGHT * _FINE, WIDTH * _FINE), np.uint8)
    x, y = 70 + 6 * time, 70 + 2 * time
    cv2.circle(mask, (round(x * _FINE), round(y * _FINE)), round(radius * _FINE), 255, -1)
    return np.asarray(cv2.resize(mask, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), np.float32) / np.float32(255)


def ground(time: float) -> NDArray[np.float32]:
    """The ground alone: what is seen goes three pixels left in a unit of time."""
    moved = np.array([[1, 0, -30 - 3 * time], [0, 1, 0]], np.float32)
    return np.asarray(cv2.warpAffine(_GROUND, moved, (WIDTH, HEIGHT)), np.float32)


def frame(time: float) -> NDArray[np.uint8]:
    """The film at a moment: the disc goes six pixels right and two down in a unit of time."""
    moved = np.array([[1, 0, 6 * time], [0, 1, 2 * time]], np.float32)
    above = np.asarray(cv2.warpAffine(_DISC, moved, (WIDTH, HEIGHT)), np.float32)
    share = disc(time)[..., None]
    return np.asarray(np.rint(ground(time) * (1 - share) + above * share), np.uint8)


def psnr(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> float:
    """How near two pictures are, in decibels."""
    off = float(np.square(one.astype(np.float32) - two).mean())
    return float(10 * np.log10(255**2 / max(off, 1e-6)))
