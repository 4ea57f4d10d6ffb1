"""Colouring by profiles: tiles in sRGB as a screen needs them, and as a printer would show them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from PySide6.QtGui import QImage

from app.api import InvalidData
from app.api.colour_profile import read_profile

_PLAIN = (QImage.Format.Format_RGB32, QImage.Format.Format_RGB888, QImage.Format.Format_RGBX8888)
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def colouring_of(screen: Path | None, proof: Path | None) -> Callable[[QImage], QImage]:
    """What brings tiles of sRGB onto a screen, by way of what a printer of a profile could show.

    Without a screen's profile it is taken for one of sRGB. Raises InvalidData where a profile cannot be used for it.
    """
    source = ImageCms.createProfile("sRGB")
    target = source if screen is None else read_profile(screen)
    try:
        if proof is None:
            made = ImageCms.buildTransform(
                source, target, "RGBA", "RGBA", ImageCms.Intent.RELATIVE_COLORIMETRIC, _FLAGS
            )
        else:
            made = ImageCms.buildProofTransform(
                source,
                target,
                read_profile(proof),
                "RGBA",
                "RGBA",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                _FLAGS | ImageCms.Flags.SOFTPROOFING,
            )
    except ImageCms.PyCMSError as error:
        named = proof if proof is not None and screen is None else screen or proof
        raise InvalidData(
            "The profile {name} is not made for this.",
            advice="Choose that of a screen to look at, and that of a printer to proof.",
            name="?" if named is None else named.name,
        ) from error
    return lambda image: coloured(image, made)


def coloured(image: QImage, transform: ImageCms.ImageCmsTransform) -> QImage:
    """An image of the same size and kind with its colours changed; what is transparent stays so."""
    kind, width, height = image.format(), image.width(), image.height()
    opaque = kind in _PLAIN
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888 if opaque else QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8)
    colours = Image.frombuffer("RGBA", (width, height), pixels, "raw", "RGBA", plain.bytesPerLine(), 1)
    moved = ImageCms.applyTransform(colours, transform)
    if moved is None:
        return image
    data = moved.tobytes()
    result = QImage(data, width, height, 4 * width, plain.format())
    return result.convertToFormat(kind) if kind is not plain.format() else result.copy()
