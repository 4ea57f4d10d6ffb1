"""Coded: a frame as films code it, which goes from one to the other without being turned into RGB and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Planes of 4:2:0 with 8 bits, BT.709 in limited range, one under the other: (height × 3 / 2, width)."""

    planes: NDArray[np.uint8]
