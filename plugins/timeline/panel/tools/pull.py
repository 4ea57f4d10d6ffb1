"""Pull: how far a drag went, and the keys that are held with it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt

from plugins.timeline.time import ZERO


@dataclass(frozen=True, slots=True)
class Held:
    """Ctrl inserts or adds, Shift adds or reaches over all tracks, Alt leaves links aside."""

    ctrl: bool = False
    shift: bool = False
    alt: bool = False

    @classmethod
    def of(cls, modifiers: Qt.KeyboardModifier) -> Held:
        """The keys as Qt tells them."""
        keys = Qt.KeyboardModifier
        return cls(
            bool(modifiers & keys.ControlModifier),
            bool(modifiers & keys.ShiftModifier),
            bool(modifiers & keys.AltModifier),
        )


@dataclass(frozen=True, slots=True)
class Pull:
    """`by` seconds on frames, to over a track; `value` is what the dragged parameter has at the height of the mouse."""

    by: Fraction = ZERO
    track: str = ""
    value: float | None = None
    held: Held = Held()
