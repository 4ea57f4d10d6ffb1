"""Demonstrations: key frames of what the expert does, kept only where the things themselves show that it was done."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.layout import layout
from plugins.robot.model import COLOURED, Colour, Kind, Scene, Thing
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import World
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge
from plugins.robot.tasks.task import Action, Aim, aims_in
from plugins.robot.video.moments import path_through, points_of, poses_at
from plugins.robot.video.sketch import Posture, Sketch, posture_of
from plugins.robot.video.telling import told_of

SCENES = 25
PER_SCENE = 4
FIRST_SEED = 2_000_000
"""Layouts of training begin here, so that no test lays the same table."""
_SETTLING_S = 0.2
_COLOURINGS = 2


class _Middle(random.Random):
    """Of what the expert leaves to chance within bounds, the middle: frames that are alike are learned sooner."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


@dataclass(frozen=True, slots=True)
class Demonstrations:
    """What was asked (N, SLOTS), frames (N, 1 + MOMENTS, HEIGHT, WIDTH, 3), and the gripper's poses (N, MOMENTS, 5)."""

    told: NDArray[np.int64]
    frames: NDArray[np.uint8]
    poses: NDArray[np.float32]
    tried: int


def prepare(arm: Path, work: Path, shards: range) -> None:
    """Make the shards that are not there yet."""
    work.mkdir(parents=True, exist_ok=True)
    described = load_arm(arm, visible=False)
    for number in shards:
        path = work / f"films-{number:04d}.npz"
        if path.exists():
            continue
        made = shard(number, described)
        fresh = path.with_suffix(f".{os.getpid()}.new")
        with fresh.open("wb") as file:
            np.savez(file, told=made.told, frames=made.frames, poses=made.poses, tried=np.array(made.tried))
        fresh.replace(path)


def shard(number: int, arm: Arm, scenes: int = SCENES) -> Demonstrations:
    """What is asked in so many scenes; the same for the same number."""
    told, frames, poses, tried = [], [], [], 0
    for seed in range(FIRST_SEED + number * scenes, FIRST_SEED + (number + 1) * scenes):
        chance = random.Random(f"film {seed}")
        scene = layout(seed, chance.choice((2, 3, 3, 3, 4)), chance.choice((1, 1, 1, 2)), chance.random() < 0.96)
        world = World(scene, arm)
        filmed = []
        for _ in range(PER_SCENE):
            aim = _asked(scene, chance)
            tried += 1
            found = film(world, aim)
            if found is not None:
                filmed.append((aim, *found))
        for colours in range(_COLOURINGS):
            coloured = recoloured(scene, chance) if colours else scene
            sketch = Sketch(coloured)
            for aim, told_poses, postures in filmed:
                told.append(told_of(aim, coloured))
                poses.append(told_poses)
                frames.append(np.stack([sketch.draw(posture) for posture in postures]))
            sketch.close()
    return Demonstrations(np.array(told), np.array(frames), np.array(poses, np.float32), tried)


def film(world: World, aim: Aim) -> tuple[NDArray[np.float64], list[Posture]] | None:
    """What the gripper is told in each key frame, and how everything lies then and at first; None where it fails."""
    poses = poses_at(expert(aim, world.scene, _Middle()), aim.action)
    world.reset()
    judge = Judge(world, aim)
    postures = [posture_of(world)]
    wanted, at = points_of(aim.action), {}
    try:
        for number in world.follow(path_through(poses, aim.action), STEP_S):
            judge.look()
            if number in wanted:
                at[number] = posture_of(world)
        world.step(_SETTLING_S)
    except UserError:
        return None
    return (poses, postures + [at[number] for number in wanted]) if judge.verdict().succeeded else None


def recoloured(scene: Scene, chance: random.Random) -> Scene:
    """The scene with other colours: they change nothing in what happens."""
    things: dict[int, Thing] = {}
    for kind in (Kind.BOWL, Kind.SPONGE):
        numbers = scene.find(kind)
        colours: list[Colour] = chance.sample(COLOURED, len(numbers))
        things |= {
            number: replace(scene.things[number], colour=colour)
            for number, colour in zip(numbers, colours, strict=True)
        }
    return Scene(tuple(things.get(number, thing) for number, thing in enumerate(scene.things)))


def load(work: Path, shards: range | None = None) -> Demonstrations:
    """All shards that are ready, or some, one after the other."""
    paths = sorted(work.glob("films-*.npz"))[slice(None) if shards is None else slice(shards.start, shards.stop)]
    if not paths:
        raise UserError(
            "There are no demonstrations in {folder}.", advice="Run with --prepare first.", folder=str(work)
        )
    parts = []
    for path in paths:
        with np.load(path, allow_pickle=False) as stored:
            parts.append((stored["told"], stored["frames"], stored["poses"], int(stored["tried"])))
    told, frames, poses, tried = zip(*parts, strict=True)
    return Demonstrations(np.concatenate(told), np.concatenate(frames), np.concatenate(poses), sum(tried))


def _asked(scene: Scene, chance: random.Random) -> Aim:
    """Something that can be asked of a scene; each action as often as the others."""
    aims = aims_in(scene)
    action = chance.choice([action for action in Action if any(aim.action is action for aim in aims)])
    return chance.choice([aim for aim in aims if aim.action is action])
