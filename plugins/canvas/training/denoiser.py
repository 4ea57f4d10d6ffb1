"""Training the denoiser: a small UNet on latents, by v-prediction with zero terminal signal-to-noise ratio."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from torch.nn import functional
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.autoencoder import to_tensor
from plugins.canvas.training.scenes import SceneMaker
from plugins.canvas.training.vocabulary import encode

BATCH = 32
DROPPED_CAPTIONS = 0.1
EMA = 0.9990
SCHEDULE = {
    "num_train_timesteps": 1000,
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}


@dataclass(frozen=True, slots=True)
class Latents:
    """Scaled latents (N, 4, H/8, W/8) with the states (N, TOKENS, 384) of their captions, in half precision."""

    latents: torch.Tensor
    states: torch.Tensor
    nothing: torch.Tensor


def new_denoiser() -> UNet2DConditionModel:
    """An untrained denoiser of some 19 million parameters."""
    return UNet2DConditionModel(
        sample_size=16,
        in_channels=4,
        out_channels=4,
        block_out_channels=(80, 160, 256),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=384,
        attention_head_dim=[4, 5, 8],
        norm_num_groups=16,
    )


@torch.no_grad()
def encoded_scenes(
    folder: Path,
    maker: SceneMaker,
    autoencoder: AutoencoderKL,
    text: tuple[BertModel, BertTokenizerFast],
    count: int,
    say: Callable[[str], None],
) -> Latents:
    """Encode the first scenes and their captions, or read them from the folder."""
    path = folder / f"latents-{count}.pt"
    if not path.exists():
        latents, states = [], []
        started = time.monotonic()
        for first in range(0, count, 64):
            scenes = [maker.make(number) for number in range(first, first + 64)]
            pictures = to_tensor(np.stack([scene.pixels for scene in scenes])).contiguous(
                memory_format=torch.channels_last
            )
            with torch.autocast("cpu", torch.bfloat16):
                encoded = autoencoder.encode(pictures).latent_dist.mean * autoencoder.config.scaling_factor
            latents.append(encoded.half())
            states.append(encode(*text, [scene.caption for scene in scenes]).half())
            if first % 6400 == 0:
                say(f"encoded {first} of {count}, {(first + 64) / (time.monotonic() - started):.0f} a second")
        torch.save({"latents": torch.cat(latents), "states": torch.cat(states), "nothing": encode(*text, [""])}, path)
    stored = torch.load(path, weights_only=True)
    return Latents(stored["latents"], stored["states"], stored["nothing"])


class DenoiserTraining:
    """A run that goes on from its last checkpoint in a folder."""

    def __init__(self, folder: Path, data: Latents) -> None:
        self._path = folder / "denoiser.pt"
        self._data = data
        self.model = new_denoiser().to(memory_format=torch.channels_last)
        self._optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=0.01, fused=True
        )
        self.averaged = copy.deepcopy(self.model).requires_grad_(False)
        self.samples = 0
        self._schedule = DDIMScheduler(**SCHEDULE)
        if self._path.exists():
            state = torch.load(self._path, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.averaged.load_state_dict(state["averaged"])
            self._optimizer.load_state_dict(state["optimizer"])
            self.samples = state["samples"]

    def run(self, seconds: float, rate: float, say: Callable[[str], None], *, checkpoint_s: float = 300) -> None:
        """Train for some seconds of wall time at a learning rate that falls over the last third of them."""
        started = time.monotonic()
        told = saved = started
        first = self.samples
        mean = 0.0
        held_back = 256
        while (spent := time.monotonic() - started) < seconds:
            fraction = spent / seconds
            warm = min(1.0, (self.samples - first + BATCH) / (BATCH * 200))
            for group in self._optimizer.param_groups:
                group["lr"] = rate * warm * (1.0 if fraction < 0.66 else max(0.03, (1 - fraction) / 0.34))
            loss = self._loss(torch.randint(held_back, len(self._data.latents), (BATCH,)), self.model)
            self._optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self._optimizer.step()
            self.samples += BATCH
            step = self.samples // BATCH
            decay = min(EMA, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(self.averaged.parameters()), list(self.model.parameters()), 1 - decay)
            mean = loss.item() if mean == 0 else 0.98 * mean + 0.02 * loss.item()
            now = time.monotonic()
            if now - told > 60:
                told = now
                say(
                    f"samples {self.samples} loss {mean:.4f} held back {self._held_back(held_back):.4f}, {(self.samples - first) / spent:.1f} a second"
                )
            if now - saved > checkpoint_s:
                saved = now
                self.save()
        self.save()

    def save(self) -> None:
        """Write the checkpoint, all or nothing."""
        temporary = self._path.with_suffix(".tmp")
        torch.save(
            {
                "model": self.model.state_dict(),
                "averaged": self.averaged.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "samples": self.samples,
            },
            temporary,
        )
        temporary.replace(self._path)

    def _loss(
        self, index: torch.Tensor, model: UNet2DConditionModel, *, drop: float = DROPPED_CAPTIONS
    ) -> torch.Tensor:
        latents = self._data.latents[index].float()
        states = self._data.states[index].float()
        dropped = torch.rand(len(index)) < drop
        states[dropped] = self._data.nothing.float()
        noise = torch.randn_like(latents)
        times = torch.randint(0, 1000, (len(index),))
        noisy = self._schedule.add_noise(latents, noise, times).contiguous(memory_format=torch.channels_last)
        target = self._schedule.get_velocity(latents, noise, times)
        return functional.mse_loss(model(noisy, times, encoder_hidden_states=states).sample, target)

    @torch.no_grad()
    def _held_back(self, count: int) -> float:
        state = torch.get_rng_state()
        torch.manual_seed(1)
        losses = [
            float(self._loss(torch.arange(first, first + 64), self.averaged, drop=0)) for first in range(0, count, 64)
        ]
        torch.set_rng_state(state)
        return sum(losses) / len(losses)
