"""The supply of scenes: processes that draw them and lay them down in chunks, and the reading of those."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from plugins.canvas.training.answers import Answers
from plugins.canvas.training.scenes import SceneMaker
from plugins.canvas.training.sprites import Pack
from plugins.canvas.training.vocabulary import TOKENS

CHUNK = 128
WAITING = 1000
"""So many chunks lie there at most; then the makers wait."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pictures (CHUNK, side, side, 3), the tokens of two captions of each (CHUNK, 2, TOKENS), and the right answers.

    The answers (CHUNK, questions) are those of `Answers.labels`.
    """

    number: int
    pixels: NDArray[np.uint8]
    tokens: NDArray[np.int16]
    labels: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Supply:
    """A folder of chunks, with the pack and the tokenizer that they are made with.

    The scenes of chunk n are those of the numbers from CHUNK · n on. With `strange`, those of one chunk in so many are
    of combinations that are held out.
    """

    folder: Path
    pack: Path
    tokenizer: Path
    side: int
    strange: int = 0

    def start(self, makers: int, first: int, end: int) -> list[multiprocessing.process.BaseProcess]:
        """Have processes make the chunks from `first` to `end`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        context = multiprocessing.get_context("spawn")
        processes: list[multiprocessing.process.BaseProcess] = []
        for maker in range(makers):
            process = context.Process(target=_make, args=(self, range(first + maker, end, makers)), daemon=True)
            process.start()
            processes.append(process)
        return processes

    def waiting(self, seen: Collection[int]) -> list[int]:
        """The numbers of the chunks that lie there and were not seen yet, in order."""
        return sorted({int(path.stem) for path in self.folder.glob("*.npz")} - set(seen))

    def load(self, number: int) -> Chunk:
        """A chunk that lies there."""
        with np.load(self._path(number, "npz")) as stored:
            return Chunk(number, np.load(self._path(number, "npy")), stored["tokens"], stored["labels"])

    def remove(self, number: int) -> None:
        """Delete a chunk that is not needed any more."""
        for kind in ("npz", "npy"):
            self._path(number, kind).unlink(missing_ok=True)

    def store(self, chunk: Chunk) -> None:
        """Lay down a chunk: the pixels first, so that it is whole once its other file is there."""
        np.save(self._path(chunk.number, "npy"), chunk.pixels)
        part = self._path(chunk.number, "part")
        with part.open("wb") as file:
            np.savez(file, tokens=chunk.tokens, labels=chunk.labels)
        part.rename(self._path(chunk.number, "npz"))

    def _path(self, number: int, kind: str) -> Path:
        return self.folder / f"{number:06d}.{kind}"


def _make(supply: Supply, numbers: range) -> None:
    os.nice(19)
    pack = Pack.read(supply.pack)
    maker = SceneMaker(pack, supply.side)
    others = SceneMaker(pack, supply.side, held_out=True) if supply.strange else maker
    answers = Answers.of([thing.name for thing in maker.things])
    tokenizer = Tokenizer.from_file(str(supply.tokenizer))
    tokenizer.enable_truncation(TOKENS)
    tokenizer.enable_padding(length=TOKENS)
    for number in numbers:
        while sum(1 for _ in supply.folder.iterdir()) > 2 * WAITING:
            time.sleep(0.5)
        if (supply.folder / f"{number:06d}.npz").exists():
            continue
        drawing = maker if not supply.strange or number % supply.strange else others
        scenes = [drawing.make(CHUNK * number + index) for index in range(CHUNK)]
        encoded = tokenizer.encode_batch([caption for scene in scenes for caption in scene.captions])
        tokens = np.array([encoding.ids for encoding in encoded], np.int16).reshape(CHUNK, 2, TOKENS)
        labels = np.array([answers.labels(scene.facts) for scene in scenes], np.int16)
        supply.store(Chunk(number, np.stack([scene.pixels for scene in scenes]), tokens, labels))
