"""Sprites: pictures of the things on transparent ground, from emoji sets under the MIT and Apache licences."""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from plugins.canvas.training.portraits import Portrait
from plugins.canvas.training.things import Thing, load_things

SIDE = 192

# The style's word, and the package; the last names its pictures as noto does.
SETS = {
    "flat": "@iconify-json/fluent-emoji-flat",
    "3d render": "@lobehub/fluent-emoji-3d",
    "cartoon": "@iconify-json/noto",
    "retro": "@iconify-json/noto-v1",
}
NAMES = {"retro": "@iconify-json/noto"}


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture of a thing in one style, as WebP of SIDE × SIDE pixels with transparency."""

    thing: Thing
    style: str
    data: bytes

    def pixels(self) -> NDArray[np.uint8]:
        """The picture (SIDE, SIDE, 4)."""
        return np.asarray(Image.open(io.BytesIO(self.data)).convert("RGBA"))


@dataclass(frozen=True, slots=True)
class Pack:
    """All that scenes are made of, in one file: it travels to the machine that trains."""

    sprites: tuple[Sprite, ...]
    portraits: tuple[Portrait, ...]

    def write(self, path: Path) -> None:
        """Keep the pack in a file of one's own: it is read with pickle."""
        path.write_bytes(pickle.dumps(self))

    @staticmethod
    def read(path: Path) -> Pack:
        """The pack in a file that this program wrote."""
        pack = pickle.loads(path.read_bytes())
        if not isinstance(pack, Pack):
            raise TypeError(f"{path} holds no pack")
        return pack


def drawn(packages: Path) -> Iterator[Sprite]:
    """Render every thing in every set found under a node_modules folder; a set may lack some."""
    things = load_things(packages)
    for style, package in SETS.items():
        picture = _Bitmaps(packages / package) if style == "3d render" else _Vectors(packages, style)
        for thing in things:
            image = picture.of(thing.code)
            if image is not None:
                buffer = io.BytesIO()
                centred(image, SIDE).save(buffer, "WEBP", quality=74, alpha_quality=80, method=2)
                yield Sprite(thing, style, buffer.getvalue())


class _Vectors:
    def __init__(self, packages: Path, style: str) -> None:
        named = packages / NAMES.get(style, SETS[style])
        self._names = json.loads((named / "chars.json").read_text(encoding="utf-8"))
        self._icons = json.loads((packages / SETS[style] / "icons.json").read_text(encoding="utf-8"))

    def of(self, code: str) -> Image.Image | None:
        import resvg_py

        name = next((self._names[text] for text in spellings(code) if text in self._names), None)
        icons = self._icons
        icon = icons["icons"].get(name)
        if icon is None:
            return None
        width = icon.get("width", icons.get("width", 16))
        height = icon.get("height", icons.get("height", 16))
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="{icon.get("left", 0)} {icon.get("top", 0)} {width} {height}" width="{SIDE}" height="{SIDE}">'
            f"{icon['body']}</svg>"
        )
        data = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=SIDE + 64, height=SIDE + 64, skip_system_fonts=True))
        return Image.open(io.BytesIO(data)).convert("RGBA")


class _Bitmaps:
    def __init__(self, folder: Path) -> None:
        self._folder = folder / "assets"

    def of(self, code: str) -> Image.Image | None:
        paths = (self._folder / f"{name}.webp" for name in spellings(code))
        path = next((path for path in paths if path.exists()), None)
        return None if path is None else Image.open(path).convert("RGBA")


def spellings(code: str) -> tuple[str, ...]:
    """The ways in which the sets write a code: with the mark of coloured emoji, and without."""
    bare = code.replace("-fe0f", "")
    return code, bare, f"{bare}-fe0f"


def centred(picture: Image.Image, side: int) -> Image.Image:
    """The picture cut to what can be seen, and set into the middle of a square."""
    picture = picture.crop(picture.getchannel("A").point(lambda alpha: 255 if alpha > 20 else 0).getbbox())
    scale = side / max(picture.size)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (side, side))
    square.paste(picture, ((side - size[0]) // 2, (side - size[1]) // 2))
    return square
