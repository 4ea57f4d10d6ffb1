"""Shading: from what is seen at each pixel to its colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats
from app.solid.look import Look
from app.solid.pixels import Surface

_AMBIENT, _KEY, _FILL = 0.60, 0.50, 0.14
_SHINE = 28


def _unit(*direction: float) -> Floats:
    found = np.array(direction, np.float32)
    return found / np.float32(np.linalg.norm(found))


_KEY_FROM, _FILL_FROM = _unit(-0.45, 0.65, 0.75), _unit(0.8, -0.25, 0.55)
_HALF = _unit(*(_KEY_FROM + np.array([0, 0, 1], np.float32)))


def shaded(surface: Surface, openness: Floats | None, look: Look) -> Floats:
    """The colours (3, N) from 0 to 1, lit by a key light, a fill light, and light from all around."""
    normals = surface.normals
    key = np.maximum(_KEY_FROM @ normals, 0)
    light = np.maximum(_FILL_FROM @ normals, 0)
    light *= np.float32(_FILL)
    around = normals[1] * np.float32(0.07)
    around += np.float32(_AMBIENT)
    if openness is not None:
        open_to_it = 1 - look.occlusion * (1 - openness)
        around *= open_to_it * open_to_it
        key *= open_to_it
        light *= open_to_it
    light += around
    light += key * np.float32(_KEY)
    colours: Floats = surface.colours * light
    if look.gloss:
        shine = np.maximum(_HALF @ normals, 0) ** _SHINE
        shine *= np.float32(look.gloss)
        if openness is not None:
            shine *= openness
        colours += shine
    np.clip(colours, 0, 1, out=colours)
    return colours


def faded(depth: Floats, nearest: float, farthest: float, look: Look) -> Floats:
    """How much of the ground's colour lies before a depth."""
    through: Floats = (depth - np.float32(nearest)) * np.float32(1 / max(farthest - nearest, 1e-6))
    np.clip(through, 0, 1, out=through)
    through *= np.float32(look.cue)
    return through


def mixed(colours: Floats, other: tuple[int, int, int], share: Floats) -> Floats:
    """Colours (3, N) with a share (N,) of another one."""
    into: NDArray[np.float32] = np.array(other, np.float32)[:, None] / np.float32(255)
    found: Floats = colours + (into - colours) * share
    return found
