"""Scenes: pictures with exact captions, made from sprites and painted places."""

from __future__ import annotations

import random
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from plugins.canvas.training.captions import Writer
from plugins.canvas.training.drawing import Drawing
from plugins.canvas.training.grounds import GROUNDS, PATTERNS, paint_ground
from plugins.canvas.training.nouns import countable, is_plural
from plugins.canvas.training.places import (
    AUTUMNAL,
    FLOATING,
    OUTSIDE_TIME,
    PLACES,
    SNOWY,
    SPRING,
    TIMES,
    WET,
    Place,
    PlacePainter,
)  # fmt: skip
from plugins.canvas.training.sprites import Pack
from plugins.canvas.training.styles import FILTERS, PAINTS, filtered, own_colour, painted
from plugins.canvas.training.things import Thing

HOME = {
    "sea": ("underwater", "underwater", "underwater", "sea", "beach"),
    "boat": ("sea", "sea", "lake", "beach"),
    "woods": ("forest", "forest", "forest", "mountains", "meadow", "hills", "road", "lake"),
    "air": ("sky", "sky", "space", "mountains", "city", "meadow", "hills", "sea", "forest"),
    "land": ("forest", "mountains", "desert", "meadow", "city", "hills", "beach", "lake", "road", "room"),
    "any": ("room", "room", "meadow", "beach", "hills", "desert", "city", "space", "road"),
}
STYLES = {
    "flat": 0.31, "3d render": 0.21, "cartoon": 0.22, "retro": 0.07, "pixel art": 0.05, "line art": 0.03,
    "watercolour": 0.06, "paper-cut": 0.05,
}  # fmt: skip
# The sprites that a style is made of.
_BASES = {
    "pixel art": ("flat", "cartoon", "3d render"), "line art": ("flat", "cartoon"),
    "watercolour": ("flat", "cartoon", "retro"), "paper-cut": ("flat",),
}  # fmt: skip
_LIKELY = {"sticker": {"any": 1.0}, "scene": {"any": 0.35}, "pair": {"any": 0.7}}
_SEVERAL = (0.8, 0.12, 0.08)
HELD_OUT = 25
"""One in so many combinations of thing and place, and of thing and colour, is never shown in training."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a picture shows, for training and for measuring; empty where it does not apply."""

    mode: str
    style: str = ""
    thing: str = ""
    second: str = ""
    relation: str = ""
    colour: str = ""
    own_colour: str = ""
    count: int = 1
    side: str = ""
    place: str = ""
    time: str = ""
    season: str = ""
    weather: str = ""
    ground: str = ""
    pattern: str = ""
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture (side, side, 3) with two captions for it and its facts."""

    pixels: NDArray[np.uint8]
    captions: tuple[str, str]
    facts: Facts

    @property
    def caption(self) -> str:
        """One of the captions."""
        return self.captions[0]


def held_out(thing: str, other: str) -> bool:
    """Whether a thing is never shown in a place, or in a colour, while training."""
    return zlib.crc32(f"{thing}/{other}".encode()) % HELD_OUT == 0


class SceneMaker:
    """Makes the scene of a number: the same number gives the same scene.

    With `held_out`, only scenes that show what training never does, in place or in colour.
    """

    def __init__(self, pack: Pack, side: int, *, held_out: bool = False) -> None:
        self._pack = pack
        self._side = side
        self._held_out = held_out
        self.things: list[Thing] = []
        self._drawn: dict[str, dict[str, int]] = defaultdict(dict)
        for index, sprite in enumerate(pack.sprites):
            if sprite.thing.name not in self._drawn:
                self.things.append(sprite.thing)
            self._drawn[sprite.thing.name][sprite.style] = index
        self._sprite = lru_cache(maxsize=4000)(self._load_sprite)

    def make(self, number: int) -> Scene:
        """The scene of a number."""
        numbers = random.Random(number)
        while True:
            surface = skia.Surface(self._side, self._side)
            drawing = Drawing(surface.getCanvas(), self._side, numbers)
            modes = ("sticker", "scene", "pair", "empty", "portrait")
            weights = (0.5, 0.5, 0, 0, 0) if self._held_out else (0.36, 0.37, 0.12, 0.07, 0.08)
            made = getattr(self, f"_{numbers.choices(modes, weights)[0]}")(drawing)
            if made is None:
                continue
            facts, captions = made
            pixels = np.ascontiguousarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3])
            if facts.style in FILTERS:
                pixels = filtered(pixels, facts.style, np.random.default_rng(numbers.getrandbits(32)))
            return Scene(pixels, captions, facts)

    def _style(self, numbers: random.Random) -> str:
        return numbers.choices(tuple(STYLES), tuple(STYLES.values()))[0]

    def _choose(self, mode: str, numbers: random.Random) -> Thing:
        likely = _LIKELY[mode]
        return numbers.choices(self.things, [thing.often * likely.get(thing.where, 1.0) for thing in self.things])[0]

    def _index(self, thing: Thing, style: str, numbers: random.Random) -> int | None:
        drawn = self._drawn[thing.name]
        bases = [base for base in _BASES.get(style, (style,)) if base in drawn]
        return drawn[numbers.choice(bases)] if bases else None

    def _load_sprite(self, index: int, colour: str, paper: bool) -> tuple[skia.Image, str]:
        pixels = self._pack.sprites[index].pixels()
        own = own_colour(pixels)
        if colour:
            pixels = painted(pixels, colour)
        if paper:
            pixels = np.concatenate([pixels[..., :3] // 36 * 36 + 18, pixels[..., 3:]], axis=-1)
        return skia.Image.fromarray(np.ascontiguousarray(pixels), skia.kRGBA_8888_ColorType), own

    def _subject(self, facts: Facts, mode: str, numbers: random.Random) -> tuple[Thing, int, Facts] | None:
        """A thing with the sprite to draw, and the facts with its name, colour and number; None if it cannot be."""
        thing = self._choose(mode, numbers)
        index = self._index(thing, facts.style, numbers)
        if index is None:
            return None
        colour = numbers.choice(tuple(PAINTS)) if thing.painted and numbers.random() < 0.5 else ""
        count = numbers.choices((1, 2, 3), _SEVERAL)[0] if countable(thing.name) else 1
        if facts.style == "line art":
            colour = ""
        _, own = self._sprite(index, "", False)
        if own == colour:
            colour = ""
        own = "" if colour or facts.style == "line art" else own
        return thing, index, replace(facts, thing=thing.name, colour=colour, own_colour=own, count=count)

    def _excluded(self, facts: Facts) -> bool:
        colour = bool(facts.colour) and held_out(facts.thing, facts.colour)
        place = bool(facts.place) and held_out(facts.thing, facts.place)
        return (colour or place) != self._held_out

    def _sticker(self, drawing: Drawing) -> tuple[Facts, tuple[str, str]] | None:
        numbers = drawing.numbers
        ground, pattern = numbers.choice(("white", *GROUNDS)), numbers.choice(PATTERNS)
        style = self._style(numbers)
        if style == "line art" or (ground == "white" and pattern != "circle"):
            ground, pattern = "white", "plain"
        outlined = numbers.random() < 0.3 and style not in ("line art", "paper-cut")
        subject = self._subject(
            Facts("sticker", style, ground=ground, pattern=pattern, outlined=outlined), "sticker", numbers
        )
        if subject is None:
            return None
        thing, index, facts = subject
        if self._excluded(facts):
            return None
        paper = style == "paper-cut"
        image, _ = self._sprite(index, facts.colour, paper)
        paint_ground(drawing.canvas, self._side, ground, pattern, numbers)
        u = numbers.uniform
        match facts.count:
            case 1:
                spots = [(0.5 + u(-0.04, 0.04), 0.5 + u(-0.04, 0.04), u(0.6, 0.84))]
            case 2:
                spots = [(x + u(-0.02, 0.02), 0.5 + u(-0.05, 0.05), u(0.42, 0.47)) for x in (0.26, 0.74)]
            case _:
                spots = [(0.27, 0.3, 0.42), (0.73, 0.3, 0.42), (0.5, 0.72, 0.42)]
                if numbers.random() < 0.5:
                    spots = [(x, 0.5 + u(-0.05, 0.05), 0.32) for x in (0.18, 0.5, 0.82)]
        turned = 10.0 if style != "line art" and numbers.random() < 0.4 else 0.0
        for x, y, size in spots:
            drawing.sprite(image, x, y, size, turn=u(-turned, turned), outlined=outlined, paper=paper)
        writer = Writer(numbers)
        return facts, (writer.sticker(facts, thing), writer.sticker(facts, thing))

    def _scene(self, drawing: Drawing) -> tuple[Facts, tuple[str, str]] | None:
        numbers = drawing.numbers
        style = self._style(numbers)
        if style == "line art":
            return None
        subject = self._subject(Facts("scene", style), "scene", numbers)
        if subject is None:
            return None
        thing, index, facts = subject
        place = _place(thing, numbers, anywhere=numbers.random() < 0.2)
        side = numbers.choices(("", "left", "right"), (0.7, 0.15, 0.15))[0] if facts.count == 1 else ""
        facts = replace(
            facts, side=side, place=place.name, time=_time(place), season=place.season, weather=place.weather
        )
        if self._excluded(facts):
            return None
        paper = style == "paper-cut"
        painter = PlacePainter(drawing.canvas, self._side, place, numbers, paper=paper)
        painter.paint()
        image, _ = self._sprite(index, facts.colour, paper)
        u = numbers.uniform
        x = {"left": u(0.24, 0.3), "right": u(0.7, 0.76)}.get(side, 0.5 + u(-0.06, 0.06))
        size = u(0.42, 0.6)
        floats = place.name in FLOATING or (thing.where == "air" and numbers.random() < 0.7)
        middles = {1: (x,), 2: (0.28, 0.72), 3: (0.2, 0.5, 0.8)}[facts.count]
        size *= {1: 1.0, 2: 0.8, 3: 0.6}[facts.count]
        foot = u(0.9, 0.95)
        for middle in middles:
            if floats:
                drawing.sprite(image, middle, u(0.38, 0.56), size, turn=u(-6, 6), dark=_dark(place), paper=paper)
            else:
                drawing.standing(image, middle, foot + u(-0.015, 0.015), size, dark=_dark(place), paper=paper)
        painter.finish()
        writer = Writer(numbers)
        return facts, (writer.scene(facts, thing), writer.scene(facts, thing))

    def _pair(self, drawing: Drawing) -> tuple[Facts, tuple[str, str]] | None:
        numbers = drawing.numbers
        style = self._style(numbers)
        relation = numbers.choice(("and", "left", "front"))
        if style == "line art" and relation == "front":
            return None
        subject = self._subject(Facts("pair", style, relation=relation), "pair", numbers)
        other = self._choose("pair", numbers)
        second = self._index(other, style, numbers)
        if subject is None or second is None or other.name == subject[0].name or is_plural(other.name):
            return None
        thing, index, facts = subject
        facts = replace(facts, second=other.name, count=1)
        paper = style == "paper-cut"
        painter = None
        dark = 1.0
        if numbers.random() < 0.5 and style != "line art":
            place = _place(thing, numbers, anywhere=False)
            facts = replace(facts, place=place.name, time=_time(place), season=place.season, weather=place.weather)
            dark = _dark(place)
        else:
            ground = "white" if style == "line art" else numbers.choice(tuple(GROUNDS))
            facts = replace(facts, ground=ground, pattern="plain")
        if self._excluded(facts) or held_out(other.name, facts.place):
            return None
        if facts.place:
            painter = PlacePainter(drawing.canvas, self._side, place, numbers, paper=paper)
            painter.paint()
        else:
            paint_ground(drawing.canvas, self._side, facts.ground, "plain", numbers)
        first_image, _ = self._sprite(index, facts.colour, paper)
        second_image, _ = self._sprite(second, "", paper)
        u = numbers.uniform
        foot = u(0.88, 0.94) if facts.place not in FLOATING and facts.place else 0.72
        if relation == "front":
            x = numbers.choice((0.3, 0.7)) + u(-0.04, 0.04)
            behind = 1 - x + (0.14 if x > 0.5 else -0.14) + u(-0.03, 0.03)
            drawing.standing(second_image, behind, foot - 0.06, u(0.54, 0.6), dark=dark, paper=paper)
            drawing.standing(first_image, x, foot + 0.03, u(0.38, 0.42), dark=dark, paper=paper)
        else:
            left, right = (first_image, second_image)
            if relation == "and" and numbers.random() < 0.5:
                left, right = right, left
            drawing.standing(left, 0.27, foot, u(0.4, 0.46), dark=dark, paper=paper)
            drawing.standing(right, 0.73, foot, u(0.4, 0.46), dark=dark, paper=paper)
        if painter:
            painter.finish()
        writer = Writer(numbers)
        return facts, (writer.pair(facts, thing, other), writer.pair(facts, thing, other))

    def _empty(self, drawing: Drawing) -> tuple[Facts, tuple[str, str]] | None:
        numbers = drawing.numbers
        style = self._style(numbers)
        if style in ("line art", "3d render", "retro", "cartoon"):
            style = "flat"
        place = _place(None, numbers, anywhere=True)
        painter = PlacePainter(drawing.canvas, self._side, place, numbers, paper=style == "paper-cut")
        painter.paint()
        painter.finish()
        facts = Facts("empty", style, place=place.name, time=_time(place), season=place.season, weather=place.weather)
        writer = Writer(numbers)
        return facts, (writer.empty(facts), writer.empty(facts))

    def _portrait(self, drawing: Drawing) -> tuple[Facts, tuple[str, str]] | None:
        numbers = drawing.numbers
        if not self._pack.portraits:
            return None
        head = numbers.choice(self._pack.portraits)
        ground = numbers.choice(tuple(GROUNDS))
        facts = Facts("portrait", "cartoon", ground=ground, pattern="plain")
        paint_ground(drawing.canvas, self._side, ground, "plain", numbers)
        image = skia.Image.fromarray(np.ascontiguousarray(head.pixels()), skia.kRGBA_8888_ColorType)
        drawing.sprite(image, 0.5, 0.53, 0.94)
        writer = Writer(numbers)
        return facts, (writer.portrait(facts, head.words), writer.portrait(facts, head.words))


def _place(thing: Thing | None, numbers: random.Random, *, anywhere: bool) -> Place:
    name = numbers.choice(PLACES if anywhere or thing is None else HOME[thing.where])
    time = numbers.choices(TIMES, (4, 1.5, 2.2, 3, 1.2))[0]
    season, chance = "", numbers.random()
    if name in SNOWY and chance < 0.28:
        season = "winter"
    elif name in AUTUMNAL and chance < 0.42:
        season = "autumn"
    elif name in SPRING and chance < 0.55:
        season = "spring"
    weather = numbers.choices(("", "rain", "fog"), (0.88, 0.07, 0.05))[0] if name in WET and season != "winter" else ""
    return Place(name, time, season, weather)


def _time(place: Place) -> str:
    return "" if place.name in OUTSIDE_TIME else place.time


def _dark(place: Place) -> float:
    """How bright a thing is there; never so dark that it is lost."""
    return {"night": 0.78, "dusk": 0.88}.get(_time(place), 1.0)
