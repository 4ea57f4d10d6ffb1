"""Plugins of strangers in the window: looked at, allowed, and at work like the studio's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.api import JobState
from app.ui.plugins_page import PluginsPage
from tests import guide
from tests.ui.conftest import Opener
from tests.ui.opened import Opened


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No test sees what another has imported."""
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "seisei_plugins"]:
        del sys.modules[name]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of plugins, with that of the guide in it."""
    return guide.write(tmp_path / "seisei" / "data" / "plugins")


def page_of(opened: Opened) -> PluginsPage:
    """The page of the preferences."""
    opened.window.open_preferences("plugins")
    found = opened.window.findChild(PluginsPage)
    assert found is not None
    return found


def press(page: PluginsPage, words: str) -> None:
    """Press a button by its words."""
    next(button for button in page.findChildren(QPushButton) if button.text() == words).click()


def choose(page: PluginsPage, plugin: str) -> str:
    """Choose a plugin in the list; what its row says."""
    rows = page.findChild(QListWidget)
    assert rows is not None
    for row in range(rows.count()):
        rows.setCurrentRow(row)
        if page.plugin is not None and page.plugin.id == plugin:
            item = rows.item(row)
            assert item is not None
            return item.text()
    raise AssertionError(plugin)


def test_a_stranger_is_looked_at_and_allowed_and_works_from_the_next_start_on(
    opener: Opener, folder: Path, qtbot: QtBot
) -> None:
    first = opener()
    assert "palettes.palettes" not in [panel.id for panel in first.built.registry.panels]
    page = page_of(first)
    assert page.plugin is not None
    assert page.plugin.id == "palettes", "what waits is chosen"
    hashes = page.findChild(QPlainTextEdit)
    assert hashes is not None
    qtbot.waitUntil(lambda: hashes.toPlainText().count("\n") == 3)
    assert "  generators.py" in hashes.toPlainText()
    press(page, "Allow")
    assert choose(page, "palettes").endswith("· on from the next start")
    first.close()

    second = opener()
    assert "palettes.palettes" in [panel.id for panel in second.built.registry.panels]
    second.window.workspaces.show("palettes.palettes")
    panel = second.window.workspaces.panel_of("palettes")
    assert isinstance(panel, QWidget)
    generators = second.window._parts.generators
    job = generators.submit(
        "palettes.from-sentence", generators.request_type("palettes.from-sentence")("gold at night", 2, 5)
    )
    qtbot.waitUntil(lambda: job.state is JobState.FINISHED and "palettes" in second.session.document.parts)
    part = second.built.registry.part_types["palettes"].to_json(second.session.document.parts["palettes"])
    colours = json.loads(json.dumps(part))["data"][0]
    image = panel.grab().toImage()
    assert [image.pixelColor(30 + 56 * column, 30) for column in range(2)] == [QColor(colour) for colour in colours]
    second.session.undo()
    assert "palettes" not in second.session.document.parts
    choose(page_of(second), "palettes")
    press(page_of(second), "Allow no more")
    second.close()

    third = opener()
    assert "palettes.palettes" not in [panel.id for panel in third.built.registry.panels]


def test_one_that_raises_is_off_by_its_name_and_nothing_else_is(opener: Opener, folder: Path, qtbot: QtBot) -> None:
    first = opener()
    (folder / "model.py").write_text("raise RuntimeError('no')\n", "utf-8")
    first.close()
    second = opener()
    press(page_of(second), "Allow")
    second.close()
    third = opener()
    found = {plugin.id: plugin for plugin in third.built.registry.plugins}
    assert "It cannot be loaded" in str(found["palettes"].complaint)
    assert not found["canvas"].complaint
    assert choose(page_of(third), "palettes").endswith("· off")


def test_of_one_that_waits_is_said_once(opener: Opener, folder: Path) -> None:
    from app.ui.plugins_page import tell_of_plugins
    from tests.ui.canvas_parts import KeptMessages

    first = opener()
    said = []
    for _ in range(2):
        messages = KeptMessages()
        tell_of_plugins(first.window._parts, messages, lambda: None)
        said.append([words for words, _action in messages.said])
    assert said == [["The plugin “Palettes” waits to be allowed."], []]
