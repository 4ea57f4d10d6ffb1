"""Writing the trained parts as a plain diffusers folder in half precision."""

from __future__ import annotations

import shutil
from pathlib import Path

from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.denoiser import SCHEDULE


def assemble(
    autoencoder: AutoencoderKL, denoiser: UNet2DConditionModel, text: BertModel, tokenizer: BertTokenizerFast
) -> StableDiffusionPipeline:
    """The pipeline of the trained parts, with the scheduler it is shipped with."""
    return StableDiffusionPipeline(
        vae=autoencoder,
        unet=denoiser,
        text_encoder=text,
        tokenizer=tokenizer,
        scheduler=DPMSolverMultistepScheduler(**SCHEDULE),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def export(pipeline: StableDiffusionPipeline, target: Path) -> None:
    """Write the folder beside its place, then put the new parts where the old ones were; other files stay."""
    staged = target.with_name(f".{target.name}-new")
    shutil.rmtree(staged, ignore_errors=True)
    pipeline.half().save_pretrained(staged, safe_serialization=True, max_shard_size="45MB")
    target.mkdir(parents=True, exist_ok=True)
    for part in staged.iterdir():
        place = target / part.name
        if place.is_dir():
            shutil.rmtree(place)
        part.replace(place)
    staged.rmdir()
