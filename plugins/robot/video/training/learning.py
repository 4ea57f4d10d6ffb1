"""Learning: the drawer learns to see films through noise, and the reader what the gripper does in their frames."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import DDPMScheduler
from torch import Tensor, nn

from plugins.robot.video.network import (
    NOISE_STEPS,
    SCHEDULE,
    Drawer,
    Reader,
    Shape,
    change_of,
    draw,
    misread,
    pairs_of,
    poses_in,
)
from plugins.robot.video.planner import STEPS, save_drawer, save_reader
from plugins.robot.video.telling import BOWL
from plugins.robot.video.training.demonstrations import Demonstrations, load

HELD_OUT = 1
"""So many shards, the first ones, are never learned; errors are measured in them."""
_CHANGED = 0.04
_HEAVIER = 10.0
_MEASURED = 48


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how it is trained; `seconds` are of the processor's time, so that other work takes nothing away."""

    seconds: float
    batch: int = 16
    rate: float = 1e-3
    warm_up: int = 100
    seed: int = 1
    checkpoint_every_s: float = 60.0
    drawn: int = 0
    """How many films the drawer draws for the reader to learn from besides."""


def train_drawer(work: Path, recipe: Recipe, shape: Shape) -> Drawer:
    """Train the drawer on the films of the work folder; leaves a checkpoint there, and the weights beside it."""
    made = _learned(work)
    told, frames = torch.from_numpy(made.told), torch.from_numpy(made.frames)
    torch.manual_seed(recipe.seed)
    drawer = Drawer(shape)
    ordered: Any = drawer
    ordered.to(memory_format=torch.channels_last)
    scheduler: Any = DDPMScheduler(NOISE_STEPS, beta_schedule=SCHEDULE, prediction_type="sample")
    run = _Run(work, "drawer", drawer, recipe)
    bowls = told[:, 1] == BOWL
    for chance in run.steps():
        chosen = torch.randint(len(frames), (recipe.batch,), generator=chance)
        film = _floats(frames[chosen])
        # A sponge may be taken as in a mirror; a bowl is always taken at the same side, where there is room.
        turned = (torch.rand(recipe.batch, generator=chance) < 0.5) & ~bowls[chosen]
        film[turned] = film[turned].flip(-1)
        clean = change_of(film)
        step = (NOISE_STEPS * torch.rand(recipe.batch, generator=chance).sqrt()).long()
        noise = torch.randn(clean.shape, generator=chance)
        with torch.autocast("cpu", torch.bfloat16):
            seen_as = drawer(scheduler.add_noise(clean, noise, step), step, film[:, 0], told[chosen])
        run.learn(_missed(seen_as, clean))
    run.save(save_drawer)
    return drawer


def train_reader(work: Path, recipe: Recipe, shape: Shape, drawer: Drawer | None = None) -> Reader:
    """Train the reader on the same films, and where there is a drawer on what it draws for them besides."""
    made = _learned(work)
    poses = torch.from_numpy(made.poses)
    pairs_from = torch.from_numpy(made.frames)
    drawn: Tensor | None = None
    if drawer is not None and recipe.drawn:
        drawn = _drawn(drawer, made, recipe)
    torch.manual_seed(recipe.seed)
    reader = Reader(shape)
    run = _Run(work, "reader", reader, recipe)
    for chance in run.steps():
        chosen = torch.randint(len(poses), (recipe.batch,), generator=chance)
        film, wanted = _floats(pairs_from[chosen]), poses[chosen]
        if drawn is not None:
            half = torch.randint(len(drawn), (recipe.batch,), generator=chance)
            film, wanted = torch.cat([film, _floats(drawn[half])]), torch.cat([wanted, poses[half]])
        film = (film + 0.03 * torch.randn(film.shape, generator=chance)).clamp(0, 1)
        pairs, wanted = pairs_of(film).flatten(0, 1), wanted.flatten(0, 1)
        if float(torch.rand((), generator=chance)) < 0.5:
            pairs, wanted = pairs.flip(-1), wanted * torch.tensor([1.0, -1.0, 1.0, -1.0, 1.0])
        with torch.autocast("cpu", torch.bfloat16):
            seen = reader.seeing((pairs * 2 - 1).contiguous(memory_format=torch.channels_last))
        run.learn(misread(reader.said(seen.float()), wanted))
    run.save(save_reader)
    return reader


def measured(work: Path, drawer: Drawer, reader: Reader, steps: int = STEPS) -> dict[str, Any]:
    """By how many millimetres the reader misses in films that neither has learned, and in those drawn instead."""
    made = load(work, range(HELD_OUT))
    few = slice(None, None, max(1, len(made.told) // _MEASURED))
    frames, told = _floats(torch.from_numpy(made.frames[few])), torch.from_numpy(made.told[few])
    poses = torch.from_numpy(made.poses[few])
    with torch.inference_mode():
        film = draw(drawer, frames[:, 0], told, steps, torch.Generator().manual_seed(1))
        found: dict[str, Any] = {"changed": float((film - frames)[:, 1:].square().mean().sqrt())}
        for name, seen in (("real", frames), ("drawn", film)):
            read = poses_in(reader(pairs_of(seen).flatten(0, 1))).reshape(poses.shape)
            away = (read - poses).abs()
            found[name] = {
                "median_mm": [round(1000 * float(v), 1) for v in away[..., :3].flatten(0, 1).median(0).values],
                "p90_mm": [round(1000 * float(v), 1) for v in away[..., :3].flatten(0, 1).quantile(0.9, 0)],
                "by_moment_mm": [round(1000 * float(v), 1) for v in away[..., :2].norm(dim=-1).median(0).values],
                "turn_rad": round(float(away[..., 3].quantile(0.9)), 3),
                "openings": round(float((away[..., 4] < 0.006).float().mean()), 3),
            }
    return found


class _Run:
    """Steps of learning until the time is over, from the checkpoint on where there is one."""

    def __init__(self, work: Path, name: str, network: nn.Module, recipe: Recipe) -> None:
        self.work, self.name, self.network, self.recipe = work, name, network, recipe
        self.mean = {key: value.detach().clone() for key, value in network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(
            network.parameters(), recipe.rate, betas=(0.9, 0.99), weight_decay=1e-3, fused=True
        )
        self.spent, self.count, self._sum, self._seen = 0.0, 0, 0.0, 0
        self._path = work / f"{name}.pt"
        if self._path.exists():
            stored = torch.load(self._path, weights_only=True)
            network.load_state_dict(stored["weights"])
            self.optimizer.load_state_dict(stored["optimizer"])
            self.mean, self.spent, self.count = stored["mean"], stored["spent_s"], stored["steps"]

    def steps(self) -> Iterator[torch.Generator]:
        """Chance for each step, while there is time."""
        recipe = self.recipe
        chance = torch.Generator().manual_seed(recipe.seed + self.count)
        began, saved = time.process_time() - self.spent, time.monotonic()
        while (spent := time.process_time() - began) < recipe.seconds:
            self.spent = spent
            slow = 0.49 * math.cos(math.pi * spent / recipe.seconds) + 0.51
            for group in self.optimizer.param_groups:
                group["lr"] = recipe.rate * min(1.0, (self.count + 1) / recipe.warm_up) * slow
            yield chance
            if time.monotonic() - saved > recipe.checkpoint_every_s:
                saved = time.monotonic()
                self._checkpoint()
        self.network.load_state_dict(self.mean)
        self.network.eval()

    def learn(self, loss: Tensor) -> None:
        """A step that makes the loss less."""
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.count += 1
        keep = min(0.998, self.count / (self.count + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.mean.values()), list(self.network.state_dict().values()), 1 - keep)
        self._sum, self._seen = self._sum + float(loss.detach()), self._seen + 1

    def save(self, writer: Any) -> None:
        """The last checkpoint, and the weights as the studio reads them; the network has become their mean."""
        if self._seen:
            self._checkpoint()
        writer(self.network, self.work)

    def _checkpoint(self) -> None:
        facts = {"spent_s": self.spent, "steps": self.count, "loss": self._sum / max(1, self._seen)}
        self._sum, self._seen = 0.0, 0
        fresh = self._path.with_suffix(".new")
        stored = {"weights": self.network.state_dict(), "mean": self.mean, "optimizer": self.optimizer.state_dict()}
        torch.save({**stored, **facts}, fresh)
        fresh.replace(self._path)
        with (self.work / f"{self.name}.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(facts) + "\n")


def _learned(work: Path) -> Demonstrations:
    return load(work, range(HELD_OUT, 1_000_000))


def _floats(frames: Tensor) -> Tensor:
    """Frames (B, F, H, W, 3) of bytes as (B, F, 3, H, W) from 0 to 1."""
    return frames.permute(0, 1, 4, 2, 3).float() / 255


def _missed(seen_as: Tensor, clean: Tensor) -> Tensor:
    """The mean square of what is missed; where something changes it counts more."""
    by_frame = (len(clean), -1, 3, *clean.shape[2:])
    changed = clean.reshape(by_frame).abs().amax(2, keepdim=True) > _CHANGED
    missed = (seen_as - clean).reshape(by_frame).square()
    return torch.mean(missed * (1 + _HEAVIER * changed))


def _drawn(drawer: Drawer, made: Demonstrations, recipe: Recipe) -> Tensor:
    """What the drawer draws for the first films, as bytes (drawn, 1 + MOMENTS, H, W, 3)."""
    chance = torch.Generator().manual_seed(recipe.seed)
    films = []
    for at in range(0, min(recipe.drawn, len(made.told)), 32):
        first = _floats(torch.from_numpy(made.frames[at : at + 32, :1]))[:, 0]
        with torch.autocast("cpu", torch.bfloat16):
            film = draw(drawer, first, torch.from_numpy(made.told[at : at + 32]), STEPS, chance)
        films.append((film * 255).round().byte().permute(0, 1, 3, 4, 2))
    return torch.cat(films)[: recipe.drawn]
