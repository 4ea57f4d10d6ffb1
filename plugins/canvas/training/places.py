"""Places: the ten backgrounds, at five times of day, drawn with skia."""

from __future__ import annotations

import colorsys
import math
import random
from dataclasses import dataclass

import skia

PLACES = ("forest", "mountains", "desert", "sea", "meadow", "city", "space", "underwater", "beach", "hills")
TIMES = ("day", "sunrise", "sunset", "night", "dusk")
OUTSIDE_TIME = frozenset({"space", "underwater"})
SNOWY = frozenset({"forest", "mountains", "meadow", "city", "hills"})

# Hue, saturation and value of the sky's top and bottom, and how much light there is.
SKIES = {
    "day": ((0.57, 0.55, 0.95), (0.55, 0.15, 1.0), 1.0),
    "sunrise": ((0.62, 0.35, 0.9), (0.08, 0.4, 1.0), 0.9),
    "sunset": ((0.9, 0.55, 0.7), (0.07, 0.8, 1.0), 0.8),
    "night": ((0.65, 0.8, 0.14), (0.63, 0.65, 0.36), 0.4),
    "dusk": ((0.74, 0.55, 0.4), (0.87, 0.35, 0.75), 0.6),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture is set: place, time of day and weather."""

    name: str
    time: str
    snow: bool


class PlacePainter:
    """Paints a place on a canvas of side × side pixels; the same random numbers give the same picture."""

    def __init__(self, canvas: skia.Canvas, side: int, place: Place, numbers: random.Random) -> None:
        self._canvas = canvas
        self._side = side
        self._place = place
        self._random = numbers
        self._light = SKIES[place.time][2] if place.name not in OUTSIDE_TIME else 0.9
        self._shift = numbers.uniform(-0.015, 0.015)
        self.horizon = side * numbers.uniform(0.55, 0.66)

    def paint(self) -> None:
        """Paint sky and ground."""
        if self._place.name == "space":
            self._space()
        elif self._place.name == "underwater":
            self._underwater()
        else:
            self._sky()
            getattr(self, f"_{self._place.name}")()
        if self._place.snow:
            for _ in range(24):
                self._dot(self._uniform(0, 1), self._uniform(0, 1), self._uniform(0.004, 0.009), (0, 0, 1), 0.9)

    def _uniform(self, low: float, high: float) -> float:
        return self._random.uniform(low, high)

    def _paint_of(self, colour: tuple[float, float, float], alpha: float = 1.0, *, lit: bool = True) -> skia.Paint:
        hue, saturation, value = colour
        light = self._light if lit else 1.0
        if lit and self._place.time in ("night", "dusk") and self._place.name not in OUTSIDE_TIME:
            saturation = min(1.0, saturation * 1.05)
        red, green, blue = colorsys.hsv_to_rgb((hue + self._shift) % 1, saturation, value * light)
        if lit and self._place.time == "night" and self._place.name not in OUTSIDE_TIME:
            red, blue = red * 0.75, min(1.0, blue * 1.35)
        return skia.Paint(AntiAlias=True, Color4f=skia.Color4f(red, green, blue, alpha))

    def _gradient(
        self, top: tuple[float, float, float], bottom: tuple[float, float, float], low: float, high: float
    ) -> None:
        colours = [
            skia.Color4f(*colorsys.hsv_to_rgb((h + self._shift) % 1, s, v), 1).toColor() for h, s, v in (top, bottom)
        ]
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(skia.GradientShader.MakeLinear([(0, low), (0, high)], colours))
        self._canvas.drawRect(skia.Rect(0, low, self._side, high), paint)

    def _dot(self, x: float, y: float, radius: float, colour: tuple[float, float, float], alpha: float = 1.0) -> None:
        side = self._side
        self._canvas.drawCircle(x * side, y * side, radius * side, self._paint_of(colour, alpha, lit=False))

    def _layer(self, base: float, height: float, waves: float, paint: skia.Paint, *, sharp: bool = False) -> None:
        """Fill below a ridge at `base` with waves of `height`, both in parts of the side."""
        side = self._side
        path = skia.Path()
        path.moveTo(-10, side + 5)
        if sharp:
            x, up = -0.1, True
            while x < 1.2:
                y = base - (height * self._uniform(0.6, 1) if up else height * self._uniform(0, 0.15))
                path.lineTo(x * side, y * side)
                x += self._uniform(0.12, 0.24)
                up = not up
        else:
            phase, second = self._uniform(0, 6.3), self._uniform(0, 6.3)
            for step in range(-1, 26):
                x = step / 24
                y = base - height * (
                    0.7 * math.sin(waves * x * 6.28 + phase) + 0.3 * math.sin(2.1 * waves * x * 6.28 + second)
                )
                path.lineTo(x * side, y * side)
        path.lineTo(side + 10, side + 5)
        path.close()
        self._canvas.drawPath(path, paint)

    def _sky(self) -> None:
        top, bottom, _ = SKIES[self._place.time]
        self._gradient(top, bottom, 0, self._side)
        x, y = self._uniform(0.12, 0.88), self._uniform(0.1, 0.22)
        match self._place.time:
            case "day":
                self._dot(x, y, 0.07, (0.14, 0.6, 1))
            case "night":
                for _ in range(16):
                    self._dot(self._uniform(0, 1), self._uniform(0, 0.5), self._uniform(0.004, 0.008), (0.15, 0.1, 1))
                self._dot(x, y, 0.06, (0.14, 0.2, 1))
            case "sunset" | "sunrise":
                low = self.horizon / self._side - self._uniform(0.02, 0.1)
                self._dot(x, low, 0.09, (0.12, 0.5, 1) if self._place.time == "sunrise" else (0.04, 0.8, 1))
        if self._place.time in ("day", "sunrise"):
            for _ in range(self._random.choice((1, 2))):
                cloud_x, cloud_y = self._uniform(0.1, 0.9), self._uniform(0.08, 0.35)
                for offset, radius in ((-0.06, 0.035), (0, 0.05), (0.06, 0.035)):
                    self._dot(cloud_x + offset, cloud_y, radius, (0, 0, 1), 0.9)

    def _ground(self, green: tuple[float, float, float]) -> tuple[float, float, float]:
        return (0.58, 0.06, 0.97) if self._place.snow else green

    def _forest(self) -> None:
        horizon = self.horizon / self._side
        self._layer(horizon, 0.02, 1, self._paint_of(self._ground((0.36, 0.55, 0.55))))
        for row, (count, size) in enumerate(((8, 0.26), (5, 0.4))):
            for index in range(count):
                x = (index + self._uniform(0.1, 0.9)) / count
                self._pine(x, horizon + 0.02 + 0.03 * row, size * self._uniform(0.85, 1.15), 0.36 - 0.12 * row)
        self._layer(horizon + 0.08, 0.012, 1, self._paint_of(self._ground((0.33, 0.6, 0.62))))

    def _pine(self, x: float, y: float, height: float, value: float) -> None:
        side = self._side
        trunk = skia.Rect((x - 0.012) * side, (y - 0.06) * side, (x + 0.012) * side, (y + 0.04) * side)
        self._canvas.drawRect(trunk, self._paint_of((0.07, 0.5, 0.4)))
        for tier in range(3):
            base = y - height * (0.1 + 0.25 * tier)
            half = height * (0.3 - 0.07 * tier)
            self._triangle(x, base, half, height * 0.42, self._paint_of((0.39, 0.6, value + 0.2)))
            if self._place.snow:
                self._triangle(x, base - height * 0.21, half * 0.5, height * 0.21, self._paint_of((0.58, 0.05, 1)))

    def _triangle(self, x: float, base: float, half: float, height: float, paint: skia.Paint) -> None:
        side = self._side
        path = skia.Path()
        path.moveTo((x - half) * side, base * side)
        path.lineTo((x + half) * side, base * side)
        path.lineTo(x * side, (base - height) * side)
        path.close()
        self._canvas.drawPath(path, paint)

    def _mountains(self) -> None:
        horizon = self.horizon / self._side
        for _ in range(self._random.choice((2, 3))):
            x, half, height = self._uniform(0, 1), self._uniform(0.28, 0.4), self._uniform(0.35, 0.5)
            base = horizon + 0.05
            self._triangle(x, base, half, height, self._paint_of((0.63, 0.28, 0.62)))
            cap = 0.55 if self._place.snow else 0.32
            self._triangle(x, base - height * (1 - cap), half * cap, height * cap, self._paint_of((0.6, 0.03, 1)))
        self._layer(horizon + 0.06, 0.02, 1, self._paint_of(self._ground((0.32, 0.45, 0.6))))

    def _hills(self) -> None:
        horizon = self.horizon / self._side
        for step, value in enumerate((0.55, 0.66, 0.75)):
            green = self._ground((0.28 - 0.01 * step, 0.62, value))
            shade = (
                (green[0], green[1] + 0.02 * (2 - step), green[2] - 0.04 * (2 - step)) if self._place.snow else green
            )
            self._layer(horizon + 0.09 * step, 0.05, self._uniform(0.6, 1.1), self._paint_of(shade))

    def _meadow(self) -> None:
        horizon = self.horizon / self._side
        self._layer(horizon, 0.015, 0.8, self._paint_of(self._ground((0.27, 0.6, 0.72))))
        if not self._place.snow:
            for _ in range(26):
                hue = self._random.choice((0.0, 0.14, 0.92, 0.78))
                x, y = self._uniform(0, 1), self._uniform(horizon + 0.06, 1)
                side = self._side
                paint = self._paint_of((hue, 0.55, 1))
                self._canvas.drawCircle(x * side, y * side, self._uniform(0.009, 0.016) * side, paint)

    def _desert(self) -> None:
        horizon = self.horizon / self._side
        self._layer(horizon, 0.03, 0.7, self._paint_of((0.09, 0.5, 0.85)))
        self._layer(horizon + 0.1, 0.04, 0.6, self._paint_of((0.1, 0.55, 0.95)))
        for _ in range(self._random.choice((1, 2))):
            x, y, height = (
                self._random.choice((self._uniform(0.05, 0.2), self._uniform(0.8, 0.95))),
                horizon + 0.08,
                0.16,
            )
            side = self._side
            for left, top, width, tall in (
                (-0.018, 0, 0.036, height),
                (-0.06, 0.05, 0.024, 0.06),
                (0.036, 0.03, 0.024, 0.07),
            ):
                box = skia.Rect.MakeXYWH((x + left) * side, (y - height + top) * side, width * side, tall * side)
                self._canvas.drawRoundRect(box, 3, 3, self._paint_of((0.37, 0.5, 0.5)))
            arm = skia.Rect.MakeXYWH((x - 0.06) * side, (y - 0.07) * side, 0.12 * side, 0.022 * side)
            self._canvas.drawRoundRect(arm, 2, 2, self._paint_of((0.37, 0.5, 0.5)))

    def _water(self, top: float) -> None:
        light = self._light
        self._gradient((0.55, 0.55, 0.85 * light), (0.6, 0.75, 0.55 * light), top, self._side)
        for _ in range(9):
            x, y = self._uniform(0, 1) * self._side, self._uniform(top + 3, self._side)
            wave = skia.Rect.MakeXYWH(x, y, self._uniform(0.05, 0.12) * self._side, 1.4)
            self._canvas.drawRect(wave, self._paint_of((0.53, 0.1, 1), 0.6))

    def _sea(self) -> None:
        self._water(self.horizon)

    def _beach(self) -> None:
        self._water(self.horizon)
        base = self.horizon / self._side + 0.16
        self._layer(base, 0.015, 0.6, self._paint_of((0.12, 0.15, 1)))
        self._layer(base + 0.025, 0.015, 0.6, self._paint_of((0.12, 0.38, 0.95)))
        x = self._random.choice((self._uniform(0.06, 0.14), self._uniform(0.86, 0.94)))
        self._palm(x, base + 0.08)

    def _palm(self, x: float, y: float) -> None:
        side = self._side
        lean = 0.05 if x < 0.5 else -0.05
        trunk = self._paint_of((0.07, 0.5, 0.5))
        trunk.setStyle(skia.Paint.kStroke_Style)
        trunk.setStrokeWidth(0.03 * side)
        path = skia.Path()
        path.moveTo(x * side, y * side)
        path.quadTo(x * side, (y - 0.25) * side, (x + lean) * side, (y - 0.48) * side)
        self._canvas.drawPath(path, trunk)
        leaf = self._paint_of((0.35, 0.65, 0.55))
        leaf.setStyle(skia.Paint.kStroke_Style)
        leaf.setStrokeWidth(0.035 * side)
        leaf.setStrokeCap(skia.Paint.kRound_Cap)
        top_x, top_y = x + lean, y - 0.48
        for angle in (-160, -205, -115, -65, -20, 25):
            end_x = top_x + 0.16 * math.cos(math.radians(angle))
            end_y = top_y + 0.11 * math.sin(math.radians(angle)) + 0.05
            path = skia.Path()
            path.moveTo(top_x * side, top_y * side)
            path.quadTo((top_x + end_x) / 2 * side, (top_y - 0.06) * side, end_x * side, end_y * side)
            self._canvas.drawPath(path, leaf)

    def _city(self) -> None:
        side = self._side
        hue = self._uniform(0.55, 0.72)
        for row, (value, low, high) in enumerate(((0.72, 0.28, 0.5), (0.5, 0.15, 0.36))):
            x = -0.03
            while x < 1:
                width, height = self._uniform(0.1, 0.17), self._uniform(low, high)
                box = skia.Rect.MakeXYWH(x * side, (0.82 - height) * side, width * side, height * side)
                self._canvas.drawRect(box, self._paint_of((hue, 0.3, value)))
                if row:
                    self._windows(x, 0.82 - height, width, height)
                x += width + 0.008
        street = (0.58, 0.05, 0.95) if self._place.snow else (0.6, 0.08, 0.5)
        self._canvas.drawRect(skia.Rect(0, 0.82 * side, side, side), self._paint_of(street))
        self.horizon = 0.74 * side

    def _windows(self, x: float, y: float, width: float, height: float) -> None:
        side = self._side
        lit = self._light < 0.75
        paint = self._paint_of((0.13, 0.45, 1) if lit else (0.55, 0.2, 1), lit=False)
        for column in range(3):
            for row in range(int(height / 0.06) - 1):
                if self._uniform(0, 1) < 0.6:
                    left, top = x + width * (0.14 + 0.28 * column), y + 0.03 + 0.06 * row
                    self._canvas.drawRect(
                        skia.Rect.MakeXYWH(left * side, top * side, width * 0.17 * side, 0.03 * side), paint
                    )

    def _space(self) -> None:
        self._gradient((0.72, 0.75, 0.12), (0.78, 0.6, 0.3), 0, self._side)
        for _ in range(30):
            self._dot(self._uniform(0, 1), self._uniform(0, 1), self._uniform(0.003, 0.009), (0.15, 0.08, 1))
        x, y, radius = self._random.choice((0.12, 0.88)), self._uniform(0.12, 0.85), self._uniform(0.08, 0.13)
        hue = self._random.choice((0.05, 0.5, 0.92, 0.12))
        self._dot(x, y, radius, (hue, 0.55, 0.9))
        self._dot(x - radius * 0.3, y - radius * 0.3, radius * 0.3, (hue, 0.35, 1), 0.6)

    def _underwater(self) -> None:
        self._gradient((0.5, 0.6, 0.85), (0.58, 0.85, 0.4), 0, self._side)
        self._layer(0.88, 0.02, 1, self._paint_of((0.11, 0.4, 0.8)))
        side = self._side
        for _ in range(5):
            x, height = self._uniform(0, 1), self._uniform(0.15, 0.3)
            weed = self._paint_of((self._random.choice((0.38, 0.95, 0.05)), 0.6, 0.75))
            weed.setStyle(skia.Paint.kStroke_Style)
            weed.setStrokeWidth(0.03 * side)
            path = skia.Path()
            path.moveTo(x * side, 0.92 * side)
            path.cubicTo(
                (x - 0.05) * side,
                (0.92 - height * 0.4) * side,
                (x + 0.05) * side,
                (0.92 - height * 0.6) * side,
                x * side,
                (0.92 - height) * side,
            )
            self._canvas.drawPath(path, weed)
        for _ in range(9):
            self._dot(self._uniform(0, 1), self._uniform(0, 0.8), self._uniform(0.008, 0.018), (0.5, 0.1, 1), 0.6)
