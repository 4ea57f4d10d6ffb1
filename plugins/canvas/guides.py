"""Guides: what the layers of a canvas tell a model of a rectangle, packed into one asset that a recipe can keep."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.api import InvalidData, Pixels
from plugins.canvas.inpainting.masks import Plane
from plugins.canvas.model import LARGEST_SIDE, ControlKind

GUIDES = "application/vnd.seisei.guides+zip"
_MOST = 64
_LARGEST_TEXT = 1_000_000
_FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class RegionGuide:
    """A prompt for where a mask (height, width) holds."""

    prompt: str
    mask: Plane
    strength: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ControlGuide:
    """A picture (height, width, 3) that tells something of what is drawn."""

    kind: ControlKind
    picture: Pixels
    model: str = ""
    strength: float = 1.0
    start: float = 0.0
    end: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Guides:
    """All guides of a rectangle of a width and height in pixels, the lowest layer first."""

    width: int
    height: int
    regions: tuple[RegionGuide, ...] = ()
    controls: tuple[ControlGuide, ...] = ()

    def to_bytes(self) -> bytes:
        """As they are kept; the same guides are the same bytes."""
        told = {
            "format": _FORMAT,
            "width": self.width,
            "height": self.height,
            "regions": [{"prompt": one.prompt, "strength": one.strength} for one in self.regions],
            "controls": [
                {"kind": one.kind.value, "model": one.model, "strength": one.strength, "start": one.start,
                 "end": one.end}
                for one in self.controls
            ],
        }  # fmt: skip
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            archive.writestr(ZipInfo("guides.json"), json.dumps(told, sort_keys=True))
            pictures = [("region", one.mask) for one in self.regions] + [
                ("control", one.picture) for one in self.controls
            ]
            for number, (name, pixels) in enumerate(pictures):
                encoded = BytesIO()
                Image.fromarray(pixels).save(encoded, "PNG")
                archive.writestr(ZipInfo(f"{name}-{number}.png"), encoded.getvalue())
        return stream.getvalue()

    @staticmethod
    def from_bytes(data: bytes) -> Guides:
        """Guides as they were kept; raises InvalidData where these are none."""
        try:
            with ZipFile(BytesIO(data)) as archive:
                if archive.getinfo("guides.json").file_size > _LARGEST_TEXT:
                    raise ValueError
                told = json.loads(archive.read("guides.json"))
                width, height = int(told["width"]), int(told["height"])
                regions, controls = told["regions"], told["controls"]
                known = told["format"] == _FORMAT and 0 < min(width, height) <= max(width, height) <= LARGEST_SIDE
                if not known or len(regions) + len(controls) > _MOST:
                    raise ValueError
                size = width, height
                return Guides(
                    width,
                    height,
                    tuple(
                        RegionGuide(
                            str(one["prompt"]), _picture(archive, f"region-{at}.png", "L", size), float(one["strength"])
                        )
                        for at, one in enumerate(regions)
                    ),
                    tuple(
                        ControlGuide(
                            ControlKind(one["kind"]),
                            _picture(archive, f"control-{at}.png", "RGB", size),
                            str(one["model"]),
                            float(one["strength"]),
                            float(one["start"]),
                            float(one["end"]),
                        )
                        for at, one in enumerate(controls, len(regions))
                    ),
                )
        except (BadZipFile, KeyError, ValueError, TypeError, OSError, UnidentifiedImageError, EOFError) as error:
            raise InvalidData(
                "What the layers tell the model cannot be read.", advice="Ask for the picture from the canvas again."
            ) from error


def _picture(archive: ZipFile, name: str, mode: str, size: tuple[int, int]) -> Pixels:
    with archive.open(name) as stream, Image.open(stream) as picture:
        if picture.size != size:
            raise ValueError(name)
        return np.asarray(picture.convert(mode), np.uint8)
