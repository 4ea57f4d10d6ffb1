"""Drawing: by which library MuJoCo draws where there is no window."""

from __future__ import annotations

import os
import sys
from ctypes.util import find_library


def choose_drawing() -> None:
    """Say what MuJoCo draws by where no window is to be opened; only before it is first imported."""
    if sys.platform == "linux" and "MUJOCO_GL" not in os.environ:
        found = next(
            (way for way, library in (("egl", "EGL"), ("osmesa", "OSMesa")) if find_library(library)), "disable"
        )
        os.environ["MUJOCO_GL"] = found
