"""Pictures on a thread of their own: ahead of a schedule, or the last one that was asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np
import pytest

from app.api import Pixels
from plugins.timeline.playback.projector import AHEAD, Manner, Picture, Projector

RATE = 25
WAIT_S = 20.0


class HandSchedule:
    """Pictures are due as they are said to be."""

    period_s = 1 / RATE

    def __init__(self) -> None:
        self.due: int | None = 0

    def now(self) -> int | None:
        """The number that is due."""
        return self.due

    def time(self, number: int) -> Fraction:
        """Picture after picture."""
        return Fraction(number, RATE)


class Screen:
    """A projector, with what it drew and showed."""

    def __init__(self) -> None:
        self.drawn: list[tuple[Fraction, Manner]] = []
        self.shown: list[Picture[Pixels]] = []
        self.problems: list[BaseException] = []
        self.free = threading.Event()
        self.free.set()
        self.begun = threading.Event()
        self.projector = Projector(self._draw, self.shown.append, self.problems.append)

    def _draw(self, at: Fraction, manner: Manner) -> Pixels:
        self.begun.set()
        assert self.free.wait(WAIT_S)
        self.drawn.append((at, manner))
        if at < 0:
            raise ValueError(at)
        return np.full((2, 2, 3), int(at * RATE) % 256, np.uint8)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A projector that is closed in the end."""
    made = Screen()
    yield made
    made.free.set()
    made.projector.close()


def until(true: Callable[[], bool]) -> None:
    """Wait for something."""
    end = time.monotonic() + WAIT_S
    while not true():
        assert time.monotonic() < end
        threading.Event().wait(0.002)


def test_of_several_stills_that_are_asked_for_meanwhile_the_last_is_drawn(screen: Screen) -> None:
    screen.free.clear()
    screen.projector.show(Fraction(1))
    assert screen.begun.wait(WAIT_S)
    for number in range(2, 30):
        screen.projector.show(Fraction(number), exact=False)
    screen.free.set()
    until(lambda: len(screen.shown) == 2)
    assert screen.drawn == [(Fraction(1), Manner.EXACT), (Fraction(29), Manner.NEAR)]
    assert [picture.time for picture in screen.shown] == [1, 29]
    assert [picture.manner for picture in screen.shown] == [Manner.EXACT, Manner.NEAR]


def test_pictures_are_drawn_ahead_and_each_is_shown_when_it_is_due(screen: Screen) -> None:
    schedule = HandSchedule()
    screen.projector.roll(schedule)
    until(lambda: screen.projector.waiting() == AHEAD)
    for number in range(30):
        until(lambda: screen.projector.waiting() > 0)
        picture = screen.projector.due(number)
        assert picture is not None
        assert picture.drawn[0, 0, 0] == number
        assert screen.projector.due(number) is None
        schedule.due = number
    assert screen.projector.dropped == 0
    # No more than so many are kept
    assert max(at for at, _ in screen.drawn) <= Fraction(30 + AHEAD, RATE)


def test_those_that_are_late_are_left_out_and_counted(screen: Screen) -> None:
    schedule = HandSchedule()
    screen.projector.roll(schedule)
    until(lambda: screen.projector.waiting() == AHEAD)
    assert screen.projector.due(0) is not None
    picture = screen.projector.due(5)
    assert picture is not None
    assert picture.drawn[0, 0, 0] == 5
    assert screen.projector.dropped == 4
    schedule.due = 40
    shown = [0, 5]
    while shown[-1] < 40:
        until(lambda: screen.projector.waiting() > 0)
        schedule.due += 1
        late = screen.projector.due(schedule.due)
        if late is not None:
            shown.append(int(late.time * RATE))
    assert screen.projector.dropped == shown[-1] + 1 - len(shown)
    assert len(screen.drawn) < 35


def test_while_none_comes_those_that_are_missing_are_counted(screen: Screen) -> None:
    schedule = HandSchedule()
    screen.projector.roll(schedule)
    until(lambda: screen.projector.waiting() == AHEAD)
    screen.free.clear()
    for number in range(AHEAD):
        assert screen.projector.due(number) is not None
    assert screen.projector.due(AHEAD) is None
    assert screen.projector.dropped == 0
    assert screen.projector.due(30) is None
    assert screen.projector.dropped == 30 - AHEAD
    screen.projector.jump()
    assert screen.projector.dropped == 0


def test_a_jump_and_another_beginning_count_nothing(screen: Screen) -> None:
    schedule = HandSchedule()
    screen.projector.roll(schedule)
    until(lambda: screen.projector.waiting() > 0)
    assert screen.projector.due(0) is not None
    schedule.due = 100
    screen.projector.jump()
    screen.projector.roll(schedule, anew=False)
    until(lambda: screen.projector.waiting() > 0)
    picture = screen.projector.due(100)
    assert picture is not None
    assert picture.time == 4
    assert screen.projector.dropped == 0


def test_nothing_is_drawn_until_it_is_known_what_is_due(screen: Screen) -> None:
    schedule = HandSchedule()
    schedule.due = None
    screen.projector.roll(schedule)
    screen.projector.show(Fraction(7))
    until(lambda: len(screen.shown) == 1)
    assert screen.drawn == [(Fraction(7), Manner.EXACT)]
    screen.projector.roll(schedule)
    schedule.due = 50
    until(lambda: screen.projector.waiting() > 0)
    assert screen.drawn[1] == (Fraction(2), Manner.PLAYING)


def test_a_picture_that_cannot_be_drawn_is_told_and_the_next_one_is(screen: Screen) -> None:
    screen.projector.show(Fraction(-1))
    until(lambda: len(screen.problems) == 1)
    screen.projector.show(Fraction(3))
    until(lambda: len(screen.shown) == 1)
    assert isinstance(screen.problems[0], ValueError)
