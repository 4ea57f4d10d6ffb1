"""Pixels of the studio as images of Qt, and back."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from app.api import Pixels


def to_image(pixels: Pixels) -> QImage:
    """Pixels as an image of its own that is drawn fast: premultiplied, or without alpha where all is opaque."""
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels)
    if channels == 3:
        image = QImage(data.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        return image.convertToFormat(QImage.Format.Format_RGB32)
    image = QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    opaque = bool(data[..., 3].min() == 255)
    return image.convertToFormat(QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied)


def to_straight_image(pixels: Pixels) -> QImage:
    """Pixels as an image with the same numbers in it, for the clipboard and for files."""
    height, width, channels = pixels.shape
    data = np.ascontiguousarray(pixels)
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QImage(data.data, width, height, channels * width, kind).copy()


def to_pixels(image: QImage) -> Pixels:
    """An image as pixels (height, width, 4), or with 3 channels where it has no alpha."""
    channels = 4 if image.hasAlphaChannel() else 3
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    plain = image.convertToFormat(kind)
    data = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return data[:, : plain.width() * channels].reshape(plain.height(), plain.width(), channels).copy()
