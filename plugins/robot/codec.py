"""PART: the scene as JSON and back."""

from __future__ import annotations

from app.api import InvalidData, Json, PartType, from_plain, to_plain
from plugins.robot.model import EMPTY, KIND, Robot, checked

LONGEST_PROMPT = 2_000


def scene_json(robot: Robot) -> Json:
    """The part as JSON."""
    return to_plain(robot)


def read_robot(data: Json) -> Robot:
    """The part that JSON stands for; raises InvalidData where it is none, or its scene cannot be."""
    try:
        robot = from_plain(Robot, data)
    except (TypeError, ValueError, KeyError) as error:
        raise InvalidData("The robot's scene in the project is malformed.", detail=error) from error
    if len(robot.prompt) > LONGEST_PROMPT:
        raise InvalidData("The robot's scene in the project is malformed.")
    checked(robot.scene)
    return robot


PART = PartType(KIND, 1, lambda: EMPTY, scene_json, read_robot, lambda _part: ())
