"""Humming: notes are found in sound where basic-pitch is installed, and what is missing is said where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from app.api import UserError
from plugins.audio.model import Note, Plan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.humming import found_notes, model_file, sung_notes
from plugins.audio.sound.tracks import render_track

RATE = 44_100


def test_a_note_lasts_from_its_onset_until_it_is_too_soft() -> None:
    sounding, onsets = np.zeros((200, 88), np.float32), np.zeros((200, 88), np.float32)
    onsets[20:23, 39] = (0.4, 0.9, 0.6)
    onsets[80, 39] = 0.7
    onsets[150, 44] = 0.8
    sounding[21:120, 39] = 0.6
    sounding[50:55, 39] = 0.1
    sounding[150:153, 44] = 0.9
    found = found_notes(sounding, onsets)
    step = 256 / 22_050
    assert [note.pitch for note in found] == [60, 60]
    assert [round(note.start_s / step) for note in found] == [21, 80]
    assert [round(note.end_s / step) for note in found] == [80, 120]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.audio.sound.humming.find_spec", lambda _name: None)
    with pytest.raises(UserError, match="pip install"):
        model_file()


def test_a_melody_is_found(bank: Bank) -> None:
    try:
        model_file()
    except UserError as error:
        pytest.skip(str(error))
    melody = (60, 62, 64, 65, 67, 69, 67, 65, 64, 62)
    notes = [Note(number * 480, pitch, 440, 90) for number, pitch in enumerate(melody)]
    parts: list[float] = []
    found = sung_notes(render_track(notes, Plan(120, bars=3), 40, RATE, bank, loop=False), RATE, each=parts.append)
    assert [note.pitch for note in found] == list(melody)
    assert max(abs(note.start_s - number * 0.25) for number, note in enumerate(found)) < 0.05
    assert parts[-1] == 1
