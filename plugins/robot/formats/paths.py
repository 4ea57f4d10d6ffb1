"""Paths as CSV and JSON: where the gripper was to be, and when."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from plugins.robot.codec import scene_json
from plugins.robot.model import Robot, Scene
from plugins.robot.tasks.expert import STEP_S
from plugins.robot.tasks.judging import Verdict

COLUMNS = ("seconds", "x_m", "y_m", "z_m", "turn_rad", "opening_m")


def csv_of(path: NDArray[np.float64]) -> bytes:
    """The path with a heading and a line for each point."""
    rows = [",".join(f"{value:.5f}" for value in (STEP_S * (at + 1), *pose)) for at, pose in enumerate(path)]
    return "\n".join((",".join(COLUMNS), *rows, "")).encode()


def json_of(path: NDArray[np.float64], scene: Scene, prompt: str, verdict: Verdict) -> bytes:
    """The path with its scene, and what came of it in physics."""
    points = [
        [round(STEP_S * (at + 1), 5), *(round(float(value), 5) for value in pose)] for at, pose in enumerate(path)
    ]
    said = {
        "prompt": prompt,
        "succeeded": verdict.succeeded,
        "reason": str(verdict.reason),
        "lifted_m": round(verdict.lifted_m, 4),
        "strips": verdict.strips,
        "wiped": round(verdict.wiped, 4),
        "columns": COLUMNS,
        "points": points,
        "scene": scene_json(Robot(scene)),
    }
    return json.dumps(said, ensure_ascii=False).encode()
