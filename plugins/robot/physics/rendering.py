"""Rendering: pictures of a world, drawn by MuJoCo without a window."""

from __future__ import annotations

from app.api import Pixels, UserError
from plugins.robot.physics.world import World


class Eye:
    """A camera that looks at the table; made, used and closed by one thread."""

    def __init__(self, world: World, width: int, height: int) -> None:
        import mujoco

        self._world = world
        self._camera = mujoco.MjvCamera()
        self._camera.lookat[:] = (0.42, 0.0, 0.12)
        self._camera.azimuth, self._camera.elevation, self._camera.distance = 145.0, -28.0, 1.5
        try:
            self._renderer = mujoco.Renderer(world.model, height, width)
        except Exception as error:
            raise UserError(
                "No picture of the arm can be drawn on this machine: OpenGL is missing.",
                advice="Install Mesa (libegl1 or libosmesa6), or ask for the path alone, without a film.",
                detail=error,
            ) from error

    def see(self) -> Pixels:
        """The world as it is now (height, width, 3)."""
        import mujoco

        self._renderer.update_scene(self._world.data, self._camera)
        self._renderer.scene.flags[mujoco.mjtRndFlag.mjRND_REFLECTION] = 0
        return self._renderer.render().copy()

    def close(self) -> None:
        """Let go of the graphics."""
        self._renderer.close()
