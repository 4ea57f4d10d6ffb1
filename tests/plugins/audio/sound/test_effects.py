"""Effects: measured with tones and clicks, and without a seam in a loop."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.api import InvalidRequest
from plugins.audio.sound.biquad import Biquad, high_shelf, low_pass, low_shelf, peak
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
    apply_effects,
)
from plugins.audio.sound.effects.chain import Tempo
from plugins.audio.sound.samples import Audio, Curve

RATE = 44_100
TEMPO = Tempo(RATE, 120)


def tone(hz: float, level: float = 0.5, seconds: float = 1.0) -> Audio:
    """A sine on both sides."""
    wave = level * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE)
    return np.repeat(wave.astype(np.float32)[:, None], 2, 1)


def noise(seconds: float, level: float = 0.3, seed: int = 1) -> Audio:
    """Noise that differs on both sides."""
    numbers = np.random.default_rng(seed)
    return (level * numbers.normal(size=(round(seconds * RATE), 2))).astype(np.float32)


def decibels(sound: Audio, than: Audio) -> float:
    """How much louder the middle of a sound is."""
    middle = slice(len(sound) // 3, -len(sound) // 8)
    return float(10 * np.log10(np.mean(sound[middle].astype(float) ** 2) / np.mean(than[middle].astype(float) ** 2)))


def recursion(filter_: Biquad, signal: Curve) -> Curve:
    """The filter, sample by sample."""
    result = np.zeros(len(signal))
    first = second = 0.0
    for frame, now in enumerate(signal):
        b0, b1, b2, a1, a2 = (
            float(np.broadcast_to(term, len(signal))[frame])
            for term in (filter_.b0, filter_.b1, filter_.b2, filter_.a1, filter_.a2)
        )
        out = b0 * now + first
        first, second = b1 * now - a1 * out + second, b2 * now - a2 * out
        result[frame] = out
    return result


@pytest.mark.parametrize("frames", [1, 2, 15, 17, 300, 1021])
def test_the_filter_is_the_recursion(frames: int) -> None:
    signal = np.random.default_rng(0).normal(size=frames)
    moving = np.linspace(200, 9000, frames)
    for filter_ in (low_pass(300, 0.707, RATE), low_pass(moving, 5, RATE), peak(90, 9, 12, RATE)):
        assert np.abs(filter_(signal) - recursion(filter_, signal)).max() < 1e-11
    stepped = low_pass(np.repeat(moving[::16], 16)[:frames], 5, RATE)(signal)
    assert np.abs(low_pass(moving[::16], 5, RATE, 16)(signal) - stepped).max() < 1e-11
    both = np.stack([signal, -2 * signal], 1)
    assert np.allclose(low_pass(300, 0.707, RATE)(both)[:, 1], -2 * low_pass(300, 0.707, RATE)(signal))


@pytest.mark.parametrize(
    ("band", "hz", "gain_db"),
    [
        (Band(Shape.PEAK, 1000, 6, 1.0), 1000, 6.0),
        (Band(Shape.PEAK, 1000, -9, 4.0), 1000, -9.0),
        (Band(Shape.PEAK, 1000, 6, 4.0), 8000, 0.0),
        (Band(Shape.LOW_SHELF, 300, 5), 40, 5.0),
        (Band(Shape.LOW_SHELF, 300, 5), 6000, 0.0),
        (Band(Shape.HIGH_SHELF, 3000, -4), 16_000, -4.0),
        (Band(Shape.HIGH_SHELF, 3000, -4), 100, 0.0),
        (Band(Shape.LOW_PASS, 1000), 1000, -3.01),
        (Band(Shape.HIGH_PASS, 1000), 1000, -3.01),
        (Band(Shape.HIGH_PASS, 1000), 100, -40.0),
    ],
)
def test_an_equaliser_does_what_its_bands_say(band: Band, hz: float, gain_db: float) -> None:
    sound = tone(hz)
    assert decibels(Equaliser((band,)).process(sound, TEMPO), sound) == pytest.approx(gain_db, abs=0.12)


def test_shelves_mirror_each_other() -> None:
    sound = noise(0.5)
    raised = low_shelf(500, 0.707, 6, RATE)(sound)
    assert np.abs(low_shelf(500, 0.707, -6, RATE)(raised) - sound).max() < 1e-6
    assert np.abs(high_shelf(500, 0.707, -6, RATE)(high_shelf(500, 0.707, 6, RATE)(sound)) - sound).max() < 1e-6


def test_gain() -> None:
    assert decibels(Gain(-7.5).process(tone(440), TEMPO), tone(440)) == pytest.approx(-7.5, abs=1e-4)


def test_a_compressor_keeps_its_ratio() -> None:
    compressor = Compressor(threshold_db=-20, ratio=4, knee_db=0)
    for level_db in (-30.0, -12.0, -4.0):
        sound = tone(2000, 10 ** (level_db / 20))
        wanted = -(1 - 1 / 4) * max(0.0, level_db + 20)
        assert decibels(compressor.process(sound, TEMPO), sound) == pytest.approx(wanted, abs=0.5)


@pytest.mark.parametrize("seed", range(6))
def test_a_limiter_lets_nothing_above_its_ceiling(seed: int) -> None:
    numbers = np.random.default_rng(seed)
    sound = noise(0.7, 0.5, seed) * np.float32(numbers.uniform(0.5, 30))
    sound[numbers.integers(0, len(sound), 20)] *= 10
    ceiling_db = float(numbers.uniform(-12, 0))
    limiter = Limiter(ceiling_db, float(numbers.uniform(0.1, 10)), float(numbers.uniform(5, 300)))
    limited = limiter.process(sound, TEMPO)
    assert np.abs(limited).max() <= 10 ** (ceiling_db / 20)
    quiet = tone(300, 0.05)
    assert np.array_equal(limiter.process(quiet, TEMPO), quiet)


def test_a_limiter_turns_down_before_the_peak_and_bends_no_wave() -> None:
    sound = tone(200, 0.4)
    sound[RATE // 2] = 2.0
    limited = Limiter(-6).process(sound, TEMPO)
    part = slice(RATE // 2 - 60, RATE // 2)
    assert np.abs(limited[part]).max() < 0.5 * np.abs(sound[part]).max()
    far = slice(RATE // 4, RATE // 4 + 4000)
    assert np.array_equal(limited[far], sound[far]) or np.allclose(limited[far], sound[far], atol=1e-6)


def test_delays_are_in_beats_and_change_sides() -> None:
    click = np.zeros((2 * RATE, 2), np.float32)
    click[0, 0] = 1
    echoes = Delay(beats=0.5, feedback=0.5, mix=0.4).process(click, TEMPO)
    quarter = RATE // 4
    assert np.flatnonzero(echoes[:, 0]).tolist()[:3] == [0, quarter, 3 * quarter]
    assert np.flatnonzero(echoes[:, 1]).tolist()[:2] == [2 * quarter, 4 * quarter]
    assert echoes[quarter, 0] == pytest.approx(0.4)
    assert echoes[2 * quarter, 1] == pytest.approx(0.2)
    assert Delay(beats=64).process(click, TEMPO).tolist() == click.tolist()


def test_distortion_adds_harmonics_and_no_others() -> None:
    # A whole number of turns in the part that is looked at, so that each partial is one bin.
    hz = 3000.0
    sound = Distortion(drive_db=24, tone_hz=20_000).process(tone(hz, 0.5, 2.0), TEMPO)[RATE // 2 : RATE // 2 + RATE, 0]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    loudest = spectrum.max()
    assert spectrum[9000] / loudest > 0.1
    aliases = np.ones(len(spectrum), bool)
    for number in range(1, 8):
        aliases[number * 3000 - 5 : number * 3000 + 6] = False
    aliases[20_000:] = False
    assert 20 * np.log10(spectrum[aliases].max() / loudest) < -50
    soft = tone(500, 0.001)
    assert decibels(Distortion(0, 20_000).process(soft, TEMPO), soft) == pytest.approx(0, abs=0.1)


def test_a_reverb_dies_away_in_its_time() -> None:
    click = np.zeros((3 * RATE, 2), np.float32)
    click[0] = 1
    room = Reverb(decay_s=1.2, damping=0, mix=1).process(click, TEMPO)
    energy = np.cumsum((room[1:, 0].astype(float) ** 2)[::-1])[::-1]
    fallen = 10 * np.log10(energy[: RATE * 2] / energy[0] + 1e-30)
    early, late = int(np.argmax(fallen < -5)), int(np.argmax(fallen < -35))
    assert 2 * (late - early) / RATE == pytest.approx(1.2, rel=0.12)
    assert abs(np.corrcoef(room[2000:40_000, 0], room[2000:40_000, 1])[0, 1]) < 0.1


@pytest.mark.parametrize(
    "effect",
    [
        Equaliser((Band(Shape.PEAK, 80, 9, 4),)), Compressor(), Limiter(-12), Delay(0.75, 0.5), Distortion(),
        Reverb(0.8), Gain(3),
    ],
    ids=lambda effect: type(effect).__name__,
)  # fmt: skip
def test_in_a_loop_an_effect_goes_over_the_seam(effect: Effect) -> None:
    loop = noise(0.6) * np.linspace(0, 1, round(0.6 * RATE), dtype=np.float32)[:, None]
    passes = np.concatenate([loop] * 12)
    last = effect.process(passes, TEMPO)[-2 * len(loop) : -len(loop)]
    once = apply_effects([effect], loop, TEMPO, loop=True)
    assert once.shape == loop.shape
    assert once.dtype == np.float32
    assert np.abs(once - last).max() < 2e-3
    from_rest = apply_effects([effect], loop, TEMPO)
    assert np.array_equal(from_rest, effect.process(loop, TEMPO))


def test_nothing_stays_nothing() -> None:
    nothing = np.zeros((0, 2), np.float32)
    for effect in (Equaliser((Band(),)), Compressor(), Limiter(), Delay(), Distortion(), Reverb(), Gain()):
        assert effect.process(nothing, TEMPO).shape == (0, 2)
        assert apply_effects([effect], nothing, TEMPO, loop=True).shape == (0, 2)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Delay(feedback=1.0), lambda: Delay(beats=0), lambda: Reverb(decay_s=1e9), lambda: Band(q=0),
        lambda: Limiter(1), lambda: Compressor(ratio=0.5), lambda: Distortion(mix=2), lambda: Gain(float("nan")),
    ],
)  # fmt: skip
def test_settings_out_of_range_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidRequest, match="has to be between"):
        make()
