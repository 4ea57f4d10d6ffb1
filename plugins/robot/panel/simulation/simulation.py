"""Simulation: the world in motion on a thread of its own, told what to do and telling what is seen."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import assert_never

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal

from plugins.robot.model import Scene
from plugins.robot.panel.simulation.camera import Camera, Place
from plugins.robot.panel.simulation.picture import Picture
from plugins.robot.panel.simulation.state import Hit, State
from plugins.robot.panel.simulation.worker import ArmMissing, Ended, Failure, Plainly, Told, Worker
from plugins.robot.tasks.task import Aim


class Simulation(QObject):
    """Can be told things from any thread, which are done in order; of cameras, sizes and drags the newest counts.

    The signals come on the thread that it lives in. `plain` draws without OpenGL even where there is one.
    """

    seen = Signal(object)
    """A Picture."""
    state_changed = Signal(object)
    """A State."""
    pointed = Signal(object)
    """The Hit that was asked for by `point`."""
    ended = Signal(object)
    """A path was followed to its end: the Verdict, or None where nothing was to be judged."""
    failed = Signal(object)
    """A UserError: what was asked could not be done, and the world is paused or goes on without."""
    arm_missing = Signal()
    """A scene was laid, and there is no arm: `set_folder` gives one."""
    plainly_drawn = Signal(object)
    """A UserError that says why it is drawn without OpenGL; physics are as they would be."""

    _told = Signal(object)

    def __init__(self, folder: Path | None = None, *, plain: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self._picture: Picture | None = None
        self._holding: int | None = None
        self._asked = count(1)
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._worker = worker = Worker(self._tell, plain=plain)
        self.destroyed.connect(worker.leave)
        worker.start()
        self.set_folder(folder)

    @property
    def state(self) -> State | None:
        """How the world stood when it was last told; None before the first time."""
        return self._state

    @property
    def picture(self) -> Picture | None:
        """What was last seen."""
        return self._picture

    # What there is

    def set_folder(self, folder: Path | None) -> None:
        """Where the arm was fetched to; a scene that waits for it is laid."""
        self._worker.order(partial(Worker.take_arm, folder=folder))

    def lay(self, scene: Scene) -> None:
        """Lay a scene, paused."""
        self._worker.order(partial(Worker.lay, scene=scene), "lay")

    def reset(self) -> None:
        """Everything back to where it was laid, paused."""
        self._worker.order(Worker.reset)

    # Time

    def run(self, on: bool) -> None:
        """Go on, or pause."""
        self._worker.order(partial(Worker.go, on=on))

    def step(self) -> None:
        """Let 40 ms pass while it is paused."""
        self._worker.order(Worker.step)

    def set_speed(self, factor: float) -> None:
        """Run so many times as fast as time itself."""
        self._worker.order(partial(Worker.set_speed, factor=factor), "speed")

    def follow(self, path: NDArray[np.float64], judge_aim: Aim | None = None) -> None:
        """Lead the gripper along a path (points, 5), and go on; from its start only after `reset`."""
        self._worker.order(partial(Worker.follow, path=np.array(path, float), aim=judge_aim))

    def stop(self) -> None:
        """Follow no path any more; the arm stays where it is."""
        self._worker.order(Worker.stop)

    # By hand

    def set_joint(self, number: int, radians: float) -> None:
        """Tell the motor of a joint, 0 to 6, where to go, or the gripper as number 7 its opening in metres.

        Where no time passes the arm is there at once; while a path is followed nothing is done.
        """
        self._worker.order(partial(Worker.set_joint, joint=number, value=radians), ("joint", number))

    def hold(self, thing: int | None, target: Place = (0.0, 0.0, 0.0)) -> None:
        """Take a thing at a place, then pull it towards places by a spring; None lets go."""
        pulling = thing is not None and thing == self._holding
        self._holding = thing
        # Only pulls can stand for one another: where it is taken must not be forgotten.
        self._worker.order(partial(Worker.hold, thing=thing, target=target), "pull" if pulling else None)

    def shift(self, thing: int, x: float, y: float) -> None:
        """Put a thing elsewhere on the table while no time passes."""
        self._worker.order(partial(Worker.shift, thing=thing, x=x, y=y), ("shift", thing))

    def point(self, camera: Camera, x: float, y: float, width: float, height: float, *, passing: bool = False) -> int:
        """Ask what lies at a place of a picture of a size; the number of the question, that the Hit has.

        Of questions in `passing` only the newest is answered.
        """
        asked = next(self._asked)
        ray = camera.eye, camera.ray(x, y, width, height)
        self._worker.order(
            partial(Worker.point, asked=asked, origin=ray[0], direction=ray[1]), "point" if passing else None
        )
        return asked

    # What is seen

    def look(self, camera: Camera) -> None:
        """See it from there."""
        self._worker.order(partial(Worker.look, camera=camera), "look")

    def resize(self, width: int, height: int, ratio: float = 1.0) -> None:
        """See it in a picture of so many units, of `ratio` pixels each; 0 draws none."""
        pixels = round(width * ratio), round(height * ratio)
        self._worker.order(partial(Worker.resize, width=pixels[0], height=pixels[1]), "resize")

    def close(self) -> None:
        """End, and wait until everything is let go of."""
        self._worker.finish()

    # What the worker tells

    def _tell(self, what: Told) -> None:
        with suppress(RuntimeError):
            # The object may be gone by now, and its signals with it.
            self._told.emit(what)

    def _deliver(self, what: Told) -> None:
        self._worker.delivered(what)
        match what:
            case Picture():
                self._picture = what
                self.seen.emit(what)
            case State():
                self._state = what
                self.state_changed.emit(what)
            case Hit():
                self.pointed.emit(what)
            case Ended():
                self.ended.emit(what.verdict)
            case Failure():
                if what.lost:
                    self._state = self._picture = None
                self.failed.emit(what.error)
            case Plainly():
                self.plainly_drawn.emit(what.why)
            case ArmMissing():
                self._state = self._picture = None
                self.arm_missing.emit()
            case _:
                assert_never(what)
