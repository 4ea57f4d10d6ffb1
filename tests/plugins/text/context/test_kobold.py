"""Stories of KoboldAI, of all three kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import InvalidData, Json
from plugins.text.context.kobold import read_kobold
from plugins.text.context.lore import LoreEntry, Position
from tests.plugins.text.context.samples import dumped, is_sound, kobold, kobold_2, kobold_lite

OTHERS: list[Json] = [None, True, 3, "x", [], [3], [{}], {}, {"0": 3}, {"actions": [1]}, {"entries": 3}]


def test_a_story_is_read() -> None:
    story = read_kobold(dumped(kobold()), "a.json")
    assert story.text == "It began with rain.\n\nIt went on."
    assert (story.memory, story.note, story.note_depth, story.turns) == ("A harbour.", "[Style: Slow.]", None, ())
    assert story.lorebook
    (birds,) = story.lorebook.entries
    assert replace(birds, kept=None) == LoreEntry(
        id="0",
        name="Birds",
        keys=("gull", "tern"),
        secondary=("sea",),
        content="They cry.",
        position=Position.BEFORE_STORY,
    )
    assert birds.kept
    assert birds.kept.values["init"] is True


def test_a_story_of_the_second_version_is_read_in_the_order_of_its_numbers() -> None:
    story = read_kobold(dumped(kobold_2()), "a.json")
    assert (story.title, story.text) == ("Harbour", "It began Early. Late.")
    assert (story.note, story.note_depth) == ("Slow.", 4)
    assert story.lorebook
    assert [(entry.name, entry.keys) for entry in story.lorebook.entries] == [("Gull", ("gull",))]


def test_a_conversation_of_the_lite_version_is_read_as_its_messages() -> None:
    story = read_kobold(dumped(kobold_lite()), "a.json")
    assert [(turn.role, turn.text) for turn in story.turns] == [
        ("user", "Who are you?"),
        ("assistant", "A keeper."),
        ("user", "Of what?"),
        ("assistant", "The light."),
    ]
    assert story.text == "Who are you?\n\nA keeper.\n\nOf what?\n\nThe light.\n"
    assert [str(note) for note in story.notes] == ["Pictures in the text that were left out: 1."]
    assert story.lorebook
    (gull,) = story.lorebook.entries
    assert (gull.excluded, gull.enabled, gull.ignored) == (("dream",), False, ("probability",))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"actions": "x"}, "an object"),
        ({"actions": [1]}, "a list of texts"),
        ({"actions": {"0": {"Selected Text": 1}}}, "actions.0.Selected Text"),
        ({"prompt": 1}, "prompt"),
        ({"memory": []}, "memory"),
        ({"worldinfo": [[]]}, "worldinfo.0"),
        ({"worldinfo": [{"key": 3}]}, "worldinfo.0.key"),
        ({"andepth": "deep"}, "andepth"),
        ({"memory": "\0"}, "NUL"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(change: dict[str, Json], said: str) -> None:
    with pytest.raises(InvalidData, match=said) as caught:
        read_kobold(dumped({**kobold(), **change}), "a.json")
    assert caught.value.advice


def test_something_else_is_no_story() -> None:
    with pytest.raises(InvalidData, match="no story"):
        read_kobold(b'{"entries": {}}', "a.json")


@settings(deadline=None)
@given(st.sampled_from([kobold(), kobold_2(), kobold_lite()]), st.data())
def test_a_value_of_another_kind_does_no_more_than_say_so(values: dict[str, Json], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(values)))
    other: Json = data.draw(st.sampled_from(OTHERS))
    assert is_sound(lambda: read_kobold(dumped({**values, key: other}), "a.json"))
