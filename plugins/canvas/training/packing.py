"""Packing the sprites into one file: `python -m plugins.canvas.training.packing NODE_MODULES FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.canvas.training.portraits import drawn_portraits
from plugins.canvas.training.sprites import Pack, drawn

PORTRAITS = 320


def main() -> None:
    """Draw all sprites and portraits, and write the pack."""
    packages, target = map(Path, sys.argv[1:3])
    pack = Pack(tuple(drawn(packages)), tuple(drawn_portraits(packages, PORTRAITS)))
    target.parent.mkdir(parents=True, exist_ok=True)
    pack.write(target)
    sys.stdout.write(f"{len(pack.sprites)} sprites, {len(pack.portraits)} portraits\n")


if __name__ == "__main__":
    main()
