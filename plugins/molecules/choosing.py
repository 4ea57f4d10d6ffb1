"""Choosing: which molecules of a set are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from plugins.molecules.facts import Facts
from plugins.molecules.model import Molecule

NAME, MADE = "name", ""
"""Orders besides those by a quantity: by name, and as they came."""


@dataclass(frozen=True, slots=True)
class Between:
    """A quantity that lies between two bounds, each of which may be open."""

    key: str
    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether a value lies there."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown: within all ranges, with the substructure of `pattern` (SMARTS), and starred or without alerts."""

    ranges: tuple[Between, ...] = ()
    pattern: str = ""
    starred: bool = False
    without_alerts: bool = False
    order: str = MADE
    descending: bool = False

    @property
    def filters(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.ranges or self.pattern or self.starred or self.without_alerts)

    @property
    def measures(self) -> bool:
        """Whether the values of all molecules have to be known."""
        return bool(self.ranges or self.without_alerts or self.order not in (NAME, MADE))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The molecules that are shown, and how many wait for their values or matches to be found out."""

    molecules: tuple[Molecule, ...]
    unknown: int


def chosen(
    molecules: Sequence[Molecule], choice: Choice, facts: Mapping[str, Facts], matches: Mapping[str, bool]
) -> Chosen:
    """Choose and sort; `facts` and `matches` are by SMILES. Those of which nothing is known yet come last or not."""
    shown, unknown = [], 0
    for molecule in molecules:
        if choice.starred and not molecule.starred:
            continue
        known = facts.get(molecule.smiles)
        waits = (choice.measures and known is None) or (choice.pattern and molecule.smiles not in matches)
        unknown += bool(waits)
        if choice.pattern and not matches.get(molecule.smiles, False):
            continue
        if choice.ranges or choice.without_alerts:
            if known is None or (choice.without_alerts and known.values.get("alerts", 0)):
                continue
            values = known.values
            if not all(one.key in values and one.holds(values[one.key]) for one in choice.ranges):
                continue
        shown.append(molecule)
    return Chosen(tuple(_sorted(shown, choice, facts)), unknown)


def _sorted(molecules: list[Molecule], choice: Choice, facts: Mapping[str, Facts]) -> list[Molecule]:
    if choice.order == MADE:
        return molecules[::-1] if choice.descending else molecules
    if choice.order == NAME:
        return sorted(molecules, key=lambda one: one.name.casefold(), reverse=choice.descending)
    value: Callable[[Molecule], float | None] = lambda one: _value(facts.get(one.smiles), choice.order)  # noqa: E731
    known = [(found, one) for one in molecules if (found := value(one)) is not None]
    known.sort(key=lambda pair: pair[0], reverse=choice.descending)
    return [one for _found, one in known] + [one for one in molecules if value(one) is None]


def _value(facts: Facts | None, key: str) -> float | None:
    return facts.values.get(key) if facts is not None else None
