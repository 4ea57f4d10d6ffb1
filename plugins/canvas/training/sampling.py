"""Drawing with parts in training, without a pipeline: many pictures at once, on the device where they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, LCMScheduler, UNet2DConditionModel
from PIL import Image
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.accelerator import device
from plugins.canvas.training.denoiser import SCHEDULE
from plugins.canvas.training.vocabulary import TOKENS


@torch.no_grad()
def sample(
    denoiser: UNet2DConditionModel,
    autoencoder: AutoencoderKL,
    text: tuple[BertModel, BertTokenizerFast],
    prompts: list[str],
    *,
    steps: int,
    guidance: float,
    side: int,
    few: bool = False,
) -> list[Image.Image]:
    """Pictures of side × side pixels, seeded by their place in the list; with `few` by the distilled sampler."""
    where = device()
    model, tokenizer = text
    tokens = tokenizer([*prompts, ""], padding="max_length", max_length=TOKENS, truncation=True, return_tensors="pt")
    tokens = tokens.to(where)
    states = model(tokens.input_ids, attention_mask=tokens.attention_mask)[0].float()
    settings = {**SCHEDULE, "clip_sample": False}
    scheduler = (LCMScheduler if few else DPMSolverMultistepScheduler).from_config(settings)
    scheduler.set_timesteps(steps, device=where)
    noise = [
        torch.randn(4, side // 8, side // 8, generator=torch.Generator().manual_seed(n)) for n in range(len(prompts))
    ]
    latents = torch.stack(noise).to(where) * scheduler.init_noise_sigma
    count = len(prompts)
    for time in scheduler.timesteps:
        given = scheduler.scale_model_input(latents, time)
        predicted = denoiser(given, time.expand(count), encoder_hidden_states=states[:count], return_dict=False)[0]
        if guidance > 1:
            empty = states[count:].expand(count, -1, -1)
            plain = denoiser(given, time.expand(count), encoder_hidden_states=empty, return_dict=False)[0]
            predicted = plain + guidance * (predicted - plain)
        latents = scheduler.step(predicted.float(), time, latents, return_dict=False)[0]
    decoded = autoencoder.decode(latents / autoencoder.config.scaling_factor).sample
    pixels = ((decoded.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1).cpu().numpy()
    return [Image.fromarray(picture) for picture in np.ascontiguousarray(pixels)]


def write_grid(pictures: list[Image.Image], columns: int, path: Path) -> None:
    """Pictures beside one another in one file."""
    side = pictures[0].width
    grid = Image.new("RGB", (columns * side, -(-len(pictures) // columns) * side), "white")
    for index, picture in enumerate(pictures):
        grid.paste(picture, (index % columns * side, index // columns * side))
    grid.save(path, quality=88)
