"""Train the planner, or go on: `python -m plugins.robot.training --work DIR --minutes M`.

First `--prepare ARM --shards A B` makes the demonstrations of shards A to B, with the arm from the folder that the
model manager fetched it into. Several of these may run at once, and beside the training, which takes in each minute
what was made meanwhile. `--to resources/models/arm` writes what was learned to where the studio reads it.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Read the options and do what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where shards and checkpoints are kept")
    parser.add_argument("--prepare", type=Path, metavar="ARM", help="make demonstrations; train nothing")
    parser.add_argument("--shards", type=int, nargs=2, default=(0, 20), help="from and to, of 200 tries each")
    parser.add_argument("--minutes", type=float, default=5.0, help="processor time of training, in all runs together")
    parser.add_argument("--width", type=int, default=384)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, help="a folder that the planner is written to besides")
    options = parser.parse_args()
    if options.prepare:
        from plugins.robot.training.demonstrations import prepare

        prepare(options.prepare, options.work, range(*options.shards))
        return
    import torch

    from plugins.robot.planning.network import Shape
    from plugins.robot.training.learning import Recipe, save_planner, train

    torch.set_num_threads(options.threads)
    planner = train(options.work, Recipe(options.minutes * 60, seed=options.seed), Shape(options.width))
    if options.to:
        save_planner(planner, options.to)


if __name__ == "__main__":
    main()
