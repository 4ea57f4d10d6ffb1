"""A film as it is played: which picture belongs to which frame of sound."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.api import Deck, ManualClock, NullOutput, Samples
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.playback.performance import FilmPerformance
from plugins.timeline.playback.schedule import DeckSchedule
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.sound.parts import HZ, RATE, Sounds, clip, noise, seconds

ROUND = TimeRange(seconds(0.4), seconds(0.8))


@pytest.fixture(scope="module")
def process() -> Iterator[MediaProcess]:
    """A process that decodes."""
    with MediaProcess() as made:
        yield made


@pytest.fixture
def sounds(tmp_path: Path, process: MediaProcess) -> Sounds:
    """A folder for sounds."""
    return Sounds(tmp_path, process)


def performed(
    sounds: Sounds,
    pace: Fraction = Fraction(1),
    loop: TimeRange | None = None,
    length: float = 2,
    begin: Fraction = Fraction(0),
) -> FilmPerformance:
    """Two seconds of noise."""
    media = sounds.add("a", noise(2 * HZ))
    return FilmPerformance(sounds.mixer((clip(media, length),), pace=pace), loop, begin)


@pytest.mark.parametrize("pace", [Fraction(1), Fraction(2), Fraction(8), Fraction(1, 2), Fraction(-1), Fraction(-4)])
def test_each_picture_is_the_one_that_belongs_to_what_is_heard(sounds: Sounds, pace: Fraction) -> None:
    begin = Fraction(51, 25)
    made = performed(sounds, pace, length=6, begin=begin)
    first = made.frame(float(begin))
    assert made.time(first) == begin
    shown = [made.shown(made.number_at(first + round(number * HZ / RATE))) for number in range(5)]
    frames = [time * RATE for time in shown]
    expected = {
        Fraction(1): [51, 52, 53, 54, 55],
        Fraction(2): [51, 53, 55, 57, 59],
        Fraction(8): [51, 59, 67, 75, 83],
        Fraction(1, 2): [51, 51, 52, 52, 53],
        Fraction(-1): [50, 49, 48, 47, 46],
        Fraction(-4): [50, 46, 42, 38, 34],
    }
    assert frames == expected[pace]


def test_no_picture_is_behind_the_last_frame_or_before_the_first(sounds: Sounds) -> None:
    made = performed(sounds)
    assert made.shown(made.number_at(made.frame(5.0))) == 2 - 1 / RATE
    back = performed(sounds, Fraction(-1))
    assert back.shown(back.number_at(10 * HZ)) == 0


@pytest.mark.parametrize("pace", [Fraction(1), Fraction(-1)])
def test_a_loop_goes_round_without_a_sample_too_many(sounds: Sounds, pace: Fraction) -> None:
    plain, made = performed(sounds, pace), performed(sounds, pace, ROUND)
    edges = sorted((plain.frame(float(ROUND.start)), plain.frame(float(ROUND.end))))
    length, before = edges[1] - edges[0], 1000
    assert length == round(0.8 * HZ)
    lead, once = plain.render(edges[0] - before, before), plain.render(edges[0], length)
    heard = made.render(edges[0] - before, before + 3 * length)
    np.testing.assert_array_equal(heard, np.concatenate((lead, once, once, once)))
    numbers = [made.number_at(edges[0] + at) for at in range(0, 2 * length, HZ // 25)]
    assert numbers == [*range(numbers[0], numbers[0] + 40)]
    times = [made.shown(number) for number in numbers]
    assert times[:20] == times[20:]
    assert all(ROUND.contains(time) for time in times)


def test_what_is_faster_than_twice_is_silent(sounds: Sounds) -> None:
    assert performed(sounds, Fraction(2)).render(0, 1000).any()
    assert not performed(sounds, Fraction(4)).render(0, 1000).any()
    assert performed(sounds, Fraction(-2)).render(-2000, 1000).any()
    assert not performed(sounds, Fraction(-8)).render(-1000, 900).any()


def test_an_edit_goes_on_at_the_same_frame_and_another_speed_at_the_same_time(sounds: Sounds) -> None:
    before = performed(sounds)
    assert performed(sounds).follow(before, 4321) == 4321
    faster = performed(sounds, Fraction(2))
    assert faster.time(faster.follow(before, 4000)) == before.time(4000)


def test_a_schedule_goes_by_what_the_device_has_consumed(sounds: Sounds) -> None:
    clock, heard = ManualClock(), list[Samples]()
    output = NullOutput(HZ, clock, heard.append, latency_frames=800)
    deck = Deck(lambda: performed(sounds), patient=True)
    schedule = DeckSchedule(deck, lambda: output.latency_frames, RATE)
    output.start(deck.pull)
    deck.seek(0.2)
    deck.play()
    clock.advance(0.4)
    assert schedule.now() == 12
    assert schedule.time(schedule.now() or 0) == seconds(0.48)
    np.testing.assert_array_equal(np.concatenate(heard)[-100:], noise(2 * HZ)[round(0.6 * HZ) - 100 : round(0.6 * HZ)])
    deck.pause()
    clock.advance(0.2)
    assert not heard[-1][256:].any()
    output.stop()
    deck.close()
