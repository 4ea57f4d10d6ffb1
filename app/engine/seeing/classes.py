"""AdeSegmenter: what each pixel of a picture is of, by SegFormer, UperNet and Mask2Former."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api.models import ModelRecord, Pixels
from app.api.seeing import Classes
from app.engine.seeing.held import HeldSeer

CLASSES = 150
"""So many classes ADE20K has."""
_SIDE = 512
"""The shorter side that the networks were trained at."""
_LONGEST = 4 * _SIDE
_STEP = 32


@dataclass(frozen=True, slots=True)
class AdeSegmenter:
    """A held model of the classes of ADE20K in the hands of one task."""

    held: HeldSeer
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    def classes(self, picture: Pixels) -> Classes:
        """What each pixel is of; raises OutOfMemory."""
        import torch

        height, width = picture.shape[:2]
        scale = min(_SIDE / min(width, height), _LONGEST / max(width, height))
        across, down = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height))
        with self.held.looking(self.check):
            scores = _scores(self.held.module(self.held.given(picture, across, down)))
            self.check()
            seen = torch.nn.functional.interpolate(scores, (down, across), mode="bilinear", align_corners=False)
            found = seen[0].argmax(0)[None, None].to(torch.uint8)
            large = torch.nn.functional.interpolate(found, (height, width), mode="nearest-exact")
            return np.asarray(large[0, 0].cpu().numpy(), np.uint8)


def _scores(answer: Any) -> Any:
    """How well each class goes with each place (1, classes, height, width)."""
    import torch

    if hasattr(answer, "logits"):
        return answer.logits.float()
    # Each query is a mask, and one of the classes or none.
    of_class = answer.class_queries_logits.float().softmax(-1)[..., :-1]
    return torch.einsum("bqc,bqhw->bchw", of_class, answer.masks_queries_logits.float().sigmoid())
