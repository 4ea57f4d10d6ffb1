"""Picture: what was seen of the world."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from plugins.robot.panel.simulation.camera import Camera, Place


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What was seen by a camera; `points` (N, 3) are the contacts, and `forces` (N, 3) what presses there in newtons.

    `spring` is from where to where a thing is pulled, None where none is.
    """

    image: QImage
    camera: Camera
    points: NDArray[np.float64]
    forces: NDArray[np.float64]
    spring: tuple[Place, Place] | None
    fine: bool
