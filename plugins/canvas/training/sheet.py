"""The sheet: thirty fixed prompts with fixed seeds, drawn and set beside one another with their words."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from pathlib import Path

import torch
from diffusers import StableDiffusionPipeline
from PIL import Image, ImageDraw

PROMPTS = (
    "a red fox in a snowy forest at night",
    "a cat on a blue background",
    "a red apple on a white background",
    "a rocket in outer space",
    "a whale under the sea",
    "a castle on green hills at sunset",
    "a panda, pink background, flat illustration",
    "two hearts on a yellow background",
    "a sailboat on the sea at sunset",
    "snowy mountains at night",
    "a city at dusk",
    "a dog on a tropical beach on a sunny day",
    "a frog in a flower meadow, 3d render",
    "a robot in the desert, cartoon",
    "a slice of pizza on a purple polka dot background",
    "a penguin in the snow at sunrise",
    "a blue balloon over green hills",
    "an owl in a pine forest after dark",
    "a green dinosaur in the mountains during the day",
    "a tropical fish underwater, flat style",
    "a crown, sunburst red background",
    "a sunflower in a field of flowers, cartoon style",
    "a bus in a city during the day",
    "a steam train in the desert at sunset",
    "a snowman in a snowy city at night",
    "a strawberry on a green striped background",
    "a cute bunny on orange, 3d style",
    "a crimson vixen in snowy woodland after dark",
    "a palm beach at golden hour",
    "a purple car in front of tall buildings at night",
)
STEPS = 20
GUIDANCE = 3.0
FIRST_SEED = 1000
CELL = 128
LABEL = 34


def draw(
    pipeline: StableDiffusionPipeline,
    prompts: Sequence[str],
    first_seed: int = FIRST_SEED,
    steps: int = STEPS,
    guidance: float = GUIDANCE,
) -> list[Image.Image]:
    """One picture for each prompt, ten at a time; prompt number n has the seed first_seed + n."""
    pictures: list[Image.Image] = []
    for first in range(0, len(prompts), 10):
        some = list(prompts[first : first + 10])
        seeds = [torch.Generator().manual_seed(first_seed + first + index) for index in range(len(some))]
        pictures += pipeline(
            some, width=CELL, height=CELL, num_inference_steps=steps, guidance_scale=guidance, generator=seeds
        ).images
    return pictures


def contact_sheet(pictures: Sequence[Image.Image], prompts: Sequence[str], columns: int = 10) -> Image.Image:
    """The pictures in rows, each above its prompt."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (CELL + 4), rows * (CELL + LABEL)), "white")
    pen = ImageDraw.Draw(sheet)
    for index, (picture, prompt) in enumerate(zip(pictures, prompts, strict=True)):
        x, y = index % columns * (CELL + 4), index // columns * (CELL + LABEL)
        sheet.paste(picture, (x, y))
        for row, line in enumerate(textwrap.wrap(prompt, 24)[:3]):
            pen.text((x + 1, y + CELL + 1 + row * 10), line, fill="black")
    return sheet


def write_sheet(pipeline: StableDiffusionPipeline, folder: Path) -> None:
    """Draw the sheet and its record into a folder."""
    contact_sheet(draw(pipeline, PROMPTS), PROMPTS).save(folder / "sheet.png", optimize=True)
    record = {
        "version": 1,
        "steps": STEPS,
        "guidance": GUIDANCE,
        "size": CELL,
        "pictures": [{"prompt": prompt, "seed": FIRST_SEED + index} for index, prompt in enumerate(PROMPTS)],
    }
    (folder / "sheet.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
