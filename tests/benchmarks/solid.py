"""solid: balls and sticks, a ribbon and a surface at 640 × 640 on one core, while they move and when they rest."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import cv2
import numpy as np

from app.api import (
    MOVING,
    STILL,
    Camera,
    Detail,
    Solid,
    ball_and_stick,
    broadside,
    draw_solid,
    gaussian_surface,
    ribbon,
)
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_SIDE = 640
_FRAMES = 24
_COLOURS = np.array([[96, 100, 108], [60, 96, 222], [226, 58, 48], [232, 232, 232]])


def run() -> Iterator[Figure]:
    """Turned around once; the control draws each frame as finely as a still picture."""
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)
    places, radii, colours, bonds = sixty_atoms()
    balls = ball_and_stick(places, radii, colours, bonds)
    folded = hundred_and_fifty_residues()
    surface = gaussian_surface(places, radii, colours)
    yield plain("solid", "triangles of the ribbon", len(folded.meshes[0].triangles), "triangles")
    yield at_most("solid", "balls and sticks of 60 atoms, moving, p50", _median_ms(balls, MOVING, _FRAMES), "ms", 16)
    yield at_most("solid", "a ribbon of 150 residues, moving, p50", _median_ms(folded, MOVING, _FRAMES), "ms", 40)
    yield at_most("solid", "balls and sticks of 60 atoms, still, p50", _median_ms(balls, STILL, 6), "ms", 400)
    yield at_most("solid", "a ribbon of 150 residues, still, p50", _median_ms(folded, STILL, 6), "ms", 400)
    yield plain("solid", "a surface of 60 atoms, moving, p50", _median_ms(surface, MOVING, _FRAMES), "ms")
    yield plain("solid", "a surface of 60 atoms, still, p50", _median_ms(surface, STILL, 6), "ms")
    words = "balls and sticks of 60 atoms, moving, each frame drawn finely, p50"
    yield at_most("solid", words, _median_ms(balls, STILL, 6), "ms", 16, control=True)
    cv2.setNumThreads(threads)


def sixty_atoms() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Positions, radii, colours and bonds of a wound chain with an atom beside every other one."""
    at = np.arange(40)
    turn = at * 0.7
    chain = np.stack([2.4 * np.cos(turn), 2.4 * np.sin(turn), 0.42 * at], axis=1)
    beside = chain[::2] * np.array([1.5, 1.5, 1.0])
    bonds = np.concatenate([
        np.stack([at[:-1], at[1:]], axis=1), np.stack([at[::2], 40 + np.arange(20)], axis=1)
    ])  # fmt: skip
    kinds = np.concatenate([at % 3, np.full(20, 3)])
    return np.concatenate([chain, beside]), np.where(kinds == 3, 1.1, 1.7), _COLOURS[kinds], bonds


def hundred_and_fifty_residues() -> Solid:
    """Five helices side by side, each with a strand behind it."""
    places = []
    for block in range(5):
        at = np.arange(15)
        turn = at * math.radians(100)
        across = 11.0 * block
        places.append(np.stack([across + 2.3 * np.cos(turn), 2.3 * np.sin(turn), 1.5 * at], axis=1))
        along = 1.6 * np.arange(15)[::-1]
        places.append(np.stack([np.full(15, across), 10 + 0.9 * (at % 2), along], axis=1))
    kinds = ("CHHHHHHHHHHHHHC" + "CEEEEEEEEEEEECC") * 5
    colours = np.stack([np.linspace(60, 220, 150), np.full(150, 120), np.linspace(220, 60, 150)], axis=1)
    return ribbon(np.concatenate(places), kinds, colours)


def _median_ms(solid: Solid, detail: Detail, frames: int) -> float:
    """The time of this thread's processor alone: others on the machine don't count."""
    camera = Camera.framing(solid, _SIDE, _SIDE, turn=broadside(solid), angle=20)
    took = []
    for frame in range(frames + 1):
        begun = time.thread_time()
        draw_solid(solid, camera.turned(360 * frame / frames, 0), _SIDE, _SIDE, detail=detail)
        took.append((time.thread_time() - begun) * 1000)
    # The first one also pays for what is loaded once.
    return percentile(took[1:], 50)
