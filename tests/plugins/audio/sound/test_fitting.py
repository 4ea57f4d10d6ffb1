"""Fitting what a model made: exact length, no silence before it, loops without a click, nothing above full scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import UserError
from plugins.audio.model import Plan
from plugins.audio.sound.fitting import fit, seam_frames, spliced
from plugins.audio.sound.samples import Audio

RATE = 8000


def noise(frames: int, seed: int = 0, level: float = 0.3) -> Audio:
    """Sound without silence."""
    return (level * np.random.default_rng(seed).standard_normal((frames, 2))).clip(-0.99, 0.99).astype(np.float32)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), st.floats(20, 400), st.floats(0.3, 3), st.booleans())
def test_the_length_is_the_plans_whatever_was_made(bars: int, bpm: float, share: float, loop: bool) -> None:
    frames = Plan(bpm=bpm, bars=bars).frames(500)
    seam = seam_frames(bpm, 500) if loop else 0
    fitted = fit(noise(max(1, round(frames * share))), 500, frames, seam)
    assert fitted.samples.shape == (frames, 2)
    assert fitted.samples.dtype == np.float32
    assert np.abs(fitted.samples).max() <= 1


def test_silence_before_it_is_cut_as_far_as_more_was_made() -> None:
    sound = noise(RATE + 400)
    sound[:300] = 0
    assert np.array_equal(fit(sound, RATE, RATE).samples[:500], sound[300:800])
    sound[:900] = 0
    # More silence than there is to spare: the end is not paid with it.
    assert np.array_equal(fit(sound, RATE, RATE).samples[600:], sound[1000:])


def test_a_sound_that_ends_early_is_told() -> None:
    sound = noise(2 * RATE)
    sound[RATE:] = 0
    fitted = fit(sound, RATE, 2 * RATE)
    assert [str(words) for words in fitted.notes] == ["The model fell silent after 1.0 of 2.0 seconds."]
    assert not fit(noise(2 * RATE), RATE, 2 * RATE).notes
    assert fit(noise(RATE), RATE, 2 * RATE).notes
    assert not fit(noise(RATE), RATE, 2 * RATE).samples[RATE:].any()


def test_the_end_of_a_loop_leads_over_into_its_beginning() -> None:
    seam = seam_frames(120, RATE)
    frames = RATE
    time = np.arange(frames + seam)[:, None] / RATE
    sound = np.repeat(0.5 * np.cos(2 * np.pi * 101.5 * time), 2, 1).astype(np.float32)
    looped = fit(sound, RATE, frames, seam).samples
    step = np.abs(np.diff(sound, axis=0)).max()
    # Where it comes round there is no step, which there is without the seam.
    assert np.abs(looped[0] - looped[-1]).max() < 2 * step
    assert np.abs(sound[0] - sound[frames - 1]).max() > 2 * step
    assert np.array_equal(looped[seam:], sound[seam:frames])


def test_the_seam_keeps_the_power() -> None:
    seam = 400
    sound = noise(40 * RATE + seam, level=0.2)
    looped = fit(sound, RATE, 40 * RATE, seam).samples
    assert np.sqrt((looped[:seam] ** 2).mean()) == pytest.approx(np.sqrt((sound[:seam] ** 2).mean()), rel=0.1)


def test_a_loop_that_fell_silent_keeps_its_beginning() -> None:
    sound = noise(RATE + 400)
    sound[RATE - 500 :] = 0
    looped = fit(sound, RATE, RATE, 400).samples
    # No more than a click is taken away.
    assert np.array_equal(looped[50:5000], sound[50:5000])


def test_a_cut_in_the_middle_ends_without_a_click() -> None:
    assert np.abs(fit(noise(2 * RATE), RATE, RATE).samples[-1]).max() < 0.01


def test_peaks_are_brought_down_together_and_quiet_sound_is_left_alone() -> None:
    loud, quiet = 4 * noise(RATE), noise(RATE, level=0.01)
    fitted = fit(loud, RATE, RATE).samples
    assert np.abs(fitted).max() == pytest.approx(10 ** (-1 / 20), rel=1e-4)
    assert np.allclose(fitted / fitted[5, 0], loud / loud[5, 0], atol=1e-3)
    assert np.array_equal(fit(quiet, RATE, RATE).samples, quiet)


def test_silence_is_an_error_in_words() -> None:
    for nothing in (
        np.zeros((RATE, 2), np.float32),
        np.full((RATE, 1), 1e-6, np.float32),
        np.zeros((0, 2), np.float32),
    ):
        with pytest.raises(UserError, match="made silence"):
            fit(nothing, RATE, RATE)


def test_outside_of_a_region_not_a_sample_changes() -> None:
    original, anew = noise(RATE), noise(RATE, 1)
    result = spliced(original, anew, 2000, 4000, 100)
    assert np.array_equal(result[:2000], original[:2000])
    assert np.array_equal(result[4000:], original[4000:])
    assert np.array_equal(result[2100:3900], anew[2100:3900])
    assert np.abs(result[2000] - original[2000]).max() < 0.05
    whole = spliced(original, anew, 0, RATE, 100)
    assert np.array_equal(whole, anew)
