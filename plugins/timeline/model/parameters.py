"""Parameters of clips by their names: what they are without a curve, and the values that they may have.

Positions are parts of the frame's width and height (0 is its centre), the anchor parts of the clip's own (0.5 is its
centre), crops parts that are cut off, rotation degrees clockwise, volume decibels, pan -1 (left) to 1 (right). A field
of a generator is called `field:` and its name, and may hold text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FIELD: Final = "field:"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a parameter is by itself, and its lowest and highest value."""

    default: float
    lowest: float
    highest: float


PARAMETERS: Final[dict[str, Parameter]] = {
    "x": Parameter(0.0, -100.0, 100.0),
    "y": Parameter(0.0, -100.0, 100.0),
    "scale_x": Parameter(1.0, 0.0, 1000.0),
    "scale_y": Parameter(1.0, 0.0, 1000.0),
    "rotation": Parameter(0.0, -36_000.0, 36_000.0),
    "anchor_x": Parameter(0.5, -100.0, 100.0),
    "anchor_y": Parameter(0.5, -100.0, 100.0),
    "opacity": Parameter(1.0, 0.0, 1.0),
    "crop_left": Parameter(0.0, 0.0, 1.0),
    "crop_top": Parameter(0.0, 0.0, 1.0),
    "crop_right": Parameter(0.0, 0.0, 1.0),
    "crop_bottom": Parameter(0.0, 0.0, 1.0),
    "volume": Parameter(0.0, -120.0, 24.0),
    "pan": Parameter(0.0, -1.0, 1.0),
}


def allowed(name: str, value: float | str) -> bool:
    """Whether a parameter of this name exists, and may have this value."""
    if name.startswith(FIELD):
        return len(FIELD) < len(name) <= LONGEST_NAME
    parameter = PARAMETERS.get(name)
    return parameter is not None and not isinstance(value, str) and parameter.lowest <= value <= parameter.highest
