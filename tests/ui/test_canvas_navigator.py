"""The navigator: the whole picture, and the view moved, zoomed, turned and mirrored from there."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.icon_button import IconButton
from plugins.canvas.commands import PlaceAsset, RemoveLayer
from plugins.canvas.model import Layer
from plugins.canvas.panel.navigator.thumbnail import CanvasThumbnail
from tests.ui.canvas_parts import Bench, flat

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """A canvas of 600 × 500 with a red square in its upper left, and the navigator beside it."""
    asset = bench.assets.add_picture(flat("#c04020", 300, 250))
    bench.session.execute(PlaceAsset(Layer("box", "Box", asset.id), asset))
    bench.panel.navigator.resize(280, 360)
    bench.panel.navigator.show()
    qtbot.waitExposed(bench.panel.navigator)
    return bench


def test_the_whole_picture_is_seen_and_follows(bench: Bench, qtbot: QtBot) -> None:
    view = bench.panel.view
    view.zoom_to(8)
    view.fit()
    thumbnail = _thumbnail(bench)
    _wait(bench, qtbot)
    assert _colour(bench, 150, 120) == QColor("#c04020")
    plain = _colour(bench, 450, 400)
    assert plain != QColor("#c04020")
    asset = bench.assets.add_picture(flat("#2060c0", 200, 150))
    bench.session.execute(PlaceAsset(Layer("more", "More", asset.id, 350, 300), asset))
    qtbot.waitUntil(lambda: _colour(bench, 450, 400) == QColor("#2060c0"))
    bench.session.execute(RemoveLayer("more"))
    qtbot.waitUntil(lambda: _colour(bench, 450, 400) == plain)
    # What changes while it is not seen is made when it is again.
    qtbot.waitUntil(lambda: not thumbnail.busy)
    bench.panel.navigator.hide()
    bench.session.execute(PlaceAsset(Layer("more", "More", asset.id, 350, 300), asset))
    assert not thumbnail.busy
    bench.panel.navigator.show()
    qtbot.waitUntil(lambda: _colour(bench, 450, 400) == QColor("#2060c0"))


def test_a_stroke_is_seen_once_it_is_drawn(bench: Bench, qtbot: QtBot) -> None:
    _wait(bench, qtbot)
    bench.panel.tools.set_foreground(QColor("#20c040"))
    bench.panel.tools.resize(12)
    shown = _thumbnail(bench)
    bench.drag((420, 400), (450, 400), (480, 400))
    bench.panel.work.settle()
    qtbot.waitUntil(lambda: not shown.busy and _colour(bench, 450, 400).green() > 150)


def test_the_frame_is_dragged_and_moves_the_view(bench: Bench, qtbot: QtBot) -> None:
    view, thumbnail = bench.panel.view, _thumbnail(bench)
    view.zoom_to(4)
    frame = thumbnail.frame.boundingRect()
    seen = thumbnail.viewport.rect_to_picture(frame)
    assert seen.width() == pytest.approx(view.width() / 4, rel=0.01)
    assert seen.center().x() == pytest.approx(view.viewport.center.x(), abs=0.5)
    # From within it goes along, and does not jump to the pointer.
    start = (frame.center() + QPointF(frame.width() / 4, 0)).toPoint()
    before = view.viewport.center
    QTest.mousePress(thumbnail, _LEFT, pos=start)
    assert (view.viewport.center - before).manhattanLength() < 8
    QTest.mouseMove(thumbnail, start + QPoint(-20, 10))
    QTest.mouseRelease(thumbnail, _LEFT, pos=start + QPoint(-20, 10))
    scale = thumbnail.viewport.scale
    assert view.viewport.center.x() == pytest.approx(before.x() - 20 / scale, abs=2)
    assert view.viewport.center.y() == pytest.approx(before.y() + 10 / scale, abs=2)
    # Elsewhere the view comes to the pointer.
    place = thumbnail.viewport.to_view(QPointF(80, 60)).toPoint()
    QTest.mouseClick(thumbnail, _LEFT, pos=place)
    assert (view.viewport.center - QPointF(80, 60)).manhattanLength() < 8
    QTest.mouseDClick(thumbnail, _LEFT, pos=place)
    assert view.viewport.rect_to_picture(QRectF(view.rect())).contains(QRectF(view.picture))


def test_zoom_angle_and_mirror_are_those_of_the_view(bench: Bench, qtbot: QtBot) -> None:
    dock, view = bench.panel.navigator, bench.panel.view
    view.zoom_to(2)
    assert dock.zoom.value == 2
    dock.zoom.setFocus()
    QTest.keyClick(dock.zoom, Qt.Key.Key_Right)
    assert view.viewport.zoom == dock.zoom.value > 2
    view.turn_to(30)
    assert dock.angle.value == pytest.approx(30)
    dock.angle.setFocus()
    QTest.keyClick(dock.angle, Qt.Key.Key_Right)
    assert view.viewport.angle == pytest.approx(31)
    dock.mirror.click()
    assert view.viewport.mirrored
    assert dock.angle.value == pytest.approx(-31)
    bench.panel.view.flip()
    assert not dock.mirror.isChecked()
    buttons = {button.accessibleName(): button for button in dock.findChildren(IconButton)}
    buttons["Turn the view left"].click()
    assert view.viewport.angle == pytest.approx(16)
    buttons["Actual size"].click()
    assert view.viewport.zoom == 1
    buttons["Fit the canvas"].click()
    assert view.viewport.angle == 0
    # A view that is turned has a frame that is turned.
    view.zoom_to(4)
    view.turn_to(45)
    frame = dock.thumbnail.frame.toList()
    assert abs(frame[0].y() - frame[1].y()) == pytest.approx(abs(frame[0].x() - frame[1].x()), rel=0.01)


def test_keys_and_wheel_move_and_zoom_the_view(bench: Bench) -> None:
    view, thumbnail = bench.panel.view, _thumbnail(bench)
    view.zoom_to(4)
    before = view.viewport.center
    thumbnail.setFocus()
    QTest.keyClick(thumbnail, Qt.Key.Key_Right)
    assert view.viewport.center.x() > before.x()
    QTest.keyClick(thumbnail, Qt.Key.Key_Up)
    assert view.viewport.center.y() < before.y()
    QTest.keyClick(thumbnail, Qt.Key.Key_Minus)
    assert view.viewport.zoom < 4
    QTest.keyClick(thumbnail, Qt.Key.Key_Plus)
    assert view.viewport.zoom == pytest.approx(4)
    middle = QPointF(thumbnail.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(
        middle, thumbnail.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none, phase, False
    )
    QApplication.sendEvent(thumbnail, wheel)
    assert view.viewport.zoom > 4


def test_a_frame_of_the_navigator_is_drawn_at_once(bench: Bench, qtbot: QtBot) -> None:
    thumbnail = _thumbnail(bench)
    thumbnail.resize(400, 300)
    bench.panel.view.zoom_to(3)
    bench.panel.view.turn_to(20)
    _wait(bench, qtbot)
    image = QImage(thumbnail.size(), QImage.Format.Format_RGB32)

    def paint_s() -> float:
        begun = perf_counter()
        thumbnail.render(image)
        return perf_counter() - begun

    assert min(paint_s() for _ in range(9)) < 0.008


def _thumbnail(bench: Bench) -> CanvasThumbnail:
    return bench.panel.navigator.thumbnail


def _wait(bench: Bench, qtbot: QtBot) -> None:
    thumbnail = _thumbnail(bench)

    def shown() -> bool:
        thumbnail.repaint()
        return not thumbnail.busy

    qtbot.waitUntil(shown)


def _colour(bench: Bench, x: float, y: float) -> QColor:
    """What is seen of a place of the picture; all of it lies in the view."""
    bench.panel.view.fit()
    thumbnail = _thumbnail(bench)
    place = thumbnail.viewport.to_view(QPointF(x, y)).toPoint()
    return thumbnail.grab().toImage().pixelColor(place)
