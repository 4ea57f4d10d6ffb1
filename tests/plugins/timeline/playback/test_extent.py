"""From where to where a film is played, and which edits are heard."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from plugins.timeline.model import MAIN, Clip, Gap, Sequence, Solid, Timeline, Track, TrackKind
from plugins.timeline.playback.extent import Extent, heard_alike
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import clip, frames, track

FRAME, END = Fraction(1, 25), Fraction(4)
MARKED = TimeRange(Fraction(1), Fraction(2))
ON, BACK = Fraction(1), Fraction(-2)


@pytest.mark.parametrize(
    ("time", "pace", "marked", "looping", "begin"),
    [
        (Fraction(2), ON, None, False, Fraction(2)),
        (END - FRAME, ON, None, False, Fraction(0)),
        (END + 7, ON, MARKED, False, Fraction(0)),
        (END, ON, MARKED, True, Fraction(1)),
        (Fraction(0), BACK, None, False, END - FRAME),
        (END + 7, BACK, None, False, END - FRAME),
        (Fraction(0), BACK, MARKED, True, 3 - FRAME),
        (FRAME, BACK, None, False, FRAME),
    ],
)
def test_at_the_end_it_begins_again(
    time: Fraction, pace: Fraction, marked: TimeRange | None, looping: bool, begin: Fraction
) -> None:
    assert Extent(END, FRAME, marked, looping).begin(time, pace) == begin


@pytest.mark.parametrize(
    ("time", "pace", "marked", "loop"),
    [
        (Fraction(0), ON, MARKED, MARKED),
        (Fraction(3), ON, MARKED, None),
        (Fraction(3), BACK, MARKED, MARKED),
        (Fraction(1, 2), BACK, MARKED, None),
        (Fraction(0), ON, None, TimeRange(Fraction(0), END)),
        (Fraction(0), ON, TimeRange(Fraction(3), Fraction(9)), TimeRange(Fraction(3), Fraction(1))),
        (Fraction(0), ON, TimeRange(Fraction(5), Fraction(1)), None),
    ],
)
def test_it_is_played_round_from_before_the_end_of_what_is_marked(
    time: Fraction, pace: Fraction, marked: TimeRange | None, loop: TimeRange | None
) -> None:
    assert Extent(END, FRAME, marked, True).loop(time, pace) == loop
    assert Extent(END, FRAME, marked, False).loop(time, pace) is None


def film() -> Timeline:
    """A track of each kind."""
    tracks = (track("v", clip("a", 50)), track("s", clip("b", 50), kind=TrackKind.SOUND))
    return Timeline((Sequence(MAIN, "", tracks),))


def test_what_changes_pictures_alone_is_not_heard() -> None:
    before = film()
    picture, sound = before.sequence(MAIN).tracks

    def edited(*tracks: Track) -> Timeline:
        return before.with_sequence(replace(before.sequence(MAIN), tracks=tracks))

    other = replace(picture, items=(replace(clip("a", 50), name="other"),))
    assert heard_alike(before, before, MAIN)
    assert heard_alike(before, edited(other, sound), MAIN)
    assert not heard_alike(before, edited(replace(picture, items=(clip("a", 60),)), sound), MAIN)
    assert not heard_alike(before, edited(picture, replace(sound, items=(Gap(frames(1)), clip("b", 40)))), MAIN)
    assert not heard_alike(before, edited(picture, replace(sound, mute=True)), MAIN)
    assert not heard_alike(before, edited(picture), MAIN)
    assert not heard_alike(before, replace(before, rate=Fraction(25)), MAIN)
    more = before.with_sequence(Sequence("more", "", (track("m", Clip("c", Solid(), frames(3))),)))
    assert not heard_alike(before, more, MAIN)
