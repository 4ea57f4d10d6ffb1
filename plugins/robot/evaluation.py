"""How often it is done: `python -m plugins.robot.evaluation --arm DIR [--planner DIR | --expert] [--unseen]`.

Each layout is new to the planner, and each kind of task is asked once in it; what is said is read from phrases that the
lexicon was made by, or with `--unseen` from others. Each share is given with its Wilson interval of 95 %.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.robot.layout import layout
from plugins.robot.model import Scene
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import World
from plugins.robot.planning.planner import load_planner
from plugins.robot.tasks.expert import STEP_S, expert
from plugins.robot.tasks.judging import Judge
from plugins.robot.tasks.task import Action, Aim, aim_of, aims_in
from plugins.robot.wording.phrases import SEEN, UNSEEN, said
from plugins.robot.wording.reading import read

Plan = Callable[[Aim, Scene, int], NDArray[np.float64]]
_SETTLING_S = 0.2
_Z = 1.959964


def wilson(good: int, of: int) -> tuple[float, float]:
    """The interval in which the true share lies, at 95 %."""
    if not of:
        return 0.0, 1.0
    share, square = good / of, _Z * _Z / of
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def tries_for(sentence: str, scene: Scene, arm: Arm, plan: Plan, seed: int, tries: int = 1) -> int:
    """Which try does what a sentence asks for, from 1 on; 0 where none of so many does, and where it is refused."""
    try:
        aim = aim_of(read(sentence), scene)
    except UserError:
        return 0
    world = World(scene, arm)
    for number in range(tries):
        if _done(world, aim, plan, seed + number):
            return number + 1
    return 0


def succeeds(sentence: str, scene: Scene, arm: Arm, plan: Plan, seed: int) -> bool:
    """Whether what a sentence asks for is done in the end with one try; one that is refused isn't."""
    return tries_for(sentence, scene, arm, plan, seed) == 1


def tries_in(arm: Arm, plan: Plan, layouts: range, *, unseen: bool, tries: int = 1) -> dict[str, list[int]]:
    """Which try did each kind of task (0: none), one of each kind in each layout."""
    phrases = UNSEEN if unseen else SEEN
    found: dict[str, list[int]] = defaultdict(list)
    for seed in layouts:
        chance = random.Random(f"evaluation {seed}")
        scene = layout(seed)
        for action in Action:
            aim = chance.choice([aim for aim in aims_in(scene) if aim.action is action])
            sentence = said(chance.choice(phrases[action]), aim, scene)
            found[action.value].append(tries_for(sentence, scene, arm, plan, seed, tries))
    return found


def evaluate(arm: Arm, plan: Plan, layouts: range, *, unseen: bool) -> dict[str, list[bool]]:
    """What came of each kind of task with one try, one of each kind in each layout."""
    found = tries_in(arm, plan, layouts, unseen=unseen)
    return {name: [number == 1 for number in each] for name, each in found.items()}


def share(good: int, of: int) -> dict[str, object]:
    """A share with its interval, as it is printed."""
    return {"good": good, "of": of, "wilson": [round(edge, 4) for edge in wilson(good, of)]}


def _done(world: World, aim: Aim, plan: Plan, seed: int) -> bool:
    world.reset()
    judge = Judge(world, aim)
    try:
        for _ in world.follow(plan(aim, world.scene, seed), STEP_S):
            judge.look()
        world.step(_SETTLING_S)
    except UserError:
        return False
    return judge.verdict().succeeded


def _expert(aim: Aim, scene: Scene, seed: int) -> NDArray[np.float64]:
    return expert(aim, scene, random.Random(seed))


def main() -> None:
    """Read the options, and print the shares as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arm", type=Path, required=True, help="the folder that the arm was fetched into")
    parser.add_argument("--planner", type=Path, default=Path("resources/models/arm"))
    parser.add_argument("--expert", action="store_true", help="measure the expert in place of the planner")
    parser.add_argument("--layouts", type=int, default=200)
    parser.add_argument("--first", type=int, default=50_000, help="the seed of the first layout")
    parser.add_argument("--unseen", action="store_true")
    parser.add_argument("--tries", type=int, default=1, help="tell besides how much is done within so many tries")
    options = parser.parse_args()
    plan: Plan = _expert if options.expert else load_planner(options.planner).plan
    arm = load_arm(options.arm, visible=False)
    layouts = range(options.first, options.first + options.layouts)
    found = tries_in(arm, plan, layouts, unseen=options.unseen, tries=options.tries)
    shares = {name: share(sum(number == 1 for number in each), len(each)) for name, each in found.items()}
    if options.tries > 1:
        for name, each in found.items():
            shares[f"{name} within {options.tries} tries"] = share(sum(number > 0 for number in each), len(each))
    sys.stdout.write(json.dumps(shares, indent=1) + "\n")


if __name__ == "__main__":
    main()
