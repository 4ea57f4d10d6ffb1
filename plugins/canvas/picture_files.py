"""Writing the canvas as one picture in the formats of the web and of printing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import numpy as np
from PIL import Image

from app.api import Asset, AssetStore, Choice, Document, ExportContext, Label, Pixels, Range
from app.api.files import Exported, ProfiledPicture
from plugins.canvas.colour_profiles import AS_OPENED, SPACES, chosen_profile, in_profile, profile_of
from plugins.canvas.commands import canvas_of
from plugins.canvas.composite import flatten, stored_tiles, with_alpha
from plugins.canvas.layered.openraster_writing import recipes_of

_QUALITY = Range(1, 100)
_LOSSLESS = Label("Lossless", "Keep every pixel exactly; the file is larger.")
_Space = Annotated[
    str,
    Choice((*SPACES, (AS_OPENED, "As opened"))),
    Label(
        "Colour profile",
        "sRGB is understood everywhere, Display P3 by recent screens, Adobe RGB by printers; it looks alike in each. "
        "As opened: the profile of the picture that the canvas was opened from, or sRGB where it had none.",
    ),
]
_QUALITY_LABEL = Label("Quality", "More keeps more of the picture, and makes a larger file.")


@dataclass(frozen=True, slots=True)
class PngOptions:
    """How a PNG is written."""

    profile: _Space = "srgb"


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
    modes: ClassVar[Collection[str]] = ("RGB",)
    """The kinds of colours that the format can hold, as the library calls them."""

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> Exported:
        """Write the canvas; says the recipes of all that is in it. Raises UserError."""
        canvas = canvas_of(document)
        profile = chosen_profile(self.options.profile, canvas.profile, assets)
        self.write(flatten(canvas.drawn(), stored_tiles(assets)), path, profile)
        return Exported(recipes_of(document, canvas))

    def write(self, pixels: Pixels, path: Path, profile: bytes) -> None:
        """Write a picture (height, width, 4) that is in sRGB in the space of a profile, with it. Raises UserError."""
        pixels = _opaque(self.shown(pixels))
        plain = profile == profile_of("srgb")
        picture = Image.fromarray(pixels) if plain else in_profile(pixels, profile, self.modes)
        picture.save(path, icc_profile=profile, **self.settings())

    def shown(self, pixels: Pixels) -> Pixels:
        """The picture (height, width, 4) as the format can hold it."""
        return pixels

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What the library is told."""


@dataclass(frozen=True, slots=True)
class WritePng:
    """Gives the canvas as a PNG in a chosen space, which the studio writes and marks."""

    Options: ClassVar[type[Any]] = PngOptions
    options: PngOptions
    context: ExportContext | None = None

    def __call__(self, document: Document, assets: AssetStore, _path: Path) -> Pixels | ProfiledPicture:
        """The canvas as it is seen; raises UserError where no PNG can be in the space of its picture."""
        canvas = canvas_of(document)
        profile = chosen_profile(self.options.profile, canvas.profile, assets)
        pixels = _opaque(flatten(canvas.drawn(), stored_tiles(assets)))
        if profile == profile_of("srgb"):
            return pixels
        return ProfiledPicture(pixels, np.asarray(in_profile(pixels, profile, ("RGB", "L"))), profile)


class WriteJpeg(_Writer):
    """Writes the canvas as JPEG."""

    Options: ClassVar[type[Any]] = JpegOptions
    modes = ("RGB", "L", "CMYK")

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
    modes = ("RGB", "L", "CMYK")

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
    _BY_ENDING[path.suffix.lower()]().write(with_alpha(assets.picture(asset.id)), path, profile_of("srgb"))


def _opaque(pixels: Pixels) -> Pixels:
    """A picture without alpha where nothing of it is transparent."""
    if pixels.shape[2] == 4 and pixels[..., 3].min() == 255:
        return np.ascontiguousarray(pixels[..., :3])
    return pixels
