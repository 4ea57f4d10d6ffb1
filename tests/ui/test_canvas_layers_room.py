"""The room in the dock of layers: the list keeps some of it where settings stand below."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from plugins.canvas.commands import AddLayer, SetRegion
from plugins.canvas.model import Layer, Region
from plugins.canvas.panel.guiding.scrolled import Scrolled
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """The canvas with its dock, as low as it may be, and one layer."""
    dock = bench.panel.layers_dock
    qtbot.addWidget(dock)
    dock.resize(300, 100)
    dock.show()
    return bench


def _rows_seen(bench: Bench) -> float:
    rows = bench.panel.layers_dock.list
    return rows.viewport().height() / rows.sizeHintForRow(0)


def _settle(bench: Bench, qtbot: QtBot) -> None:
    """Make the dock as low as it may be now."""
    dock = bench.panel.layers_dock

    def low() -> bool:
        dock.resize(300, 100)
        return dock.height() == dock.minimumSizeHint().height()

    qtbot.waitUntil(low)


def test_two_layers_and_a_half_are_seen_beside_the_settings_of_a_region(bench: Bench, qtbot: QtBot) -> None:
    dock = bench.panel.layers_dock
    for name in ("one", "two"):
        bench.panel.work.execute(AddLayer(Layer(name, name)))
    bench.panel.work.execute(SetRegion("two", Region("a green dinosaur")))
    _settle(bench, qtbot)
    qtbot.waitUntil(lambda: _rows_seen(bench) >= 2.5)
    model, seen = dock.list.model(), dock.list.viewport().rect()
    assert [seen.contains(dock.list.visualRect(model.index(row, 0))) for row in range(3)] == [True, True, False]
    settings = dock.findChild(Scrolled)
    assert settings is not None
    assert settings.verticalScrollBar().maximum() > 0
    strength = dock.guides.told_region.strength
    settings.ensureWidgetVisible(strength)
    assert not strength.visibleRegion().isEmpty()
    assert settings.viewport().rect().contains(strength.mapTo(settings.viewport(), strength.rect().center()))


def test_one_layer_asks_for_no_more_than_its_row(bench: Bench, qtbot: QtBot) -> None:
    dock = bench.panel.layers_dock
    lone = dock.list.minimumSizeHint().height()
    bench.panel.work.execute(AddLayer(Layer("one", "one")))
    assert dock.list.minimumSizeHint().height() == lone + dock.list.sizeHintForRow(0)
    bench.panel.work.execute(AddLayer(Layer("two", "two")))
    third = dock.list.minimumSizeHint().height()
    bench.panel.work.execute(AddLayer(Layer("three", "three")))
    assert dock.list.minimumSizeHint().height() == third
    _settle(bench, qtbot)
    assert _rows_seen(bench) >= 2.5
