"""Train Illustrator from the beginning, or go on: `python -m plugins.canvas.training --work DIR --pack FILE`.

The pack, and the folder `text` in DIR, are made by `plugins.canvas.training.packing`.
Everything that is done is kept in DIR and not done again. The same on an accelerator and on processors: the plan
differs. Autoencoder and denoiser are processes of their own, so that one can be compiled while the other trains.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from pathlib import Path

from plugins.canvas.training.accelerator import say
from plugins.canvas.training.autoencoder import train_autoencoder
from plugins.canvas.training.denoiser import Plan, train_denoiser
from plugins.canvas.training.export import begin_with
from plugins.canvas.training.supply import CHUNK, Supply


def main() -> None:
    """Start the makers and both trainings, and wait for the end; exits with 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where checkpoints are kept")
    parser.add_argument("--pack", type=Path, required=True, help="the sprites")
    parser.add_argument("--chunks", type=Path, help="where scenes wait to be learnt; in DIR unless said otherwise")
    parser.add_argument("--model", type=Path, help="begin with the weights of this exported model")
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--makers", type=int, default=max(1, (os.cpu_count() or 2) - 2))
    parser.add_argument("--first-scene", type=int, default=0, help="scenes from this number on")
    parser.add_argument("--autoencoder-seconds", type=float, default=1800)
    parser.add_argument("--seconds", type=float, default=21600, help="the denoiser's time in all runs together")
    parser.add_argument("--until", type=float, help="instead, the time at which it ends, in seconds since the epoch")
    parser.add_argument("--small-share", type=float, default=0.25, help="of the time at half the size")
    parser.add_argument("--small-batch", type=int, default=32)
    parser.add_argument("--full-batch", type=int, default=32)
    parser.add_argument("--first-pictures", type=int, default=8_000, help="so many are encoded before training begins")
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of the denoiser")
    options = parser.parse_args()
    supply = Supply(
        options.chunks or options.work / "chunks", options.pack, options.work / "text" / "tokenizer.json", options.side
    )
    options.work.mkdir(parents=True, exist_ok=True)
    if options.model and not (options.work / "autoencoder.pt").exists():
        begin_with(options.model, options.work)
    plan = Plan(
        options.seconds, options.small_share, options.small_batch, options.full_batch, options.rate,
        options.first_pictures, options.pictures, options.until,
    )  # fmt: skip
    first = options.first_scene // CHUNK
    makers = supply.start(options.makers, first, first + plan.pictures // CHUNK + 2)
    context = multiprocessing.get_context("spawn")
    trainings: list[multiprocessing.process.BaseProcess] = [
        context.Process(target=train_autoencoder, args=(options.work, supply, options.autoencoder_seconds)),
        context.Process(target=train_denoiser, args=(options.work, supply, plan)),
    ]
    for process in trainings:
        process.start()
    while any(process.is_alive() for process in trainings):
        time.sleep(0.5)
        failed = [process.exitcode for process in (*trainings, *makers) if process.exitcode]
        if failed:
            say("a process has failed")
            for process in (*trainings, *makers):
                process.terminate()
            sys.exit(1)
    for process in makers:
        process.terminate()


if __name__ == "__main__":
    main()
