"""Demonstrations: what the expert does, kept only where the things themselves show that it was done."""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.layout import layout
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import World
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Action, Aim, aims_in

SHARD = 200
_PER_SCENE = 8
_SETTLING_S = 0.2
_STALE_S = 1800.0
FIRST_SEED = 1_000_000
"""Layouts of training begin here, so that no test lays the same table."""
_ACTIONS, _KINDS, _COLOURS = tuple(Action), tuple(Kind), tuple(Colour)


@dataclass(frozen=True, slots=True)
class Demonstrations:
    """What was asked (N) in which scenes (N), and the paths (N, POINTS, 5) that did it; `tried` is how many were."""

    aims: tuple[Aim, ...]
    scenes: tuple[Scene, ...]
    paths: NDArray[np.float32]
    tried: int


def prepare(arm: Path, work: Path, shards: range) -> None:
    """Make the shards that are not there yet. Several may do so at once: each shard is made by one of them."""
    work.mkdir(parents=True, exist_ok=True)
    described = load_arm(arm, visible=False)
    for number in shards:
        path = work / f"demonstrations-{number:04d}.npz"
        claim = path.with_suffix(".claim")
        if path.exists() or not _claimed(claim):
            continue
        made = shard(number, described)
        fresh = path.with_suffix(f".{os.getpid()}.new")
        save(made, fresh)
        fresh.replace(path)
        claim.unlink(missing_ok=True)


def shard(number: int, arm: Arm, size: int = SHARD) -> Demonstrations:
    """So many tries; the same for the same number."""
    aims: list[Aim] = []
    scenes: list[Scene] = []
    paths: list[NDArray[np.float64]] = []
    tried, tables = 0, -(-size // _PER_SCENE)
    for seed in range(FIRST_SEED + number * tables, FIRST_SEED + (number + 1) * tables):
        chance = random.Random(f"demonstration {seed}")
        scene = layout(seed, chance.choice((1, 2, 3, 3, 4)), chance.choice((1, 1, 2)), chance.random() < 0.9)
        world = World(scene, arm)
        for _ in range(_PER_SCENE):
            aim = asked(scene, chance)
            path = expert(aim, scene, chance)
            tried += 1
            try:
                verdict = tried_out(world, aim, path)
            except UserError:
                continue
            if verdict.succeeded:
                aims.append(aim)
                scenes.append(scene)
                paths.append(path)
    return Demonstrations(tuple(aims), tuple(scenes), np.array(paths, np.float32), tried)


def asked(scene: Scene, chance: random.Random) -> Aim:
    """Something that can be asked of a scene; each action as often as the others."""
    aims = aims_in(scene)
    action = chance.choice(sorted({aim.action for aim in aims}, key=lambda action: action.value))
    return chance.choice([aim for aim in aims if aim.action is action])


def tried_out(world: World, aim: Aim, path: NDArray[np.float64]) -> Verdict:
    """What comes of a path in a world that is laid anew; raises UserError where the arm cannot follow it."""
    world.reset()
    judge = Judge(world, aim)
    for _ in world.follow(path, STEP_S):
        judge.look()
    world.step(_SETTLING_S)
    return judge.verdict()


def save(made: Demonstrations, path: Path) -> None:
    """Write a shard: of each aim its action, thing and place (-1: none), of each thing its kind, colour and place."""
    nowhere = -1
    aims = [(_ACTIONS.index(aim.action), aim.thing, nowhere if aim.place is None else aim.place) for aim in made.aims]
    things = [
        (number, _KINDS.index(thing.kind), _COLOURS.index(thing.colour), thing.x, thing.y, thing.turn)
        for number, scene in enumerate(made.scenes)
        for thing in scene.things
    ]
    with path.open("wb") as file:
        np.savez(
            file,
            aims=np.array(aims, np.int16).reshape(-1, 3),
            things=np.array(things, np.float64).reshape(-1, 6),
            paths=made.paths,
            tried=np.array(made.tried),
        )


def load(work: Path) -> Demonstrations:
    """All shards that are ready, one after the other."""
    each = [_unpacked(path) for path in sorted(work.glob("demonstrations-*.npz"))]
    if not each:
        raise UserError(
            "There are no demonstrations in {folder}.", advice="Run with --prepare first.", folder=str(work)
        )
    return Demonstrations(
        tuple(aim for made in each for aim in made.aims),
        tuple(scene for made in each for scene in made.scenes),
        np.concatenate([made.paths for made in each]),
        sum(made.tried for made in each),
    )


def _unpacked(path: Path) -> Demonstrations:
    with np.load(path, allow_pickle=False) as stored:
        paths, tried = stored["paths"], int(stored["tried"])
        aims = tuple(
            Aim(_ACTIONS[action], thing, None if place < 0 else place)
            for action, thing, place in stored["aims"].tolist()
        )
        things: list[list[Thing]] = [[] for _ in aims]
        for number, kind, colour, x, y, turn in stored["things"].tolist():
            things[int(number)].append(Thing(_KINDS[int(kind)], _COLOURS[int(colour)], x, y, turn))
    return Demonstrations(aims, tuple(Scene(tuple(each)) for each in things), paths, tried)


def _claimed(claim: Path) -> bool:
    """Whether the shard is ours to make; a claim that was left behind by a run that ended is taken over."""
    try:
        with claim.open("x", encoding="ascii") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        if time.time() - claim.stat().st_mtime < _STALE_S:
            return False
        claim.unlink(missing_ok=True)
        return _claimed(claim)
    return True
