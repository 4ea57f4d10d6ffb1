"""An effect that is off is kept with its settings, and changes nothing that is heard."""

from __future__ import annotations

import json
from typing import Any, cast

import numpy as np
import pytest

from app.api import InvalidData
from plugins.audio.codec import PART
from plugins.audio.song import Song, Track
from plugins.audio.sound.effects import Bypassed, Delay, Gain, HeardEffect, Reverb, apply_effects
from plugins.audio.sound.effects.chain import Tempo


def test_it_is_not_heard() -> None:
    sound = np.random.default_rng(1).normal(size=(4000, 2)).astype(np.float32)
    chain = (Gain(-6.0), Bypassed(Reverb()), Bypassed(Delay()))
    tempo = Tempo(8000)
    for loop in (False, True):
        assert np.array_equal(apply_effects(chain, sound, tempo, loop=loop), Gain(-6.0).process(sound, tempo))


def test_it_comes_back_with_the_project() -> None:
    song = Song(tracks=(Track("a", "Violin", effects=(Bypassed(Delay(0.5)),)),), effects=(Bypassed(Reverb()),))
    assert PART.decode(json.loads(json.dumps(PART.encode(song)))) == song


def test_what_is_off_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Bypassed(cast("HeardEffect", Bypassed(Gain())))
    data = cast("dict[str, Any]", PART.encode(Song(effects=(Bypassed(Gain()),))))
    data["effects"][0]["effect"] = {"is": "Bypassed", "effect": data["effects"][0]["effect"]}
    with pytest.raises(InvalidData):
        PART.decode(data)
