"""Projector: draws the pictures of a film on a thread of its own: the newest that is asked for, or those to come."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

AHEAD = 12
"""So many pictures are drawn ahead, which is enough for moments in which the machine has something else to do."""
_LOOK_S = 0.005
_SMOOTH = 0.2


T = TypeVar("T")


class Schedule(Protocol):
    """Which pictures are shown, by numbers that go on one after the other."""

    def now(self) -> int | None:
        """The number that is due; None while nothing is known yet."""
        ...

    def time(self, number: int) -> Fraction:
        """The time of the film that is shown at a number."""
        ...

    @property
    def period_s(self) -> float:
        """For how long a picture is shown."""
        ...


class Manner(Enum):
    """How a picture is drawn: exactly, quickly for one that is followed by others, or as near as can be had at once."""

    EXACT = "exact"
    PLAYING = "playing"
    NEAR = "near"


@dataclass(frozen=True, slots=True, eq=False)
class Picture(Generic[T]):
    """A drawn picture and its time in the film."""

    time: Fraction
    drawn: T
    manner: Manner = Manner.EXACT


class Projector(Generic[T]):
    """All of it may be called on any thread. `draw` is called on the projector's own, with the time and how to draw it.

    While a schedule runs, pictures are drawn ahead, and `due` gives the one that is to be shown; late ones are left
    out, and counted in `dropped`. Else `show` has one drawn, which `shown` is told of; of several the last one.
    """

    def __init__(
        self,
        draw: Callable[[Fraction, Manner], T],
        shown: Callable[[Picture[T]], None],
        problem: Callable[[BaseException], None],
    ) -> None:
        self._draw, self._tell, self._problem = draw, shown, problem
        self._wanted: tuple[Fraction, Manner] | None = None
        self._schedule: Schedule | None = None
        self._ahead: deque[tuple[int, Picture[T]]] = deque()
        self._next: int | None = None
        self._last: int | None = None
        self._dropped = self._missing = 0
        self._takes_s = 0.0
        self._closed = False
        self._changed = threading.Condition()
        self._worker = threading.Thread(target=self._work, name="pictures", daemon=True)
        self._worker.start()

    @property
    def dropped(self) -> int:
        """How many pictures were not shown since the last `roll` that counted anew, those missing now included."""
        return self._dropped + self._missing

    def show(self, time_: Fraction, *, exact: bool = True) -> None:
        """Draw one picture, and no more of a schedule."""
        with self._changed:
            self._schedule = None
            self._ahead.clear()
            self._wanted = (time_, Manner.EXACT if exact else Manner.NEAR)
            self._changed.notify_all()

    def roll(self, schedule: Schedule, *, anew: bool = True) -> None:
        """Draw the pictures of a schedule ahead; with `anew` dropped ones are counted from the first one on."""
        with self._changed:
            self._wanted = None
            self._schedule = schedule
            self._ahead.clear()
            self._next = None
            if anew:
                self._dropped, self._missing, self._last = 0, 0, None
            self._changed.notify_all()

    def jump(self) -> None:
        """Count nothing that was left out by going elsewhere."""
        with self._changed:
            self._last, self._missing = None, 0

    def stop(self) -> None:
        """Draw nothing more."""
        with self._changed:
            self._schedule, self._wanted = None, None
            self._ahead.clear()

    def due(self, number: int) -> Picture[T] | None:
        """The picture to be shown at a number; None where it stays the same, or is not there."""
        with self._changed:
            found = None
            while self._ahead and self._ahead[0][0] <= number:
                at, found = self._ahead.popleft()
            if found is None:
                if self._last is not None:
                    self._missing = max(0, number - self._last - 1)
                return None
            if self._last is not None:
                self._dropped += max(0, at - self._last - 1)
            self._missing = max(0, number - at - 1)
            self._last = at
            self._changed.notify_all()
            return found

    def waiting(self) -> int:
        """How many pictures are drawn ahead."""
        return len(self._ahead)

    def close(self) -> None:
        """Draw no more, for good."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._worker.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._closed and self._wanted is None and not self._room():
                    self._changed.wait(_LOOK_S if self._schedule is not None else None)
                if self._closed:
                    return
                wanted, self._wanted = self._wanted, None
                schedule = self._schedule
                number = self._number(schedule) if schedule is not None and wanted is None else 0
            if wanted is not None:
                picture = self._drawn(*wanted)
                if picture is not None:
                    self._tell(picture)
            elif schedule is not None:
                began = time.perf_counter()
                picture = self._drawn(schedule.time(number), Manner.PLAYING)
                took = time.perf_counter() - began
                self._takes_s += (took - self._takes_s) * _SMOOTH
                with self._changed:
                    if self._schedule is schedule and picture is not None:
                        self._ahead.append((number, picture))

    def _room(self) -> bool:
        schedule = self._schedule
        now = schedule.now() if schedule is not None and len(self._ahead) < AHEAD else None
        return now is not None and (self._next is None or self._next < now + AHEAD)

    def _number(self, schedule: Schedule) -> int:
        """The number to draw next: where drawing is late, the first that can be there in time."""
        now = schedule.now() or 0
        number = now if self._next is None else self._next
        if number < now:
            number = now + min(AHEAD - 1, math.floor(self._takes_s / schedule.period_s))
        self._next = number + 1
        return number

    def _drawn(self, time_: Fraction, manner: Manner) -> Picture[T] | None:
        try:
            return Picture(time_, self._draw(time_, manner), manner)
        except Exception as error:  # noqa: BLE001 - the boundary of a worker
            self._problem(error)
            return None
