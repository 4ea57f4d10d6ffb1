"""Small pictures, painted as they would be seen: a night, a meadow, a fire and others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_SIZE = 160
Plane = NDArray[np.float64]


def _grid() -> tuple[Plane, Plane]:
    y, x = np.mgrid[0:_SIZE, 0:_SIZE] / _SIZE
    return x, y


def _mixed(low: tuple[int, int, int], high: tuple[int, int, int], amount: Plane) -> Plane:
    return np.asarray(np.array(low) + (np.array(high) - np.array(low)) * amount[..., None])


def _clouds(seed: int, size: int) -> Plane:
    """Smooth noise between 0 and 1, with details of so many pixels."""
    chance = np.random.default_rng(seed)
    coarse = chance.random((_SIZE // size + 2, _SIZE // size + 2))
    y, x = np.mgrid[0:_SIZE, 0:_SIZE] / size
    row, column = y.astype(int), x.astype(int)
    down, across = y - row, x - column
    top = coarse[row, column] * (1 - across) + coarse[row, column + 1] * across
    bottom = coarse[row + 1, column] * (1 - across) + coarse[row + 1, column + 1] * across
    return np.asarray(top * (1 - down) + bottom * down)


def _pixels(picture: Plane) -> Pixels:
    return np.clip(picture, 0, 255).astype(np.uint8)


def night() -> Pixels:
    """A deep blue sky that grows lighter towards the horizon, with a few stars."""
    _x, y = _grid()
    picture = _mixed((6, 10, 34), (24, 40, 92), y)
    chance = np.random.default_rng(1)
    for _ in range(14):
        row, column = chance.integers(0, _SIZE, 2)
        picture[row, column] = (220, 225, 255)
    return _pixels(picture)


def meadow() -> Pixels:
    """Light green grass under a pale sky."""
    _x, y = _grid()
    picture = _mixed((120, 190, 90), (150, 205, 110), _clouds(2, 8))
    sky = _mixed((205, 230, 250), (225, 240, 252), y)
    picture[y < 0.35] = sky[y < 0.35]
    return _pixels(picture)


def fire() -> Pixels:
    """Orange and yellow flames on black."""
    x, y = _grid()
    tongues = np.clip((_clouds(3, 5) * 0.9 + _clouds(4, 16)) * (0.25 + y) * (1.1 - 1.3 * np.abs(x - 0.5)), 0, 1)
    heat = np.clip(tongues * 2.2 - 0.5, 0, 1)
    return _pixels(np.stack([255 * heat, 175 * heat**1.8, 40 * heat**3], axis=-1))


def snow() -> Pixels:
    """A white field under a white sky."""
    _x, y = _grid()
    return _pixels(_mixed((226, 232, 240), (244, 246, 250), y))


def market() -> Pixels:
    """Many small bright stalls, red, yellow and blue."""
    chance = np.random.default_rng(5)
    colours = np.array([(230, 70, 50), (250, 200, 60), (240, 140, 50), (250, 235, 200), (70, 120, 200)])
    small = colours[chance.integers(0, len(colours), (_SIZE // 4, _SIZE // 4))]
    return _pixels(np.kron(small, np.ones((4, 4, 1))))


def sunset() -> Pixels:
    """Orange over a calm sea."""
    _x, y = _grid()
    return _pixels(_mixed((200, 120, 90), (150, 70, 60), y))


def alley() -> Pixels:
    """Dark grey walls, and hardly any light."""
    return _pixels(_mixed((18, 18, 20), (58, 58, 60), _clouds(6, 40)))


def sea_storm() -> Pixels:
    """Dark blue waves with white crests."""
    crests = (_clouds(7, 4) > 0.72)[..., None]
    return _pixels(np.where(crests, 220.0, _mixed((10, 26, 48), (40, 66, 98), _clouds(8, 6))))


PICTURES: dict[str, Callable[[], Pixels]] = {
    each.__name__: each for each in (night, meadow, fire, snow, market, sunset, alley, sea_storm)
}
