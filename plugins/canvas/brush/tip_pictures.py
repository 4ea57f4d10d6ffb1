"""Pictures of tips and papers: made from numbers, the same for the same seed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from plugins.canvas.brush.brush import Grain, TipKind

_SIDE = 256
_PAPER = 512
"""A multiple of a tile's side: a paper begins anew where a tile does."""


def drawn_tip(kind: TipKind, seed: int) -> NDArray[np.uint8]:
    """The picture of a tip that is no circle and no stamp, (side, side), 0 to 255."""
    numbers = np.random.default_rng(seed)
    grid = (np.arange(_SIDE, dtype=np.float32) + 0.5) / _SIDE * 2 - 1
    from_middle = np.hypot(grid[None, :], grid[:, None])
    round_ = np.clip((0.98 - from_middle) * 24, 0, 1)
    cover: NDArray[np.floating]
    match kind:
        case TipKind.SQUARE:
            cover = np.ones((_SIDE, _SIDE), np.float32)
        case TipKind.BRISTLES:
            cover = _spots(numbers, 110, (0.02, 0.075), 0.9, (0.3, 1.0))
        case TipKind.HAIRS:
            cover = _spots(numbers, 22, (0.012, 0.03), 0.92, (0.5, 1.0))
        case TipKind.SPATTER:
            cover = _spots(numbers, 70, (0.008, 0.09), 0.88, (0.7, 1.0), skewed=True)
        case TipKind.CHALK:
            rough = 0.6 * _noise(numbers, _SIDE, 2.0) + 0.4 * _noise(numbers, _SIDE, 9.0)
            cover = np.clip((rough - 0.38) * 4, 0, 1) * np.clip((0.95 - from_middle) * 5, 0, 1)
        case TipKind.WASH:
            uneven = 0.93 + 0.05 * (_noise(numbers, _SIDE, 24.0) - 0.5) * 2
            inside = np.clip((uneven - from_middle) * 14, 0, 1)
            rim = np.exp(-(((from_middle - uneven + 0.05) / 0.05) ** 2))
            cover = inside * (0.55 + 0.15 * _noise(numbers, _SIDE, 14.0) + 0.3 * rim)
        case _:
            cover = round_
    return np.asarray(np.clip(cover, 0, 1) * 255 + 0.5, np.uint8)


@lru_cache(maxsize=16)
def paper(grain: Grain, scale: float) -> NDArray[np.float32]:
    """The heights of a paper (side, side), 0 in the valleys to 1; it goes on without a seam."""
    numbers = np.random.default_rng(7)
    heights: NDArray[np.floating]
    match grain:
        case Grain.CANVAS:
            threads = max(1, round(_PAPER / (8 * scale)))
            turn = np.arange(_PAPER) * (2 * np.pi * threads / _PAPER)
            across, down = np.sin(turn)[None, :], np.sin(turn)[:, None]
            weave = 0.5 + 0.25 * np.where(across * down > 0, across, down) + 0.25 * across * down
            heights = 0.75 * weave + 0.25 * _noise(numbers, _PAPER, 1.5 * scale)
        case Grain.COARSE:
            heights = 0.7 * _noise(numbers, _PAPER, 5.0 * scale) + 0.3 * _noise(numbers, _PAPER, 1.6 * scale)
        case _:
            heights = 0.65 * _noise(numbers, _PAPER, 1.6 * scale) + 0.35 * _noise(numbers, _PAPER, 0.7 * scale)
    low, high = np.percentile(heights, (2, 98))
    found: NDArray[np.float32] = np.asarray(np.clip((heights - low) / (high - low), 0, 1), np.float32)
    found.flags.writeable = False
    return found


def _noise(numbers: np.random.Generator, side: int, blur: float) -> NDArray[np.float32]:
    """Smooth noise from 0 to 1 without a seam, its spots some pixels wide."""
    spectrum = np.fft.rfft2(numbers.standard_normal((side, side)))
    down, across = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :]
    spectrum *= np.exp(-2 * (np.pi * blur) ** 2 * (down**2 + across**2))
    smooth = np.fft.irfft2(spectrum, (side, side))
    low, high = np.percentile(smooth, (1, 99))
    return np.asarray(np.clip((smooth - low) / (high - low), 0, 1), np.float32)


def _spots(
    numbers: np.random.Generator,
    count: int,
    radii: tuple[float, float],
    spread: float,
    strengths: tuple[float, float],
    *,
    skewed: bool = False,
) -> NDArray[np.float32]:
    """Small discs strewn over a large one; `skewed` makes most of them small and the far ones rarer."""
    grid = (np.arange(_SIDE, dtype=np.float32) + 0.5) / _SIDE * 2 - 1
    cover = np.zeros((_SIDE, _SIDE), np.float32)
    for _ in range(count):
        chance = numbers.random()
        radius = radii[0] + (radii[1] - radii[0]) * (chance**3 if skewed else chance)
        far = (spread - radius) * (numbers.random() if skewed else np.sqrt(numbers.random()))
        turn = numbers.random() * 2 * np.pi
        x, y = far * np.cos(turn), far * np.sin(turn)
        strength = strengths[0] + (strengths[1] - strengths[0]) * numbers.random()
        distance = np.hypot((grid - x)[None, :], (grid - y)[:, None])
        spot = np.clip((radius - distance) * (_SIDE / 2) + 0.5, 0, 1) * strength
        cover = np.maximum(cover, spot.astype(np.float32))
    return cover
