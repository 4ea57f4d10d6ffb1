"""Reading animated GIF, WebP and PNG: each frame is a layer whose name says how long it is seen."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.api import Asset, AssetStore, Imported, InvalidData
from plugins.canvas.animation.frames import LONGEST_MS, SHORTEST_MS, timed_name
from plugins.canvas.formats import in_srgb, read_picture
from plugins.canvas.layered.canvas_file import CanvasFile
from plugins.canvas.layered.pixels import cut_to_content
from plugins.canvas.model import LARGEST_SIDE, MOST_LAYERS, Canvas, Layer, new_layer_id

_MOST_PIXELS = 1 << 31
_UNSAID_MS = 100
"""What browsers take where a file says no time, or one that is too short to be meant."""


def read_animation(path: Path, assets: AssetStore) -> Imported:
    """The frames of a file as layers, the first one lowest; a picture that does not move is read as such.

    Raises InvalidData that says what is wrong with the file.
    """
    try:
        with warnings.catch_warnings():
            # Its size is checked before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                width, height = picture.size
                if max(width, height) <= LARGEST_SIDE and getattr(picture, "is_animated", False):
                    return _layers(picture, path, assets)
    except (
        UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError
    ) as error:  # fmt: skip
        if not isinstance(error, FileNotFoundError):
            raise InvalidData("{name} is damaged, or not the picture that its name says.", name=path.name) from error
    return read_picture(path, assets)


def _layers(picture: Image.Image, path: Path, assets: AssetStore) -> Imported:
    count = int(getattr(picture, "n_frames", 1))
    width, height = picture.size
    if count > MOST_LAYERS or count * width * height > _MOST_PIXELS:
        raise InvalidData(
            "{name} has {count} frames of {width} × {height} pixels, which are too many for layers.",
            advice="Open it in the film, or make it smaller.",
            name=path.name,
            count=count,
            width=width,
            height=height,
        )
    layers: list[Layer] = []
    kept: dict[str, Asset] = {}
    for at in range(count):
        picture.seek(at)
        frame = np.asarray(in_srgb(picture).convert("RGBA"))
        time = round(float(picture.info.get("duration", 0)))
        time = time if SHORTEST_MS <= time <= LONGEST_MS else _UNSAID_MS
        cutting = cut_to_content(frame, 0, 0)
        asset = assets.add_picture(cutting.pixels)
        kept[asset.id] = asset
        layers.append(Layer(new_layer_id(), timed_name(f"Frame {at + 1}", time), asset.id, cutting.x, cutting.y))
    return CanvasFile(Canvas(width, height, tuple(layers)), tuple(kept.values())).kept(path.stem, assets)
