"""Tone: a pitched sample with a loop that closes exactly, since all of its partials fit the loop in whole turns."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from plugins.audio.sound.samples import Audio, Curve

Spectrum = Callable[[float, float], float]
"""The level of a partial by its number and its frequency in hertz."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A sample at full scale. One without a loop has `loop_start` and `loop_end` at 0."""

    frames: Audio
    rate: int
    key: int
    loop_start: int = 0
    loop_end: int = 0


@dataclass(frozen=True, slots=True)
class Partial:
    """A sine: its ratio to the key's pitch, its level in the loop, and how much louder and how long it begins.

    It may be beside that pitch by some cents: then one on the other side of it is as far from it within the loop.
    """

    ratio: float
    level: float
    onset: float = 0.0
    onset_s: float = 0.2
    beside_cents: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a tone is laid out: seconds before its loop and within it, and noise that is breathed or bowed with it.

    `oversampled` times the rate is what it is computed at before `driven` bends it; 1 where it stays as it is.
    """

    rate: int = 27_000
    begin_s: float = 0.3
    loop_s: float = 0.3
    breath: float = 0.0
    breath_hz: tuple[float, float] = (500.0, 6000.0)
    knock: float = 0.0
    knock_s: float = 0.02
    drive: float = 0.0
    oversampled: int = 1


def hertz(key: float) -> float:
    """The frequency of a key."""
    return float(440 * 2 ** ((key - 69) / 12))


def tone(key: int, partials: Sequence[Partial], shape: Shape, seed: int = 1) -> Tone:
    """A tone of partials, each bent to the nearest frequency that fits the loop."""
    fine = shape.oversampled
    turns, loop = _loop(hertz(key), shape)
    begin = round(shape.begin_s * shape.rate)
    margin = 64 if fine > 1 else 0
    time = np.arange(-margin * fine, (begin + loop + margin) * fine) / (shape.rate * fine)
    until = np.clip(time, 0, begin / shape.rate)
    numbers = np.random.default_rng(seed)
    sound = np.zeros(len(time))
    powers: dict[int, float] = {}
    shapes: dict[int, Partial] = {}
    for partial in partials:
        beside = partial.ratio * turns * partial.beside_cents * np.log(2) / 1200
        turn = round(partial.ratio * turns) + round(beside)
        if 1 <= turn < 0.47 * loop:
            # What falls on one frequency adds its power, as sounds of different players do.
            powers[turn] = powers.get(turn, 0.0) + partial.level**2
            shapes.setdefault(turn, partial)
    for turn, power in powers.items():
        partial = shapes[turn]
        level = np.sqrt(power) * (1 + partial.onset * np.exp(-until / partial.onset_s))
        phase = numbers.uniform(0, 2 * np.pi)
        sound += level * np.sin(2 * np.pi * turn * shape.rate / loop * time + phase)
    sound /= max(1e-9, np.abs(sound[-loop * fine :]).max())
    if shape.drive:
        sound = _driven(sound, shape.drive, fine, margin)
    if shape.breath:
        sound += shape.breath * _breath(len(sound), loop, shape, numbers)
    rise = round(0.002 * shape.rate)
    sound[:rise] *= np.linspace(0, 1, rise)
    if shape.knock:
        sound[:begin] += shape.knock * _knock(begin, shape, numbers)
    return Tone(_full(sound), shape.rate, key, begin, begin + loop)


def struck(key: int, sound: Curve, rate: int) -> Tone:
    """A sample that is heard once, to its end, where it is faded."""
    fade = min(len(sound), round(0.01 * rate))
    sound = sound.copy()
    sound[-fade:] *= np.linspace(1, 0, fade)
    return Tone(_full(sound), rate, key)


def harmonics(key: int, spectrum: Spectrum, rate: int, voices: int = 1, spread_cents: float = 0.0) -> list[Partial]:
    """The harmonics of a key; several voices are spread around its pitch."""
    base = hertz(key)
    around = [0.0] if voices == 1 else list(np.linspace(-spread_cents, spread_cents, voices))
    return [
        Partial(number, spectrum(number, number * base) / math.sqrt(voices), beside_cents=cents)
        for number in range(1, int(rate * 0.46 / base) + 1)
        for cents in around
    ]


def noise(frames: int, rate: int, low_hz: float, high_hz: float, numbers: np.random.Generator) -> Curve:
    """Noise between two frequencies that goes on into its own beginning, of about unit power."""
    bins = np.fft.rfftfreq(frames, 1 / rate)
    with np.errstate(divide="ignore"):
        level = 1 / np.sqrt(1 + (low_hz / np.maximum(bins, 1)) ** 4) / np.sqrt(1 + (bins / high_hz) ** 4)
    random = numbers.normal(size=len(bins)) + 1j * numbers.normal(size=len(bins))
    sound = np.fft.irfft(random * level, frames)
    return np.asarray(sound / max(1e-12, float(np.sqrt(np.mean(sound**2)))))


def _loop(base_hz: float, shape: Shape) -> tuple[int, int]:
    """Turns and frames of the loop near the wanted length that is nearest in tune."""
    wanted = shape.loop_s * base_hz
    counts = range(max(1, round(wanted * 0.85)), max(2, round(wanted * 1.15)) + 1)
    return min(
        ((turns, round(turns * shape.rate / base_hz)) for turns in counts),
        key=lambda pair: abs(np.log2(pair[0] * shape.rate / pair[1] / base_hz)),
    )


def _driven(sound: Curve, drive: float, fine: int, margin: int) -> Curve:
    """Bent like an amplifier does, and brought down to the rate through a loudspeaker's narrow band."""
    bent = np.tanh(drive * sound + 0.15) - np.tanh(0.15)
    reach = margin * fine
    place = np.arange(-reach, reach + 1)
    kernel = np.sinc(place * 0.42 / fine) * np.blackman(len(place))
    kernel /= kernel.sum()
    return np.convolve(bent, kernel, "valid")[::fine]


def _breath(frames: int, loop: int, shape: Shape, numbers: np.random.Generator) -> Curve:
    """Noise whose last part is the loop, and which runs into it as if it had always been there."""
    return np.resize(noise(loop, shape.rate, *shape.breath_hz, numbers), frames)


def _knock(frames: int, shape: Shape, numbers: np.random.Generator) -> Curve:
    """The short noise of a hammer or a pick."""
    fall = np.exp(-np.arange(frames) / (shape.knock_s * shape.rate))
    return noise(frames, shape.rate, 80, 3000, numbers) * fall * 0.3


def _full(sound: Curve) -> Audio:
    return np.asarray(sound * (0.95 / max(1e-9, float(np.abs(sound).max()))), np.float32)
