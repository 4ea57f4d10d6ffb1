"""Grounds: the coloured backgrounds of stickers, plain or with a pattern."""

from __future__ import annotations

import colorsys
import random

import skia

GROUNDS = {
    "red": (0.0, 0.75, 0.9),
    "orange": (0.08, 0.8, 1.0),
    "yellow": (0.14, 0.65, 1.0),
    "green": (0.36, 0.5, 0.75),
    "teal": (0.49, 0.55, 0.72),
    "blue": (0.58, 0.6, 0.9),
    "purple": (0.76, 0.45, 0.8),
    "pink": (0.93, 0.35, 1.0),
    "brown": (0.07, 0.5, 0.5),
    "white": (0.0, 0.0, 0.98),
    "black": (0.0, 0.0, 0.12),
    "grey": (0.0, 0.0, 0.65),
}
PATTERNS = ("plain", "plain", "plain", "dotted", "striped", "sunburst", "checkered", "gradient", "circle")


def paint_ground(canvas: skia.Canvas, side: int, ground: str, pattern: str, numbers: random.Random) -> None:
    """Fill a canvas with a ground's colour and a pattern in a neighbouring shade."""
    hue, saturation, value = GROUNDS[ground]
    light = skia.Color4f(*colorsys.hsv_to_rgb(hue, saturation, value), 1)
    change = 0.1 if value < 0.5 else -0.1
    second = skia.Color4f(*colorsys.hsv_to_rgb(hue, min(1, saturation * 1.15), value + change), 1)
    canvas.clear(light)
    paint = skia.Paint(AntiAlias=True, Color4f=second)
    match pattern:
        case "dotted":
            for row in range(7):
                for column in range(7):
                    canvas.drawCircle((column + 0.5 * (row % 2)) * side / 6, row * side / 6, side * 0.035, paint)
        case "striped":
            for stripe in range(0, 8, 2):
                canvas.drawRect(skia.Rect.MakeXYWH(stripe * side / 8, 0, side / 8, side), paint)
        case "checkered":
            for row in range(8):
                for column in range(row % 2, 8, 2):
                    canvas.drawRect(skia.Rect.MakeXYWH(column * side / 8, row * side / 8, side / 8, side / 8), paint)
        case "sunburst":
            start = numbers.uniform(0, 30)
            for ray in range(12):
                box = skia.Rect.MakeXYWH(-side / 2, -side / 2, 2 * side, 2 * side)
                canvas.drawArc(box, start + ray * 30, 15, useCenter=True, paint=paint)
        case "gradient":
            pale = skia.Color4f(*colorsys.hsv_to_rgb(hue, saturation * 0.4, min(1.0, value * 1.15 + 0.05)), 1)
            paint.setShader(skia.GradientShader.MakeLinear([(0, 0), (0, side)], [pale.toColor(), light.toColor()]))
            canvas.drawPaint(paint)
        case "circle":
            canvas.drawCircle(side / 2, side / 2, side * 0.42, paint)
