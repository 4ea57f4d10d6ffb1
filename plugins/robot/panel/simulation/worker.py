"""Worker: the thread that MuJoCo's objects live on, from being made to being let go of."""

from __future__ import annotations

import atexit
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.model import Scene
from plugins.robot.panel.simulation.camera import FIRST, Camera, Place
from plugins.robot.panel.simulation.motion import Motion
from plugins.robot.panel.simulation.picture import Picture
from plugins.robot.panel.simulation.sight import Sight
from plugins.robot.panel.simulation.state import Hit, State
from plugins.robot.tasks.judging import Verdict
from plugins.robot.tasks.task import Aim

_log = logging.getLogger(__name__)

_FRAME_S = 1 / 60
_REST_S = 0.12
"""So long after the last movement it is drawn finely."""
_QUICK_S = 0.016
"""Where a fine picture takes no longer all of them are fine."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A path was followed to its end."""

    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was asked could not be done; `lost` where there is no world any more."""

    error: UserError
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Plainly:
    """It is drawn without OpenGL."""

    why: UserError


@dataclass(frozen=True, slots=True)
class ArmMissing:
    """There is no arm."""


Told = Picture | State | Hit | Ended | Failure | Plainly | ArmMissing


class _Outdated(Exception):
    """Something else is wanted by now."""


class Worker(Thread):
    """Takes orders, lets time pass and draws; pictures and states are told one at a time, as they are taken."""

    def __init__(self, tell: Callable[[Told], None], *, plain: bool) -> None:
        super().__init__(name="robot", daemon=True)
        # Graphics that are in use while Python ends take the whole process down.
        atexit.register(self.finish)
        self._tell = tell
        self._changed = Condition()
        self._orders: dict[object, Callable[[Worker], None]] = {}
        self._leaving = False
        self._awaited: set[type[Told]] = set()
        self._motion = Motion(self._end)
        self._sight = Sight(plain=plain)
        self._scene: Scene | None = None
        self._camera, self._size = FIRST, (0, 0)
        self._stale, self._rough, self._news = False, False, False
        self._moved_at, self._shown_at = 0.0, 0.0
        self._fine_s = 1.0

    # From any thread

    def order(self, what: Callable[[Worker], None], name: object = None) -> None:
        """Do this after what was asked before; in place of what waits under the same name."""
        with self._changed:
            key = object() if name is None else name
            self._orders.pop(key, None)
            self._orders[key] = what
            self._changed.notify()

    def delivered(self, what: Told) -> None:
        """What was told arrived: the next of its kind can come."""
        with self._changed:
            self._awaited.discard(type(what))
            self._changed.notify()

    def leave(self) -> None:
        """End as soon as can be."""
        with self._changed:
            self._leaving = True
            self._changed.notify()

    def finish(self) -> None:
        """End, and wait until everything is let go of."""
        self.leave()
        if self.is_alive():
            self.join()

    # The thread

    def run(self) -> None:
        """Work until it is to leave."""
        try:
            while (orders := self._next()) is not None:
                for order in orders:
                    self._do(order)
                if self._motion.running:
                    self._do(Worker._advance)
                self._do(Worker._show)
        finally:
            self._sight.close()
            atexit.unregister(self.finish)

    def _next(self) -> list[Callable[[Worker], None]] | None:
        with self._changed:
            while not self._leaving:
                wait_s = self._wait_s()
                if self._orders or wait_s == 0:
                    orders = list(self._orders.values())
                    self._orders.clear()
                    return orders
                self._changed.wait(wait_s)
        return None

    def _wait_s(self) -> float | None:
        now = time.perf_counter()
        if self._motion.running:
            return max(0.0, self._shown_at + _FRAME_S - now)
        if self._news and State not in self._awaited:
            return 0.0
        if not self._drawable:
            return None
        if self._stale:
            return 0.0
        return max(0.0, self._moved_at + _REST_S - now) if self._rough else None

    @property
    def _drawable(self) -> bool:
        return min(self._size) > 0 and self._sight.ready and Picture not in self._awaited

    def _do(self, order: Callable[[Worker], None]) -> None:
        try:
            order(self)
        except UserError as error:
            self._moved()
            self._tell(Failure(error, self._motion.world is None))
        except Exception as error:  # noqa: BLE001 - the thread's boundary: the simulation stands still, and says so
            _log.exception("the simulation failed")
            self._motion.run(on=False)
            self._stale = self._rough = False
            words = "The simulation cannot go on."
            self._tell(Failure(UserError(words, advice="Lay the table anew.", detail=error)))

    def _advance(self) -> None:
        self._motion.advance()
        self._moved()

    def _end(self, verdict: Verdict | None) -> None:
        # What stands then is known before it is told that the path is at its end.
        state = self._motion.state(self._motion.pressing())
        if state is not None:
            self._send(state)
        self._tell(Ended(verdict))

    def _moved(self) -> None:
        self._stale = self._news = True
        self._moved_at = time.perf_counter()

    def _show(self) -> None:
        newly = self._news and State not in self._awaited
        drawn = self._drawable and (self._stale or self._rough)
        if not newly and not drawn:
            self._shown_at = time.perf_counter()
            return
        pressing = self._motion.pressing()
        if newly:
            state = self._motion.state(pressing)
            self._news = False
            if state is not None:
                self._send(state)
        self._shown_at = time.perf_counter()
        if not drawn:
            return
        resting = not self._motion.running and self._shown_at >= self._moved_at + _REST_S
        fine = resting or self._fine_s < _QUICK_S
        if not self._stale and not fine:
            return
        try:
            image = self._sight.see(self._camera, *self._size, fine=fine, check=self._check if resting else _go_on)
        except _Outdated:
            return
        if fine:
            self._fine_s = time.perf_counter() - self._shown_at
        self._stale, self._rough = False, not fine
        self._send(Picture(image, self._camera, pressing.points, pressing.forces, self._motion.spring, fine))

    def _check(self) -> None:
        if self._orders or self._leaving:
            raise _Outdated

    def _send(self, what: Picture | State) -> None:
        with self._changed:
            self._awaited.add(type(what))
        self._tell(what)

    # Orders

    def take_arm(self, folder: Path | None) -> None:
        """Use the arm of a folder, and lay what waits for it."""
        if self._motion.take_arm(folder) and self._scene is not None:
            self.lay(self._scene)

    def lay(self, scene: Scene) -> None:
        """Lay a scene."""
        self._scene = scene
        try:
            other = self._motion.lay(scene)
        except UserError:
            self._sight.look_at(None)
            raise
        if other:
            missing = self._sight.look_at(self._motion.world)
            if missing is not None:
                self._tell(Plainly(missing))
        if self._motion.world is None:
            self._tell(ArmMissing())
        else:
            self._moved()

    def reset(self) -> None:
        """Everything back."""
        self._motion.reset()
        self._moved()

    def go(self, on: bool) -> None:
        """Go on, or pause."""
        self._motion.run(on=on)
        self._moved()

    def step(self) -> None:
        """Let a little time pass."""
        self._motion.step()
        self._moved()

    def set_speed(self, factor: float) -> None:
        """Run so many times as fast."""
        self._motion.speed = factor

    def follow(self, path: NDArray[np.float64], aim: Aim | None) -> None:
        """Lead the gripper along a path."""
        self._motion.follow(path, aim)
        self._moved()

    def stop(self) -> None:
        """Follow none."""
        self._motion.stop()
        self._moved()

    def set_joint(self, joint: int, value: float) -> None:
        """Tell a motor."""
        self._motion.set_joint(joint, value)
        self._moved()

    def hold(self, thing: int | None, target: Place) -> None:
        """Pull a thing, or let go."""
        self._motion.hold(thing, target)
        self._moved()

    def shift(self, thing: int, x: float, y: float) -> None:
        """Put a thing elsewhere."""
        self._motion.shift(thing, x, y)
        self._moved()

    def point(self, asked: int, origin: NDArray[np.float64], direction: NDArray[np.float64]) -> None:
        """Tell what is in a direction."""
        self._tell(self._motion.hit(asked, origin, direction))

    def look(self, camera: Camera) -> None:
        """See it from there."""
        self._camera = camera
        self._stale, self._moved_at = True, time.perf_counter()

    def resize(self, width: int, height: int) -> None:
        """See it so large, in pixels."""
        self._size = width, height
        self._stale, self._moved_at = True, time.perf_counter()


def _go_on() -> None:
    """It is drawn whatever is wanted."""
