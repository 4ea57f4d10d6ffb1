"""Guides: what the layers of a canvas tell a model of a rectangle, packed into one asset that a recipe can keep."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import numpy as np
from PIL import Image, UnidentifiedImageError

from app.api import InvalidData, Pixels
from plugins.canvas.inpainting.masks import Plane
from plugins.canvas.model import LARGEST_SIDE, REFERENCES, ControlKind
from plugins.canvas.preprocess import fitted

GUIDES = "application/vnd.seisei.guides+zip"
_MOST = 64
_LARGEST_TEXT = 1_000_000
_FORMAT = 2
_CONTINUED = frozenset({ControlKind.DEPTH, ControlKind.NORMAL, ControlKind.TILE, ControlKind.SEGMENTATION})
"""The kinds whose pictures go on beyond their border; in the others black is where nothing is told."""


@dataclass(frozen=True, slots=True, eq=False)
class RegionGuide:
    """A prompt, and what is not to be seen, for where a mask (height, width) holds.

    `reference` (height, width, 3) of any size is a picture that what is drawn there shall resemble.
    """

    prompt: str
    mask: Plane
    strength: float = 1.0
    negative_prompt: str = ""
    reference: Pixels | None = None
    reference_strength: float = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class ControlGuide:
    """A picture (height, width, 3) that tells something of what is drawn; one to resemble has a size of its own.

    `preprocess` names what derives the control picture from it, nothing where it is one.
    """

    kind: ControlKind
    picture: Pixels
    model: str = ""
    strength: float = 1.0
    start: float = 0.0
    end: float = 1.0
    preprocess: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Guides:
    """All guides of a rectangle of a width and height in pixels, the lowest layer first."""

    width: int
    height: int
    regions: tuple[RegionGuide, ...] = ()
    controls: tuple[ControlGuide, ...] = ()

    def within(self, x: int, y: int, width: int, height: int, *, go_on: bool = False) -> Guides:
        """The guides of another rectangle, from the corner of this one.

        Outside of this one nothing is told, unless they `go_on`: then what holds at a border holds beyond it.
        """
        sides = ((max(0, -y), max(0, y + height - self.height)), (max(0, -x), max(0, x + width - self.width)))
        top, left = max(0, y), max(0, x)

        def cut(pixels: Pixels, continued: bool) -> Pixels:
            all_sides = (*sides, (0, 0))[: pixels.ndim]
            padded = np.pad(pixels, all_sides, mode="edge") if continued else np.pad(pixels, all_sides)
            return np.ascontiguousarray(padded[top : top + height, left : left + width])

        return Guides(
            width,
            height,
            tuple(replace(one, mask=cut(one.mask, go_on)) for one in self.regions),
            tuple(
                one
                if one.kind in REFERENCES
                else replace(one, picture=cut(one.picture, go_on and (bool(one.preprocess) or one.kind in _CONTINUED)))
                for one in self.controls
            ),
        )

    def scaled(self, width: int, height: int) -> Guides:
        """The guides for all of a picture of another size; those to resemble stay as they are."""
        if (width, height) == (self.width, self.height):
            return self
        regions = (
            replace(one, mask=fitted(np.repeat(one.mask[..., None], 3, axis=2), width, height)[..., 0])
            for one in self.regions
        )
        controls = (
            one if one.kind in REFERENCES else replace(one, picture=fitted(one.picture, width, height))
            for one in self.controls
        )
        return Guides(width, height, tuple(regions), tuple(controls))

    def to_bytes(self) -> bytes:
        """As they are kept; the same guides are the same bytes."""
        told = {
            "format": _FORMAT,
            "width": self.width,
            "height": self.height,
            "regions": [
                {"prompt": one.prompt, "strength": one.strength, "negative_prompt": one.negative_prompt,
                 "reference": one.reference is not None, "reference_strength": one.reference_strength}
                for one in self.regions
            ],
            "controls": [
                {"kind": one.kind.value, "model": one.model, "strength": one.strength, "start": one.start,
                 "end": one.end, "preprocess": one.preprocess}
                for one in self.controls
            ],
        }  # fmt: skip
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            archive.writestr(ZipInfo("guides.json"), json.dumps(told, sort_keys=True))
            pictures = [(f"region-{at}", one.mask) for at, one in enumerate(self.regions)]
            pictures += [(f"control-{at}", one.picture) for at, one in enumerate(self.controls, len(self.regions))]
            references = ((at, one.reference) for at, one in enumerate(self.regions))
            pictures += [(f"reference-{at}", picture) for at, picture in references if picture is not None]
            for name, pixels in pictures:
                encoded = BytesIO()
                Image.fromarray(pixels).save(encoded, "PNG")
                archive.writestr(ZipInfo(f"{name}.png"), encoded.getvalue())
        return stream.getvalue()

    @staticmethod
    def from_bytes(data: bytes) -> Guides:
        """Guides as they were kept, in this format or the first; raises InvalidData where these are none."""
        try:
            with ZipFile(BytesIO(data)) as archive:
                if archive.getinfo("guides.json").file_size > _LARGEST_TEXT:
                    raise ValueError
                told = json.loads(archive.read("guides.json"))
                width, height = int(told["width"]), int(told["height"])
                regions, controls = told["regions"], told["controls"]
                known = told["format"] in (1, _FORMAT) and 0 < min(width, height) <= max(width, height) <= LARGEST_SIDE
                if not known or len(regions) + len(controls) > _MOST:
                    raise ValueError
                size = width, height
                return Guides(
                    width,
                    height,
                    tuple(_region(archive, at, one, size) for at, one in enumerate(regions)),
                    tuple(_control(archive, at, one, size) for at, one in enumerate(controls, len(regions))),
                )
        except (BadZipFile, KeyError, ValueError, TypeError, OSError, UnidentifiedImageError, EOFError) as error:
            raise InvalidData(
                "What the layers tell the model cannot be read.", advice="Ask for the picture from the canvas again."
            ) from error


def _region(archive: ZipFile, at: int, told: Mapping[str, Any], size: tuple[int, int]) -> RegionGuide:
    """The first format had no negative prompts and references."""
    return RegionGuide(
        str(told["prompt"]),
        _picture(archive, f"region-{at}.png", "L", size),
        float(told["strength"]),
        str(told.get("negative_prompt", "")),
        _picture(archive, f"reference-{at}.png", "RGB", None) if told.get("reference") else None,
        float(told.get("reference_strength", 0.6)),
    )


def _control(archive: ZipFile, at: int, told: Mapping[str, Any], size: tuple[int, int]) -> ControlGuide:
    """The first format had no preprocessors."""
    kind = ControlKind(told["kind"])
    return ControlGuide(
        kind,
        _picture(archive, f"control-{at}.png", "RGB", None if kind in REFERENCES else size),
        str(told["model"]),
        float(told["strength"]),
        float(told["start"]),
        float(told["end"]),
        str(told.get("preprocess", "")),
    )


def _picture(archive: ZipFile, name: str, mode: str, size: tuple[int, int] | None) -> Pixels:
    with archive.open(name) as stream, Image.open(stream) as picture:
        if (size is not None and picture.size != size) or max(picture.size) > LARGEST_SIDE:
            raise ValueError(name)
        return np.asarray(picture.convert(mode), np.uint8)
