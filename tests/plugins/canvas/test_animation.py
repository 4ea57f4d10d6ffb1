"""Layers as the frames of animated files, and such files as layers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageSequence

from app.api import TILES, AddAssets, Asset, Document, ExportContext, Imported, InvalidData, Recipe, UserError
from app.provenance import StudioCredentials
from app.storage import FolderAssets
from plugins.canvas.animation.frames import frames_of
from plugins.canvas.animation.reading import read_animation
from plugins.canvas.animation.writing import AnimatedWebpOptions, GifOptions, WriteAnimatedWebp, WriteGif
from plugins.canvas.layered.canvas_file import LAYERS, CanvasFile, TakeCanvas
from plugins.canvas.model import KIND, Adjusting, Canvas, Control, ControlKind, Group, Invert, Layer

COLOURS = ((200, 30, 40), (30, 160, 60), (40, 60, 220))


def work(assets: FolderAssets) -> Document:
    """A white ground, and above it a group of three squares at different places, the last with a time of its own."""
    made: list[Asset] = []
    for colour in COLOURS:
        pixels = np.zeros((16, 16, 4), np.uint8)
        pixels[:] = (*colour, 255)
        made.append(assets.add_picture(pixels))
    made[0] = replace(made[0], recipe=Recipe("canvas.text-to-image", "1", {"prompt": "a fox"}))
    ground = assets.add_picture(np.full((32, 64, 3), 255, np.uint8))
    squares = [
        Layer(f"s{at}", ("Left", "Middle (250 ms)", "Right (80ms)")[at], one.id, at * 24, 8, parent="g")
        for at, one in enumerate(made)
    ]
    layers = (Layer("w", "White", ground.id), *squares, Layer("g", "Walk", content=Group()))
    return AddAssets((*made, ground)).apply(Document()).with_part(KIND, Canvas(64, 32, layers))


def read(path: Path) -> tuple[list[np.ndarray[Any, np.dtype[np.uint8]]], list[int], dict[str, Any]]:
    with Image.open(path) as picture:
        pixels, times = [], []
        for frame in ImageSequence.Iterator(picture):
            pixels.append(np.asarray(frame.convert("RGBA")))
            times.append(round(frame.info["duration"]))
        return pixels, times, {str(key): value for key, value in picture.info.items()}


@pytest.mark.parametrize(
    ("writer", "options", "name", "most"),
    [
        (WriteGif, GifOptions("Walk", 120), "a.gif", 0),
        (WriteAnimatedWebp, AnimatedWebpOptions("Walk", 120, lossless=True), "a.webp", 0),
        (WriteAnimatedWebp, AnimatedWebpOptions("Walk", 120, quality=95), "a.webp", 30),
    ],
)
def test_the_layers_of_a_group_are_frames_with_their_times(
    writer: Any, options: object, name: str, most: int, assets: FolderAssets, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    context = ExportContext(tmp_path, lambda _kind: (), report=lambda done, of: told.append((done, of)))
    written = writer(options, context)(work(assets), assets, tmp_path / name)
    pixels, times, info = read(tmp_path / name)
    assert times == [120, 250, 80]
    assert info.get("loop") == 0
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert [recipe.request["prompt"] for recipe in written.recipes] == ["a fox"]
    for at, frame in enumerate(pixels):
        wanted = np.full((32, 64, 4), 255, np.uint8)
        wanted[8:24, at * 24 : at * 24 + 16, :3] = COLOURS[at]
        off = np.abs(frame.astype(int) - wanted)
        assert off[12:20, at * 24 + 4 : at * 24 + 12].max() <= most
        assert np.median(off) == 0
        if not most:
            assert off.max() == 0


def test_without_a_group_each_layer_is_a_frame_by_itself_and_what_is_clear_stays_clear(
    assets: FolderAssets, tmp_path: Path
) -> None:
    document = work(assets)
    canvas: Canvas = document.part(KIND, Canvas())
    loose = tuple(layer for layer in canvas.layers if layer.id != "g")[1:]
    loose = tuple(Layer(layer.id, layer.name, layer.asset, layer.x, layer.y) for layer in loose)
    more = (
        *loose,
        Layer("h", "Hidden", loose[0].asset, visible=False),
        Layer("i", "Invert", content=Adjusting(Invert())),
    )
    more = (*more, Layer("c", "Lines", loose[0].asset, control=Control(ControlKind.CANNY)))
    document = document.with_part(KIND, Canvas(64, 32, more))
    WriteGif(GifOptions(time=100, plays=3))(document, assets, tmp_path / "a.gif")
    pixels, times, info = read(tmp_path / "a.gif")
    assert (times, info["loop"]) == ([100, 250, 80], 2)
    for at, frame in enumerate(pixels):
        alpha = np.zeros((32, 64), np.uint8)
        alpha[8:24, at * 24 : at * 24 + 16] = 255
        assert np.array_equal(frame[..., 3], alpha)
        assert tuple(frame[12, at * 24 + 4, :3]) == tuple(255 - value for value in COLOURS[at])


def test_it_is_scaled_and_played_once(assets: FolderAssets, tmp_path: Path) -> None:
    WriteGif(GifOptions("Walk", plays=1, width=32, dither=False))(work(assets), assets, tmp_path / "a.gif")
    pixels, _, info = read(tmp_path / "a.gif")
    assert pixels[0].shape == (16, 32, 4)
    assert "loop" not in info


@pytest.mark.parametrize(
    ("group", "name", "words"),
    [
        ("Run", "Left", "There is no group “Run”."),
        ("Walk", "Left (0 ms)", "cannot be seen for 0 ms"),
        ("Walk", "Left (85ms)", "steps of 10 ms"),
    ],
)
def test_what_cannot_be_written_is_said(
    group: str, name: str, words: str, assets: FolderAssets, tmp_path: Path
) -> None:
    document = work(assets)
    canvas: Canvas = document.part(KIND, Canvas())
    first = canvas.layer("s0")
    canvas = canvas.with_layer(Layer("s0", name, first.asset, first.x, first.y, parent="g"))
    with pytest.raises(UserError, match=words):
        WriteGif(GifOptions(group))(document.with_part(KIND, canvas), assets, tmp_path / "a.gif")
    assert not (tmp_path / "a.gif").exists()
    hidden = canvas.with_layers([Layer("x", "X", visible=False)])
    with pytest.raises(UserError, match="no layer that could be a frame"):
        frames_of(hidden, "", 100)


def test_too_many_pixels_are_refused_before_anything_is_made(assets: FolderAssets, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too many to be written"):
        WriteGif(GifOptions("Walk", width=16_000))(work(assets), assets, tmp_path / "a.gif")


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png"])
def test_frames_are_read_as_layers_and_written_again_alike(name: str, assets: FolderAssets, tmp_path: Path) -> None:
    pictures = []
    for at, colour in enumerate(COLOURS):
        pixels = np.zeros((20, 40, 4), np.uint8)
        pixels[4:12, 4 + 8 * at : 14 + 8 * at] = (*colour, 255)
        pictures.append(Image.fromarray(pixels))
    more: dict[str, Any] = (
        {"lossless": True, "kmin": 0, "kmax": 1} if name == "a.webp" else {"disposal": 2} if name == "a.gif" else {}
    )
    times = [70, 130, 400]
    pictures[0].save(tmp_path / name, save_all=True, append_images=pictures[1:], duration=times, loop=0, **more)
    found = read_animation(tmp_path / name, assets)
    assert found.asset.media_type == LAYERS
    file = CanvasFile.from_bytes(assets.read(found.asset.id))
    assert [layer.name for layer in file.canvas.layers] == ["Frame 1 (70ms)", "Frame 2 (130ms)", "Frame 3 (400ms)"]
    document = TakeCanvas(file, "a").apply(Document())
    WriteAnimatedWebp(AnimatedWebpOptions(lossless=True))(document, assets, tmp_path / "again.webp")
    seen_again, again, _ = read(tmp_path / "again.webp")
    assert again == times
    for frame, wanted in zip(seen_again, pictures, strict=True):
        seen = np.asarray(wanted)
        assert np.array_equal(frame[..., 3], seen[..., 3])
        assert np.array_equal(frame[seen[..., 3] > 0], seen[seen[..., 3] > 0])


def test_a_still_picture_stays_a_picture_and_a_damaged_one_is_refused(assets: FolderAssets, tmp_path: Path) -> None:
    Image.new("RGB", (8, 6), (1, 2, 3)).save(tmp_path / "a.gif")
    found = Imported.of(read_animation(tmp_path / "a.gif", assets)).asset
    assert found.media_type == TILES
    assert found.shape[:2] == (6, 8)
    frames = [Image.effect_noise((64, 64), 90).convert("P") for _ in range(4)]
    frames[0].save(tmp_path / "b.gif", save_all=True, append_images=frames[1:])
    whole = (tmp_path / "b.gif").read_bytes()
    (tmp_path / "b.gif").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InvalidData, match="damaged"):
        read_animation(tmp_path / "b.gif", assets)
    with pytest.raises(InvalidData, match="There is no file"):
        read_animation(tmp_path / "none.gif", assets)


def test_an_animation_says_what_was_generated(assets: FolderAssets, tmp_path: Path) -> None:
    written = WriteGif(GifOptions("Walk"))(work(assets), assets, tmp_path / "a.gif")
    credentials = StudioCredentials(tmp_path / "keys", lambda: "1")
    credentials.mark(tmp_path / "a.gif", None, edited=True, ingredients=written.recipes)
    found = credentials.inspect(tmp_path / "a.gif")
    assert found.credentials == "trusted", found.findings
    assert len(read(tmp_path / "a.gif")[0]) == 3
