"""The mixer: the same samples however they are asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.audio.model import DRUMS, Clip, Note, Plan, Role, TrackPlan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.effects import Delay, Gain, Limiter, Reverb
from plugins.audio.sound.mixer import Mix, Mixer, MixTrack, Recorded, Strip, mix_sounds
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.tracks import render_track
from tests.plugins.audio.sound.test_tracks import melody

RATE = 16_000
PLAN = Plan(
    150,
    bars=1,
    tracks=(
        TrackPlan("a", "Lead", 73, Role.MELODY, pan=-0.5),
        TrackPlan("b", "Riff", 30, Role.RIFF, volume=0.6, pan=0.5),
        TrackPlan("c", "Drums", DRUMS, Role.DRUMS, volume=1.0),
    ),
)
CLIP = Clip(
    PLAN,
    (
        tuple(melody(PLAN, 1)),
        tuple(melody(PLAN, 2)),
        tuple(Note(beat * 960, 36 if beat % 2 else 46, 200, 100) for beat in range(4)),
    ),
)
MIX = Mix.of(CLIP, (Reverb(0.4), Limiter(-3)))


@pytest.fixture(scope="module")
def mixers(bank: Bank) -> dict[tuple[bool, bool], Mixer]:
    """Mixers with and without effects, of a loop and of none."""
    return {
        (effects, loop): Mixer(replace(MIX, effects=MIX.effects if effects else (), loop=loop), bank, RATE)
        for effects in (True, False)
        for loop in (True, False)
    }


@settings(max_examples=60, deadline=None)
@given(st.data(), st.booleans(), st.booleans())
def test_samples_are_the_same_whatever_the_blocks(
    mixers: dict[tuple[bool, bool], Mixer], data: st.DataObject, effects: bool, loop: bool
) -> None:
    mixer = mixers[effects, loop]
    start = data.draw(st.integers(-3000 if loop else -500, 3 * mixer.frames))
    blocks = data.draw(st.lists(st.integers(0, 9000), min_size=1, max_size=8))
    whole = mixer.render(start, sum(blocks))
    parts = [mixer.render(start + sum(blocks[:number]), blocks[number]) for number in range(len(blocks))]
    assert whole.shape == (sum(blocks), 2)
    assert np.array_equal(np.concatenate(parts), whole)


def test_a_loop_comes_back_and_what_is_none_ends(mixers: dict[tuple[bool, bool], Mixer]) -> None:
    loop, once = mixers[True, True], mixers[True, False]
    assert loop.frames == PLAN.frames(RATE)
    assert np.array_equal(loop.render(loop.frames, 500), loop.render(0, 500))
    assert np.array_equal(loop.render(-10, 10), loop.whole()[-10:])
    assert not once.render(once.frames, 100).any()
    assert np.array_equal(once.render(-10, 20)[10:], once.render(0, 10))
    assert not once.render(-10, 10).any()
    assert 0.05 < np.abs(loop.whole()).max() <= 10 ** (-3 / 20)


def test_stems_make_up_the_mix(bank: Bank, mixers: dict[tuple[bool, bool], Mixer]) -> None:
    mixer = mixers[False, True]
    stems = sum((mixer.stem(index) for index in range(3)), np.zeros((mixer.frames, 2), np.float32))
    assert np.array_equal(stems, mixer.whole())
    strips = [track.strip for track in mixer.mix.tracks]
    assert np.array_equal(mix_sounds([mixer.track(index) for index in range(3)], strips), mixer.whole())
    left = mixer.stem(0)
    assert np.abs(left[:, 0]).max() > 2 * np.abs(left[:, 1]).max()


def changed(mix: Mix, index: int, strip: Strip) -> Mix:
    """The mix with another strip."""
    tracks = list(mix.tracks)
    tracks[index] = replace(tracks[index], strip=strip)
    return replace(mix, tracks=tuple(tracks))


def test_mute_solo_and_volume(bank: Bank) -> None:
    mix = replace(MIX, effects=())
    first = Mixer(mix, bank, RATE)
    strip = mix.tracks[1].strip
    solo = Mixer(changed(mix, 1, replace(strip, solo=True)), bank, RATE, first)
    assert np.array_equal(solo.whole(), first.stem(1))
    muted = Mixer(changed(mix, 1, replace(strip, mute=True)), bank, RATE, first)
    assert np.array_equal(muted.whole(), first.stem(0) + first.stem(2))
    both = Mixer(changed(mix, 1, replace(strip, mute=True, solo=True)), bank, RATE, first)
    assert not both.whole().any()
    half = Mixer(changed(mix, 1, replace(strip, volume=strip.volume / 2)), bank, RATE, first)
    assert np.allclose(half.stem(1), first.stem(1) / 4, atol=1e-7)


def test_only_what_changed_is_rendered_anew(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[int] = []

    def counted(notes: list[Note], plan: Plan, program: int, rate: int, bank: Bank, *, loop: bool) -> Audio:
        rendered.append(program)
        return render_track(notes, plan, program, rate, bank, loop=loop)

    monkeypatch.setattr("plugins.audio.sound.mixer.render_track", counted)
    first = Mixer(MIX, bank, RATE)
    first.prepare()
    assert rendered == [73, 30, DRUMS]
    first.render(5, 1000)
    moved = Mixer(changed(MIX, 0, Strip(0.1, 1.0)), bank, RATE, first)
    moved.prepare()
    echoing = Mixer(changed(MIX, 1, Strip(effects=(Delay(), Gain(-3)))), bank, RATE, moved)
    echoing.prepare()
    assert rendered == [73, 30, DRUMS]
    tracks = list(MIX.tracks)
    tracks[1] = replace(tracks[1], notes=tracks[1].notes[:-1])
    edited = Mixer(replace(MIX, tracks=tuple(tracks)), bank, RATE, echoing)
    edited.prepare()
    assert rendered == [73, 30, DRUMS, 30]
    assert not np.array_equal(edited.whole(), first.whole())
    slower = Mixer(replace(MIX, plan=replace(PLAN, bpm=100)), bank, RATE, edited)
    slower.prepare()
    assert len(rendered) == 7
    assert slower.frames == round(4 * 60 * RATE / 100)


def test_recorded_sound_is_fitted_into_the_mix(bank: Bank) -> None:
    wave = np.sin(2 * np.pi * 220 * np.arange(8000) / 8000).astype(np.float32)
    recorded = Recorded(wave, 8000)
    mix = Mix(PLAN, (MixTrack("Voice", 0, strip=Strip(1.0), recorded=recorded),), ())
    mixer = Mixer(mix, bank, RATE)
    whole = mixer.whole()
    assert whole.shape == (mixer.frames, 2)
    wanted = np.sin(2 * np.pi * 220 * np.arange(RATE) / RATE)
    assert np.abs(whole[500 : RATE - 500, 0] - wanted[500 : RATE - 500]).max() < 0.01
    assert not whole[RATE:].any()
    quieter = Mixer(changed(mix, 0, Strip(0.5)), bank, RATE, mixer)
    assert quieter.track(0) is mixer.track(0)
    longer = Recorded(np.zeros((10 * RATE, 1), np.float32), RATE)
    assert len(Mixer(Mix(PLAN, (MixTrack("Long", 0, recorded=longer),), ()), bank, RATE).whole()) == mixer.frames
