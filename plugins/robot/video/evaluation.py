"""How often a video plan does it: `python -m plugins.robot.video.evaluation --arm DIR --layouts 200`.

Each layout is new to the planner, and each kind of task is asked once in it, with one try. Each share is given with its
Wilson interval of 95 %.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.robot.evaluation import Plan, evaluate, share
from plugins.robot.model import Scene
from plugins.robot.physics.arm import Arm, load_arm
from plugins.robot.physics.world import World
from plugins.robot.tasks.task import Aim
from plugins.robot.video.planner import STEPS, VideoPlanner, load_video_planner, seen


def plan_of(planner: VideoPlanner, arm: Arm, steps: int) -> Plan:
    """Paths of video plans, from the table as it is seen at first."""

    @lru_cache(maxsize=1)
    def first(scene: Scene) -> Pixels:
        return seen(World(scene, arm))

    def plan(aim: Aim, scene: Scene, seed: int) -> NDArray[np.float64]:
        return planner.imagine(aim, scene, first(scene), seed, steps, lambda: None).path

    return plan


def main() -> None:
    """Read the options, and print the shares as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arm", type=Path, required=True, help="the folder that the arm was fetched into")
    parser.add_argument("--planner", type=Path, default=Path("resources/models/arm"))
    parser.add_argument("--layouts", type=int, default=200)
    parser.add_argument("--first", type=int, default=50_000, help="the seed of the first layout")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--unseen", action="store_true")
    options = parser.parse_args()
    arm = load_arm(options.arm, visible=False)
    plan = plan_of(load_video_planner(options.planner), arm, options.steps)
    found = evaluate(arm, plan, range(options.first, options.first + options.layouts), unseen=options.unseen)
    shares = {name: share(sum(each), len(each)) for name, each in found.items()}
    sys.stdout.write(json.dumps(shares, indent=1) + "\n")


if __name__ == "__main__":
    main()
