"""How loud something is that is heard, and sounds that go out without a step."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.api import Level
from app.api.struck import FADE, Struck


def test_a_level_knows_the_highest_and_the_mean_of_both_channels() -> None:
    level = Level()
    sine = 0.5 * np.sin(2 * math.pi * np.arange(4800) / 48)
    sound = np.stack((sine, np.full(4800, -0.25)), axis=1).astype(np.float32)
    for begin in range(0, 4800, 700):
        level.hear(sound[begin : begin + 700])
    assert [level.left, level.right] == pytest.approx([0.5, 0.25], abs=1e-3)
    assert list(level.rms) == pytest.approx([0.5 / math.sqrt(2), 0.25], abs=1e-3)
    assert level.frames == 4800
    assert not level.clipped
    level.hear(np.full((1, 2), 1.01, np.float32))
    assert level.clipped


def test_nothing_heard_is_silent() -> None:
    level = Level()
    level.hear(np.zeros((0, 2), np.float32))
    assert (level.rms, level.frames) == ((0.0, 0.0), 0)


def test_what_was_struck_before_goes_out_without_a_step() -> None:
    struck = Struck()
    struck.add(np.ones((4 * FADE, 2), np.float32))
    heard = np.zeros((100, 2), np.float32)
    struck.mix_into(heard)
    assert (heard == 1).all()
    struck.fade()
    heard = np.zeros((2 * FADE, 2), np.float32)
    struck.mix_into(heard)
    assert heard[0, 0] == 1
    assert np.abs(np.diff(heard[:, 0])).max() < 1.5 / FADE
    assert not heard[FADE:].any()
    assert not struck
