"""Level: how loud something was since it was last asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.api.sound import Samples


@dataclass(slots=True)
class Level:
    """The highest sample of both channels since it was last asked for, and whether one was above full scale.

    `frames` were heard, whose energy is the sum of their squares.
    """

    left: float = 0.0
    right: float = 0.0
    clipped: bool = False
    frames: int = 0
    left_energy: float = 0.0
    right_energy: float = 0.0

    def hear(self, sound: Samples) -> None:
        """Count frames (frames, 2) in."""
        if not len(sound):
            return
        left, right = np.abs(sound).max(0).tolist()
        self.left, self.right = max(self.left, left), max(self.right, right)
        self.clipped |= max(left, right) > 1
        self.frames += len(sound)
        energy = np.einsum("fc,fc->c", sound, sound)
        self.left_energy += float(energy[0])
        self.right_energy += float(energy[1])

    @property
    def rms(self) -> tuple[float, float]:
        """The root of the mean square of both channels."""
        count = max(1, self.frames)
        return math.sqrt(self.left_energy / count), math.sqrt(self.right_energy / count)
