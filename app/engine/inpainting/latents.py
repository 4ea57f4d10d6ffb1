"""LatentSpace: pictures as the latents that a pipeline works with, in its own scale and order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api import Pixels


@dataclass(frozen=True, slots=True)
class LatentSpace:
    """The autoencoder of a pipeline."""

    pipeline: Any

    @property
    def cell(self) -> int:
        """Pixels on the side of a cell."""
        return int(self.pipeline.vae_scale_factor)

    def encode(self, picture: Pixels, *, shifted: bool = True) -> Any:
        """A picture (height, width, 3) as latents (1, channels, h, w), always the same, as the network knows them."""
        import torch

        vae = self.pipeline.vae
        dtype, config = vae.dtype, vae.config
        with torch.no_grad():
            if dtype == torch.float16 and config.get("force_upcast"):
                vae.to(torch.float32)
            try:
                values = torch.from_numpy(np.ascontiguousarray(picture)).to(vae.device).permute(2, 0, 1)[None]
                inputs = (values.float() / 127.5 - 1).to(vae.dtype)
                video = type(vae).__name__ in {"AutoencoderKLQwenImage", "AutoencoderKLWan"}
                answer = vae.encode(inputs[:, :, None] if video else inputs)
                latents = answer.latent_dist.mode() if hasattr(answer, "latent_dist") else answer.latent
            finally:
                if vae.dtype != dtype:
                    vae.to(dtype)
            latents = (latents[:, :, 0] if latents.ndim == 5 else latents).float()
            mean, spread = config.get("latents_mean"), config.get("latents_std")
            if mean is not None and spread is not None:
                middle, scale = (torch.tensor(one, device=latents.device).view(1, -1, 1, 1) for one in (mean, spread))
                return (latents - middle) / scale
            shift = (config.get("shift_factor") or 0.0) if shifted else 0.0
            return (latents - shift) * (config.get("scaling_factor") or 1.0)

    def like(self, grid: Any, latents: Any) -> Any:
        """A grid (1, channels, h, w) in the order of the latents that a pipeline walks with."""
        if latents.ndim == 3:
            batch, channels, height, width = grid.shape
            cells = grid.reshape(batch, channels, height // 2, 2, width // 2, 2).permute(0, 2, 4, 1, 3, 5)
            grid = cells.reshape(batch, height // 2 * (width // 2), channels * 4)
        elif latents.ndim == 5:
            grid = grid[:, :, None]
        return grid.to(latents.device, latents.dtype)
