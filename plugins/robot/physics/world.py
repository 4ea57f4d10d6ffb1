"""World: a scene in motion, with the arm that moves its gripper to where it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import atan2, cos, sin
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.model import Scene
from plugins.robot.physics.arm import FINGERS, GRIP, JOINTS, Arm
from plugins.robot.physics.drawing import choose_drawing
from plugins.robot.physics.mjcf import STEP_S, mjcf, name_of, resting_height

if TYPE_CHECKING:
    from numpy import float64

HOME = np.array([0.0, 0.1, 0.0, -2.0, 0.0, 0.55, 0.78])
WIDEST_GRIP = 0.08
"""Between the fingers when they are open, in metres."""
START = (0.46, 0.0, 0.30, 0.0, WIDEST_GRIP)
"""Where every path begins: x, y, z, turn, opening."""
SETTLING_S = 0.1
_PATIENCE = 60
_CLOSE_M = 0.0005
_STEP_RAD = 0.25
_DAMPING = 1e-4
_STRAY_M = 0.004
_DOWN = np.array([[1.0, 0.0, 0.0], [0.0, -1.0, 0.0], [0.0, 0.0, -1.0]])

Pose = NDArray["float64"]
"""Where the gripper is to be (5): x, y, z in metres, turn in radians, and its opening in metres."""


class World:
    """Bodies, joints and forces of a scene."""

    def __init__(self, scene: Scene, arm: Arm, *, visible: bool = False) -> None:
        choose_drawing()
        import mujoco

        self._mujoco = mujoco
        self.scene = scene
        text, files = mjcf(scene, arm, visible=visible)
        self.model: Any = mujoco.MjModel.from_xml_string(text, dict(files))
        self.data: Any = mujoco.MjData(self.model)
        self._scratch: Any = mujoco.MjData(self.model)
        joints = [self.model.joint(name) for name in JOINTS]
        self._angles = np.array([joint.qposadr[0] for joint in joints])
        self._speeds = np.array([joint.dofadr[0] for joint in joints])
        self._limits = np.array([joint.range for joint in joints])
        self._fingers = np.array([self.model.joint(name).qposadr[0] for name in FINGERS])
        self._grip = self.model.site(GRIP).id
        self._bodies = [self.model.body(name_of(number)).id for number in range(len(scene.things))]
        self._body_of_geom = np.array(self.model.geom_bodyid)
        self.push: Callable[[], None] | None = None
        """Is called before each step of physics, to set forces from outside."""
        self.reset()

    @property
    def limits(self) -> NDArray[float64]:
        """How far the joints of the arm go (7, 2), in radians."""
        return np.array(self._limits)

    def body(self, number: int) -> int:
        """The number that MuJoCo knows a thing's body by."""
        return int(self._bodies[number])

    def relay(self, scene: Scene) -> bool:
        """Lay the same things at other places, and reset; whether they are the same, else nothing is done."""
        kinds = [(thing.kind, thing.colour) for thing in scene.things]
        if kinds != [(thing.kind, thing.colour) for thing in self.scene.things]:
            return False
        self.scene = scene
        for body, thing in zip(self._bodies, scene.things, strict=True):
            place = (thing.x, thing.y, resting_height(thing.kind))
            turned = (cos(thing.turn / 2), 0.0, 0.0, sin(thing.turn / 2))
            self.model.body_pos[body], self.model.body_quat[body] = place, turned
            if self.model.body_jntnum[body]:
                first = self.model.jnt_qposadr[self.model.body_jntadr[body]]
                self.model.qpos0[first : first + 7] = (*place, *turned)
        self.reset()
        return True

    def shift(self, number: int, x: float, y: float) -> None:
        """Put a thing elsewhere, as high and turned as it is."""
        body = self._bodies[number]
        if self.model.body_jntnum[body]:
            joint = self.model.body_jntadr[body]
            first, speed = self.model.jnt_qposadr[joint], self.model.jnt_dofadr[joint]
            self.data.qpos[first : first + 2] = x, y
            self.data.qvel[speed : speed + 6] = 0
        else:
            self.model.body_pos[body][:2] = x, y
        self._mujoco.mj_forward(self.model, self.data)

    def drive(self, joint: int, radians: float) -> None:
        """Tell the motor of a joint, from 0 to 6, where to go."""
        self.data.ctrl[joint] = radians

    def open_to(self, metres: float) -> None:
        """Tell the fingers how far apart to be."""
        self.data.ctrl[7:] = metres / 2

    def go_there(self) -> None:
        """Be at once where the motors are told to go."""
        self.data.qpos[self._angles] = self.data.ctrl[:7]
        self.data.qpos[self._fingers] = self.data.ctrl[7:]
        self.data.qvel[self._speeds] = 0
        self._mujoco.mj_forward(self.model, self.data)

    def reset(self) -> None:
        """Everything to its place in the scene, and the arm to the start."""
        self._mujoco.mj_resetData(self.model, self.data)
        self.data.qpos[self._angles] = HOME
        self.data.qpos[self._fingers] = WIDEST_GRIP / 2
        self._mujoco.mj_forward(self.model, self.data)
        angles, _ = self.solve(np.array(START), HOME)
        self.data.qpos[self._angles] = angles
        self.data.ctrl[:7] = angles
        self.data.ctrl[7:] = WIDEST_GRIP / 2
        self._mujoco.mj_forward(self.model, self.data)
        self.step(SETTLING_S)

    def step(self, seconds: float) -> None:
        """Let time pass while the motors hold what they were told."""
        steps = max(1, round(seconds / STEP_S))
        if self.push is None:
            self._mujoco.mj_step(self.model, self.data, nstep=steps)
        else:
            for _ in range(steps):
                self.push()
                self._mujoco.mj_step(self.model, self.data)
        if not np.isfinite(self.data.qpos).all():
            raise UserError("The physics of the scene came apart.", advice="Lay the table anew, with more room.")

    @property
    def seconds(self) -> float:
        """The time that has passed since the scene was laid."""
        return float(self.data.time)

    @property
    def angles(self) -> NDArray[float64]:
        """The joints of the arm as they are (7), in radians."""
        return np.array(self.data.qpos[self._angles])

    @property
    def gripper(self) -> Pose:
        """Where the gripper is."""
        x, y, z = self.data.site_xpos[self._grip]
        frame = self.data.site_xmat[self._grip]
        return np.array([x, y, z, atan2(frame[3], frame[0]), self.data.qpos[self._fingers].sum()])

    def place(self, number: int) -> NDArray[float64]:
        """Where a thing's body is (3), in metres."""
        return np.array(self.data.xpos[self._bodies[number]])

    def places(self) -> NDArray[float64]:
        """Where all things are (things, 3)."""
        return np.array(self.data.xpos[self._bodies]).reshape(-1, 3)

    def turn(self, number: int) -> float:
        """How a thing is turned about the vertical, in radians."""
        frame = self.data.xmat[self._bodies[number]]
        return atan2(frame[3], frame[0])

    def touching(self) -> frozenset[tuple[int, int]]:
        """Pairs of the numbers of things that press on one another, the lower first; -1 stands for all else."""
        number_of = {body: number for number, body in enumerate(self._bodies)}
        pairs = set()
        for contact in self._contacts():
            one, other = (number_of.get(int(self._body_of_geom[geom]), -1) for geom in contact)
            if one != other:
                pairs.add((min(one, other), max(one, other)))
        return frozenset(pairs)

    def solve(self, pose: Pose, start: NDArray[float64]) -> tuple[NDArray[float64], float]:
        """Joint angles (7) that bring the gripper there, pointing down, and by how many metres they miss it.

        By damped least squares from `start`, with what freedom is left drawn towards the arm's own posture.
        """
        mujoco, scratch = self._mujoco, self._scratch
        scratch.qpos[:] = self.data.qpos
        cosine, sine = np.cos(pose[3]), np.sin(pose[3])
        wanted = np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, 1.0]]) @ _DOWN
        angles = np.array(start, float)
        jacobian = np.zeros((6, self.model.nv))
        error, turned, speed = np.zeros(6), np.zeros(4), np.zeros(3)
        for _ in range(_PATIENCE):
            scratch.qpos[self._angles] = angles
            mujoco.mj_kinematics(self.model, scratch)
            mujoco.mj_comPos(self.model, scratch)
            error[:3] = pose[:3] - scratch.site_xpos[self._grip]
            frame = scratch.site_xmat[self._grip].reshape(3, 3)
            mujoco.mju_mat2Quat(turned, (wanted @ frame.T).ravel())
            mujoco.mju_quat2Vel(speed, turned, 1.0)
            error[3:] = speed
            if np.abs(error[:3]).max() < _CLOSE_M and np.abs(error[3:]).max() < 10 * _CLOSE_M:
                break
            mujoco.mj_jacSite(self.model, scratch, jacobian[:3], jacobian[3:], self._grip)
            own = jacobian[:, self._speeds]
            inverse = own.T @ np.linalg.inv(own @ own.T + _DAMPING * np.eye(6))
            change = inverse @ error
            change += (np.eye(7) - inverse @ own) @ (0.05 * (HOME - angles))
            angles = np.clip(angles + np.clip(change, -_STEP_RAD, _STEP_RAD), *self._limits.T)
        return angles, float(np.linalg.norm(error[:3]))

    def reach(self, pose: Pose, start: NDArray[float64]) -> NDArray[float64]:
        """Joint angles (7) for a pose; raises UserError where the arm does not reach it."""
        angles, miss = self.solve(pose, start)
        if miss > _STRAY_M:
            raise UserError(
                "The arm cannot reach {x} m ahead, {y} m to the left and {z} m up.",
                advice="Move what it should touch nearer to the middle of the table.",
                x=f"{pose[0]:.2f}",
                y=f"{pose[1]:.2f}",
                z=f"{pose[2]:.2f}",
            )
        return angles

    def follow(self, path: NDArray[float64], step_s: float, pieces: int = 4, parts: int = 1) -> Iterator[int]:
        """Lead the gripper along a path (points, 5), `step_s` from point to point, and yield after each part.

        The motors are told anew for each of so many pieces from point to point; a piece passes in `parts`, which change
        nothing of what happens where they are whole steps of physics. Yields the number of the point that it is on the
        way to.
        """
        told = np.array(self.data.ctrl[:7])
        opening = float(self.data.ctrl[7])
        for number, pose in enumerate(path):
            angles = self.reach(pose, told)
            wanted = float(np.clip(pose[4], 0.0, WIDEST_GRIP)) / 2
            for piece in range(1, pieces + 1):
                share = piece / pieces
                self.data.ctrl[:7] = told + (angles - told) * share
                self.data.ctrl[7:] = opening + (wanted - opening) * share
                for _ in range(parts):
                    self.step(step_s / pieces / parts)
                    yield number
            told, opening = angles, wanted

    def _contacts(self) -> Iterator[NDArray[Any]]:
        contact = self.data.contact
        for pair, distance in zip(contact.geom, contact.dist, strict=True):
            if distance < 0.0:
                yield pair
