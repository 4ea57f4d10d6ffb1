"""Patches: the tones of each instrument, and how the sampler plays them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from plugins.audio.sound.making.tones import Partial, Shape, Spectrum, Tone, harmonics, hertz, tone

Make = Callable[[int], Tone]

_RELEASE = 2.4
"""Releases are given until a note is hardly heard, and kept until it has fallen by 100 dB."""

_BEATING_TURNS = 350
"""Partials of this many turns in a loop may have another one beside them, 5 cents away at most."""


@dataclass(frozen=True, slots=True)
class Patch:
    """An instrument: keys at which tones are made, the tones, and generators by number.

    `bright` is how many harmonics are heard of a soft note; 0 where velocity changes loudness alone.
    """

    program: int
    name: str
    keys: tuple[int, ...]
    make: Make
    generators: Mapping[int, int] = field(default_factory=dict)
    bright: float = 0.0
    level_db: float = 0.0


def timecents(seconds: float) -> int:
    """A time as the standard counts it."""
    return round(1200 * math.log2(seconds))


def struck(decay_s: float, release_s: float = 0.25, by_key: int = 50) -> dict[int, int]:
    """The envelope of what is struck or plucked: it falls by 100 dB in a time that is longer for lower keys."""
    return {36: timecents(decay_s), 37: 1000, 38: timecents(_RELEASE * release_s), 40: by_key}


def blown(attack_s: float, release_s: float = 0.2, vibrato: int = 0, vibrato_hz: float = 5.4, after_s: float = 0.35
          ) -> dict[int, int]:  # fmt: skip
    """The envelope of what is bowed or blown, with vibrato in cents after some time."""
    shaking = {6: vibrato, 24: round(1200 * np.log2(vibrato_hz / 8.176)), 23: timecents(after_s)} if vibrato else {}
    return {34: timecents(attack_s), 38: timecents(_RELEASE * release_s)} | shaking


def swell(cents: int, attack_s: float, decay_s: float, corner_cents: int) -> dict[int, int]:
    """A filter that opens with the note and closes somewhat."""
    return {8: corner_cents, 11: cents, 26: timecents(attack_s), 28: timecents(decay_s), 29: 350, 30: timecents(0.3)}


def strings(key: int, steep: float, place: float, roll_hz: float, stiff: float = 0.0, *, pair: bool = False,
            onset: float = 3.0, onset_s: float = 0.25, shape: Shape | None = None) -> Tone:  # fmt: skip
    """A plucked or struck string: `place` is where along it, `stiff` bends its partials up, pairs beat."""
    shape = shape or Shape()
    base = hertz(key)
    partials = []
    for number in range(1, 90):
        ratio = number * np.sqrt((1 + stiff * number * number) / (1 + stiff))
        if ratio * base > 0.45 * shape.rate:
            break
        comb = abs(np.sin(np.pi * number * place)) + 0.03
        level = comb / number**steep / (1 + (ratio * base / roll_hz) ** 2)
        fade = onset_s / (1 + 0.06 * number)
        more = onset * (1 + 0.12 * number)
        if pair and ratio * base * shape.loop_s > _BEATING_TURNS:
            partials.append(Partial(ratio + 1 / (shape.loop_s * base), level * 0.45, more, fade))
        partials.append(Partial(ratio, level, more, fade))
    return tone(key, partials, shape, seed=key)


def bars(key: int, ratios: Mapping[float, tuple[float, float]], shape: Shape) -> Tone:
    """A struck bar or bell: for each ratio how loud it begins, and in how many seconds it falls to a tenth of that."""
    partials = [
        Partial(ratio, level * 0.1, 9.0, fade) if fade < 1 else Partial(ratio, level)
        for ratio, (level, fade) in ratios.items()
    ]
    return tone(key, partials, shape, seed=key)


def steady(key: int, spectrum: Spectrum, shape: Shape, voices: int = 1, spread_cents: float = 0.0) -> Tone:
    """Harmonics that stay."""
    return tone(key, harmonics(key, spectrum, shape.rate, voices, spread_cents), shape, seed=key)


def body(steep: float, *peaks: tuple[float, float, float], roll_hz: float = 5000.0) -> Spectrum:
    """A falling spectrum with resonances (hertz, width as a part of it, factor)."""

    def level(number: float, hz: float) -> float:
        raised = sum(factor * np.exp(-(((hz - at) / (at * width)) ** 2)) for at, width, factor in peaks)
        return float((0.35 + raised if peaks else 1.0) / number**steep / (1 + (hz / roll_hz) ** 3))

    return level


_VIOLIN = body(
    0.75, (290, 0.2, 0.8), (480, 0.25, 1.2), (1050, 0.3, 0.8), (2700, 0.3, 1.5), (4200, 0.3, 0.8), roll_hz=8000
)
_CELLO = body(0.7, (110, 0.25, 0.6), (230, 0.25, 1.0), (600, 0.4, 0.8), (1800, 0.35, 0.9), roll_hz=5000)
_CHOIR = body(0.9, (760, 0.16, 2.2), (1180, 0.14, 1.4), (2850, 0.14, 0.7), (3600, 0.12, 0.3), roll_hz=5000)
_SAX = body(0.75, (550, 0.35, 1.0), (1350, 0.3, 0.9), (2600, 0.25, 0.6), roll_hz=4200)
_OBOE = body(0.35, (1150, 0.3, 1.6), (2900, 0.22, 1.1), roll_hz=4500)
_TRUMPET = body(0.3, (1200, 0.6, 0.9), roll_hz=6000)
_TROMBONE = body(0.45, (560, 0.6, 0.9), roll_hz=2600)
_HORN = body(0.75, (380, 0.5, 1.0), roll_hz=2500)
_REEDS = body(0.6, roll_hz=4000)
_SAW = body(1.0, roll_hz=9000)
_PAD = body(1.25, roll_hz=3500)
_GLASS = body(0.9, (2600, 0.3, 1.4), roll_hz=6000)


def _odd(steep: float, even: float, roll_hz: float) -> Spectrum:
    return lambda number, hz: (1 if number % 2 else even) / number**steep / (1 + (hz / roll_hz) ** 3)


def _drawbars(levels: Mapping[float, float]) -> Make:
    shape = Shape(begin_s=0.05, loop_s=0.16, knock=0.06, knock_s=0.005)
    return lambda key: tone(key, [Partial(ratio, level) for ratio, level in levels.items()], shape, seed=3)


def _driven(drive: float) -> Make:
    shape = Shape(begin_s=0.2, loop_s=0.14, drive=drive, oversampled=4, knock=0.12, knock_s=0.004)
    return lambda key: strings(key, 0.9, 0.13, 5000, onset=0.8, onset_s=0.1, shape=shape)


def _solo(spectrum: Spectrum, begin_s: float = 0.06, loop_s: float = 0.12, breath: float = 0.0,
          breath_hz: tuple[float, float] = (500.0, 6000.0)) -> Make:  # fmt: skip
    shape = Shape(begin_s=begin_s, loop_s=loop_s if not breath else max(loop_s, 0.2), breath=breath,
                  breath_hz=breath_hz)  # fmt: skip
    return lambda key: steady(key, spectrum, shape)


def _section(spectrum: Spectrum, cents: float = 11.0, voices: int = 5, rate: int = 22_050, breath: float = 0.0) -> Make:
    shape = Shape(rate=rate, begin_s=0.03, loop_s=0.46, breath=breath, breath_hz=(900.0, 5000.0))
    return lambda key: steady(key, spectrum, shape, voices, cents)


def _pluck(steep: float, place: float, roll_hz: float, knock: float = 0.05, begin_s: float = 0.24, rate: int = 27_000,
           onset: float = 2.5, stiff: float = 0.00004) -> Make:  # fmt: skip
    shape = Shape(rate=rate, begin_s=begin_s, loop_s=0.12, knock=knock, knock_s=0.008)
    return lambda key: strings(key, steep, place, roll_hz, stiff, onset=onset, onset_s=0.18, shape=shape)


def _piano(key: int) -> Tone:
    shape = Shape(rate=27_000 if key > 50 else 22_050, begin_s=0.4, loop_s=0.42, knock=0.1, knock_s=0.015)
    stiff = 0.00035 * 2 ** ((key - 60) / 14)
    return strings(key, 0.75 + key / 200, 0.122, 1500 + 20 * key, stiff, pair=True, onset=2.2, onset_s=0.3, shape=shape)


def _electric_piano(key: int) -> Tone:
    ratios = {1.0: (1.0, 9), 2.0: (0.9, 0.5), 3.0: (0.5, 0.3), 4.0: (0.35, 0.2), 7.0: (0.4, 0.12), 14.0: (0.5, 0.08)}
    return bars(key, ratios, Shape(begin_s=0.3, loop_s=0.1, knock=0.03))


def _bars(ratios: Mapping[float, tuple[float, float]], begin_s: float, loop_s: float = 0.15, knock: float = 0.05,
          rate: int = 27_000) -> Make:  # fmt: skip
    shape = Shape(rate=rate, begin_s=begin_s, loop_s=loop_s, knock=knock, knock_s=0.004)
    return lambda key: bars(key, ratios, shape)


_MID, _HIGH, _LOW = (48, 57, 66, 75, 84), (60, 72, 84, 96), (28, 36, 45, 54)
_GUITAR = (40, 48, 56, 64, 74)
_BELLS = {0.5: (0.5, 9), 1.0: (1, 9), 1.183: (0.8, 0.9), 1.506: (0.5, 0.5), 2.0: (0.9, 0.9), 2.514: (0.5, 0.4),
          2.662: (0.4, 0.35), 3.011: (0.5, 0.3), 4.166: (0.4, 0.2)}  # fmt: skip
_FULL_ORGAN = {0.5: 0.7, 1.0: 1.0, 1.5: 0.5, 2.0: 0.6, 3.0: 0.35, 4.0: 0.3, 6.0: 0.12, 8.0: 0.15}

PATCHES: tuple[Patch, ...] = (
    Patch(0, "Piano", (33, 44, 54, 63, 72, 81, 92), _piano, struck(15, 0.22, 60), 14),
    Patch(4, "Electric piano", (40, 52, 64, 76, 88), _electric_piano, struck(13, 0.2, 45), 6),
    Patch(6, "Harpsichord", (41, 53, 65, 77), _pluck(0.5, 0.08, 6000, 0.1, 0.25), struck(9, 0.12, 50)),
    Patch(9, "Glockenspiel", (72, 84, 96),
          _bars({1.0: (1, 9), 2.76: (0.5, 0.3), 5.4: (0.35, 0.12)}, 0.3), struck(6, 1.2, 20)),
    Patch(11, "Vibraphone", (53, 65, 77, 89), _bars({1.0: (1, 9), 4.0: (0.7, 0.25), 10.0: (0.3, 0.05)}, 0.3),
          struck(14, 0.6, 20) | {13: 25, 22: round(1200 * np.log2(5 / 8.176))}),
    Patch(12, "Marimba", (45, 57, 69, 81), _bars({1.0: (1, 9), 3.93: (0.8, 0.12), 9.2: (0.4, 0.04)}, 0.2, knock=0.15),
          struck(2.6, 0.5, 40)),
    Patch(14, "Tubular bells", (60, 72, 84), _bars(_BELLS, 0.45, 0.2), struck(11, 2, 15)),
    Patch(16, "Drawbar organ", (36, 48, 60, 72, 84), _drawbars(_FULL_ORGAN), blown(0.008, 0.06, 7, 6.2, 0.01)),
    Patch(19, "Church organ", (36, 48, 60, 72, 84), _section(body(0.8, roll_hz=5500), 4, 2), blown(0.06, 0.5)),
    Patch(21, "Accordion", (48, 60, 72, 84), _section(_REEDS, 9, 2, breath=0.004), blown(0.05, 0.12)),
    Patch(24, "Nylon guitar", _GUITAR, _pluck(1.3, 0.21, 2500), struck(9, 0.15, 45), 9),
    Patch(25, "Steel guitar", _GUITAR, _pluck(0.85, 0.16, 4500, 0.06, 0.34), struck(11, 0.15, 45), 14),
    Patch(27, "Clean guitar", _GUITAR, _pluck(0.9, 0.24, 3000, 0.04), struck(13, 0.12, 45), 12),
    Patch(29, "Overdriven guitar", _GUITAR, _driven(2.5), struck(26, 0.1, 20) | {37: 160}),
    Patch(30, "Distorted guitar", (36, 43, 50, 57, 66, 76), _driven(9), struck(30, 0.1, 20) | {37: 90}),
    Patch(32, "Acoustic bass", _LOW, _pluck(1.2, 0.2, 900, 0.12, 0.25, 22_050), struck(6, 0.12, 30), 10),
    Patch(33, "Finger bass", _LOW, _pluck(1.0, 0.18, 1300, 0.06, 0.25, 22_050), struck(12, 0.09, 30), 12),
    Patch(38, "Synth bass", _LOW, _solo(_SAW), blown(0.003, 0.06) | swell(3600, 0.002, 0.5, 6600) | {9: 60}),
    Patch(40, "Violin", (55, 61, 67, 73, 79, 86, 94), _solo(_VIOLIN, 0.04, 0.2, 0.006, (1500.0, 7000.0)),
          blown(0.07, 0.16, 14, 5.7), 10),
    Patch(42, "Cello", (36, 43, 50, 57, 65, 73), _solo(_CELLO, 0.04, 0.2, 0.005, (600.0, 4000.0)),
          blown(0.08, 0.18, 12, 5.2), 10),
    Patch(45, "Pizzicato", (43, 55, 67, 79), _pluck(1.2, 0.15, 2200, 0.15, 0.2, onset=1.8), struck(2.2, 0.25, 40)),
    Patch(46, "Harp", (36, 48, 60, 72, 84), _pluck(1.35, 0.3, 3000, 0.03), struck(9, 0.7, 50)),
    Patch(47, "Timpani", (41, 50), _bars({1.0: (1, 9), 1.5: (0.7, 0.5), 1.98: (0.5, 0.4), 2.44: (0.3, 0.3)}, 0.5, 0.3,
          0.3, 22_050), struck(4, 0.8, 20)),
    Patch(48, "Strings", (40, 49, 58, 67, 76, 86), _section(_VIOLIN, 12, 6), blown(0.12, 0.35), 9),
    Patch(52, "Choir", (48, 57, 66, 75), _section(_CHOIR, 14, 6, breath=0.01), blown(0.14, 0.35, 8, 5)),
    Patch(56, "Trumpet", (52, 60, 68, 76, 84), _solo(_TRUMPET), blown(0.03, 0.1, 9, 5.3, 0.5)
          | swell(2400, 0.07, 0.8, 9000), 9),
    Patch(57, "Trombone", (40, 48, 56, 64), _solo(_TROMBONE), blown(0.045, 0.12, 6, 5, 0.5)
          | swell(2400, 0.09, 0.8, 7800), 8),
    Patch(60, "French horn", (41, 50, 59, 68), _solo(_HORN), blown(0.06, 0.18) | swell(1800, 0.1, 1, 8200), 8),
    Patch(61, "Brass section", (43, 52, 61, 70, 79), _section(_TRUMPET, 9, 4), blown(0.04, 0.15)
          | swell(2600, 0.07, 0.6, 8600)),
    Patch(66, "Saxophone", (44, 53, 62, 71, 80), _solo(_SAX, 0.04, 0.2, 0.008), blown(0.04, 0.1, 10, 5.2), 9),
    Patch(68, "Oboe", (58, 65, 72, 79, 86), _solo(_OBOE), blown(0.045, 0.09, 8, 5.4)),
    Patch(71, "Clarinet", (50, 58, 66, 74, 82), _solo(_odd(0.9, 0.06, 3200)), blown(0.045, 0.09, 3, 5), 7),
    Patch(73, "Flute", (60, 69, 78, 87), _solo(body(2.1, roll_hz=4500), 0.05, 0.3, 0.03, (900.0, 5000.0)),
          blown(0.055, 0.12, 10, 5.1)),
    Patch(80, "Square lead", (36, 48, 60, 72, 84), _solo(_odd(1.0, 0.0, 9000)), blown(0.004, 0.06, 8, 5.5)),
    Patch(81, "Saw lead", (36, 48, 60, 72, 84), _section(_SAW, 6, 2, 27_000), blown(0.004, 0.08, 6, 5.5)),
    Patch(88, "Glass pad", (48, 60, 72, 84), _section(_GLASS, 8, 3), struck(30, 1.0, 20) | blown(0.02, 1.0)
          | {37: 120}),
    Patch(89, "Warm pad", (36, 48, 60, 72, 84), _section(_PAD, 13, 5), blown(0.35, 0.9) | swell(1800, 0.9, 2, 7400)),
    Patch(107, "Koto", (41, 53, 65, 77), _pluck(0.7, 0.06, 5000, 0.08, 0.25), struck(7, 0.4, 50)),
    Patch(108, "Kalimba", (53, 65, 77, 89), _bars({1.0: (1, 9), 5.4: (0.5, 0.08), 8.9: (0.3, 0.04)}, 0.2, knock=0.12),
          struck(4, 0.6, 30)),
    Patch(114, "Steel drum", (52, 64, 76),
          _bars({1.0: (1, 9), 2.0: (0.9, 0.7), 3.0: (0.5, 0.4), 4.02: (0.3, 0.2)}, 0.4),
          struck(6, 0.4, 30)),
)  # fmt: skip
