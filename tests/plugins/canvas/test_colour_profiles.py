"""Pictures with profiles of other spaces look the same in sRGB, and again in the space that they are written in."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.api import Document
from app.storage import FolderAssets
from plugins.canvas.colour_profiles import in_profile, profile_of, to_srgb
from plugins.canvas.formats import read_picture
from plugins.canvas.model import KIND, Canvas, Layer
from plugins.canvas.picture_files import (
    AvifOptions,
    JpegOptions,
    TiffOptions,
    WebpOptions,
    WriteAvif,
    WriteJpeg,
    WriteTiff,
    WriteWebp,
)

ROOM = np.random.default_rng(8)
# Colours of sRGB that every larger space holds.
COLOURS = np.repeat(np.repeat(ROOM.integers(0, 255, (6, 8, 3), dtype=np.uint8), 8, axis=0), 8, axis=1)


def in_space(pixels: np.ndarray[Any, Any], space: str) -> np.ndarray[Any, Any]:
    """Colours of sRGB in another space."""
    return np.asarray(in_profile(pixels, profile_of(space), ("RGB",)))


def lab_profile() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))


def lab_of(pixels: np.ndarray[Any, Any], profile: bytes) -> np.ndarray[Any, Any]:
    """What colours look like (height, width, 3), by the library."""
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    found = ImageCms.profileToProfile(Image.fromarray(pixels), source, lab_profile(), outputMode="LAB")
    assert found is not None
    return np.asarray(found).astype(int)


def cmyk_profile() -> bytes:
    """A profile of four inks: a table of two steps for each, from inks to Lab and back, in 8 bits."""

    def lut(inputs: int, outputs: int, table: np.ndarray[Any, Any]) -> bytes:
        line = np.arange(256, dtype=np.uint8)
        head = b"mft1" + bytes(4) + bytes((inputs, outputs, 2, 0))
        head += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
        return (
            head + np.tile(line, inputs).tobytes() + table.astype(np.uint8).tobytes() + np.tile(line, outputs).tobytes()
        )

    inks = np.stack(np.meshgrid(*[[0.0, 1.0]] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    light = ((1 - inks[:, :3]) * (1 - inks[:, 3:]) * 255).round().astype(np.uint8)
    seen = lab_of(light[None], profile_of("srgb"))[0]
    # Pillow's a and b are signed, those of a table begin at 128.
    seen[:, 1:] = np.where(seen[:, 1:] > 127, seen[:, 1:] - 128, seen[:, 1:] + 128)
    back = np.zeros((8, 4))
    parts = [
        (b"desc", b"desc" + bytes(4) + struct.pack(">I", 9) + b"Four ink\0" + bytes(78)),
        (b"wtpt", b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)),
        (b"A2B0", lut(4, 3, seen)),
        (b"B2A0", lut(3, 4, back)),
    ]
    at, table, body = 132 + 12 * len(parts), struct.pack(">I", len(parts)), b""
    for mark, content in parts:
        table += mark + struct.pack(">II", at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(body), bytes(4), 0x02100000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + table + body


@pytest.mark.parametrize("space", ["display-p3", "adobe-rgb"])
@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.jpg"])
def test_a_picture_of_a_larger_space_looks_the_same_in_srgb(
    space: str, name: str, assets: FolderAssets, tmp_path: Path
) -> None:
    there = in_space(COLOURS, space)
    assert np.abs(there.astype(int) - COLOURS).max() > 10, "the numbers are others"
    options: dict[str, Any] = {"quality": 100, "subsampling": 0} if name.endswith("jpg") else {}
    Image.fromarray(there).save(tmp_path / name, icc_profile=profile_of(space), **options)
    found = read_picture(tmp_path / name, assets)
    assert np.abs(assets.picture(found.asset.id)[..., :3].astype(int) - COLOURS).max() <= (12 if options else 3)
    title = {"display-p3": "Display P3", "adobe-rgb": "Adobe RGB (1998)"}[space]
    assert [str(words) for words in found.remarks] == [f"The colours of {name} were converted from “{title}” to sRGB."]


def test_the_spaces_are_those_of_their_names() -> None:
    pure = np.array([[(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (128, 128, 128)]], np.uint8)
    there = {
        "display-p3": [(234, 51, 35), (117, 251, 76), (0, 0, 245), (255, 255, 255), (128, 128, 128)],
        "adobe-rgb": [(219, 0, 0), (144, 255, 60), (0, 0, 250), (255, 255, 255), (127, 127, 127)],
    }
    for space, wanted in there.items():
        assert np.abs(in_space(pure, space)[0].astype(int) - wanted).max() <= 3


def test_alpha_and_srgb_stay_as_they_are(assets: FolderAssets, tmp_path: Path) -> None:
    alpha = ROOM.integers(0, 255, COLOURS.shape[:2], dtype=np.uint8)
    there = np.dstack([in_space(COLOURS, "display-p3"), alpha])
    Image.fromarray(there).save(tmp_path / "a.png", icc_profile=profile_of("display-p3"))
    found = assets.picture(read_picture(tmp_path / "a.png", assets).asset.id)
    assert np.array_equal(found[..., 3], alpha)
    Image.fromarray(COLOURS).save(tmp_path / "b.png", icc_profile=profile_of("srgb"))
    plain = read_picture(tmp_path / "b.png", assets)
    assert not plain.remarks
    assert np.abs(assets.picture(plain.asset.id)[..., :3].astype(int) - COLOURS).max() <= 1


def test_a_jpeg_of_inks_is_read_by_its_profile(assets: FolderAssets, tmp_path: Path) -> None:
    inks = np.zeros((32, 32, 4), np.uint8)
    inks[:16, :16] = (255, 0, 0, 0)
    inks[:16, 16:] = (0, 255, 0, 0)
    inks[16:, :16] = (0, 0, 0, 128)
    Image.fromarray(inks, "CMYK").save(tmp_path / "a.jpg", quality=100, subsampling=0, icc_profile=cmyk_profile())
    read = read_picture(tmp_path / "a.jpg", assets)
    assert "“Four ink”" in str(read.remarks[0])
    found = assets.picture(read.asset.id)[..., :3].astype(int)
    for (row, column), wanted in {(8, 8): (0, 255, 255), (8, 24): (255, 0, 255), (24, 24): (255, 255, 255)}.items():
        assert np.abs(found[row, column] - wanted).max() < 30
    # Half of the black ink lies half way to black in lightness, by this profile.
    assert 90 < found[24, 8].mean() < 150


def test_a_profile_that_does_not_fit_says_nothing(assets: FolderAssets, tmp_path: Path) -> None:
    for number, profile in enumerate((cmyk_profile(), b"nonsense", profile_of("display-p3")[:200])):
        path = tmp_path / f"{number}.png"
        Image.fromarray(COLOURS).save(path, icc_profile=profile)
        read = read_picture(path, assets)
        assert np.array_equal(assets.picture(read.asset.id)[..., :3], COLOURS)
        assert not read.remarks


def test_grey_is_grey_in_a_space_of_colours() -> None:
    grey = Image.fromarray(np.full((4, 4), 120, np.uint8))
    grey.info["icc_profile"] = profile_of("adobe-rgb")
    found = np.asarray(to_srgb(grey).picture)
    assert found.shape == (4, 4, 3)
    assert np.ptp(found) <= 1


@pytest.mark.parametrize(
    ("writer", "options", "name", "most"),
    [
        (WriteTiff, TiffOptions(profile="display-p3"), "a.tif", 3),
        (WriteTiff, TiffOptions(profile="adobe-rgb"), "a.tif", 3),
        (WriteWebp, WebpOptions(lossless=True, profile="display-p3"), "a.webp", 3),
        (WriteJpeg, JpegOptions(100, profile="adobe-rgb"), "a.jpg", 12),
        (WriteAvif, AvifOptions(100, profile="display-p3"), "a.avif", 12),
    ],
)
def test_what_is_written_looks_the_same_in_the_chosen_space(
    writer: Any, options: Any, name: str, most: int, assets: FolderAssets, tmp_path: Path
) -> None:
    asset = assets.add_picture(COLOURS)
    document = Document().with_part(KIND, Canvas(64, 48, (Layer("a", "A", asset.id),)))
    writer(options)(document, assets, tmp_path / name)
    with Image.open(tmp_path / name) as read:
        profile, pixels = read.info["icc_profile"], np.asarray(read.convert("RGB"))
    assert profile == profile_of(options.profile)
    assert np.abs(pixels.astype(int) - COLOURS).max() > 10
    again = read_picture(tmp_path / name, assets)
    assert np.abs(assets.picture(again.asset.id)[..., :3].astype(int) - COLOURS).max() <= most
