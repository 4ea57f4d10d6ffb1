"""robot: how often the expert and the planner fail, and how long a path and a second of physics take.

Controls: random weights, of the network and of its frame; and for where a bowl is held, the frame without the network.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from plugins.robot.evaluation import Plan, evaluate
from plugins.robot.layout import layout
from plugins.robot.model import Kind
from plugins.robot.physics.arm import load_arm
from plugins.robot.physics.mjcf import RIM
from plugins.robot.physics.world import World
from plugins.robot.planning.frame import ANCHORS, CHANNELS, PATH, TASKS, Frame
from plugins.robot.planning.network import Shape, fresh
from plugins.robot.planning.planner import FILE, FOLDER, Planner, load_planner
from plugins.robot.tasks.expert import expert
from plugins.robot.tasks.task import Action, Aim, aims_in
from tests.benchmarks.measure import Figure, at_most, plain
from tests.conftest import REPOSITORY
from tests.plugins.robot.arm_files import write_arm

_LAYOUTS = range(80_000, 80_040)
_PLANS = 20
_HELD = 35
"""The point of a path for picking up at which the thing is held."""


def run() -> Iterator[Figure]:
    """An arm of capsules, which moves as the real one does, in layouts that nothing was made by."""
    with TemporaryDirectory() as name:
        arm = load_arm(write_arm(Path(name)), visible=False)

        def failing(plan: Plan, layouts: range) -> dict[str, float]:
            found = evaluate(arm, plan, layouts, unseen=False)
            return {task: 100 - 100 * sum(each) / len(each) for task, each in found.items()}

        started = time.perf_counter()
        by_hand = failing(lambda aim, scene, seed: expert(aim, scene, random.Random(seed)), _LAYOUTS)
        yield plain("robot", "a trial in physics", (time.perf_counter() - started) / (3 * len(_LAYOUTS)), "s")
        for task, share in by_hand.items():
            yield at_most("robot", f"the expert fails to {task}", share, "%", 8 if task == "wipe" else 3)
        world = World(layout(3), arm)
        started = time.perf_counter()
        world.step(1.0)
        yield plain("robot", "a second of physics", (time.perf_counter() - started) * 1000, "ms")
        planners = {True: _random()}
        if (REPOSITORY / "resources" / FOLDER / FILE).is_file():
            planners[False] = load_planner(REPOSITORY / "resources" / FOLDER)
        for control, planner in planners.items():
            scene = layout(3)
            planner.plan(aims_in(scene)[0], scene, 1)
            started = time.process_time()
            for seed in range(_PLANS):
                planner.plan(aims_in(scene)[0], scene, seed)
            took = (time.process_time() - started) * 1000 / _PLANS
            if not control:
                yield at_most("robot", "a path, on one core", took, "ms", 100)
            who = "random weights fail" if control else "the planner fails"
            for task, share in failing(planner.plan, _LAYOUTS[:6] if control else _LAYOUTS).items():
                limit = 5 if task == "pick" else 15
                yield at_most("robot", f"{who} to {task}", share, "%", limit, control=control)
        if False in planners:
            frame = planners[False].frame
            yield at_most("robot", "a grip misses the rim of a bowl", _missed(planners[False].plan), "mm", 2)
            still = np.zeros(PATH, np.float32)
            alone = _missed(lambda aim, scene, _: frame.path_of(still, aim, scene))
            yield at_most("robot", "the frame alone misses the rim of a bowl", alone, "mm", 2, control=True)


def _missed(plan: Plan) -> float:
    """How far grips are from the rim of a bowl, in the mean."""
    found = []
    for seed in _LAYOUTS:
        scene = layout(seed)
        bowl = scene.find(Kind.BOWL)[0]
        grip = plan(Aim(Action.PICK, bowl), scene, seed)[_HELD]
        away = grip[:2] - (scene.things[bowl].x, scene.things[bowl].y)
        found.append(abs(float(np.hypot(*away)) - RIM) * 1000)
    return float(np.mean(found))


def _random() -> Planner:
    chance = np.random.default_rng(1)
    follows = chance.normal(0.0, 0.1, (len(TASKS), PATH, ANCHORS)).astype(np.float32)
    return Planner(fresh(Shape(), 1), Frame(follows, np.full(CHANNELS, 0.03, np.float32)))
