"""Animation: a drawing in layers, and what moves in it, as frames at any time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import CameraMove, Pixels
from plugins.timeline.model import Curve
from plugins.timeline.shots.camera import View, view_at
from plugins.timeline.shots.layers import Layers
from plugins.timeline.shots.motions import Moves, SceneMotion, ThingMotion
from plugins.timeline.shots.path import CameraPath
from plugins.timeline.shots.posing import pose_at
from plugins.timeline.shots.scenery import Clouds, Fog, Water
from plugins.timeline.shots.weather import KINDS, Weather

_SETTLED_S = 0.6
_PACES = 240
_AIR = (ThingMotion.FLY, ThingMotion.RISE, ThingMotion.FALL)


@dataclass(frozen=True, slots=True)
class Staging:
    """How a drawing is set in motion: `amount` from 0 to 1 is how much moves; (width, height) in pixels.

    `anchored` begins with the drawing as it is. `path` is the camera's, where keyframes say it, and `pace` how much
    moves at each moment, in parts of 1; `amount` is then the most of it.
    """

    moves: Moves
    size: tuple[int, int]
    seconds: float
    seed: int
    amount: float = 0.5
    anchored: bool = False
    path: CameraPath | None = None
    pace: Curve | None = None

    @classmethod
    def paced(cls, staging: Staging, pace: Curve) -> Staging:
        """A staging in which as much moves at each moment as a curve says."""
        values = [_number(pace, staging.seconds * at / _PACES) for at in range(_PACES + 1)]
        return replace(staging, amount=max(values), pace=pace)


class Animation:
    """The same layers and staging give the same frames; each is made by itself, in any order."""

    def __init__(self, layers: Layers, staging: Staging) -> None:
        self._layers, self._staging = layers, staging
        moves, seed, amount = staging.moves, staging.seed, staging.amount
        self._camera = moves.camera or CameraMove.STILL
        self._clouds = self._fog = self._water = None
        if SceneMotion.CLOUDS in moves.scene and layers.sky.any():
            self._clouds = Clouds(layers.picture, layers.sky, seed, amount)
        if SceneMotion.FOG in moves.scene:
            self._fog = Fog(layers.picture, layers.sky, seed, amount)
        if SceneMotion.WATER in moves.scene:
            self._water = Water(layers.sky, seed, amount)
        self._gone = _gone(staging)
        self._weather: Sequence[tuple[SceneMotion, Weather]] = [
            (kind, Weather(kind, seed, amount)) for kind in KINDS if kind in moves.scene
        ]

    def frame(self, time_s: float) -> Pixels:
        """The frame at a time, (height, width, 3)."""
        staging = self._staging
        view = None if staging.path is None else staging.path.view(time_s)
        time_s = self._passed(time_s)
        share = min(1.0, max(0.0, time_s / staging.seconds)) if staging.seconds else 0.0
        view = view or view_at(self._camera, share, staging.amount, anchored=staging.anchored)
        there = min(1.0, time_s / _SETTLED_S) if staging.anchored else 1.0
        frame = self._ground(view, time_s, there)
        if self._layers.thing is not None:
            frame = self._with_thing(frame, view, time_s, share)
        return self._with_weather(frame, view, time_s, there)

    def _passed(self, time_s: float) -> float:
        """How much time has gone by for what moves."""
        if self._gone is None:
            return time_s
        return float(np.interp(time_s, np.linspace(0, self._staging.seconds, len(self._gone)), self._gone))

    def _ground(self, view: View, time_s: float, there: float) -> Pixels:
        import cv2

        layers = self._layers
        picture = layers.picture
        if self._clouds is not None:
            picture = self._clouds.over(picture, time_s, there)
        if self._water is not None:
            picture = self._water.over(picture, time_s, there)
            across, down = self._water.places(time_s, there)
            height, width = picture.shape[:2]
            columns = np.arange(width, dtype=np.float32) + across
            rows = np.arange(height, dtype=np.float32)[:, None] + down
            picture = np.asarray(
                cv2.remap(picture, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
            )
        if self._fog is not None:
            picture = self._fog.over(picture, time_s, there)
        x, y = view.places(layers.depth, self._staging.size)
        return np.asarray(cv2.remap(picture, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)

    def _with_thing(self, frame: Pixels, view: View, time_s: float, share: float) -> Pixels:
        import cv2

        layers, staging = self._layers, self._staging
        assert layers.thing is not None
        high, wide = layers.picture.shape[:2]
        left, top, right, bottom = layers.thing_box
        motion = staging.moves.thing or ThingMotion.REST
        pivot = ((left + right) / 2, (top + bottom) / 2 if motion in _AIR or motion is ThingMotion.SPIN else bottom)
        depth = float(layers.depth[min(high - 1, bottom - 1), min(wide - 1, (left + right) // 2)])
        near = min(1.0, depth + 0.1)
        pose = pose_at(motion, time_s, share, staging.amount, anchored=staging.anchored)
        matrix = self._seen(view, near) @ pose.matrix(pivot, high)
        premultiplied = layers.thing.astype(np.float32)
        premultiplied[..., :3] *= premultiplied[..., 3:] / 255
        moved = np.asarray(cv2.warpAffine(premultiplied, matrix[:2], staging.size, flags=cv2.INTER_LINEAR), np.float32)
        mixed = moved[..., :3] + frame * (1 - moved[..., 3:] / 255)
        return np.asarray(np.rint(np.clip(mixed, 0, 255)), np.uint8)

    def _seen(self, view: View, depth: float) -> NDArray[np.float64]:
        """The way from places of the drawing to those of the frame, at a depth."""
        width, height = self._staging.size
        high, wide = self._layers.picture.shape[:2]
        scale = view.scale(depth)
        x, y = view.shift(depth)
        across, down = width / wide * scale, height / high * scale
        upright = np.array(
            [
                [across, 0, width / 2 - (0.5 + x) * width * scale + (across - 1) / 2],
                [0, down, height / 2 - (0.5 + y) * height * scale + (down - 1) / 2],
                [0, 0, 1],
            ]
        )
        if not view.roll:
            return upright
        turn, middle = math.radians(-view.roll), ((width - 1) / 2, (height - 1) / 2)
        cos, sin = math.cos(turn), math.sin(turn)
        left, top = middle[0] - cos * middle[0] + sin * middle[1], middle[1] - sin * middle[0] - cos * middle[1]
        turned: NDArray[np.float64] = np.array([[cos, -sin, left], [sin, cos, top], [0, 0, 1]]) @ upright
        return turned

    def _with_weather(self, frame: Pixels, view: View, time_s: float, there: float) -> Pixels:
        import cv2

        for kind, weather in self._weather:
            within: Any = None
            if kind is SceneMotion.STARS:
                x, y = view.places(self._layers.depth, self._staging.size)
                within = np.asarray(cv2.remap(self._layers.sky, x, y, cv2.INTER_LINEAR), np.float32)
            frame = weather.over(frame, time_s, there, within)
        return frame


def _gone(staging: Staging) -> NDArray[np.float64] | None:
    """How much time has gone by for what moves, at equal steps through the shot; None where it is the clock's."""
    if staging.pace is None:
        return None
    values = np.array([_number(staging.pace, staging.seconds * at / _PACES) for at in range(_PACES + 1)])
    shares = values / staging.amount if staging.amount else np.zeros_like(values)
    steps = (shares[1:] + shares[:-1]) / 2 * staging.seconds / _PACES
    return np.concatenate([[0.0], np.cumsum(steps)])


def _number(curve: Curve, time_s: float) -> float:
    value = curve.at(Fraction(time_s).limit_denominator(100_000))
    assert not isinstance(value, str)
    return value
