"""Pace: when the next live picture begins, so that a slow model draws what is finished and not every dab."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

_SLOW_S = 1.5
"""A model that takes longer for a picture waits until the brush rests."""
_REST_S = 0.25
_LONGEST_WAIT_S = 3.0
_KEPT = 8


@dataclass(slots=True)
class Pace:
    """Times in seconds of one clock."""

    _took: deque[float] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _loaded: bool = False
    _first_change: float | None = None
    _last_change: float = 0.0

    def changed(self, now_s: float) -> None:
        """Something on the canvas, or what is wished for, has changed."""
        self._last_change = now_s
        if self._first_change is None:
            self._first_change = now_s

    def begun(self) -> None:
        """A picture of the last change is begun."""
        self._first_change = None

    def took(self, seconds: float) -> None:
        """A picture took so long; the first does not count, as the model is loaded for it."""
        if self._loaded:
            self._took.append(seconds)
        self._loaded = True

    @property
    def picture_s(self) -> float | None:
        """How long a picture takes, None before that is known."""
        return sum(self._took) / len(self._took) if self._took else None

    def wait_s(self, now_s: float) -> float:
        """How long to wait before the next picture is begun."""
        usual = self.picture_s
        if usual is None or usual <= _SLOW_S or self._first_change is None:
            return 0.0
        rests = self._last_change + _REST_S - now_s
        patience = self._first_change + _LONGEST_WAIT_S - now_s
        return max(0.0, min(rests, patience))
