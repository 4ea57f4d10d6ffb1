"""Train Illustrator from the beginning, or go on: `python -m plugins.canvas.training --work DIR --packages DIR`.

`--packages` is a node_modules folder with @iconify-json/fluent-emoji-flat, @iconify-json/noto,
@lobehub/fluent-emoji-3d and emojilib. Everything that is done is kept in `--work` and not done again.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import torch

from plugins.canvas.training.autoencoder import sharpen_decoder, train_autoencoder
from plugins.canvas.training.denoiser import DenoiserTraining
from plugins.canvas.training.export import assemble, export
from plugins.canvas.training.latents import encoded_scenes
from plugins.canvas.training.scenes import SceneMaker
from plugins.canvas.training.sprites import load_sprites
from plugins.canvas.training.vocabulary import pruned_encoder

SIDE = 128


def main() -> None:
    """Run all stages in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints and latents are kept")
    parser.add_argument("--packages", type=Path, required=True, help="a node_modules folder with the emoji sets")
    parser.add_argument("--autoencoder-minutes", type=float, default=20)
    parser.add_argument("--decoder-minutes", type=float, default=10, help="for the decoder alone, in this run")
    parser.add_argument("--scenes", type=int, default=24_000)
    parser.add_argument("--minutes", type=float, default=180, help="the denoiser's time in all runs together")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of the denoiser")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--export", type=Path, help="the model's folder to write at the end")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(time.time_ns() % 2**31)
    options.work.mkdir(parents=True, exist_ok=True)
    maker = SceneMaker(load_sprites(options.packages), SIDE)
    text = pruned_encoder(options.work, maker, options.packages / "emojilib/dist/emoji-en-US.json")
    autoencoder = train_autoencoder(options.work, maker, options.autoencoder_minutes * 60, say)
    data = encoded_scenes(options.work, maker, autoencoder, text, options.scenes, say)
    training = DenoiserTraining(options.work, data)
    training.run(options.minutes * 60, options.rate, say)
    if options.decoder_minutes > 0:
        autoencoder = sharpen_decoder(options.work, maker, data.latents, options.decoder_minutes * 60, say)
    if options.export:
        export(assemble(autoencoder, training.averaged, *text), options.export)


def say(text: str) -> None:
    """Print a line of progress."""
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
