"""Train the video planner, or go on: `python -m plugins.robot.video.training --work DIR --drawer M --reader M`.

First `--prepare ARM --shards A B` makes the films of shards A to B, with the arm from the folder that the model manager
fetched it into. Then the drawer learns for M minutes of processor time, and after it the reader, of films that the
drawer draws as well. All of it goes on from where it was left. `--measure` says by how much both miss in films that
were kept back, and `--to resources/models/arm` writes what was learned to where the studio reads it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main() -> None:
    """Read the options and do what they say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where films and checkpoints are kept")
    parser.add_argument("--prepare", type=Path, metavar="ARM", help="make films; train nothing")
    parser.add_argument("--shards", type=int, nargs=2, default=(0, 24), help="from and to, of 100 tries each")
    parser.add_argument("--drawer", type=float, default=0.0, help="minutes of the drawer, in all runs together")
    parser.add_argument("--reader", type=float, default=0.0, help="minutes of the reader, in all runs together")
    parser.add_argument("--drawn", type=int, default=0, help="films that are drawn for the reader")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--to", type=Path, help="a folder that both are written to besides")
    options = parser.parse_args()
    if options.prepare:
        from plugins.robot.video.training.demonstrations import prepare

        prepare(options.prepare, options.work, range(*options.shards))
        return
    import torch

    from plugins.robot.video.network import Shape
    from plugins.robot.video.planner import save_drawer, save_reader
    from plugins.robot.video.training.learning import Recipe, measured, train_drawer, train_reader

    torch.set_num_threads(1)
    shape = Shape()
    drawer = train_drawer(options.work, Recipe(options.drawer * 60, options.batch, options.rate), shape)
    reader = train_reader(options.work, Recipe(options.reader * 60, 8, 2e-3, drawn=options.drawn), shape, drawer)
    if options.measure:
        sys.stdout.write(json.dumps(measured(options.work, drawer, reader), indent=1) + "\n")
    if options.to:
        save_drawer(drawer, options.to)
        save_reader(reader, options.to)


if __name__ == "__main__":
    main()
