"""Telling: how far pictures and parts of a film are, with a preview where one is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Pixels, RunContext, WatchStep, Words


@dataclass(slots=True)
class Told:
    """Tells how far the pictures are, of about how many: a scene that ends has one more."""

    context: RunContext
    count: int
    drawn: int = 0

    def next(self) -> WatchStep:
        """What watches the next picture."""
        number = self.drawn
        self.drawn += 1
        self.count = max(self.count, self.drawn)

        def watch(step: int, steps: int, make_preview: Callable[[], Pixels]) -> None:
            preview = make_preview() if self.context.job.wants_preview() else None
            words = Words("Drawing picture {number} of {count}", number=number + 1, count=self.count)
            self.context.job.report(number * steps + step, self.count * steps, words, preview)

        return watch


def pieces_told(context: RunContext) -> Callable[[int, int], WatchStep]:
    """What watches a part of a film, by its number and how many there are."""

    def of(number: int, count: int) -> WatchStep:
        def watch(step: int, steps: int, make_preview: Callable[[], Pixels]) -> None:
            preview = make_preview() if context.job.wants_preview() else None
            words = Words("Filming part {number} of {count}", number=number + 1, count=count)
            context.job.report(number * steps + step, count * steps, words, preview)

        return watch

    return of
