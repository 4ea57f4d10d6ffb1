"""Arrays that a solid holds: of one kind and shape, finite, and never changed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]
Bytes = NDArray[np.uint8]


def held(name: str, values: ArrayLike, dtype: DTypeLike, shape: tuple[int, ...]) -> NDArray[Any]:
    """A copy that cannot be changed; -1 in the shape is any length. Raises ValueError where it doesn't fit."""
    array = np.array(values, dtype=dtype)
    if array.size == 0 and array.ndim < len(shape):
        array = array.reshape(tuple(max(0, size) for size in shape))
    if array.ndim != len(shape) or any(size not in (-1, had) for size, had in zip(shape, array.shape, strict=True)):
        raise ValueError(f"{name} has the shape {array.shape} instead of {shape}")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise ValueError(f"{name} has values that are no numbers")
    array.setflags(write=False)
    return array
