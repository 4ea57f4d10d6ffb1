"""Scenes: what may lie on the table, editing it, and the way to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from math import nan

import pytest

from app.api import Document, InvalidData, InvalidRequest
from plugins.robot import commands
from plugins.robot.codec import PART
from plugins.robot.layout import ROOM, layout
from plugins.robot.model import Colour, Kind, Robot, Scene, Thing, checked, gap

BOWL = Thing(Kind.BOWL, Colour.BLUE, 0.5, 0.1)
PLATE = Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.15)


def test_a_layout_is_the_same_for_its_seed_and_has_room() -> None:
    assert layout(7) == layout(7)
    assert layout(7) != layout(8)
    for seed in range(30):
        scene = checked(layout(seed, 3, 2))
        assert [thing.kind for thing in scene.things].count(Kind.BOWL) == 3
        assert all(gap(*pair) >= ROOM for pair in combinations(scene.things, 2))


def test_a_table_without_room_is_said() -> None:
    with pytest.raises(InvalidRequest, match="no room for so many"):
        layout(1, 6, 6)
    with pytest.raises(InvalidRequest, match="fewer colours"):
        layout(1, 7, 0)


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ((BOWL, replace(BOWL, y=0.15)), "There is more than one blue bowl"),
        ((BOWL, replace(BOWL, colour=Colour.RED, y=0.15)), "lie in one another"),
        ((replace(BOWL, x=0.9),), "cannot reach the blue bowl at 0.90 m ahead"),
        ((replace(BOWL, x=nan),), "no number"),
        ((replace(BOWL, turn=2.0),), "turned by 115°"),
        ((replace(BOWL, colour=Colour.WHITE),), "A bowl cannot be white"),
        ((replace(PLATE, colour=Colour.RED),), "A plate cannot be red"),
    ],
)
def test_what_cannot_lie_so_is_refused(things: tuple[Thing, ...], said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        checked(Scene(things))
    with pytest.raises(InvalidData):
        PART.decode(PART.encode(Robot(Scene(things))))


def test_a_scene_goes_to_json_and_back() -> None:
    robot = Robot(layout(3), "青いボウルを取る")
    assert PART.decode(json.loads(json.dumps(PART.encode(robot)))) == robot


def test_a_scene_is_edited_by_commands() -> None:
    document = Document()
    for command in (
        commands.SetScene(Scene((PLATE,))),
        commands.AddThing(BOWL),
        commands.MoveThing(1, 0.6, 0.3, 0.2),
        commands.ColourThing(1, Colour.PINK),
        commands.SetPrompt("pick up the pink bowl"),
    ):
        document = command.apply(document)
    moved = replace(BOWL, colour=Colour.PINK, x=0.6, y=0.3, turn=0.2)
    assert commands.robot_of(document) == Robot(Scene((PLATE, moved)), "pick up the pink bowl")
    assert commands.robot_of(commands.RemoveThing(0).apply(document)).scene == Scene((moved,))
    with pytest.raises(InvalidRequest, match="no longer on the table"):
        commands.RemoveThing(2).apply(document)
    with pytest.raises(InvalidData):
        commands.MoveThing(1, 0.5, -0.15, 0.0).apply(document)
