"""Pixels of the studio as pictures of Qt."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage, QPixmap

from app.api import Pixels


def to_image(pixels: Pixels) -> QImage:
    """Pixels (height, width, 3 or 4) as an image with its own memory."""
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


def to_pixmap(pixels: Pixels) -> QPixmap:
    """Pixels as a pixmap; on the main thread only."""
    return QPixmap.fromImage(to_image(pixels))
