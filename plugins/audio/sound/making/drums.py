"""A drum kit: sines that fall in pitch, bands of noise, and the clangour of metal, each heard once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from plugins.audio.sound.making.tones import Tone, noise, struck
from plugins.audio.sound.samples import Curve

_RATE = 32_000
_METAL = (2.0, 3.0, 4.16, 5.43, 6.79, 8.21)


def _time(seconds: float) -> Curve:
    return np.arange(round(seconds * _RATE)) / _RATE


def _fall(time: Curve, seconds: float) -> Curve:
    return np.exp(-time / seconds)


def _sweep(time: Curve, low_hz: float, more_hz: float, seconds: float) -> Curve:
    """A sine that falls to a pitch from so much above it."""
    phase = low_hz * time + more_hz * seconds * (1 - np.exp(-time / seconds))
    return np.sin(2 * np.pi * phase)


def _noise(time: Curve, low_hz: float, high_hz: float, seed: int) -> Curve:
    return noise(len(time), _RATE, low_hz, high_hz, np.random.default_rng(seed))


def _sines(time: Curve, levels: Mapping[float, float]) -> Curve:
    """Sines by their frequencies."""
    sines = np.sin(2 * np.pi * time[:, None] * np.array(list(levels)))
    return np.asarray(sines @ np.array(list(levels.values()), np.float64))


def _metal(time: Curve, base_hz: float, low_hz: float, seed: int) -> Curve:
    """Clangour: pulses at six pitches and noise, without what is low."""
    phases = np.random.default_rng(seed).uniform(0, 1, len(_METAL))
    pulses = [
        np.sign(np.sin(2 * np.pi * (base_hz * ratio * time + at))) for ratio, at in zip(_METAL, phases, strict=True)
    ]
    mixed = np.sum(pulses, 0) / 3 + 0.8 * _noise(time, low_hz, 12_000, seed)
    bins = np.fft.rfftfreq(len(mixed), 1 / _RATE)
    return np.fft.irfft(np.fft.rfft(mixed) / (1 + (low_hz / np.maximum(bins, 1)) ** 6), len(mixed))


def kick() -> Curve:
    """A bass drum."""
    time = _time(0.42)
    click = 0.25 * _noise(time, 800, 5000, 1) * _fall(time, 0.004)
    return _sweep(time, 48, 190, 0.03) * _fall(time, 0.12) + click


def snare() -> Curve:
    """A snare drum."""
    time = _time(0.3)
    skin = _sweep(time, 185, 60, 0.02) * _fall(time, 0.06) + 0.5 * _sweep(time, 330, 40, 0.02) * _fall(time, 0.04)
    return skin + 0.45 * _noise(time, 1500, 9000, 2) * _fall(time, 0.075)


def electric_snare() -> Curve:
    """A tight, bright snare drum."""
    time = _time(0.24)
    return 0.7 * _sweep(time, 220, 120, 0.015) * _fall(time, 0.05) + 0.5 * _noise(time, 900, 11_000, 3) * _fall(
        time, 0.06
    )


def rim() -> Curve:
    """A stick on the rim."""
    time = _time(0.08)
    return np.sin(2 * np.pi * 1720 * time) * _fall(time, 0.012) + 0.6 * np.sin(2 * np.pi * 480 * time) * _fall(
        time, 0.015
    )


def clap() -> Curve:
    """Several hands, not quite together."""
    time = _time(0.28)
    claps = sum((_fall(np.maximum(time - at, 0), 0.006) * (time >= at) for at in (0.0, 0.011, 0.021)), np.zeros(1))
    tail = (time >= 0.03) * _fall(np.maximum(time - 0.03, 0), 0.06)
    return _noise(time, 900, 3500, 4) * (claps * 0.7 + tail)


def closed_hat() -> Curve:
    """A closed hi-hat."""
    time = _time(0.1)
    return _metal(time, 420, 6500, 5) * _fall(time, 0.022)


def pedal_hat() -> Curve:
    """A hi-hat closed by the foot."""
    time = _time(0.12)
    return _metal(time, 390, 5500, 6) * _fall(time, 0.03) * np.minimum(1, time / 0.004)


def open_hat() -> Curve:
    """An open hi-hat."""
    time = _time(0.6)
    return _metal(time, 420, 6500, 7) * _fall(time, 0.2)


def crash() -> Curve:
    """A crash cymbal."""
    time = _time(1.0)
    return _metal(time, 310, 3200, 8) * (0.6 * _fall(time, 0.34) + 0.4 * _fall(time, 0.06))


def ride() -> Curve:
    """A ride cymbal."""
    time = _time(0.8)
    ping = _sines(time, {2970: 0.25, 3820: 0.25, 5330: 0.25}) * _fall(time, 0.1)
    return _metal(time, 350, 5000, 9) * _fall(time, 0.22) * 0.6 + ping


def bell() -> Curve:
    """The bell of a ride cymbal."""
    time = _time(0.7)
    return _sines(time, {1240: 1, 2010: 0.7, 3170: 0.5, 4480: 0.3}) * _fall(time, 0.2)


def tom(low_hz: float) -> Curve:
    """A tom."""
    time = _time(0.45)
    skin = _sweep(time, low_hz, low_hz * 0.8, 0.035) * _fall(time, 0.13)
    return skin + 0.12 * _noise(time, 300, 4000, 10) * _fall(time, 0.02)


def cowbell() -> Curve:
    """A cowbell."""
    time = _time(0.3)
    low, high = np.sin(2 * np.pi * 562 * time), np.sin(2 * np.pi * 845 * time)
    return np.asarray((np.tanh(3 * low) + np.tanh(3 * high)) * (0.6 * _fall(time, 0.02) + 0.4 * _fall(time, 0.09)))


def tambourine() -> Curve:
    """A tambourine."""
    time = _time(0.22)
    return _metal(time, 700, 7500, 11) * (_fall(time, 0.05) + 0.5 * np.exp(-(((time - 0.035) / 0.012) ** 2)))


def shaker() -> Curve:
    """A shaker."""
    time = _time(0.11)
    swing = np.sin(np.pi * np.minimum(time / 0.1, 1))
    return np.asarray(_noise(time, 5500, 12_000, 12) * swing * swing)


def conga(hz: float) -> Curve:
    """A hand drum."""
    time = _time(0.3)
    return _sweep(time, hz, hz * 0.25, 0.012) * _fall(time, 0.09) + 0.15 * _noise(time, 600, 5000, 13) * _fall(
        time, 0.006
    )


def wood(hz: float) -> Curve:
    """A wood block."""
    time = _time(0.09)
    return np.sin(2 * np.pi * hz * time) * _fall(time, 0.014) + 0.4 * np.sin(2 * np.pi * hz * 1.51 * time) * _fall(
        time, 0.008
    )


def triangle() -> Curve:
    """A triangle."""
    time = _time(0.7)
    return _sines(time, {4620: 1, 6210: 0.6, 8780: 0.5, 11_300: 0.3}) * _fall(time, 0.28)


KIT: tuple[tuple[str, Callable[[], Curve], int, tuple[int, ...], float], ...] = (
    ("Kick", kick, 36, (35, 36), 0.0),
    ("Rim", rim, 37, (31, 37), -8.0),
    ("Snare", snare, 38, (38,), -3.0),
    ("Clap", clap, 39, (39,), -4.0),
    ("Electric snare", electric_snare, 40, (40,), -3.0),
    ("Closed hi-hat", closed_hat, 42, (42,), -12.0),
    ("Pedal hi-hat", pedal_hat, 44, (44,), -13.0),
    ("Open hi-hat", open_hat, 46, (46,), -13.0),
    ("Low tom", lambda: tom(82), 43, (41, 43, 45), -3.0),
    ("High tom", lambda: tom(140), 48, (47, 48, 50), -3.0),
    ("Crash", crash, 49, (49, 52, 55, 57), -8.0),
    ("Ride", ride, 51, (51, 59), -11.0),
    ("Ride bell", bell, 53, (53,), -12.0),
    ("Tambourine", tambourine, 54, (54,), -12.0),
    ("Cowbell", cowbell, 56, (56, 67, 68), -10.0),
    ("Conga", lambda: conga(210), 63, (60, 61, 62, 63, 64, 65, 66), -5.0),
    ("Shaker", shaker, 70, (69, 70, 82), -13.0),
    ("Wood block", lambda: wood(1150), 76, (75, 76, 77), -9.0),
    ("Triangle", triangle, 81, (80, 81), -14.0),
)
"""Name, sound, the key it was made at, the keys it is heard at (higher ones sound higher), and its level in dB."""


def sample(make: Callable[[], Curve], key: int) -> Tone:
    """A drum as a sample."""
    return struck(key, make(), _RATE)
