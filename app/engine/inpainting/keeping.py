"""Keeping: holding a picture's latents where a mask says so, step after step, with any sampler."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api import Drawing, Pixels
from app.engine.inpainting.latents import LatentSpace


@dataclass(slots=True)
class Keeping:
    """Puts the picture back, with the noise of the step, wherever a drawing may not change it yet.

    `change` (h, w), one value for each cell, says how far it may: 1 from the first step on, 0.3 in the last three
    tenths of the steps alone, 0 never. `begin` is the share of all steps before which nothing may change at all: a
    pipeline that cannot begin with a picture starts from noise, and is led to the picture so. Where it is `seeded`, the
    noise is the one that the drawing's seed begins with: what it made from that is kept as it came to be.
    """

    space: LatentSpace
    picture: Pixels
    change: Any
    flow: bool
    begin: float = 0.0
    seeded: bool = False

    def listen(self, scheduler: Any, generator: Any) -> None:
        """Stand before the scheduler's steps; it serves one drawing."""
        import torch

        step = scheduler.step
        original: dict[str, Any] = {}
        at = -1

        @functools.wraps(step)
        def kept(model_output: Any, timestep: Any, sample: Any, *args: Any, **kwargs: Any) -> Any:
            nonlocal at
            if not original:
                at = _first(scheduler, timestep)
                grid = self.space.encode(self.picture)
                original["latents"] = self.space.like(grid, sample)
                source = generator
                if self.seeded:
                    source = torch.Generator(generator.device).manual_seed(generator.initial_seed())
                noise = torch.randn(original["latents"].shape, generator=source, dtype=torch.float32)
                original["noise"] = noise.to(sample.device, sample.dtype)
                original["change"] = self.space.like(self._cells(grid), sample)
                original["steps"] = len(scheduler.timesteps) - at
                original["done"] = 0
            result = step(model_output, timestep, sample, *args, **kwargs)
            at += 1
            original["done"] += 1
            done = original["done"] / original["steps"]
            free = original["change"] > 1 - self._progress(done)
            latents = torch.where(free, result[0], self._noised(scheduler, at, original))
            return (latents.to(result[0].dtype), *result[1:]) if isinstance(result, tuple) else _with(result, latents)

        scheduler.step = kept

    def _progress(self, done: float) -> float:
        if done <= self.begin + 1e-6:
            return 0.0
        return (done - self.begin) / (1 - self.begin) if self.begin < 1 else 0.0

    def _cells(self, grid: Any) -> Any:
        import torch

        cells = torch.from_numpy(np.ascontiguousarray(self.change)).to(grid.device)
        return cells[None, None].expand(1, grid.shape[1], *grid.shape[2:]).contiguous()

    def _noised(self, scheduler: Any, at: int, original: dict[str, Any]) -> Any:
        """The picture with as much noise as there is after a step."""
        latents, noise = original["latents"], original["noise"]
        if self.flow:
            sigma = scheduler.sigmas[min(at, len(scheduler.sigmas) - 1)].to(latents.device, latents.dtype)
            return (1 - sigma) * latents + sigma * noise
        if at >= len(scheduler.timesteps):
            return latents
        return scheduler.add_noise(latents, noise, scheduler.timesteps[at : at + 1].to(latents.device))


def _first(scheduler: Any, timestep: Any) -> int:
    begin = getattr(scheduler, "begin_index", None)
    if begin is not None:
        return int(begin)
    same = (scheduler.timesteps == timestep).nonzero()
    return int(same[0]) if len(same) else 0


def _with(result: Any, latents: Any) -> Any:
    result.prev_sample = latents
    return result


def cells_of(drawing: Drawing, cell: int) -> Any:
    """How far each cell may change (h, w): of a soft mask the mean, of a hard one 1 wherever it touches."""
    import cv2

    assert drawing.mask is not None
    size = (drawing.width // cell, drawing.height // cell)
    share = cv2.resize(drawing.mask.astype(np.float32) / 255, size, interpolation=cv2.INTER_AREA)
    return share.astype(np.float32) if drawing.soft else (share > 0).astype(np.float32)


def coverage(drawing: Drawing) -> Any:
    """How far the result takes the place of the picture (height, width), from 0 to 1: 0 keeps every bit.

    Without a blend of its own a soft mask takes over soon, from a quarter on, since what is behind its grey hardly
    differs from the picture.
    """
    if drawing.blend is not None:
        return drawing.blend.astype(np.float32)
    assert drawing.mask is not None
    share = drawing.mask.astype(np.float32) / 255
    return np.minimum(share * 4, 1).astype(np.float32) if drawing.soft else share
