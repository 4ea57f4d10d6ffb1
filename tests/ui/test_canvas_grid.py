"""The grid over the canvas: shown, set up, undone."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.widgets.tile_view import TileView
from plugins.canvas.commands import PlaceAsset, SetGrid
from plugins.canvas.model import Grid, Layer
from plugins.canvas.panel.aligning.actions import aligning_actions
from plugins.canvas.panel.aligning.aids import Aid
from tests.ui.canvas_parts import Bench, flat

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("ground", ["#000000", "#ffffff", "#808080", "#c04020"])
def test_a_grid_is_seen_on_every_picture(bench: Bench, ground: str) -> None:
    _lay(bench, ground)
    bench.session.execute(SetGrid(Grid(100, 50, 10, 0, 1)))
    view = bench.panel.view
    view.zoom_to(1)
    before = _shot(view)
    bench.panel.aids.toggle(Aid.GRID)
    after = _shot(view)
    changed = _changed_columns(before, after, view, 25)
    assert changed == [10, 110, 210, 310, 410, 510]
    at = view.viewport.to_view(QPointF(110, 25))
    seen = after.pixelColor(round(at.x()), round(at.y()))
    plain = before.pixelColor(round(at.x()), round(at.y()))
    apart = max(abs(seen.red() - plain.red()), abs(seen.green() - plain.green()), abs(seen.blue() - plain.blue()))
    assert apart >= 40
    bench.panel.aids.toggle(Aid.GRID)
    assert _shot(view) == before


def test_lines_that_come_too_near_grow_pale_and_go(bench: Bench) -> None:
    _lay(bench, "#ffffff")
    bench.session.execute(SetGrid(Grid(16, 16, 0, 0, 2, "#000000")))
    bench.panel.aids.toggle(Aid.GRID)
    view = bench.panel.view
    view.zoom_to(0.25)
    assert _darkest(view) == 255
    view.zoom_to(0.6)
    pale = _darkest(view)
    view.zoom_to(2)
    assert _darkest(view) < pale < 255


def test_a_grid_is_set_up_step_by_step(bench: Bench) -> None:
    settings = bench.panel.grid_settings
    actions = {action.id: action for action in aligning_actions(bench.panel)}
    actions["canvas.grid-settings"].run()
    assert settings.isVisible()
    assert bench.panel.aids.on(Aid.GRID)
    settings.across.setFocus()
    for key in (Qt.Key.Key_8, Qt.Key.Key_0):
        QTest.keyClick(settings.across.focusWidget() or settings.across, key)
    QTest.keyClick(settings.across.focusWidget() or settings.across, Qt.Key.Key_Return)
    assert bench.canvas().grid == Grid(80)
    settings.colour.setCurrentIndex(1)
    settings.colour.activated.emit(1)
    assert bench.canvas().grid == Grid(80, colour="#000000")
    bench.session.undo()
    assert bench.canvas().grid == Grid(80)
    assert settings.colour.currentIndex() == 0
    bench.session.undo()
    assert bench.canvas().grid == Grid()
    assert settings.across.value == 64
    settings.hide()


def test_a_fine_grid_is_drawn_in_a_frame(bench: Bench) -> None:
    _lay(bench, "#808080")
    view = bench.panel.view
    view.zoom_to(1)
    bench.session.execute(SetGrid(Grid(8, 8, 0, 0, 1)))
    assert view.wait_until_shown()
    without = min(_paint_s(view) for _ in range(9))
    bench.panel.aids.toggle(Aid.GRID)
    assert min(_paint_s(view) for _ in range(9)) - without < 0.008


def _lay(bench: Bench, colour: str) -> None:
    asset = bench.assets.add_picture(flat(colour, 600, 500))
    bench.session.execute(PlaceAsset(Layer("ground", "Ground", asset.id), asset))


def _shot(view: TileView) -> QImage:
    assert view.wait_until_shown()
    return view.grab().toImage()


def _paint_s(view: TileView) -> float:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    begun = perf_counter()
    view.render(image)
    return perf_counter() - begun


def _changed_columns(before: QImage, after: QImage, view: TileView, y: int) -> list[int]:
    """The columns of the canvas in which a row looks different."""
    found: list[int] = []
    for x in range(600):
        at = view.viewport.to_view(QPointF(x, y))
        place = round(at.x()), round(at.y())
        if before.valid(*place) and before.pixel(*place) != after.pixel(*place):
            found.append(x)
    return found


def _darkest(view: TileView) -> int:
    shot, middle = _shot(view), view.rect().center()
    return min(shot.pixelColor(middle.x() + x, middle.y() + 3).lightness() for x in range(-20, 20))
