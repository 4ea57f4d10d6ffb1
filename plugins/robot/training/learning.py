"""Learning: the network learns to see demonstrations through noise; it goes on from where it was."""

from __future__ import annotations

import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import DDPMScheduler
from safetensors.torch import save_file
from torch.nn import functional

from plugins.robot.planning.network import NOISE_STEPS, Shape, denoise, fresh
from plugins.robot.planning.planner import FILE, SCHEDULE, Planner
from plugins.robot.training import demonstrations

CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how it is trained; `seconds` are of the processor's time, so that other work takes nothing away."""

    seconds: float
    batch: int = 512
    rate: float = 1e-3
    warm_up: int = 100
    seed: int = 1
    checkpoint_every_s: float = 60.0


def train(work: Path, recipe: Recipe, shape: Shape) -> Planner:
    """Train on the shards of the work folder; leaves a checkpoint there, and the planner beside it."""
    made = demonstrations.load(work)
    told, paths = torch.from_numpy(made.told), torch.from_numpy(made.paths)
    scheduler: Any = DDPMScheduler(NOISE_STEPS, beta_schedule=SCHEDULE, prediction_type="sample")
    weights = {name: tensor.requires_grad_() for name, tensor in fresh(shape, recipe.seed).items()}
    mean = {name: tensor.detach().clone() for name, tensor in weights.items()}
    optimizer = torch.optim.AdamW(weights.values(), recipe.rate, betas=(0.9, 0.99), weight_decay=1e-4)
    spent, steps = 0.0, 0
    path = work / CHECKPOINT
    if path.exists():
        stored = torch.load(path, weights_only=True)
        optimizer.load_state_dict(stored["optimizer"])
        spent, steps = stored["spent_s"], stored["steps"]
        with torch.no_grad():
            for name, tensor in weights.items():
                tensor.copy_(stored["weights"][name])
                mean[name].copy_(stored["mean"][name])
    chance = torch.Generator().manual_seed(recipe.seed + steps)
    began, saved, running, seen = time.process_time() - spent, time.monotonic(), 0.0, 0
    while (spent := time.process_time() - began) < recipe.seconds:
        part = spent / recipe.seconds
        for group in optimizer.param_groups:
            group["lr"] = (
                recipe.rate * min(1.0, (steps + 1) / recipe.warm_up) * (0.49 * math.cos(math.pi * part) + 0.51)
            )
        chosen = torch.randint(len(paths), (recipe.batch,), generator=chance)
        step = torch.randint(NOISE_STEPS, (recipe.batch,), generator=chance)
        clean = paths[chosen]
        noise = torch.randn(clean.shape, generator=chance)
        seen_as = denoise(weights, scheduler.add_noise(clean, noise, step), step, told[chosen])
        loss = functional.mse_loss(seen_as, clean)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        steps += 1
        keep = min(0.998, steps / (steps + 10))
        with torch.no_grad():
            for name, tensor in weights.items():
                mean[name].lerp_(tensor, 1 - keep)
        running, seen = running + float(loss.detach()), seen + 1
        if time.monotonic() - saved > recipe.checkpoint_every_s:
            _save(work, weights, mean, optimizer, {"spent_s": spent, "steps": steps, "loss": running / seen})
            saved, running, seen = time.monotonic(), 0.0, 0
    _save(work, weights, mean, optimizer, {"spent_s": spent, "steps": steps, "loss": running / max(1, seen)})
    facts = {"demonstrations": len(paths), "tried": made.tried, "recipe": asdict(recipe), "steps": steps}
    (work / "training.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return Planner(mean)


def restore(work: Path) -> Planner:
    """The planner as the work folder's checkpoint has it."""
    return Planner(torch.load(work / CHECKPOINT, weights_only=True)["mean"])


def save_planner(planner: Planner, folder: Path) -> None:
    """Write the planner as the studio reads it, in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.detach().half().contiguous() for name, tensor in planner.weights.items()}, folder / FILE)


def _save(
    work: Path, weights: dict[str, Any], mean: dict[str, Any], optimizer: torch.optim.Optimizer, facts: dict[str, float]
) -> None:
    fresh_file = work / f"{CHECKPOINT}.new"
    kept = {name: tensor.detach() for name, tensor in weights.items()}
    torch.save({"weights": kept, "mean": mean, "optimizer": optimizer.state_dict(), **facts}, fresh_file)
    fresh_file.replace(work / CHECKPOINT)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(facts) + "\n")
    save_planner(Planner(mean), work)
