"""Train ClipLM from the beginning, or go on: `python -m plugins.audio.training --work DIR --hours H`.

Afterwards `--evaluate` prints its table against the baselines, and `--export DIR` writes the model with its card.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from plugins.audio.cliplm.network import Config
from plugins.audio.training.corpus import load
from plugins.audio.training.learning import Recipe, restore, train

SIZES = {"small": Config(), "large": Config(width=384, layers=8, heads=12, hidden=1024)}


def main() -> None:
    """Read the options and do what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where corpus and checkpoints are kept")
    parser.add_argument("--hours", type=float, default=2.0, help="time of training, in all runs together")
    parser.add_argument("--size", choices=SIZES, default="small", help="small for processors, large for accelerators")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch-tokens", type=int, default=2600)
    parser.add_argument("--evaluate", action="store_true", help="print the table of the checkpoint; train nothing")
    parser.add_argument("--pieces", type=int, default=120, help="held-out pieces, and generated ones, in the table")
    parser.add_argument("--export", type=Path, help="write the checkpoint as a model, with its card; train nothing")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1)))
    tunes = load(options.work)
    config = SIZES[options.size]
    if options.evaluate:
        from plugins.audio.training.evaluating import print_table

        print_table(options.work, tunes, restore(options.work, config), options.pieces)
    elif options.export:
        from plugins.audio.training.card import write_model

        write_model(options.export, options.work, tunes, restore(options.work, config))
    else:
        recipe = Recipe(options.hours * 3600, batch_tokens=options.batch_tokens, seed=options.seed)
        train(options.work, tunes, config, recipe)


if __name__ == "__main__":
    main()
