"""Scenery: clouds, fog and water, as parts of a drawing that move in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.shots.layers import Share, horizon_of
from plugins.timeline.shots.weather import laid

_CLOUD_PACE = 0.055
_FOG_PACE = 0.06
_LIGHT = 0.62


@dataclass(frozen=True, slots=True)
class _Cloud:
    """Where a cloud is at first, in parts of the drawing, how fast it is, and what it looks like (height, width)."""

    x: float
    y: float
    pace: float
    shape: Share
    lit: Share


class Clouds:
    """Clouds in the sky of a drawing, in its colours, going to the right."""

    def __init__(self, picture: Pixels, sky: Share, seed: int, amount: float) -> None:
        self._sky = sky
        self._amount = amount
        height, width = sky.shape
        horizon = horizon_of(sky) / height
        draw = np.random.default_rng([seed, 101])
        count = max(3, round(3 + 4 * width / height * 0.5))
        clouds = []
        for number in range(count):
            near = (number + 0.5) / count
            wide = round(width * (0.16 + 0.16 * near) * (0.8 + 0.4 * draw.random()))
            x = ((number * 0.618 + 0.25 * draw.random()) % 1.0) * 1.3 - 0.15
            y = horizon * (0.68 - 0.5 * near + 0.12 * draw.random())
            clouds.append(_Cloud(x, y, 0.5 + near, *_cloud_shape(wide, draw)))
        self._clouds = clouds
        inside = sky > 0.5
        tone = np.median(picture[inside], axis=0) if inside.any() else np.array([200.0, 210, 230])
        self._light = _lighter(tone, _LIGHT)
        self._shade = _lighter(tone, _LIGHT * 0.45)

    def over(self, picture: Pixels, time_s: float, strength: float = 1.0) -> Pixels:
        """The drawing with its clouds at a time."""
        height, width = self._sky.shape
        cover = np.zeros((height, width), np.float32)
        lit = np.zeros((height, width), np.float32)
        for cloud in self._clouds:
            way = time_s * _CLOUD_PACE * cloud.pace * (0.4 + 1.2 * self._amount)
            left = ((cloud.x + 0.4 + way) % 1.8 - 0.4) * width
            top = cloud.y * height - cloud.shape.shape[0] / 2
            shape, light = (_placed(part, left, top, width, height) for part in (cloud.shape, cloud.lit))
            lit = lit * (1 - shape) + light * shape
            cover = cover + shape * (1 - cover)
        paint = self._shade + (self._light - self._shade) * lit[..., None]
        return laid(picture, np.asarray(np.rint(paint), np.uint8), cover * self._sky * np.float32(0.9 * strength))


class Fog:
    """Veils that drift before a drawing, thickest at the horizon."""

    def __init__(self, picture: Pixels, sky: Share, seed: int, amount: float) -> None:
        height, width = sky.shape
        self._amount = amount
        self._noise = _noise(height, width * 2, np.random.default_rng([seed, 103]))
        rows = np.arange(height, dtype=np.float32)[:, None] / height
        middle = min(0.85, horizon_of(sky) / height + 0.12)
        self._where = np.exp(-(((rows - middle) / 0.26) ** 2)).astype(np.float32)
        self._colour = _lighter(np.median(picture.reshape(-1, 3), axis=0), 0.72)

    def over(self, picture: Pixels, time_s: float, strength: float = 1.0) -> Pixels:
        """The drawing with its fog at a time."""
        width = picture.shape[1]
        way = time_s * _FOG_PACE * (0.5 + self._amount) * width
        veil = sum(_rolled(self._noise, way * pace, width) for pace in (1.0, -0.6)) / 2
        alpha = np.clip(veil * 1.5 - 0.25, 0, 1) * self._where * np.float32(0.75 * strength)
        paint = np.broadcast_to(np.asarray(np.rint(self._colour), np.uint8), picture.shape)
        return laid(picture, paint, np.asarray(alpha, np.float32))


class Water:
    """Waves on what lies below the horizon, and the light on them."""

    def __init__(self, sky: Share, seed: int, amount: float) -> None:
        height, width = sky.shape
        self._amount = amount
        horizon = horizon_of(sky)
        rows = np.arange(height, dtype=np.float32)[:, None]
        self._near = np.clip((rows - horizon) / max(1, height - horizon), 0, 1)
        self._where = np.asarray(np.clip((rows - horizon) / (height * 0.02), 0, 1) * (1 - sky), np.float32)
        phases = np.random.default_rng([seed, 107]).random(6) * 2 * np.pi
        self._phases = phases.astype(np.float32)
        self._columns = np.arange(width, dtype=np.float32)[None, :] / height
        # Waves are closer to one another the farther they are away.
        self._rows = np.log(0.06 + self._near) * 9

    def places(self, time_s: float, strength: float = 1.0) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How far across and down from itself each pixel of the drawing is looked at, in pixels."""
        height = self._where.shape[0]
        one, two, three = (
            np.sin(self._rows * pitch + self._columns * slant + time_s * speed + phase)
            for pitch, slant, speed, phase in zip(
                (1.0, 1.9, 3.1), (4.0, -7.0, 13.0), (2.6, 3.4, 4.7), self._phases[:3], strict=True
            )
        )
        size = self._where * (0.25 + self._near) * height * (0.004 + 0.012 * self._amount) * strength
        return (
            np.asarray((one + 0.5 * three) * size, np.float32),
            np.asarray((two + 0.4 * one) * size * 0.6, np.float32),
        )

    def over(self, picture: Pixels, time_s: float, strength: float = 1.0) -> Pixels:
        """The drawing with light on its waves."""
        crest = np.sin(self._rows * 2.2 + time_s * 1.9 + self._phases[3]) + np.sin(
            self._columns * 17 + self._rows * 1.3 - time_s * 1.3 + self._phases[4]
        ) * np.sin(self._columns * 7 + time_s * 0.8 + self._phases[5])
        alpha = np.clip((crest - 1.1) * 1.2, 0, 1) * self._where * np.float32(0.34 * strength * (0.5 + self._amount))
        light = np.asarray(np.rint(_lighter(picture.astype(np.float32), 0.7)), np.uint8)
        return laid(picture, light, np.asarray(alpha, np.float32))


def _cloud_shape(wide: int, draw: np.random.Generator) -> tuple[Share, Share]:
    """A cloud with a flat base, and where the light falls on it, each (height, width)."""
    import cv2

    fine = 3
    width, height = wide * fine, round(wide * 0.42) * fine
    mask = np.zeros((height, width), np.uint8)
    lit = np.zeros((height, width), np.uint8)
    base = round(height * 0.82)
    for place in np.linspace(0.16, 0.84, 6):
        bulge = 1 - abs(2 * place - 1) ** 1.6
        radius = round(height * (0.13 + 0.3 * bulge) * (0.8 + 0.4 * draw.random()))
        centre = (round(width * (place + 0.04 * (draw.random() - 0.5))), base - radius // 2)
        cv2.circle(mask, centre, radius, (255,), -1, cv2.LINE_AA)
        cv2.circle(lit, (centre[0] - radius // 6, centre[1] - radius // 4), radius, (255,), -1, cv2.LINE_AA)
    cv2.ellipse(mask, (width // 2, base), (round(width * 0.42), round(height * 0.1)), 0, 0, 360, (255,), -1)
    mask[base:] = 0
    size = (wide, round(wide * 0.42))
    soft, light = (cv2.GaussianBlur(part, (0, 0), fine * 0.9) for part in (mask, lit))
    shape, top = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (soft, light))
    return np.asarray(shape, np.float32) / np.float32(255), np.asarray(top, np.float32) / np.float32(255)


def _placed(part: Share, left: float, top: float, width: int, height: int) -> Share:
    """A part within an empty picture, at a place between pixels."""
    import cv2

    matrix = np.array([[1, 0, left], [0, 1, top]], np.float32)
    return np.asarray(cv2.warpAffine(part, matrix, (width, height), flags=cv2.INTER_LINEAR), np.float32)


def _noise(height: int, width: int, draw: np.random.Generator) -> Share:
    """Soft noise that goes on at its sides, from 0 to 1."""
    import cv2

    total = np.zeros((height, width), np.float32)
    for cells, weight in ((4, 0.55), (8, 0.3), (16, 0.15)):
        grid = draw.random((cells, cells * 2)).astype(np.float32)
        wrapped = np.pad(grid, ((2, 2), (2, 2)), mode="wrap")
        scale = (width / (cells * 2), height / cells)
        large = cv2.resize(wrapped, None, fx=scale[0], fy=scale[1], interpolation=cv2.INTER_CUBIC)
        left, top = round(2 * scale[0]), round(2 * scale[1])
        total += weight * np.asarray(large[top : top + height, left : left + width], np.float32)
    return total


def _rolled(noise: Share, way: float, width: int) -> Share:
    """So much of noise that goes on at its sides, from a place between pixels on."""
    whole, part = int(np.floor(way)), np.float32(way - np.floor(way))
    columns = (np.arange(width) - whole) % noise.shape[1]
    return noise[:, columns] * (1 - part) + noise[:, (columns - 1) % noise.shape[1]] * part


def _lighter(colour: NDArray[np.floating], share: float) -> NDArray[np.float32]:
    return np.asarray(colour + (255 - colour) * share, np.float32)
