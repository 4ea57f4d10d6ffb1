"""Sprites set on a canvas, standing or floating, as stickers or cut from paper."""

from __future__ import annotations

import random

import skia

from plugins.canvas.training.pen import paper_shadow


class Drawing:
    """Sprites on a canvas, in parts of its side."""

    def __init__(self, canvas: skia.Canvas, side: int, numbers: random.Random) -> None:
        self.canvas = canvas
        self.numbers = numbers
        self._side = side

    def standing(self, image: skia.Image, x: float, foot: float, size: float, *, dark: float, paper: bool) -> None:
        """A sprite with its foot at a height, and its shadow."""
        side = self._side
        left, top = (x - size * 0.38) * side, (foot - size * 0.06) * side
        box = skia.Rect.MakeXYWH(left, top, size * 0.76 * side, size * 0.11 * side)
        self.canvas.drawOval(box, skia.Paint(AntiAlias=True, Color4f=skia.Color4f(0, 0, 0, 0.2)))
        self.sprite(image, x, foot - size / 2, size, dark=dark, paper=paper)

    def sprite(
        self, image: skia.Image, x: float, y: float, size: float, *, turn: float = 0.0, outlined: bool = False,
        dark: float = 1.0, paper: bool = False,
    ) -> None:  # fmt: skip
        """A sprite around a point; outlined in white as a sticker is, or darkened as at night."""
        canvas, width = self.canvas, size * self._side
        options = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        box = skia.Rect(-width / 2, -width / 2, width / 2, width / 2)
        canvas.save()
        canvas.translate(x * self._side, y * self._side)
        canvas.rotate(turn)
        if outlined or paper:
            edge = width * (0.03 if outlined else 0.015)
            white = skia.Paint(AntiAlias=True)
            spread = skia.ImageFilters.Dilate(edge, edge)
            white.setImageFilter(spread)
            white.setColorFilter(skia.ColorFilters.Blend(skia.ColorWHITE, skia.BlendMode.kSrcIn))
            shadow = skia.Paint(AntiAlias=True)
            shadow.setImageFilter(paper_shadow(self._side))
            canvas.saveLayer(None, shadow)
            canvas.drawImageRect(image, box, options, white)
            canvas.restore()
        paint = skia.Paint(AntiAlias=True)
        if dark < 1:
            blue = min(1.0, dark * 1.15)
            matrix = [dark, 0, 0, 0, 0, 0, dark, 0, 0, 0, 0, 0, blue, 0, 0, 0, 0, 0, 1, 0]
            paint.setColorFilter(skia.ColorFilters.Matrix(matrix))
        canvas.drawImageRect(image, box, options, paint)
        canvas.restore()
