"""Train the model of SMILES, or go on: `python -m plugins.molecules.training --work DIR --hours H`.

First `--prepare WHEEL --shards N` makes the molecules ready, from the wheel of molsets (`pip download --no-deps
molsets`); it may go on beside the training, which takes up each shard that comes. Afterwards `--evaluate WHEEL` prints
the table of the checkpoint, and `--export DIR` writes it as a model with its card.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plugins.molecules.training.corpus import prepare


def main() -> None:
    """Read the options and do what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where shards and checkpoints are kept")
    parser.add_argument("--prepare", type=Path, metavar="WHEEL", help="make shards of its molecules; train nothing")
    parser.add_argument("--shards", type=int, default=40, help="so many of 20,000 molecules each")
    parser.add_argument(
        "--hours", type=float, default=2.0, help="processor time (accelerator: time) of training, in all runs together"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--batch-tokens", type=int, default=8192)
    parser.add_argument("--makers", type=int, default=0, help="processes that make batches; for an accelerator")
    parser.add_argument("--evaluate", type=Path, metavar="WHEEL", help="print the checkpoint's table; train nothing")
    parser.add_argument("--samples", type=int, default=30_000, help="molecules a row of the table")
    parser.add_argument("--export", type=Path, metavar="DIR", help="write the checkpoint as a model; train nothing")
    options = parser.parse_args()
    if options.prepare:
        prepare(options.prepare, options.work, options.shards)
        return
    if options.evaluate:
        from plugins.molecules.training.evaluating import print_table

        print_table(options.work, options.evaluate, options.samples)
        return
    if options.export:
        from plugins.molecules.training.card import write_model

        write_model(options.export, options.work)
        return
    from plugins.molecules.training.learning import Recipe, network, train

    recipe = Recipe(
        options.hours * 3600, batch_tokens=options.batch_tokens, seed=options.seed, makers=options.makers
    )  # fmt: skip
    train(options.work, recipe, network(options.width))


if __name__ == "__main__":
    main()
