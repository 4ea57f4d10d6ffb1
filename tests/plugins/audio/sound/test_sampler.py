"""The sampler: pitch, loops, envelopes, filter, velocity and exclusive classes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.api import InvalidData
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.making.drums import KIT
from plugins.audio.sound.making.patches import PATCHES, Patch
from plugins.audio.sound.making.writing import Sounding
from plugins.audio.sound.sampler import Sampler, Struck
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.soundfont import SoundFont
from plugins.audio.sound.voice import Voice
from tests.plugins.audio.sound.test_soundfont import written
from tests.sound_fonts import sine

RATE = 44_100


def sampler(folder: Path, generators: dict[int, int]) -> Sampler:
    """A sampler of a looped sine, at A 440 (441 Hz, to be exact)."""
    return Sampler(SoundFont(written(folder, Sounding(sine(), (0, 127), generators=generators))), RATE)


def level(sound: Audio, start_s: float, end_s: float) -> float:
    """The level of the left channel, as a root of the mean square."""
    part = sound[round(start_s * RATE) : round(end_s * RATE), 0].astype(np.float64)
    return float(np.sqrt(np.mean(part**2)))


def loudest_hz(sound: Audio, near_hz: float) -> float:
    """The frequency of the loudest partial within a semitone, to a few hundredths of a cent."""
    wave = sound[:, 0].astype(np.float64) * np.blackman(len(sound))
    spectrum = np.abs(np.fft.rfft(wave, 4 * len(wave)))
    step = RATE / (4 * len(wave))
    low, high = round(near_hz * 0.944 / step), round(near_hz * 1.06 / step)
    top = low + int(spectrum[low:high].argmax())
    before, here, after = np.log(spectrum[top - 1 : top + 2])
    return float((top + 0.5 * (before - after) / (before - 2 * here + after)) * step)


@pytest.mark.parametrize("key", [21, 45, 60, 69, 72, 93, 108])
def test_a_loop_is_read_at_any_pitch(tmp_path: Path, key: int) -> None:
    sound = sampler(tmp_path, {}).note(0, 0, Struck(key, 127, RATE))
    hz = 441 * 2 ** ((key - 69) / 12)
    assert abs(1200 * np.log2(loudest_hz(sound[:RATE], hz) / hz)) < 0.1
    wave = sound[400 : RATE - 400, 0]
    assert np.abs(np.diff(wave)).max() < 1.02 * 2 * np.pi * hz / RATE * np.abs(wave).max()


def test_velocity_is_squared_and_attenuation_counted(tmp_path: Path) -> None:
    loud = sampler(tmp_path, {}).note(0, 0, Struck(69, 127, RATE))
    soft = sampler(tmp_path, {}).note(0, 0, Struck(69, 64, RATE))
    assert level(soft, 0.1, 0.9) / level(loud, 0.1, 0.9) == pytest.approx((64 / 127) ** 2, rel=1e-3)
    turned = sampler(tmp_path, {48: 150}).note(0, 0, Struck(69, 127, RATE))
    assert 20 * np.log10(level(turned, 0.1, 0.9) / level(loud, 0.1, 0.9)) == pytest.approx(-6, abs=0.01)


def test_the_envelope_rises_falls_holds_and_ends(tmp_path: Path) -> None:
    # Half a second of attack, a tenth held, falling by 100 dB in two seconds down to 20 dB, a quarter of release.
    generators = {34: -1200, 35: -3986, 36: 1200, 37: 200, 38: -2400}
    sound = sampler(tmp_path, generators).note(0, 0, Struck(69, 127, 2 * RATE))
    full = level(sound, 0.51, 0.59)
    assert level(sound, 0.245, 0.255) / full == pytest.approx(0.5, abs=0.02)
    assert 20 * np.log10(level(sound, 0.79, 0.81) / full) == pytest.approx(-10, abs=0.3)
    assert 20 * np.log10(level(sound, 1.5, 1.9) / full) == pytest.approx(-20, abs=0.1)
    assert 20 * np.log10(level(sound, 2.045, 2.055) / full) == pytest.approx(-40, abs=0.5)
    assert len(sound) == round(2.25 * RATE)
    assert np.abs(sound[-1]).max() < 1e-5


def test_pan_and_tuning(tmp_path: Path) -> None:
    left = sampler(tmp_path, {17: -500}).note(0, 0, Struck(69, 127, RATE))
    assert np.abs(left[:, 1]).max() < 1e-6 < np.abs(left[:, 0]).max()
    bent = sampler(tmp_path, {51: 3, 52: 50}).note(0, 0, Struck(69, 127, RATE))
    hz = 441 * 2 ** (3.5 / 12)
    assert abs(1200 * np.log2(loudest_hz(bent[:RATE], hz) / hz)) < 0.1
    fixed = sampler(tmp_path, {56: 0}).note(0, 0, Struck(40, 127, RATE))
    assert loudest_hz(fixed[:RATE], 441) == pytest.approx(441, abs=0.05)


def test_the_filter_takes_what_is_above_it_and_an_envelope_moves_it(tmp_path: Path) -> None:
    open_ = sampler(tmp_path, {}).note(0, 0, Struck(93, 127, RATE))
    closed = sampler(tmp_path, {8: 6900}).note(0, 0, Struck(93, 127, RATE))
    assert 20 * np.log10(level(closed, 0.1, 0.9) / level(open_, 0.1, 0.9)) == pytest.approx(-24, abs=1)
    moved = sampler(tmp_path, {8: 6900, 11: 4800, 26: -12_000, 28: 0, 29: 1000}).note(0, 0, Struck(93, 127, 2 * RATE))
    assert level(moved, 0.05, 0.1) > 5 * level(moved, 1.2, 1.9)


def test_vibrato_swings_around_the_pitch(tmp_path: Path) -> None:
    sound = sampler(tmp_path, {6: 100, 24: -851}).note(0, 0, Struck(69, 127, RATE))
    wave = sound[:RATE, 0]
    crossings = np.flatnonzero((wave[:-1] < 0) & (wave[1:] >= 0))
    part = wave[crossings] / (wave[crossings] - wave[crossings + 1])
    cents = 1200 * np.log2(RATE / np.diff(crossings + part) / 441)
    assert cents.max() == pytest.approx(100, abs=6)
    assert cents.min() == pytest.approx(-100, abs=6)


def test_a_choked_note_ends_softly(tmp_path: Path) -> None:
    sound = sampler(tmp_path, {38: 1200}).note(0, 0, Struck(69, 127, RATE, choked=RATE // 4))
    assert len(sound) == RATE // 4 + round(0.008 * RATE)
    assert np.abs(np.diff(sound[:, 0])).max() < 0.05


def test_what_was_asked_before_changes_no_sample(bank: Bank) -> None:
    fresh = Sampler(bank.font, RATE).note(0, 56, Struck(70, 90, 20_000))
    used = Sampler(bank.font, RATE)
    for held in (90_000, 500, 19_000, 21_000):
        used.note(0, 56, Struck(70, 100, held))
        used.note(0, 40, Struck(70, 100, held))
    assert np.array_equal(used.note(0, 56, Struck(70, 90, 20_000)), fresh)
    fresh = Sampler(bank.font, RATE).note(0, 40, Struck(70, 90, 20_000))
    assert np.array_equal(used.note(0, 40, Struck(70, 90, 20_000)), fresh)


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.name)
def test_own_instruments_are_in_tune_and_do_not_click(bank: Bank, patch: Patch) -> None:
    used = bank.sampler(RATE)
    for key in {*patch.keys[::2], patch.keys[1] - 4, patch.keys[0] + 5}:
        for voice in used.voices(0, patch.program, key, 60):
            assert abs(cents_off(voice)) < 2, (patch.name, key)
            sample = voice.sample
            wave = np.concatenate([sample.frames[: sample.loop_end], sample.frames[sample.loop_start :][:200]])
            bend = np.abs(np.diff(wave, 3))
            joint = bend[sample.loop_end - 6 : sample.loop_end + 3].max()
            assert joint <= 1.05 * bend[sample.loop_start :].max() + 1e-3, (patch.name, key)


def cents_off(voice: Voice) -> float:
    """How far the middle of the fundamentals in a voice's loop is from its key, without vibrato."""
    generators = list(voice.zone.generators)
    for kind in (6, 8, 11, 13, 9):
        generators[kind] = 13_500 if kind == 8 else 0
    plain = replace(voice, zone=replace(voice.zone, generators=tuple(generators)))
    wave = plain.stream(5 * RATE, 5 * RATE)[RATE:].astype(np.float64)
    power = np.abs(np.fft.rfft(wave * np.blackman(len(wave)))) ** 2
    hz = 440 * 2 ** ((voice.key - 69) / 12)
    bins = np.fft.rfftfreq(len(wave), 1 / RATE)
    near = (bins > hz * 0.97) & (bins < hz * 1.03)
    return float(1200 * np.log2((bins[near] * power[near]).sum() / power[near].sum() / hz))


def test_own_instruments_are_about_as_loud(bank: Bank) -> None:
    used = bank.sampler(RATE)
    for patch in PATCHES:
        key = patch.keys[len(patch.keys) // 2]
        loudest = np.abs(used.note(0, patch.program, Struck(key, 96, RATE // 2))).max()
        assert 0.045 < loudest < 0.95, patch.name


def test_own_drums_sound_and_hats_exclude_each_other(bank: Bank) -> None:
    used = bank.sampler(RATE)
    for name, _, _, keys, _ in KIT:
        for key in keys:
            note = used.note(128, 0, Struck(key, 100, 2000))
            assert 0.022 < np.abs(note).max() < 1.3, name
            assert np.abs(note[-1]).max() < 2.2e-3, name
    classes = {key: {voice.exclusive for voice in used.voices(128, 0, key, 100)} for key in (36, 42, 44, 46)}
    assert classes == {36: {0}, 42: {1}, 44: {1}, 46: {1}}


@pytest.mark.parametrize("patch", PATCHES[::7], ids=lambda patch: patch.name)
def test_the_bank_is_what_its_script_makes(bank: Bank, patch: Patch) -> None:
    key = patch.keys[0]
    made = patch.make(key)
    kept = bank.sampler(RATE).voices(0, patch.program, key, 90)[0].sample
    assert (kept.rate, kept.loop_start, kept.loop_end) == (made.rate, made.loop_start, made.loop_end)
    assert np.abs(kept.frames - made.frames).max() < 2e-4


def test_a_note_with_absurdly_many_voices_is_refused(tmp_path: Path) -> None:
    tone = sine()
    font = SoundFont(written(tmp_path, *[Sounding(tone, (0, 127))] * 65))
    with pytest.raises(InvalidData, match="65 voices"):
        Sampler(font, RATE).note(0, 0, Struck(60, 100, 100))
