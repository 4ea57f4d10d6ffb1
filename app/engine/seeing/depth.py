"""AnyDepth: how near everything in a picture is, by Depth Anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.api.models import ModelRecord, Pixels
from app.api.seeing import Share
from app.engine.seeing.held import HeldSeer

_SIDE = 518
"""The shorter side that the network was trained at."""
_LONGEST = 4 * _SIDE


@dataclass(frozen=True, slots=True)
class AnyDepth:
    """A held depth model in the hands of one task."""

    held: HeldSeer
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    def depth(self, picture: Pixels) -> Share:
        """How near each pixel is, from 0 for the farthest to 1 for the nearest; raises OutOfMemory."""
        import torch

        height, width = picture.shape[:2]
        patch = int(getattr(self.held.module.config, "patch_size", None) or 14)
        scale = min(_SIDE / min(width, height), _LONGEST / max(width, height))
        across, down = (max(patch, round(side * scale / patch) * patch) for side in (width, height))
        with self.held.looking(self.check):
            found = self.held.module(self.held.given(picture, across, down)).predicted_depth
            self.check()
            large = torch.nn.functional.interpolate(
                found[None].float(), (height, width), mode="bicubic", align_corners=False
            )[0, 0]
            low, high = float(large.min()), float(large.max())
            if high - low < 1e-6:
                return np.zeros((height, width), np.float32)
            return np.asarray(((large - low) / (high - low)).cpu().numpy(), np.float32)
