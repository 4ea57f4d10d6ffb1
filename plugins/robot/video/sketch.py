"""Sketch: a small picture of the table from a camera that never moves, with the hand of the arm alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels, UserError
from plugins.robot.model import Scene
from plugins.robot.physics.arm import Arm
from plugins.robot.physics.drawing import choose_drawing
from plugins.robot.physics.mjcf import mjcf, name_of
from plugins.robot.physics.world import World

WIDTH, HEIGHT = 64, 48
FINER = 3
"""Drawn so many times larger and averaged, so that where an edge lies is seen in fractions of a pixel."""
LOOK_AT = (0.475, 0.0, 0.11)
AZIMUTH, ELEVATION, DISTANCE = 180.0, -55.0, 0.80
_HAND, _FINGERS = "hand", ("finger0", "finger1")


@dataclass(frozen=True, slots=True)
class Posture:
    """Where everything is at one moment: the gripper (5), and the places (N, 3) and quaternions (N, 4) of things."""

    gripper: NDArray[np.float64]
    places: NDArray[np.float64]
    turns: NDArray[np.float64]


def posture_of(world: World) -> Posture:
    """How a world is now."""
    bodies = [world.model.body(name_of(number)).id for number in range(len(world.scene.things))]
    places = np.array(world.data.xpos[bodies]).reshape(-1, 3)
    return Posture(world.gripper, places, np.array(world.data.xquat[bodies]).reshape(-1, 4))


class Sketch:
    """Draws small pictures of a scene; made, used and closed by one thread."""

    def __init__(self, scene: Scene) -> None:
        choose_drawing()
        import mujoco

        self._mujoco = mujoco
        self._things = len(scene.things)
        text, files = mjcf(scene, _hand(), visible=False)
        self.model: Any = mujoco.MjModel.from_xml_string(text, dict(files))
        self.model.vis.quality.offsamples = 0
        self.data: Any = mujoco.MjData(self.model)
        self._camera = mujoco.MjvCamera()
        self._camera.lookat[:] = LOOK_AT
        self._camera.azimuth, self._camera.elevation, self._camera.distance = AZIMUTH, ELEVATION, DISTANCE
        try:
            self._renderer = mujoco.Renderer(self.model, HEIGHT * FINER, WIDTH * FINER)
        except Exception as error:
            raise UserError(
                "No picture of the arm can be drawn on this machine: OpenGL is missing.",
                advice="Install Mesa (libegl1 or libosmesa6), or choose another planner, and no film.",
                detail=error,
            ) from error

    def draw(self, posture: Posture) -> Pixels:
        """The table (HEIGHT, WIDTH, 3) as it is at a moment."""
        self._place(posture)
        mujoco = self._mujoco
        mujoco.mj_kinematics(self.model, self.data)
        mujoco.mj_camlight(self.model, self.data)
        self._renderer.update_scene(self.data, self._camera)
        for flag in (mujoco.mjtRndFlag.mjRND_REFLECTION, mujoco.mjtRndFlag.mjRND_SHADOW):
            self._renderer.scene.flags[flag] = 0
        fine = self._renderer.render().astype(np.float32)
        small = fine.reshape(HEIGHT, FINER, WIDTH, FINER, 3).mean((1, 3))
        return np.asarray(np.rint(small), np.uint8)

    def close(self) -> None:
        """Let go of the graphics."""
        self._renderer.close()

    def _place(self, posture: Posture) -> None:
        x, y, z, turn, opening = posture.gripper
        self._set(_HAND, (x, y, z, cos(turn / 2), 0.0, 0.0, sin(turn / 2)))
        for finger in _FINGERS:
            self._set(finger, (opening / 2,))
        for number in range(self._things):
            self._set(name_of(number), (*posture.places[number], *posture.turns[number]))

    def _set(self, body: str, values: tuple[float, ...]) -> None:
        """Put a body at its place; one without a joint, such as a plate, is there already."""
        joint = int(self.model.body(body).jntadr[0])
        if joint >= 0:
            at = int(self.model.jnt_qposadr[joint])
            self.data.qpos[at : at + len(values)] = values


def _hand() -> Arm:
    """A hand that is where it is put, in place of the arm: colours that nothing on the table has."""
    unfelt = {"contype": "0", "conaffinity": "0", "mass": "0.1"}
    body = Element("body", name=_HAND)
    SubElement(body, "freejoint")
    SubElement(body, "geom", unfelt, type="box", size="0.025 0.075 0.025", pos="0 0 0.085", rgba="0.16 0.10 0.26 1")
    SubElement(body, "geom", unfelt, type="cylinder", size="0.03 0.02", pos="0 0 0.13", rgba="0.45 0.42 0.5 1")
    for name, side in zip(_FINGERS, (1, -1), strict=True):
        finger = SubElement(body, "body", name=name)
        SubElement(finger, "joint", type="slide", axis=f"0 {side} 0", range="0 0.04")
        place = f"0 {side * 0.007} 0.026"
        SubElement(finger, "geom", unfelt, type="box", size="0.011 0.007 0.034", pos=place, rgba="0.05 0.9 0.9 1")
    return Arm(Element("default"), (), body, Element("actuator"), {})
