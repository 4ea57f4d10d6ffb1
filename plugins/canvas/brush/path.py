"""Path: where the dabs of a stroke lie, made from what the pen tells."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from plugins.canvas.brush.brush import Brush, Sensor, Smoothing, Target, response

_FASTEST_PX_S = 3000.0
"""The speed that counts as full, in pixels of the canvas a second."""
_FADE_DABS = 400
_PIECE_PX = 4.0
_SLOWEST = 0.08
"""The least part of the way that a smoothed brush goes towards the pen with each event."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the pen is, its pressure from 0 to 1, how far it leans in degrees to each side, and when."""

    x: float
    y: float
    pressure: float = 1.0
    tilt: tuple[float, float] = (0.0, 0.0)
    time_s: float = 0.0

    def towards(self, other: Sample, part: float) -> Sample:
        """What lies between two samples."""

        def mixed(one: float, two: float) -> float:
            return one + (two - one) * part

        return Sample(
            mixed(self.x, other.x),
            mixed(self.y, other.y),
            mixed(self.pressure, other.pressure),
            (mixed(self.tilt[0], other.tilt[0]), mixed(self.tilt[1], other.tilt[1])),
            mixed(self.time_s, other.time_s),
        )


@dataclass(frozen=True, slots=True)
class Dab:
    """One touch of a brush: `strength` from 0 to 1, angle in degrees, which of several pictures, and of which copy."""

    x: float
    y: float
    size: float
    strength: float = 1.0
    angle: float = 0.0
    ratio: float = 1.0
    picture: int = 0
    mirrored: bool = False
    load: float = 0.0
    copy: int = 0


class Path:
    """Turns samples into dabs; chance comes from where the stroke begins, so that the same way gives the same dabs."""

    def __init__(self, brush: Brush) -> None:
        self._brush = brush
        self._last: Sample | None = None
        self._aim: Sample | None = None
        self._middle: Sample | None = None
        self._left_over = 0.0
        self._count = 0
        self._speed = 0.0
        self._direction = 0.0
        self._random = Random(0)

    @property
    def place(self) -> tuple[float, float] | None:
        """Where the brush is, which a stabiliser pulls behind the pen."""
        return None if self._last is None else (self._last.x, self._last.y)

    def add(self, sample: Sample) -> list[Dab]:
        """Go on to a sample."""
        if self._last is None:
            self._last = self._aim = self._middle = sample
            packed = f"{sample.x:.2f} {sample.y:.2f} {self._brush.size:.2f}".encode()
            self._random = Random(zlib.crc32(packed))
            return list(self._dabs(sample))
        return [dab for target in self._smoothed(sample) for dab in self._line(target)]

    def finish(self) -> list[Dab]:
        """What is missing to where the pen was lifted; a stabilised stroke ends where the brush is."""
        if self._brush.smoothing is not Smoothing.BASIC or self._aim is None:
            return []
        return list(self._line(self._aim))

    def stand(self) -> list[Dab]:
        """The pen stands still: an airbrush goes on."""
        return [] if self._last is None else list(self._dabs(self._last))

    def _smoothed(self, sample: Sample) -> Iterator[Sample]:
        """The points that straight lines are drawn to."""
        brush, last, aim, middle = self._brush, self._last, self._aim, self._middle
        if last is None or aim is None or middle is None:
            return
        match brush.smoothing:
            case Smoothing.NONE:
                yield sample
            case Smoothing.STABILISER:
                distance = math.hypot(sample.x - last.x, sample.y - last.y)
                if distance > brush.smoothing_px:
                    yield last.towards(sample, (distance - brush.smoothing_px) / distance)
            case Smoothing.BASIC:
                self._aim = aim.towards(sample, max(_SLOWEST, 1 - brush.smoothing_strength))
                self._middle = aim.towards(self._aim, 0.5)
                yield from _bend(middle, aim, self._middle)

    def _line(self, target: Sample) -> Iterator[Dab]:
        """Dabs on the way to a point, the first as far from the last one as there is space between them."""
        start = self._last
        if start is None:
            return
        distance = math.hypot(target.x - start.x, target.y - start.y)
        if distance > 0:
            self._direction = math.degrees(math.atan2(target.y - start.y, target.x - start.x)) % 360
            elapsed = target.time_s - start.time_s
            if elapsed > 0:
                # What the clock of a pen says jumps: the speed follows slowly.
                self._speed += (min(1.0, distance / elapsed / _FASTEST_PX_S) - self._speed) * 0.3
        step = self._step(target)
        at = step - self._left_over
        while at <= distance:
            yield from self._dabs(start.towards(target, at / distance if distance else 1))
            at += step
        self._left_over = distance - (at - step)
        self._last = target

    def _step(self, sample: Sample) -> float:
        brush = self._brush
        size = brush.size * max(0.2, self._size_factor(sample))
        # What is flat lies close where it is thin.
        return max(0.5, size * brush.spacing * max(brush.ratio, 0.25))

    def _size_factor(self, sample: Sample) -> float:
        brush = self._brush
        pressed = response(brush.curve(Target.SIZE, Sensor.PRESSURE), sample.pressure) if brush.pressure_size else 1.0
        return pressed * self._factor(Target.SIZE, sample)

    def _factor(self, target: Target, sample: Sample) -> float:
        """What the sensors make of a target, but for pressure on size and flow, and for chance."""
        factor = 1.0
        for dynamic in self._brush.dynamics:
            if dynamic.target is not target or dynamic.sensor is Sensor.RANDOM:
                continue
            if dynamic.sensor is Sensor.PRESSURE and target in (Target.SIZE, Target.FLOW):
                continue
            factor *= response(dynamic.curve, self._sense(dynamic.sensor, sample))
        return factor

    def _chance(self, target: Target) -> float:
        factor = 1.0
        for dynamic in self._brush.dynamics:
            if dynamic.target is target and dynamic.sensor is Sensor.RANDOM:
                factor *= response(dynamic.curve, self._random.random())
        return factor

    def _sense(self, sensor: Sensor, sample: Sample) -> float:
        match sensor:
            case Sensor.PRESSURE:
                return sample.pressure
            case Sensor.TILT:
                return min(1.0, math.hypot(*sample.tilt) / 60)
            case Sensor.TILT_DIRECTION:
                return math.degrees(math.atan2(sample.tilt[1], sample.tilt[0])) % 360 / 360
            case Sensor.SPEED:
                return self._speed
            case Sensor.DIRECTION:
                return self._direction / 360
            case Sensor.FADE:
                return min(1.0, self._count / _FADE_DABS)
            case Sensor.RANDOM:
                return self._random.random()

    def _dabs(self, sample: Sample) -> Iterator[Dab]:
        brush, chance = self._brush, self._random
        pressed = response(brush.curve(Target.FLOW, Sensor.PRESSURE), sample.pressure) if brush.pressure_opacity else 1
        flow = brush.flow * pressed * self._factor(Target.FLOW, sample)
        size = brush.size * self._size_factor(sample)
        for _ in range(brush.count):
            self._count += 1
            wide = size * (1 - brush.size_jitter * chance.random()) if brush.size_jitter else size
            strength = flow * (1 - brush.flow_jitter * chance.random()) if brush.flow_jitter else flow
            x, y = sample.x, sample.y
            if brush.scatter:
                far = brush.scatter * size * self._factor(Target.SCATTER, sample) * self._chance(Target.SCATTER)
                x += far * (chance.random() * 2 - 1)
                y += far * (chance.random() * 2 - 1)
            angle = brush.angle + sum(
                360 * response(dynamic.curve, self._sense(dynamic.sensor, sample))
                for dynamic in brush.dynamics
                if dynamic.target is Target.ANGLE
            )
            if brush.angle_jitter:
                angle += 360 * brush.angle_jitter * (chance.random() - 0.5)
            yield Dab(
                x,
                y,
                wide * self._chance(Target.SIZE),
                min(1.0, strength * self._chance(Target.FLOW)),
                angle,
                max(0.01, brush.ratio * self._factor(Target.RATIO, sample) * self._chance(Target.RATIO)),
                chance.randrange(len(brush.tip.assets)) if len(brush.tip.assets) > 1 else 0,
                load=brush.load * self._factor(Target.LOAD, sample) * self._chance(Target.LOAD),
            )


def _bend(start: Sample, corner: Sample, end: Sample) -> Iterator[Sample]:
    """Points on a curve that bends from one middle to the next around a corner."""
    length = math.hypot(corner.x - start.x, corner.y - start.y) + math.hypot(end.x - corner.x, end.y - corner.y)
    straight = math.hypot(end.x - start.x, end.y - start.y)
    pieces = 1 if length - straight < 0.05 else max(2, min(64, math.ceil(length / _PIECE_PX)))
    for piece in range(1, pieces + 1):
        part = piece / pieces
        yield start.towards(corner, part).towards(corner.towards(end, part), part)
