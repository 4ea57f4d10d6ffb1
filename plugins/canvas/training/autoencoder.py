"""Training the autoencoder: pictures to latents of an eighth of the side and back."""

from __future__ import annotations

import math
import time
from pathlib import Path

import torch
from diffusers import AutoencoderKL
from torch.nn import functional

from plugins.canvas.training.accelerator import device, half, say, to_pictures, write
from plugins.canvas.training.supply import CHUNK, Supply

LEVELS = (24, 48, 96, 128)
BATCH = 32
NOISE = 0.03
RATE = 1.5e-3
MOST_CHUNKS = 160
"""Of the chunks it trains on these many; the first is never trained on, and measures."""


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
        sample_size=256,
        scaling_factor=1.0,
    )


def stored_autoencoder(folder: Path) -> AutoencoderKL:
    """The finished autoencoder in a folder; raises FileNotFoundError."""
    state = torch.load(folder / "autoencoder.pt", weights_only=True, map_location="cpu")
    model = new_autoencoder().to(memory_format=torch.channels_last)
    model.load_state_dict(state["model"])
    model.register_to_config(scaling_factor=state["scaling_factor"])
    return model.eval()


def train_autoencoder(folder: Path, supply: Supply, seconds: float) -> None:
    """Train for some seconds in all runs together, unless the finished one is in the folder.

    L1, squared and gradient errors; noise on the latents keeps them smooth, and a pull to nought keeps their
    mean there.
    """
    if (folder / "autoencoder.pt").exists():
        return
    torch.manual_seed(time.time_ns() % 2**31)
    where = device()
    model = new_autoencoder().to(where, memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=1e-4, fused=True)
    part, first = folder / "autoencoder-part.pt", folder / "autoencoder-first.pt"
    before_s, step = 0.0, 0
    if part.exists():
        state = torch.load(part, weights_only=True, map_location=where)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        before_s, step = state["spent_s"], state["step"]
    elif first.exists():
        model.load_state_dict(torch.load(first, weights_only=True, map_location=where))
    torch.backends.cudnn.benchmark = where.type == "cuda"
    pictures = _Pictures(supply, where)
    while not pictures.enough:
        pictures.look()
        time.sleep(0.2)
    say(f"autoencoder begins, {psnr(model, pictures.held_back):.2f} dB")
    spent, told, started = before_s, before_s, time.monotonic()
    while spent < seconds:
        fraction = spent / seconds
        for group in optimizer.param_groups:
            group["lr"] = (
                RATE * min(1.0, (step + 1) / 100) * (1.0 if fraction < 0.4 else max(0.01, (1 - fraction) / 0.6))
            )
        batch = pictures.batch()
        with half(where):
            latents = model.encode(batch).latent_dist.mean
            decoded = model.decode(latents + NOISE * torch.randn_like(latents)).sample
        loss = reconstruction_loss(decoded.float(), batch) + 1e-3 * latents.float().square().mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 10 == 0:
            pictures.look()
        spent = before_s + time.monotonic() - started
        if spent - told > (15 if where.type == "cuda" else 60):
            told = spent
            say(
                f"autoencoder step {step}, {step * BATCH} pictures of {pictures.count}, loss {loss.item():.4f}, "
                f"{psnr(model, pictures.held_back):.2f} dB"
            )
            if where.type == "cpu":
                state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
                write(part, {**state, "spent_s": spent, "step": step})
    model.eval()
    with torch.no_grad():
        latents = model.encode(pictures.held_back).latent_dist.mean
    weights = {name: value.cpu() for name, value in model.state_dict().items()}
    write(folder / "autoencoder.pt", {"model": weights, "scaling_factor": float(1 / latents.std())})
    say(f"autoencoder done after {step} steps: {psnr(model, pictures.held_back):.2f} dB")


def reconstruction_loss(decoded: torch.Tensor, batch: torch.Tensor) -> torch.Tensor:
    """How far pictures are from what they should be, with weight on their edges."""
    error = decoded - batch
    across = (error[..., 1:] - error[..., :-1]).abs().mean()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    return functional.l1_loss(decoded, batch) + 2 * error.square().mean() + 0.5 * (across + down)


@torch.no_grad()
def psnr(model: AutoencoderKL, pictures: torch.Tensor) -> float:
    """Mean peak signal-to-noise ratio of pictures (N, 3, H, W) and what comes back, in decibels."""
    decoded = model.decode(model.encode(pictures).latent_dist.mean).sample.clamp(-1, 1)
    errors = ((pictures - decoded) / 2).square().mean((1, 2, 3))
    return float(sum(-10 * math.log10(error) for error in errors.tolist()) / len(errors))


class _Pictures:
    """Pictures on the device, more of them as the makers bring them."""

    def __init__(self, supply: Supply, where: torch.device) -> None:
        self._supply = supply
        self._where = where
        self._seen: set[int] = set()
        self._pixels: list[torch.Tensor] = []
        self.held_back = torch.empty(0)

    @property
    def count(self) -> int:
        """How many there are to train on."""
        return CHUNK * len(self._pixels)

    @property
    def enough(self) -> bool:
        """Whether training can begin."""
        return len(self._pixels) >= 4

    def look(self) -> None:
        """Take in one more chunk, if there is one and it is wanted."""
        if len(self._pixels) >= MOST_CHUNKS:
            return
        for number in self._supply.waiting(self._seen)[:1]:
            self._seen.add(number)
            pixels = torch.from_numpy(self._supply.load(number).pixels).to(self._where)
            if len(self.held_back) == 0:
                self.held_back = to_pictures(pixels[:64])
            else:
                self._pixels.append(pixels)

    def batch(self) -> torch.Tensor:
        """Pictures (BATCH, 3, side, side) of four chunks."""
        chunks = torch.randint(len(self._pixels), (4,)).tolist()
        rows = [torch.randint(CHUNK, (BATCH // 4,), device=self._where) for _ in chunks]
        return to_pictures(torch.cat([self._pixels[chunk][row] for chunk, row in zip(chunks, rows, strict=True)]))
