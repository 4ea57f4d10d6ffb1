"""What passages that describe no music are taken to mean: their mood, their pace, and who plays."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.api import Words
from plugins.audio.generators.facts import plan_of
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.model import Plan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.constraints import problems
from plugins.audio.music.instruments import instrument
from plugins.audio.music.theory import MINOR_MODES
from plugins.audio.prompt.noting import note_of
from plugins.audio.prompt.spans import Kind
from plugins.audio.prompt.understanding import understand
from tests.plugins.audio.prompt import prompts
from tests.plugins.audio.prompt.passages import JAPANESE, PASSAGES, UNSEEN, Passage

_SLOW, _FAST = 88, 112
_SLACK = 12


def _is_right(passage: Passage, plan: Plan) -> bool:
    is_dark = plan.key.mode in MINOR_MODES
    if is_dark != (passage.valence < 0):
        return False
    match passage.energy:
        case -1:
            return plan.bpm < _SLOW
        case 1:
            return plan.bpm > _FAST
    return _SLOW - _SLACK <= plan.bpm <= _FAST + _SLACK


@pytest.mark.parametrize(
    ("passages", "count", "least"), [(PASSAGES, 20, 19), (UNSEEN, 16, 14), (JAPANESE, 6, 5)], ids=str
)
def test_most_passages_become_as_dark_and_as_lively_as_a_reader_would_have_them(
    passages: Sequence[Passage], count: int, least: int
) -> None:
    plans = {passage.name: understand(passage.text).plan for passage in passages}
    wrong = {
        passage.name: (plans[passage.name].bpm, plans[passage.name].key.mode.value, plans[passage.name].moods)
        for passage in passages
        if not _is_right(passage, plans[passage.name])
    }
    assert len(plans) == count
    assert count - len(wrong) >= least, wrong


def test_no_prompt_that_describes_music_is_taken_for_a_story() -> None:
    lines = [
        line.partition(" | ")[0]
        for text in (prompts.ENGLISH, prompts.JAPANESE, prompts.OTHERS, prompts.FRESH, prompts.LATER, prompts.NATURAL)
        for line in text.strip().replace("\n  |", " |").splitlines()
    ]
    assert len(lines) > 200
    assert [line for line in lines if understand(line).passage is not None] == []


def test_the_words_that_led_to_the_mood_are_told_and_no_others() -> None:
    text = next(passage.text for passage in PASSAGES if passage.name == "burial")
    understood = understand(text)
    told = {text[span.start : span.end]: str(span.says) for span in understood.spans if span.says}
    assert understood.unknown == ()
    assert understood.plan.moods[0] == "lonely"
    assert told["alone"] == "Heard in this word: lonely; the music becomes darker and slower"
    assert told["weep"] == "Heard in this word: not sad; it changes nothing"
    assert "morning" in told
    assert not {"They", "man", "Then", "window"} & set(told)


def test_what_is_denied_of_joy_is_sad_and_what_is_denied_of_sorrow_is_not() -> None:
    sad = understand("She was not happy any more, and nobody in the family laughed when he came home that evening.")
    calm = understand("She was never sad any more, and nobody in the family wept when he came home that evening.")
    assert sad.plan.key.mode in MINOR_MODES
    assert sad.plan.moods[0] == "sad"
    assert calm.plan.key.mode not in MINOR_MODES


def test_short_sentences_hurry_and_long_ones_take_their_time() -> None:
    short = understand("He ran. The door was shut. He turned. He ran on. They came. He fell. They had him.")
    long = understand(
        "He ran to the door, which was shut, and turned, and ran on until they came and he fell, and then they had him "
        "by the arms and by the coat and led him down the stairs to where the others were."
    )
    assert short.plan.bpm > long.plan.bpm + 20
    facts = [
        str(fact.short) for fact in note_of("He ran. The door was shut. He turned. He ran on. They had him.").facts
    ]
    assert "Short sentences: faster" in facts


def test_who_plays_follows_the_mood_where_nobody_is_named() -> None:
    def players(name: str) -> list[str]:
        text = next(passage.text for passage in (*PASSAGES, *UNSEEN) if passage.name == name)
        return [track.name for track in understand(text).plan.tracks]

    assert players("burial") == ["Cello", "Grand piano", "Strings"]
    assert players("garden") == ["Flute", "Harp", "Strings"]
    assert players("battle")[-1] == "Taiko"
    assert players("fair")[0] == "Fiddle"


def test_an_instrument_of_the_story_leads_and_a_house_is_no_music() -> None:
    plan = understand(
        "The old house was dark and cold, and the rocks below it were bare, but every evening somebody in there played "
        "the violin, and we listened until the keys on the watchman's belt were heard."
    ).plan
    assert plan.tracks[0].name == "Violin"
    assert plan.genre == "film"
    assert not any(instrument(track.program).name == "Drum kit" for track in plan.tracks)


def test_minutes_of_a_story_are_no_length_and_what_the_form_says_holds() -> None:
    text = "He waited for 10 minutes, and then for another 30 seconds, but she never came, and he was alone."
    assert plan_of(ComposeRequest(text)).bars == 8
    assert plan_of(ComposeRequest(text, bars=3, bpm=77)).bars == 3
    assert plan_of(ComposeRequest(f"{text} 16 bars, in D minor.")).bars == 16


def test_a_passage_twice_as_long_gets_twice_the_bars() -> None:
    text = " ".join(passage.text for passage in PASSAGES[:3])
    assert understand(text).plan.bars == 16


@pytest.mark.parametrize("passage", [*PASSAGES, *UNSEEN, *JAPANESE], ids=lambda passage: passage.name)
def test_every_passage_can_be_played_and_each_of_its_letters_is_in_a_span(passage: Passage) -> None:
    understood = understand(passage.text)
    at = 0
    for span in (*understood.spans, None):
        start = span.start if span else len(passage.text)
        assert not any(character.isalnum() for character in passage.text[at:start])
        at = span.end if span else at
    clip = compose_by_rule(understood.plan, 5)
    for track, notes in zip(clip.plan.tracks, clip.notes, strict=True):
        assert notes
        assert problems(notes, track.program, clip.plan.bars * clip.plan.bar_ticks) == []


def test_the_strip_says_the_mood_of_the_passage_and_at_most_sixteen_words() -> None:
    text = " ".join(passage.text for passage in PASSAGES[:6])
    reading = note_of(text)
    assert 8 <= len(reading.parts) <= 16
    assert all(part.understood for part in reading.parts)
    assert reading.facts[0].name == Words("Mood")
    japanese = note_of(JAPANESE[0].text)
    assert str(japanese.facts[0].short) == "悲しい・孤独"
    moods = {span.value for span in understand(JAPANESE[0].text).spans if span.kind is Kind.MOOD}
    assert {"sad", "lonely"} <= moods
