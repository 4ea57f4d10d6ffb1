"""Training the autoencoder: pictures to latents of an eighth of the side and back."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from numpy.typing import NDArray
from torch.nn import functional

from plugins.canvas.training.scenes import SceneMaker

LEVELS = (24, 48, 96, 128)
CROP = 64
BATCH = 32
NOISE = 0.03
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


def stored_autoencoder(folder: Path) -> AutoencoderKL:
    """The finished autoencoder in a folder; raises FileNotFoundError."""
    state = torch.load(folder / "autoencoder.pt", weights_only=True)
    model = new_autoencoder().to(memory_format=torch.channels_last)
    model.load_state_dict(state["model"])
    model.register_to_config(scaling_factor=state["scaling_factor"])
    return model.eval()


def to_tensor(pixels: NDArray[np.uint8]) -> torch.Tensor:
    """Pictures (N, H, W, 3) uint8 to (N, 3, H, W) from -1 to 1."""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def train_autoencoder(folder: Path, maker: SceneMaker, seconds: float, say: Callable[[str], None]) -> AutoencoderKL:
    """Train for some seconds in all runs together, or take the finished one from the folder.

    L1, squared and gradient errors on crops of 64 pixels; noise on the latents keeps them smooth, and a pull to
    nought keeps their mean there.
    """
    if (folder / "autoencoder.pt").exists():
        return stored_autoencoder(folder)
    model = new_autoencoder().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=1e-4, fused=True)
    part = folder / "autoencoder-part.pt"
    before_s, step = 0.0, 0
    if part.exists():
        state = torch.load(part, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        before_s, step = state["spent_s"], state["step"]

    def passed(batch: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        latents = model.encode(batch).latent_dist.mean
        return latents, model.decode(latents + NOISE * torch.randn_like(latents)).sample

    held_back = held_back_pictures(maker, 32)
    numbers = np.random.default_rng(step)
    spent, told, started = before_s, before_s, time.monotonic()
    while spent < seconds:
        fraction = spent / seconds
        rate = 2e-3 * min(1.0, (step + 1) / 100) * (1.0 if fraction < 0.5 else max(0.02, (1 - fraction) / 0.5))
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = _crops(maker, step, numbers)
        with torch.autocast("cpu", torch.bfloat16):
            latents, decoded = passed(batch)
        loss = _loss(decoded.float(), batch) + 1e-3 * latents.float().square().mean()
        _descend(loss, model, optimizer)
        step += 1
        spent = before_s + time.monotonic() - started
        if spent - told > 60:
            told = spent
            say(f"autoencoder step {step}, loss {loss.item():.4f}, {psnr(model, held_back):.2f} dB")
            _write(
                part, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "spent_s": spent, "step": step}
            )
    model.eval()
    with torch.no_grad():
        latents = model.encode(to_tensor(np.stack([maker.make(i).pixels for i in range(256)]))).latent_dist.mean
    _write(folder / "autoencoder.pt", {"model": model.state_dict(), "scaling_factor": float(1 / latents.std())})
    say(f"autoencoder done: {psnr(model, held_back):.2f} dB")
    return stored_autoencoder(folder)


def sharpen_decoder(
    folder: Path, maker: SceneMaker, latents: torch.Tensor, seconds: float, say: Callable[[str], None]
) -> AutoencoderKL:
    """Train only the decoder for some seconds, on whole pictures and the latents (N, 4, h, w) of the scenes 0 to N.

    The latents that a denoiser has learnt stay what they were.
    """
    model = stored_autoencoder(folder)
    model.requires_grad_(requires_grad=False)
    parts = torch.nn.ModuleList([model.post_quant_conv, model.decoder]).requires_grad_(requires_grad=True)
    optimizer = torch.optim.AdamW(parts.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=1e-4, fused=True)
    scaling = model.config.scaling_factor
    held_back = held_back_pictures(maker, 32)
    say(f"decoder before: {psnr(model, held_back):.2f} dB")
    numbers = np.random.default_rng()
    started = told = saved = time.monotonic()
    step = 0
    while (fraction := (time.monotonic() - started) / seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = 6e-4 * min(1.0, (step + 1) / 50) * min(1.0, max(0.02, (1 - fraction) / 0.8))
        index = numbers.integers(0, len(latents), BATCH // 4)
        batch = to_tensor(np.stack([maker.make(int(number)).pixels for number in index]))
        batch = batch.contiguous(memory_format=torch.channels_last)
        some = latents[torch.from_numpy(index)].float() / scaling
        with torch.autocast("cpu", torch.bfloat16):
            decoded = model.decode(some + NOISE * torch.randn_like(some)).sample
        loss = _loss(decoded.float(), batch)
        _descend(loss, parts, optimizer)
        step += 1
        now = time.monotonic()
        if now - told > 60:
            told = now
            say(f"decoder step {step}, loss {loss.item():.4f}, {psnr(model, held_back):.2f} dB")
        if now - saved > 240:
            saved = now
            _write(folder / "autoencoder.pt", {"model": model.state_dict(), "scaling_factor": scaling})
    _write(folder / "autoencoder.pt", {"model": model.state_dict(), "scaling_factor": scaling})
    say(f"decoder done: {psnr(model, held_back):.2f} dB")
    return stored_autoencoder(folder)


def held_back_pictures(maker: SceneMaker, count: int) -> torch.Tensor:
    """Pictures (count, 3, H, W) that nothing is trained on."""
    return to_tensor(np.stack([maker.make(HELD_BACK + index).pixels for index in range(count)]))


@torch.no_grad()
def psnr(model: AutoencoderKL, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio of pictures (N, 3, H, W) and what comes back, in decibels."""
    decoded = model.decode(model.encode(pictures).latent_dist.mean).sample.clamp(-1, 1)
    errors = ((pictures - decoded) / 2).square().mean((1, 2, 3))
    return float(sum(-10 * math.log10(error) for error in errors.tolist()) / len(errors))


def _crops(maker: SceneMaker, step: int, numbers: np.random.Generator) -> torch.Tensor:
    pictures = [maker.make(step * BATCH // 2 + index).pixels for index in range(BATCH // 2)]
    crops = []
    for picture in pictures:
        for y, x in numbers.integers(0, picture.shape[0] - CROP + 1, (2, 2)):
            crops.append(picture[y : y + CROP, x : x + CROP])
    return to_tensor(np.stack(crops)).contiguous(memory_format=torch.channels_last)


def _descend(loss: torch.Tensor, model: torch.nn.Module, optimizer: torch.optim.Optimizer) -> None:
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


def _loss(decoded: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
    error = decoded - batch
    across = (error[..., 1:] - error[..., :-1]).abs().mean()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    return functional.l1_loss(decoded, batch) + 2 * error.square().mean() + 0.5 * (across + down)


def _write(path: Path, state: dict[str, object]) -> None:
    """Write a checkpoint, all or nothing."""
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
