"""Pictures from files, sound and hostile ones."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from app.api import InvalidData
from app.storage import FolderAssets
from plugins.canvas.formats import read_picture

PIXELS = np.random.default_rng(0).integers(0, 255, (30, 50, 4), dtype=np.uint8)


def test_a_png_keeps_its_pixels_and_its_alpha(assets: FolderAssets, tmp_path: Path) -> None:
    Image.fromarray(PIXELS).save(tmp_path / "a.png")
    asset = read_picture(tmp_path / "a.png", assets).asset
    assert np.array_equal(assets.picture(asset.id), PIXELS)
    assert asset.name == "a"


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "LA", "1", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_eight_bits_of_colour(assets: FolderAssets, tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    picture = Image.fromarray(PIXELS[..., :3])
    if mode == "I;16":
        Image.fromarray(np.full((30, 50), 65535, np.uint16)).save(path)
    else:
        picture.convert(mode).save(path)
    shape = assets.picture(read_picture(path, assets).asset.id).shape
    assert shape[:2] == (30, 50)
    if mode == "I;16":
        assert assets.picture(read_picture(path, assets).asset.id).max() == 255


def test_a_photo_is_turned_upright(assets: FolderAssets, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(PIXELS[..., :3]).save(tmp_path / "a.jpg", exif=exif)
    assert assets.shape(read_picture(tmp_path / "a.jpg", assets).asset.id) == (50, 30, 3)


def test_another_colour_space_is_brought_to_srgb(assets: FolderAssets, tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    Image.fromarray(PIXELS[..., :3]).save(tmp_path / "a.png", icc_profile=lab.tobytes())
    read = assets.picture(read_picture(tmp_path / "a.png", assets).asset.id)
    assert np.abs(read.astype(int) - PIXELS[..., :3].astype(int)).max() <= 1


def bomb(path: Path, side: int) -> Path:
    """A PNG whose header tells of a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b""))
    return path


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_a_huge_picture_is_refused_before_it_is_decoded(assets: FolderAssets, tmp_path: Path, side: int) -> None:
    with pytest.raises(InvalidData, match="8192"):
        read_picture(bomb(tmp_path / "a.png", side), assets)


def test_damaged_files_are_named(assets: FolderAssets, tmp_path: Path) -> None:
    whole = tmp_path / "whole.png"
    Image.fromarray(PIXELS).save(whole)
    data = whole.read_bytes()
    for name, content in (
        ("cut.png", data[: len(data) // 2]),
        ("empty.png", b""),
        ("text.jpg", b"hello"),
        ("crc.png", data[:60] + bytes([data[60] ^ 255]) + data[61:]),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InvalidData, match=name):
            read_picture(tmp_path / name, assets)
    with pytest.raises(InvalidData, match="no file"):
        read_picture(tmp_path / "missing.png", assets)
