"""Packing what training needs: `python -m plugins.canvas.training.packing NODE_MODULES FILE WORK`.

Draws the sprites and portraits into FILE and lays the text encoder into WORK/text, so that a machine without a network
can train. NODE_MODULES has @iconify-json/fluent-emoji-flat, @iconify-json/noto, @iconify-json/noto-v1,
@lobehub/fluent-emoji-3d, emojibase-data, emojilib, @dicebear/core and @dicebear/adventurer.
"""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.canvas.training.portraits import drawn_portraits
from plugins.canvas.training.scenes import SceneMaker
from plugins.canvas.training.sprites import Pack, drawn
from plugins.canvas.training.vocabulary import pruned_encoder

PORTRAITS = 320
SIDE = 256


def main() -> None:
    """Draw all sprites and portraits, write the pack, and cut the text encoder down to its words."""
    packages, target, work = map(Path, sys.argv[1:4])
    pack = Pack(tuple(drawn(packages)), tuple(drawn_portraits(packages, PORTRAITS)))
    target.parent.mkdir(parents=True, exist_ok=True)
    pack.write(target)
    sys.stdout.write(f"{len(pack.sprites)} sprites, {len(pack.portraits)} portraits\n")
    _, tokenizer = pruned_encoder(work, SceneMaker(pack, SIDE), packages / "emojilib" / "dist" / "emoji-en-US.json")
    sys.stdout.write(f"{len(tokenizer)} words and pieces of words\n")


if __name__ == "__main__":
    main()
