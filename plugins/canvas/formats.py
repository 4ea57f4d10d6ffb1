"""Pictures from files, and the canvas as one picture."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.api import Asset, AssetStore, Document, InvalidData, Pixels
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import LARGEST_SIDE

_SRGB = ImageCms.createProfile("sRGB")


def read_picture(path: Path, assets: AssetStore) -> Asset:
    """Read a picture file into the store, in sRGB and upright; raises InvalidData that says what is wrong with it."""
    damaged = InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name)
    try:
        with warnings.catch_warnings():
            # The size is checked here before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                if max(picture.size) > LARGEST_SIDE:
                    raise _too_large(path, *picture.size)
                picture.load()
                pixels = np.asarray(in_srgb(ImageOps.exif_transpose(picture)))
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
    return assets.add_picture(np.ascontiguousarray(pixels), path.stem)


def flatten_for_export(document: Document, assets: AssetStore, _path: Path) -> Pixels:
    """The canvas as it is seen (height, width, 4), or without alpha where it is opaque everywhere."""
    pixels = flatten(canvas_of(document), stored_tiles(assets))
    return np.ascontiguousarray(pixels[..., :3]) if pixels[..., 3].min() == 255 else pixels


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
    if picture.mode.startswith("I") or picture.mode == "F":
        wide = np.asarray(picture, np.float64)
        top = 65535.0 if picture.mode.startswith("I") else max(float(wide.max()), 1e-9)
        return Image.fromarray(np.clip(wide / top * 255 + 0.5, 0, 255).astype(np.uint8)).convert("RGB")
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    profile = picture.info.get("icc_profile")
    converted = picture.convert("RGBA" if has_alpha else "RGB") if picture.mode != "CMYK" or not profile else picture
    if not profile:
        return converted.convert("RGBA" if has_alpha else "RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        alpha = converted.getchannel("A") if has_alpha else None
        colours = converted if converted.mode == "CMYK" else converted.convert("RGB")
        result = ImageCms.profileToProfile(colours, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that does not fit its picture says nothing about the colours.
        return converted.convert("RGBA" if has_alpha else "RGB")
    if result is None:
        return converted.convert("RGBA" if has_alpha else "RGB")
    if alpha is not None:
        result.putalpha(alpha)
    return result
