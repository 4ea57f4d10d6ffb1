"""The profile of the picture that the canvas was opened from: kept with the project, and embedded again on export."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.api import AssetStore, Document, JobContext, Recipe, UserError
from app.api.files import ProfiledPicture
from app.document import Session
from app.document.command import AddAssets
from app.jobs import JobId
from app.provenance import StudioCredentials
from app.storage import FolderAssets, ProjectFiles
from plugins.canvas.colour_profiles import AS_OPENED, in_profile, profile_of
from plugins.canvas.commands import PlaceAsset, canvas_of
from plugins.canvas.formats import read_picture
from plugins.canvas.model import KIND, PART, Canvas, Layer
from plugins.canvas.picture_files import (
    AvifOptions,
    JpegOptions,
    PngOptions,
    TiffOptions,
    WebpOptions,
    WriteAvif,
    WriteJpeg,
    WritePng,
    WriteTiff,
    WriteWebp,
)
from tests.plugins.canvas.test_colour_profiles import COLOURS, cmyk_profile

TYPES = {KIND: PART}
RECIPE = Recipe("canvas.text-to-image", "1", {"prompt": "a red fox", "seed": 7})


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store of a test."""
    found = FolderAssets(tmp_path / "data" / "assets", tmp_path / "cache")
    yield found
    found.close()


def own_profile() -> bytes:
    """Display P3 under another name: a profile that is none of the studio's."""
    return profile_of("display-p3").replace(b"Display P3", b"Our camera")


def grey_profile() -> bytes:
    """A profile of greys with a gamma of 2.2."""
    words = b"desc" + bytes(4) + struct.pack(">I", 8) + b"Grey 22\0" + bytes(78)
    parts = [
        (b"desc", words + bytes(-len(words) % 4)),
        (b"wtpt", b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)),
        (b"kTRC", b"curv" + bytes(4) + struct.pack(">IH", 1, 563) + bytes(2)),
    ]
    at, table, body = 132 + 12 * len(parts), struct.pack(">I", len(parts)), b""
    for mark, content in parts:
        table += mark + struct.pack(">II", at + len(body), len(content))
        body += content
    head = struct.pack(">I4sI4s4s4s", at + len(body), bytes(4), 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + table + body


def coloured(profile: bytes) -> np.ndarray[Any, Any]:
    return np.asarray(in_profile(COLOURS, profile, ("RGB",)))


def opened(path: Path, assets: AssetStore, document: Document | None = None, name: str = "a") -> Document:
    """A picture of a file put onto the canvas."""
    asset = read_picture(path, assets).asset
    return PlaceAsset(Layer(name, name, asset.id), asset).apply(document or Document())


def photo(path: Path, profile: bytes) -> Path:
    Image.fromarray(coloured(profile)).save(path, icc_profile=profile)
    return path


def test_undo_saving_and_opening_keep_the_profile(assets: FolderAssets, tmp_path: Path) -> None:
    asset = read_picture(photo(tmp_path / "a.png", own_profile()), assets).asset
    session = Session(Document())
    session.execute(PlaceAsset(Layer("a", "A", asset.id), asset))
    kept = canvas_of(session.document).profile
    assert kept is not None
    assert assets.read(kept) == own_profile()
    session.undo()
    assert canvas_of(session.document).profile is None
    session.redo()
    assert canvas_of(session.document).profile == kept

    files = ProjectFiles(tmp_path / "data", assets, TYPES)
    project = files.new()
    project.save_as(session.document, tmp_path / "work.seisei", JobContext(JobId("save"), lambda _event: None))
    project.close()
    elsewhere = FolderAssets(tmp_path / "other" / "assets", tmp_path / "cache2")
    read = ProjectFiles(tmp_path / "other", elsewhere, TYPES).open(tmp_path / "work.seisei")
    assert read.document == session.document
    assert canvas_of(read.document).profile == kept
    assert elsewhere.read(kept) == own_profile()
    read.close()
    elsewhere.close()


def test_the_first_picture_on_a_canvas_gives_it_its_profile(assets: FolderAssets, tmp_path: Path) -> None:
    first, second = photo(tmp_path / "a.png", own_profile()), photo(tmp_path / "b.png", profile_of("adobe-rgb"))
    started = Document().with_part(KIND, Canvas(640, 480, (Layer("ground", "Ground"),)))
    one = opened(first, assets, started)
    found = canvas_of(one)
    assert (found.width, found.height) == (640, 480)
    assert found.profile is not None
    assert canvas_of(opened(second, assets, one, "b")).profile == found.profile
    Image.fromarray(COLOURS).save(tmp_path / "c.png")
    plain = opened(tmp_path / "c.png", assets, started)
    assert canvas_of(plain).profile is None
    assert canvas_of(opened(second, assets, plain, "b")).profile is None, "what was there first decides"


@pytest.mark.parametrize(
    ("writer", "options", "name", "most"),
    [
        (WriteTiff, TiffOptions(profile=AS_OPENED), "a.tif", 3),
        (WriteWebp, WebpOptions(lossless=True, profile=AS_OPENED), "a.webp", 3),
        (WriteJpeg, JpegOptions(100, profile=AS_OPENED), "a.jpg", 12),
        (WriteAvif, AvifOptions(100, profile=AS_OPENED), "a.avif", 12),
    ],
)
def test_it_is_written_as_it_was_opened(
    writer: Any, options: Any, name: str, most: int, assets: FolderAssets, tmp_path: Path
) -> None:
    document = opened(photo(tmp_path / "in.tif", own_profile()), assets)
    writer(options)(document, assets, tmp_path / name)
    with Image.open(tmp_path / name) as read:
        assert read.info["icc_profile"] == own_profile()
        pixels = np.asarray(read.convert("RGB")).astype(int)
    assert np.abs(pixels - coloured(own_profile())).max() <= most
    assert np.abs(pixels - COLOURS).max() > 12


@pytest.mark.parametrize("space", ["srgb", "display-p3", "adobe-rgb", AS_OPENED])
@pytest.mark.parametrize("clear", [False, True])
def test_a_png_of_another_space_is_signed_and_says_how_it_was_made(
    space: str, clear: bool, assets: FolderAssets, tmp_path: Path
) -> None:
    document = opened(photo(tmp_path / "in.png", own_profile()), assets)
    if clear:
        canvas = canvas_of(document)
        document = document.with_part(KIND, replace(canvas, width=canvas.width + 8))
    given = WritePng(PngOptions(space))(document, assets, tmp_path / "a.png")
    credentials, path = StudioCredentials(tmp_path / "identity", lambda: "1"), tmp_path / "a.png"
    if space == "srgb":
        assert isinstance(given, np.ndarray)
        return
    assert isinstance(given, ProfiledPicture)
    assert np.abs(given.picture[:, :64, :3].astype(int) - COLOURS).max() <= 3
    credentials.write_png(given.written, RECIPE, path, profile=given.profile)
    wanted = own_profile() if space == AS_OPENED else profile_of(space)
    with Image.open(path) as read:
        assert read.info["icc_profile"] == wanted
        assert read.mode == ("RGBA" if clear else "RGB")
        pixels = np.asarray(read).astype(int)
    assert np.abs(pixels[:, :64, :3] - coloured(wanted)).max() <= 3
    assert not clear or not pixels[:, 64:, 3].any()
    found = credentials.inspect(path)
    assert found.credentials == "trusted"
    assert found.recipe == RECIPE


def test_without_a_profile_it_is_srgb(assets: FolderAssets, tmp_path: Path) -> None:
    Image.fromarray(COLOURS).save(tmp_path / "in.png")
    document = opened(tmp_path / "in.png", assets)
    WriteTiff(TiffOptions(profile=AS_OPENED))(document, assets, tmp_path / "a.tif")
    with Image.open(tmp_path / "a.tif") as read:
        assert read.info["icc_profile"] == profile_of("srgb")
        assert np.array_equal(np.asarray(read), COLOURS)


def test_inks_are_written_where_a_format_has_them(assets: FolderAssets, tmp_path: Path) -> None:
    inks = np.zeros((32, 32, 4), np.uint8)
    Image.fromarray(inks, "CMYK").save(tmp_path / "in.jpg", quality=100, icc_profile=cmyk_profile())
    document = opened(tmp_path / "in.jpg", assets)
    for writer, options, name in (
        (WriteJpeg, JpegOptions(profile=AS_OPENED), "a.jpg"), (WriteTiff, TiffOptions(profile=AS_OPENED), "a.tif")
    ):  # fmt: skip
        writer(options)(document, assets, tmp_path / name)
        with Image.open(tmp_path / name) as read:
            assert read.mode == "CMYK"
            assert read.info["icc_profile"] == cmyk_profile()
    with pytest.raises(UserError, match="cannot hold colours of the profile “Four ink”"):
        WritePng(PngOptions(AS_OPENED))(document, assets, tmp_path / "a.png")
    wider = document.with_part(KIND, replace(canvas_of(document), width=64))
    with pytest.raises(UserError, match="four inks cannot be transparent"):
        WriteTiff(TiffOptions(profile=AS_OPENED))(wider, assets, tmp_path / "b.tif")


def test_greys_stay_greys_until_there_is_a_colour(assets: FolderAssets, tmp_path: Path) -> None:
    shades = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (48, 1))
    Image.fromarray(shades).save(tmp_path / "in.png", icc_profile=grey_profile())
    document = opened(tmp_path / "in.png", assets)
    given = WritePng(PngOptions(AS_OPENED))(document, assets, tmp_path / "a.png")
    assert isinstance(given, ProfiledPicture)
    assert given.profile == grey_profile()
    assert np.abs(given.written.astype(int) - shades)[:, 8:].max() <= 3
    red = assets.add_picture(np.full((8, 8, 3), (200, 0, 0), np.uint8))
    document = AddAssets((red,)).apply(PlaceAsset(Layer("red", "Red", red.id), red).apply(document))
    with pytest.raises(UserError, match="profile of greys"):
        WritePng(PngOptions(AS_OPENED))(document, assets, tmp_path / "a.png")


def test_a_profile_that_only_reads_is_not_written_in(assets: FolderAssets, tmp_path: Path) -> None:
    kept = assets.add_bytes(b"nonsense", "application/vnd.iccprofile")
    pixels = assets.add_picture(COLOURS)
    canvas = Canvas(64, 48, (Layer("a", "A", pixels.id),), profile=kept.id)
    with pytest.raises(UserError, match="but not written"):
        WriteTiff(TiffOptions(profile=AS_OPENED))(Document().with_part(KIND, canvas), assets, tmp_path / "a.tif")
