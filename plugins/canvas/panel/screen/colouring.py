"""Colouring by profiles: tiles in sRGB as a screen needs them, and as a printer would show them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms
from PySide6.QtGui import QImage

from app.api import InvalidData

_MOST_BYTES = 16_000_000
_PLAIN = (QImage.Format.Format_RGB32, QImage.Format.Format_RGB888, QImage.Format.Format_RGBX8888)
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def read_profile(path: Path) -> ImageCms.ImageCmsProfile:
    """A profile of a file; raises InvalidData where it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ValueError
        return ImageCms.ImageCmsProfile(BytesIO(data))
    except FileNotFoundError as error:
        raise InvalidData(
            "The colour profile {path} is gone.", advice="Choose the profile once more.", path=str(path)
        ) from error
    except (OSError, ValueError, ImageCms.PyCMSError) as error:
        raise InvalidData(
            "{name} is no colour profile that can be read.",
            advice="Choose an ICC profile: a file that ends in .icc or .icm.",
            name=path.name,
        ) from error


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
