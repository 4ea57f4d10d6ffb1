"""Tracks: exact to the frame, and loops without a seam."""

from __future__ import annotations

import random

import numpy as np
import pytest

from plugins.audio.model import DRUMS, TICKS_PER_BEAT, Metre, Note, Plan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.tracks import render_track, render_with_tail


def melody(plan: Plan, seed: int, step: int = TICKS_PER_BEAT // 2) -> list[Note]:
    """Notes up to the very end of a plan."""
    numbers = random.Random(seed)
    end = plan.bars * plan.bar_ticks
    return [Note(start, numbers.randint(48, 84), step, numbers.randint(1, 127)) for start in range(0, end, step)]


@pytest.mark.parametrize("seed", range(12))
def test_a_track_has_exactly_the_frames_of_its_plan(bank: Bank, seed: int) -> None:
    numbers = random.Random(seed)
    plan = Plan(
        numbers.uniform(90, 240),
        Metre(numbers.choice([2, 3, 4, 5, 6, 7]), numbers.choice([4, 8])),
        bars=numbers.randint(1, 3),
    )
    rate = numbers.choice([8000, 22_050, 44_100, 48_000])
    program = numbers.choice([0, 30, 40, DRUMS])
    for loop in (True, False):
        sound = render_track(melody(plan, seed), plan, program, rate, bank, loop=loop)
        assert sound.shape == (round(plan.bars * plan.metre.beats * 60 * rate / plan.bpm), 2)
        assert sound.dtype == np.float32
        assert np.isfinite(sound).all()
        assert np.abs(sound).max() > 0.001


@pytest.mark.parametrize("program", [0, 48, 89])
def test_a_loop_is_what_every_later_pass_sounds_like(bank: Bank, program: int) -> None:
    plan = Plan(120, bars=2)
    passes = 5
    notes = melody(plan, 3)
    length = plan.bars * plan.bar_ticks
    many = Plan(120, bars=plan.bars * passes)
    repeated = [
        Note(note.start + number * length, note.pitch, note.length, note.velocity)
        for number in range(passes)
        for note in notes
    ]
    rate = 22_050
    once = render_track(notes, plan, program, rate, bank)
    last = render_track(repeated, many, program, rate, bank, loop=False)[-plan.frames(rate) :]
    assert np.abs(once - last).max() < 1e-4
    cut = render_track(notes, plan, program, rate, bank, loop=False)
    assert np.abs(cut[:200]).max() < np.abs(once[:200]).max()
    whole = render_with_tail(notes, plan, program, rate, bank)
    assert len(whole) > len(cut)
    assert np.array_equal(whole[: len(cut)], cut)


def test_hats_cut_each_other_off_also_over_the_seam(bank: Bank) -> None:
    plan = Plan(120, bars=1)
    rate = 44_100
    open_hat = [Note(3 * TICKS_PER_BEAT + 800, 46, 100, 100)]
    ringing = render_track(open_hat, plan, DRUMS, rate, bank)
    assert np.abs(ringing[4000:8000]).max() > 0.005
    closed = [Note(0, 42, 100, 1), *open_hat]
    cut = render_track(closed, plan, DRUMS, rate, bank)
    assert np.abs(cut[6000:8000]).max() < 0.0005


def test_no_notes_and_a_note_that_is_too_short(bank: Bank) -> None:
    plan = Plan(120, bars=1)
    assert not render_track([], plan, 0, 44_100, bank).any()
    assert render_track([Note(0, 60, 1, 100)], plan, 0, 44_100, bank).any()


def test_rendering_says_how_far_it_is_and_can_be_stopped(bank: Bank) -> None:
    plan = Plan(120, bars=1)
    parts: list[float] = []

    def watch(part: float) -> None:
        parts.append(part)
        if part > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_track(melody(plan, 1), plan, 0, 8000, bank, each=watch)
    assert parts == [1 / 8, 2 / 8, 3 / 8, 4 / 8, 5 / 8]
