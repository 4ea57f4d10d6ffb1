"""Colours, icons and the sheet that draws the controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.ui.theme import DARK, LIGHT, Theme, apply_theme, contrast, theme_for
from app.widgets.icons import Icons
from app.widgets.seed_field import SeedField
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened

_TEXT = 4.5
_BORDER = 3.0


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_texts_and_borders_have_contrast(theme: Theme) -> None:
    for text in (theme.text, theme.secondary, theme.good, theme.warning, theme.bad):
        for ground in (theme.ground, theme.dock, theme.raised):
            assert contrast(text, ground) >= _TEXT, (text, ground)
    for button in (theme.accent, theme.accent_hover):
        assert contrast(theme.on_accent, button) >= _TEXT, button
    for border in (theme.edge, theme.focus):
        for ground in (theme.ground, theme.dock, theme.raised):
            assert contrast(border, ground) >= _BORDER, (border, ground)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_the_drawings_of_controls_are_in_the_theme_s_colours(theme: Theme, resources: Path) -> None:
    folder = resources / "themes" / theme.name
    assert theme.secondary in (folder / "chevron-down.svg").read_text("utf-8")
    assert theme.on_accent in (folder / "check.svg").read_text("utf-8")
    sheet = (resources / "themes" / "studio.qss").read_text("utf-8")
    for name in re.findall(r"url\(\$drawings/([^)]+)\)", sheet):
        assert (folder / name).exists(), name


def test_a_chosen_theme_wins_over_the_system_s(qapp: QApplication) -> None:
    assert theme_for(qapp, "light") is LIGHT
    assert theme_for(qapp, "dark") is DARK


def test_a_change_of_the_theme_tints_icons_that_are_shown_already(qapp: QApplication, resources: Path) -> None:
    icons = Icons(resources)
    window = QWidget()
    button = QToolButton(window)
    apply_theme(qapp, DARK, resources)
    button.setIcon(icons.icon("brush"))
    colours = []
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme, resources)
        icons.retint(window)
        image = button.icon().pixmap(QSize(18, 18), 2.0).toImage()
        found = {
            image.pixelColor(x, y).name() for x in range(36) for y in range(36) if image.pixelColor(x, y).alpha() == 255
        }
        colours.append(found)
    assert colours == [{DARK.text}, {LIGHT.text}]
    window.deleteLater()


def test_a_disabled_icon_is_paler(qapp: QApplication, resources: Path) -> None:
    from PySide6.QtGui import QIcon

    apply_theme(qapp, DARK, resources)
    image = Icons(resources).icon("square").pixmap(QSize(18, 18), 2.0, QIcon.Mode.Disabled).toImage()
    assert DARK.disabled in {image.pixelColor(x, y).name() for x in range(36) for y in range(36)}


def test_every_icon_that_is_named_is_there(resources: Path) -> None:
    there = {path.stem for path in (resources / "icons").glob("*.svg")}
    assert (resources / "icons" / "LICENSE").exists()
    pattern = re.compile(r"""(?:\.icon\(|icon=)["']([a-z0-9-]+)["']""")
    for folder in ("app", "plugins"):
        for path in (REPOSITORY / folder).rglob("*.py"):
            for name in pattern.findall(path.read_text("utf-8")):
                assert name in there, (path.name, name)


def test_the_window_follows_the_choice_and_keeps_it(opened: Opened) -> None:
    opened.window.set_theme("light")
    light = opened.window.palette().window().color().lightness()
    opened.window.swap_theme()
    assert opened.window.palette().window().color().lightness() < 60 < light
    assert opened.settings.get("theme", "") == "dark"


def test_an_icon_of_no_size_is_none_and_any_other_as_sharp_as_asked(qapp: QApplication, resources: Path) -> None:
    icon = Icons(resources).icon("brush")
    assert icon.pixmap(QSize(0, 0)).isNull()
    assert icon.pixmap(QSize(30, 18), 2.0).toImage().size() == QSize(60, 36)
    assert Icons(resources).icon("no-such-thing").isNull()


def test_a_seed_that_is_not_to_be_drawn_stays(qapp: QApplication, resources: Path) -> None:
    icon = Icons(resources).icon("lock")
    kept, drawn = SeedField("Seed", icon, icon, drawn=False), SeedField("Seed", icon, icon)
    assert [kept.next_seed() for _ in range(3)] == [0, 0, 0]
    assert len({drawn.next_seed() for _ in range(5)}) > 1
