"""Pictures that are dragged out of the gallery and the takes: with their recipe, and as marked files."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF
from pytestqt.qtbot import QtBot

from app.api import Json, Made, ModelId, ModelStamp, Pixels, Recipe, UserError
from app.ui.exporting import WITH_RECIPE
from app.widgets.picture_data import ASSET_MIME, RECIPE_MIME, PictureData
from plugins.canvas.model import KIND, Canvas
from plugins.canvas.panel import CanvasPanel
from tests.ui.opened import Opened


def made(opened: Opened, prompt: str = "a red fox") -> Made:
    """A result in the store and in the history."""
    pixels = np.random.default_rng(len(prompt)).integers(0, 255, (96, 128, 3), dtype=np.uint8)
    asset = opened.built.studio.assets.add_picture(pixels, prompt)
    request: dict[str, Json] = {"prompt": prompt, "seed": 4, "width": 128, "height": 96}
    models = (ModelStamp(ModelId("illustrator"), ""),)
    result = Made(asset, Recipe("canvas.text-to-image", "1", request, models), "job", 1.5)
    opened.built.runner.history.add(result)
    return result


def dragged(opened: Opened, result: Made, qtbot: QtBot) -> QMimeData:
    """What the gallery gives when a picture is dragged from it."""
    gallery = opened.window.gallery
    gallery.refresh()
    qtbot.waitUntil(lambda: gallery.model.id_at(gallery.model.index(0)) == result.asset.id)
    return gallery.model.mimeData([gallery.model.index(0)])


def panel(opened: Opened) -> CanvasPanel:
    """The canvas of the window."""
    found = opened.window.workspaces.panel
    assert isinstance(found, CanvasPanel)
    return found


def test_a_picture_of_the_gallery_is_a_marked_file_for_other_programs(opened: Opened, qtbot: QtBot) -> None:
    result = made(opened)
    data = dragged(opened, result, qtbot)
    assert data.hasUrls()
    assert not data.hasImage()
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert path.name == "a red fox.png"
    assert bytes(data.data("image/png").data()) == path.read_bytes()
    assert url.toString().encode() in bytes(data.data("text/uri-list").data()).replace(b"%20", b" ")
    found = opened.built.studio.credentials.inspect(path)
    assert found.credentials in ("valid", "trusted")
    assert found.recipe == result.recipe
    assert found.digital_source_type.endswith("trainedAlgorithmicMedia")
    assert found.raw["parameters"].startswith("a red fox")
    assert "trainedAlgorithmicMedia" in found.raw["XML:com.adobe.xmp"]
    opened.close()
    assert not path.exists()


def test_the_file_says_as_much_as_the_preferences_let_it(opened: Opened, qtbot: QtBot) -> None:
    opened.settings.set(WITH_RECIPE, value=False)
    (url,) = dragged(opened, made(opened), qtbot).urls()
    found = opened.built.studio.credentials.inspect(Path(url.toLocalFile()))
    assert found.recipe is None
    assert "parameters" not in found.raw
    assert found.credentials in ("valid", "trusted")


def test_a_picture_of_the_gallery_becomes_a_layer_with_its_recipe(opened: Opened, qtbot: QtBot) -> None:
    result = made(opened)
    data = dragged(opened, result, qtbot)
    canvas = panel(opened)
    assert canvas.exchange.accepts(data)
    assert canvas.exchange.landing(data, QPointF(200, 100)).width() == 128
    canvas.exchange.take_in(data, QPointF(200, 100))
    qtbot.waitUntil(lambda: KIND in opened.session.document.parts)
    (layer,) = opened.session.document.part(KIND, Canvas()).layers
    assert layer.name == "a red fox"
    assert layer.source == result.asset.id
    assert opened.session.document.assets[result.asset.id].recipe == result.recipe


def test_a_take_is_dragged_as_a_marked_file_too(opened: Opened) -> None:
    result = made(opened)
    takes = panel(opened).takes
    takes.offer([result])
    data = takes.drag_of(0)
    assert data.hasFormat(ASSET_MIME)
    assert data.hasFormat(RECIPE_MIME)
    (url,) = data.urls()
    assert opened.built.studio.credentials.inspect(Path(url.toLocalFile())).recipe == result.recipe


def test_what_another_studio_drags_is_read_from_its_file(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    result = made(opened)
    (url,) = dragged(opened, result, qtbot).urls()
    copied = tmp_path / "dragged.png"
    shutil.copy(url.toLocalFile(), copied)
    data = QMimeData()
    data.setData(ASSET_MIME, b"0" * 64)
    data.setUrls([url.fromLocalFile(str(copied))])
    panel(opened).exchange.take_in(data, QPointF(64, 48))
    qtbot.waitUntil(lambda: KIND in opened.session.document.parts)
    assert [asset.recipe for asset in opened.session.document.assets.values()] == [result.recipe]


def test_a_file_that_cannot_be_written_is_said_and_tried_again(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = made(opened)
    credentials = opened.built.studio.credentials
    write = credentials.write_png

    def full(pixels: Pixels, recipe: Recipe | None, path: Path, *, edited: bool = False) -> None:
        raise UserError("{name} could not be written.", name=path.name)

    monkeypatch.setattr(credentials, "write_png", full)
    data = dragged(opened, result, qtbot)
    assert data.urls() == []
    assert "could not be written" in opened.window.status.message
    monkeypatch.setattr(credentials, "write_png", write)
    assert len(dragged(opened, result, qtbot).urls()) == 1


def test_without_a_file_it_is_an_asset_alone() -> None:
    data = PictureData("0" * 64, "", None, lambda _error: None)
    assert data.formats() == [ASSET_MIME]
    assert not data.hasUrls()
