"""Memory: what predicting a structure takes, and into how small parts the attention is cut to fit."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from app.api import InvalidRequest, OutOfMemory, Words

LONGEST = 2_000
"""A longer chain takes hours and more memory than most machines have."""

CHUNKS = (128, 64, 32, 16)
"""Rows of the pair matrix that are attended to at once, the fastest first."""

PAIR_WIDTH = 128
"""How many numbers describe a pair of residues in the published model, whose file has so many bytes."""

PUBLISHED_BYTES = 8_440_000_000
SMALLEST_REAL = 100_000_000
"""ESMFold has 3.5 thousand million weights: what has fewer than this is a model to test with."""

_PAIR_COPIES = 14
_NUMBER_BYTES = 4
_HEADS = 4


@dataclass(frozen=True, slots=True)
class Machine:
    """The memory of the device that predicts: all of it, and what is free or held by models that can be put away."""

    total_bytes: int
    usable_bytes: int
    is_graphics_card: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What a prediction takes: about how many bytes, and how many rows are attended to at once.

    `chunk` is the smallest there is where even that is too much.
    """

    needed_bytes: int
    chunk: int
    fits: bool


def machine() -> Machine:
    """The memory of this machine as it is now, found out within a millisecond.

    A graphics card is asked only where the studio has begun to use it: nothing is loaded to ask.
    """
    import psutil

    cuda = getattr(sys.modules.get("torch"), "cuda", None)
    if cuda is not None and cuda.is_initialized():
        free, total = cuda.mem_get_info()
        return Machine(int(total), min(int(total), int(free) + int(cuda.memory_reserved())), is_graphics_card=True)
    memory = psutil.virtual_memory()
    # What the studio holds itself is mostly models, which are put away for others
    held = psutil.Process().memory_info().rss
    return Machine(int(memory.total), min(int(memory.total), int(memory.available) + int(held)))


def need_of(length: int, file_bytes: int, there: Machine, chunk: int = 0) -> Need:
    """What predicting a chain takes with a model of this size, with the largest chunk that fits where none is given."""
    weights = loading_bytes(file_bytes)
    for size in (chunk,) if chunk else CHUNKS:
        needed = weights + working_bytes(length, PAIR_WIDTH, size)
        if needed <= there.usable_bytes:
            return Need(needed, size, fits=True)
    return Need(needed, size, fits=False)


def is_test(file_bytes: int) -> bool:
    """Whether the file of a model is far too small to be ESMFold: each of its weights takes two bytes at least."""
    return file_bytes < 2 * SMALLEST_REAL


def loading_bytes(file_bytes: int) -> int:
    """The bytes that the weights take at most: most of the file is in 16 bits, which processors need in 32."""
    return 2 * file_bytes


def working_bytes(length: int, pair_width: int, chunk: int) -> int:
    """About the bytes that predicting a chain takes beside the weights.

    The state of all pairs is there in several copies, and the attention within triangles for `chunk` rows at a time.
    """
    pairs = length * length * _NUMBER_BYTES
    return pairs * pair_width * _PAIR_COPIES + pairs * _HEADS * min(chunk, length) * 2


def chunk_for(length: int, pair_width: int, free_bytes: int, device: str) -> int:
    """The largest chunk for which there is memory; raises OutOfMemory where there is none even for the smallest."""
    for chunk in CHUNKS:
        if working_bytes(length, pair_width, chunk) <= free_bytes:
            return chunk
    raise OutOfMemory(
        working_bytes(length, pair_width, CHUNKS[-1]),
        free_bytes,
        device,
        advice="Predict a domain of the protein by itself, or close other programs.",
    )


def check_length(length: int) -> None:
    """Raise InvalidRequest for a chain that is too long to be tried."""
    if length > LONGEST:
        raise InvalidRequest(
            "The sequence has {count} amino acids, and a prediction takes {most} at most.",
            advice="Predict its domains one by one.",
            count=length,
            most=LONGEST,
        )


def said(needed_bytes: int) -> Words:
    """What is said of the memory before anything is loaded."""
    return Words("Loading: it takes {needed} GB of memory", needed=f"{needed_bytes / 1e9:.1f}")
