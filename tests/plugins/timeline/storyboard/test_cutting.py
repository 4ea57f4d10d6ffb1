"""Cutting: where a passage is cut, and what each shot is told of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import CameraMove
from plugins.timeline.storyboard.cutting import cut_passage, word_count

_FOX = (
    "Snow fell on the forest all night. A red fox came out from between the trees, and it stopped at the frozen lake. "
    "“Who is there?” it asked. Far away, across the ice, a small lantern moved. Then the fox followed the light until "
    "the sun rose above the mountains and the whole valley turned to gold, and every branch that had been dark began "
    "to shine as if somebody had lit a candle in it."
)


def _bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None)
@given(st.text("ab cd,.;!\n猫と。、「」", max_size=300))
def test_nothing_of_a_passage_is_lost(text: str) -> None:
    board = cut_passage(text)
    words = "".join(character for character in _bare(text) if character.isalnum())
    kept = "".join(character for shot in board.shots for character in _bare(shot.passage) if character.isalnum())
    assert kept == words
    assert all(shot.prompt and shot.seconds > 0 for shot in board.shots)


def test_a_shot_is_a_sentence_or_part_of_a_long_one() -> None:
    board = cut_passage(_FOX)
    assert 5 <= len(board.shots) <= 7
    assert all(4 <= word_count(shot.passage) <= 26 for shot in board.shots)
    assert board.shots[0].passage == "Snow fell on the forest all night."


def test_what_takes_longer_to_say_is_shown_for_longer() -> None:
    short, long = cut_passage("A fox ran home.\n" + " ".join(["word"] * 18) + ".").shots
    assert 2.5 == short.seconds < long.seconds <= 8


def test_place_and_time_of_day_stay_in_sight() -> None:
    shots = cut_passage(_FOX).shots
    assert "at night" in shots[1].prompt
    assert "by the lake" in next(shot for shot in shots if "lantern" in shot.prompt).prompt
    assert shots[0].prompt == "Snow fell on the forest all night"


def test_what_is_spoken_is_not_shown_where_more_is_told() -> None:
    (shot,) = cut_passage("“Come with me to the city,” said the old sailor on the pier.").shots
    assert "Come" not in shot.prompt
    assert "old sailor" in shot.prompt
    assert "Come" in shot.passage


def test_the_camera_follows_the_words() -> None:
    assert cut_passage("Stars shone above the silent tower.").shots[0].camera is CameraMove.TILT_UP
    assert cut_passage("The horses ran along the old road.").shots[0].camera is CameraMove.PAN_RIGHT


def test_japanese_is_cut_at_its_full_stops() -> None:
    board = cut_passage("夜の森に雪が降っていた。一匹の狐が木々の間から現れ、凍った湖のほとりで立ち止まった。")
    assert [shot.passage[-1] for shot in board.shots] == ["。", "。"]
    assert board.shots[0].prompt == "夜の森に雪が降っていた"


def test_no_more_shots_than_asked_for_and_each_neighbour_stays_in_order() -> None:
    board = cut_passage(_FOX, 2)
    assert len(board.shots) == 2
    assert _bare("".join(shot.passage for shot in board.shots)) == _bare(_FOX)


def test_a_passage_without_words_has_no_shots() -> None:
    assert cut_passage(" … \n\n").shots == ()


def test_weather_stays_while_place_and_time_do() -> None:
    text = "Snow falls on the forest at night. A red fox runs home. A small boat waits on the sea at sunset."
    prompts = [shot.prompt for shot in cut_passage(text).shots]
    assert "falling snow" in prompts[1]
    assert "snow" not in prompts[2]
