"""Loudness, against the figures of the recommendation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.api import UserError
from plugins.audio.sound.loudness import loudness, master, normalise
from plugins.audio.sound.samples import Audio


def tone(level_db: float, rate: int, seconds: float, channels: int = 2, hz: float = 997) -> Audio:
    """A sine."""
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    return np.repeat(wave.astype(np.float32)[:, None], channels, 1)


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_a_tone_of_full_scale_on_one_channel_is_minus_3(rate: int) -> None:
    assert loudness(tone(0, rate, 3, channels=1), rate) == pytest.approx(-3.01, abs=0.02)
    assert loudness(tone(-23, rate, 20), rate) == pytest.approx(-23, abs=0.1)


def test_pauses_and_soft_passages_do_not_count() -> None:
    rate = 48_000
    parts = [tone(-36, rate, 10), tone(-23, rate, 60), tone(-36, rate, 10)]
    assert loudness(np.concatenate(parts), rate) == pytest.approx(-23, abs=0.1)
    parts = [tone(-72, rate, 10), *parts, tone(-72, rate, 10)]
    assert loudness(np.concatenate(parts), rate) == pytest.approx(-23, abs=0.1)
    assert loudness(tone(-23, rate, 3, hz=40), rate) < -27


def test_a_target_is_met() -> None:
    rate = 44_100
    sound = np.random.default_rng(0).normal(size=(rate * 3, 2)).astype(np.float32) * np.float32(0.01)
    assert loudness(normalise(sound, rate, -14), rate) == pytest.approx(-14, abs=0.01)
    assert math.isfinite(loudness(sound[:100], rate))
    with pytest.raises(UserError, match="nothing to be heard"):
        normalise(np.zeros((rate, 2), np.float32), rate, -14)
    assert loudness(np.zeros((0, 2), np.float32), rate) == -math.inf


@pytest.mark.parametrize("loop", [True, False])
def test_a_master_is_as_loud_as_asked_and_below_its_ceiling(loop: bool) -> None:
    rate = 44_100
    numbers = np.random.default_rng(1)
    sound = (numbers.normal(size=(rate * 3, 2)) * np.abs(numbers.normal(size=(rate * 3, 1)))).astype(np.float32)
    for lufs in (-16.0, -23.0):
        mastered = master(sound * np.float32(0.02), rate, lufs, -1.5, loop=loop)
        assert loudness(mastered, rate) == pytest.approx(lufs, abs=0.1)
        assert np.abs(mastered).max() <= 10 ** (-1.5 / 20)
    with pytest.raises(UserError, match="nothing to be heard"):
        master(np.zeros((rate, 2), np.float32), rate, -14)
