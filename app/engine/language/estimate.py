"""Estimate: the context a language model is given, the memory it will take, and how it reads, before it is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass

from app.engine.detectors.gguf import GgufHeader

DEFAULT_CONTEXT = 8192
LEAST_CONTEXT = 1024
_MEGABYTE = 2**20
_MOST_KEPT_BYTES = 1024 * _MEGABYTE
_WORK_BYTES = 100 * _MEGABYTE
BYTES_A_WEIGHT = 0.6
"""Of a GGUF file with about five bits a weight; in one with more the weights are taken for more than there are."""
_OPERATIONS_A_SECOND = 25e9
"""Of one core: SmolLM2-135M reads 90 to 128 tokens a second on one of an Intel Xeon's."""
_READ_AT_ONCE_S = 0.2


@dataclass(frozen=True, slots=True)
class LanguageNeeds:
    """What a model takes with a context of so many tokens; sizes in bytes.

    `kept_bytes` is for beginnings that were read before, of other texts, so that going back to them costs nothing.
    """

    context_tokens: int
    weights_bytes: int
    context_bytes: int
    kept_bytes: int

    @property
    def total_bytes(self) -> int:
        """All of it, with the room to compute in."""
        return self.weights_bytes + self.context_bytes + self.kept_bytes + _WORK_BYTES


def needs_of(header: GgufHeader, free_bytes: int, eye_bytes: int = 0) -> LanguageNeeds:
    """What a GGUF file needs: the longest context up to the default that fits, the least one where nothing does."""
    trained = header.context_length or DEFAULT_CONTEXT
    context = min(trained, DEFAULT_CONTEXT)
    while True:
        found = _needs(header, context, eye_bytes)
        if found.total_bytes <= free_bytes or context <= LEAST_CONTEXT:
            return found
        context = max(context // 2, min(LEAST_CONTEXT, trained))


def _needs(header: GgufHeader, context: int, eye_bytes: int) -> LanguageNeeds:
    size = context * bytes_a_token(header)
    return LanguageNeeds(context, header.byte_size + eye_bytes, size, min(size, _MOST_KEPT_BYTES))


def bytes_a_token(header: GgufHeader) -> int:
    """What a token of context takes: keys and values of each layer, two bytes each."""
    heads = header.number("attention.head_count")
    each = header.number("embedding_length") // heads if heads else 0
    keys = header.number("attention.key_length") or each
    values = header.number("attention.value_length") or each
    kv_heads = header.number("attention.head_count_kv") or heads
    return 2 * header.number("block_count") * kv_heads * (keys + values)


def reading_batch(weights: float, threads: int) -> int:
    """How many tokens are read at once on the processor: a power of two, 8 to 128, for which 0.2 s are enough.

    Nothing stops the runtime within a portion, and it has begun another before it is told to stop. The number hangs on
    no measured time, since it changes how sums are rounded.
    """
    fitting = int(_READ_AT_ONCE_S * _OPERATIONS_A_SECOND * threads / (2 * max(weights, 1)))
    return 1 << (min(max(fitting, 8), 128).bit_length() - 1)


def reading_threads() -> int:
    """The physical cores less one, which is left to the window; OMP_NUM_THREADS in the environment goes before."""
    import psutil

    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    return max(1, (psutil.cpu_count(logical=False) or os.cpu_count() or 1) - 1)
