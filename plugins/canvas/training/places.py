"""Places: fourteen backgrounds at five times of day, in four seasons and weathers, drawn with skia."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from plugins.canvas.training.pen import Colour, Pen

PLACES = (
    "forest", "mountains", "desert", "sea", "meadow", "city", "space", "underwater", "beach", "hills", "lake", "sky",
    "road", "room",
)  # fmt: skip
TIMES = ("day", "sunrise", "sunset", "night", "dusk")
OUTSIDE_TIME = frozenset({"space", "underwater", "room"})
SNOWY = frozenset({"forest", "mountains", "meadow", "city", "hills", "road"})
AUTUMNAL = frozenset({"forest", "hills", "road", "lake"})
SPRING = frozenset({"hills", "road", "lake"})
WET = frozenset({"forest", "mountains", "sea", "meadow", "city", "hills", "lake", "road"})
FLOATING = frozenset({"space", "underwater", "sky"})
"""Where things float instead of standing."""

# Hue, saturation and value of the sky's top and bottom, how much light there is, and its tint.
SKIES: dict[str, tuple[Colour, Colour, float, Colour]] = {
    "day": ((0.57, 0.55, 0.95), (0.55, 0.15, 1.0), 1.0, (1, 1, 1)),
    "sunrise": ((0.6, 0.3, 0.92), (0.1, 0.4, 1.0), 0.92, (1.05, 0.98, 0.92)),
    "sunset": ((0.9, 0.5, 0.72), (0.07, 0.8, 1.0), 0.82, (1.14, 0.92, 0.82)),
    "night": ((0.65, 0.8, 0.15), (0.63, 0.65, 0.38), 0.42, (0.75, 0.92, 1.35)),
    "dusk": ((0.74, 0.55, 0.4), (0.87, 0.35, 0.75), 0.62, (1.0, 0.9, 1.12)),
}
BLOSSOM: Colour = (0.94, 0.28, 1.0)
SNOW: Colour = (0.58, 0.05, 0.98)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture is set; season and weather are empty where they are nothing special."""

    name: str
    time: str
    season: str = ""
    weather: str = ""

    @property
    def snow(self) -> bool:
        """Whether snow lies on the ground."""
        return self.season == "winter"


class PlacePainter:
    """Paints a place on a canvas of side × side pixels; `horizon` is where the ground begins, in parts of the side."""

    def __init__(
        self, canvas: skia.Canvas, side: int, place: Place, numbers: random.Random, *, paper: bool = False
    ) -> None:
        lit = place.name not in OUTSIDE_TIME
        light, tint = SKIES[place.time][2:] if lit else (0.95, (1.0, 1.0, 1.0))
        if place.weather in ("rain", "fog") and lit:
            light *= 0.92
        self._pen = Pen(canvas, side, numbers, light=light, tint=tint, paper=paper)
        self._place = place
        self.horizon = numbers.uniform(0.55, 0.66)

    def paint(self) -> None:
        """Paint sky and ground."""
        if self._place.name not in ("space", "underwater", "room"):
            self._sky()
        if self._place.name != "sky":
            getattr(self, f"_{self._place.name}")()
            return
        shade = max(0.5, self._pen.light)
        for y in (0.5, 0.68, 0.82, 0.95):
            for _ in range(3):
                x, width = self._pen.uniform(-0.05, 1.05), self._pen.uniform(0.12, 0.2)
                self._pen.cloud(x, y + self._pen.uniform(-0.05, 0.05), width, (0.6, 0.04, shade), 0.95)

    def finish(self) -> None:
        """Paint the weather, over everything else."""
        pen, uniform = self._pen, self._pen.uniform
        if self._place.snow:
            for _ in range(34):
                pen.dot(uniform(0, 1), uniform(0, 1), uniform(0.004, 0.009), (0, 0, 1), 0.9)
        if self._place.weather == "rain":
            paint = pen.paint((0.57, 0.15, 1), 0.6, lit=False, width=0.005)
            for _ in range(46):
                x, y = uniform(0, 1.05), uniform(-0.05, 1)
                pen.curve([(x, y), (x - 0.008, y + 0.025), (x - 0.016, y + 0.05)], paint)
        if self._place.weather == "fog":
            for step in range(5):
                pen.box(-0.1, 0.34 + 0.12 * step, 1.2, 0.09, pen.paint((0.58, 0.03, 0.97), 0.3, lit=False), 0.045)
        if self._place.season == "autumn":
            for _ in range(10):
                pen.dot(uniform(0, 1), uniform(0.2, 1), uniform(0.008, 0.013), (uniform(0.03, 0.11), 0.85, 0.95))
        if self._place.season == "spring":
            for _ in range(12):
                pen.dot(uniform(0, 1), uniform(0.2, 1), uniform(0.006, 0.01), BLOSSOM)

    def _sky(self) -> None:
        pen, uniform, time = self._pen, self._pen.uniform, self._place.time
        top, bottom, _, _ = SKIES[time]
        grey = self._place.weather in ("rain", "fog")
        if grey:
            top, bottom = (0.6, top[1] * 0.3, top[2] * 0.8), (0.6, bottom[1] * 0.25, bottom[2] * 0.85)
        pen.gradient(top, bottom, 0, 1)
        x, y = uniform(0.12, 0.88), uniform(0.1, 0.22)
        if not grey:
            if time == "night":
                for _ in range(26):
                    pen.dot(uniform(0, 1), uniform(0, 0.55), uniform(0.003, 0.007), (0.15, 0.1, 1))
                pen.dot(x, y, 0.065, (0.14, 0.2, 1))
            elif time == "day":
                pen.dot(x, y, 0.1, (0.14, 0.5, 1), 0.35)
                pen.dot(x, y, 0.07, (0.14, 0.6, 1))
            elif time in ("sunset", "sunrise"):
                low = self.horizon - uniform(0.02, 0.1)
                colour = (0.12, 0.5, 1) if time == "sunrise" else (0.03, 0.78, 1)
                pen.dot(x, low, 0.14, colour, 0.3)
                pen.dot(x, low, 0.09, colour)
        if time in ("day", "sunrise") or grey:
            shade = (0.6, 0.05, 0.75 * pen.light + 0.05) if grey else (0.0, 0.0, 1.0)
            for _ in range(pen.numbers.choice((1, 2, 3))):
                pen.cloud(uniform(0.05, 0.95), uniform(0.08, 0.36), uniform(0.07, 0.13), shade)

    def _ground(self, green: Colour) -> Colour:
        match self._place.season:
            case "winter":
                return SNOW
            case "autumn":
                return (0.1, green[1], green[2] * 1.05)
            case _:
                return green

    def _tree(self, x: float, y: float, height: float, shade: float) -> None:
        match self._place.season:
            case "autumn":
                hue = self._pen.numbers.choice((0.02, 0.06, 0.1))
                self._pen.leafy(x, y, height, (hue, 0.8, 0.65 + shade), snow=False)
            case "spring":
                self._pen.leafy(x, y, height, (BLOSSOM[0], BLOSSOM[1] + 0.08 - shade * 0.3, 0.98), snow=False)
            case _:
                self._pen.pine(x, y, height, (0.39, 0.6, 0.42 + shade), snow=self._place.snow)

    def _forest(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        pen.ridge(horizon, 0.02, 1, self._ground((0.36, 0.55, 0.55)))
        for row, (count, size) in enumerate(((8, 0.26), (5, 0.4))):
            for index in range(count):
                x = (index + uniform(0.1, 0.9)) / count
                self._tree(x, horizon + 0.02 + 0.03 * row, size * uniform(0.85, 1.15), 0.14 - 0.12 * row)
        pen.ridge(horizon + 0.08, 0.012, 1, self._ground((0.33, 0.6, 0.62)))

    def _mountains(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        for _ in range(pen.numbers.choice((2, 3))):
            x, half, height = uniform(0, 1), uniform(0.28, 0.4), uniform(0.35, 0.5)
            base = horizon + 0.05
            pen.polygon([(x - half, base), (x + half, base), (x, base - height)], pen.paint((0.63, 0.28, 0.62)))
            pen.polygon([(x, base), (x + half, base), (x, base - height)], pen.paint((0.64, 0.32, 0.52)))
            cap = 0.55 if self._place.snow else 0.32
            foot = base - height * (1 - cap)
            points = [(x - half * cap, foot), (x - half * cap * 0.4, foot - 0.03), (x, foot + 0.02)]
            points += [(x + half * cap * 0.45, foot - 0.03), (x + half * cap, foot), (x, base - height)]
            pen.polygon(points, pen.paint((0.6, 0.03, 1)))
        pen.ridge(horizon + 0.06, 0.02, 1, self._ground((0.32, 0.45, 0.6)))

    def _hills(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        for step, value in enumerate((0.55, 0.66, 0.75)):
            hue, saturation, bright = self._ground((0.28 - 0.01 * step, 0.62, value))
            if self._place.snow:
                saturation, bright = saturation + 0.03 * (2 - step), bright - 0.05 * (2 - step)
            pen.ridge(horizon + 0.09 * step, 0.05, uniform(0.6, 1.1), (hue, saturation, bright))
            if step < 2 and (self._place.season or uniform(0, 1) < 0.5):
                for _ in range(pen.numbers.choice((1, 2, 3))):
                    self._tree(uniform(0.03, 0.97), horizon + 0.09 * step + 0.03, uniform(0.12, 0.18), 0.1)

    def _meadow(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        pen.ridge(horizon, 0.015, 0.8, self._ground((0.27, 0.6, 0.72)))
        if not self._place.snow:
            for _ in range(34):
                colour = (pen.numbers.choice((0.0, 0.14, 0.92, 0.78)), 0.55, 1.0)
                x, y = uniform(0, 1), uniform(horizon + 0.06, 1)
                pen.dot(x, y, uniform(0.008, 0.016), colour, lit=True)

    def _desert(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        pen.ridge(horizon, 0.03, 0.7, (0.09, 0.5, 0.85))
        pen.ridge(horizon + 0.1, 0.04, 0.6, (0.1, 0.55, 0.95))
        green = pen.paint((0.37, 0.5, 0.5))
        for _ in range(pen.numbers.choice((1, 2))):
            x, y, height = pen.numbers.choice((uniform(0.05, 0.2), uniform(0.8, 0.95))), horizon + 0.08, 0.16
            pen.box(x - 0.018, y - height, 0.036, height, green, 0.018)
            pen.box(x - 0.06, y - height + 0.05, 0.024, 0.06, green, 0.012)
            pen.box(x + 0.036, y - height + 0.03, 0.024, 0.07, green, 0.012)
            pen.box(x - 0.06, y - 0.07, 0.12, 0.022, green, 0.011)

    def _water(self, top: float) -> None:
        pen, uniform = self._pen, self._pen.uniform
        pen.gradient((0.54, 0.5, 0.9), (0.58, 0.72, 0.58), top, 1, lit=True)
        paint = pen.paint((0.53, 0.15, 1), 0.55)
        for _ in range(18):
            pen.box(uniform(0, 1), uniform(top + 0.02, 1), uniform(0.03, 0.09), 0.008, paint, 0.004)

    def _sea(self) -> None:
        self._water(self.horizon)

    def _beach(self) -> None:
        pen, uniform = self._pen, self._pen.uniform
        self._water(self.horizon)
        base = self.horizon + 0.16
        pen.ridge(base, 0.015, 0.6, (0.12, 0.15, 1))
        pen.ridge(base + 0.025, 0.015, 0.6, (0.12, 0.38, 0.95))
        pen.palm(pen.numbers.choice((uniform(0.06, 0.14), uniform(0.86, 0.94))), base + 0.08)

    def _lake(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        pen.ridge(horizon - 0.02, 0.14, 1.2, (0.62, 0.25, 0.65), sharp=True)
        pen.ridge(horizon, 0.015, 1, self._ground((0.33, 0.5, 0.55)))
        for index in range(6):
            self._tree((index + uniform(0.1, 0.9)) / 6, horizon + 0.02, uniform(0.12, 0.2), 0.08)
        self._water(horizon + 0.025)
        pen.ridge(0.93, 0.015, 1, self._ground((0.3, 0.55, 0.6)))

    def _road(self) -> None:
        pen, uniform, horizon = self._pen, self._pen.uniform, self.horizon
        pen.ridge(horizon, 0.015, 0.8, self._ground((0.28, 0.55, 0.65)))
        x = uniform(0.45, 0.55)
        for side in (-1, 1):
            for step in range(3):
                away = 0.12 + 0.16 * step
                self._tree(x + side * away, horizon + 0.02 + 0.03 * step, 0.16 + 0.08 * step, 0.1)
        pen.polygon(
            [(x - 0.02, horizon), (x + 0.02, horizon), (0.85, 1.02), (0.15, 1.02)], pen.paint((0.62, 0.08, 0.45))
        )
        for top, tall in ((0.04, 0.03), (0.11, 0.06), (0.22, 0.1)):
            wide = 0.004 + 0.05 * top
            pen.box(x - wide, horizon + top, 2 * wide, tall, pen.paint((0.13, 0.1, 0.95)))

    def _city(self) -> None:
        pen, uniform = self._pen, self._pen.uniform
        hue = uniform(0.55, 0.72)
        for row, (value, low, high) in enumerate(((0.72, 0.28, 0.5), (0.5, 0.15, 0.36))):
            x = -0.03
            while x < 1:
                width, height = uniform(0.1, 0.17), uniform(low, high)
                pen.box(x, 0.82 - height, width, height, pen.paint((hue + uniform(-0.02, 0.02), 0.3, value)))
                if row:
                    self._windows(x, 0.82 - height, width, height)
                x += width + 0.008
        street = SNOW if self._place.snow else (0.6, 0.08, 0.5)
        pen.box(-0.05, 0.82, 1.1, 0.25, pen.paint(street))
        self.horizon = 0.74

    def _windows(self, x: float, y: float, width: float, height: float) -> None:
        pen = self._pen
        lit = pen.light < 0.75
        paint = pen.paint((0.13, 0.45, 1) if lit else (0.55, 0.2, 1), alpha=0.99, lit=False)
        for column in range(3):
            for row in range(int(height / 0.06) - 1):
                if pen.uniform(0, 1) < 0.6:
                    pen.box(x + width * (0.14 + 0.28 * column), y + 0.03 + 0.06 * row, width * 0.17, 0.03, paint)

    def _space(self) -> None:
        pen, uniform = self._pen, self._pen.uniform
        pen.gradient((0.72, 0.75, 0.12), (0.78, 0.6, 0.3), 0, 1)
        for _ in range(44):
            pen.dot(uniform(0, 1), uniform(0, 1), uniform(0.003, 0.008), (0.15, 0.08, 1))
        for _ in range(pen.numbers.choice((1, 2))):
            x, y, radius = pen.numbers.choice((0.12, 0.88)), uniform(0.12, 0.85), uniform(0.06, 0.13)
            hue = pen.numbers.choice((0.05, 0.5, 0.92, 0.12))
            pen.dot(x, y, radius, (hue, 0.55, 0.9))
            pen.dot(x - radius * 0.3, y - radius * 0.3, radius * 0.3, (hue, 0.35, 1), 0.6)

    def _underwater(self) -> None:
        pen, uniform = self._pen, self._pen.uniform
        pen.gradient((0.5, 0.6, 0.85), (0.58, 0.85, 0.4), 0, 1)
        for _ in range(3):
            x = uniform(0, 1)
            pen.polygon([(x, 0), (x + 0.08, 0), (x + 0.2, 1), (x - 0.05, 1)], pen.paint((0.5, 0.1, 1), 0.07, lit=False))
        pen.ridge(0.88, 0.02, 1, (0.11, 0.4, 0.8))
        for _ in range(6):
            x, height = uniform(0, 1), uniform(0.15, 0.3)
            weed = pen.paint((pen.numbers.choice((0.38, 0.95, 0.05)), 0.6, 0.75), width=0.025)
            points = [(x, 0.93), (x - 0.05, 0.92 - height * 0.4), (x + 0.05, 0.92 - height * 0.6), (x, 0.92 - height)]
            pen.curve(points, weed)
        for _ in range(10):
            pen.dot(uniform(0, 1), uniform(0, 0.8), uniform(0.006, 0.016), (0.5, 0.1, 1), 0.55)

    def _room(self) -> None:
        pen, uniform = self._pen, self._pen.uniform
        hue, wall = pen.numbers.choice(((0.1, 0.2), (0.55, 0.2), (0.95, 0.18), (0.3, 0.18), (0.75, 0.15)))
        pen.box(-0.05, -0.05, 1.1, 1.1, pen.paint((hue, wall, 0.95)))
        x = pen.numbers.choice((uniform(0.08, 0.2), uniform(0.55, 0.66)))
        dark = self._place.time in ("night", "dusk")
        pen.box(x, 0.1, 0.28, 0.34, pen.paint((0.07, 0.3, 0.98)), 0.01)
        pane = (0.63, 0.7, 0.35) if dark else (0.55, 0.35, 1.0)
        for left in (0.02, 0.15):
            for top in (0.12, 0.285):
                pen.box(x + left, top, 0.11, 0.135, pen.paint(pane, alpha=0.99, lit=False))
        floor = pen.numbers.choice((0.07, 0.08, 0.06))
        pen.box(-0.05, 0.72, 1.1, 0.35, pen.paint((floor, 0.5, 0.72)))
        for step in range(4):
            pen.box(-0.05, 0.745 + 0.065 * step, 1.1, 0.006, pen.paint((floor, 0.55, 0.6)))
        pen.box(-0.05, 0.7, 1.1, 0.025, pen.paint((0.1, 0.05, 1)))
        self.horizon = 0.7
