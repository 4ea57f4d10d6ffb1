"""Chords of bars by Viterbi: what sounds in a bar against what usually follows what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from plugins.audio.cliplm.vocabulary import QUALITIES
from plugins.audio.model import Mode
from plugins.audio.music.theory import SCALES

_SHAPES = (0, 1, 2, 4, 5)
"""Of the qualities: major, minor, diminished, dominant seventh, minor seventh."""
_STATES = tuple((root, shape) for root in range(12) for shape in _SHAPES)


def find_chords(weights: Sequence[Sequence[float]], tonic: int, mode: Mode) -> list[tuple[int, ...]]:
    """Return a chord a bar, as pitch classes from the root up; `weights` (bars, 12) say how much each class sounds."""
    profile = np.asarray(weights, float)
    profile = np.roll(profile, -tonic, 1)
    total = profile.sum(1, keepdims=True)
    profile = np.divide(profile, total, out=np.zeros_like(profile), where=total > 0)
    members, prior, moves = _tables(mode)
    inside = profile @ members.T
    score = 3.0 * inside + prior
    best = score[0] + np.where([root == 0 for root, _ in _STATES], 0.3, 0)
    back: list[NDArray[np.intp]] = []
    for bar in range(1, len(profile)):
        paths = best[:, None] + moves
        back.append(paths.argmax(0))
        best = paths.max(0) + score[bar]
    state = int(best.argmax())
    states = [state]
    for pointers in reversed(back):
        state = int(pointers[state])
        states.append(state)
    return [
        tuple((_STATES[index][0] + tonic + step) % 12 for step in QUALITIES[_STATES[index][1]])
        for index in reversed(states)
    ]


@cache
def _tables(mode: Mode) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return which classes are in each chord, how usual it is in the mode, and how usual it is after another."""
    members = np.zeros((len(_STATES), 12))
    prior = np.zeros(len(_STATES))
    degree = (0.0, -0.5, -0.6, -0.1, 0.0, -0.3, -0.8) if mode in (Mode.MAJOR, Mode.LYDIAN) else (
        0.0, -0.9, -0.3, -0.2, -0.2, -0.4, -0.1
    )  # fmt: skip
    for index, (root, shape) in enumerate(_STATES):
        tones = [(root + step) % 12 for step in QUALITIES[shape]]
        for tone, weight in zip(tones, (1.1, 1.0, 0.9, 0.5), strict=False):
            members[index, tone] = weight
        strange = sum(tone not in SCALES[mode] for tone in tones)
        dominant = mode is Mode.MINOR and root == 7 and shape in (0, 4)
        prior[index] = -0.2 * strange if dominant else -0.8 * strange
        prior[index] += degree[SCALES[mode].index(root)] * 0.5 if root in SCALES[mode] else -1.0
        prior[index] -= {0: 0.0, 1: 0.0, 2: 0.5, 4: 0.15, 5: 0.35}[shape]
    roots = np.array([root for root, _ in _STATES])
    step = (roots[None, :] - roots[:, None]) % 12
    moves = np.select([step == 0, step == 5, step == 7], [0.05, 0.25, 0.15], 0.0)
    return members, prior, moves
