"""Spectra: tones stand where they should at every scale, at their level, and colours run evenly."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
import soundfile

from plugins.audio.spectra import (
    FLOOR_DB,
    ROWS,
    TILE,
    Pitches,
    colours,
    decibels,
    level_for,
    spectrum_tile,
)
from plugins.audio.stored_sound import StoredSound

RATE = 48_000


def tone(hertz: float, seconds: float = 3.0, level: float = 1.0, channels: int = 1) -> StoredSound:
    """A sine, in the first channel."""
    wave = np.zeros((int(RATE * seconds), channels), np.float32)
    wave[:, 0] = level * np.sin(2 * np.pi * hertz * np.arange(len(wave)) / RATE)
    file = BytesIO()
    soundfile.write(file, wave, RATE, subtype="FLOAT", format="WAV")
    return StoredSound(BytesIO(file.getvalue()), "tone")


@pytest.mark.parametrize("pitches", list(Pitches))
@pytest.mark.parametrize("hertz", [60.0, 440.0, 1000.0, 5000.0, 15_000.0])
@pytest.mark.parametrize("level", [5, 9, 12])
def test_a_tone_stands_at_its_frequency_and_level(pitches: Pitches, hertz: float, level: int) -> None:
    with tone(hertz, level=0.5) as sound:
        tile = spectrum_tile(sound, level, RATE // (TILE << level), pitches)
    assert tile.shape == (ROWS, TILE)
    column = tile[:, 12]
    loudest = np.flatnonzero(column == column.max())
    height = 1 - (loudest.mean() + 0.5) / ROWS
    # Half a bin of the transform, or a row
    assert abs(pitches.hertz(height) - hertz) < max(RATE / 2048 * 0.75, hertz * 0.02)
    assert decibels(float(column.max())) == pytest.approx(-6.0, abs=1.6)


def test_columns_follow_time() -> None:
    with tone(1000, 1.0) as sound:
        tile = spectrum_tile(sound, 9, 0, Pitches.OCTAVES)
        after = spectrum_tile(sound, 9, 1, Pitches.OCTAVES)
    heard = tile.max(0) > 200
    end = RATE / 512
    assert heard[4 : int(end) - 4].all()
    assert not heard[int(end) + 4 :].any()
    assert not after.any()


def test_two_channels_count_by_their_power() -> None:
    with tone(1000, channels=2) as half, tone(1000) as whole:
        levels = [decibels(float(spectrum_tile(each, 9, 0, Pitches.OCTAVES)[:, 20].max())) for each in (half, whole)]
    assert levels[1] - levels[0] == pytest.approx(3.0, abs=0.5)


def test_heights_and_frequencies_are_inverse() -> None:
    for pitches in Pitches:
        assert pitches.height(20) == pytest.approx(0)
        assert pitches.height(20_000) == pytest.approx(1)
        assert pitches.hertz(pitches.height(432)) == pytest.approx(432)
    assert Pitches.OCTAVES.height(200) - Pitches.OCTAVES.height(100) == pytest.approx(
        Pitches.OCTAVES.height(10_000) - Pitches.OCTAVES.height(5000)
    )
    assert Pitches.MEL.height(200) - Pitches.MEL.height(100) < Pitches.MEL.height(400) - Pitches.MEL.height(200)


def test_the_scale_has_columns_of_a_pixel_at_most() -> None:
    assert [level_for(per_px) for per_px in (0.1, 16, 31, 32, 1000, 108_000)] == [4, 4, 4, 5, 9, 16]
    assert decibels(0) == FLOOR_DB
    assert decibels(255) == 0


@pytest.mark.parametrize("dark", [True, False])
def test_colours_run_evenly_from_the_ground_to_what_is_loud(dark: bool) -> None:
    table = colours(dark=dark)
    parts = np.stack([(table >> shift & 255) for shift in (16, 8, 0)]).astype(float) / 255
    light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    lms = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]]) @ light  # fmt: skip
    lightness = np.array([0.2104542553, 0.793617785, -0.0040720468]) @ np.cbrt(lms)
    steps = np.diff(lightness) * (1 if dark else -1)
    assert (steps > 0).mean() > 0.99
    assert np.convolve(steps, np.ones(16), "valid").std() < 0.12 * steps.mean() * 16
    assert bool(lightness[0] < 0.25) is dark
