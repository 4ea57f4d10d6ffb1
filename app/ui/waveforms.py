"""Waveforms: small pictures of sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap

from app.api import AssetId, AssetStore, UserError

if TYPE_CHECKING:
    from soundfile import SoundFile

Peaks = NDArray[np.float32]
"""How loud each part of a sound is, from 0 to 1."""

BARS = 48
_HEADS = (b"RIFF", b"RF64", b"riff", b"FORM", b"fLaC", b"OggS", b"ID3", b"\xff")
_FRAMES = 2048
_PREROLL = 10 * 1152
"""So many frames of an MP3 may be silent where it is read from the middle, since they lean on those before."""

_MARGIN = 9.0
_STEP = 4.0
_FILLED = 0.6
_HIGHEST = 0.8
_GROUND = 0.08
_CORNER = 4


def peaks_of(assets: AssetStore, asset: AssetId) -> Peaks | None:
    """The peaks of a sound, of each part its beginning alone, so that a long one takes no longer; None of what is none.

    The loudest is 1.
    """
    import soundfile

    try:
        with assets.open(asset) as stream:
            # A text could pass for the middle of an MP3
            is_sound = stream.read(4).startswith(_HEADS)
            stream.seek(0)
            return _peaks(soundfile.SoundFile(stream)) if is_sound else None
    except (UserError, OSError, RuntimeError, ValueError, TypeError, soundfile.SoundFileError):
        return None


def _peaks(file: SoundFile) -> Peaks:
    with file:
        frames = min(_FRAMES, max(1, file.frames // BARS))
        found = []
        for bar in range(BARS):
            place = bar * file.frames // BARS
            before = min(place, _PREROLL) if file.format in ("MP3", "MPEG") else 0
            file.seek(place - before)
            block = file.read(before + frames, "float32", always_2d=True)[before:]
            found.append(np.nan_to_num(np.abs(block), posinf=0).max(initial=0))
    peaks = np.array(found, np.float32)
    return peaks / max(float(peaks.max()), 1e-6)


def drawn(peaks: Peaks, side: float, ratio: float, palette: QPalette) -> QPixmap:
    """Peaks as bars around the middle of a square, in the colours of a palette."""
    pixels = round(side * ratio)
    picture = QPixmap(pixels, pixels)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = palette.color(QPalette.ColorRole.Text)
    ground.setAlphaF(_GROUND)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, side, side), _CORNER, _CORNER)
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
    count = min(len(peaks), max(1, round((side - 2 * _MARGIN) / _STEP)))
    heights = [float(part.max()) for part in np.array_split(peaks, count)]
    step = (side - 2 * _MARGIN) / count
    width = step * _FILLED
    for index, peak in enumerate(heights):
        height = max(width, peak * (side - 2 * _MARGIN) * _HIGHEST)
        bar = QRectF(_MARGIN + index * step + (step - width) / 2, (side - height) / 2, width, height)
        painter.drawRoundedRect(bar, width / 2, width / 2)
    painter.end()
    return picture
