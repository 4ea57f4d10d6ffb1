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
from plugins.robot.model import Scene
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import World
from plugins.robot.planning.encoding import numbers_of, told_of
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Aim, aims_in

SHARD = 200
_PER_SCENE = 4
_SETTLING_S = 0.2
_STALE_S = 1800.0
FIRST_SEED = 1_000_000
"""Layouts of training begin here, so that no test lays the same table."""


@dataclass(frozen=True, slots=True)
class Demonstrations:
    """What was asked (N, TOLD), and the paths that did it (N, POINTS * CHANNELS); `tried` is how many were."""

    told: NDArray[np.float32]
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
        with fresh.open("wb") as file:
            np.savez(file, told=made.told, paths=made.paths, tried=np.array(made.tried))
        fresh.replace(path)
        claim.unlink(missing_ok=True)


def shard(number: int, arm: Arm, size: int = SHARD) -> Demonstrations:
    """So many tries; the same for the same number."""
    told, paths, tried = [], [], 0
    scenes = -(-size // _PER_SCENE)
    for seed in range(FIRST_SEED + number * scenes, FIRST_SEED + (number + 1) * scenes):
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
                told.append(told_of(aim, scene))
                paths.append(numbers_of(path))
    return Demonstrations(np.array(told), np.array(paths), tried)


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


def load(work: Path) -> Demonstrations:
    """All shards that are ready, one after the other."""
    told, paths, tried = [], [], 0
    for path in sorted(work.glob("demonstrations-*.npz")):
        with np.load(path, allow_pickle=False) as stored:
            told.append(stored["told"])
            paths.append(stored["paths"])
            tried += int(stored["tried"])
    if not told:
        raise UserError(
            "There are no demonstrations in {folder}.", advice="Run with --prepare first.", folder=str(work)
        )
    return Demonstrations(np.concatenate(told), np.concatenate(paths), tried)


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
