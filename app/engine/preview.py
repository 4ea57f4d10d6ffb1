"""Preview: a small picture of latents at next to no cost, by a linear map fitted to the model's own autoencoder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

_CELLS = 16
"""The pictures that the map is fitted on are so many latents high and wide."""
_PICTURES = 4
_MOST_CHANNELS = 32
"""With more, the latents around one are left out: there would be too many unknowns."""


@dataclass(slots=True)
class Previewer:
    """Makes previews for one model; the map is fitted when the first is wanted, and kept.

    Fitting encodes four pictures of 16 × 16 latents made of soft grounds and sharp shapes, and finds by least squares
    the colour that a latent and the eight around it stand for: under a second for the largest autoencoder on a
    processor, and half as far off as each latent alone.
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
        flat = _surroundings(raw.permute(1, 2, 0).numpy()) @ self._map
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
        rows = np.concatenate(
            [
                _surroundings(cells).reshape(cells.shape[0] * cells.shape[1], -1)
                for cells in latents.permute(0, 2, 3, 1).numpy()
            ]
        )
        block = side // latents.shape[-1]
        colours = (
            pictures.reshape(len(pictures), side // block, block, side // block, block, 3).mean((2, 4)).reshape(-1, 3)
        )
        gram = rows.T @ rows + 1e-3 * len(rows) * np.eye(rows.shape[1], dtype=np.float32)
        fitted: NDArray[np.float32] = np.linalg.solve(gram, rows.T @ colours).astype(np.float32)
        return fitted


def _surroundings(cells: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each of the latents (h, w, channels) itself, the eight around it, and one: (h, w, 9 · channels + 1)."""
    height, width, channels = cells.shape
    one = np.ones((height, width, 1), np.float32)
    if channels > _MOST_CHANNELS:
        return np.concatenate([cells, one], axis=2)
    wide = np.pad(cells, ((1, 1), (1, 1), (0, 0)), mode="edge")
    parts = [wide[top : top + height, left : left + width] for top in range(3) for left in range(3)]
    return np.concatenate([*parts, one], axis=2)


def _pictures(side: int) -> NDArray[np.float32]:
    """Pictures (N, side, side, 3) from 0 to 1 with shapes of every colour on soft grounds; always the same."""
    import cv2

    random = np.random.default_rng(0)

    def colour() -> tuple[float, float, float]:
        red, green, blue = random.random(3).tolist()
        return red, green, blue

    def point() -> tuple[int, int]:
        x, y = random.integers(0, side, 2).tolist()
        return x, y

    pictures = []
    for _ in range(_PICTURES):
        top, bottom = np.array([colour(), colour()], np.float32)
        ramp = np.linspace(0, 1, side, dtype=np.float32)[:, None, None]
        picture = np.ascontiguousarray(np.broadcast_to(top + (bottom - top) * ramp, (side, side, 3)))
        for _ in range(4):
            cv2.circle(picture, point(), int(random.integers(3, side // 4)), colour(), -1, cv2.LINE_AA)
            cv2.rectangle(picture, point(), point(), colour(), -1)
            axes = tuple(random.integers(4, side // 3, 2).tolist())
            cv2.ellipse(picture, point(), axes, float(random.integers(180)), 0, 360, colour(), -1, cv2.LINE_AA)
            cv2.line(picture, point(), point(), colour(), int(random.integers(1, 6)), cv2.LINE_AA)
        pictures.append(picture)
    return np.stack(pictures).astype(np.float32)


def _enlarged(picture: Pixels, factor: int) -> Pixels:
    import cv2

    if factor <= 1:
        return picture
    size = (picture.shape[1] * factor, picture.shape[0] * factor)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)
