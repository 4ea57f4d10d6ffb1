"""Cube: a colour look-up table of one or three dimensions, as Adobe's Cube LUT Specification 1.0 writes it.

Resolve's way of one dimension before three in one file is read too. Values between those of the table are mixed of all
that lie around them: two, or eight.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidData, Pixels, Words

Floats = NDArray[np.float64]

_LARGEST_1D, _LARGEST_3D = 65_536, 129
_LONGEST = 128 << 20
_ROWS = 16


@dataclass(frozen=True, slots=True)
class Range:
    """From which value of red, green and blue to which a table reaches."""

    lowest: tuple[float, float, float] = (0.0, 0.0, 0.0)
    highest: tuple[float, float, float] = (1.0, 1.0, 1.0)


@dataclass(eq=False, slots=True)
class Cube:
    """`line` is (size, 3), `block` (blue, green, red, 3), of which one may lack; used on any thread."""

    line: Floats | None
    line_range: Range
    block: Floats | None
    block_range: Range
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _all: NDArray[np.uint32] | None = None

    def applied(self, pixels: Pixels) -> Pixels:
        """A picture (height, width, 3) through the table."""
        import cv2

        if self.line is not None and self.block is None:
            table = np.rint(self._coded(np.repeat(np.arange(256)[:, None] / 255, 3, axis=1)) * 255)
            return np.asarray(cv2.LUT(pixels, table.clip(0, 255).astype(np.uint8)[None]), np.uint8)
        with self._lock:
            # Every colour there is at once: looking one up is quicker than mixing eight
            table = self._all if self._all is not None else self._made()
            self._all = table
        keys = cv2.cvtColor(pixels, cv2.COLOR_RGB2RGBA)
        keys[..., 3] = 0
        found = table.take(keys.view("<u4")[..., 0], mode="wrap").astype("<u4", copy=False)
        return np.asarray(cv2.cvtColor(found.view(np.uint8).reshape(keys.shape), cv2.COLOR_RGBA2RGB), np.uint8)

    def _coded(self, values: Floats) -> Floats:
        """Values (count, 3) through the table of one dimension."""
        if self.line is None:
            return values
        lowest, highest = self.line_range.lowest, self.line_range.highest
        places = np.arange(len(self.line))
        found = np.empty_like(values)
        for channel in range(3):
            share = (values[:, channel] - lowest[channel]) / (highest[channel] - lowest[channel])
            found[:, channel] = np.interp(share * (len(self.line) - 1), places, self.line[:, channel])
        return found

    def _made(self) -> NDArray[np.uint32]:
        """What each of all colours becomes, by red, green and blue from the lowest bits up."""
        assert self.block is not None
        values = self._coded(np.repeat(np.arange(256)[:, None] / 255, 3, axis=1))
        red, green, blue = (self._weights(values[:, channel], channel) for channel in range(3))
        size = len(self.block)
        partly = np.einsum("rk,bgkc->bgrc", red, self.block.astype(np.float32))
        partly = np.einsum("gk,bkrc->bgrc", green, partly, optimize=True).reshape(size, -1)
        table = np.empty((256, 256, 256), np.uint32)
        for first in range(0, 256, _ROWS):
            exact = (blue[first : first + _ROWS] @ partly).reshape(_ROWS, 256, 256, 3)
            whole = np.rint(exact * 255).clip(0, 255).astype(np.uint32)
            table[first : first + _ROWS] = whole[..., 0] | whole[..., 1] << 8 | whole[..., 2] << 16
        return table.reshape(-1)

    def _weights(self, values: Floats, channel: int) -> NDArray[np.float32]:
        """How much of each layer of the block there is in each value, (256, size)."""
        assert self.block is not None
        size, lowest, highest = len(self.block), self.block_range.lowest, self.block_range.highest
        share = (values - lowest[channel]) / (highest[channel] - lowest[channel])
        places = share.clip(0, 1) * (size - 1)
        below = np.minimum(places.astype(int), size - 2)
        weights = np.zeros((len(values), size), np.float32)
        rows = np.arange(len(values))
        weights[rows, below] = 1 - (places - below)
        weights[rows, below + 1] = places - below
        return weights


def read_cube(data: bytes) -> Cube:
    """The table of a .cube file; raises InvalidData that says what is wrong with it."""
    if len(data) > _LONGEST:
        raise _wrong(Words("it is larger than any such table"))
    sizes = {"LUT_1D_SIZE": 0, "LUT_3D_SIZE": 0}
    lowest, highest = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
    inputs: dict[str, Range] = {}
    lines = data.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    values: list[str] = []
    for line in lines:
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        name = words[0]
        if not name[0].isalpha():
            values.append(line)
        elif name in sizes:
            sizes[name] = int(_numbers(words[1:], 1)[0])
        elif name == "DOMAIN_MIN":
            lowest = _three(words)
        elif name == "DOMAIN_MAX":
            highest = _three(words)
        elif name in ("LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE"):
            low, high = _numbers(words[1:], 2)
            inputs[name[4:6]] = Range((low, low, low), (high, high, high))
    whole = Range(lowest, highest)
    for reach in (whole, *inputs.values()):
        if any(not low < high for low, high in zip(reach.lowest, reach.highest, strict=True)):
            raise _wrong(Words("its range is empty"))
    flat, deep = sizes["LUT_1D_SIZE"], sizes["LUT_3D_SIZE"]
    if not (flat or deep) or (flat and not 2 <= flat <= _LARGEST_1D) or (deep and not 2 <= deep <= _LARGEST_3D):
        raise _wrong(Words("it does not say its size, or one that such a table cannot have"))
    if len(values) != flat + deep**3:
        raise _wrong(Words("it has other than as many colours as it says"))
    table = _colours(values)
    return Cube(
        table[:flat] if flat else None,
        inputs.get("1D", whole),
        table[flat:].reshape(deep, deep, deep, 3) if deep else None,
        # What one dimension gave is what three take
        inputs.get("3D", Range() if flat else whole),
    )


def _colours(lines: list[str]) -> Floats:
    try:
        table: Floats = np.loadtxt(lines, np.float64, comments=None, ndmin=2)
    except ValueError as error:
        raise _wrong(Words("a line of it is not three numbers")) from error
    if table.shape[1] != 3 or not np.isfinite(table).all():
        raise _wrong(Words("a line of it is not three numbers"))
    return table


def _three(words: list[str]) -> tuple[float, float, float]:
    red, green, blue = _numbers(words[1:], 3)
    return red, green, blue


def _numbers(words: list[str], count: int) -> list[float]:
    try:
        found = [float(word) for word in words]
    except ValueError as error:
        raise _wrong(Words("a line of it is not numbers")) from error
    if len(found) != count or not np.isfinite(found).all():
        raise _wrong(Words("a line of it is not numbers"))
    return found


def _wrong(why: Words) -> InvalidData:
    return InvalidData(
        "This is no table of colours that can be used: {why}.", advice="Export it again as a .cube file.", why=why
    )
