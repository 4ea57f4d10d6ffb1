"""What the docks and the model manager show, where there is something and where there is nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.durations import in_words
from app.ui.model_manager import ModelManager
from app.ui.theme import LIGHT
from app.widgets.section import Section
from plugins.canvas.model import EMPTY, Layer
from plugins.canvas.panel.layer_list import name_of
from tests.ui.opened import Opened
from tests.ui.test_language import japanese as japanese


def test_an_empty_gallery_says_what_will_be_there(opened: Opened, qtbot: QtBot) -> None:
    gallery = opened.window.gallery
    qtbot.waitUntil(gallery._empty.isVisible)
    assert "is kept here" in gallery._empty.text()
    gallery.search("nothing of this")
    qtbot.waitUntil(lambda: "Nothing like that" in gallery._empty.text())


def test_the_first_result_moves_nothing(opened: Opened, qtbot: QtBot) -> None:
    gallery = opened.window.gallery
    qtbot.waitUntil(gallery._empty.isVisible)
    before = gallery.sizeHint(), gallery.minimumSizeHint(), gallery.height()
    gallery.model.set_items([("a" * 64, "a fox")])
    gallery._say_count()
    qtbot.wait(1)
    assert gallery.grid.isVisible()
    assert (gallery.sizeHint(), gallery.minimumSizeHint(), gallery.height()) == before


def test_durations_are_said_in_the_language(japanese: None) -> None:
    assert [in_words(seconds) for seconds in (None, 0.2, 23, 130, 5400)] == ["", "1 秒", "23 秒", "2 分", "1.5 時間"]


def test_the_palette_ends_with_a_whole_row(opened: Opened, qtbot: QtBot) -> None:
    opened.window.open_palette()
    found = opened.window._palette._list
    qtbot.waitUntil(lambda: found.count() > 12)
    assert found.viewport().height() % found.sizeHintForRow(0) < 4


def test_a_model_shows_its_card_or_nothing_in_its_place(opened: Opened, qtbot: QtBot) -> None:
    manager = ModelManager(opened.window._parts, opened.window.status, opened.window)
    manager.show()
    qtbot.waitUntil(lambda: manager._list.count() > 2)
    names = [manager._list.item(row).text().partition("\n")[0] for row in range(manager._list.count())]
    manager._list.setCurrentRow(names.index("Illustrator"))
    qtbot.waitUntil(manager._card.isVisible)
    assert "Illustrator" in manager._card.toPlainText()
    manager._list.setCurrentRow(names.index("Stable Diffusion XL"))
    assert not manager._card.isVisible()
    manager.close()


def test_the_default_model_says_so_and_another_can_be_chosen(opened: Opened, qtbot: QtBot) -> None:
    manager = ModelManager(opened.window._parts, opened.window.status, opened.window)
    manager.show()
    qtbot.waitUntil(lambda: manager._list.count() > 2)
    manager._list.setCurrentRow(0)
    button: QPushButton = manager._default
    assert (button.text(), button.isEnabled()) == ("Used by default", False)
    manager._defaults = frozenset()
    manager._show_item()
    assert (button.text(), button.isEnabled()) == ("Use by default", True)
    button.click()
    qtbot.waitUntil(lambda: button.text() == "Used by default")
    assert manager._list.currentRow() == 0
    manager.close()


def test_the_arrow_of_a_section_has_the_colours_of_the_theme(opened: Opened, qtbot: QtBot) -> None:
    window = opened.window
    section = window.prompt_dock.findChild(Section)
    assert isinstance(section, Section)
    head = section.findChild(QToolButton)
    assert isinstance(head, QToolButton)
    window.set_theme("light")
    for _ in range(2):
        head.click()
        image = head.icon().pixmap(18, 18).toImage()
        darkest = min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        )
        assert darkest < 60, LIGHT.text
    window.set_theme("dark")


def test_the_first_layer_is_called_in_the_language_until_it_is_renamed(japanese: None) -> None:
    first = EMPTY.layers[0]
    assert name_of(first) == "レイヤー 1"
    assert name_of(Layer(first.id, "Sky")) == "Sky"
    assert name_of(Layer("other", first.name)) == first.name


def test_the_inspectors_buttons_fit_its_dock(japanese: None, opened: Opened) -> None:
    inspector = opened.window.inspector
    inspector._buttons.ensurePolished()
    assert inspector._buttons.minimumSizeHint().width() <= 320 - 24
    assert all(label.wordWrap() for label in (inspector._title, inspector._state, inspector._empty))
    assert isinstance(inspector._empty, QLabel)
