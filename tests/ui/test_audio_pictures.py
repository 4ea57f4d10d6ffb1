"""From a picture to its music in the real window: in the form, from the gallery and from the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, Made, Recipe
from app.ui.asset_field import AssetField
from app.ui.reading_strip import ReadingStrip
from plugins.audio.panel.panel import AudioPanel
from plugins.canvas.panel import CanvasPanel
from tests.plugins.audio.prompt.pictures import PICTURES
from tests.ui.opened import Opened
from tests.ui.test_dragging import made as picture_made


def _says(strip: ReadingStrip, words: str) -> Callable[[], bool]:
    return lambda: not strip.isHidden() and words in [str(fact.short) for fact in strip.reading.facts]


def test_a_picture_in_the_form_is_seen_in_the_strip_and_composed(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("audio.audio")
    picture = opened.built.studio.assets.add_picture(PICTURES["night"](), "night")
    dock = opened.window.prompt_dock
    dock.recall("audio.compose", {"prompt": "", "seed": 3})
    form = dock._form()
    assert form is not None
    field, strip = form.findChild(AssetField), form.reading.strip
    assert field is not None
    assert field.value() is None
    assert strip.isHidden()
    field.set_value(picture.id)
    qtbot.waitUntil(_says(strip, "dark, blue, calm"), timeout=5_000)
    dock.generate()
    panel = opened.window.workspaces.panel
    assert isinstance(panel, AudioPanel)
    qtbot.waitUntil(lambda: len(panel.takes.takes) == 1, timeout=30_000)
    (take,) = panel.takes.takes
    assert take.made.recipe.inputs == (picture.id,)
    assert take.result.clip is not None
    assert take.result.clip.plan.moods == ("mysterious",)
    field.clear()
    qtbot.waitUntil(strip.isHidden, timeout=5_000)


def test_a_picture_of_the_gallery_is_scored_with_the_words_that_it_was_made_from(opened: Opened, qtbot: QtBot) -> None:
    result = picture_made(opened, "a widow weeping alone in the snow")
    menu = QMenu()
    opened.window.gallery.menu_wanted.emit(menu, result)
    (entry,) = [each for each in menu.actions() if each.text() == "Score"]
    entry.trigger()
    assert isinstance(opened.window.workspaces.panel, AudioPanel)
    form = opened.window.prompt_dock._form()
    assert form is not None
    assert form.values()["picture"] == result.asset.id
    assert form.values()["prompt"] == "a widow weeping alone in the snow"
    qtbot.waitUntil(lambda: any("Seen" in str(fact.name) for fact in form.reading.strip.reading.facts), timeout=5_000)
    words = str(form.values()["prompt"])
    assert "weeping" in [words[part.start : part.end] for part in form.reading.strip.reading.parts]
    sound = Asset(AssetId("0" * 64), "audio/wav", 1, (10, 2), "rain")
    other = QMenu()
    opened.window.gallery.menu_wanted.emit(other, Made(sound, Recipe("x.y", "1", {}), "job", 1.0))
    assert [each.text() for each in other.actions()] == []


def test_the_canvas_is_scored_from_the_palette(opened: Opened, qtbot: QtBot) -> None:
    score = next(action for action in opened.window.registry.actions if action.id == "generate.score")
    assert score.enabled is not None
    panel = opened.window.workspaces.panel
    assert isinstance(panel, CanvasPanel)
    assert score.enabled()
    score.run()
    assert "nothing to begin with" in opened.window.status.message
    asset = opened.built.studio.assets.add_picture(PICTURES["meadow"](), "meadow")
    panel.place(asset, None)
    qtbot.waitUntil(lambda: not panel.is_empty(), timeout=5_000)
    score.run()
    qtbot.waitUntil(lambda: isinstance(opened.window.workspaces.panel, AudioPanel), timeout=10_000)
    form = opened.window.prompt_dock._form()
    assert form is not None
    qtbot.waitUntil(_says(form.reading.strip, "bright, green, calm"), timeout=5_000)
    assert not score.enabled()


def test_the_inspector_shows_no_names_of_assets(opened: Opened) -> None:
    picture = opened.built.studio.assets.add_picture(PICTURES["snow"](), "snow")
    recipe = Recipe("audio.compose", "1", {"prompt": "snow", "picture": picture.id, "seed": 9}, inputs=(picture.id,))
    opened.window.show_recipe(Made(Asset(AssetId("1" * 64), "audio/wav", 1, (10, 2), "x"), recipe, "job", 1.0))
    words = [label.text() for label in opened.window.inspector.findChildren(QLabel)]
    assert "9" in words
    assert picture.id not in words
