"""LiveEye: pictures of a world from wherever one looks, at whatever size; quick ones while it moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from app.api import Pixels, UserError
from plugins.robot.panel.simulation.camera import Camera
from plugins.robot.physics.world import World

_SHAPES = 2000
_LEAST = 64
_QUICK = (1024, 0)
_FINE = (2048, 4)
"""The side of the shadow's map, and samples a pixel."""


class LiveEye:
    """Made, used and closed by one thread; raises UserError where there is no OpenGL."""

    coarsest = 0.4
    """Shadows take their time in the smallest picture too."""

    def __init__(self, world: World) -> None:
        import mujoco

        self._mujoco = mujoco
        self._drawers: dict[bool, _Drawer] = {}
        self._camera, self._options = mujoco.MjvCamera(), mujoco.MjvOption()
        try:
            self._graphics: Any = mujoco.GLContext(_LEAST, _LEAST)
            self._graphics.make_current()
            self.turn_to(world)
        except Exception as error:
            raise UserError(
                "This machine has no OpenGL that draws without a window: the arm is drawn more simply, and slower.",
                advice="Install Mesa (libegl1 or libosmesa6), and start again.",
            ) from error

    def turn_to(self, world: World) -> None:
        """See another world by the same graphics."""
        self._close_drawers()
        self._world = world
        self._scene = self._mujoco.MjvScene(world.model, _SHAPES)
        self._drawer(fine=False)

    def see(self, camera: Camera, width: int, height: int, *, fine: bool, check: Callable[[], None]) -> Pixels:
        """The world as it is now (height, width, 3), the top row first."""
        check()
        mujoco, world = self._mujoco, self._world
        own = self._camera
        own.lookat[:] = camera.lookat
        own.azimuth, own.elevation, own.distance = camera.azimuth, camera.elevation, camera.distance
        every = mujoco.mjtCatBit.mjCAT_ALL
        mujoco.mjv_updateScene(world.model, world.data, self._options, None, own, every, self._scene)
        self._scene.flags[mujoco.mjtRndFlag.mjRND_REFLECTION] = 0
        return self._drawer(fine=fine).draw(self._scene, width, height)

    def close(self) -> None:
        """Let go of the graphics."""
        self._close_drawers()
        self._graphics.free()

    def _close_drawers(self) -> None:
        for drawer in self._drawers.values():
            drawer.close()
        self._drawers.clear()

    def _drawer(self, *, fine: bool) -> _Drawer:
        if fine not in self._drawers:
            self._drawers[fine] = _Drawer(self._world, *(_FINE if fine else _QUICK))
        return self._drawers[fine]


class _Drawer:
    """The graphics of one quality."""

    def __init__(self, world: World, shadow: int, samples: int) -> None:
        import mujoco

        self._mujoco = mujoco
        quality, size = world.model.vis.quality, world.model.vis.global_
        quality.shadowsize, quality.offsamples = shadow, samples
        size.offwidth = size.offheight = _LEAST
        self._context: Any = mujoco.MjrContext(world.model, mujoco.mjtFontScale.mjFONTSCALE_100)

    def draw(self, scene: Any, width: int, height: int) -> Pixels:
        """The scene (height, width, 3)."""
        mujoco, context = self._mujoco, self._context
        if width > context.offWidth or height > context.offHeight:
            mujoco.mjr_resizeOffscreen(max(width, context.offWidth), max(height, context.offHeight), context)
        # The other quality may have been drawn since: without this its picture would be wiped in place of this one's.
        mujoco.mjr_setBuffer(mujoco.mjtFramebuffer.mjFB_OFFSCREEN, context)
        box, pixels = mujoco.MjrRect(0, 0, width, height), np.empty((height, width, 3), np.uint8)
        mujoco.mjr_render(box, scene, context)
        mujoco.mjr_readPixels(pixels, None, box, context)
        return pixels[::-1]

    def close(self) -> None:
        """Let go of it."""
        self._context.free()
