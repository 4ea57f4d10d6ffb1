"""Pictures as Qt paints them."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.api import Pixels


def as_image(pixels: Pixels) -> QImage:
    """A picture (height, width, 3) as an image with memory of its own, as it is painted quickest; on any thread."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
