"""Judging: whether the arm did what was asked, by what the things themselves did."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, sin

import numpy as np

from app.api import Words
from plugins.robot.model import Kind
from plugins.robot.physics.mjcf import PLATE_TOP, SPONGE
from plugins.robot.physics.world import World
from plugins.robot.tasks.task import Action, Aim

LIFTED_M = 0.10
DISTURBED_M = 0.03
STRIP_M = 0.02
STRIPS = 4
"""So many strips of the plate, 2 cm wide each, the middle of the sponge has to pass over while it touches."""
_ON_PLATE_M = 0.045
_IN_BOWL_M = 0.035
_PLATE_RADIUS = 0.09


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it was done, and if not, why; `wiped` is the share of the plate that the sponge passed over."""

    succeeded: bool
    reason: Words
    lifted_m: float
    strips: int
    wiped: float


class Judge:
    """Watches a world from where a task begins; look often, and ask for the verdict at the end."""

    def __init__(self, world: World, aim: Aim) -> None:
        self.world = world
        self.aim = aim
        self._strips: set[int] = set()
        self._before = world.places()
        steps = np.arange(-_PLATE_RADIUS, _PLATE_RADIUS, 0.005) + 0.0025
        grid = np.stack(np.meshgrid(steps, steps), -1).reshape(-1, 2)
        self._plate = grid[np.hypot(*grid.T) < _PLATE_RADIUS]
        self._wiped = np.zeros(len(self._plate), bool)

    def look(self) -> None:
        """Note what is wiped now."""
        thing, place = self.aim.thing, self.aim.place
        if self.aim.action is not Action.WIPE or place is None:
            return
        sponge, plate = self.world.place(thing), self.world.place(place)
        offset = sponge[:2] - plate[:2]
        pair = (min(thing, place), max(thing, place))
        if pair not in self.world.touching() or np.hypot(*offset) > _PLATE_RADIUS:
            return
        self._strips.add(floor(offset[0] / STRIP_M))
        turn = self.world.turn(thing)
        away = self._plate - offset
        along = away @ (cos(turn), sin(turn))
        across = away @ (-sin(turn), cos(turn))
        self._wiped |= (np.abs(along) < SPONGE[0]) & (np.abs(across) < SPONGE[1])

    def verdict(self) -> Verdict:
        """What came of it."""
        after = self.world.places()
        lifted = float(after[self.aim.thing, 2] - self._before[self.aim.thing, 2])
        wiped = float(self._wiped.mean())
        moved = np.linalg.norm(after - self._before, axis=1)
        others = [number for number in range(len(after)) if number != self.aim.thing and moved[number] > DISTURBED_M]
        things = self.world.scene.things
        reason = self._missing(after, lifted)
        if reason is None and others:
            reason = Words("The {thing} was pushed away.", thing=things[others[0]].words)
        done = Words("It was done.")
        return Verdict(reason is None, done if reason is None else reason, lifted, len(self._strips), wiped)

    def _missing(self, after: np.ndarray[tuple[int, ...], np.dtype[np.float64]], lifted: float) -> Words | None:
        thing = self.world.scene.things[self.aim.thing].words
        match self.aim.action:
            case Action.PICK:
                return None if lifted > LIFTED_M else Words("The {thing} was not lifted.", thing=thing)
            case Action.WIPE:
                return None if len(self._strips) >= STRIPS else Words("The plate was not wiped.")
            case Action.PUT:
                return None if self._lies(after) else Words("The {thing} did not get to its place.", thing=thing)

    def _lies(self, after: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
        place = self.aim.place
        if place is None:
            return False
        away = after[self.aim.thing] - after[place]
        distance = float(np.hypot(away[0], away[1]))
        if self.world.scene.things[place].kind is Kind.PLATE:
            return distance < _ON_PLATE_M and away[2] > PLATE_TOP - 0.004 and away[2] < 0.06
        return distance < _IN_BOWL_M and 0.01 < away[2] < 0.09
