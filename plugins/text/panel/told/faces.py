"""Faces: the pictures of character cards, as pixels and back as PNG files."""

from __future__ import annotations

import warnings
from io import BytesIO

import numpy as np

from app.api import Pixels

_LARGEST_SIDE = 8192


def pixels_of(png: bytes) -> Pixels | None:
    """A PNG file's picture (height, width, 3 or 4); None where it cannot be read or is larger than any face."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(png), formats=("PNG",)) as picture:
                if max(picture.size) > _LARGEST_SIDE:
                    return None
                has_alpha = picture.has_transparency_data
                return np.asarray(picture.convert("RGBA" if has_alpha else "RGB"))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def png_of(pixels: Pixels) -> bytes:
    """A picture as a PNG file."""
    from PIL import Image

    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()
