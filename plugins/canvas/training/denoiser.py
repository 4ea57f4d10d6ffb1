"""Training the denoiser: a small UNet on latents, by v-prediction with zero terminal signal-to-noise ratio."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from pathlib import Path

import torch
from diffusers import DDIMScheduler, UNet2DConditionModel
from torch.nn import functional

from plugins.canvas.training.latents import Latents

BATCH = 32
DROPPED_CAPTIONS = 0.1
AVERAGED = 0.9993
EARLY = 0.55
"""Below one, times with strong noise are drawn more often: the density is their power 1 / EARLY - 1."""
HELD_BACK = 128
"""So many latents at the beginning are never trained on."""
# The cosine schedule: latents of 16 × 16 drown too early in the one made for 64 × 64.
SCHEDULE = {
    "num_train_timesteps": 1000,
    "beta_schedule": "squaredcos_cap_v2",
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}


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


class DenoiserTraining:
    """A training that is planned over some seconds and goes on from its last checkpoint in a folder."""

    def __init__(self, folder: Path, data: Latents) -> None:
        self._path = folder / "denoiser.pt"
        self._data = data
        self._model = new_denoiser().to(memory_format=torch.channels_last)
        self.averaged = copy.deepcopy(self._model).requires_grad_(requires_grad=False)
        self._optimizer = torch.optim.AdamW(
            self._model.parameters(), lr=0, betas=(0.9, 0.99), weight_decay=0.01, fused=True
        )
        self._schedule = DDIMScheduler(**SCHEDULE)
        self.samples = 0
        self._spent_s = 0.0
        if self._path.exists():
            state = torch.load(self._path, weights_only=True)
            self._model.load_state_dict(state["model"])
            self.averaged.load_state_dict(state["averaged"])
            self._optimizer.load_state_dict(state["optimizer"])
            self.samples, self._spent_s = state["samples"], state["spent_s"]

    def run(self, planned_s: float, rate: float, say: Callable[[str], None], *, checkpoint_s: float = 240) -> None:
        """Train until the time spent in all runs is `planned_s`; the learning rate falls over its last half."""
        before_s, before, started = self._spent_s, self.samples, time.monotonic()
        told = saved = started
        mean = 0.0
        while self._spent_s < planned_s:
            fraction = self._spent_s / planned_s
            warm = min(1.0, (self.samples - before + BATCH) / (BATCH * 150))
            for group in self._optimizer.param_groups:
                group["lr"] = rate * warm * (1.0 if fraction < 0.5 else max(0.02, (1 - fraction) / 0.5))
            loss = self._step()
            mean = loss if mean == 0 else 0.99 * mean + 0.01 * loss
            now = time.monotonic()
            self._spent_s = before_s + now - started
            if now - told > 60:
                told = now
                speed = (self.samples - before) / (now - started)
                say(f"{self.samples} samples, loss {mean:.4f}, {speed:.1f} a second, {fraction:.0%} of the time")
            if now - saved > checkpoint_s:
                saved = now
                self._save()
                say(f"saved, held back {self._held_back():.4f}")
        self._save()

    def _step(self) -> float:
        index = HELD_BACK + torch.multinomial(self._data.weights[HELD_BACK:], BATCH, replacement=True)
        loss = self._loss(index, self._prediction, DROPPED_CAPTIONS)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()
        self.samples += BATCH
        step = self.samples // BATCH
        decay = min(AVERAGED, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.averaged.parameters()), list(self._model.parameters()), 1 - decay)
        return float(loss.item())

    def _prediction(self, noisy: torch.Tensor, times: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        predicted: torch.Tensor = self._model(noisy, times, encoder_hidden_states=states, return_dict=False)[0]
        return predicted

    def _loss(
        self,
        index: torch.Tensor,
        predict: Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor],
        drop: float,
    ) -> torch.Tensor:
        latents = self._data.latents[index].float()
        states = self._data.states[self._data.caption[index]].float()
        states[torch.rand(len(index)) < drop] = self._data.nothing
        noise = torch.randn_like(latents)
        # What is where, and how a caption bears on it, is decided in strong noise: train more there.
        times = (1000 * torch.rand(len(index)) ** EARLY).long().clamp(max=999)
        noisy = self._schedule.add_noise(latents, noise, times).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            predicted = predict(noisy, times, states)
        return functional.mse_loss(predicted.float(), self._schedule.get_velocity(latents, noise, times))

    @torch.no_grad()
    def _held_back(self) -> float:
        def predict(noisy: torch.Tensor, times: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
            predicted: torch.Tensor = self.averaged(noisy, times, encoder_hidden_states=states, return_dict=False)[0]
            return predicted

        state = torch.get_rng_state()
        torch.manual_seed(1)
        loss = float(self._loss(torch.arange(HELD_BACK), predict, 0.0))
        torch.set_rng_state(state)
        return loss

    def _save(self) -> None:
        temporary = self._path.with_suffix(".tmp")
        torch.save(
            {
                "model": self._model.state_dict(),
                "averaged": self.averaged.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "samples": self.samples,
                "spent_s": self._spent_s,
            },
            temporary,
        )
        temporary.replace(self._path)
