"""Train the network: Muon and AdamW, a cosine of rates over the given time, checkpoints from which it goes on."""

from __future__ import annotations

import itertools
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from plugins.audio.cliplm import vocabulary as v
from plugins.audio.cliplm.network import Config
from plugins.audio.training.corpus import Tune
from plugins.audio.training.network import Decoder
from plugins.audio.training.pieces import piece

CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"
CHORALE_WEIGHT = 6.0
"""A chorale is drawn so much more often than a tune of its length, but for the last part: there are few."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how it is trained.

    Tunes are thinned and stretched, so that the network learns to keep to a density, and chorales, which are few, are
    drawn often. In the last part of the time, from `plain_from` on, few are altered and chorales are drawn like the
    others, so that it ends with tunes as they are.
    """

    seconds: float
    batch_tokens: int = 2600
    longest: int = 1024
    rate: float = 1e-2
    embedding_rate: float = 6e-3
    warm_up: float = 0.02
    plain_from: float = 0.7
    altered_at_end: float = 0.15
    seed: int = 1
    checkpoint_every_s: float = 150.0


class Draw:
    """Pieces of tunes without end, in batches of like lengths; the same for the same seed."""

    def __init__(self, tunes: Sequence[Tune], recipe: Recipe, begin: int = 0) -> None:
        self._tunes = tunes
        self._recipe = recipe
        self._weights = {plain: _weights(tunes, 1.0 if plain else CHORALE_WEIGHT) for plain in (False, True)}
        self.drawn = begin
        self.plain = False
        """Whether tunes come as they are and as often as there are of their kind."""

    def batches(self) -> Iterator[Tensor]:
        """Yield batches (B, T) of tokens, filled up with PAD."""
        while True:
            drawn = range(self.drawn, self.drawn + 96)
            altered = self._recipe.altered_at_end if self.plain else 1.0
            weights = self._weights[self.plain]
            pieces = [piece(self._tunes, weights, f"{self._recipe.seed} {index}", altered) for index in drawn]
            pieces = sorted((tokens[: self._recipe.longest] for tokens in pieces), key=len)
            groups: list[list[list[int]]] = [[]]
            for tokens in pieces:
                if len(tokens) * (len(groups[-1]) + 1) > self._recipe.batch_tokens and groups[-1]:
                    groups.append([])
                groups[-1].append(tokens)
            random.Random(self.drawn).shuffle(groups)
            for group in groups:
                longest = max(map(len, group))
                yield torch.tensor([tokens + [v.PAD] * (longest - len(tokens)) for tokens in group])
            self.drawn = drawn.stop


def train(work: Path, tunes: Sequence[Tune], config: Config, recipe: Recipe) -> Decoder:
    """Return the trained network; goes on from the work folder's checkpoint, and leaves one there."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(recipe.seed)
    network = Decoder(config).to(device)
    muon: torch.optim.Optimizer = torch.optim.Muon(
        network.matrices(), lr=recipe.rate, weight_decay=0.05, adjust_lr_fn="match_rms_adamw"
    )
    adam = torch.optim.AdamW(network.others(), lr=recipe.embedding_rate, betas=(0.9, 0.98), weight_decay=0.0)
    spent, tokens, steps, drawn = 0.0, 0, 0, 0
    path = work / CHECKPOINT
    if path.exists():
        stored = torch.load(path, weights_only=True, map_location=device)
        network.load_state_dict(stored["network"])
        muon.load_state_dict(stored["muon"])
        adam.load_state_dict(stored["adam"])
        spent, tokens, steps, drawn = (stored[name] for name in ("spent_s", "tokens", "steps", "drawn"))
    draw = Draw([tune for tune in tunes if tune.part == "train"], recipe, drawn)
    held_out = [batch.to(device) for batch in _held_out(tunes, recipe)]
    began, saved = time.monotonic() - spent, time.monotonic()
    running, seen = 0.0, 0
    for batch in draw.batches():
        spent = time.monotonic() - began
        if spent >= recipe.seconds:
            break
        part = spent / recipe.seconds
        draw.plain = part >= recipe.plain_from
        share = min(1.0, part / recipe.warm_up) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * part)))
        for optimizer, rate in ((muon, recipe.rate), (adam, recipe.embedding_rate)):
            for group in optimizer.param_groups:
                group["lr"] = rate * share
        loss = _loss(network, batch.to(device))
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        muon.step()
        adam.step()
        network.zero_grad(set_to_none=True)
        steps += 1
        count = int((batch != v.PAD).sum())
        tokens += count
        running, seen = running + float(loss.detach()) * count, seen + count
        if time.monotonic() - saved > recipe.checkpoint_every_s:
            saved = time.monotonic()
            _save(path, network, muon, adam, spent, tokens, steps, draw.drawn)
            _note(work, network, held_out, spent, tokens, steps, running / seen)
            running, seen = 0.0, 0
    _save(path, network, muon, adam, spent, tokens, steps, draw.drawn)
    _note(work, network, held_out, spent, tokens, steps, running / max(1, seen))
    (work / "training.json").write_text(
        json.dumps({"spent_s": spent, "tokens": tokens, "steps": steps, "recipe": asdict(recipe), "device": device}),
        encoding="utf-8",
    )
    return network


def _weights(tunes: Sequence[Tune], chorale: float) -> list[float]:
    weights = (len(tune.sections) ** 0.7 * (chorale if tune.rhythm == "chorale" else 1.0) for tune in tunes)
    return list(itertools.accumulate(weights))


def restore(work: Path, config: Config) -> Decoder:
    """Return the network of the work folder's checkpoint, wherever its training stands."""
    network = Decoder(config)
    network.load_state_dict(torch.load(work / CHECKPOINT, weights_only=True, map_location="cpu")["network"])
    return network


def _loss(network: Decoder, batch: Tensor) -> Tensor:
    with torch.autocast(batch.device.type, torch.bfloat16):
        logits = network(batch[:, :-1])
    return functional.cross_entropy(logits.float().flatten(0, 1), batch[:, 1:].flatten(), ignore_index=v.PAD)


def _held_out(tunes: Sequence[Tune], recipe: Recipe) -> list[Tensor]:
    draw = Draw([tune for tune in tunes if tune.part == "valid"], recipe)
    return list(itertools.islice(draw.batches(), 6))


def _save(
    path: Path,
    network: Decoder,
    muon: torch.optim.Optimizer,
    adam: torch.optim.Optimizer,
    spent: float,
    tokens: int,
    steps: int,
    drawn: int,
) -> None:
    fresh = path.with_suffix(".new")
    torch.save(
        {
            "network": network.state_dict(), "muon": muon.state_dict(), "adam": adam.state_dict(),
            "spent_s": spent, "tokens": tokens, "steps": steps, "drawn": drawn,
        },
        fresh,
    )  # fmt: skip
    fresh.replace(path)


def _note(
    work: Path, network: Decoder, held_out: Sequence[Tensor], spent: float, tokens: int, steps: int, train_loss: float
) -> None:
    with torch.no_grad():
        valid = sum(float(_loss(network, batch)) for batch in held_out) / len(held_out)
    line = {
        "spent_s": round(spent), "tokens": tokens, "steps": steps,
        "train": round(train_loss, 4), "valid": round(valid, 4),
    }  # fmt: skip
    with (work / LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
