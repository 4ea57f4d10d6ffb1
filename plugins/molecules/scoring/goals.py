"""Goals: desirability of values by ranges with soft edges, weighed and brought together by their geometric mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.molecules.wording.constraints import Constraint, InRange
from plugins.molecules.wording.words import NEARLY

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish for a quantity: a range, how far beyond it a value is still worth something, and how much it weighs."""

    wished: InRange
    edge: float
    weight: float = 1.0

    def desirability(self, value: float) -> float:
        """1 within the range, and falling as a bell beyond it: 0.5 at one edge's width."""
        low, high = self.wished.low, self.wished.high
        beyond = max(0.0, (low - value) if low is not None else 0.0, (value - high) if high is not None else 0.0)
        return math.exp(-math.log(2) * (beyond / self.edge) ** 2)


def goals_of(constraints: Iterable[Constraint], weights: Mapping[str, float] | None = None) -> tuple[Goal, ...]:
    """The goals that ranges are; quantities without a weight weigh 1."""
    return tuple(
        Goal(one, 2 * NEARLY.get(one.key, 0.5), (weights or {}).get(one.key, 1.0))
        for one in constraints
        if isinstance(one, InRange)
    )


def score(goals: Sequence[Goal], values: Mapping[str, float]) -> float:
    """The weighted geometric mean of the desirabilities, from 0 to 1; 1 where there are no goals."""
    total = sum(goal.weight for goal in goals)
    if total <= 0:
        return 1.0
    logs = (goal.weight * math.log(max(_LEAST, goal.desirability(values[goal.wished.key]))) for goal in goals)
    return math.exp(sum(logs) / total)
