"""Writing the canvas as one picture in the formats of the web and of printing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
from PIL import Image

from app.api import Asset, AssetStore, Choice, Document, ExportContext, Label, Pixels, Range
from app.api.files import Exported
from plugins.canvas.colour_profiles import SPACES, in_space, profile_of
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles, with_alpha
from plugins.canvas.layered.openraster_writing import recipes_of

_QUALITY = Range(1, 100)
_LOSSLESS = Label("Lossless", "Keep every pixel exactly; the file is larger.")
_Space = Annotated[
    str,
    Choice(SPACES),
    Label(
        "Colour profile",
        "sRGB is understood everywhere, Display P3 by recent screens, Adobe RGB by printers; it looks alike in each.",
    ),
]
_QUALITY_LABEL = Label("Quality", "More keeps more of the picture, and makes a larger file.")


@dataclass(frozen=True, slots=True)
class JpegOptions:
    """How a JPEG is written."""

    quality: Annotated[int, _QUALITY, _QUALITY_LABEL] = 92
    background: Annotated[
        str,
        Choice((("white", "White"), ("black", "Black"))),
        Label("Background", "JPEG has no transparency: what lies behind what is transparent."),
    ] = "white"
    profile: _Space = "srgb"


@dataclass(frozen=True, slots=True)
class WebpOptions:
    """How a WebP is written."""

    quality: Annotated[int, _QUALITY, _QUALITY_LABEL] = 90
    lossless: Annotated[bool, _LOSSLESS] = False
    profile: _Space = "srgb"


@dataclass(frozen=True, slots=True)
class AvifOptions:
    """How an AVIF is written."""

    quality: Annotated[int, _QUALITY, _QUALITY_LABEL] = 80
    profile: _Space = "srgb"


@dataclass(frozen=True, slots=True)
class TiffOptions:
    """How a TIFF is written; it keeps every pixel."""

    compression: Annotated[
        str,
        Choice((("tiff_adobe_deflate", "Deflate"), ("tiff_lzw", "LZW"), ("raw", "None"))),
        Label("Compression", "Without any loss; LZW is read by the oldest programs too."),
    ] = "tiff_adobe_deflate"
    profile: _Space = "srgb"


@dataclass(frozen=True, slots=True)
class _Writer(ABC):
    """What all of them do: flatten the canvas, and write it in the chosen colour space with its profile."""

    options: Any
    context: ExportContext | None = None

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write the canvas; says the recipes of all that is in it. Raises UserError."""
        canvas = canvas_of(document)
        self.write(flatten(canvas.drawn(), stored_tiles(assets)), path)
        return Exported(recipes_of(document, canvas))

    def write(self, pixels: Pixels, path: Path) -> None:
        """Write a picture (height, width, 4) that is in sRGB in the chosen space, with its profile."""
        pixels = self.shown(pixels)
        if pixels.shape[2] == 4 and pixels[..., 3].min() == 255:
            pixels = np.ascontiguousarray(pixels[..., :3])
        space = self.options.profile
        Image.fromarray(in_space(pixels, space)).save(path, icc_profile=profile_of(space), **self.settings())

    def shown(self, pixels: Pixels) -> Pixels:
        """The picture (height, width, 4) as the format can hold it."""
        return pixels

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What the library is told."""


class WriteJpeg(_Writer):
    """Writes the canvas as JPEG."""

    Options: ClassVar[type[Any]] = JpegOptions

    def shown(self, pixels: Pixels) -> Pixels:
        """The picture on its background, without alpha."""
        ground = 255 if self.options.background == "white" else 0
        alpha = pixels[..., 3:].astype(np.uint16)
        mixed = (pixels[..., :3] * alpha + ground * (255 - alpha) + 127) // 255
        return mixed.astype(np.uint8)

    def settings(self) -> dict[str, Any]:
        """Its quality, with colours at full resolution from 90 on."""
        subsampling = 0 if self.options.quality >= 90 else 2
        return {"quality": self.options.quality, "subsampling": subsampling, "optimize": True}


class WriteWebp(_Writer):
    """Writes the canvas as WebP."""

    Options: ClassVar[type[Any]] = WebpOptions

    def settings(self) -> dict[str, Any]:
        """Its quality; what is transparent keeps its colours where nothing may be lost."""
        return {"quality": self.options.quality, "lossless": self.options.lossless, "exact": self.options.lossless}


class WriteAvif(_Writer):
    """Writes the canvas as AVIF."""

    Options: ClassVar[type[Any]] = AvifOptions

    def settings(self) -> dict[str, Any]:
        """Its quality, with colours at full resolution from 90 on."""
        return {"quality": self.options.quality, "subsampling": "4:4:4" if self.options.quality >= 90 else "4:2:0"}


class WriteTiff(_Writer):
    """Writes the canvas as TIFF."""

    Options: ClassVar[type[Any]] = TiffOptions

    def settings(self) -> dict[str, Any]:
        """Its compression."""
        return {} if self.options.compression == "raw" else {"compression": self.options.compression}


_BY_ENDING: dict[str, Callable[[], _Writer]] = {
    ".jpg": lambda: WriteJpeg(JpegOptions()),
    ".jpeg": lambda: WriteJpeg(JpegOptions()),
    ".webp": lambda: WriteWebp(WebpOptions()),
    ".avif": lambda: WriteAvif(AvifOptions()),
    ".tif": lambda: WriteTiff(TiffOptions()),
    ".tiff": lambda: WriteTiff(TiffOptions()),
}


def convert_picture(asset: Asset, assets: AssetStore, path: Path, _comment: str) -> None:
    """Write one picture in the format that the ending names; the studio signs it, which says how it was made."""
    _BY_ENDING[path.suffix.lower()]().write(with_alpha(assets.picture(asset.id)), path)
