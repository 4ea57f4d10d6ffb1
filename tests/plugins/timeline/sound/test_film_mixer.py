"""The sound of a film: what is heard where, and the same samples however they are asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from plugins.timeline.media.process import MediaProcess
from plugins.timeline.model import (
    MAIN,
    Clip,
    Curve,
    Easing,
    Gap,
    Keyframe,
    Nested,
    Sequence,
    Track,
    TrackKind,
    Transition,
    TransitionKind,
)
from plugins.timeline.sound.film_mixer import FilmMixer
from tests.plugins.timeline.films import asset
from tests.plugins.timeline.sound.parts import HZ, Sounds, Wave, clip, film, noise, seconds, tone


@pytest.fixture(scope="module")
def process() -> Iterator[MediaProcess]:
    """A process that decodes."""
    with MediaProcess() as made:
        yield made


@pytest.fixture
def sounds(tmp_path: Path, process: MediaProcess) -> Sounds:
    """A folder for sounds."""
    return Sounds(tmp_path, process)


def pitch(wave: Wave) -> float:
    """The loudest frequency of the left channel."""
    spectrum = np.abs(np.fft.rfft(wave[:, 0] * np.hanning(len(wave))))
    return float(np.argmax(spectrum) * HZ / len(wave))


def test_a_clip_plays_its_stretch_of_the_file_to_the_sample(sounds: Sounds) -> None:
    wave = noise(3 * HZ)
    mixer = sounds.mixer((Gap(seconds(0.4)), clip(sounds.add("a", wave), 1, 0.6)))
    heard = mixer.render(0, 2 * HZ)
    begin, end = round(0.4 * HZ), round(1.4 * HZ)
    assert mixer.frames == end
    assert not heard[:begin].any()
    assert not heard[end:].any()
    np.testing.assert_array_equal(heard[begin:end], wave[round(0.6 * HZ) : round(1.6 * HZ)])


def test_a_single_channel_is_heard_on_both_sides_as_loud_as_it_is(sounds: Sounds) -> None:
    wave = noise(HZ, 1)
    heard = sounds.mixer((clip(sounds.add("a", wave), 1),)).render(0, HZ)
    np.testing.assert_array_equal(heard, wave.repeat(2, axis=1))


def test_sound_ends_where_its_file_does_though_the_clip_goes_on(sounds: Sounds) -> None:
    heard = sounds.mixer((clip(sounds.add("a", noise(HZ)), 2),)).render(0, 2 * HZ)
    assert heard[HZ - 1].any()
    assert not heard[HZ:].any()


def varied(sounds: Sounds) -> FilmMixer:
    """A film with everything in it."""
    a, b = sounds.add("a", noise(4 * HZ)), sounds.add("b", noise(6 * 11_025, 1, seed=2), 11_025)
    keys = tuple(Keyframe(seconds(time), value, Easing.EASE) for time, value in ((0.1, -30.0), (0.7, 6.0)))
    first = replace(clip(a, 1, 1), curves=(Curve("volume", keys),), fade_in=seconds(0.2))
    second = replace(clip(b, 1.2, 1, "b"), speed=Fraction(6, 5), fade_out=seconds(0.4))
    third = replace(clip(b, 1, 0.2, "c"), speed=Fraction(-3, 2), curves=(Curve.constant("pan", 0.4),))
    inner = replace(clip(a, 1, 0.4, "d"), fade_in=seconds(0.4))
    outer = Clip("e", Nested("inside"), seconds(0.8), seconds(0.12), Fraction(5, 4))
    fade = Transition(TransitionKind.DISSOLVE, seconds(0.2), seconds(0.24))
    inside = Sequence("inside", "", (Track("i", TrackKind.SOUND, items=(inner,)),))
    timeline = film((first, fade, second), (Gap(seconds(0.32)), third, outer), more=(inside,))
    return FilmMixer(timeline, MAIN, sounds.library, HZ)


@pytest.mark.parametrize("pace", [Fraction(1), Fraction(-1), Fraction(2), Fraction(-3, 2)])
def test_any_cut_gives_the_samples_of_one_large_render(sounds: Sounds, pace: Fraction) -> None:
    made = varied(sounds)
    mixer = FilmMixer(made.timeline, MAIN, sounds.library, HZ, pace=pace)
    first = 0 if pace > 0 else -mixer.frames
    whole = mixer.render(first, mixer.frames)
    assert np.abs(whole).max() > 0.3
    edges = [0, 1, 2, 777, 4096, 4160, 9001, len(whole)]
    edges = sorted({min(edge, len(whole)) for edge in edges})
    other = FilmMixer(made.timeline, MAIN, sounds.library, HZ, pace=pace)
    # From the end to the beginning, so that nothing is left over from what was read before
    parts = [other.render(first + low, high - low) for low, high in itertools.pairwise(edges)][::-1]
    again = [other.render(first + low, high - low) for low, high in itertools.pairwise(edges)]
    for part in (parts[::-1], again):
        np.testing.assert_array_equal(np.concatenate(part), whole)


def test_volume_is_in_decibels_and_follows_its_keyframes(sounds: Sounds) -> None:
    media = sounds.add("a", np.full((2 * HZ, 2), 0.5, np.float32))
    still = replace(clip(media, 1), curves=(Curve.constant("volume", -20.0),))
    assert np.allclose(sounds.mixer((still,)).render(0, HZ), 0.05, atol=1e-6)
    silent = replace(clip(media, 1), curves=(Curve.constant("volume", -120.0),))
    assert not sounds.mixer((silent,)).render(0, HZ).any()
    keys = (Keyframe(seconds(0), 0.0), Keyframe(seconds(1), -40.0))
    heard = sounds.mixer((replace(clip(media, 1), curves=(Curve("volume", keys),)),)).render(0, HZ)
    for share in (0.25, 0.5, 0.75):
        assert heard[round(share * HZ), 0] == pytest.approx(0.5 * 10 ** (-2 * share), rel=1e-3)


def test_pan_keeps_the_middle_and_leaves_the_other_side_silent(sounds: Sounds) -> None:
    media = sounds.add("a", np.full((HZ, 2), 0.25, np.float32))
    for pan, left, right in ((-1.0, 0.25 * 2**0.5, 0), (0.0, 0.25, 0.25), (1.0, 0, 0.25 * 2**0.5)):
        heard = sounds.mixer((replace(clip(media, 1), curves=(Curve.constant("pan", pan),)),)).render(100, 1)
        assert heard[0] == pytest.approx((left, right), abs=1e-6)


def test_fades_go_straight_up_and_down(sounds: Sounds) -> None:
    media = sounds.add("a", np.full((HZ, 2), 0.5, np.float32))
    heard = sounds.mixer((replace(clip(media, 1), fade_in=seconds(0.4), fade_out=seconds(0.2)),)).render(0, HZ)
    for at, share in ((0.0, 0), (0.1, 0.25), (0.4, 1), (0.8, 1), (0.9, 0.5)):
        assert heard[round(at * HZ), 0] == pytest.approx(0.5 * share, abs=1e-6)


def test_a_transition_keeps_the_power_of_what_it_crosses(sounds: Sounds) -> None:
    a, b = sounds.add("a", noise(4 * HZ, seed=3)), sounds.add("b", noise(4 * HZ, seed=4))
    cross = Transition(TransitionKind.WIPE, seconds(0.4), seconds(0.4))
    mixer = sounds.mixer((clip(a, 2, 1), cross, clip(b, 2, 1, "b")))
    heard = mixer.render(0, mixer.frames)
    inside = heard[round(1.6 * HZ) : round(2.4 * HZ)]
    assert np.sqrt((inside**2).mean()) == pytest.approx(np.sqrt((heard[:HZ] ** 2).mean()), rel=0.05)
    alone = sounds.mixer((clip(a, 2, 1),)).render(2 * HZ, 10)
    assert not alone.any()
    middle = 2 * HZ
    expected = (noise(4 * HZ, seed=3)[3 * HZ] + noise(4 * HZ, seed=4)[HZ]) * np.sqrt(0.5)
    np.testing.assert_allclose(heard[middle], expected, atol=1e-4)


def test_backwards_the_last_sample_that_is_used_is_heard_first(sounds: Sounds) -> None:
    wave = noise(3 * HZ)
    media = sounds.add("a", wave)
    heard = sounds.mixer((replace(clip(media, 1, 0.6), speed=Fraction(-1)),)).render(0, HZ)
    np.testing.assert_array_equal(heard, wave[round(0.6 * HZ) : round(1.6 * HZ)][::-1])
    whole = sounds.mixer((clip(media, 1, 0.6),), pace=Fraction(-1)).render(-HZ, HZ)
    np.testing.assert_array_equal(whole, heard)


@pytest.mark.parametrize("speed", [Fraction(1, 2), Fraction(3, 2), Fraction(2), Fraction(-5, 2), Fraction(100, 101)])
def test_speed_changes_the_pitch_and_stays_clean(sounds: Sounds, speed: Fraction) -> None:
    media = sounds.add("a", tone(300, 6))
    heard = sounds.mixer((replace(clip(media, 1, 1), speed=speed),)).render(0, HZ)
    assert pitch(heard) == pytest.approx(300 * abs(speed), abs=1.5)
    inner = heard[1000:-1000, 0]
    times = np.arange(len(inner)) / HZ
    turns = 2 * np.pi * 300 * float(abs(speed)) * times
    basis = np.stack([np.sin(turns), np.cos(turns)], axis=1)
    fitted = basis @ np.linalg.lstsq(basis, inner, rcond=None)[0]
    assert np.sqrt((fitted**2).mean()) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)
    assert np.abs(inner - fitted).max() < 2e-3


def test_what_would_be_higher_than_can_be_heard_is_left_out(sounds: Sounds) -> None:
    media = sounds.add("a", tone(3400, 4))
    heard = sounds.mixer((replace(clip(media, 1, 0.4), speed=Fraction(3, 2)),)).render(0, HZ)
    assert np.abs(heard[500:-500]).max() < 0.01


def test_muted_tracks_and_clips_are_silent_and_solo_is_heard_alone(sounds: Sounds) -> None:
    a, b = sounds.add("a", noise(HZ, seed=5)), sounds.add("b", noise(HZ, seed=6))
    one, two = Track("1", TrackKind.SOUND, items=(clip(a, 1),)), Track("2", TrackKind.SOUND, items=(clip(b, 1),))
    alone = noise(HZ, seed=6)
    for tracks in ((replace(one, mute=True), two), (one, replace(two, solo=True))):
        np.testing.assert_array_equal(sounds.mixer(*tracks).render(0, HZ), alone)
    both = sounds.mixer(one, two).render(0, HZ)
    np.testing.assert_allclose(both, noise(HZ, seed=5) + alone, atol=1e-6)
    off = sounds.mixer((replace(clip(a, 1), enabled=False),))
    assert not off.render(0, HZ).any()
    still = sounds.mixer((replace(clip(a, 1), speed=Fraction(0)),))
    assert not still.render(0, HZ).any()


def test_nested_sequences_have_the_volume_and_fades_of_the_clip_that_shows_them(sounds: Sounds) -> None:
    media = sounds.add("a", np.full((2 * HZ, 2), 0.5, np.float32))
    inner = replace(clip(media, 1), curves=(Curve.constant("volume", -6.0),))
    inside = Sequence("inside", "", (Track("i", TrackKind.SOUND, items=(inner,)),))
    outer = replace(Clip("o", Nested("inside"), seconds(1)), curves=(Curve.constant("volume", -6.0),),
                    fade_in=seconds(0.4))  # fmt: skip
    heard = FilmMixer(film((outer,), more=(inside,)), MAIN, sounds.library, HZ).render(0, HZ)
    assert heard[round(0.2 * HZ), 0] == pytest.approx(0.25 * 10**-0.6, rel=1e-4)
    assert heard[round(0.8 * HZ), 0] == pytest.approx(0.5 * 10**-0.6, rel=1e-4)


def test_another_rate_has_the_same_pitch(sounds: Sounds) -> None:
    mixer = sounds.mixer((clip(sounds.add("a", tone(440, 2, 44_100), 44_100), 1),))
    assert pitch(mixer.render(0, HZ)) == pytest.approx(440, abs=1.5)


def test_a_file_that_cannot_be_read_is_silent_and_told(sounds: Sounds, tmp_path: Path) -> None:
    a, b = sounds.add("a", noise(HZ)), sounds.add("b", noise(HZ, seed=7))
    (tmp_path / "b.wav").write_bytes(b"RIFF")
    mixer = sounds.mixer((clip(a, 1),), (clip(b, 1),))
    np.testing.assert_array_equal(mixer.render(0, HZ), noise(HZ))
    assert len(mixer.problems) == 1
    assert "b.wav" in str(mixer.problems[0])


def test_what_was_read_is_taken_over_by_the_mixer_of_an_edit(sounds: Sounds, tmp_path: Path) -> None:
    media = sounds.add("a", noise(HZ))
    before = sounds.mixer((clip(media, 1),))
    heard = before.render(0, HZ)
    sounds.library.reader(asset("a")).close()
    (tmp_path / "a.wav").unlink()
    after = FilmMixer(film((Gap(seconds(0.2)), clip(media, 1))), MAIN, sounds.library, HZ, chunks=before.chunks)
    np.testing.assert_array_equal(after.render(round(0.2 * HZ), HZ), heard)
    assert not after.problems
