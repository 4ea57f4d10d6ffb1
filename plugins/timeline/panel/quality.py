"""Quality: how finely the picture is drawn while a film is worked on."""

from __future__ import annotations

from enum import Enum
from typing import assert_never


class Quality(Enum):
    """Parts of the pixels that the picture is shown with."""

    FULL = "full"
    HALF = "half"
    QUARTER = "quarter"

    @classmethod
    def of(cls, value: object) -> Quality:
        """The one of a stored value; full where it is none."""
        return next((each for each in cls if each.value == value), cls.FULL)

    @property
    def part(self) -> float:
        """Of the width and of the height."""
        match self:
            case Quality.FULL:
                return 1.0
            case Quality.HALF:
                return 0.5
            case Quality.QUARTER:
                return 0.25
            case _:
                assert_never(self)
