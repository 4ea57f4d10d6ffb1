"""Scenes as JSON files: the same that a generator is given as its scene."""

from __future__ import annotations

import json

from app.api import InvalidData
from plugins.robot.codec import PART, read_robot
from plugins.robot.model import Robot, Scene

_MOST_BYTES = 1_000_000


def scene_file(scene: Scene) -> bytes:
    """The scene with its version, indented to be read."""
    return json.dumps(PART.to_json(Robot(scene)), ensure_ascii=False, indent=1).encode()


def read_scene(data: bytes) -> Scene:
    """The scene of a file; raises InvalidData that says what is wrong with it."""
    if len(data) > _MOST_BYTES:
        raise InvalidData("This is no scene of the arm.", advice="Choose a scene that the studio wrote.")
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidData(
            "This is no scene of the arm: it is no JSON.",
            advice="Choose a scene that the studio wrote.",
            detail=error,
        ) from error
    return read_robot(said).scene
