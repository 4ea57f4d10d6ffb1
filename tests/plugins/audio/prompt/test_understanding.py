"""What prompts are taken to mean: a hundred written by hand, and what holds for any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.audio.model import DRUMS, Metre, Plan, Role
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.music.constraints import problems
from plugins.audio.music.theory import key_name
from plugins.audio.prompt.instrument_words import instrument_words
from plugins.audio.prompt.spans import Kind
from plugins.audio.prompt.understanding import Understood, understand
from tests.plugins.audio.prompt.prompts import ENGLISH, FRESH, JAPANESE, LATER, NATURAL, OTHERS

_SHORT = {"major": "", "minor": "m"}


def wrong(line: str) -> list[str]:
    """What a prompt of the table was taken for that it shouldn't be; empty when all is right."""
    prompt, tracks, facts = (part.strip() for part in line.split(" | "))
    understood = understand(prompt)
    plan = understood.plan
    found = [] if _tracks_fit(plan, tracks) else [f"tracks {_tracks(plan)}, not {tracks}"]
    unknown = ""
    for fact in facts.split():
        match = re.fullmatch(r"(\w+)([=<>])(.+)", fact)
        assert match is not None, fact
        name, how, wanted = match.groups()
        if name == "unknown":
            unknown = wanted
        elif not _fits(plan, name, how, wanted):
            found.append(
                f"{fact}, but {plan.bpm} {plan.metre} {key_name(plan.key)} {plan.bars} {plan.moods} {plan.genre}"
            )
    said = ",".join(prompt[span.start : span.end] for span in understood.unknown)
    if said != unknown:
        found.append(f"unknown {said!r}, not {unknown!r}")
    return found


def _tracks(plan: Plan) -> str:
    return " ".join(f"{track.program}{track.role.value[0]}" for track in plan.tracks)


def _tracks_fit(plan: Plan, wanted: str) -> bool:
    if wanted == "*":
        return bool(plan.tracks)
    made = sorted(_tracks(plan).split())
    for each in wanted.split():
        fits = [track for track in made if track == each] or [
            track for track in made if each[0] == "*" and track[-1] == each[-1]
        ]
        if not fits:
            return False
        made.remove(fits[0])
    return not made or (wanted.startswith("*p") and wanted == "*p")


def _fits(plan: Plan, name: str, how: str, wanted: str) -> bool:
    key = key_name(plan.key).replace("♯", "#").replace("♭", "b")
    tonic, mode = key.split()
    values = {
        "key": tonic + _SHORT.get(mode, mode),
        "mode": mode,
        "metre": f"{plan.metre.beats}/{plan.metre.unit}",
        "bars": str(plan.bars),
        "mood": ",".join(plan.moods),
        "genre": plan.genre,
    }
    if name == "bpm":
        return {"=": plan.bpm == float(wanted), "<": plan.bpm < float(wanted), ">": plan.bpm > float(wanted)}[how]
    return values[name] == wanted


def _lines(text: str) -> list[str]:
    return [line if line.count(" | ") == 2 else line + " " for line in text.strip().replace("\n  |", " |").splitlines()]


def test_of_a_hundred_prompts_at_least_ninety_five_are_right() -> None:
    lines = _lines(ENGLISH) + _lines(JAPANESE)
    assert len(_lines(ENGLISH)) == 60
    assert len(_lines(JAPANESE)) == 40
    report = {line: wrong(line) for line in lines if wrong(line)}
    assert len(report) <= 5, "\n".join(f"{line}\n    {reasons}" for line, reasons in report.items())


def test_of_thirty_other_prompts_at_least_twenty_five_are_right() -> None:
    report = {line: wrong(line) for line in _lines(OTHERS) if wrong(line)}
    assert len(_lines(OTHERS)) == 30
    assert len(report) <= 5, "\n".join(f"{line}\n    {reasons}" for line, reasons in report.items())


def test_of_84_prompts_as_people_type_them_at_least_80_are_right() -> None:
    for text, count, misses in ((NATURAL, 40, 2), (FRESH, 20, 1), (LATER, 24, 1)):
        report = {line: wrong(line) for line in _lines(text) if wrong(line)}
        assert len(_lines(text)) == count
        assert len(report) <= misses, "\n".join(f"{line}\n    {reasons}" for line, reasons in report.items())


@pytest.mark.parametrize(
    ("prompt", "bpm"),
    [
        ("dnb 174", 174),
        ("house, 124, groovy", 124),
        ("ピアノ、110くらい", 110),
        ("house at 120 bpm, 160", 120),
        ("for 120 people", 100),
        ("a 90s band", 100),
        ("flute, 808", 100),
    ],
)
def test_a_number_alone_is_the_tempo_where_it_can_be_nothing_else(prompt: str, bpm: float) -> None:
    assert understand(prompt).plan.bpm == bpm


def test_a_number_of_tracks_needs_an_instrument() -> None:
    understood = understand("acoustic guitar, capo 2, and two flutes")
    assert [str(span.value) for span in understood.spans if span.kind is Kind.COUNT] == ["before"]
    assert [track.program for track in understood.plan.tracks] == [25, 73, 73]


def test_in_a_band_without_a_tune_its_instruments_accompany() -> None:
    def roles(prompt: str) -> list[str]:
        return [track.role.value for track in understand(prompt).plan.tracks]

    assert roles("reggae organ, bass and drums") == ["chords", "bass", "drums"]
    assert roles("jazz organ, bass and drums") == ["melody", "bass", "drums"]


def test_members_of_a_group_that_are_named_are_not_added_to_it() -> None:
    def programs(prompt: str) -> list[int]:
        return [track.program for track in understand(prompt).plan.tracks]

    assert programs("string quartet: two violins and a cello") == [40, 40, 41, 42]
    assert programs("rock band with drums") == [30, 33, DRUMS]
    assert programs("string quartet and a flute") == [40, 40, 41, 42, 73]


def test_every_word_for_an_instrument_is_known_alone() -> None:
    assert len(instrument_words()) > 600
    for phrase, (program, _) in instrument_words().items():
        understood = understand(phrase)
        assert understood.unknown == (), phrase
        assert [span.value for span in understood.spans if span.kind is Kind.INSTRUMENT] == [program], phrase
        if program.isdigit():
            assert int(program) in {track.program for track in understood.plan.tracks}, phrase


def test_all_programs_have_words() -> None:
    named = {program for program, _ in instrument_words().values()}
    assert {str(program) for program in range(129)} <= named


@pytest.mark.parametrize(
    ("prompt", "bpm", "metre"),
    [
        ("6/8 at 180 bpm", 180, Metre(6, 8)),
        ("♩. = 60 in 6/8", 180, Metre(6, 8)),
        ("♩ = 90 in 6/8", 180, Metre(6, 8)),
        ("calm, in 6/8", 228, Metre(6, 8)),
        ("tempo: 92.5", 92.5, Metre(4, 4)),
        ("四分の三拍子、テンポ１２０", 120, Metre(3, 4)),
        ("6拍子", 300, Metre(6, 8)),
        ("largo in 2/2", 25, Metre(2, 2)),
    ],
)
def test_tempo_and_metre(prompt: str, bpm: float, metre: Metre) -> None:
    plan = understand(prompt).plan
    assert (plan.bpm, plan.metre) == (bpm, metre)


@pytest.mark.parametrize(
    ("prompt", "key"),
    [
        ("in a minor key", "A minor"),
        ("a major piano", "C major"),
        ("in A minor", "A minor"),
        ("Dm", "D minor"),
        ("F#m", "F♯ minor"),
        ("B♭ mixolydian", "B♭ mixolydian"),
        ("in Bb", "B♭ major"),
        ("a sad song in D", "D minor"),
        ("I am in love", "C major"),
        ("変ホ長調", "E♭ major"),
        ("キーはA、速い", "A major"),
        ("曲、キー:F#", "F♯ major"),
        ("嬰ハ短調", "C♯ minor"),
        ("Aマイナー", "A minor"),
    ],
)
def test_keys(prompt: str, key: str) -> None:
    assert key_name(understand(prompt).plan.key) == key


def test_numbers_out_of_range_are_not_understood_and_change_nothing() -> None:
    understood = understand("a flute, 100000 bars at 5000 bpm in 99/7")
    assert understood.plan.bars == 8
    assert understood.plan.metre == Metre(4, 4)
    assert len(understood.unknown) >= 3


def test_seconds_become_whole_bars() -> None:
    assert understand("30 seconds of piano at 120 bpm").plan.bars == 15
    assert understand("30秒のピアノ、120bpm").plan.bars == 15


def test_what_is_left_out_is_left_out() -> None:
    plan = understand("rock without drums").plan
    assert DRUMS not in {track.program for track in plan.tracks}
    assert Role.BASS not in {track.role for track in understand("jazz, no bass").plan.tracks}


def test_words_of_manner_change_the_track_beside_them() -> None:
    plan = understand("a low cello and a high flute panned left over quiet strings").plan
    cello, flute, strings = plan.tracks
    assert cello.register < 0.3 < 0.7 < flute.register
    assert flute.pan < 0 < strings.volume < 0.5


def test_a_third_mood_is_said_to_change_nothing() -> None:
    understood = understand("happy, dark and heroic")
    assert understood.plan.moods == ("happy", "dark")
    assert "changes nothing" in str(understood.spans[-1].says)


def test_a_pattern_that_is_named_is_asked_for() -> None:
    patterns = {track.pattern for track in understand("alberti piano, chugging guitar and walking bass").plan.tracks}
    assert patterns == {"alberti", "chug", "walking"}


def _covers(prompt: str, understood: Understood) -> None:
    at = 0
    for span in understood.spans:
        assert at <= span.start < span.end <= len(prompt)
        assert not any(character.isalnum() for character in prompt[at : span.start])
        at = span.end
    assert not any(character.isalnum() for character in prompt[at:])


_PIECES = st.sampled_from(
    [
        "violin",
        " ",
        "、",
        "の",
        "リフ",
        "in",
        " D",
        " minor",
        "6/8",
        "8",
        " bars",
        "two ",
        "に支えられた",
        "no ",
        "ｷﾞﾀｰ",
        "夢",
        "ヴァ",
        " band",
        "ではなく",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join)))
def test_every_letter_of_any_text_is_in_a_span_and_the_plan_can_be_played(prompt: str) -> None:
    understood = understand(prompt)
    _covers(prompt, understood)
    plan = understood.plan
    assert plan.bars >= 1
    if len(plan.tracks) <= 4 and plan.bars <= 16 and plan.metre.beats <= 12:
        clip = compose_by_rule(plan, 1)
        for track, notes in zip(plan.tracks, clip.notes, strict=True):
            assert problems(notes, track.program, plan.bars * plan.bar_ticks) == []


def test_half_width_kana_and_full_width_digits_are_read() -> None:
    plan = understand("ｷﾞﾀｰ、８小節").plan
    assert plan.bars == 8
    assert plan.tracks[0].program == 25


@pytest.mark.parametrize("prompt", ["one hundred and " * 400, "一" * 5000, "in the key of " * 400, "9" * 5000])
def test_long_prompts_are_read_quickly(prompt: str) -> None:
    begun = time.perf_counter()
    understand(prompt)
    assert time.perf_counter() - begun < 1


def test_every_part_says_what_it_became_in_the_language_of_the_prompt() -> None:
    english = [str(span.says) for span in understand("a calming violin melody over a rock band in D minor, zzz").spans]
    assert [text for text in english if text] == [
        "Mood: calm",
        "Instrument: Violin",
        "Part: melody",
        "Genre: rock",
        "Instrument: band",
        "Key: D, minor",
        "Not understood: it changes nothing",
    ]
    japanese = [str(span.says) for span in understand("悲しいギターのリフ、ジャズ、ニ短調、弦楽四重奏").spans]
    assert [text for text in japanese if text] == [
        "Mood: 悲しい",
        "Instrument: ギター",
        "Part: リフ",
        "Genre: ジャズ",
        "Key: D, 短調",
        "Instrument: 弦楽四重奏",
    ]
