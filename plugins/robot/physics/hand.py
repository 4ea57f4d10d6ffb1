"""Hand: what is under a pointer in a world, what presses where, and the spring that a thing is pulled by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plugins.robot.physics.world import World

if TYPE_CHECKING:
    from numpy import float64

_STIFFNESS = 600.0
"""Of the spring, for a mass of 1 kg: its own weight lengthens it by 2 cm."""
_SHAPES = 400


@dataclass(frozen=True, slots=True, eq=False)
class Pressing:
    """Where bodies press on one another (N, 3), with which force (N, 3) in newtons, and their bodies (N, 2)."""

    points: NDArray[float64]
    forces: NDArray[float64]
    bodies: NDArray[np.int64]
    newtons: NDArray[float64]


class Hand:
    """Reaches into a world from outside."""

    def __init__(self, world: World) -> None:
        import mujoco

        self._mujoco = mujoco
        self._world = world
        self._spring = mujoco.MjvPerturb()
        self._held: int | None = None
        self._grip = np.zeros(3)
        self._of_geom = np.array(world.model.geom_bodyid)
        world.model.vis.map.stiffness = _STIFFNESS

    @property
    def spring(self) -> tuple[NDArray[float64], NDArray[float64]] | None:
        """From where to where it pulls (3), or None where nothing is held."""
        if self._held is None:
            return None
        return self._place(), np.array(self._spring.refselpos)

    def hit(self, origin: NDArray[float64], direction: NDArray[float64]) -> tuple[int, NDArray[float64]] | None:
        """The body that is first on the way from a place in a direction, and where it is hit; None where none is."""
        world, geom = self._world, np.zeros(1, np.int32)
        away = self._mujoco.mj_ray(world.model, world.data, origin, direction, None, True, -1, geom)
        return None if away < 0 else (int(self._of_geom[geom[0]]), origin + away * direction)

    def take(self, number: int, place: NDArray[float64]) -> bool:
        """Take hold of a thing at a place; whether it can be moved at all."""
        mujoco, world, body = self._mujoco, self._world, self._world.body(number)
        self.let_go()
        if not world.model.body_jntnum[body]:
            return False
        scene, camera = mujoco.MjvScene(world.model, _SHAPES), mujoco.MjvCamera()
        camera.lookat[:], camera.distance = place, 1.0
        shown = mujoco.mjtCatBit.mjCAT_DYNAMIC
        mujoco.mjv_updateScene(world.model, world.data, mujoco.MjvOption(), None, camera, shown, scene)
        frame = world.data.xmat[body].reshape(3, 3)
        spring = self._spring
        spring.select = body
        spring.localpos[:] = self._grip = frame.T @ (place - world.data.xpos[body])
        mujoco.mjv_initPerturb(world.model, world.data, scene, spring)
        spring.refselpos[:] = place
        spring.active = int(mujoco.mjtPertBit.mjPERT_TRANSLATE)
        self._held = body
        world.push = self._push
        return True

    def pull(self, target: NDArray[float64]) -> None:
        """Pull what is held towards a place."""
        self._spring.refselpos[:] = target

    def let_go(self) -> None:
        """Hold nothing."""
        if self._held is not None:
            self._world.data.xfrc_applied[self._held] = 0
        self._spring.active, self._spring.select, self._held = 0, -1, None
        self._world.push = None

    def pressing(self) -> Pressing:
        """What presses on what now."""
        mujoco, data = self._mujoco, self._world.data
        count = int(data.ncon)
        whole = np.zeros((count, 6))
        for number in range(count):
            mujoco.mj_contactForce(self._world.model, data, number, whole[number])
        frames = np.array(data.contact.frame).reshape(count, 3, 3)
        forces = np.einsum("nij,ni->nj", frames, whole[:, :3])
        bodies = self._of_geom[np.array(data.contact.geom).reshape(count, 2)]
        real = whole[:, 0] > 0
        points = np.array(data.contact.pos).reshape(count, 3)
        return Pressing(points[real], forces[real], bodies[real].astype(np.int64), whole[real, 0])

    def _place(self) -> NDArray[float64]:
        data, held = self._world.data, self._held
        return np.array(data.xpos[held] + data.xmat[held].reshape(3, 3) @ self._grip)

    def _push(self) -> None:
        data = self._world.data
        data.xfrc_applied[self._held] = 0
        self._mujoco.mjv_applyPerturbForce(self._world.model, data, self._spring)
