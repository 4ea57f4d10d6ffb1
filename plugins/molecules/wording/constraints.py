"""Constraints: what is asked of molecules, in values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from app.api import InvalidRequest, Words
from plugins.molecules.quantities import QUANTITY
from plugins.molecules.wording.names import named

if TYPE_CHECKING:
    from rdkit import Chem


@dataclass(frozen=True, slots=True)
class InRange:
    """A quantity between two values, both included; None leaves an end open.

    `key` is that of a quantity, and `word` the word that stands for the range where no number was given.
    """

    key: str
    low: float | None
    high: float | None
    word: str = ""

    def holds(self, value: float) -> bool:
        """Whether a value is in it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Has:
    """A group or ring system that a molecule has, or has not where it is not `wanted`; `kept` where it is to stay.

    `name` is English, `smarts` is how it is found.
    """

    name: str
    smarts: str
    wanted: bool = True
    kept: bool = False


Constraint: TypeAlias = InRange | Has

_NUMBER_SIGN = {"weight": " Da", "tpsa": " Å²"}
_SHORT = {"rings": "rings", "rotatable": "rotatable bonds", "donors": "donors", "acceptors": "acceptors"}
_SHORT |= {"heavy": "heavy atoms", "alerts": "alerts"}


def phrase(constraint: Constraint) -> str:
    """A constraint as it can be written in a prompt, in English; reading it gives the same constraint."""
    if isinstance(constraint, Has):
        how = "keep " if constraint.kept else "with " if constraint.wanted else "no "
        return how + constraint.name
    name = _SHORT.get(constraint.key) or QUANTITY[constraint.key].short
    unit = _NUMBER_SIGN.get(constraint.key, "")
    low, high = constraint.low, constraint.high
    if low is not None and high is not None:
        return f"{name} {digits(low)} to {digits(high)}{unit}"
    return f"{name} ≤ {digits(high)}{unit}" if high is not None else f"{name} ≥ {digits(low or 0)}{unit}"


def digits(number: float) -> str:
    """A number with all its digits and no exponent, which reads as the same number."""
    return f"{Decimal(str(number)):f}".removesuffix(".0")


def said(constraint: Constraint) -> Words:
    """A constraint in the words of the window."""
    if isinstance(constraint, Has):
        name = named(constraint.name)
        if constraint.kept:
            return Words("keeps: {name}", name=name)
        return Words("with: {name}", name=name) if constraint.wanted else Words("without: {name}", name=name)
    quantity = QUANTITY[constraint.key]
    low = "" if constraint.low is None else digits(constraint.low)
    high = "" if constraint.high is None else digits(constraint.high)
    unit = f" {quantity.unit}" if quantity.unit else ""
    if low and high:
        return Words("{name} {low} to {high}{unit}", name=quantity.short, low=low, high=high, unit=unit)
    if high:
        return Words("{name} at most {high}{unit}", name=quantity.short, high=high, unit=unit)
    return Words("{name} at least {low}{unit}", name=quantity.short, low=low, unit=unit)


def settled(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Constraints with one range for each quantity, numbers before words.

    Raises InvalidRequest where they contradict one another.
    """
    ranges: dict[str, InRange] = {}
    groups: dict[str, Has] = {}
    for one in constraints:
        if isinstance(one, Has):
            other = groups.get(one.smarts)
            if other and other.wanted is not one.wanted:
                raise InvalidRequest(
                    "“{name}” is asked for, and is not to be there.",
                    advice="Take one of the two out.",
                    name=named(one.name),
                )
            groups[one.smarts] = one if other is None else replace(one, kept=one.kept or other.kept)
            continue
        before = ranges.get(one.key)
        if before is None or (before.word and not one.word):
            ranges[one.key] = one
        elif before.word or not one.word:
            ranges[one.key] = _both(before, one)
    return (*ranges.values(), *groups.values())


def _both(first: InRange, second: InRange) -> InRange:
    lows = [low for low in (first.low, second.low) if low is not None]
    highs = [high for high in (first.high, second.high) if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        raise InvalidRequest(
            "{name} cannot be at least {low} and at most {high}.",
            advice="Take one of the two out.",
            name=QUANTITY[first.key].short,
            low=digits(low),
            high=digits(high),
        )
    return InRange(first.key, low, high, first.word and second.word)


def broken(constraints: Iterable[Constraint], molecule: Chem.Mol, values: Mapping[str, float]) -> Constraint | None:
    """The first constraint that a molecule with these values breaks, None where it keeps all."""
    for one in constraints:
        if isinstance(one, InRange):
            if not one.holds(values[one.key]):
                return one
        elif has(molecule, one.smarts) is not one.wanted:
            return one
    return None


def has(molecule: Chem.Mol, smarts: str) -> bool:
    """Whether a pattern is found in a molecule."""
    from plugins.molecules.wording.patterns import pattern_of

    return bool(molecule.HasSubstructMatch(pattern_of(smarts)))
