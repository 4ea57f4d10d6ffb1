"""Tunes in ABC notation."""

from __future__ import annotations

from plugins.audio.model import Metre, Mode
from plugins.audio.training.abc_reader import Tune, key_of, read_tunes

HEAD = "X:1\nT:A Tune\nR:reel\nM:{metre}\nL:{unit}\nK:{key}\n"
FILLING = "|c4c4|c4c4|c4c4|"


def tune(body: str, metre: str = "4/4", unit: str = "1/8", key: str = "C") -> Tune:
    """Return the one tune of a text."""
    (found,) = read_tunes(HEAD.format(metre=metre, unit=unit, key=key) + body, "file")
    return found


def first_bar(body: str, metre: str = "4/4", unit: str = "1/8", key: str = "C") -> list[tuple[int, int, int]]:
    """Return the first bar of a body that is one bar, filled up to four."""
    rest = {"4/4": "|C8" * 3, "6/8": "|C6" * 3, "2/4": "|C4" * 3}[metre]
    return tune(body + rest + "||", metre, unit, key).sections[0][0]


def test_pitches_have_octaves_and_the_signature() -> None:
    assert [pitch for _, _, pitch in first_bar("C, C c c' F B, ^f =f")] == [48, 60, 72, 84, 65, 59, 78, 77]
    assert [pitch for _, _, pitch in first_bar("FCFC FCFC", key="D")] == [66, 61] * 4
    assert [pitch for _, _, pitch in first_bar("BEBE BEBE", key="Bb")] == [70, 63] * 4
    assert [pitch for _, _, pitch in first_bar("FCFC FCFC", key="A Mixolydian")] == [66, 61] * 4


def test_an_accidental_holds_to_the_end_of_the_bar_in_its_octave() -> None:
    bar = tune("^FFf=F F4|FFFF F4|C8|C8||").sections[0]
    assert [pitch for _, _, pitch in bar[0]] == [66, 66, 77, 65, 65]
    assert bar[1][0][2] == 65


def test_lengths_lie_on_twelfths_of_a_beat() -> None:
    assert first_bar("C2 D/E/ F/2G/2 A3/2B/ c2") == [
        (0, 12, 60), (12, 3, 62), (15, 3, 64), (18, 3, 65), (21, 3, 67), (24, 9, 69), (33, 3, 71), (36, 12, 72),
    ]  # fmt: skip
    assert first_bar("C>D E<F (3GAB c2") == [
        (0, 9, 60), (9, 3, 62), (12, 3, 64), (15, 9, 65), (24, 4, 67), (28, 4, 69), (32, 4, 71), (36, 12, 72),
    ]  # fmt: skip
    assert first_bar("CDE F3", "6/8") == [(0, 12, 60), (12, 12, 62), (24, 12, 64), (36, 36, 65)]


def test_ties_join_equal_pitches_alone_and_also_over_a_bar() -> None:
    assert first_bar("C2-C2 D2-E2") == [(0, 24, 60), (24, 12, 62), (36, 12, 64)]
    assert first_bar("z2 C2 z4") == [(12, 12, 60)]


def test_ornaments_fingerings_and_chords_leave_the_melody() -> None:
    assert first_bar('u"4"{cd}C2 !trill!~D2 .E2 [CEG]2 % a comment\n') == [
        (0, 12, 60), (12, 12, 62), (24, 12, 64), (36, 12, 67),
    ]  # fmt: skip


def test_sections_end_at_double_bars_and_an_upbeat_closes_the_loop() -> None:
    found = tune("G2|C8|D8|E8|F6:|c2|c8|d8|e8|f6||")
    assert [len(section) for section in found.sections] == [4, 4]
    assert found.sections[0][3] == [(0, 36, 65), (36, 12, 67)]
    assert found.sections[1][3] == [(0, 36, 77), (36, 12, 72)]


def test_a_second_ending_is_not_played_after_the_first() -> None:
    found = tune("|:C8|D8|E8|1 F8:|2 G8|A8||c8|d8|e8|f8||")
    assert [[bar[0][2] for bar in section] for section in found.sections] == [[60, 62, 64, 65], [72, 74, 76, 77]]


def test_bars_that_do_not_add_up_are_left_out() -> None:
    assert list(read_tunes(HEAD.format(metre="4/4", unit="1/8", key="C") + "|C8|D7|E8|F8||", "file")) == []
    assert len(tune("|C8|D7|E8|F8||C8|D8|E8|F8||").sections) == 1


def test_what_changes_key_or_metre_is_left_out_from_there() -> None:
    assert len(tune("C8|D8|E8|F8||\nK:D\nC8|D8|E8|F8||").sections) == 1
    assert len(tune("C8|D8|E8|F8||\nM:3/4\nC6|D6|E6|F6||").sections) == 1


def test_keys_and_metres_are_read() -> None:
    assert key_of("Ador") == (9, Mode.DORIAN)
    assert key_of("E Minor") == (4, Mode.MINOR)
    assert key_of("F#m") == (6, Mode.MINOR)
    assert key_of("Bb") == (10, Mode.MAJOR)
    assert key_of("Hp") is None
    assert key_of("Gxyz") is None
    assert tune("C8|D8|E8|F8||", metre="C|").metre == Metre(4, 4)
    assert list(read_tunes(HEAD.format(metre="11/8", unit="1/8", key="C") + "C8|", "file")) == []
