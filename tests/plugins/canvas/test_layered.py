"""Pictures in layers: what goes out is read by other programs pixel by pixel, and what comes in keeps its layers."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.api import AddAssets, Asset, AssetStore, BlendMode, Document, Imported, InvalidData, Pixels, UserError
from app.storage import FolderAssets
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.layered.canvas_file import CanvasFile, TakeCanvas
from plugins.canvas.layered.openraster_reading import read_openraster
from plugins.canvas.layered.openraster_writing import write_openraster
from plugins.canvas.layered.photoshop_reading import read_photoshop
from plugins.canvas.layered.photoshop_writing import write_photoshop
from plugins.canvas.model import (
    KIND,
    Adjusting,
    Area,
    Canvas,
    Control,
    ControlKind,
    Curves,
    Group,
    Guide,
    Invert,
    Layer,
    Mask,
    Region,
)

WIDTH, HEIGHT = 300, 280
Write = Callable[[Document, AssetStore, Path], object]
Read = Callable[[Path, AssetStore], Imported]


def noise(width: int, height: int, seed: int, *, alpha: bool = True) -> Pixels:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)
    if not alpha:
        pixels[..., 3] = 255
    return pixels


def work(assets: AssetStore, *, everything: bool = False) -> tuple[Document, Canvas]:
    """A picture with groups, modes, a mask and clipping; and with all that no other program knows."""
    back = assets.add_picture(noise(WIDTH, HEIGHT, 1, alpha=False))
    one, other = assets.add_picture(noise(90, 80, 2)), assets.add_picture(noise(60, 60, 3))
    hidden = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    hidden[:60, :, 3] = 200
    mask = assets.add_picture(hidden)
    solid = assets.add_picture(noise(70, 50, 4, alpha=False))
    layers = [
        Layer("back", "Back 背景", back.id),
        Layer("one", "<One & “more”>", one.id, 20, 30, 0.6, blend=BlendMode.MULTIPLY, parent="inner"),
        Layer("masked", "Masked", other.id, 40, 50, mask=Mask(mask.id), parent="inner"),
        Layer("inner", "Inner", content=Group(), opacity=0.8, parent="outer"),
        Layer("outer", "Outer", content=Group(pass_through=True)),
        Layer("base", "Base", solid.id, 150, 100),
        Layer("clip", "Clip", other.id, 190, 110, clipped=True),
        Layer("unseen", "Unseen", one.id, 0, 200, visible=False, locked=True),
    ]
    canvas = Canvas(WIDTH, HEIGHT, tuple(layers))
    if everything:
        layers += [
            Layer("curve", "Curve", content=Adjusting(Curves(red=((0.0, 0.2), (1.0, 0.9)))), opacity=0.5),
            Layer("region", "Region", one.id, -10, 210, region=Region("a fox")),
            Layer("lines", "Lines", solid.id, 200, 200, control=Control(ControlKind.CANNY)),
        ]
        canvas = Canvas(WIDTH, HEIGHT, tuple(layers), selection=Area(1, 2, 3, 4), guides=(Guide(True, 7.0),))
    document = AddAssets((back, one, other, mask, solid)).apply(Document()).with_part(KIND, canvas)
    return document, canvas


def seen(canvas: Canvas, assets: AssetStore) -> Pixels:
    return flatten(canvas.drawn(), stored_tiles(assets))


def opened(imported: Imported, assets: AssetStore) -> Canvas:
    return CanvasFile.from_bytes(assets.read(imported.asset.id)).canvas


def difference(one: Pixels, other: Pixels) -> int:
    """The largest difference of colours as they are seen: weighted by alpha."""
    first, second = (p[..., :3] * (p[..., 3:] / 255.0) for p in (one, other))
    alpha = np.abs(one[..., 3].astype(int) - other[..., 3]).max()
    return int(max(alpha, np.ceil(np.abs(first - second).max())))


def test_openraster_written_here_comes_back_with_everything(assets: FolderAssets, tmp_path: Path) -> None:
    document, canvas = work(assets, everything=True)
    write_openraster(document, assets, tmp_path / "a.ora")
    imported = read_openraster(tmp_path / "a.ora", assets)
    assert opened(imported, assets) == canvas
    assert imported.remarks == ()


def test_openraster_is_as_the_format_says(assets: FolderAssets, tmp_path: Path) -> None:
    document, canvas = work(assets, everything=True)
    write_openraster(document, assets, tmp_path / "a.ora")
    with zipfile.ZipFile(tmp_path / "a.ora") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        merged = np.asarray(Image.open(BytesIO(archive.read("mergedimage.png"))))
        assert np.array_equal(merged, seen(canvas, assets))
        assert max(Image.open(BytesIO(archive.read("Thumbnails/thumbnail.png"))).size) == 256


def test_openraster_that_another_program_changed_is_read_by_its_layers(assets: FolderAssets, tmp_path: Path) -> None:
    document, canvas = work(assets)
    write_openraster(document, assets, tmp_path / "a.ora")
    with zipfile.ZipFile(tmp_path / "a.ora") as old, zipfile.ZipFile(tmp_path / "b.ora", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'"Base"', b'"Renamed"') if name == "stack.xml" else data)
    found = opened(read_openraster(tmp_path / "b.ora", assets), assets)
    assert [layer.name for layer in found.layers if layer.parent is None][2] == "Renamed"
    assert difference(seen(found, assets), seen(canvas, assets)) <= 2


def test_photoshop_written_here_keeps_layers_masks_and_clipping(assets: FolderAssets, tmp_path: Path) -> None:
    document, canvas = work(assets)
    write_photoshop(document, assets, tmp_path / "a.psd")
    found = opened(read_photoshop(tmp_path / "a.psd", assets), assets)
    assert [(layer.name, layer.is_group, layer.clipped, layer.visible) for layer in found.layers] == [
        (layer.name, layer.is_group, layer.clipped, layer.visible) for layer in canvas.layers
    ]
    assert [layer.mask is not None for layer in found.layers] == [layer.mask is not None for layer in canvas.layers]
    assert np.array_equal(seen(found, assets), seen(canvas, assets))


def test_an_adjustment_is_worked_in_for_photoshop(assets: FolderAssets, tmp_path: Path) -> None:
    document, canvas = work(assets)
    with_invert = Canvas(WIDTH, HEIGHT, (*canvas.layers, Layer("inv", "Inverted", content=Adjusting(Invert()))))
    write_photoshop(document.with_part(KIND, with_invert), assets, tmp_path / "a.psd")
    found = opened(read_photoshop(tmp_path / "a.psd", assets), assets)
    assert np.array_equal(seen(found, assets), seen(with_invert, assets))


def read_by_gimp(path: Path, folder: Path) -> Pixels:
    if shutil.which("gimp-console") is None:
        pytest.skip("GIMP is not installed")
    out = folder / "gimp.png"
    script = (
        f'(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{path}" "{path.name}")))'
        " (layer (car (gimp-image-merge-visible-layers image CLIP-TO-IMAGE))))"
        f' (file-png-save-defaults RUN-NONINTERACTIVE image layer "{out}" "{out.name}") (gimp-quit 0))'
    )
    environment = os.environ | {"HOME": str(folder)}
    command = ["gimp-console", "-i", "-d", "-f", "-b", script]
    subprocess.run(command, env=environment, capture_output=True, timeout=240, check=False)
    return np.asarray(Image.open(out).convert("RGBA"))


def read_by_krita(path: Path, folder: Path) -> Pixels:
    if shutil.which("krita") is None or shutil.which("xvfb-run") is None:
        pytest.skip("Krita and a virtual display are not installed")
    out = folder / "krita.png"
    environment = os.environ | {"HOME": str(folder), "QT_QPA_PLATFORM": "xcb"}
    command = ["xvfb-run", "-a", "krita", "--export", "--export-filename", str(out), str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=240, check=False)
    assert out.exists(), done.stderr.decode(errors="replace")
    return np.asarray(Image.open(out).convert("RGBA"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("write", "name", "read", "flat"),
    [
        (write_photoshop, "a.psd", read_by_gimp, False),
        # Krita 5.1 mixes groups of Photoshop documents, and clips, otherwise than GIMP and psd-tools do.
        (write_photoshop, "a.psd", read_by_krita, True),
        (write_openraster, "a.ora", read_by_krita, False),
    ],
)
def test_another_program_sees_the_same_picture(
    write: Write, name: str, read: Callable[[Path, Path], Pixels], flat: bool, assets: FolderAssets, tmp_path: Path
) -> None:
    document, canvas = work(assets)
    if flat:
        layers = tuple(replace(layer, parent=None) for layer in canvas.layers if layer.has_pixels and not layer.clipped)
        canvas = replace(canvas, layers=layers)
        document = document.with_part(KIND, canvas)
    write(document, assets, tmp_path / name)
    assert difference(read(tmp_path / name, tmp_path), seen(canvas, assets)) <= 3


def stack_file(path: Path, stack: str, pictures: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        for name, data in (pictures or {}).items():
            archive.writestr(name, data)
    return path


def png(width: int = 8, height: int = 8) -> bytes:
    data = BytesIO()
    Image.fromarray(noise(width, height, 5)).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize("source", ["../../etc/passwd", "/etc/passwd", "..\\x.png", "data/none.png", ""])
def test_a_layer_whose_path_is_bad_is_left_out_and_said(source: str, assets: FolderAssets, tmp_path: Path) -> None:
    stack = f'<image w="20" h="10"><stack><layer name="A" src="{source}"/><layer name="B" src="b.png"/></stack></image>'
    imported = read_openraster(stack_file(tmp_path / "a.ora", stack, {"b.png": png()}), assets)
    canvas = opened(imported, assets)
    assert [(layer.name, layer.asset is None) for layer in canvas.layers] == [("B", False), ("A", True)]
    assert "“A” has no picture" in str(imported.remarks[0])


@pytest.mark.parametrize(
    "stack",
    [
        "",
        "<image w='10' h='10'/>",
        "<image w='x' h='10'><stack/></image>",
        "<image w='99999' h='10'><stack/></image>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><image w='10' h='10'><stack>&b;</stack></image>",
        f"<image w='10' h='10'>{'<stack>' * 40}{'</stack>' * 40}</image>",
        f"<image w='10' h='10'>{'<stack>' * 100_000}",
        "<image w='10' h='10'><stack><layer src='b.png' x='1e99'/></stack></image>",
    ],
)
def test_a_stack_that_is_none_is_refused(stack: str, assets: FolderAssets, tmp_path: Path) -> None:
    with pytest.raises(InvalidData):
        read_openraster(stack_file(tmp_path / "a.ora", stack, {"b.png": png()}), assets)


def test_what_the_studio_does_not_know_is_said(assets: FolderAssets, tmp_path: Path) -> None:
    stack = (
        '<image w="20" h="10"><stack><filter/><layer name="A" src="b.png" composite-op="svg:burnt" opacity="7"/>'
        "</stack></image>"
    )
    imported = read_openraster(stack_file(tmp_path / "a.ora", stack, {"b.png": png()}), assets)
    said = " ".join(map(str, imported.remarks))
    assert "svg:burnt" in said
    assert "opaque here" in said
    assert "“filter” is nothing" in said


def test_a_bomb_is_refused_before_it_is_decoded(assets: FolderAssets, tmp_path: Path) -> None:
    data = bytearray(png())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    stack = '<image w="20" h="10"><stack><layer name="A" src="b.png"/></stack></image>'
    imported = read_openraster(stack_file(tmp_path / "a.ora", stack, {"b.png": bytes(data)}), assets)
    assert opened(imported, assets).layers[0].asset is None
    assert imported.remarks


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FolderAssets, dict[str, bytes], Path]]:
    """One whole file of each format."""
    folder = tmp_path_factory.mktemp("good")
    assets = FolderAssets(folder / "assets", folder / "cache")
    document, _ = work(assets)
    write_openraster(document, assets, folder / "a.ora")
    write_photoshop(document, assets, folder / "a.psd")
    yield assets, {name: (folder / name).read_bytes() for name in ("a.ora", "a.psd")}, folder
    assets.close()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize(("name", "read"), [("a.ora", read_openraster), ("a.psd", read_photoshop)])
def test_a_damaged_file_is_read_or_refused_in_words(
    name: str, read: Read, good: tuple[FolderAssets, dict[str, bytes], Path], data: st.DataObject
) -> None:
    assets, files, folder = good
    content = bytearray(files[name])
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    for _ in range(data.draw(st.integers(0, 8))):
        if content:
            content[data.draw(st.integers(0, min(len(content), 4000) - 1))] = data.draw(st.integers(0, 255))
    path = folder / f"damaged{Path(name).suffix}"
    path.write_bytes(content)
    with suppress(UserError):
        opened(read(path, assets), assets)


def test_a_document_of_thirty_thousand_pixels_is_refused(assets: FolderAssets, tmp_path: Path) -> None:
    head = b"8BPS\0\1" + bytes(6) + b"\0\3" + (30_000).to_bytes(4, "big") * 2 + b"\0\x08\0\3"
    (tmp_path / "a.psd").write_bytes(head)
    with pytest.raises(InvalidData, match="30000 × 30000"):
        read_photoshop(tmp_path / "a.psd", assets)


def test_a_picture_becomes_the_empty_canvas_or_a_group_on_a_full_one(assets: FolderAssets) -> None:
    document, canvas = work(assets)
    file = CanvasFile(canvas, tuple(document.assets.values()))
    fresh = TakeCanvas(file, "Work").apply(Document())
    assert fresh.parts[KIND] == canvas
    twice = TakeCanvas(file, "Work", above="outer").apply(fresh)
    found = twice.part(KIND, Canvas())
    assert isinstance(found, Canvas)
    names = [layer.name for layer in found.layers]
    assert len(names) == 2 * len(canvas.layers) + 1
    assert names.index("Work") == names.index("Outer") + len(canvas.layers) + 1
    assert len({layer.id for layer in found.layers}) == len(names)
    group = next(layer for layer in found.layers if layer.name == "Work")
    assert len(found.block(group.id)) == len(canvas.layers) + 1


def test_the_assets_are_known_to_the_document(assets: FolderAssets, tmp_path: Path) -> None:
    document, _ = work(assets)
    write_openraster(document, assets, tmp_path / "a.ora")
    file = CanvasFile.from_bytes(assets.read(read_openraster(tmp_path / "a.ora", assets).asset.id))
    taken = TakeCanvas(file, "Work").apply(Document())
    known: dict[str, Asset] = {str(id_): asset for id_, asset in taken.assets.items()}
    assert {layer.asset for layer in file.canvas.layers if layer.asset} <= known.keys()
