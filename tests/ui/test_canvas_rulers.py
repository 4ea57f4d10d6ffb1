"""Rulers beside the canvas, and guides out of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from plugins.canvas.panel.crop_actions import clear_guides
from tests.ui.canvas_parts import Bench, seen_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_LEFT = Qt.MouseButton.LeftButton


def test_guides_are_dragged_out_of_rulers_and_undone(bench: Bench, qtbot: QtBot) -> None:
    ruled, view = bench.panel.ruled, bench.panel.view
    assert not ruled.ruled
    ruled.toggle()
    qtbot.waitUntil(lambda: ruled.down.isVisible() and ruled.down.width() > 0 and ruled.down.height() == view.height())
    view.fit()
    plain = seen_at(bench, 300, 300)
    to = ruled.down.mapFromGlobal(view.mapToGlobal(view.viewport.to_view(QPointF(300, 200)))).toPoint()
    QTest.mousePress(ruled.down, _LEFT, pos=QPoint(5, 50))
    QTest.mouseMove(ruled.down, to)
    QTest.mouseRelease(ruled.down, _LEFT, pos=to)
    (guide,) = bench.canvas().guides
    assert guide.vertical
    assert guide.at == pytest.approx(300, abs=1)
    across = ruled.across.mapFromGlobal(view.mapToGlobal(view.viewport.to_view(QPointF(300, 200)))).toPoint()
    QTest.mousePress(ruled.across, _LEFT, pos=QPoint(50, 5))
    QTest.mouseRelease(ruled.across, _LEFT, pos=across)
    assert not bench.canvas().guides[1].vertical
    assert bench.canvas().guides[1].at == pytest.approx(200, abs=1)
    assert view.wait_until_shown()
    shot = view.grab().toImage()
    line = view.viewport.to_view(QPointF(guide.at, 300))
    colours = {shot.pixelColor(round(line.x()) + by, round(line.y())).name() for by in (-1, 0, 1)}
    assert view.palette().accent().color().name() in colours
    assert plain.name() != view.palette().accent().color().name()
    clear_guides(bench.panel.work)
    assert bench.canvas().guides == ()
    bench.session.undo()
    bench.session.undo()
    assert bench.canvas().guides == (guide,)
    # One that is let go of over the ruler is none.
    QTest.mousePress(ruled.down, _LEFT, pos=QPoint(5, 50))
    QTest.mouseRelease(ruled.down, _LEFT, pos=QPoint(6, 60))
    assert bench.canvas().guides == (guide,)
