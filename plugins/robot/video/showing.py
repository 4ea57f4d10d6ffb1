"""Showing: what was planned beside what happens, seen from the same place."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from app.api import Pixels
from plugins.robot.physics.rendering import Eye
from plugins.robot.physics.world import World
from plugins.robot.tasks.expert import POINTS, STEP_S
from plugins.robot.tasks.judging import Verdict
from plugins.robot.tasks.task import Action
from plugins.robot.video.moments import TIMES
from plugins.robot.video.planner import VideoPlan
from plugins.robot.video.sketch import AZIMUTH, DISTANCE, ELEVATION, HEIGHT, LOOK_AT, WIDTH

_LENGTH_S = (POINTS - 1) * STEP_S


class Witness(Eye):
    """A camera where that of the key frames is."""

    def __init__(self, world: World, width: int) -> None:
        super().__init__(world, width, height_of(width))
        self._camera.lookat[:] = LOOK_AT
        self._camera.azimuth, self._camera.elevation, self._camera.distance = AZIMUTH, ELEVATION, DISTANCE


def height_of(width: int) -> int:
    """How high a picture is that is so wide, in pixels; an even number."""
    return 2 * round(width * HEIGHT / WIDTH / 2)


def beside(plan: VideoPlan, action: Action, happening: Iterator[tuple[int, Pixels]]) -> Iterator[Pixels]:
    """The key frame that the arm is on the way to, at the left of each picture (height, width, 3) at a path's point."""
    shown: dict[int, Pixels] = {}
    for point, picture in happening:
        number = frame_at(point, action)
        if number not in shown:
            shown[number] = enlarged(plan.frames[number], picture.shape[1], picture.shape[0])
        yield np.concatenate([shown[number], picture], 1)


def frame_at(point: int, action: Action) -> int:
    """Which of the frames, the first of them 0, the arm is on the way to at a point of the path; at last the last."""
    share = point / (POINTS - 1)
    return 0 if point == 0 else min(int(np.searchsorted(TIMES[action], share)) + 1, len(TIMES[action]))


def enlarged(frame: Pixels, width: int, height: int) -> Pixels:
    """A frame as large as what it is seen beside."""
    from PIL import Image

    return np.asarray(Image.fromarray(frame).resize((width, height), Image.Resampling.BICUBIC))


def planned_json(plan: VideoPlan, action: Action, prompt: str, verdict: Verdict) -> bytes:
    """What was read in the key frames, when each is, and what came of it in physics."""
    moments = [
        {"seconds": round(when * _LENGTH_S, 3), "pose": [round(float(value), 5) for value in pose]}
        for when, pose in zip(TIMES[action], plan.poses, strict=True)
    ]
    said = {
        "prompt": prompt,
        "by": "video",
        "succeeded": verdict.succeeded,
        "reason": str(verdict.reason),
        "columns": ("x_m", "y_m", "z_m", "turn_rad", "opening_m"),
        "key_frames": moments,
    }
    return json.dumps(said, ensure_ascii=False).encode()
