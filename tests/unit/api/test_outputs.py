"""Outputs without a device, and what is said where there is none."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from app.api import ManualClock, NullOutput, Samples, no_sound


def test_frames_are_taken_as_the_clock_goes_on_and_none_after_the_end() -> None:
    clock, taken = ManualClock(), list[int]()
    heard: list[Samples] = []

    def pull(count: int) -> Samples:
        taken.append(count)
        return np.full((count, 2), len(taken), np.float32)

    output = NullOutput(1000, clock, heard.append)
    output.start(pull)
    clock.advance(0.25)
    clock.advance(2)
    assert sum(taken) == 2250
    assert max(taken) == 1024
    assert [len(block) for block in heard] == taken
    output.stop()
    clock.advance(1)
    assert sum(taken) == 2250
    output.start(pull)
    clock.advance(0.5)
    assert sum(taken) == 2750


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("library", "Sound cannot be played on this computer: libpulse.so.0."),
        ("device", "This computer has no device to play sound to."),
        ("format", "The device “libpulse.so.0” takes no sound that the studio can give it."),
    ],
)
def test_what_is_lacking_is_said_in_words(lacking: Literal["library", "device", "format"], said: str) -> None:
    error = no_sound(lacking, "libpulse.so.0")
    assert str(error).startswith(said)
