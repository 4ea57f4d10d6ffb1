"""Guides are moved and taken away by dragging, set exactly, and locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from plugins.canvas.commands import SetGuides
from plugins.canvas.model import Guide
from plugins.canvas.panel.aligning.actions import aligning_actions
from plugins.canvas.panel.aligning.aids import Aid
from plugins.canvas.panel.aligning.guide_place import GuidePlace
from plugins.canvas.panel.aligning.new_guide import NewGuide
from plugins.canvas.panel.tool_state import Tool
from tests.ui.canvas_parts import Bench, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_LEFT = Qt.MouseButton.LeftButton
_DOWN, _ACROSS = Guide(True, 220.0), Guide(False, 333.0)


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """A canvas of 600 × 500 with rulers, two guides and the move tool."""
    ruled, view = bench.panel.ruled, bench.panel.view
    ruled.toggle()
    qtbot.waitUntil(lambda: ruled.down.isVisible() and ruled.down.width() > 0 and ruled.down.height() == view.height())
    view.zoom_to(1)
    bench.session.execute(SetGuides((_DOWN, _ACROSS)))
    bench.session.seal()
    bench.panel.tools.choose(Tool.MOVE)
    return bench


def test_a_guide_is_dragged_as_one_step(bench: Bench) -> None:
    _hover(bench, 220, 100)
    assert bench.panel.view.cursor().shape() is Qt.CursorShape.SplitHCursor
    _hover(bench, 100, 333)
    assert bench.panel.view.cursor().shape() is Qt.CursorShape.SplitVCursor
    _hover(bench, 100, 100)
    assert bench.panel.view.cursor().shape() is Qt.CursorShape.SizeAllCursor
    bench.drag((220, 100), (150, 120), (130, 130))
    assert bench.canvas().guides == (Guide(True, 130.0), _ACROSS)
    bench.drag((400, 333), (420, 100))
    assert bench.canvas().guides == (Guide(True, 130.0), Guide(False, 100.0))
    bench.session.undo()
    assert bench.canvas().guides == (Guide(True, 130.0), _ACROSS)
    bench.session.undo()
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    # It is kept to the middle of the canvas, and to no guide.
    bench.drag((220, 100), (260, 120), (296, 130))
    assert bench.canvas().guides[0].at == 300
    layer = bench.canvas().layers[0]
    assert (layer.x, layer.y) == (0, 0)


def test_a_guide_goes_where_it_is_dragged_off(bench: Bench) -> None:
    # Off the canvas, which leaves room beside it in the view.
    bench.drag((220, 100), (100, 100), (-30, 100))
    assert bench.canvas().guides == (_ACROSS,)
    bench.session.undo()
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    # Back onto its ruler.
    view = bench.panel.view
    view.pan_by(-(round(bench.at(0, 0).x()) + 40), 0)
    start = bench.at(220, 100)
    for kind, place in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, QPointF(20, start.y())),
        (QEvent.Type.MouseMove, QPointF(-8, start.y())),
        (QEvent.Type.MouseButtonRelease, QPointF(-8, start.y())),
    ):
        send(view, kind, place)
    assert bench.canvas().guides == (_ACROSS,)


def test_escape_leaves_a_guide_where_it_was(bench: Bench) -> None:
    view, ruled = bench.panel.view, bench.panel.ruled
    send(view, QEvent.Type.MouseButtonPress, bench.at(220, 100))
    send(view, QEvent.Type.MouseMove, bench.at(150, 100))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    send(view, QEvent.Type.MouseButtonRelease, bench.at(150, 100))
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    QTest.mousePress(ruled.down, _LEFT, pos=QPoint(5, 50))
    QTest.mouseMove(ruled.down, QPoint(200, 60))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(ruled.down, _LEFT, pos=QPoint(200, 60))
    assert bench.canvas().guides == (_DOWN, _ACROSS)


def test_a_locked_guide_stays(bench: Bench) -> None:
    bench.panel.aids.toggle(Aid.LOCKED_GUIDES)
    bench.drag((220, 100), (150, 120))
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    layer = bench.canvas().layers[0]
    assert (layer.x, layer.y) == (-70, 20)
    bench.panel.aids.toggle(Aid.LOCKED_GUIDES)
    # Nor is one dragged that is not seen.
    bench.panel.ruled.toggle()
    bench.drag((220, 100), (150, 120))
    assert bench.canvas().guides == (_DOWN, _ACROSS)


def test_a_guide_is_moved_by_its_mark_on_the_ruler(bench: Bench) -> None:
    across, view = bench.panel.ruled.across, bench.panel.view
    mark = across.mapFromGlobal(view.mapToGlobal(view.viewport.to_view(QPointF(220, 0)))).toPoint()
    mark.setY(10)
    QTest.mousePress(across, _LEFT, pos=mark)
    QTest.mouseRelease(across, _LEFT, pos=mark)
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    to = mark + QPoint(-60, 2)
    # Between two, so that it is no double click.
    QTest.mouseClick(across, Qt.MouseButton.RightButton, pos=mark)
    QTest.mousePress(across, _LEFT, pos=mark)
    QTest.mouseMove(across, to)
    assert bench.panel.lines.seen == (_ACROSS, Guide(True, 160.0))
    QTest.mouseRelease(across, _LEFT, pos=to)
    assert bench.canvas().guides == (Guide(True, 160.0), _ACROSS)


def test_a_double_click_sets_a_guide_exactly(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((220, 100), (220, 100))
    bench.drag((220, 100), (220, 100))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, GuidePlace)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Period, Qt.Key.Key_5):
        QTest.keyClick(popup.place.focusWidget() or popup.place, key)
    QTest.keyClick(popup.place.focusWidget() or popup.place, Qt.Key.Key_Return)
    assert bench.canvas().guides == (Guide(True, 123.5), _ACROSS)
    popup.remove.click()
    assert bench.canvas().guides == (_ACROSS,)
    bench.session.undo()
    assert bench.canvas().guides == (Guide(True, 123.5), _ACROSS)
    bench.session.undo()
    assert bench.canvas().guides == (_DOWN, _ACROSS)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_double_click_on_a_mark_asks_for_the_place(bench: Bench) -> None:
    across, view = bench.panel.ruled.across, bench.panel.view
    mark = across.mapFromGlobal(view.mapToGlobal(view.viewport.to_view(QPointF(220, 0)))).toPoint()
    QTest.mouseDClick(across, _LEFT, pos=QPoint(mark.x() + 40, 10))
    assert QApplication.activePopupWidget() is None
    QTest.mouseDClick(across, _LEFT, pos=QPoint(mark.x(), 10))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, GuidePlace)
    assert popup.place.value == 220
    popup.close()


def test_a_guide_is_put_in_by_the_keyboard(bench: Bench) -> None:
    bench.panel.ruled.toggle()
    actions = {action.id: action for action in aligning_actions(bench.panel)}
    actions["canvas.new-guide"].run()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, NewGuide)
    popup.direction.setCurrentIndex(1)
    assert popup.down.isVisible()
    assert not popup.across.isVisible()
    popup.down.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_7):
        QTest.keyClick(popup.down.focusWidget() or popup.down, key)
    QTest.keyClick(popup.down.focusWidget() or popup.down, Qt.Key.Key_Return)
    popup.apply.click()
    assert bench.canvas().guides == (_DOWN, _ACROSS, Guide(False, 17.0))
    assert bench.panel.ruled.ruled
    bench.session.undo()
    assert bench.canvas().guides == (_DOWN, _ACROSS)


def _hover(bench: Bench, x: float, y: float) -> None:
    QTest.mouseMove(bench.panel.view, bench.at(x, y).toPoint())
