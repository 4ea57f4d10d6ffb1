"""Pictures from files."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from app.api import AssetStore, Imported, InvalidData, Words
from plugins.canvas.colour_profiles import PROFILE_TYPE, Converted, to_srgb
from plugins.canvas.model import LARGEST_SIDE


def read_picture(path: Path, assets: AssetStore) -> Imported:
    """Read a picture file into the store, in sRGB and upright, and name the colour space that it was in if another.

    Raises InvalidData that says what is wrong with it.
    """
    damaged = InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name)
    try:
        with warnings.catch_warnings():
            # The size is checked here before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                if max(picture.size) > LARGEST_SIDE:
                    raise _too_large(path, *picture.size)
                picture.load()
                converted = _converted(ImageOps.exif_transpose(picture))
                pixels = np.asarray(converted.picture)
    except FileNotFoundError as error:
        raise InvalidData("There is no file {path}.", advice="Check the name.", path=str(path)) from error
    except Image.DecompressionBombError as error:
        raise InvalidData(
            "{name} says that it has more pixels than the studio opens.",
            advice="Make it smaller: {largest} pixels are the most on a side.",
            name=path.name,
            largest=LARGEST_SIDE,
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, EOFError) as error:
        raise damaged from error
    asset = assets.add_picture(np.ascontiguousarray(pixels), path.stem)
    if converted.embedded:
        asset = replace(asset, profile=assets.add_bytes(converted.embedded, PROFILE_TYPE))
    if not converted.profile:
        return Imported(asset)
    words = Words(
        "The colours of {name} were converted from “{profile}” to sRGB.", name=path.name, profile=converted.profile
    )
    return Imported(asset, (words,))


def _too_large(path: Path, width: int, height: int) -> InvalidData:
    return InvalidData(
        "{name} has {width} × {height} pixels.",
        advice="Make it smaller: {largest} pixels are the most on a side.",
        name=path.name,
        width=width,
        height=height,
        largest=LARGEST_SIDE,
    )


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in eight bits of sRGB, with alpha where it has some."""
    return _converted(picture).picture


def _converted(picture: Image.Image) -> Converted:
    if not picture.mode.startswith("I") and picture.mode != "F":
        return to_srgb(picture)
    wide = np.asarray(picture, np.float64)
    top = 65535.0 if picture.mode.startswith("I") else max(float(wide.max()), 1e-9)
    grey = Image.fromarray(np.clip(wide / top * 255 + 0.5, 0, 255).astype(np.uint8))
    grey.info["icc_profile"] = picture.info.get("icc_profile")
    return to_srgb(grey)
