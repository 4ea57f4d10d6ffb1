"""The canvas shown by the profile of the screen, and as a printer would show it; what is stored stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Action, InvalidData
from app.ui.screen_profile import ScreenProfile, screen_profile
from app.widgets.screen_source import SCREEN_PROFILE
from plugins.canvas.colour_profiles import profile_of
from plugins.canvas.commands import PaintLayer
from plugins.canvas.panel.screen.colouring import colouring_of
from plugins.canvas.panel.tool_state import Tool
from tests.ui.canvas_parts import Bench
from tests.ui.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_P3_RED = (234, 51, 35)


@pytest.fixture
def red(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A red canvas."""
    bench = Bench(tmp_path, resources)
    bench.panel.resize(900, 700)
    qtbot.addWidget(bench.panel)
    bench.panel.show()
    pixels = np.zeros((1024, 1024, 4), np.uint8)
    pixels[:] = (255, 0, 0, 255)
    bench.session.execute(PaintLayer(bench.panel.work.active.id, bench.assets.add_picture(pixels)))
    yield bench
    bench.close()


@pytest.fixture
def p3(tmp_path: Path) -> Path:
    """The profile of a screen."""
    path = tmp_path / "screen.icc"
    path.write_bytes(profile_of("display-p3"))
    return path


def seen(bench: Bench, x: int = 512, y: int = 512) -> tuple[int, int, int]:
    """What is on the screen at a place of the canvas."""
    view = bench.panel.view
    assert view.wait_until_shown()
    place = bench.at(x, y)
    colour = view.grab().toImage().pixelColor(round(place.x()), round(place.y()))
    return colour.red(), colour.green(), colour.blue()


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 3


def action(bench: Bench, id_: str) -> Action:
    found: Action = next(one for one in bench.panel.actions() if one.id == id_)
    return found


def test_the_profile_of_the_screen_counts_when_the_window_is_turned_to(red: Bench, p3: Path, qtbot: QtBot) -> None:
    assert seen(red) == (255, 0, 0)
    red.settings.set(SCREEN_PROFILE, str(p3))
    QApplication.sendEvent(red.panel.view, QEvent(QEvent.Type.WindowActivate))
    with qtbot.waitSignal(red.panel.screen_colours.changed, timeout=20_000):
        pass
    assert near(seen(red), _P3_RED)
    layer = red.panel.work.active
    assert layer.asset is not None
    assert tuple(red.assets.picture(layer.asset)[512, 512, :3]) == (255, 0, 0)
    red.settings.set(SCREEN_PROFILE, "")
    red.panel.screen_colours.refresh()
    assert seen(red) == (255, 0, 0)


def test_a_stroke_is_shown_by_it_while_it_is_painted(red: Bench, p3: Path, qtbot: QtBot) -> None:
    red.settings.set(SCREEN_PROFILE, str(p3))
    with qtbot.waitSignal(red.panel.screen_colours.changed, timeout=20_000):
        red.panel.screen_colours.refresh()
    red.panel.tools.set_foreground(QColor(0, 255, 0))
    red.panel.tools.choose(Tool.BRUSH)
    red.drag((300, 512), (512, 512), (700, 512))
    assert near(seen(red), (117, 251, 76))


def test_a_proof_takes_the_way_over_the_other_profile(red: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    # A printer that knows little more than grey: what it cannot show is pulled in.
    from tests.plugins.canvas.test_colour_profiles import cmyk_profile

    press = tmp_path / "press.icc"
    press.write_bytes(cmyk_profile())
    proof = action(red, "canvas.soft-proof")
    assert proof.checked is not None
    assert not proof.checked()
    with qtbot.waitSignal(red.panel.screen_colours.changed, timeout=20_000):
        red.panel.screen_colours.proof_by(press)
    assert proof.checked()
    assert not near(seen(red), (255, 0, 0))
    proof.run()
    assert not proof.checked()
    assert seen(red) == (255, 0, 0)


def test_transparency_and_kind_stay(p3: Path) -> None:
    change = colouring_of(p3, None)
    for kind in (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied):
        image = QImage(5, 3, kind)
        image.fill(QColor(255, 0, 0, 128))
        found = change(image)
        assert (found.format(), found.size()) == (kind, image.size())
        assert found.pixelColor(2, 1).alpha() == image.pixelColor(2, 1).alpha()
        colour = found.pixelColor(2, 1)
        assert near((colour.red(), colour.green(), colour.blue()), _P3_RED)


def test_what_is_no_profile_of_a_screen_is_refused(tmp_path: Path, p3: Path) -> None:
    from tests.plugins.canvas.test_colour_profiles import cmyk_profile

    assert screen_profile(p3) == "Display P3"
    (tmp_path / "press.icc").write_bytes(cmyk_profile())
    (tmp_path / "none.icc").write_bytes(b"nothing")
    # Pillow itself takes a profile with anything behind it, however much that is.
    (tmp_path / "much.icc").write_bytes(p3.read_bytes() + bytes(16_000_000))
    with pytest.raises(InvalidData, match="printer"):
        screen_profile(tmp_path / "press.icc")
    for name in ("none.icc", "missing.icc", "much.icc"):
        with pytest.raises(InvalidData):
            screen_profile(tmp_path / name)
        with pytest.raises(InvalidData):
            colouring_of(tmp_path / name, None)


def test_it_is_chosen_in_the_preferences(opened: Opened, p3: Path, qtbot: QtBot) -> None:
    opened.window.open_preferences("general")
    field = opened.window.findChild(ScreenProfile)
    assert isinstance(field, ScreenProfile)
    assert field.choice.currentData() == ""
    field.use(p3)
    qtbot.waitUntil(lambda: field.choice.currentData() == str(p3), timeout=20_000)
    assert opened.settings.get(SCREEN_PROFILE, "") == str(p3)
    field.choice.setCurrentIndex(0)
    field.choice.activated.emit(0)
    assert opened.settings.get(SCREEN_PROFILE, "x") == ""
