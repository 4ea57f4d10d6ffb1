"""Training the denoiser: a small UNet on latents, by v-prediction with zero terminal signal-to-noise ratio."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers import DDIMScheduler, UNet2DConditionModel
from torch.nn import functional
from transformers import BertModel

from plugins.canvas.training.accelerator import device, half, say, write
from plugins.canvas.training.autoencoder import stored_autoencoder
from plugins.canvas.training.latents import HELD_BACK, Captions, LatentStore
from plugins.canvas.training.muon import Muon
from plugins.canvas.training.steps import Steps
from plugins.canvas.training.supply import Supply
from plugins.canvas.training.vocabulary import TOKENS

DROPPED_CAPTIONS = 0.1
AVERAGED = 0.9993
EARLY = 0.62
"""Below one, times with strong noise are drawn more often: the density is their power 1 / EARLY - 1."""
# The cosine schedule: latents of 32 × 32 drown too early in the one made for 64 × 64.
SCHEDULE = {
    "num_train_timesteps": 1000,
    "beta_schedule": "squaredcos_cap_v2",
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}
TAKEN = 6
"""A chunk of new scenes is encoded every so many steps."""
KEPT = 60_000
"""So many latents are kept for the distillation."""
Predict = Callable[[torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the denoiser is trained in all runs, which share of that at half the size, and by how large steps.

    With `until`, in seconds since the epoch, the time is what is left when it begins.
    """

    seconds: float
    small_share: float
    small_batch: int
    full_batch: int
    rate: float = 1e-3
    first_pictures: int = 30_000
    pictures: int = 260_000
    until: float | None = None


def new_denoiser() -> UNet2DConditionModel:
    """An untrained denoiser of some 28 million parameters."""
    return UNet2DConditionModel(
        sample_size=32,
        in_channels=4,
        out_channels=4,
        block_out_channels=(96, 192, 312),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=384,
        attention_head_dim=[4, 6, 13],
        norm_num_groups=24,
    )


class DenoiserTraining:
    """A training that is planned over some seconds, and goes on from its last checkpoint in a folder."""

    def __init__(self, folder: Path, plan: Plan, side: int) -> None:
        self._path = folder / "denoiser.pt"
        self._folder = folder
        self._where = device()
        self._plan = plan
        self._sides = {True: side // 16, False: side // 8}
        self._model = new_denoiser().to(self._where, memory_format=torch.channels_last)
        self.averaged = copy.deepcopy(self._model).requires_grad_(requires_grad=False)
        fast = self._where.type == "cuda"
        rate = torch.zeros((), device=self._where) if fast else 0
        inside, others = _weights(self._model)
        self._optimizers: dict[str, torch.optim.Optimizer] = {
            "inside": Muon(inside, lr=rate),
            "others": torch.optim.AdamW(
                others, lr=rate, betas=(0.9, 0.99), weight_decay=0.01, fused=True, capturable=fast
            ),
        }
        self._signal = DDIMScheduler(**SCHEDULE).alphas_cumprod.to(self._where)
        self._empty = torch.empty(0)
        self.samples = 0
        self._steps = 0
        self._spent_s = 0.0
        self._predict: Predict = _called(self._model)
        if fast:
            torch.backends.cudnn.benchmark = True
            torch.set_float32_matmul_precision("high")
            try:
                self._predict = self._compiled()
            except RuntimeError as error:
                say(f"not compiled: {str(error)[:400]}")
        self._do = Steps(self._step, self._where, self._model.conv_in.weight)

    def run(self, supply: Supply) -> None:
        """Wait for the autoencoder, then train until the planned time is spent."""
        while not (self._folder / "autoencoder.pt").exists():
            time.sleep(0.5)
        self._begin()
        plan = self._plan
        captions = Captions(BertModel.from_pretrained(self._folder / "text"), self._where)
        autoencoder = stored_autoencoder(self._folder)
        store = LatentStore(supply, autoencoder, captions, plan.pictures, self._where, small=plan.small_share > 0)
        started = time.monotonic()
        while store.count < min(plan.first_pictures, plan.pictures):
            store.take(wait=True)
        say(f"{store.count} pictures encoded in {time.monotonic() - started:.1f} s")
        self._empty = store.empty
        before_s, before, started = self._spent_s, self.samples, time.monotonic()
        told, saved, mean = started, started, torch.zeros((), device=self._where)
        planned_s = plan.seconds if plan.until is None else before_s + plan.until - time.time()
        while self._spent_s < planned_s:
            small = self._spent_s < plan.small_share * planned_s
            count = plan.small_batch if small else plan.full_batch
            self._set_rate(self._spent_s / planned_s)
            loss = self._do(*store.batch(count, small=small))
            self._average(count)
            mean.lerp_(loss, 0.02 if self._steps > 50 else 0.2)
            if self._steps % TAKEN == 0:
                store.take()
            now = time.monotonic()
            self._spent_s = before_s + now - started
            if now - told > (12 if self._where.type == "cuda" else 60):
                speed = (self.samples - before) / (now - started)
                told = now
                held_back = self._held_back(store, small=small)
                say(
                    f"{'small' if small else 'full'} step {self._steps}, {self.samples} samples of {store.count} "
                    f"pictures, loss {float(mean):.4f}, held back {held_back:.4f}, {speed:.0f} a second, "
                    f"{self._spent_s / planned_s:.0%}"
                )
            if now - saved > 240:
                saved = now
                self._save()
        self._save()
        store.save(self._folder / "latents.pt", KEPT)
        say(f"denoiser done: {self.samples} samples, held back {self._held_back(store, small=False):.4f}")

    def _begin(self) -> None:
        """Take up the weights of the folder: those of the last checkpoint, or those to begin with."""
        first = self._folder / "denoiser-first.pt"
        if self._path.exists():
            state = torch.load(self._path, weights_only=True, map_location=self._where)
            self._model.load_state_dict(state["model"])
            self.averaged.load_state_dict(state["averaged"])
            for name, optimizer in self._optimizers.items():
                optimizer.load_state_dict(state["optimizers"][name])
            self.samples, self._steps, self._spent_s = state["samples"], state["steps"], state["spent_s"]
        elif first.exists():
            weights = torch.load(first, weights_only=True, map_location=self._where)
            self._model.load_state_dict(weights)
            self.averaged.load_state_dict(weights)

    def _set_rate(self, fraction: float) -> None:
        rate = self._plan.rate * min(1.0, (self._steps + 1) / 300)
        rate *= 1.0 if fraction < 0.45 else max(0.01, (1 - fraction) / 0.55)
        for group in (group for optimizer in self._optimizers.values() for group in optimizer.param_groups):
            if isinstance(group["lr"], torch.Tensor):
                group["lr"].fill_(rate)
            else:
                group["lr"] = rate

    def _step(self, latents: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """Learn from scenes, and return the loss; some are shown without their captions."""
        dropped = torch.rand((len(states), 1, 1), device=self._where) < DROPPED_CAPTIONS
        loss = self._loss(self._predict, latents, torch.where(dropped, self._empty.to(states.dtype), states))
        self._model.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        for optimizer in self._optimizers.values():
            optimizer.step()
        return loss.detach()

    @torch.no_grad()
    def _average(self, count: int) -> None:
        self.samples += count
        self._steps += 1
        decay = min(AVERAGED, (1 + self._steps) / (10 + self._steps))
        torch._foreach_lerp_(list(self.averaged.parameters()), list(self._model.parameters()), 1 - decay)

    def _loss(self, predict: Predict, latents: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        noise = torch.randn_like(latents)
        # What is where, and how a caption bears on it, is decided in strong noise: train more there.
        times = (1000 * torch.rand(len(latents), device=self._where) ** EARLY).long().clamp(max=999)
        signal = self._signal[times].sqrt()[:, None, None, None]
        spread = (1 - self._signal[times]).sqrt()[:, None, None, None]
        noisy = (signal * latents + spread * noise).contiguous(memory_format=torch.channels_last)
        with half(self._where):
            predicted = predict(noisy, times, states)
        return functional.mse_loss(predicted.float(), signal * noise - spread * latents)

    @torch.no_grad()
    def _held_back(self, store: LatentStore, *, small: bool) -> float:
        with torch.random.fork_rng(devices=[self._where] if self._where.type == "cuda" else []):
            torch.manual_seed(1)
            index = torch.arange(min(256, HELD_BACK), device=self._where)
            latents, states = store.rows(index, torch.zeros_like(index), small=small)
            return float(self._loss(_called(self.averaged), latents, states))

    def _compiled(self) -> Predict:
        """The compiled denoiser, once it is shown to have the gradients of the plain one; else the plain one."""
        started = time.monotonic()
        compiled = _called(torch.compile(self._model, dynamic=False))
        plain = _called(self._model)
        for small, count in ((True, self._plan.small_batch), (False, self._plan.full_batch)):
            if small and not self._plan.small_share:
                continue
            side = self._sides[small]
            noisy = torch.randn(count, 4, side, side, device=self._where).contiguous(memory_format=torch.channels_last)
            times = torch.randint(1000, (count,), device=self._where)
            states = torch.randn(count, TOKENS, 384, device=self._where).to(torch.bfloat16)
            gradients = []
            for predict in (plain, compiled):
                with half(self._where):
                    predict(noisy, times, states).float().square().mean().backward()  # type: ignore[no-untyped-call]
                gradients.append([part.grad.clone() for part in self._model.parameters() if part.grad is not None])
                self._model.zero_grad()
            if len(gradients[0]) != len(gradients[1]):
                return plain
            flat, other = (torch.cat([part.flatten() for part in of]) for of in gradients)
            alike = functional.cosine_similarity(flat, other, dim=0)
            say(f"compiled for {side}: gradients agree by {float(alike):.5f}, {time.monotonic() - started:.0f} s")
            if not float(alike) > 0.98:
                say("compiled gradients are wrong: the plain denoiser is trained")
                return plain
        return compiled

    def _save(self) -> None:
        write(
            self._path,
            {
                "model": self._model.state_dict(),
                "averaged": self.averaged.state_dict(),
                "optimizers": {name: optimizer.state_dict() for name, optimizer in self._optimizers.items()},
                "samples": self.samples,
                "steps": self._steps,
                "spent_s": self._spent_s,
            },
        )


def train_denoiser(folder: Path, supply: Supply, plan: Plan) -> None:
    """Train, or go on, with the text encoder and the autoencoder of a folder."""
    torch.manual_seed(time.time_ns() % 2**31)
    DenoiserTraining(folder, plan, supply.side).run(supply)


def _weights(model: UNet2DConditionModel) -> tuple[list[torch.nn.Parameter], list[torch.nn.Parameter]]:
    """The matrices inside the network, and all other weights."""
    inside: list[torch.nn.Parameter] = []
    others: list[torch.nn.Parameter] = []
    for name, weight in model.named_parameters():
        outer = name.startswith(("conv_in", "conv_out", "time_embedding"))
        (others if outer or weight.ndim < 2 else inside).append(weight)
    return inside, others


def _called(model: Callable[..., tuple[torch.Tensor, ...]]) -> Predict:
    def predict(noisy: torch.Tensor, times: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        return model(noisy, times, encoder_hidden_states=states, return_dict=False)[0]

    return predict
