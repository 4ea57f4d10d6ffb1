"""From a picture to its music in the real window: in the form, from the gallery and from the canvas."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.ui.asset_field import AssetField
from app.ui.reading_strip import ReadingStrip
from plugins.audio.panel.panel import AudioPanel
from tests.plugins.audio.prompt.pictures import PICTURES
from tests.ui.opened import Opened


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
