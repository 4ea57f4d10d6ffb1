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


def shrunk(tile: Pixels, width: int, height: int) -> Pixels:
    """Pixels with straight alpha made smaller by area, premultiplied: transparent colours must not shine through."""
    import cv2

    data = np.ascontiguousarray(tile)
    if data[..., 3].min() < 255:
        rows, columns = data.shape[:2]
        image = QImage(data.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
        data = _array(image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied))
    return np.asarray(cv2.resize(data, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def straight(pixels: Pixels) -> Pixels:
    """Premultiplied pixels with straight alpha."""
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return _array(image.convertToFormat(QImage.Format.Format_RGBA8888))


def _array(image: QImage) -> Pixels:
    """The bytes of an image of four channels, copied: they go with the image."""
    data = np.frombuffer(image.constBits(), np.uint8)
    return (
        data.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 4]
        .reshape(image.height(), image.width(), 4)
        .copy()
    )


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
