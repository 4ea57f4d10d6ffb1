"""Sprites: pictures of the things on transparent ground, from emoji sets under the MIT and Apache licences."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from plugins.canvas.training.things import THINGS, Thing

SIDE = 160


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture (SIDE, SIDE, 4) of a thing in one style, in a colour of its own or painted in another."""

    thing: Thing
    style: str
    pixels: NDArray[np.uint8]
    colour: str = ""


# The style's word, the package and whether it is a set of vectors.
SETS = (
    ("flat", "@iconify-json/fluent-emoji-flat", True),
    ("cartoon", "@iconify-json/noto", True),
    ("3d render", "@lobehub/fluent-emoji-3d", False),
)

# Hue, and what the saturation is multiplied by.
PAINTS = {
    "red": (0.0, 1.0),
    "orange": (0.075, 1.0),
    "yellow": (0.14, 0.95),
    "green": (0.36, 0.8),
    "blue": (0.6, 0.85),
    "purple": (0.77, 0.75),
    "pink": (0.92, 0.55),
}


def load_sprites(packages: Path) -> list[Sprite]:
    """Render every thing in every set found under a node_modules folder; raises FileNotFoundError."""
    sprites = []
    for style, package, vectors in SETS:
        folder = packages / package
        for thing in THINGS:
            picture = _vector(folder, thing.code) if vectors else _bitmap(folder, thing.code)
            pixels = np.asarray(_centred(picture))
            sprites.append(Sprite(thing, style, pixels))
            if thing.painted:
                sprites += [Sprite(thing, style, _painted(pixels, *paint), colour) for colour, paint in PAINTS.items()]
    return sprites


def _vector(folder: Path, code: str) -> Image.Image:
    names = json.loads((folder / "chars.json").read_text(encoding="utf-8"))
    icons = json.loads((folder / "icons.json").read_text(encoding="utf-8"))
    icon = icons["icons"][names.get(code) or names[f"{code}-fe0f"]]
    width = icon.get("width", icons.get("width", 16))
    height = icon.get("height", icons.get("height", 16))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{icon.get("left", 0)} {icon.get("top", 0)} {width} {height}" width="{SIDE}" height="{SIDE}">'
        f"{icon['body']}</svg>"
    )
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=SIDE, height=SIDE)))).convert("RGBA")


def _bitmap(folder: Path, code: str) -> Image.Image:
    path = next(path for name in (code, f"{code}-fe0f") if (path := folder / "assets" / f"{name}.webp").exists())
    return Image.open(path).convert("RGBA")


def _centred(picture: Image.Image) -> Image.Image:
    """The picture cut to what can be seen, and set into the middle of a square."""
    picture = picture.crop(picture.getchannel("A").point(lambda alpha: 255 if alpha > 20 else 0).getbbox())
    scale = SIDE / max(picture.size)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (SIDE, SIDE))
    square.paste(picture, ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    return square


def _painted(pixels: NDArray[np.uint8], hue: float, saturation: float) -> NDArray[np.uint8]:
    """The picture with its main colour turned to another hue; what has little colour stays as it is."""
    channels = np.asarray(Image.fromarray(pixels[..., :3], "RGB").convert("HSV")).astype(np.int32)
    vivid = (channels[..., 1] > 70) & (pixels[..., 3] > 128)
    counts = np.bincount(channels[..., 0][vivid], minlength=256)
    main = int(np.argmax(sum(np.roll(counts, shift) for shift in range(-8, 9))))
    apart = (channels[..., 0] - main + 128) % 256 - 128
    chosen = (channels[..., 1] > 40) & (np.abs(apart) < 34)
    channels[..., 0] = np.where(chosen, (round(hue * 255) + apart // 3) % 256, channels[..., 0])
    channels[..., 1] = np.where(chosen, channels[..., 1] * saturation, channels[..., 1])
    colours = np.asarray(Image.fromarray(channels.astype(np.uint8), "HSV").convert("RGB"))
    return np.concatenate([colours, pixels[..., 3:]], axis=-1)
