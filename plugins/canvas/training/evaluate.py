"""Measuring Illustrator: do its pictures show what the captions say, and what may be expected at best?

`python -m plugins.canvas.training.evaluate --work DIR --pack FILE --model resources/models/illustrator` prints the
figures, keeps them in DIR and writes them into the model's card. The classifier in DIR is made by
`plugins.canvas.training.classifier`. With `--lora FOLDER` it measures the model with that LoRA, in the steps that the
LoRA says, and writes the card of that.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from diffusers import LCMScheduler, StableDiffusionPipeline
from numpy.typing import NDArray

from plugins.canvas.training.accelerator import to_pictures
from plugins.canvas.training.answers import NONE, Answers
from plugins.canvas.training.autoencoder import psnr
from plugins.canvas.training.card import write_card, write_lora_card
from plugins.canvas.training.classifier import Classifier, stored_classifier
from plugins.canvas.training.scenes import Scene, SceneMaker
from plugins.canvas.training.sheet import GUIDANCE, STEPS, draw
from plugins.canvas.training.sprites import Pack

SIDE = 256
FIRST_SCENE = 900_000_000
"""Scenes from this number on are never trained on."""
FIRST_COLOURED = 930_000_000
COLOURED = 150
"""So many more captions of seen combinations that ask for a colour, and two thirds as many others: few do by chance."""


def main() -> None:
    """Draw, judge, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--lora", type=Path, help="the folder of a LoRA for few steps")
    parser.add_argument(
        "--prompts", type=int, default=240, help="captions of seen combinations, and half as many others"
    )
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pack = Pack.read(options.pack)
    maker, others = SceneMaker(pack, SIDE), SceneMaker(pack, SIDE, held_out=True)
    classifier = stored_classifier(options.work, Answers.of([thing.name for thing in maker.things]))
    pipeline = StableDiffusionPipeline.from_pretrained(options.model, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)
    steps, guidance = _worn(pipeline, options.lora) if options.lora else (STEPS, GUIDANCE)

    count = options.prompts
    real = [maker.make(FIRST_SCENE + index) for index in range(max(1000, count))]
    unseen = [others.make(FIRST_SCENE + index) for index in range(max(1000, count // 2))]
    seen_paints, unseen_paints = coloured(maker, COLOURED), coloured(others, COLOURED * 2 // 3)
    started = time.monotonic()
    asked = real[:count], unseen[: count // 2], seen_paints, unseen_paints
    drawn, strange, painted, strangely = (_drawn(pipeline, scenes, steps, guidance) for scenes in asked)
    seconds = (time.monotonic() - started) / sum(map(len, asked))
    pixels, other_pixels = (np.stack([scene.pixels for scene in scenes]) for scenes in (real, unseen))
    features, drawn_features = _features(classifier, pixels), _features(classifier, drawn)
    results = {
        "seen": shares(classifier, real[:count], drawn)
        | {"colour": _of_colours(classifier, real[:count] + seen_paints, np.concatenate((drawn, painted)))},
        "held out": shares(classifier, unseen[: count // 2], strange)
        | {"colour": _of_colours(classifier, asked[1] + unseen_paints, np.concatenate((strange, strangely)))},
        "ceiling": shares(classifier, real, pixels),
        "ceiling of held out": shares(classifier, unseen, other_pixels),
        "frechet": round(frechet(drawn_features, features), 3),
        "frechet of real halves": round(frechet(features[::2], features[1::2]), 3),
        "nearest": round(_nearest(drawn_features, features[count:]), 3),
        "nearest of real": round(_nearest(features[:count], features[count:]), 3),
        "autoencoder_psnr_db": round(psnr(pipeline.vae, to_pictures(torch.from_numpy(pixels[:64]))), 2),
        "seconds_a_picture": round(seconds, 2),
        "threads": options.threads,
        "things": [thing.name for thing in maker.things],
        "painted": [thing.name for thing in maker.things if thing.painted],
    }
    sys.stdout.write(f"{json.dumps({name: value for name, value in results.items() if name != 'things'}, indent=2)}\n")
    if options.lora:
        write_lora_card(options.lora, results, steps)
        return
    (options.work / "results.json").write_text(json.dumps(results, indent=2), encoding="utf-8")
    write_card(options.model, results, json.loads((options.work / "training.json").read_text(encoding="utf-8")))


def shares(classifier: Classifier, scenes: Sequence[Scene], pixels: NDArray[np.uint8]) -> dict[str, list[float]]:
    """For each question the share of right answers and how many there were; things also in scenes and in stickers."""
    verdicts = classifier.judge(pixels)
    right = np.array([classifier.answers.labels(scene.facts) for scene in scenes])
    found: dict[str, list[float]] = {}
    for column, name in enumerate(classifier.answers.words):
        asked = right[:, column] != NONE
        agree = verdicts[:, column] == right[:, column]
        groups = {name: asked}
        if name == "thing":
            groups |= {f"thing in {mode}s": asked & _of_mode(scenes, mode) for mode in ("sticker", "scene")}
        for label, rows in groups.items():
            if rows.any():
                found[label] = [round(float(agree[rows].mean()), 3), int(rows.sum())]
    return found


def coloured(maker: SceneMaker, count: int) -> list[Scene]:
    """So many scenes of one kind of thing in a colour that their captions ask for."""
    scenes = (maker.make(FIRST_COLOURED + index) for index in itertools.count())
    asking = (scene for scene in scenes if scene.facts.colour and scene.facts.mode in ("sticker", "scene"))
    return list(itertools.islice(asking, count))


def _of_colours(classifier: Classifier, scenes: Sequence[Scene], pixels: NDArray[np.uint8]) -> list[float]:
    return shares(classifier, scenes, pixels)["colour"]


def frechet(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """The Fréchet distance of two sets of features (N, D), taken as normal distributions."""
    spread, other = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    values, vectors = np.linalg.eigh(spread)
    root = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    mixed = np.sqrt(np.clip(np.linalg.eigvalsh(root @ other @ root), 0, None)).sum()
    apart = np.square(first.mean(0) - second.mean(0)).sum()
    return float(apart + np.trace(spread) + np.trace(other) - 2 * mixed)


def _of_mode(scenes: Sequence[Scene], mode: str) -> NDArray[np.bool_]:
    return np.array([scene.facts.mode == mode for scene in scenes])


def _worn(pipeline: StableDiffusionPipeline, folder: Path) -> tuple[int, float]:
    """Put a LoRA into the weights, with the sampler that it is for; its steps and its guidance."""
    pipeline.load_lora_weights(folder)
    pipeline.fuse_lora()
    pipeline.scheduler = LCMScheduler.from_config(pipeline.scheduler.config)
    said = json.loads((folder / "seisei.json").read_text(encoding="utf-8"))
    return said["default_steps"], said["default_guidance"]


def _drawn(
    pipeline: StableDiffusionPipeline, scenes: Sequence[Scene], steps: int, guidance: float
) -> NDArray[np.uint8]:
    pictures = draw(pipeline, [scene.caption for scene in scenes], steps=steps, guidance=guidance)
    return np.stack([np.asarray(picture) for picture in pictures])


@torch.no_grad()
def _features(classifier: Classifier, pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    parts = [
        classifier.features(to_pictures(torch.from_numpy(pixels[first : first + 64]))).double().numpy()
        for first in range(0, len(pixels), 64)
    ]
    return np.concatenate(parts)


def _nearest(some: NDArray[np.float64], among: NDArray[np.float64]) -> float:
    """The median cosine distance of features to the nearest of others: near nought would be copies."""
    first = some / np.linalg.norm(some, axis=1, keepdims=True)
    second = among / np.linalg.norm(among, axis=1, keepdims=True)
    return float(np.median(1 - (first @ second.T).max(1)))


if __name__ == "__main__":
    main()
