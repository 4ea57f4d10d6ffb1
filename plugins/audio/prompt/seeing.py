"""Seeing: what a picture looks like in a few numbers, and the mood that follows from them by simple rules.

- Light: a dark picture is in minor, a bright one in major; in between warm colours are bright and cold ones dark.
- Motion: many edges, strong contrast and strong warm colours are lively, a smooth and pale picture is calm; it is the
  tempo.
- Light, motion and warmth together are the mood (`_MOODS`), and the mood says which instruments play.
- Edges are how many notes there are, and light is how high they lie.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels, Words
from plugins.audio.model import TrackPlan
from plugins.audio.music.moods import MOODS, Mood

SIDE = 96
"""A picture is looked at this small at most."""

_HUES = ((20, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (200, "turquoise"), (260, "blue"),
         (300, "violet"), (340, "pink"), (361, "red"))  # fmt: skip
"""Where each hue ends, in degrees."""
_WARM_HUES = frozenset({"red", "orange", "yellow", "pink"})
_DARK, _BRIGHT = 0.34, 0.58
_GREY = 0.1
_CALM, _LIVELY = -0.12, 0.25

_MOODS = {
    ("dark", "calm", "cold"): "mysterious",
    ("dark", "calm", "warm"): "nostalgic",
    ("dark", "calm", "grey"): "lonely",
    ("dark", "moving", "cold"): "dark",
    ("dark", "moving", "warm"): "dark",
    ("dark", "moving", "grey"): "ominous",
    ("dark", "lively", "cold"): "tense",
    ("dark", "lively", "warm"): "urgent",
    ("dark", "lively", "grey"): "suspenseful",
    ("middle", "calm", "cold"): "melancholic",
    ("middle", "calm", "warm"): "warm",
    ("middle", "calm", "grey"): "melancholic",
    ("middle", "moving", "cold"): "bittersweet",
    ("middle", "moving", "warm"): "hopeful",
    ("middle", "moving", "grey"): "solemn",
    ("middle", "lively", "cold"): "tense",
    ("middle", "lively", "warm"): "festive",
    ("middle", "lively", "grey"): "suspenseful",
    ("bright", "calm", "cold"): "dreamy",
    ("bright", "calm", "warm"): "peaceful",
    ("bright", "calm", "grey"): "dreamy",
    ("bright", "moving", "cold"): "hopeful",
    ("bright", "moving", "warm"): "hopeful",
    ("bright", "moving", "grey"): "elegant",
    ("bright", "lively", "cold"): "playful",
    ("bright", "lively", "warm"): "happy",
    ("bright", "lively", "grey"): "playful",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture looks like: light, contrast, saturation and edges from 0 to 1, warmth from -1 (blue) to 1 (red).

    `hue` is the colour that most of it has, empty where it is grey.
    """

    light: float
    contrast: float
    saturation: float
    warmth: float
    edges: float
    hue: str

    @property
    def energy(self) -> float:
        """How lively it is, from -1 to 1."""
        glow = self.saturation * max(0.0, self.warmth)
        return math.tanh(2.6 * (self.edges - 0.3) + 1.0 * (self.contrast - 0.5) + 1.1 * (glow - 0.15))

    @property
    def valence(self) -> float:
        """How bright its mood is, from -1 to 1: the sign of the mood's mode."""
        its = max(0.12, abs(math.tanh(2.4 * (self.light - 0.42) + 0.5 * self.saturation * self.warmth)))
        return its if self.mood.mode and self.mood.mode.value in ("major", "lydian") else -its

    @property
    def mood(self) -> Mood:
        """Its mood."""
        return MOODS[_MOODS[self._lightness, self._motion, self._temperature]]

    @property
    def words(self) -> tuple[Words, ...]:
        """What is seen, in a few words, such as dark, blue, calm."""
        light, motion = _LIGHT_SAID[self._lightness], _MOTION_SAID[self._motion]
        colour = (_HUES_SAID[self.hue],) if self.hue else (Words("grey"),)
        sharp = (Words("strong contrast"),) if self.contrast > 0.8 else ()
        return (*light, *colour, *motion, *sharp)

    @property
    def _lightness(self) -> str:
        return "dark" if self.light < _DARK else "bright" if self.light > _BRIGHT else "middle"

    @property
    def _motion(self) -> str:
        return "calm" if self.energy < _CALM else "lively" if self.energy > _LIVELY else "moving"

    @property
    def _temperature(self) -> str:
        if not self.hue:
            return "grey"
        # Green is no fire, and a meadow is no ice.
        return "warm" if self.hue in _WARM_HUES or self.hue == "green" else "cold"

    def coloured(self, track: TrackPlan) -> TrackPlan:
        """A track with as many notes as there are edges, and as high as there is light."""
        density = track.density + 0.4 * (self.edges - 0.4)
        register = track.register + 0.4 * (self.light - 0.5)
        return TrackPlan(
            track.id, track.name, track.program, track.role,
            round(min(max(density, 0.05), 1.0), 3), round(min(max(register, 0.0), 1.0), 3),
            track.syncopation, track.volume, track.pan, track.pattern,
        )  # fmt: skip


_LIGHT_SAID = {"dark": (Words("dark"),), "middle": (), "bright": (Words("bright"),)}
_MOTION_SAID = {"calm": (Words("calm"),), "moving": (), "lively": (Words("lively"),)}
_HUES_SAID = {
    "red": Words("red"),
    "orange": Words("orange"),
    "yellow": Words("yellow"),
    "green": Words("green"),
    "turquoise": Words("turquoise"),
    "blue": Words("blue"),
    "violet": Words("violet"),
    "pink": Words("pink"),
}


def look(pixels: Pixels) -> Seen:
    """What a picture (height, width, 3 or 4), uint8 sRGB, looks like; what is transparent counts for nothing."""
    small = _small(pixels)
    colour = small[..., :3]
    weight = small[..., 3] if small.shape[2] == 4 else np.ones(small.shape[:2])
    whole = float(weight.sum())
    if whole < 1e-6:
        return Seen(0.5, 0.0, 0.0, 0.0, 0.0, "")
    luma = colour @ np.array([0.2126, 0.7152, 0.0722])
    chroma = colour.max(axis=2) - colour.min(axis=2)
    shown = luma[weight > 0.5] if (weight > 0.5).any() else luma.ravel()
    low, middle, high = np.percentile(shown, (4, 50, 96))
    # A few flames make no night a day.
    light = float((luma * weight).sum() / whole + middle) / 2
    saturation = float((chroma * weight).sum() / whole)
    coloured = float((chroma * weight).sum())
    warmth = float(((colour[..., 0] - colour[..., 2]) * weight).sum() / coloured) if coloured > 1e-6 else 0.0
    return Seen(
        light,
        float(high - low),
        saturation,
        max(-1.0, min(1.0, warmth)),
        _edges(luma, weight),
        _hue(colour, chroma * weight) if saturation >= _GREY else "",
    )


def _small(pixels: Pixels) -> NDArray[np.float64]:
    """The picture between 0 and 1, made smaller by whole blocks."""
    height, width = pixels.shape[:2]
    step = max(1, -(-max(height, width) // SIDE))
    rows, columns = max(1, height // step), max(1, width // step)
    cut = pixels[: rows * step, : columns * step].astype(np.float64) / 255
    if step == 1 or min(height, width) < step:
        return cut
    blocks = cut.reshape(rows, step, columns, step, pixels.shape[2])
    return np.asarray(blocks.mean(axis=(1, 3)))


def _edges(luma: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    """How much changes from one place to the next, from 0 (a smooth sky) to 1 (leaves, a crowd)."""
    if min(luma.shape) < 2:
        return 0.0
    across, down = np.abs(np.diff(luma, axis=1))[:-1], np.abs(np.diff(luma, axis=0))[:, :-1]
    both = weight[:-1, :-1]
    steps = float((np.hypot(across, down) * both).sum() / max(1e-6, float(both.sum())))
    return min(1.0, steps / 0.12)


def _hue(colour: NDArray[np.float64], weight: NDArray[np.float64]) -> str:
    """The hue that has most of the colour."""
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    degrees = np.degrees(np.arctan2(np.sqrt(3) * (green - blue), 2 * red - green - blue)) % 360
    amounts: dict[str, float] = {}
    start = 0
    for end, name in _HUES:
        inside = (degrees >= start) & (degrees < end)
        amounts[name] = amounts.get(name, 0.0) + float(weight[inside].sum())
        start = end
    return max(amounts, key=lambda name: amounts[name])
