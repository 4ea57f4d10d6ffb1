"""Audition: takes go over into one another on the bar, exact to the frame, and one may grow while it is heard."""

from __future__ import annotations

import numpy as np

from plugins.audio.model import Plan
from plugins.audio.playback.audition import Audition, TakeSound
from plugins.audio.sound.samples import Audio

RATE = 1000
PLAN = Plan(bpm=97, bars=4)
BAR = [PLAN.bar_frame(bar, RATE) for bar in range(5)]


def _take(sign: float) -> Audio:
    ramp = np.arange(1, BAR[4] + 1, dtype=np.float32) * np.float32(sign)
    return np.stack([ramp, ramp], 1)


def _pulled(audition: Audition, frames: int, step: int = 37) -> Audio:
    parts, left = [], frames
    while left:
        parts.append(audition.pull(min(step, left)))
        left -= len(parts[-1])
    return np.concatenate(parts)


def test_another_take_is_heard_from_the_next_bar_on() -> None:
    one, two = _take(1), _take(-1)
    audition = Audition([TakeSound.of(one, PLAN, RATE), TakeSound.of(two, PLAN, RATE)])
    first = _pulled(audition, BAR[1] + 100)
    audition.switch(1)
    assert audition.index == 0
    then = _pulled(audition, 2 * BAR[4])
    assert audition.index == 1
    heard = np.concatenate([first, then])
    expected = np.concatenate([one[: BAR[2]], two[BAR[2] :], two, two])[: len(heard)]
    assert np.array_equal(heard, expected)


def test_a_switch_to_a_take_that_is_not_rendered_waits_for_it() -> None:
    one, two = _take(1), _take(-1)
    audition = Audition([TakeSound.of(one, PLAN, RATE), None])
    audition.switch(1)
    heard = _pulled(audition, BAR[4] + BAR[1] + 5)
    assert np.array_equal(heard, np.concatenate([one, one])[: len(heard)])
    audition.put(1, TakeSound.of(two, PLAN, RATE))
    after = _pulled(audition, BAR[2])
    assert np.array_equal(after, np.concatenate([one[BAR[1] + 5 : BAR[2]], two[BAR[2] :]])[: len(after)])


def test_a_growing_take_sounds_after_its_first_bar_and_waits_where_it_ends() -> None:
    whole = _take(1)
    audition = Audition([TakeSound.of(whole[: BAR[1]], PLAN, RATE)])
    first = _pulled(audition, BAR[1] - 10)
    audition.put(0, TakeSound.of(whole[: BAR[3]], PLAN, RATE))
    second = _pulled(audition, 10 + BAR[3] - BAR[1])
    assert np.array_equal(np.concatenate([first, second]), whole[: BAR[3]])
    assert not _pulled(audition, 50).any()
    audition.put(0, TakeSound.of(whole, PLAN, RATE))
    assert np.array_equal(_pulled(audition, BAR[4]), np.concatenate([whole[BAR[3] :], whole])[: BAR[4]])


def test_takes_of_other_lengths_go_on_at_a_bar_of_theirs() -> None:
    one = TakeSound.of(_take(1), PLAN, RATE)
    short = TakeSound.free(np.full((500, 2), 7, np.float32), 250.0)
    assert short.bars == (0, 250, 500)
    audition = Audition([one, short])
    _pulled(audition, BAR[2] + 3)
    audition.switch(1)
    heard = _pulled(audition, BAR[3] - BAR[2] - 3 + 250)
    assert (heard[: BAR[3] - BAR[2] - 3] != 7).all()
    assert (heard[BAR[3] - BAR[2] - 3 :] == 7).all()
    assert audition.place == 500


def test_more_takes_come_without_a_gap() -> None:
    one, two = _take(1), _take(-1)
    audition = Audition([TakeSound.of(one, PLAN, RATE)])
    heard = [_pulled(audition, 123)]
    audition.replace([TakeSound.of(two, PLAN, RATE), TakeSound.of(one, PLAN, RATE)], 1)
    heard.append(_pulled(audition, BAR[4]))
    assert np.array_equal(np.concatenate(heard), np.concatenate([one, one])[: BAR[4] + 123])
