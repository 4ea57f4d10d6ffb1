"""The pen that places are painted with: shapes in parts of the picture's side, in the light of a time of day."""

from __future__ import annotations

import colorsys
import math
import random

import skia

Colour = tuple[float, float, float]
"""Hue, saturation and value, each from 0 to 1."""


class Pen:
    """Draws on a canvas of side × side pixels; the same random numbers give the same shapes.

    `light` darkens what is lit; `warm` and `cold` tint it; with `paper` every shape throws a shadow.
    """

    def __init__(
        self, canvas: skia.Canvas, side: int, numbers: random.Random, *, light: float, tint: Colour, paper: bool
    ) -> None:
        self.canvas = canvas
        self.side = side
        self.numbers = numbers
        self.light = light
        self._tint = tint
        self._paper = paper
        self._shift = numbers.uniform(-0.012, 0.012)

    def uniform(self, low: float, high: float) -> float:
        """A random number of the picture."""
        return self.numbers.uniform(low, high)

    def colour(self, colour: Colour, alpha: float = 1.0, *, lit: bool = True) -> skia.Color4f:
        """A colour as it looks in the light."""
        hue, saturation, value = colour
        red, green, blue = colorsys.hsv_to_rgb((hue + self._shift) % 1, min(1.0, saturation), min(1.0, value))
        if lit:
            tinted = (part * self.light * by for part, by in zip((red, green, blue), self._tint, strict=True))
            red, green, blue = (min(1.0, part) for part in tinted)
        return skia.Color4f(red, green, blue, alpha)

    def paint(self, colour: Colour, alpha: float = 1.0, *, lit: bool = True, width: float = 0.0) -> skia.Paint:
        """A paint for filling, or for lines of a width in parts of the side."""
        paint = skia.Paint(AntiAlias=True, Color4f=self.colour(colour, alpha, lit=lit))
        if width:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(width * self.side)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
        if self._paper and lit and alpha == 1:
            paint.setImageFilter(paper_shadow(self.side))
        return paint

    def gradient(self, top: Colour, bottom: Colour, low: float, high: float, *, lit: bool = False) -> None:
        """Fill from one height to another with colours that pass into one another."""
        side = self.side
        colours = [self.colour(top, lit=lit).toColor(), self.colour(bottom, lit=lit).toColor()]
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(skia.GradientShader.MakeLinear([(0, low * side), (0, high * side)], colours))
        self.canvas.drawRect(skia.Rect(0, low * side, side, high * side), paint)

    def dot(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0, *, lit: bool = False) -> None:
        """A filled circle."""
        side = self.side
        self.canvas.drawCircle(x * side, y * side, radius * side, self.paint(colour, alpha, lit=lit))

    def box(self, left: float, top: float, width: float, height: float, paint: skia.Paint, radius: float = 0) -> None:
        """A filled rectangle, with rounded corners."""
        side = self.side
        rect = skia.Rect.MakeXYWH(left * side, top * side, width * side, height * side)
        self.canvas.drawRoundRect(rect, radius * side, radius * side, paint)

    def polygon(self, points: list[tuple[float, float]], paint: skia.Paint) -> None:
        """A filled shape through points."""
        path = skia.Path()
        path.moveTo(points[0][0] * self.side, points[0][1] * self.side)
        for x, y in points[1:]:
            path.lineTo(x * self.side, y * self.side)
        path.close()
        self.canvas.drawPath(path, paint)

    def curve(self, points: list[tuple[float, float]], paint: skia.Paint) -> None:
        """A line from the first point to the last that bends towards those between."""
        side = self.side
        path = skia.Path()
        path.moveTo(points[0][0] * side, points[0][1] * side)
        flat = [value * side for point in points[1:] for value in point]
        (path.quadTo if len(flat) == 4 else path.cubicTo)(*flat)
        self.canvas.drawPath(path, paint)

    def ridge(self, base: float, height: float, waves: float, colour: Colour, *, sharp: bool = False) -> None:
        """Fill below a ridge."""
        points = [(-0.05, 1.05)]
        if sharp:
            x, up = -0.12, True
            while x < 1.2:
                points.append((x, base - (height * self.uniform(0.6, 1) if up else height * self.uniform(0, 0.15))))
                x += self.uniform(0.12, 0.24)
                up = not up
        else:
            phase, second = self.uniform(0, 6.3), self.uniform(0, 6.3)
            for step in range(-1, 34):
                x = step / 32
                wave = 0.7 * math.sin(waves * x * 6.28 + phase) + 0.3 * math.sin(2.1 * waves * x * 6.28 + second)
                points.append((x, base - height * wave))
        points.append((1.05, 1.05))
        self.polygon(points, self.paint(colour))

    def pine(self, x: float, y: float, height: float, green: Colour, *, snow: bool) -> None:
        """A conifer that stands at a point."""
        self.box(x - height * 0.04, y - height * 0.16, height * 0.08, height * 0.2, self.paint((0.07, 0.5, 0.4)))
        for tier in range(3):
            base, half = y - height * (0.1 + 0.25 * tier), height * (0.3 - 0.07 * tier)
            top = base - height * 0.42
            self.polygon([(x - half, base), (x + half, base), (x, top)], self.paint(green))
            if snow:
                middle = base - height * 0.21
                points = [(x - half * 0.5, middle), (x, middle + height * 0.04), (x + half * 0.5, middle), (x, top)]
                self.polygon(points, self.paint((0.58, 0.04, 1)))

    def leafy(self, x: float, y: float, height: float, green: Colour, *, snow: bool) -> None:
        """A round tree that stands at a point."""
        self.box(x - height * 0.04, y - height * 0.35, height * 0.08, height * 0.37, self.paint((0.07, 0.5, 0.42)))
        for dx, dy, radius in ((-0.16, 0.42, 0.2), (0.17, 0.44, 0.2), (0, 0.58, 0.26)):
            self.dot(x + dx * height, y - dy * height, radius * height, green, lit=True)
        if snow:
            self.dot(x, y - 0.7 * height, 0.15 * height, (0.58, 0.04, 1), lit=True)

    def palm(self, x: float, y: float, height: float = 0.48) -> None:
        """A palm that leans inwards."""
        lean = 0.05 if x < 0.5 else -0.05
        top_x, top_y = x + lean, y - height
        self.curve([(x, y), (x, y - height / 2), (top_x, top_y)], self.paint((0.07, 0.5, 0.5), width=0.026))
        for angle in (-160, -205, -115, -65, -20, 25):
            end_x = top_x + 0.34 * height * math.cos(math.radians(angle))
            end_y = top_y + 0.23 * height * math.sin(math.radians(angle)) + 0.05
            points = [(top_x, top_y), ((top_x + end_x) / 2, top_y - 0.06), (end_x, end_y)]
            self.curve(points, self.paint((0.35, 0.65, 0.55), width=0.03))

    def cloud(self, x: float, y: float, width: float, colour: Colour, alpha: float = 0.92) -> None:
        """A cloud with a flat foot."""
        for offset, up, radius in ((-0.5, 0.0, 0.3), (0, 0.16, 0.42), (0.5, 0.0, 0.32)):
            self.dot(x + offset * width, y - up * width, radius * width, colour, alpha)
        paint = self.paint(colour, alpha, lit=False)
        self.box(x - 0.8 * width, y, 1.6 * width, 0.3 * width, paint, 0.15 * width)


def paper_shadow(side: int) -> skia.ImageFilter:
    """The shadow of a sheet of paper on the one behind it."""
    return skia.ImageFilters.DropShadow(
        0, side * 0.008, side * 0.01, side * 0.01, skia.Color4f(0, 0, 0, 0.45).toColor()
    )
