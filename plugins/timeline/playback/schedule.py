"""DeckSchedule: the pictures that belong to what is heard."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from app.api import Deck
from plugins.timeline.playback.performance import FilmPerformance
from plugins.timeline.time import ZERO


class DeckSchedule:
    """Goes by the frames that a device has consumed; `latency` says how many of them are not heard yet."""

    def __init__(self, deck: Deck[FilmPerformance], latency: Callable[[], int], rate: Fraction) -> None:
        self._deck, self._latency = deck, latency
        self._period_s = float(1 / rate)

    def now(self) -> int | None:
        """The number of the picture that is due; None until anything is heard."""
        heard = self._deck.heard(self._latency())
        return None if heard is None else heard[0].number_at(heard[1])

    def time(self, number: int) -> Fraction:
        """The time of the film that is shown at a number."""
        performance = self._deck.performance
        return ZERO if performance is None else performance.shown(number)

    @property
    def period_s(self) -> float:
        """For how long a picture is shown."""
        return self._period_s
