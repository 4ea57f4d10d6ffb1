"""Learning: the network learns to see demonstrations through noise; it goes on from where it was."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import DDPMScheduler
from safetensors.torch import save_file

from plugins.robot.planning.encoding import told_of
from plugins.robot.planning.frame import Frame, fitted
from plugins.robot.planning.network import NOISE_STEPS, Shape, denoise, fresh
from plugins.robot.planning.planner import FILE, FOLLOWS, SCHEDULE, SPREAD, Planner
from plugins.robot.training.demonstrations import Demonstrations, load

CHECKPOINT = "checkpoint.pt"
_KEEP = 0.998
_LEAST_WEIGHT, _MOST_WEIGHT = 0.3, 3.0
"""How much a step counts by how clear the path is through its noise: what is decided late has to be exact."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how it is trained; `seconds` are of the processor's time, so that other work takes nothing away."""

    seconds: float
    batch: int = 512
    rate: float = 1e-3
    warm_up: int = 100
    seed: int = 1
    checkpoint_every_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Lessons:
    """Demonstrations as the network is told them (N, TOLD) and is to draw them (N, PATH)."""

    told: torch.Tensor
    paths: torch.Tensor
    tried: int


def lessons(made: Demonstrations, frame: Frame) -> Lessons:
    """Demonstrations in a frame."""
    each = list(zip(made.aims, made.scenes, made.paths, strict=True))
    told = np.stack([told_of(aim, scene) for aim, scene, _ in each])
    paths = np.stack([frame.numbers_of(path, aim, scene) for aim, scene, path in each])
    return Lessons(torch.from_numpy(told), torch.from_numpy(paths), made.tried)


def train(work: Path, recipe: Recipe, shape: Shape) -> Planner:
    """Train on the shards of the work folder; leaves a checkpoint there, and the planner beside it.

    The frame is fitted to what is there at first. Shards that are made meanwhile are taken in with each checkpoint.
    """
    made = load(work)
    state = _begun(work, recipe, shape, made)
    taught = lessons(made, state.frame)
    scheduler: Any = DDPMScheduler(NOISE_STEPS, beta_schedule=SCHEDULE, prediction_type="sample")
    clear = scheduler.alphas_cumprod / (1 - scheduler.alphas_cumprod)
    weigh = clear.sqrt().clamp(_LEAST_WEIGHT, _MOST_WEIGHT)
    chance = torch.Generator().manual_seed(recipe.seed + state.steps)
    began, saved, running, seen = time.process_time() - state.spent_s, time.monotonic(), 0.0, 0
    while state.spent_s < recipe.seconds:
        for group in state.optimizer.param_groups:
            group["lr"] = _rate(recipe, state)
        chosen = torch.randint(len(taught.paths), (recipe.batch,), generator=chance)
        step = torch.randint(NOISE_STEPS, (recipe.batch,), generator=chance)
        clean = taught.paths[chosen]
        noise = torch.randn(clean.shape, generator=chance)
        seen_as = denoise(state.weights, scheduler.add_noise(clean, noise, step), step, taught.told[chosen])
        wrong = (seen_as - clean).square().mean(-1)
        state.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward((wrong * weigh[step]).mean())
        state.optimizer.step()
        state.steps += 1
        keep = min(_KEEP, state.steps / (state.steps + 10))
        with torch.no_grad():
            for name, tensor in state.weights.items():
                state.mean[name].lerp_(tensor, 1 - keep)
        state.spent_s = time.process_time() - began
        running, seen = running + float(wrong.detach().mean()), seen + 1
        if time.monotonic() - saved > recipe.checkpoint_every_s:
            _save(work, state, {"loss": running / seen, "demonstrations": len(taught.paths)})
            made = load(work)
            if len(made.paths) != len(taught.paths):
                taught = lessons(made, state.frame)
            saved, running, seen = time.monotonic(), 0.0, 0
    _save(work, state, {"loss": running / max(1, seen), "demonstrations": len(taught.paths)})
    facts = {
        "demonstrations": len(taught.paths), "tried": taught.tried, "recipe": asdict(recipe), "steps": state.steps
    }  # fmt: skip
    (work / "training.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return Planner(state.mean, state.frame)


def restore(work: Path) -> Planner:
    """The planner as the work folder's checkpoint has it."""
    stored = torch.load(work / CHECKPOINT, weights_only=True)
    return Planner(stored["mean"], _frame(stored))


def save_planner(planner: Planner, folder: Path) -> None:
    """Write the planner as the studio reads it: the network in half precision, the frame in full."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.detach().half().contiguous() for name, tensor in planner.weights.items()}
    frame = planner.frame
    tensors |= {FOLLOWS: torch.from_numpy(frame.follows.copy()), SPREAD: torch.from_numpy(frame.spread.copy())}
    save_file(tensors, folder / FILE)


@dataclass(slots=True)
class _State:
    weights: dict[str, torch.Tensor]
    mean: dict[str, torch.Tensor]
    optimizer: torch.optim.Optimizer
    frame: Frame
    spent_s: float = 0.0
    steps: int = 0


def _begun(work: Path, recipe: Recipe, shape: Shape, made: Demonstrations) -> _State:
    """From the checkpoint where there is one."""
    weights = {name: tensor.requires_grad_() for name, tensor in fresh(shape, recipe.seed).items()}
    mean = {name: tensor.detach().clone() for name, tensor in weights.items()}
    optimizer = torch.optim.AdamW(weights.values(), recipe.rate, betas=(0.9, 0.99), weight_decay=1e-4)
    path = work / CHECKPOINT
    if not path.exists():
        return _State(weights, mean, optimizer, fitted(made.aims, made.scenes, made.paths))
    stored = torch.load(path, weights_only=True)
    optimizer.load_state_dict(stored["optimizer"])
    with torch.no_grad():
        for name, tensor in weights.items():
            tensor.copy_(stored["weights"][name])
            mean[name].copy_(stored["mean"][name])
    return _State(weights, mean, optimizer, _frame(stored), stored["spent_s"], stored["steps"])


def _frame(stored: Mapping[str, Any]) -> Frame:
    return Frame(stored[FOLLOWS].numpy(), stored[SPREAD].numpy())


def _rate(recipe: Recipe, state: _State) -> float:
    part = state.spent_s / recipe.seconds
    warm = min(1.0, (state.steps + 1) / recipe.warm_up)
    return recipe.rate * warm * (0.49 * math.cos(math.pi * part) + 0.51)


def _save(work: Path, state: _State, facts: dict[str, float]) -> None:
    fresh_file = work / f"{CHECKPOINT}.new"
    where = {"spent_s": state.spent_s, "steps": state.steps}
    frame = {FOLLOWS: torch.from_numpy(state.frame.follows), SPREAD: torch.from_numpy(state.frame.spread)}
    kept = {name: tensor.detach() for name, tensor in state.weights.items()}
    torch.save(
        {"weights": kept, "mean": state.mean, "optimizer": state.optimizer.state_dict(), **where, **frame}, fresh_file
    )
    fresh_file.replace(work / CHECKPOINT)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(where | facts) + "\n")
    save_planner(Planner(state.mean, state.frame), work)
