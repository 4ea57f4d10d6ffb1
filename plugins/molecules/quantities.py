"""Quantities: what is shown, sorted and filtered by of molecules, with its bounds and what is usual of drugs."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that molecules have: `short` is what chemists write, `low` to `high` is drawn.

    `wanted` is what the usual rules of thumb for oral drugs say (Lipinski, Veber); None at an end leaves it open.
    """

    key: str
    title: Words
    short: str
    low: float
    high: float
    decimals: int = 0
    unit: str = ""
    wanted: tuple[float | None, float | None] = (None, None)

    def said(self, value: float) -> str:
        """The number as it is read, with its unit."""
        # What is rounded to nothing has no sign
        number = f"{round(value, self.decimals) + 0.0:.{self.decimals}f}".replace("-", "\N{MINUS SIGN}")
        return f"{number}\N{NO-BREAK SPACE}{self.unit}" if self.unit else number

    def share(self, value: float) -> float:
        """Where a value lies between the bounds, from 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


QUANTITIES = (
    Quantity("qed", Words("Drug-likeness (QED)"), "QED", 0, 1, 2, wanted=(0.5, None)),
    Quantity("logp", Words("logP"), "logP", -2, 7, 2, wanted=(None, 5)),
    Quantity("weight", Words("Molecular weight"), "MW", 0, 700, 1, "Da", wanted=(None, 500)),
    Quantity("tpsa", Words("Polar surface area"), "TPSA", 0, 200, 1, "Å²", wanted=(None, 140)),
    Quantity("sa", Words("Synthetic accessibility (SA, 1 is easy)"), "SA", 1, 10, 2, wanted=(None, 4)),
    Quantity("rings", Words("Rings"), "Rings", 0, 8),
    Quantity("rotatable", Words("Rotatable bonds"), "RotB", 0, 15, wanted=(None, 10)),
    Quantity("donors", Words("Hydrogen-bond donors"), "HBD", 0, 8, wanted=(None, 5)),
    Quantity("acceptors", Words("Hydrogen-bond acceptors"), "HBA", 0, 15, wanted=(None, 10)),
    Quantity("heavy", Words("Heavy atoms"), "Atoms", 0, 60),
    Quantity("alerts", Words("Alerts"), "Alerts", 0, 5, wanted=(None, 0)),
)
QUANTITY = {one.key: one for one in QUANTITIES}
RADAR = ("qed", "logp", "weight", "tpsa", "sa", "rotatable", "donors", "acceptors")
"""The axes of the radar plot."""
ON_CARD = ("qed", "logp", "weight", "sa")
"""What is written under each drawing."""
