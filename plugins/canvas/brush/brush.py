"""Brush: everything that says what a stroke looks like, besides where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from app.api import AssetId

Curve = tuple[tuple[float, float], ...]
"""Points (input, output) from 0 to 1 with rising inputs; straight lines between them."""

STRAIGHT: Curve = ((0.0, 0.0), (1.0, 1.0))


class TipKind(Enum):
    """The shapes of a dab: round ones are exact at every size, the others are pictures."""

    ROUND = "round"
    SQUARE = "square"
    BRISTLES = "bristles"
    HAIRS = "hairs"
    CHALK = "chalk"
    SPATTER = "spatter"
    WASH = "wash"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Tip:
    """The shape of a dab; `seed` tells shapes of one kind apart, `assets` are a stamp's pictures, whose alpha counts.

    Of several pictures each dab takes one at random.
    """

    kind: TipKind = TipKind.ROUND
    seed: int = 0
    assets: tuple[AssetId, ...] = ()


class Sensor(Enum):
    """What the pen tells, each as a number from 0 to 1."""

    PRESSURE = "pressure"
    TILT = "tilt"
    TILT_DIRECTION = "tilt-direction"
    SPEED = "speed"
    DIRECTION = "direction"
    RANDOM = "random"
    FADE = "fade"


class Target(Enum):
    """What a sensor acts on."""

    SIZE = "size"
    FLOW = "flow"
    ANGLE = "angle"
    RATIO = "ratio"
    SCATTER = "scatter"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A sensor acting on a target through a curve: what comes out multiplies it; an angle is turned by it, once round.

    Curves for pressure on size and flow are used where the brush lets pressure act on these.
    """

    target: Target
    sensor: Sensor
    curve: Curve = STRAIGHT


class Grain(Enum):
    """The papers that a brush may run over."""

    NONE = "none"
    PAPER = "paper"
    CANVAS = "canvas"
    COARSE = "coarse"


class GrainMode(Enum):
    """Whether valleys of the paper take less colour, or none until the pen is pressed into them."""

    MULTIPLY = "multiply"
    HEIGHT = "height"


class Smoothing(Enum):
    """How the way of the pen is made smoother."""

    NONE = "none"
    BASIC = "basic"
    STABILISER = "stabiliser"


class Effect(Enum):
    """What a stroke does with what it runs over."""

    PAINT = "paint"
    ERASE = "erase"
    SMUDGE = "smudge"
    BLUR = "blur"
    SHARPEN = "sharpen"
    DODGE = "dodge"
    BURN = "burn"


@dataclass(frozen=True, slots=True)
class Brush:
    """A brush: size in pixels, angle in degrees, the rest from 0 to 1 where nothing else is said.

    `ratio` is a dab's height in parts of its width, `spacing` the way from dab to dab in parts of the size, `scatter`
    how far dabs lie off the way in parts of the size, `count` how many lie in one place. Jitters take away up to so
    much at random. `grain_scale` is the size of the paper's grain, 1 as it is. `length` is how long a smudging brush
    carries colours along, `load` how much of its own colour it brings. `smoothing_px` is the length of the string that
    a stabiliser pulls the brush by. An airbrush goes on while the pen stands, so many dabs a second.
    """

    size: float = 40.0
    hardness: float = 0.8
    opacity: float = 1.0
    flow: float = 1.0
    colour: tuple[int, int, int] = (0, 0, 0)
    eraser: bool = False
    pressure_size: bool = True
    pressure_opacity: bool = False
    tip: Tip = Tip()
    ratio: float = 1.0
    angle: float = 0.0
    spacing: float = 0.12
    scatter: float = 0.0
    count: int = 1
    size_jitter: float = 0.0
    angle_jitter: float = 0.0
    flow_jitter: float = 0.0
    grain: Grain = Grain.NONE
    grain_mode: GrainMode = GrainMode.MULTIPLY
    grain_strength: float = 0.0
    grain_scale: float = 1.0
    dynamics: tuple[Dynamic, ...] = ()
    effect: Effect = Effect.PAINT
    length: float = 0.8
    load: float = 0.0
    smoothing: Smoothing = Smoothing.NONE
    smoothing_strength: float = 0.0
    smoothing_px: float = 40.0
    airbrush: bool = False
    dabs_a_second: float = 25.0

    @property
    def erases(self) -> bool:
        """Whether it makes transparent what it runs over."""
        return self.eraser or self.effect is Effect.ERASE

    @property
    def is_coloured(self) -> bool:
        """Whether its colour counts."""
        return not self.erases and (self.effect is Effect.PAINT or (self.effect is Effect.SMUDGE and self.load > 0))

    def curve(self, target: Target, sensor: Sensor) -> Curve:
        """The curve between a sensor and a target, straight where none is given."""
        for dynamic in self.dynamics:
            if dynamic.target is target and dynamic.sensor is sensor:
                return dynamic.curve
        return STRAIGHT


def response(curve: Curve, value: float) -> float:
    """What a curve makes of a value from 0 to 1."""
    if value <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return curve[-1][1]


def check_brush(brush: Brush) -> None:
    """Raise ValueError where a brush has a value out of range."""
    unit = (
        brush.hardness,
        brush.opacity,
        brush.flow,
        brush.size_jitter,
        brush.angle_jitter,
        brush.flow_jitter,
        brush.grain_strength,
        brush.length,
        brush.load,
        brush.smoothing_strength,
    )
    _check(all(0 <= value <= 1 for value in unit))
    _check(0 < brush.size <= 4096 and 0.01 <= brush.ratio <= 1 and abs(brush.angle) <= 360)
    _check(0.01 <= brush.spacing <= 10 and 0 <= brush.scatter <= 10 and 1 <= brush.count <= 32)
    _check(0.1 <= brush.grain_scale <= 10 and 0 <= brush.smoothing_px <= 1000 and 1 <= brush.dabs_a_second <= 200)
    _check((brush.tip.kind is TipKind.STAMP) == bool(brush.tip.assets) and len(brush.tip.assets) <= 64)
    _check(all(0 <= value <= 255 for value in brush.colour) and len(brush.dynamics) <= 64)
    for dynamic in brush.dynamics:
        _check(2 <= len(dynamic.curve) <= 64 and all(0 <= value <= 1 for point in dynamic.curve for value in point))
        _check(all(left[0] < right[0] for left, right in pairwise(dynamic.curve)))


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("a value of a brush is out of range")
