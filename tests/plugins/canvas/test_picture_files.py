"""The canvas as one picture: pixels, transparency, profile, and credentials that say what was generated."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.api import AddAssets, Document, ExportContext, Recipe
from app.provenance import StudioCredentials
from app.storage import FolderAssets
from plugins.canvas.model import KIND, Canvas, Control, ControlKind, Layer
from plugins.canvas.picture_files import (
    AvifOptions,
    JpegOptions,
    TiffOptions,
    WebpOptions,
    WriteAvif,
    WriteJpeg,
    WriteTiff,
    WriteWebp,
    convert_picture,
)


def picture() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A smooth picture that is transparent at the left."""
    pixels = np.zeros((64, 96, 4), np.uint8)
    pixels[..., 0] = np.arange(96) * 2
    pixels[..., 1] = np.arange(64)[:, None] * 3
    pixels[..., 2] = 90
    pixels[:, 24:, 3] = 255
    return pixels


def work(assets: FolderAssets, recipe: Recipe | None = None) -> Document:
    asset = replace(assets.add_picture(picture()), recipe=recipe)
    lines = assets.add_picture(np.full((64, 96, 4), 255, np.uint8))
    layers = (Layer("a", "A", asset.id), Layer("l", "L", lines.id, control=Control(ControlKind.CANNY)))
    return AddAssets((asset, lines)).apply(Document()).with_part(KIND, Canvas(96, 64, layers))


CASES = [
    (WriteTiff, TiffOptions(), "a.tif", 0),
    (WriteTiff, TiffOptions("tiff_lzw"), "a.tiff", 0),
    (WriteWebp, WebpOptions(lossless=True), "a.webp", 0),
    (WriteWebp, WebpOptions(95), "a.webp", 12),
    (WriteAvif, AvifOptions(95), "a.avif", 12),
]


@pytest.mark.parametrize(("writer", "options", "name", "most"), CASES)
def test_pixels_transparency_and_profile_are_kept(
    writer: Any, options: object, name: str, most: int, assets: FolderAssets, tmp_path: Path
) -> None:
    writer(options, ExportContext(tmp_path, lambda _kind: ()))(work(assets), assets, tmp_path / name)
    with Image.open(tmp_path / name) as read:
        profile = ImageCms.ImageCmsProfile(BytesIO(read.info["icc_profile"]))
        assert "sRGB" in ImageCms.getProfileDescription(profile)
        pixels = np.asarray(read.convert("RGBA")).astype(int)
    wanted = picture().astype(int)
    assert np.array_equal(pixels[..., 3], wanted[..., 3])
    assert np.abs(pixels - wanted)[:, 28:].max() <= most


def test_a_jpeg_lies_on_the_background_that_was_chosen(assets: FolderAssets, tmp_path: Path) -> None:
    for background, value in (("white", 255), ("black", 0)):
        write = WriteJpeg(JpegOptions(95, background), ExportContext(tmp_path, lambda _kind: ()))
        write(work(assets), assets, tmp_path / "a.jpg")
        pixels = np.asarray(Image.open(tmp_path / "a.jpg")).astype(int)
        assert np.abs(pixels[:, :16] - value).max() <= 6
        assert np.abs(pixels[:, 32:] - picture()[:, 32:, :3]).max() <= 12


@pytest.mark.parametrize(
    ("writer", "name"), [(WriteJpeg, "a.jpg"), (WriteWebp, "a.webp"), (WriteAvif, "a.avif"), (WriteTiff, "a.tif")]
)
def test_what_was_generated_is_said_in_signed_credentials(
    writer: Any, name: str, assets: FolderAssets, tmp_path: Path
) -> None:
    recipe = Recipe("canvas.text-to-image", "1", {"prompt": "a fox", "seed": 4})
    write = writer(writer.Options(), ExportContext(tmp_path, lambda _kind: ()))
    written = write(work(assets, recipe), assets, tmp_path / name)
    assert written.recipes == (recipe,)
    credentials = StudioCredentials(tmp_path / "keys", lambda: "1")
    credentials.mark(tmp_path / name, None, edited=True, ingredients=written.recipes)
    found = credentials.inspect(tmp_path / name)
    assert found.credentials == "trusted", found.findings
    assert "composite" in found.digital_source_type.lower()
    assert [each.id for each in found.recipes] == [recipe.id]


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "a.webp", "a.avif", "a.tif", "a.tiff"])
def test_one_picture_is_written_in_every_format(name: str, assets: FolderAssets, tmp_path: Path) -> None:
    asset = assets.add_picture(np.ascontiguousarray(picture()[:, 32:, :3]))
    convert_picture(asset, assets, tmp_path / name, "")
    with Image.open(tmp_path / name) as read:
        assert read.mode == "RGB"
        assert np.abs(np.asarray(read).astype(int) - picture()[:, 32:, :3]).max() <= 16
