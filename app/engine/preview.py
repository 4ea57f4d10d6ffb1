"""Preview: a small picture of latents at next to no cost, by a linear map fitted to the model's own autoencoder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_CELLS = 16
"""The pictures that the map is fitted on are so many latents high and wide."""


@dataclass(slots=True)
class Previewer:
    """Makes previews for one model; the map is fitted when the first is wanted, and kept.

    Fitting encodes four pictures of 16 × 16 latents made of soft colours and sharp patches, and finds by least squares
    the colour that each latent stands for: under a second for the largest autoencoder on a processor.
    """

    pipeline: Any
    _map: NDArray[np.float32] | None = field(default=None)

    def draw(self, latents: Any, width: int, height: int) -> Pixels:
        """The latents of a step as a picture (height, width, 3), one pixel for each latent and enlarged up to 256.

        Grey where a pipeline keeps its latents in a shape that is not known.
        """
        import torch

        unpacked = self._unpacked(latents, width, height)
        if unpacked is None:
            return np.full((height * 64 // max(width, height), width * 64 // max(width, height), 3), 128, np.uint8)
        with torch.no_grad():
            raw = self._raw(unpacked)[0].float().cpu()
            if self._map is None:
                self._map = self._fit()
        cells = raw.permute(1, 2, 0).numpy()
        flat = np.concatenate([cells, np.ones((*cells.shape[:2], 1), np.float32)], axis=2) @ self._map
        picture = (np.clip(np.nan_to_num(flat), 0, 1) * 255).round().astype(np.uint8)
        return _enlarged(picture, max(1, 256 // max(picture.shape[:2])))

    def _unpacked(self, latents: Any, width: int, height: int) -> Any:
        """Latents (batch, channels, height, width), also of those kept as a row of 2 × 2 cells; None if neither."""
        channels = self.pipeline.vae.config.get("latent_channels") or self.pipeline.vae.config.get("z_dim")
        scale = int(self.pipeline.vae_scale_factor)
        rows, columns = height // scale // 2, width // scale // 2
        if latents.ndim == 3 and channels and latents.shape[1:] == (rows * columns, channels * 4):
            cells = latents.view(-1, rows, columns, channels, 2, 2).permute(0, 3, 1, 4, 2, 5)
            return cells.reshape(-1, channels, rows * 2, columns * 2)
        if latents.ndim == 5:
            latents = latents[:, :, 0]
        return latents if latents.ndim == 4 and (not channels or latents.shape[1] == channels) else None

    def _raw(self, latents: Any) -> Any:
        """Latents as the autoencoder makes them, without the scale that the pipeline gives them."""
        import torch

        config = self.pipeline.vae.config
        mean, spread = config.get("latents_mean"), config.get("latents_std")
        if mean is not None and spread is not None:
            shape = (1, -1, 1, 1)
            options = {"device": latents.device, "dtype": latents.dtype}
            return latents * torch.tensor(spread, **options).view(shape) + torch.tensor(mean, **options).view(shape)
        return latents / (config.get("scaling_factor") or 1.0) + (config.get("shift_factor") or 0.0)

    def _fit(self) -> NDArray[np.float32]:
        """The least-squares map (channels + 1, 3) from latents to colours from 0 to 1."""
        import torch

        vae = self.pipeline.vae
        side = _CELLS * int(self.pipeline.vae_scale_factor)
        pictures = _pictures(side)
        inputs = torch.from_numpy(pictures).permute(0, 3, 1, 2).to(vae.device, vae.dtype) * 2 - 1
        if vae.__class__.__name__ in {"AutoencoderKLQwenImage", "AutoencoderKLWan"}:
            inputs = inputs[:, :, None]
        answer = vae.encode(inputs)
        latents = answer.latent_dist.mode() if hasattr(answer, "latent_dist") else answer.latent
        latents = (latents[:, :, 0] if latents.ndim == 5 else latents).float().cpu()
        rows = latents.permute(0, 2, 3, 1).reshape(-1, latents.shape[1]).numpy()
        block = side // latents.shape[-1]
        colours = (
            pictures.reshape(len(pictures), side // block, block, side // block, block, 3).mean((2, 4)).reshape(-1, 3)
        )
        rows = np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)
        gram = rows.T @ rows + 1e-3 * len(rows) * np.eye(rows.shape[1], dtype=np.float32)
        fitted: NDArray[np.float32] = np.linalg.solve(gram, rows.T @ colours).astype(np.float32)
        return fitted


def _pictures(side: int) -> NDArray[np.float32]:
    """Four pictures with every colour in soft and in sharp shapes; always the same."""
    random = np.random.default_rng(0)
    pictures = []
    for patches in (2, 4, 8, 16):
        colours = random.random((patches, patches, 3), np.float32)
        grid = np.arange(side) * patches // side
        sharp = colours[grid][:, grid]
        ramp = np.linspace(0, 1, side, dtype=np.float32)
        top, bottom = random.random((2, 2, 3), np.float32)
        left = top[0] + (bottom[0] - top[0]) * ramp[:, None]
        right = top[1] + (bottom[1] - top[1]) * ramp[:, None]
        soft = left[:, None] + (right - left)[:, None] * ramp[None, :, None]
        pictures.append(np.where(ramp[:, None, None] + ramp[None, :, None] < 1, sharp, soft))
    return np.stack(pictures).astype(np.float32)


def _enlarged(picture: Pixels, factor: int) -> Pixels:
    import cv2

    if factor <= 1:
        return picture
    size = (picture.shape[1] * factor, picture.shape[0] * factor)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)
