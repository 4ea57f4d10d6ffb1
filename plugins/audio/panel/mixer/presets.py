"""Presets: named settings of each effect to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import Words
from plugins.audio.sound.effects import (
    Band,
    Compressor,
    Delay,
    Distortion,
    Effect,
    Equaliser,
    Gain,
    Limiter,
    Reverb,
    Shape,
)


@dataclass(frozen=True, slots=True)
class Preset:
    """An effect as it is set, with a name."""

    name: Words
    effect: Effect


FIRST: dict[type[object], Effect] = {
    Equaliser: Equaliser(
        (
            Band(Shape.LOW_SHELF, 120.0),
            Band(Shape.PEAK, 500.0, 0.0, 1.0),
            Band(Shape.PEAK, 2500.0, 0.0, 1.0),
            Band(Shape.HIGH_SHELF, 8000.0),
        )
    ),
    Compressor: Compressor(),
    Reverb: Reverb(),
    Delay: Delay(),
    Distortion: Distortion(),
    Limiter: Limiter(),
    Gain: Gain(),
}
"""Each effect as it is when it is added."""

PRESETS: dict[type[object], tuple[Preset, ...]] = {
    Equaliser: (
        Preset(
            Words("Warmer"),
            Equaliser((Band(Shape.LOW_SHELF, 200.0, 3.0), Band(Shape.HIGH_SHELF, 6000.0, -2.5))),
        ),
        Preset(
            Words("Brighter"),
            Equaliser((Band(Shape.PEAK, 350.0, -2.0, 0.9), Band(Shape.HIGH_SHELF, 7000.0, 4.0))),
        ),
        Preset(
            Words("Clear voice"),
            Equaliser(
                (
                    Band(Shape.HIGH_PASS, 90.0),
                    Band(Shape.PEAK, 280.0, -3.0, 1.1),
                    Band(Shape.PEAK, 3200.0, 3.0, 0.9),
                    Band(Shape.HIGH_SHELF, 10_000.0, 2.0),
                )
            ),
        ),
        Preset(
            Words("Without rumble"),
            Equaliser((Band(Shape.HIGH_PASS, 80.0),)),
        ),
        Preset(
            Words("Telephone"),
            Equaliser((Band(Shape.HIGH_PASS, 400.0, 0.0, 0.9), Band(Shape.LOW_PASS, 3200.0, 0.0, 0.9))),
        ),
    ),
    Compressor: (
        Preset(Words("Gentle"), Compressor(-20.0, 2.0, 15.0, 180.0, 10.0, 1.5)),
        Preset(Words("Steady voice"), Compressor(-24.0, 3.5, 6.0, 120.0, 6.0, 4.0)),
        Preset(Words("Punchy drums"), Compressor(-18.0, 4.0, 25.0, 90.0, 4.0, 3.0)),
        Preset(Words("Tight bass"), Compressor(-22.0, 5.0, 10.0, 140.0, 4.0, 4.0)),
        Preset(Words("Glue"), Compressor(-14.0, 2.0, 30.0, 250.0, 8.0, 1.0)),
    ),
    Reverb: (
        Preset(Words("Warm room"), Reverb(0.8, 8.0, 0.65, 0.2)),
        Preset(Words("Chamber"), Reverb(1.4, 15.0, 0.5, 0.25)),
        Preset(Words("Concert hall"), Reverb(2.6, 28.0, 0.45, 0.3)),
        Preset(Words("Cathedral"), Reverb(5.5, 45.0, 0.4, 0.38)),
        Preset(Words("Bright plate"), Reverb(1.9, 4.0, 0.12, 0.25)),
    ),
    Delay: (
        Preset(Words("Slapback"), Delay(0.2, 0.05, 0.35, crossing=False)),
        Preset(Words("Dotted eighths"), Delay(0.75, 0.38, 0.3)),
        Preset(Words("Ping-pong"), Delay(0.5, 0.5, 0.35)),
        Preset(Words("Long echoes"), Delay(2.0, 0.6, 0.3)),
    ),
    Distortion: (
        Preset(Words("Warm drive"), Distortion(9.0, 7000.0, 0.6)),
        Preset(Words("Crunch"), Distortion(20.0, 5500.0, 1.0)),
        Preset(Words("High gain"), Distortion(38.0, 4500.0, 1.0)),
        Preset(Words("Lo-fi"), Distortion(24.0, 2200.0, 0.8)),
    ),
    Limiter: (
        Preset(Words("Safe"), Limiter(-1.0, 4.0, 80.0)),
        Preset(Words("Transparent"), Limiter(-1.0, 8.0, 250.0)),
        Preset(Words("Loud"), Limiter(-0.5, 2.0, 40.0)),
    ),
    Gain: (
        Preset(Words("Half as loud"), Gain(-10.0)),
        Preset(Words("A little softer"), Gain(-3.0)),
        Preset(Words("A little louder"), Gain(3.0)),
    ),
}
"""By the class of the effect."""
