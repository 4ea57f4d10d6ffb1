"""Humming: the notes that are sung or played in a sound, found by the model of basic-pitch where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import UserError
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio

_MODEL = Path("saved_models") / "icassp_2022" / "nmp.onnx"
_RATE, _STEP = 22_050, 256
_WINDOW = 2 * _RATE - _STEP
_EDGE = 15
"""Frames at both ends of a window that are worse than those of its neighbour."""
_HOP = _WINDOW - 2 * _EDGE * _STEP
_FRAMES = 172
_LOWEST = 21
_ONSET, _SOUNDING = 0.5, 0.3
_GAP_FRAMES = 8
"""A note goes on over so many frames that are too soft."""
_SHORTEST_FRAMES = 9
_INPUT = "serving_default_input_2:0"
_OUTPUTS = ["StatefulPartitionedCall:1", "StatefulPartitionedCall:2"]

Scores = NDArray[np.float32]
"""How likely each of 88 keys is, (frames, 88)."""


@dataclass(frozen=True, slots=True)
class Sung:
    """A note in seconds from the beginning of the sound; `strength` from 0 to 1."""

    start_s: float
    end_s: float
    pitch: int
    strength: float


def model_file() -> Path:
    """The model; raises UserError, which says how to install it, where it or what runs it is missing."""
    package, runtime = find_spec("basic_pitch"), find_spec("onnxruntime")
    places = package.submodule_search_locations if package is not None else None
    found = Path(next(iter(places))) / _MODEL if places else None
    if runtime is None or found is None or not found.is_file():
        raise UserError(
            "Notes can be found in sound once basic-pitch is installed.",
            advice="In the studio's environment: pip install onnxruntime, and pip install --no-deps basic-pitch.",
        )
    return found


def sung_notes(
    sound: Audio, rate: int, *, single: bool = True, each: Callable[[float], None] | None = None
) -> list[Sung]:
    """The notes of a sound (frames, channels), in the order of time; raises UserError where the model is missing.

    With `single` only one sounds at a time, as of a voice. `each` is called with the part that is done, and may raise
    to stop.
    """
    file, onnxruntime = model_file(), import_module("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    mono = resample(np.ascontiguousarray(sound.mean(1) if sound.ndim == 2 else sound, np.float32), rate, _RATE)
    sounding, onsets = _scores(session, mono, each)
    notes = found_notes(sounding, onsets)
    return _one_at_a_time(notes) if single else notes


def _scores(session: Any, mono: Audio, each: Callable[[float], None] | None) -> tuple[Scores, Scores]:
    """What sounds and what begins in each frame of the sound: of each window the middle."""
    count = len(mono) // _STEP
    margin = _EDGE * _STEP
    windows = max(1, -(-len(mono) // _HOP))
    padded = np.zeros(margin + windows * _HOP + _WINDOW, np.float32)
    padded[margin : margin + len(mono)] = mono
    sounding, onsets = np.zeros((count, 88), np.float32), np.zeros((count, 88), np.float32)
    places = np.arange(count) * _STEP
    for window in range(windows):
        begin = window * _HOP
        rows = np.flatnonzero((places >= begin) & (places < begin + _HOP))
        part = padded[begin : begin + _WINDOW][None, :, None]
        notes, starts = session.run(_OUTPUTS, {_INPUT: part})
        inside = np.clip(np.round((places[rows] - begin + margin) / _STEP).astype(np.int64), 0, _FRAMES - 1)
        sounding[rows], onsets[rows] = notes[0][inside], starts[0][inside]
        if each is not None:
            each((window + 1) / windows)
    return sounding, onsets


def found_notes(sounding: Scores, onsets: Scores) -> list[Sung]:
    """Notes that begin where an onset stands out, and last until they are too soft."""
    before, after = np.pad(onsets, ((1, 0), (0, 0)))[:-1], np.pad(onsets, ((0, 1), (0, 0)))[1:]
    begins = (onsets >= _ONSET) & (onsets >= before) & (onsets > after)
    notes = []
    for key in range(onsets.shape[1]):
        starts = np.flatnonzero(begins[:, key]).tolist()
        for number, start in enumerate(starts):
            limit = starts[number + 1] if number + 1 < len(starts) else len(sounding)
            loud = np.flatnonzero(sounding[start:limit, key] >= _SOUNDING)
            if not len(loud):
                continue
            gaps = np.flatnonzero(np.diff(loud) > _GAP_FRAMES)
            end = int(start + loud[gaps[0] if len(gaps) else -1] + 1)
            if end - start >= _SHORTEST_FRAMES:
                strength = float(sounding[start:end, key].mean())
                notes.append(Sung(start * _STEP / _RATE, end * _STEP / _RATE, key + _LOWEST, strength))
    return sorted(notes, key=lambda note: (note.start_s, note.pitch))


def _one_at_a_time(notes: list[Sung]) -> list[Sung]:
    """Of notes that sound together the strongest, and what begins within another one ends it."""
    kept: list[Sung] = []
    for note in sorted(notes, key=lambda each: -each.strength):
        overlap = [min(note.end_s, other.end_s) - max(note.start_s, other.start_s) for other in kept]
        if all(shared < 0.4 * (note.end_s - note.start_s) for shared in overlap):
            kept.append(note)
    kept.sort(key=lambda each: each.start_s)
    ends = [*(note.start_s for note in kept[1:]), float("inf")]
    return [
        Sung(note.start_s, min(note.end_s, end), note.pitch, note.strength)
        for note, end in zip(kept, ends, strict=True)
        if min(note.end_s, end) > note.start_s
    ]
