"""Scenes: pictures with exact captions, made from sprites and painted places."""

from __future__ import annotations

import colorsys
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from plugins.canvas.training.captions import empty_caption, scene_caption, sticker_caption
from plugins.canvas.training.places import OUTSIDE_TIME, PLACES, SNOWY, TIMES, Place, PlacePainter
from plugins.canvas.training.sprites import SIDE, Sprite

GROUNDS = {
    "red": (0.0, 0.75, 0.9),
    "orange": (0.08, 0.8, 1.0),
    "yellow": (0.14, 0.65, 1.0),
    "green": (0.36, 0.5, 0.75),
    "blue": (0.58, 0.6, 0.9),
    "purple": (0.76, 0.45, 0.8),
    "pink": (0.93, 0.35, 1.0),
    "white": (0.0, 0.0, 0.98),
    "black": (0.0, 0.0, 0.12),
    "grey": (0.0, 0.0, 0.65),
}
PATTERNS = ("plain", "plain", "dotted", "striped", "sunburst")
HOME = {
    "sea": ("underwater", "underwater", "sea", "beach"),
    "boat": ("sea", "sea", "beach"),
    "woods": ("forest", "forest", "forest", "mountains", "meadow", "hills", "city"),
    "air": ("space", "mountains", "city", "meadow", "hills", "sea", "forest"),
}
STYLE_WEIGHTS = {"flat": 4, "cartoon": 2, "3d render": 3}
FAVOURITES = {"fox": 2.5, "cat": 1.5, "dog": 1.5, "rocket": 1.3}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a picture shows, for training and for measuring; empty where it does not apply."""

    mode: str
    thing: str = ""
    colour: str = ""
    style: str = ""
    count: int = 0
    side: str = ""
    place: str = ""
    time: str = ""
    snow: bool = False
    ground: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture (side, side, 3) with its caption and facts."""

    pixels: NDArray[np.uint8]
    caption: str
    facts: Facts


class SceneMaker:
    """Makes the scene of a number: the same number gives the same scene."""

    def __init__(self, sprites: Sequence[Sprite], side: int) -> None:
        self._sprites = sprites
        self._images = [
            skia.Image.fromarray(np.ascontiguousarray(s.pixels), skia.kRGBA_8888_ColorType) for s in sprites
        ]
        counts = Counter((sprite.thing, sprite.style, bool(sprite.colour)) for sprite in sprites)
        self._weights = [
            FAVOURITES.get(sprite.thing.words[0], 1.0)
            * STYLE_WEIGHTS[sprite.style]
            / counts[sprite.thing, sprite.style, bool(sprite.colour)]
            for sprite in sprites
        ]
        self._side = side

    def make(self, number: int) -> Scene:
        """The scene of a number."""
        numbers = random.Random(number)
        surface = skia.Surface(self._side, self._side)
        mode = numbers.choices(("sticker", "scene", "empty"), (0.42, 0.46, 0.12))[0]
        index = numbers.choices(range(len(self._sprites)), self._weights)[0]
        match mode:
            case "sticker":
                caption, facts = self._sticker(surface.getCanvas(), index, numbers)
            case "scene":
                caption, facts = self._scene(surface.getCanvas(), index, numbers)
            case _:
                place = self._place(self._sprites[index], numbers, anywhere=True)
                PlacePainter(surface.getCanvas(), self._side, place, numbers).paint()
                facts = Facts("empty", place=place.name, time=_time(place), snow=place.snow)
                caption = empty_caption(facts, numbers)
        pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3]
        return Scene(np.ascontiguousarray(pixels), caption, facts)

    def _sticker(self, canvas: skia.Canvas, index: int, numbers: random.Random) -> tuple[str, Facts]:
        ground = numbers.choice(tuple(GROUNDS))
        pattern = numbers.choice(PATTERNS)
        self._ground(canvas, ground, pattern, numbers)
        sprite = self._sprites[index]
        count = 2 if numbers.random() < 0.1 else 1
        if count == 1:
            size = numbers.uniform(0.66, 0.84)
            self._draw(canvas, index, 0.5 + numbers.uniform(-0.03, 0.03), 0.5 + numbers.uniform(-0.03, 0.03), size)
        else:
            for x in (0.27, 0.73):
                self._draw(canvas, index, x, 0.5, 0.46)
        facts = Facts(
            "sticker", sprite.thing.words[0], sprite.colour, sprite.style, count, ground=ground, pattern=pattern
        )
        return sticker_caption(facts, sprite.thing, numbers), facts

    def _scene(self, canvas: skia.Canvas, index: int, numbers: random.Random) -> tuple[str, Facts]:
        sprite = self._sprites[index]
        place = self._place(sprite, numbers, anywhere=numbers.random() < 0.06)
        painter = PlacePainter(canvas, self._side, place, numbers)
        painter.paint()
        where = numbers.choices(("", "left", "right"), (0.7, 0.15, 0.15))[0]
        x = {"left": 0.3, "right": 0.7}.get(where, 0.5 + numbers.uniform(-0.06, 0.06))
        size = numbers.uniform(0.5, 0.62)
        floats = place.name in OUTSIDE_TIME or (sprite.thing.where == "air" and numbers.random() < 0.7)
        y = numbers.uniform(0.4, 0.56) if floats else numbers.uniform(0.66, 0.7)
        if not floats:
            shadow = skia.Paint(AntiAlias=True, Color4f=skia.Color4f(0, 0, 0, 0.22))
            box = skia.Rect.MakeXYWH(
                *(value * self._side for value in (x - size * 0.4, y + size * 0.43, size * 0.8, size * 0.12))
            )
            canvas.drawOval(box, shadow)
        self._draw(canvas, index, x, y, size)
        name = sprite.thing.words[0]
        facts = Facts("scene", name, sprite.colour, sprite.style, 1, where, place.name, _time(place), place.snow)
        return scene_caption(facts, sprite.thing, numbers), facts

    def _place(self, sprite: Sprite, numbers: random.Random, *, anywhere: bool) -> Place:
        home = HOME.get(
            sprite.thing.where, tuple(name for name in PLACES if name not in ("underwater", "space", "sea"))
        )
        name = numbers.choice(PLACES if anywhere else home)
        return Place(name, numbers.choice(TIMES), snow=name in SNOWY and numbers.random() < 0.35)

    def _ground(self, canvas: skia.Canvas, ground: str, pattern: str, numbers: random.Random) -> None:
        hue, saturation, value = GROUNDS[ground]
        light = skia.Color4f(*colorsys.hsv_to_rgb(hue, saturation, value), 1)
        change = 0.1 if value < 0.5 else -0.1
        second = skia.Color4f(*colorsys.hsv_to_rgb(hue, min(1, saturation * 1.15), value + change), 1)
        canvas.clear(light)
        paint = skia.Paint(AntiAlias=True, Color4f=second)
        side = self._side
        match pattern:
            case "dotted":
                for row in range(7):
                    for column in range(7):
                        canvas.drawCircle((column + 0.5 * (row % 2)) * side / 6, row * side / 6, side * 0.035, paint)
            case "striped":
                for stripe in range(0, 8, 2):
                    canvas.drawRect(skia.Rect.MakeXYWH(stripe * side / 8, 0, side / 8, side), paint)
            case "sunburst":
                start = numbers.uniform(0, 30)
                for ray in range(12):
                    box = skia.Rect.MakeXYWH(-side / 2, -side / 2, 2 * side, 2 * side)
                    canvas.drawArc(box, start + ray * 30, 15, useCenter=True, paint=paint)

    def _draw(self, canvas: skia.Canvas, index: int, x: float, y: float, size: float) -> None:
        canvas.save()
        canvas.translate(x * self._side, y * self._side)
        scale = size * self._side / SIDE
        canvas.scale(scale, scale)
        options = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        canvas.drawImage(self._images[index], -SIDE / 2, -SIDE / 2, options, skia.Paint(AntiAlias=True))
        canvas.restore()


def _time(place: Place) -> str:
    return "" if place.name in OUTSIDE_TIME else place.time
