"""PlainEye: pictures of a world without a graphics card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Camera as SolidCamera
from app.api import Detail, Look, Mesh, Pixels, Solid, draw_solid
from plugins.robot.panel.simulation.camera import ANGLE, Camera
from plugins.robot.panel.simulation.shapes import Shape, shapes_of
from plugins.robot.physics.world import World

_MOVING = Detail(fineness=1, directions=0, steps=0)
_RESTING = Detail(fineness=1.5, directions=6, steps=3)
_LOOK = Look(occlusion=0.6, outline=0.0, cue=0.0, gloss=0.15, reach=0.05)
_HIGH, _LOW = (230, 235, 240), (153, 166, 181)


class PlainEye:
    """Everything as triangles."""

    coarsest = 0.2

    def __init__(self, world: World) -> None:
        self.turn_to(world)

    def turn_to(self, world: World) -> None:
        """See another world."""
        self._world = world
        self._shapes = shapes_of(world.model)

    def see(self, camera: Camera, width: int, height: int, *, fine: bool, check: Callable[[], None]) -> Pixels:
        """The world as it is now (height, width, 3), the top row first."""
        solid = Solid(meshes=(_posed(self._shapes, self._world.data),))
        ahead, right, above = camera.axes
        turn = _turn_of(np.stack([right, above, -ahead]))
        # Its angle is over the shorter side, ours over the height.
        slope = np.tan(np.radians(ANGLE / 2)) * min(1.0, width / height)
        span = 2 * slope * camera.distance
        own = SolidCamera(camera.lookat, span, turn, float(np.degrees(2 * np.arctan(slope))))
        drawn = draw_solid(solid, own, width, height, _LOOK, _RESTING if fine else _MOVING, check).pixels
        clear = 1 - drawn[..., 3:].astype(np.float32) / 255
        ground = np.linspace(_HIGH, _LOW, height, dtype=np.float32)[:, None]
        return np.clip(drawn[..., :3] + ground * clear + 0.5, 0, 255).astype(np.uint8)

    def close(self) -> None:
        """There is nothing to let go of."""


def _posed(shapes: tuple[Shape, ...], data: Any) -> Mesh:
    points, normals = [], []
    for shape in shapes:
        frame = data.geom_xmat[shape.number].reshape(3, 3).T.astype(np.float32)
        points.append(shape.points @ frame + data.geom_xpos[shape.number].astype(np.float32))
        normals.append(shape.normals @ frame)
    counts = np.cumsum([0, *(len(shape.points) for shape in shapes)])
    return Mesh(
        np.concatenate(points),
        np.concatenate(normals),
        np.concatenate([np.tile(shape.colour, (len(shape.points), 1)) for shape in shapes]),
        np.full(int(counts[-1]), -1, np.int32),
        np.concatenate([shape.triangles + first for shape, first in zip(shapes, counts, strict=False)]),
    )


def _turn_of(matrix: NDArray[np.float64]) -> tuple[float, float, float, float]:
    import mujoco

    turn = np.zeros(4)
    mujoco.mju_mat2Quat(turn, matrix.ravel())
    w, x, y, z = turn.tolist()
    return w, x, y, z
