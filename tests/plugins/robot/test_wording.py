"""Sentences of English and Japanese, and what is refused in them."""

from __future__ import annotations

import pytest

from app.api import InvalidRequest
from plugins.robot.layout import layout
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.tasks.task import Action, Named, Task, aim_of, aims_in
from plugins.robot.wording.phrases import SEEN, UNSEEN, said
from plugins.robot.wording.reading import read

BLUE_BOWL, YELLOW_SPONGE = Named(Kind.BOWL, Colour.BLUE), Named(Kind.SPONGE, Colour.YELLOW)


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("Pick up the blue bowl.", Task(Action.PICK, BLUE_BOWL)),
        ("青いボウルを取る", Task(Action.PICK, BLUE_BOWL)),
        ("wipe the plate with the yellow sponge", Task(Action.WIPE, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("黄色のスポンジで皿を拭く", Task(Action.WIPE, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("put the yellow sponge into the blue bowl", Task(Action.PUT, YELLOW_SPONGE, BLUE_BOWL)),
        ("青いボウルに黄色のスポンジを入れる", Task(Action.PUT, YELLOW_SPONGE, BLUE_BOWL)),
        ("pick up the blue bowl and put it on the plate", Task(Action.PUT, BLUE_BOWL, Named(Kind.PLATE))),
        ("grab the sponge", Task(Action.PICK, Named(Kind.SPONGE))),
        ("I need the plate scrubbed with the yellow sponge", Task(Action.WIPE, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("run the yellow sponge over the plate", Task(Action.WIPE, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("the blue bowl should be placed on the plate", Task(Action.PUT, BLUE_BOWL, Named(Kind.PLATE))),
        ("bring the yellow-coloured sponge to the plate", Task(Action.PUT, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("I want the blue bowl on the plate", Task(Action.PUT, BLUE_BOWL, Named(Kind.PLATE))),
        ("get the blue bowl on the table", Task(Action.PICK, BLUE_BOWL)),
        ("take the yellow sponge out of the blue bowl", Task(Action.PICK, YELLOW_SPONGE)),
        ("I would be delighted if you picked up the blue bowl", Task(Action.PICK, BLUE_BOWL)),
        ("why don't you pick up the blue bowl?", Task(Action.PICK, BLUE_BOWL)),
        ("青いボウルを皿まで運んで", Task(Action.PUT, BLUE_BOWL, Named(Kind.PLATE))),
        ("黄色いスポンジで皿をごしごししてくれませんか", Task(Action.WIPE, YELLOW_SPONGE, Named(Kind.PLATE))),
        ("青いボウルを持ち上げたい", Task(Action.PICK, BLUE_BOWL)),
    ],
)
def test_a_sentence_becomes_a_task(sentence: str, task: Task) -> None:
    assert read(sentence) == task


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("pick up the purple bowl", "does not know: “purple”"),
        ("紫のボウルを取る", "does not know: “紫”"),
        ("do not pick up the blue bowl", "does not know: “not”"),
        ("never wipe the plate with the yellow sponge", "“never”"),
        ("青いボウルを取らないで", "“取らない”"),
        ("青いボウルを取るな", "“な”"),
        ("stop wiping the plate with the sponge", "“stop”"),
        ("throw the blue bowl into the red bowl", "“throw”"),
        ("lift the blue bowl by 30 cm", "“30”"),
        ("青いボウルを皿の隣に置いて", "“隣”"),
        ("青いボウルを取りません", "“ません”"),
        ("put the blue bowl next to the plate", "“next to”"),
        ("pick up the bowl on the left", "“left”"),
        ("take the blue bowl that is on the plate", "one thing that is picked up"),
        ("the blue bowl on the plate", "what is to be done"),
        ("lift the blue bowl over the plate", "Only the plate can be wiped"),
        ("pick up", "one thing that is picked up"),
        ("the blue bowl", "what is to be done"),
        ("wipe the blue bowl", "Only the plate can be wiped"),
        ("put the blue bowl into the red bowl", "A bowl cannot be put there"),
        ("put the blue bowl", "what is put, and where"),
        ("pick up the plate", "too heavy"),
        ("pick up the red blue bowl", "both red and blue"),
        ("pick up the blue one", "“one”"),
        (" ", "empty"),
    ],
)
def test_what_is_not_known_is_refused_in_words(sentence: str, words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        read(sentence)


def test_what_the_table_lacks_is_said_with_what_it_has() -> None:
    scene = Scene((Thing(Kind.BOWL, Colour.RED, 0.5, 0.1), Thing(Kind.BOWL, Colour.GREEN, 0.5, -0.2)))
    with pytest.raises(InvalidRequest, match=r"There is no blue bowl on the table\. There is: red bowl"):
        aim_of(read("pick up the blue bowl"), scene)
    with pytest.raises(InvalidRequest, match="more than one bowl"):
        aim_of(read("pick up the bowl"), scene)
    with pytest.raises(InvalidRequest, match="nothing on the table"):
        aim_of(read("pick up the bowl"), Scene())


@pytest.mark.parametrize("english", [True, False])
def test_there_are_many_ways_to_ask_and_each_is_read(*, english: bool) -> None:
    scene = layout(3, 3, 2)
    for phrases, share in ((SEEN, 1.0), (UNSEEN, 0.85)):
        ways = {action: [way for way in each if way.isascii() is english] for action, each in phrases.items()}
        assert all(len(each) >= 10 for each in ways.values())
        asked = [(aim, said(way, aim, scene)) for aim in aims_in(scene) for way in ways[aim.action]]
        good = 0
        for aim, sentence in asked:
            try:
                good += aim_of(read(sentence), scene) == aim
            except InvalidRequest:
                continue
        assert good >= share * len(asked)


def test_no_way_to_ask_is_in_both() -> None:
    seen, unseen = ({way for each in phrases.values() for way in each} for phrases in (SEEN, UNSEEN))
    assert not seen & unseen
