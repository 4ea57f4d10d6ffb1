"""The pulses of a bar in any metre: what a foot taps to, and how strong each tap is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from plugins.audio.model import TICKS_PER_BEAT, Metre


@dataclass(frozen=True, slots=True)
class Pulse:
    """A pulse: where it begins in the bar and how long it is, in ticks, whether three or two go into it, what it is.

    `function` is 0 for the first of the bar, 1 for a weak one, 2 for a strong one inside, 3 for the last.
    """

    start: int
    length: int
    ternary: bool
    function: int

    @property
    def steps(self) -> int:
        """Into how many steps a pattern divides the pulse."""
        return 6 if self.ternary else 4

    def step(self, index: int, swing: float = 0.0) -> int:
        """The tick in the bar at which a step begins; `swing` from 0 to 1 moves the second half towards a triplet."""
        at = index * self.length / self.steps
        if swing and not self.ternary and 0 < index < 4:
            half, moved = self.length / 2, self.length * (0.5 + swing / 6)
            at = at / half * moved if at <= half else moved + (at - half) / half * (self.length - moved)
        return self.start + round(at)


@cache
def pulses(metre: Metre) -> tuple[Pulse, ...]:
    """The pulses of a bar; their lengths add up to the bar."""
    lengths = _lengths(metre)
    functions = _functions(len(lengths))
    found = []
    at = 0
    for (length, ternary), function in zip(lengths, functions, strict=True):
        found.append(Pulse(at, length, ternary, function))
        at += length
    return tuple(found)


def groups(metre: Metre) -> tuple[int, ...]:
    """How many units of the metre make each pulse of a compound or uneven metre: 7/8 is 2, 2 and 3."""
    beats = metre.beats
    if beats % 3 == 0 and beats >= 6:
        return (3,) * (beats // 3)
    if beats == 3:
        return (3,)
    if beats == 8:
        return (3, 3, 2)
    if beats == 5:
        return (3, 2)
    if beats % 2 == 0:
        return (2,) * (beats // 2)
    return (*((2,) * ((beats - 3) // 2)), 3) if beats > 3 else (beats,)


def strength(metre: Metre, tick: int) -> float:
    """How strong a tick of the bar is, from 0 to 1: 1 at its beginning, 0.75 and 0.5 at pulses, less between them."""
    bar = pulses(metre)
    pulse = next(pulse for pulse in reversed(bar) if pulse.start <= tick)
    inside = tick - pulse.start
    if inside == 0:
        return {0: 1.0, 2: 0.75}.get(pulse.function, 0.5)
    parts = 3 if pulse.ternary else 2
    return 0.3 if inside * parts % pulse.length == 0 else 0.1


def _lengths(metre: Metre) -> list[tuple[int, bool]]:
    if metre.unit >= 8:
        return [(size * TICKS_PER_BEAT, size == 3) for size in groups(metre)]
    split = {1: 4, 2: 2}.get(metre.unit, 1)
    return [(TICKS_PER_BEAT // split, False)] * (metre.beats * split)


def _functions(count: int) -> list[int]:
    if count == 1:
        return [0]
    if count <= 3:
        return [0, 1, 3][:count] if count == 3 else [0, 3]
    uneven = [0, 2, 1] if count % 2 else [0, 1]
    inside = [(2, 1)[index % 2] for index in range(count - len(uneven))]
    return [*uneven, *inside[:-1], 3]
