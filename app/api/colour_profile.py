"""Colour profiles: reading the ICC files of screens and printers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from app.api.errors import InvalidData

_MOST_BYTES = 16_000_000


def read_profile(path: Path) -> Any:
    """The profile of a file, as Pillow has it (`ImageCmsProfile`); raises InvalidData where it is none."""
    # Nothing else that a start needs knows colours by their profiles.
    from PIL import ImageCms

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
