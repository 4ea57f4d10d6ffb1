"""Training the autoencoder: pictures to latents of an eighth of the side and back."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch.nn import functional

from plugins.canvas.training.scenes import SceneMaker

LEVELS = (24, 48, 96, 128)
CROP = 64
BATCH = 32
HELD_BACK = 900_000_000
"""Scenes from this number on are never trained on."""


def new_autoencoder() -> AutoencoderKL:
    """An untrained autoencoder with four latent channels."""
    return AutoencoderKL(
        latent_channels=4,
        block_out_channels=LEVELS,
        down_block_types=("DownEncoderBlock2D",) * len(LEVELS),
        up_block_types=("UpDecoderBlock2D",) * len(LEVELS),
        layers_per_block=1,
        norm_num_groups=8,
        mid_block_add_attention=False,
        sample_size=128,
        scaling_factor=1.0,
    )


def to_tensor(pixels: np.ndarray) -> torch.Tensor:
    """Pictures (N, H, W, 3) uint8 to (N, 3, H, W) from -1 to 1."""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def train_autoencoder(folder: Path, maker: SceneMaker, seconds: float, say: Callable[[str], None]) -> AutoencoderKL:
    """Train for some seconds of wall time, or take the finished one from the folder.

    A file autoencoder-first.pt there, an earlier one, is gone on from.

    L1, squared and gradient errors on crops of 64 pixels; noise on the latents keeps them smooth.
    """
    path = folder / "autoencoder.pt"
    model = new_autoencoder().to(memory_format=torch.channels_last)
    if path.exists():
        state = torch.load(path, weights_only=True)
        model.load_state_dict(state["model"])
        model.register_to_config(scaling_factor=state["scaling_factor"])
        return model.eval()
    first = folder / "autoencoder-first.pt"
    if first.exists():
        model.load_state_dict(torch.load(first, weights_only=True)["model"])
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=1e-4, fused=True)
    held_back = to_tensor(np.stack([maker.make(HELD_BACK + i).pixels for i in range(32)]))
    started, step, told = time.monotonic(), 0, 0.0
    numbers = np.random.default_rng(0)
    while (spent := time.monotonic() - started) < seconds:
        fraction = spent / seconds
        rate = 2e-3 * min(1.0, (step + 1) / 100) * (1.0 if fraction < 0.5 else max(0.02, (1 - fraction) / 0.5))
        for group in optimizer.param_groups:
            group["lr"] = rate
        pictures = to_tensor(np.stack([maker.make(step * BATCH // 2 + i).pixels for i in range(BATCH // 2)]))
        crops = []
        for picture in pictures:
            for _ in range(2):
                y, x = numbers.integers(0, pictures.shape[-1] - CROP + 1, 2)
                crops.append(picture[:, y : y + CROP, x : x + CROP])
        batch = torch.stack(crops).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            latents = model.encode(batch).latent_dist.mean
            decoded = model.decode(latents + 0.03 * torch.randn_like(latents)).sample
        loss = _loss(decoded.float(), batch) + 1e-3 * latents.float().square().mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        if spent > told:
            told = spent + 30
            say(
                f"autoencoder step {step} loss {loss.item():.4f} psnr {psnr(model, held_back):.2f} dB, {step * BATCH / (spent + 1):.0f} crops/s"
            )
    model.eval()
    with torch.no_grad():
        latents = model.encode(to_tensor(np.stack([maker.make(i).pixels for i in range(256)]))).latent_dist.mean
    scaling = float(1 / latents.std())
    model.register_to_config(scaling_factor=scaling)
    torch.save({"model": model.state_dict(), "scaling_factor": scaling}, path)
    say(
        f"autoencoder done: psnr {psnr(model, held_back):.2f} dB, scaling {scaling:.4f}, mean {latents.mean((0, 2, 3)).tolist()}, std {latents.std((0, 2, 3)).tolist()}"
    )
    return model


@torch.no_grad()
def psnr(model: AutoencoderKL, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio of pictures (N, 3, H, W) and what comes back, in decibels."""
    decoded = model.decode(model.encode(pictures).latent_dist.mean).sample.clamp(-1, 1)
    errors = ((pictures - decoded) / 2).square().mean((1, 2, 3))
    return float(sum(-10 * math.log10(error) for error in errors.tolist()) / len(errors))


def _loss(decoded: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
    error = decoded - batch
    across = (error[..., 1:] - error[..., :-1]).abs().mean()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    return functional.l1_loss(decoded, batch) + 2 * error.square().mean() + 0.5 * (across + down)
