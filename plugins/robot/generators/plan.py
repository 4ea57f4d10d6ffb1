"""Plan: a sentence becomes a path of the gripper, which is tried out in physics and filmed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, ClassVar

import numpy as np
from numpy.typing import NDArray

from app.api import (
    MP4,
    SEED_LIMIT,
    Choice,
    Given,
    InvalidData,
    Kept,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    Models,
    More,
    Output,
    Prompt,
    Range,
    RunContext,
    Seed,
    Text,
    Toggle,
    Words,
    film_of,
)
from plugins.robot.codec import read_robot
from plugins.robot.formats.paths import csv_of, json_of
from plugins.robot.layout import layout
from plugins.robot.model import Scene
from plugins.robot.physics.arm import load_arm
from plugins.robot.physics.rendering import Eye
from plugins.robot.physics.world import World
from plugins.robot.planning.planner import FOLDER, Planner, load_planner
from plugins.robot.tasks.expert import POINTS, STEP_S, expert
from plugins.robot.tasks.judging import Judge, Verdict
from plugins.robot.tasks.task import Aim, Task, aim_of
from plugins.robot.video.planner import VideoPlan, VideoPlanner, load_video_planner
from plugins.robot.video.showing import Witness, beside, planned_json
from plugins.robot.wording.reading import read

ARM = "franka-panda"
PATH = "application/vnd.seisei.arm-path+json"
RATE = 25
PLANNERS = (("diffusion", "Trajectory (Diffuser)"), ("video", "Video plan (UniPi)"), ("expert", "Expert"))
_PIECES = round(STEP_S * RATE)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What is asked of the arm, and on which table; without a scene one is laid that has what is named."""

    prompt: Annotated[str, Prompt(), Label("Sentence", "Such as: pick up the blue bowl")]
    seed: Annotated[int, Seed(), Label("Seed")] = 0
    scene: Annotated[str, Text(), Given(), Label("Scene", "The part of a project as JSON")] = ""
    by: Annotated[str, Choice(PLANNERS), Label("Planner", "Who draws the path"), More()] = "diffusion"
    tries: Annotated[int, Range(1, 8), Label("Tries", "So many paths are drawn, until one does it"), More()] = 4
    film: Annotated[bool, Toggle(), Label("Film", "Draw what happens; else the path alone")] = True
    size: Annotated[int, Range(128, 1280, 16, "px"), Label("Size of the film"), More()] = 480
    arm: Annotated[str, ModelOf(ModelKind.PLUGIN_MODEL, (ARM,)), Label("Arm"), More()] = ""
    succeeded: Annotated[bool, Toggle(), Kept(), Label("Succeeded in physics")] = False
    outcome: Annotated[str, Text(), Kept(), Label("What came of it")] = ""


class Plan:
    """Draws a path, leads the gripper along it, and says whether the things did what was asked."""

    Request: ClassVar = PlanRequest
    version: ClassVar = "1"
    lane: ClassVar = Lane.INTERACTIVE

    def run(self, request: PlanRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make the film, or the path alone; raises UserError where the sentence cannot be read, or nothing reached."""
        task = read(request.prompt)
        scene = _scene(request, task)
        aim = aim_of(task, scene)
        folder = models.use_plugin_model(ModelId(request.arm), context.check).path
        with ExitStack() as closing:
            # Where nothing can be drawn, that is known before anything is planned; a video plan draws by itself
            seen = None
            if request.film and request.by != "video":
                seen = _seen(scene, folder, request.size)
                closing.callback(seen[1].close)
            way, verdict = self._found(request, aim, World(scene, load_arm(folder, visible=False)), context)
            told = replace(request, succeeded=verdict.succeeded, outcome=str(verdict.reason))
            points = json_of(way.path, scene, request.prompt, verdict)
            details = {"csv": csv_of(way.path)}
            if way.video is not None:
                details["planned"] = planned_json(way.video, aim.action, request.prompt, verdict)
            if not request.film:
                yield Output(points, told, PATH, name=request.prompt, details=details)
                return
            if seen is None:
                seen = _seen(scene, folder, request.size, beside_plan=True)
                closing.callback(seen[1].close)
            world, eye = seen
            happening = ((number, eye.see()) for number in _followed(world, way.path, context))
            if way.video is None:
                frames = [picture for _, picture in happening]
            else:
                frames = list(beside(way.video, aim.action, happening))
        details["json"] = points
        yield Output(
            film_of(frames, RATE, quick=True), told, MP4, name=request.prompt, details=details, poster=frames[-1]
        )

    def _found(self, request: PlanRequest, aim: Aim, world: World, context: RunContext) -> tuple[_Way, Verdict]:
        """The first way that does it in physics, or the last one where none does."""
        for number in range(request.tries):
            seed = (request.seed + number) % SEED_LIMIT
            world.reset()
            way = _drawn(request.by, aim, world, seed, context)
            judge = Judge(world, aim)
            for _ in _followed(world, way.path, context):
                judge.look()
            verdict = judge.verdict()
            if verdict.succeeded:
                break
        return way, verdict


@dataclass(frozen=True, slots=True)
class _Way:
    path: NDArray[np.float64]
    video: VideoPlan | None = None


def _drawn(by: str, aim: Aim, world: World, seed: int, context: RunContext) -> _Way:
    folder = context.resources / FOLDER
    match by:
        case "expert":
            return _Way(expert(aim, world.scene, random.Random(seed)))
        case "video":
            plan = _video_planner(folder).plan(aim, world, seed, check=context.check)
            return _Way(plan.path, plan)
        case _:
            return _Way(_planner(folder).plan(aim, world.scene, seed, check=context.check))


def _seen(scene: Scene, folder: Path, size: int, *, beside_plan: bool = False) -> tuple[World, Eye]:
    """The world with all that is there to be seen, and a camera in it; raises UserError where nothing can be drawn."""
    world = World(scene, load_arm(folder, visible=True), visible=True)
    return world, Witness(world, size) if beside_plan else Eye(world, size, size)


def _followed(world: World, path: NDArray[np.float64], context: RunContext) -> Iterator[int]:
    for number in world.follow(path, STEP_S, _PIECES):
        context.job.report(number, POINTS, Words("Trying it out"))
        context.check()
        yield number


def _scene(request: PlanRequest, task: Task) -> Scene:
    if not request.scene:
        return layout(request.seed, wanted=tuple(filter(None, (task.thing, task.place))))
    try:
        data = json.loads(request.scene)
    except ValueError as error:
        raise InvalidData("The scene is no JSON.", advice="Give the scene of a project.", detail=error) from error
    return read_robot(data).scene


@lru_cache(maxsize=1)
def _planner(folder: Path) -> Planner:
    return load_planner(folder)


@lru_cache(maxsize=1)
def _video_planner(folder: Path) -> VideoPlanner:
    return load_video_planner(folder)
