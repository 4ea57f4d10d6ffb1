"""Reel: which stretches of a storyboard's film are its shots, and how each is made by itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction

from app.api import InvalidData
from app.api.plain import from_plain, to_plain

REEL = "storyboard"
"""The name under which it is kept beside the film."""


@dataclass(frozen=True, slots=True)
class ReelShot:
    """From `start` on for `duration`, in seconds of the film; `request` is the JSON that makes it by `generator`."""

    name: str
    start: Fraction
    duration: Fraction
    generator: str
    request: str


@dataclass(frozen=True, slots=True)
class Reel:
    """The shots in their order."""

    shots: tuple[ReelShot, ...]

    def to_bytes(self) -> bytes:
        """It as JSON."""
        return json.dumps(to_plain(self), ensure_ascii=False).encode()

    @staticmethod
    def from_bytes(data: bytes) -> Reel:
        """Read it; raises InvalidData."""
        try:
            reel: Reel = from_plain(Reel, json.loads(data))
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidData("What is kept of a storyboard is damaged.", advice="Make it again.") from error
        return reel
