"""Memory: what predicting a structure takes, and into how small parts the attention is cut to fit."""

from __future__ import annotations

from app.api import InvalidRequest, OutOfMemory, Words

LONGEST = 2_000
"""A longer chain takes hours and more memory than most machines have."""

CHUNKS = (128, 64, 32, 16)
"""Rows of the pair matrix that are attended to at once, the fastest first."""

_PAIR_COPIES = 14
_NUMBER_BYTES = 4
_HEADS = 4


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
