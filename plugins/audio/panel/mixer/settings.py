"""Setting: the numbers of each effect, with their bounds, steps and units."""

from __future__ import annotations

from dataclasses import dataclass

from app.api import Words
from plugins.audio.sound.effects import (
    Band,
    Bypassed,
    Compressor,
    Delay,
    Distortion,
    Effect,
    Equaliser,
    Gain,
    HeardEffect,
    Limiter,
    Reverb,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A number of an effect: `field` is its name there; `scale` is what it is multiplied by to be shown."""

    field: str
    label: Words
    low: float
    high: float
    step: float
    unit: str = ""
    soft_high: float | None = None
    scale: float = 1.0
    logarithmic: bool = False


_MIX = Setting("mix", Words("Mix"), 0, 1, 0.01, "%", scale=100)

SETTINGS: dict[type[object], tuple[Setting, ...]] = {
    Gain: (Setting("level_db", Words("Gain"), -120, 60, 0.1, "dB", 24),),
    Compressor: (
        Setting("threshold_db", Words("Threshold"), -100, 0, 0.5, "dB"),
        Setting("ratio", Words("Ratio"), 1, 100, 0.1, ": 1", 20),
        Setting("attack_ms", Words("Attack"), 0, 1000, 0.5, "ms", 200),
        Setting("release_ms", Words("Release"), 1, 5000, 1, "ms", 1000),
        Setting("knee_db", Words("Knee"), 0, 40, 0.5, "dB", 24),
        Setting("makeup_db", Words("Makeup"), -36, 36, 0.1, "dB"),
    ),
    Limiter: (
        Setting("ceiling_db", Words("Ceiling"), -60, 0, 0.1, "dB"),
        Setting("ahead_ms", Words("Look-ahead"), 0.1, 20, 0.1, "ms"),
        Setting("release_ms", Words("Release"), 1, 5000, 1, "ms", 1000),
    ),
    Reverb: (
        Setting("decay_s", Words("Decay"), 0.1, 20, 0.1, "s", 8),
        Setting("before_ms", Words("Pre-delay"), 0, 500, 1, "ms", 200),
        Setting("damping", Words("Damping"), 0, 0.95, 0.01, "%", scale=100),
        _MIX,
    ),
    Delay: (
        Setting("beats", Words("Echo distance"), 0.05, 64, 0.05, "beats", 4),
        Setting("feedback", Words("Feedback"), 0, 0.95, 0.01, "%", scale=100),
        _MIX,
    ),
    Distortion: (
        Setting("drive_db", Words("Drive"), 0, 60, 0.5, "dB"),
        Setting("tone_hz", Words("Tone"), 200, 20_000, 1, "Hz", logarithmic=True),
        _MIX,
    ),
    Equaliser: (),
    Band: (
        Setting("frequency_hz", Words("Frequency"), 10, 24_000, 1, "Hz", logarithmic=True),
        Setting("gain_db", Words("Gain"), -36, 36, 0.1, "dB"),
        Setting("q", Words("Q"), 0.1, 30, 0.01, logarithmic=True),
    ),
}
"""By the class of the effect, and for a band of the equaliser."""

NAMES: dict[type[object], Words] = {
    Equaliser: Words("Equaliser"),
    Compressor: Words("Compressor"),
    Reverb: Words("Reverb"),
    Delay: Words("Delay"),
    Distortion: Words("Distortion"),
    Limiter: Words("Limiter"),
    Gain: Words("Gain"),
}
"""What the effects are called, in the order in which they are offered."""


def inner(effect: Effect) -> HeardEffect:
    """The effect itself, whether or not it is on."""
    return effect.effect if isinstance(effect, Bypassed) else effect


def is_on(effect: Effect) -> bool:
    """Whether an effect is heard."""
    return not isinstance(effect, Bypassed)


def like(effect: Effect, other: Effect) -> Effect:
    """Another effect in the place of one, off where that one is."""
    return Bypassed(inner(other)) if isinstance(effect, Bypassed) else other


def name_of(effect: Effect) -> Words:
    """What an effect is called."""
    return NAMES[type(inner(effect))]
