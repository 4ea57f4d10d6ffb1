"""PART: the scene as JSON and back."""

from __future__ import annotations

from collections.abc import Iterable

from app.api import AssetId, InvalidData, Json, PartType, from_plain, to_plain
from plugins.robot.model import EMPTY, KIND, Robot, checked

LONGEST_PROMPT = 2_000
VERSION = 2
"""Since version 2 paths are kept, of which earlier ones have none."""


def scene_json(robot: Robot) -> Json:
    """The part as JSON."""
    return to_plain(robot)


def read_robot(data: Json) -> Robot:
    """The part that JSON stands for, as it stands in a project or in a file of a scene with its version.

    Raises InvalidData where it is none, or its scene cannot be.
    """
    match data:
        case {"kind": str(kind), "version": int(version), "data": content}:
            if kind != KIND or not 1 <= version <= VERSION:
                raise InvalidData(
                    "This is no scene of the arm that this studio knows.", advice="Save it once more as a scene."
                )
            data = content
        case _:
            pass
    try:
        robot = from_plain(Robot, data)
    except (TypeError, ValueError, KeyError) as error:
        raise InvalidData("The robot's scene in the project is malformed.", detail=error) from error
    if len(robot.prompt) > LONGEST_PROMPT:
        raise InvalidData("The robot's scene in the project is malformed.")
    if len({one.id for one in robot.plans}) != len(robot.plans):
        raise InvalidData("The robot's scene in the project is malformed.")
    checked(robot.scene)
    return robot


def _assets(robot: Robot) -> Iterable[AssetId]:
    return (asset for one in robot.plans for asset in one.assets)


PART = PartType(KIND, VERSION, lambda: EMPTY, scene_json, read_robot, _assets, {1: lambda data: data})
