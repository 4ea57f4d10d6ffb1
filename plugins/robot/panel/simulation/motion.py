"""Motion: the world as time passes in it, whether by itself, along a path or pulled by hand."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.model import Scene
from plugins.robot.panel.simulation.camera import Place
from plugins.robot.panel.simulation.state import ARM, NOTHING, TABLE, Hit, Lying, State, Touch
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.hand import Hand, Pressing
from plugins.robot.physics.world import SETTLING_S, World
from plugins.robot.tasks.expert import STEP_S
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Aim

PIECES = 3
"""From point to point of a path, as many as where the path was tried out: the same path does the same."""
PARTS = 4
TICK_S = STEP_S / PIECES / PARTS
OPENING = 7
"""Stands for the opening of the gripper where else the number of a joint stands."""
_MOST_BEHIND_S = 0.1
_MOST_AT_ONCE_S = 0.03
_MEASURED_S = 0.5
_SLOW = 1.1


class Motion:
    """Made and used by one thread alone; `ended` is told what came of a path, None where nothing was to be judged."""

    def __init__(self, ended: Callable[[Verdict | None], None]) -> None:
        self._ended = ended
        self.world: World | None = None
        self.running = False
        self.speed = 1.0
        self._folder: Path | None = None
        self._arm: Arm | None = None
        self._hand: Hand | None = None
        self._held: int | None = None
        self._walk: Iterator[int] | None = None
        self._point, self._points, self._part = 0, 0, 0
        self._judge: Judge | None = None
        self._laid = True
        self._owed, self._last = 0.0, 0.0
        self._window = (0.0, 0.0)
        self._slower = 1.0

    # What there is

    def take_arm(self, folder: Path | None) -> bool:
        """Use the arm of a folder from the next laying on; whether a scene that was laid is to be laid anew for it."""
        if folder != self._folder:
            self._folder, self._arm = folder, None
            return True
        return self.world is None

    def lay(self, scene: Scene) -> bool:
        """Lay a scene, at rest; whether it is another world than before. Raises UserError where the arm is damaged."""
        self._rest()
        if self._arm is None:
            self._drop()
            if self._folder is None:
                return True
            self._arm = load_arm(self._folder, visible=True)
        elif self.world is not None and self.world.relay(scene):
            return False
        self._drop()
        self.world = World(scene, self._arm, visible=True)
        self._hand = Hand(self.world)
        return True

    def reset(self) -> None:
        """Everything back to where it was laid, and paused."""
        self._rest()
        if self.world is not None:
            self.world.reset()

    def run(self, *, on: bool) -> None:
        """Let time pass, or not."""
        self.running = on and self.world is not None
        self._laid = self._laid and not self.running
        self._last, self._owed = time.perf_counter(), 0.0
        self._window, self._slower = (self._last, 0.0), 1.0

    def follow(self, path: NDArray[np.float64], aim: Aim | None) -> None:
        """Lead the gripper along a path, from where everything is now."""
        if self.world is None:
            return
        self._judge = None if aim is None else Judge(self.world, aim)
        self._walk = self.world.follow(np.array(path, float), STEP_S, PIECES, PARTS)
        self._point, self._points, self._part = 0, len(path), 0
        self.run(on=True)

    def stop(self) -> None:
        """Follow no path any more; the motors hold the arm where it is."""
        self._walk = self._judge = None

    # By hand

    def set_joint(self, number: int, value: float) -> None:
        """Tell a motor, or the gripper, where to go; where no time passes it is there at once."""
        if self.world is None or self._walk is not None:
            return
        if number == OPENING:
            self.world.open_to(value)
        else:
            self.world.drive(number, value)
        if not self.running:
            self.world.go_there()
            self._laid = False

    def hold(self, thing: int | None, target: Place) -> None:
        """Pull a thing towards a place by a spring from where it was first held, or let go."""
        if self.world is None or self._hand is None:
            return
        place = np.array(target)
        if thing is None or not 0 <= thing < len(self.world.scene.things):
            self._hand.let_go()
            self._held = None
        elif thing == self._held:
            self._hand.pull(place)
        else:
            self._held = thing if self._hand.take(thing, place) else None

    def shift(self, thing: int, x: float, y: float) -> None:
        """Put a thing elsewhere while no time passes."""
        if self.world is not None and not self.running and 0 <= thing < len(self.world.scene.things):
            self.world.shift(thing, x, y)

    def hit(self, asked: int, origin: NDArray[np.float64], direction: NDArray[np.float64]) -> Hit:
        """What is first in a direction."""
        found = None if self._hand is None else self._hand.hit(origin, direction)
        if found is None:
            return Hit(asked, NOTHING, (0.0, 0.0, 0.0))
        body, place = found
        return Hit(asked, self._names.get(body, ARM), (float(place[0]), float(place[1]), float(place[2])))

    # Time

    def step(self) -> None:
        """Let one piece of a path pass, or as much time, while it is paused."""
        if self.world is not None and not self.running:
            self._laid = False
            for _ in range(PARTS):
                self._tick()

    def advance(self) -> None:
        """Let as much time pass as is due, as far as that can be had."""
        now = time.perf_counter()
        self._owed = min(self._owed + (now - self._last) * self.speed, _MOST_BEHIND_S * max(1.0, self.speed))
        self._last = now
        while self.running and self._owed >= TICK_S:
            self._tick()
            self._owed -= TICK_S
            self._window = (self._window[0], self._window[1] + TICK_S)
            if time.perf_counter() - now > _MOST_AT_ONCE_S:
                break
        self._measure(time.perf_counter())

    @property
    def due_s(self) -> float:
        """How long until the next piece of time is due."""
        return max(0.0, (TICK_S - self._owed) / self.speed - (time.perf_counter() - self._last))

    def _tick(self) -> None:
        world = self.world
        assert world is not None
        try:
            if self._walk is None:
                world.step(TICK_S)
                return
            self._point = next(self._walk)
        except StopIteration:
            judge = self._judge
            self.stop()
            self._ended(None if judge is None else judge.verdict())
            return
        except UserError:
            if self._walk is None:
                self.reset()
            self.stop()
            raise
        self._part += 1
        if self._judge is not None and self._part % PARTS == 0:
            self._judge.look()

    def _measure(self, now: float) -> None:
        begun, passed = self._window
        if now - begun > _MEASURED_S:
            ratio = (now - begun) * self.speed / max(passed, TICK_S)
            self._slower = round(ratio, 1) if ratio > _SLOW else 1.0
            self._window = (now, 0.0)

    # What it is like

    def pressing(self) -> Pressing:
        """What presses on what."""
        if self._hand is None:
            return Pressing(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 2), np.int64), np.zeros(0))
        return self._hand.pressing()

    @property
    def spring(self) -> tuple[Place, Place] | None:
        """From where to where a thing is pulled."""
        spring = None if self._hand is None else self._hand.spring
        if spring is None:
            return None
        (a, b, c), (d, e, f) = (each.tolist() for each in spring)
        return (a, b, c), (d, e, f)

    def state(self, pressing: Pressing) -> State | None:
        """The world as it is now; None where there is none."""
        world = self.world
        if world is None:
            return None
        x, y, z, turn, opening = world.gripper.tolist()
        things = tuple(
            Lying((place[0], place[1], place[2]), world.turn(number))
            for number, place in enumerate(world.places().tolist())
        )
        return State(
            world.scene,
            round(max(0.0, world.seconds - SETTLING_S), 6),
            tuple(world.angles.tolist()),
            tuple((low, high) for low, high in world.limits.tolist()),
            (x, y, z, turn, opening),
            things,
            self._touches(pressing),
            self.running,
            self._laid,
            None if self._walk is None else self._point,
            0 if self._walk is None else self._points,
            self._slower if self.running else 1.0,
        )

    def _touches(self, pressing: Pressing) -> tuple[Touch, ...]:
        found: dict[tuple[int, int], float] = defaultdict(float)
        names = self._names
        for (one, other), newtons in zip(pressing.bodies.tolist(), pressing.newtons.tolist(), strict=True):
            first, second = sorted((names.get(one, ARM), names.get(other, ARM)), reverse=True)
            if first != second:
                found[first, second] += newtons
        return tuple(Touch(one, other, newtons) for (one, other), newtons in sorted(found.items(), reverse=True))

    @property
    def _names(self) -> dict[int, int]:
        world = self.world
        assert world is not None
        return {0: TABLE} | {world.body(number): number for number in range(len(world.scene.things))}

    def _rest(self) -> None:
        self.stop()
        if self._hand is not None:
            self._hand.let_go()
        self._held = None
        self.run(on=False)
        self._laid = True

    def _drop(self) -> None:
        self.world = self._hand = None
