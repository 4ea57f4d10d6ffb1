"""Distilling the denoiser to four steps: a LoRA that makes it consistent along its own guided paths.

`python -m plugins.canvas.training.distil --work DIR --seconds N` after the training. Latent Consistency Models
(Luo et al., 2023, arXiv:2310.04378 and 2311.05556), with DDIM as solver over 50 steps.
"""

from __future__ import annotations

import argparse
import copy
import math
import time
from pathlib import Path

import torch
from diffusers import DDIMScheduler, UNet2DConditionModel
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict
from safetensors.torch import save_file
from transformers import BertModel

from plugins.canvas.training.accelerator import device, half, say
from plugins.canvas.training.denoiser import SCHEDULE, new_denoiser
from plugins.canvas.training.latents import Captions

RANK = 48
SOLVER_STEPS = 50
GUIDANCE = (2.5, 3.5)
TARGETS = [
    "to_q", "to_k", "to_v", "to_out.0", "proj_in", "proj_out", "ff.net.0.proj", "ff.net.2", "conv1", "conv2",
    "conv_shortcut", "downsamplers.0.conv", "upsamplers.0.conv", "time_emb_proj",
]  # fmt: skip


def main() -> None:
    """Distil for some seconds and write lcm.safetensors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=4e-4)
    options = parser.parse_args()
    student = distilled(options.work, options.seconds, options.batch, options.rate)
    weights = {f"unet.{name}": value.half().cpu().contiguous() for name, value in lora(student).items()}
    save_file(weights, options.work / "lcm.safetensors")
    say(f"{sum(value.numel() for value in weights.values()) / 1e6:.1f} million weights written")


def lora(model: UNet2DConditionModel) -> dict[str, torch.Tensor]:
    """The weights of the adapter."""
    state: dict[str, torch.Tensor] = get_peft_model_state_dict(model)
    return state


def distilled(folder: Path, seconds: float, count: int, rate: float) -> UNet2DConditionModel:
    """The denoiser of a folder with an adapter that was trained for some seconds."""
    where = device()
    teacher = new_denoiser()
    teacher.load_state_dict(torch.load(folder / "denoiser.pt", weights_only=True, map_location="cpu")["averaged"])
    teacher = teacher.to(where, memory_format=torch.channels_last).requires_grad_(requires_grad=False)
    student = copy.deepcopy(teacher)
    student.add_adapter(LoraConfig(r=RANK, lora_alpha=RANK, target_modules=TARGETS))
    trained = [part for part in student.parameters() if part.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=0, betas=(0.9, 0.99), weight_decay=1e-3, fused=True)
    captions = Captions(BertModel.from_pretrained(folder / "text"), where)
    stored = torch.load(folder / "latents.pt", weights_only=True, map_location="cpu")
    full, tokens = stored["full"].to(where), stored["tokens"].to(where)
    signal = DDIMScheduler(**SCHEDULE).alphas_cumprod.to(where)
    stride = len(signal) // SOLVER_STEPS
    empty = captions.states(captions.empty(tokens[0, 0].long())[None]).expand(count, -1, -1)
    started = told = time.monotonic()
    step, mean = 0, torch.zeros((), device=where)

    def parts(
        model: UNet2DConditionModel, noisy: torch.Tensor, times: torch.Tensor, states: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The clean latents and the noise that a model sees in noisy ones."""
        with half(where):
            velocity = model(noisy, times, encoder_hidden_states=states, return_dict=False)[0].float()
        keep, spread = signal[times].sqrt()[:, None, None, None], (1 - signal[times]).sqrt()[:, None, None, None]
        return keep * noisy - spread * velocity, spread * noisy + keep * velocity

    def consistent(clean: torch.Tensor, noisy: torch.Tensor, times: torch.Tensor) -> torch.Tensor:
        """The boundary condition of LCMScheduler, with its scaling of ten and a spread of the data of a half."""
        scaled = times.float()[:, None, None, None] * 10
        return 0.25 / (scaled**2 + 0.25) * noisy + scaled / (scaled**2 + 0.25).sqrt() * clean

    while (fraction := (time.monotonic() - started) / seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 50) * (0.5 + 0.5 * math.cos(math.pi * fraction))
        index = torch.randint(len(full), (count,), device=where)
        latents = full[index].float().contiguous(memory_format=torch.channels_last)
        states = captions.states(tokens[index, torch.randint(2, (count,), device=where)].long())
        times = torch.randint(1, SOLVER_STEPS + 1, (count,), device=where) * stride - 1
        before = (times - stride).clamp(min=0)
        noise = torch.randn_like(latents)
        noisy = signal[times].sqrt()[:, None, None, None] * latents
        noisy = noisy + (1 - signal[times]).sqrt()[:, None, None, None] * noise
        with torch.no_grad():
            clean, left = parts(teacher, noisy, times, states)
            plain_clean, plain_left = parts(teacher, noisy, times, empty)
            guidance = torch.empty(count, 1, 1, 1, device=where).uniform_(*GUIDANCE)
            clean, left = plain_clean + guidance * (clean - plain_clean), plain_left + guidance * (left - plain_left)
            kept = torch.where(times - stride < 0, torch.ones_like(signal[before]), signal[before])[:, None, None, None]
            previous = kept.sqrt() * clean + (1 - kept).sqrt() * left
            target = consistent(parts(student, previous, before, states)[0], previous, before)
        predicted = consistent(parts(student, noisy, times, states)[0], noisy, times)
        loss = ((predicted - target).square() + 1e-6).sqrt().mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        step += 1
        mean.lerp_(loss.detach(), 0.05 if step > 20 else 0.3)
        if time.monotonic() - told > (10 if where.type == "cuda" else 60):
            told = time.monotonic()
            say(f"distillation step {step}, loss {float(mean):.4f}, {fraction:.0%}")
    say(f"distilled in {step} steps of {count}")
    return student


if __name__ == "__main__":
    main()
