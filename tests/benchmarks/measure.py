"""Figures: what a benchmark says, one JSON line each."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `ok` is None where there is no target, and has to be false for a control."""

    benchmark: str
    figure: str
    value: float
    unit: str
    target: float | None = None
    ok: bool | None = None
    control: bool = False


def at_most(benchmark: str, figure: str, value: float, unit: str, target: float, *, control: bool = False) -> Figure:
    """A figure that should not be larger than its target."""
    return Figure(benchmark, figure, round(value, 4), unit, target, value <= target, control)


def plain(benchmark: str, figure: str, value: float, unit: str) -> Figure:
    """A figure without a target."""
    return Figure(benchmark, figure, round(value, 4), unit)


def say(figure: Figure) -> None:
    """Print a figure as a JSON line."""
    sys.stdout.write(json.dumps(asdict(figure)) + "\n")
    sys.stdout.flush()


def percentile(values: list[float], percent: float) -> float:
    """A percentile of values."""
    return float(np.percentile(np.array(values), percent))
