"""A small classifier of what a scene shows: thing, place, time of day and ground, for measuring the model."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from plugins.canvas.training.autoencoder import to_tensor
from plugins.canvas.training.places import PLACES, TIMES
from plugins.canvas.training.scenes import GROUNDS, Facts, SceneMaker
from plugins.canvas.training.things import THINGS

FIRST_SCENE = 500_000_000
"""Its own scenes: the model is not trained on them."""
BATCH = 48
ANSWERS: dict[str, tuple[str, ...]] = {
    "thing": tuple(thing.words[0] for thing in THINGS),
    "place": PLACES,
    "time": TIMES,
    "ground": tuple(GROUNDS),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The most likely answer to each question about one picture."""

    thing: str
    place: str
    time: str
    ground: str


class Classifier(nn.Module):
    """Features of pictures (N, 3, 64, 64), and a head for each question."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(_block(3, 32), _block(32, 64), _block(64, 128), _block(128, 192))
        self.heads = nn.ModuleDict({name: nn.Linear(192, len(words)) for name, words in ANSWERS.items()})

    def forward(self, pictures: torch.Tensor) -> dict[str, torch.Tensor]:
        """Scores (N, answers) for each question."""
        features = self.features(pictures)
        pooled = features.mean((2, 3)) + features.amax((2, 3))
        return {name: head(pooled) for name, head in self.heads.items()}

    @torch.no_grad()
    def judge(self, pictures: NDArray[np.uint8]) -> list[Verdict]:
        """Verdicts on pictures (N, 128, 128, 3)."""
        scores = self(_reduced(pictures))
        answers = {name: [ANSWERS[name][row] for row in scores[name].argmax(1).tolist()] for name in ANSWERS}
        return [Verdict(*row) for row in zip(*(answers[name] for name in ANSWERS), strict=True)]


def trained_classifier(folder: Path, maker: SceneMaker, seconds: float, say: Callable[[str], None]) -> Classifier:
    """Train for some seconds, or take the finished one from the folder."""
    path = folder / "classifier.pt"
    model = Classifier()
    if path.exists():
        model.load_state_dict(torch.load(path, weights_only=True))
        return model.eval()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, weight_decay=0.02)
    started = told = time.monotonic()
    step = 0
    while (fraction := (time.monotonic() - started) / seconds) < 1:
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * min(1.0, (step + 1) / 50) * max(0.01, 1 - fraction)
        scenes = [maker.make(FIRST_SCENE + step * BATCH + index) for index in range(BATCH)]
        scores = model(_blurred(_reduced(np.stack([scene.pixels for scene in scenes]))))
        labels = _labels([scene.facts for scene in scenes])
        losses = [functional.cross_entropy(scores[name], labels[name], ignore_index=-1) for name in ANSWERS]
        optimizer.zero_grad()
        torch.stack(losses).nansum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        step += 1
        if time.monotonic() - told > 30:
            told = time.monotonic()
            say(f"classifier step {step}, losses {[round(float(loss), 3) for loss in losses]}")
    torch.save(model.state_dict(), path)
    return model.eval()


def _block(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.SiLU(),
        nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.SiLU(),
    )


def _reduced(pictures: NDArray[np.uint8]) -> torch.Tensor:
    return functional.avg_pool2d(to_tensor(pictures), 2)


def _blurred(pictures: torch.Tensor) -> torch.Tensor:
    """Half of them blurred, as the autoencoder blurs."""
    half = len(pictures) // 2
    small = functional.interpolate(functional.avg_pool2d(pictures[:half], 2), scale_factor=2.0, mode="bilinear")
    return torch.cat([small, pictures[half:]])


def _labels(facts: Sequence[Facts]) -> dict[str, torch.Tensor]:
    """The right answers; -1 where a question does not apply."""
    return {
        name: torch.tensor([words.index(getattr(fact, name)) if getattr(fact, name) else -1 for fact in facts])
        for name, words in ANSWERS.items()
    }
