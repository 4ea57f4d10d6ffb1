"""The sheet: sixty fixed prompts with fixed seeds, drawn and set beside one another with their words."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from diffusers import StableDiffusionPipeline
from PIL import Image, ImageDraw

from app.api.colour_guidance import led_from_colours, without_colours

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
    "a butterfly on a white background, watercolour",
    "a dragon in the mountains, pixel art",
    "a teapot, line art",
    "an elephant on the road in autumn, paper-cut",
    "three bananas on a teal background",
    "a cat to the left of a dog on a green background",
    "a bird in front of a house on rolling hills",
    "an astronaut in space, 3d render",
    "a wizard in a forest in the rain, retro cartoon",
    "a portrait of a person with long red hair and glasses, blue background",
    # Worded unlike any template of the captions.
    "my grandmother's old teapot, painted loosely in watercolours",
    "Where do the penguins go when the sun comes up?",
    "honey bee buzzing around in the blue sky",
    "moonlit ocean, one little boat",
    "draw me a happy pumpkin for halloween please",
    "an emerald dragon guarding the snowy peaks",
    "the king's golden crown",
    "breakfast: a croissant",
    "kitten playing indoors",
    "autumn in the woods, a hedgehog looks for mushrooms",
    "spaceship leaving earth",
    "fish and chips by the sea",
    "mermaid swimming deep down in the ocean",
    "a tasty burger, as a game sprite",
    "foggy morning in the hills",
    "big yellow taxi, rainy city night",
    "christmas tree in a cosy living room",
    "violin made of paper",
    "lonely cactus beneath a burning sunset",
    "cherry blossoms by the lake in spring",
)
STEPS = 20
GUIDANCE = 4.0
RESCALE = 0.7
"""How far what guidance makes too colourful is brought back (Lin et al., 2024, arXiv:2305.08891)."""
COLOUR_GUIDANCE = 0.5
"""In every other one of this share of the steps guidance leads away from the prompt without its colours."""
FIRST_SEED = 1000
CELL = 256
SHOWN = 176
LABEL = 34


def draw(
    pipeline: StableDiffusionPipeline,
    prompts: Sequence[str],
    first_seed: int = FIRST_SEED,
    steps: int = STEPS,
    guidance: float = GUIDANCE,
) -> list[Image.Image]:
    """One picture for each prompt, ten at a time; prompt number n has the seed first_seed + n."""
    size = {"width": CELL, "height": CELL}
    how = {"num_inference_steps": steps, "guidance_scale": guidance, "guidance_rescale": RESCALE}
    pictures: list[Image.Image] = []
    for first in range(0, len(prompts), 10):
        some = list(prompts[first : first + 10])
        seeds = [torch.Generator().manual_seed(first_seed + first + index) for index in range(len(some))]
        colours = _colour_guidance(pipeline, some, steps) if guidance > 1 else {}
        pictures += pipeline(some, **size, **how, **colours, generator=seeds).images
    return pictures


@torch.no_grad()
def _colour_guidance(pipeline: StableDiffusionPipeline, prompts: list[str], steps: int) -> dict[str, Any]:
    """What the pipeline's call is given so that guidance leads away from colours as it does in the studio."""
    away = [plain if (plain := without_colours(prompt)) != prompt else "" for prompt in prompts]
    told: dict[bool, torch.Tensor] = {}
    for led in (True, False):
        heard, other = pipeline.encode_prompt(prompts, pipeline.device, 1, True, away if led else None)
        told[led] = torch.cat((other, heard))

    def exchange(_pipeline: object, step: int, _time: object, _tensors: object) -> dict[str, torch.Tensor]:
        return {"prompt_embeds": told[led_from_colours(step + 1, steps, COLOUR_GUIDANCE)]}

    first = {"negative_prompt": away} if led_from_colours(0, steps, COLOUR_GUIDANCE) else {}
    return {**first, "callback_on_step_end": exchange, "callback_on_step_end_tensor_inputs": ["prompt_embeds"]}


def contact_sheet(pictures: Sequence[Image.Image], prompts: Sequence[str], columns: int = 10) -> Image.Image:
    """The pictures in rows, each above its prompt."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (SHOWN + 4), rows * (SHOWN + LABEL)), "white")
    pen = ImageDraw.Draw(sheet)
    for index, (picture, prompt) in enumerate(zip(pictures, prompts, strict=True)):
        x, y = index % columns * (SHOWN + 4), index // columns * (SHOWN + LABEL)
        sheet.paste(picture.resize((SHOWN, SHOWN), Image.Resampling.LANCZOS), (x, y))
        for row, line in enumerate(textwrap.wrap(prompt, 32)[:3]):
            pen.text((x + 1, y + SHOWN + 1 + row * 10), line, fill="black")
    return sheet


def write_sheet(pipeline: StableDiffusionPipeline, folder: Path) -> None:
    """Draw the sheet and its record into a folder."""
    contact_sheet(draw(pipeline, PROMPTS), PROMPTS).save(folder / "sheet.png", optimize=True)
    record = {
        "version": 1,
        "steps": STEPS,
        "guidance": GUIDANCE,
        "guidance_rescale": RESCALE,
        "colour_guidance": COLOUR_GUIDANCE,
        "size": CELL,
        "pictures": [{"prompt": prompt, "seed": FIRST_SEED + index} for index, prompt in enumerate(PROMPTS)],
    }
    (folder / "sheet.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
