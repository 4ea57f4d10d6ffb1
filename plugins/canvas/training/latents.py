"""Latents: scenes and their captions, encoded once so that the denoiser trains on them many times."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.autoencoder import to_tensor
from plugins.canvas.training.scenes import Facts, SceneMaker
from plugins.canvas.training.vocabulary import encode

BATCH = 64
LATER = frozenset(
    {
        "watermelon",
        "lemon",
        "cupcake",
        "tulip",
        "christmas tree",
        "tiger",
        "pig",
        "koala",
        "unicorn",
        "elephant",
        "chick",
        "crab",
        "ladybug",
        "snail",
        "guitar",
        "football",
    }
)
"""Things of which a short training sees less."""


@dataclass(frozen=True, slots=True)
class Latents:
    """Scaled latents (N, 4, H/8, W/8), how often each is drawn (N), and the states (M, TOKENS, 384) of all captions.

    `caption` (N) says which caption is whose; `nothing` is the state of the empty one.
    """

    latents: torch.Tensor
    weights: torch.Tensor
    states: torch.Tensor
    caption: torch.Tensor
    nothing: torch.Tensor


def encoded_scenes(
    folder: Path,
    maker: SceneMaker,
    autoencoder: AutoencoderKL,
    text: tuple[BertModel, BertTokenizerFast],
    count: int,
    say: Callable[[str], None],
) -> Latents:
    """Encode the first scenes and their captions, or read them from the folder."""
    path = folder / "latents.pt"
    if not path.exists():
        scenes = [(scene.caption, scene.facts) for scene in map(maker.make, range(count))]
        captions = [caption for caption, _ in scenes]
        different = sorted(set(captions))
        say(f"{count} scenes with {len(different)} different captions")
        states = _states(text, different, say)
        rows = {caption: row for row, caption in enumerate(different)}
        stored = {
            "latents": _encoded(autoencoder, maker, count, say),
            "weights": torch.tensor([weight(facts) for _, facts in scenes]),
            "states": states,
            "caption": torch.tensor([rows[caption] for caption in captions]),
            "nothing": encode(*text, [""]),
        }
        torch.save(stored, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)
    return Latents(**torch.load(path, weights_only=True))


def weight(facts: Facts) -> float:
    """How often a scene is drawn: what is wanted most, and what is clearest, is learnt first."""
    value = 0.3 if facts.thing in LATER else 1.0
    value *= {"flat": 1.0, "3d render": 0.8, "cartoon": 0.5, "": 1.0}[facts.style]
    if facts.count == 2 or facts.side:
        value *= 0.6
    return 0.4 if facts.mode == "empty" else value


@torch.no_grad()
def _states(text: tuple[BertModel, BertTokenizerFast], captions: list[str], say: Callable[[str], None]) -> torch.Tensor:
    started = time.monotonic()
    parts = []
    for first in range(0, len(captions), BATCH):
        with torch.autocast("cpu", torch.bfloat16):
            parts.append(encode(*text, captions[first : first + BATCH]).half())
    say(f"captions encoded, {len(captions) / (time.monotonic() - started):.0f} a second")
    return torch.cat(parts)


@torch.no_grad()
def _encoded(autoencoder: AutoencoderKL, maker: SceneMaker, count: int, say: Callable[[str], None]) -> torch.Tensor:
    started = time.monotonic()
    parts = []
    for first in range(0, count, BATCH):
        pictures = np.stack([maker.make(number).pixels for number in range(first, min(first + BATCH, count))])
        with torch.autocast("cpu", torch.bfloat16):
            batch = to_tensor(pictures).contiguous(memory_format=torch.channels_last)
            parts.append((autoencoder.encode(batch).latent_dist.mean * autoencoder.config.scaling_factor).half())
        if first % (BATCH * 50) == 0:
            say(f"encoded {first} of {count}, {(first + BATCH) / (time.monotonic() - started):.0f} a second")
    return torch.cat(parts)
