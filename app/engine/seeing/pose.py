"""People and their joints: a detector finds the people, ViTPose the joints of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api.models import ModelRecord, Pixels
from app.api.seeing import Figure
from app.engine.seeing.held import HeldSeer

JOINTS = 17
_DETECTED_AT = 640
_SURE = 0.4
_MOST = 32
_AROUND = 1.25
"""So much larger than a person is what the network of joints sees."""
_ALIKE = 0.8
"""Two boxes that share so much are one person."""


@dataclass(frozen=True, slots=True)
class VitPose:
    """A held pose model in the hands of one task; without a detector the whole picture is one person."""

    held: HeldSeer
    detector: HeldSeer | None
    check: Callable[[], None]

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self.held.record

    @property
    def finds_people(self) -> bool:
        """Whether there is a detector."""
        return self.detector is not None

    def figures(self, picture: Pixels) -> Sequence[Figure]:
        """The people in a picture, the largest first; raises OutOfMemory."""
        height, width = picture.shape[:2]
        boxes = [(0.0, 0.0, float(width), float(height))] if self.detector is None else self._people(picture)
        figures = []
        for box in sorted(boxes, key=lambda one: (one[0] - one[2]) * (one[3] - one[1])):
            self.check()
            figures.append(self._figure(picture, box))
        return tuple(figures)

    def _people(self, picture: Pixels) -> list[tuple[float, float, float, float]]:
        import torch

        detector = self.detector
        if detector is None:
            return []
        height, width = picture.shape[:2]
        labels = detector.module.config.id2label
        person = next((int(at) for at, name in labels.items() if str(name).lower() == "person"), 0)
        with detector.looking(self.check):
            answer = detector.module(detector.given(picture, _DETECTED_AT, _DETECTED_AT, normal=False))
            scores = torch.sigmoid(answer.logits[0, :, person].float()).cpu().numpy()
            places = answer.pred_boxes[0].float().cpu().numpy()
        found: list[tuple[float, float, float, float]] = []
        for at in np.argsort(-scores)[:_MOST]:
            if scores[at] < _SURE:
                break
            x, y, across, down = (float(value) for value in places[at])
            box = (
                max(0.0, (x - across / 2) * width),
                max(0.0, (y - down / 2) * height),
                min(float(width), (x + across / 2) * width),
                min(float(height), (y + down / 2) * height),
            )
            if box[2] - box[0] >= 2 and box[3] - box[1] >= 2 and all(_shared(box, other) < _ALIKE for other in found):
                found.append(box)
        return found

    def _figure(self, picture: Pixels, box: tuple[float, float, float, float]) -> Figure:
        """The joints of the person in a box."""
        import cv2
        import torch

        down, across = (int(side) for side in self.held.module.config.backbone_config.image_size)
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        wide = max(box[2] - box[0], (box[3] - box[1]) * across / down) * _AROUND
        scale = across / wide
        # Centre on centre, with pixels at their middles.
        aside = (across - 1) / 2 - scale * (middle[0] - 0.5)
        below = (down - 1) / 2 - scale * (middle[1] - 0.5)
        way = np.array(((scale, 0, aside), (0, scale, below)), np.float64)
        cut = np.asarray(cv2.warpAffine(np.ascontiguousarray(picture[..., :3]), way, (across, down)), np.uint8)
        with self.held.looking(self.check):
            asked = {"pixel_values": self.held.given(cut, across, down)}
            if int(getattr(self.held.module.config.backbone_config, "num_experts", 1) or 1) > 1:
                # One of several sets of joints that it has learned: those of COCO.
                asked["dataset_index"] = torch.zeros(1, dtype=torch.long, device=self.held.device.torch_device)
            maps = self.held.module(**asked).heatmaps[0].float().cpu().numpy()
        joints = np.zeros((JOINTS, 3), np.float32)
        for at in range(JOINTS):
            x, y, score = _peak(maps[at])
            joints[at] = (
                ((x + 0.5) * across / maps.shape[2] - across / 2) / scale + middle[0],
                ((y + 0.5) * down / maps.shape[1] - down / 2) / scale + middle[1],
                score,
            )
        return Figure(joints, float(joints[:, 2].mean()))


def _peak(heat: NDArray[np.float32]) -> tuple[float, float, float]:
    """Where a map is highest, between its pixels, and how high."""
    row, column = divmod(int(heat.argmax()), heat.shape[1])
    return (
        column + _lean(heat[row], column),
        row + _lean(heat[:, column], row),
        float(np.clip(heat[row, column], 0, 1)),
    )


def _lean(line: NDArray[np.float32], at: int) -> float:
    """How far the top of the parabola through a peak and its neighbours lies beside it."""
    if not 0 < at < len(line) - 1:
        return 0.0
    before, top, after = (float(line[at + step]) for step in (-1, 0, 1))
    bend = before - 2 * top + after
    return 0.0 if bend >= -1e-9 else float(np.clip((before - after) / (2 * bend), -0.5, 0.5))


def _shared(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    """The area that two boxes share, in parts of what they cover together."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return across * down / (both - across * down)
