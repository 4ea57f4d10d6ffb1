"""From the regions of a drawing to a guide: their prompts read, their masks ready for every size of the network."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api import Drawing, InvalidRequest
from app.engine.control.prepare import refuse_size
from app.engine.control.steering import Guide
from app.engine.control.window import Layout
from app.engine.regional.crossing import CrossingRegions
from app.engine.regional.joint import FluxRegions, Sd3Regions
from app.engine.regional.listed import ZImageRegions

_NOTHING = 1e-3


@dataclass(slots=True)
class Regions:
    """Makes the guide of a drawing's regions; what it changes is as before when `stack` closes."""

    pipeline: Any
    denoiser: Any
    layout: Layout
    check: Callable[[], None]
    stack: ExitStack

    def guides(self, drawing: Drawing) -> list[Guide]:
        """One guide for all regions; raises InvalidRequest for a mask that does not fit or is empty."""
        import torch

        used = [region for region in drawing.regions if region.prompt.strip() or region.negative_prompt.strip()]
        for region in drawing.regions:
            refuse_size(region.mask, drawing)
            if not (region.mask > _NOTHING).any():
                raise InvalidRequest(
                    "A region covers nothing.", advice="Paint or choose where it holds, or take it away."
                )
        if not used:
            return []
        masks = [np.clip(region.mask * region.strength, 0, 1).astype(np.float32) for region in used]
        # Where regions overlap each has its share, and together they never count more than once.
        total = np.maximum(np.sum(masks, axis=0), 1.0)
        weights = torch.from_numpy(np.stack([mask / total for mask in masks])).to(self.denoiser.device)
        if self.layout.name == "flux" and any(region.negative_prompt.strip() for region in used):
            raise InvalidRequest(
                "This model takes no negative prompt, so a region cannot have one.",
                advice="Empty it, or choose Stable Diffusion, SDXL, SD 3 or Z-Image.",
            )
        prompts = [self._read(region.prompt) if region.prompt.strip() else None for region in used]
        negatives = [self._read(region.negative_prompt) if region.negative_prompt.strip() else None for region in used]
        if self.layout.name == "unet":
            return [CrossingRegions.installed(self.denoiser, prompts, negatives, weights, self.stack)]
        if self.layout.name == "flux":
            return [FluxRegions(prompts, weights)]
        if self.layout.name == "sd-3":
            return [Sd3Regions.installed(self.denoiser, prompts, negatives, weights, self.stack)]
        if self.layout.name == "z-image":
            return [ZImageRegions.installed(self.denoiser, prompts, negatives, weights, self.stack)]
        raise InvalidRequest(
            "This model cannot draw regions with prompts of their own.",
            advice="Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image, or draw region after region.",
        )

    def _read(self, prompt: str) -> Any:
        """The embeddings of a prompt (1, tokens, width), or (tokens, width) where there is a list of them."""
        self.check()
        encode = self.pipeline.encode_prompt
        known = inspect.signature(type(self.pipeline).encode_prompt).parameters
        options: dict[str, Any] = {"prompt": prompt, "device": self.denoiser.device}
        for name in ("prompt_2", "prompt_3"):
            if name in known:
                options[name] = None
        if "num_images_per_prompt" in known:
            options["num_images_per_prompt"] = 1
        if self.layout.name in ("flux", "sd-3"):
            # Every token of every region is heard by all others, and few regions are described at length.
            options["max_sequence_length"] = 128
        if "do_classifier_free_guidance" in known:
            options["do_classifier_free_guidance"] = False
        found = encode(**options)[0]
        return found[0] if isinstance(found, list) else found
