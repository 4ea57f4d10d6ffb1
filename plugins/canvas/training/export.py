"""Writing the trained parts as a plain diffusers folder in half precision, from the last checkpoints.

`python -m plugins.canvas.training.export --work DIR --target resources/models/illustrator` while training goes on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import BertModel, BertTokenizerFast

from plugins.canvas.training.accelerator import write
from plugins.canvas.training.autoencoder import stored_autoencoder
from plugins.canvas.training.denoiser import SCHEDULE, new_denoiser
from plugins.canvas.training.sheet import COLOUR_GUIDANCE, GUIDANCE, RESCALE, STEPS, write_sheet

RECORD = {
    "id": "illustrator",
    "name": "Illustrator",
    "kind": "checkpoint",
    "architecture": "illustrator",
    "licence": "Apache-2.0",
    "native_size": 256,
    "multiple_of": 8,
    "default_steps": STEPS,
    "default_guidance": GUIDANCE,
    "default_guidance_rescale": RESCALE,
    "default_colour_guidance": COLOUR_GUIDANCE,
    "default_sampler": "DPM++ 2M SDE",
    "prompt_languages": ["en"],
    "description": (
        "Draws 737 everyday things as stickers or in fourteen places, in eight styles, 256 pixels wide; "
        "no photographs, no text, and rare things only roughly."
    ),
}
NOTICE = Path(__file__).with_name("NOTICE.txt")


def assemble(
    autoencoder: AutoencoderKL, denoiser: UNet2DConditionModel, text: BertModel, tokenizer: BertTokenizerFast
) -> StableDiffusionPipeline:
    """The pipeline of the trained parts, with the scheduler it is shipped with."""
    return StableDiffusionPipeline(
        vae=autoencoder,
        unet=denoiser,
        text_encoder=text,
        tokenizer=tokenizer,
        scheduler=new_scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def new_scheduler(*, mending: bool = True) -> DPMSolverMultistepScheduler:
    """The scheduler that the model is shipped with; not `mending`, without noise in its steps.

    Noise that is added on the way lets a small model mend what it has begun wrongly.
    """
    kind = "sde-dpmsolver++" if mending else "dpmsolver++"
    # Not for this scheduler: DDIM and DDPM, made from its settings, would clip the latents.
    settings = {**SCHEDULE, "algorithm_type": kind, "clip_sample": False, "steps_offset": 1}
    return DPMSolverMultistepScheduler.from_config(settings)


def checkpoint(folder: Path) -> tuple[StableDiffusionPipeline, dict[str, float]]:
    """The pipeline of the last checkpoints in a training's folder, and the training's figures so far."""
    state = torch.load(folder / "denoiser.pt", weights_only=True, map_location="cpu")
    denoiser = new_denoiser()
    denoiser.load_state_dict(state["averaged"])
    text = BertModel.from_pretrained(folder / "text").float()
    tokenizer = BertTokenizerFast.from_pretrained(folder / "text")
    return assemble(stored_autoencoder(folder), denoiser, text, tokenizer), {
        "samples": state["samples"],
        "spent_s": state["spent_s"],
    }


def begin_with(model: Path, folder: Path) -> None:
    """Lay the weights of an exported model into a training's folder, so that training goes on from them.

    The optimizer and the count of samples begin anew.
    """
    pipeline = StableDiffusionPipeline.from_pretrained(model, local_files_only=True)
    scale = pipeline.vae.config.scaling_factor
    write(folder / "autoencoder.pt", {"model": pipeline.vae.state_dict(), "scaling_factor": scale})
    write(folder / "denoiser-first.pt", pipeline.unet.state_dict())
    pipeline.text_encoder.save_pretrained(folder / "text")
    pipeline.tokenizer.save_pretrained(folder / "text")


def export(pipeline: StableDiffusionPipeline, target: Path) -> None:
    """Write the folder beside its place, then put the new parts where the old ones were; other files stay."""
    staged = target.with_name(f".{target.name}-new")
    shutil.rmtree(staged, ignore_errors=True)
    pipeline.to(torch.float16).save_pretrained(staged, safe_serialization=True, max_shard_size="44MB")
    _declare_single_precision(staged / "text_encoder" / "config.json")
    (staged / "seisei.json").write_text(json.dumps(RECORD, indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(NOTICE, staged / "NOTICE")
    for file in staged.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)
    target.mkdir(parents=True, exist_ok=True)
    for part in staged.iterdir():
        place = target / part.name
        if place.is_dir():
            shutil.rmtree(place)
        part.replace(place)
    staged.rmdir()


def _declare_single_precision(config: Path) -> None:
    """Have the text encoder load in the precision in which diffusers loads the other parts, unless told otherwise."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    settings["dtype"] = "float32"
    config.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Export the last checkpoints, and draw the sheet with what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    pipeline, figures = checkpoint(options.work)
    (options.work / "training.json").write_text(json.dumps(figures), encoding="utf-8")
    export(pipeline, options.target)
    written = StableDiffusionPipeline.from_pretrained(options.target, local_files_only=True)
    written.set_progress_bar_config(disable=True)
    write_sheet(written, options.target)
    sys.stdout.write(f"exported after {figures['samples']} samples\n")


if __name__ == "__main__":
    main()
