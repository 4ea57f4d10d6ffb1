"""A classifier of what a picture shows, trained on scenes that the model never saw, for measuring the model.

`python -m plugins.canvas.training.classifier --work DIR --pack FILE --seconds N` trains it, or with `--on` goes on from
the one in DIR, or beside this file. It is shown what the model is not: a judge has to know every combination.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from plugins.canvas.training.accelerator import device, half, say, to_pictures, write
from plugins.canvas.training.answers import NONE, Answers
from plugins.canvas.training.sprites import Pack
from plugins.canvas.training.supply import CHUNK, Supply

FIRST_CHUNK = 4_000_000
"""Its own scenes: the model is not trained on them."""
STRANGE = 8
"""One scene in so many is of what is held out from the model; were it more, to be held out would tell what is seen."""
MEASURED_WITH = Path(__file__).with_name("classifier.safetensors")
WIDTHS = (48, 96, 192, 320)
BATCH = 128


class Classifier(nn.Module):
    """Features (N, 320) of pictures (N, 3, 256, 256), and a head for each question."""

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        blocks: list[nn.Module] = [nn.Conv2d(3, WIDTHS[0], 4, 2, 1, bias=False), nn.BatchNorm2d(WIDTHS[0]), nn.SiLU()]
        for before, width in zip((WIDTHS[0], *WIDTHS), WIDTHS, strict=False):
            blocks += [_Block(before, width, 2), _Block(width, width, 1)]
        self.body = nn.Sequential(*blocks)
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTHS[-1], len(words)) for name, words in answers.words.items()})

    def features(self, pictures: torch.Tensor) -> torch.Tensor:
        """Features (N, 320)."""
        maps: torch.Tensor = self.body(functional.avg_pool2d(pictures, 2))
        return maps.mean((2, 3)) + maps.amax((2, 3))

    def forward(self, pictures: torch.Tensor) -> dict[str, torch.Tensor]:
        """Scores (N, answers) for each question."""
        features = self.features(pictures)
        return {name: head(features) for name, head in self.heads.items()}

    @torch.no_grad()
    def judge(self, pixels: NDArray[np.uint8]) -> NDArray[np.int64]:
        """The number of the likeliest answer to each question (N, questions) about pictures (N, 256, 256, 3)."""
        rows = []
        for first in range(0, len(pixels), 64):
            scores = self(to_pictures(torch.from_numpy(pixels[first : first + 64])))
            rows.append(torch.stack([scores[name].argmax(1) for name in self.answers.words], dim=1).numpy())
        return np.concatenate(rows)


class _Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.first = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.SiLU()
        )
        self.second = nn.Sequential(nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        same = stride == 1 and inputs == outputs
        self.across = nn.Identity() if same else nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        """Maps of half the side where the stride is two."""
        return functional.silu(self.second(self.first(maps)) + self.across(maps))


def stored_classifier(folder: Path, answers: Answers) -> Classifier:
    """The classifier that was trained in a folder, else the one that the cards' figures were taken with.

    Figures of two models can be compared only by the same one.
    """
    path = folder / "classifier.pt"
    state = torch.load(path, weights_only=True, map_location="cpu") if path.exists() else load_file(MEASURED_WITH)
    model = Classifier(answers)
    model.load_state_dict(state)
    return model.eval()


def main() -> None:
    """Train for some seconds, while makers bring scenes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--chunks", type=Path, required=True)
    parser.add_argument("--makers", type=int, default=max(1, (os.cpu_count() or 2) - 2))
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--most-chunks", type=int, default=1000)
    parser.add_argument("--first-chunk", type=int, default=FIRST_CHUNK)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--on", action="store_true", help="go on from the one in DIR, or beside this file")
    options = parser.parse_args()
    supply = Supply(options.chunks, options.pack, options.work / "text" / "tokenizer.json", 256, strange=STRANGE)
    makers = supply.start(options.makers, options.first_chunk, options.first_chunk + options.most_chunks)
    pack = Pack.read(options.pack)
    answers = Answers.of(list(dict.fromkeys(sprite.thing.name for sprite in pack.sprites)))
    model = Classifier(answers)
    if options.on:
        model = stored_classifier(options.work, answers).train()
    train(model, options.work, supply, options.seconds, options.rate)
    for process in makers:
        process.terminate()


def train(model: Classifier, folder: Path, supply: Supply, seconds: float, rate: float) -> None:
    """Train on the chunks of a supply as they come, and write classifier.pt."""
    where = device()
    answers = model.answers
    model.to(where)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0, weight_decay=0.05, fused=True)
    seen: set[int] = set()
    pixels: list[torch.Tensor] = []
    labels: list[torch.Tensor] = []
    started = told = time.monotonic()
    step = 0
    while (fraction := (time.monotonic() - started) / seconds) < 1:
        if step % 4 == 0 or len(pixels) < 3:
            for number in supply.waiting(seen)[:2]:
                seen.add(number)
                chunk = supply.load(number)
                supply.remove(number)
                pixels.append(torch.from_numpy(chunk.pixels).to(where))
                labels.append(torch.from_numpy(chunk.labels.astype(np.int64)).to(where))
        if len(pixels) < 3:
            time.sleep(0.2)
            continue
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 100) * max(0.01, 1 - fraction)
        # The first chunk is held back.
        chunks = (1 + torch.randint(len(pixels) - 1, (4,))).tolist()
        rows = [torch.randint(CHUNK, (BATCH // 4,), device=where) for _ in chunks]
        pictures = to_pictures(torch.cat([pixels[chunk][row] for chunk, row in zip(chunks, rows, strict=True)]))
        right = torch.cat([labels[chunk][row] for chunk, row in zip(chunks, rows, strict=True)])
        with half(where):
            scores = model(_worn(pictures))
        losses = [
            functional.cross_entropy(scores[name].float(), right[:, column], ignore_index=NONE, label_smoothing=0.05)
            for column, name in enumerate(answers.words)
        ]
        loss = torch.stack(losses).nan_to_num().sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        step += 1
        if time.monotonic() - told > (10 if where.type == "cuda" else 60):
            told = time.monotonic()
            model.eval()
            with torch.no_grad():
                scores = model(to_pictures(pixels[0]))
            model.train()
            shares = []
            for column, name in enumerate(answers.words):
                asked = labels[0][:, column] != NONE
                shares.append(
                    f"{name} {float((scores[name].argmax(1) == labels[0][:, column])[asked].float().mean()):.2f}"
                )
            say(f"classifier step {step}, {len(pixels)} chunks: {', '.join(shares)}")
    write(folder / "classifier.pt", {name: value.cpu() for name, value in model.state_dict().items()})


def _worn(pictures: torch.Tensor) -> torch.Tensor:
    """Half of them blurred, as an autoencoder blurs, and all of them a little noisy."""
    half_way = len(pictures) // 2
    small = functional.avg_pool2d(pictures[:half_way], 2)
    small = functional.interpolate(small, scale_factor=2.0, mode="bilinear")
    pictures = torch.cat([small, pictures[half_way:]])
    return pictures + 0.03 * torch.randn_like(pictures)


if __name__ == "__main__":
    main()
