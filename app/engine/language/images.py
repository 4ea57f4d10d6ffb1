"""Pictures as the runtime takes them."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

from app.api import Pixels


def as_base64(images: Sequence[Pixels]) -> list[str]:
    """Pictures as PNG in base64."""
    from PIL import Image

    made = []
    for pixels in images:
        file = io.BytesIO()
        Image.fromarray(pixels).convert("RGB").save(file, "PNG", compress_level=1)
        made.append(base64.b64encode(file.getvalue()).decode("ascii"))
    return made
