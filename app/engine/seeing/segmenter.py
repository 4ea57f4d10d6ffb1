"""SamSegmenter: an object by points and a box, as the first and the second Segment Anything find it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api.models import ModelRecord, Pixels
from app.api.seeing import Hint, Share
from app.engine.seeing.held import HeldSeer

_KEPT = 2
"""So many pictures as they were seen are kept: some megabytes each."""


@dataclass(frozen=True, slots=True)
class SamSegmenter:
    """Looks at a picture once, which takes a second or more on a processor; each question after that a moment."""

    held: HeldSeer
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    def find(self, picture: Pixels, hints: Sequence[Hint], box: tuple[float, float, float, float] | None) -> Share:
        """How likely each pixel of a picture is of the object; raises OutOfMemory."""
        import torch

        height, width = picture.shape[:2]
        side, across, down = self._size(width, height)
        with self.held.looking(self.check):
            seen = self._seen(picture, side, across, down)
            self.check()
            device = self.held.device.torch_device
            asked: dict[str, Any] = {"image_embeddings": seen, "multimask_output": len(hints) < 2 and box is None}
            x, y = across / width, down / height
            if hints:
                places = [[[[hint.x * x, hint.y * y] for hint in hints]]]
                asked["input_points"] = torch.tensor(places, dtype=torch.float32, device=device)
                asked["input_labels"] = torch.tensor([[[int(hint.inside) for hint in hints]]], device=device)
            if box is not None:
                corners = [[[box[0] * x, box[1] * y, box[2] * x, box[3] * y]]]
                asked["input_boxes"] = torch.tensor(corners, dtype=torch.float32, device=device)
            answer = self.held.module(**asked)
            # Of several readings of a single click, the one that the model trusts most.
            best = int(answer.iou_scores[0, 0].argmax())
            values = answer.pred_masks[0, 0, best][None, None].float()
            self.check()
            # The answer is coarse, and lies on the square that the network sees.
            square = torch.nn.functional.interpolate(values, (side, side), mode="bilinear", align_corners=False)
            inner = square[..., :down, :across]
            large = torch.nn.functional.interpolate(inner, (height, width), mode="bilinear", align_corners=False)
            return np.asarray(torch.sigmoid(large[0, 0]).cpu().numpy(), np.float32)

    def _size(self, width: int, height: int) -> tuple[int, int, int]:
        """The side of the square that the network sees, and how much of it a picture fills, across and down.

        The first model keeps the aspect and leaves the rest empty; the second one fills the square.
        """
        config = self.held.module.config
        if self.record.architecture == "sam":
            side = int(config.vision_config.image_size)
            longest = max(width, height)
            return side, max(1, round(width * side / longest)), max(1, round(height * side / longest))
        side = int(config.prompt_encoder_config.image_size)
        return side, side, side

    def _seen(self, picture: Pixels, side: int, across: int, down: int) -> Any:
        import torch

        given = torch.nn.functional.pad(self.held.given(picture, across, down), (0, side - across, 0, side - down))
        key = hashlib.blake2b(given.cpu().numpy().tobytes(), digest_size=16).digest()
        kept = self.held.seen
        found = kept.pop(key, None)
        if found is None:
            found = self.held.module.get_image_embeddings(given)
        kept[key] = found
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        return found
