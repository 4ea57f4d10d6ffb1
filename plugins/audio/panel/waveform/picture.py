"""Pictures of sound: columns of peaks as an image in device pixels, and the scale on which levels are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from plugins.audio.peaks import Columns

_FULL = 32767 / 32768
LOWEST_DB = -60.0
"""The level in the middle of a lane, on the scale of decibels."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a waveform: of its peaks, of its RMS body, and of what is at full scale."""

    peaks: QColor
    body: QColor
    clipped: QColor


def scaled(values: NDArray[np.float32], *, decibels: bool) -> NDArray[np.float32]:
    """Where values lie between -1 and 1 of a lane: as they are, or by their level."""
    if not decibels:
        return np.clip(values, -1, 1)
    level = 20 * np.log10(np.maximum(np.abs(values), 1e-9))
    return np.asarray(np.sign(values) * np.clip(1 - level / LOWEST_DB, 0, 1), np.float32)


def joined(columns: Columns) -> Columns:
    """Columns that touch those before them, as the sound does: for those of few samples."""
    result = columns.copy()
    result[1:, :, 0] = np.minimum(columns[1:, :, 0], columns[:-1, :, 1])
    result[1:, :, 1] = np.maximum(columns[1:, :, 1], columns[:-1, :, 0])
    return result


def wave_picture(columns: Columns, height: int, gap: int, inks: Inks, *, decibels: bool) -> QImage:
    """Lanes one above the other, transparent where there is nothing; columns (width, channels, 3), a pixel each."""
    width, channels = columns.shape[:2]
    kinds = np.zeros((height, width), np.int8)
    across = np.arange(width)
    for channel, (top, lane) in enumerate(lanes(height, gap, channels)):
        low, high, mean = (columns[:, channel, part] for part in range(3))
        half = (lane - 1) / 2
        first = _row(half, high, decibels=decibels)
        last = _row(half, low, decibels=decibels)
        inner_first = np.maximum(_row(half, mean, decibels=decibels), first)
        inner_last = np.minimum(_row(half, -mean, decibels=decibels), last)
        # Where something begins and ends, of which the sums down the columns make what is between
        edges = np.zeros((lane + 1, width), np.int8)
        edges[first, across] += 1
        edges[last + 1, across] -= 1
        seen = across[(mean * half > 0.5) & (inner_last >= inner_first)]
        edges[inner_first[seen], seen] += 1
        edges[inner_last[seen] + 1, seen] -= 1
        part = kinds[top : top + lane]
        np.cumsum(edges[:-1], axis=0, dtype=np.int8, out=part)
        over = np.maximum(high, -low) >= _FULL
        if over.any():
            part[: max(2, lane // 40), over] = 3
    return indexed(kinds.view(np.uint8), [0, *(ink.rgba() for ink in (inks.peaks, inks.body, inks.clipped))])


def indexed(values: NDArray[np.uint8], colours: Sequence[int]) -> QImage:
    """Values (height, width) as an image of their colours, each 0xAARRGGBB."""
    height, width = values.shape
    image = QImage(values.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _row(half: float, values: NDArray[np.float32], *, decibels: bool) -> NDArray[np.int16]:
    return np.round(half - scaled(values, decibels=decibels) * half).astype(np.int16)


def lanes(height: int, gap: int, channels: int) -> list[tuple[int, int]]:
    """The top and the height of each channel's lane."""
    lane = max(1, (height - gap * (channels - 1)) // channels)
    return [(channel * (lane + gap), lane) for channel in range(channels)]
