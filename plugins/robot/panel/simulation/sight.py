"""Sight: draws the world by OpenGL, or without it, as finely as there is time for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtGui import QImage

from app.api import Pixels, UserError
from plugins.robot.panel.simulation.camera import Camera
from plugins.robot.panel.simulation.live_eye import LiveEye
from plugins.robot.panel.simulation.plain_eye import PlainEye
from plugins.robot.physics.world import World

_SLOW_S, _FAST_S = 0.040, 0.024
_FIRST = 0.5
_LEAST = 16


class Eye(Protocol):
    """What draws a world; `coarsest` is the least share of a side in pixels that is worth drawing."""

    coarsest: float

    def turn_to(self, world: World) -> None:
        """See another world."""
        ...

    def see(self, camera: Camera, width: int, height: int, *, fine: bool, check: Callable[[], None]) -> Pixels:
        """The world as it is now (height, width, 3), the top row first; `check` may raise in between."""
        ...

    def close(self) -> None:
        """Let go of what it draws by."""
        ...


class Sight:
    """Made, used and closed by one thread; `plain` draws without OpenGL even where there is one."""

    def __init__(self, *, plain: bool = False) -> None:
        self._plain = plain
        self._eye: Eye | None = None
        self._share = _FIRST

    @property
    def ready(self) -> bool:
        """Whether there is something to draw."""
        return self._eye is not None

    def look_at(self, world: World | None) -> UserError | None:
        """See another world; what was in the way where OpenGL cannot be had and it is drawn without."""
        if world is None:
            self.close()
            return None
        if self._eye is not None:
            self._eye.turn_to(world)
            return None
        self._share, missing = _FIRST, None
        if not self._plain:
            try:
                self._eye = LiveEye(world)
            except UserError as error:
                missing = error
        if self._eye is None:
            self._eye = PlainEye(world)
        return missing

    def see(self, camera: Camera, width: int, height: int, *, fine: bool, check: Callable[[], None]) -> QImage:
        """A picture of a size in pixels; one that isn't fine is drawn with as few as time allows, and enlarged."""
        import cv2

        assert self._eye is not None
        share = 1.0 if fine else self._share
        wide, high = max(_LEAST, round(width * share)), max(_LEAST, round(height * share))
        begun = time.perf_counter()
        pixels = self._eye.see(camera, wide, high, fine=fine, check=check)
        taken = time.perf_counter() - begun
        if not fine:
            change = max(0.7, (_SLOW_S * 0.7 / taken) ** 0.5) if taken > _SLOW_S else 1.12 if taken < _FAST_S else 1.0
            self._share = min(1.0, max(self._eye.coarsest, self._share * change))
        whole = np.ascontiguousarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGRA))
        if (wide, high) != (width, height):
            whole = cv2.resize(whole, (width, height), interpolation=cv2.INTER_CUBIC)
        return QImage(whole.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()

    def close(self) -> None:
        """Let go of the graphics."""
        if self._eye is not None:
            self._eye.close()
            self._eye = None
