"""Painting with the pointer: what ends up in the document, and that it can be taken back."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import AssetId, BlendMode, Document, JobState, Pixels, UserError
from plugins.canvas.commands import AddLayer, set_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.panel.tool_state import Tool
from tests.ui.canvas_parts import Bench, on_screen, send

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bench(bench: Bench) -> Bench:
    """The canvas with a hard red brush of 20 pixels."""
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=20, hardness=1, pressure_size=False))
    bench.panel.tools.set_foreground(QColor("#ff0000"))
    return bench


def settled(bench: Bench, qtbot: QtBot) -> None:
    """Wait until everything painted is in the document, stored by the workers."""
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending, timeout=5000)


def pixels(bench: Bench) -> Pixels:
    """What the document's canvas looks like."""
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def asset(bench: Bench) -> AssetId | None:
    """The picture of the lowest layer."""
    return bench.canvas().layers[0].asset


def test_a_stroke_is_one_step_with_its_pixels_in_place(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((100, 100), (200, 100), (300, 150))
    settled(bench, qtbot)
    assert [step.label for step in bench.session.history] == ["", "Brush stroke"]
    seen = pixels(bench)
    assert tuple(seen[100, 150]) == (255, 0, 0, 255)
    assert tuple(seen[125, 250]) == (255, 0, 0, 255)
    assert seen[100, 400, 3] == 0
    assert seen[130, 150, 3] == 0
    left, right = np.nonzero(seen[..., 3])[1].min(), np.nonzero(seen[..., 3])[1].max()
    assert 88 <= left <= 91
    assert 309 <= right <= 312


def test_undo_gives_back_the_very_same_picture(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((100, 100), (200, 100))
    settled(bench, qtbot)
    first = asset(bench)
    bench.drag((100, 200), (200, 200))
    settled(bench, qtbot)
    second = asset(bench)
    bench.session.undo()
    assert asset(bench) == first
    bench.session.undo()
    assert asset(bench) is None
    bench.session.walk_to(2)
    assert asset(bench) == second != first


def test_strokes_follow_one_another_without_waiting(bench: Bench, qtbot: QtBot) -> None:
    for row in range(5):
        bench.drag((50, 50 + row * 15), (400, 50 + row * 15))
    assert bench.panel.work.edits.pending
    settled(bench, qtbot)
    assert [step.label for step in bench.session.history] == ["", *["Brush stroke"] * 5]
    seen = pixels(bench)
    assert all(seen[50 + row * 15, 200, 3] == 255 for row in range(5))
    for position in range(5):
        bench.session.walk_to(position)
        seen = pixels(bench)
        assert [bool(seen[50 + row * 15, 390, 3]) for row in range(5)] == [row < position for row in range(5)]


def test_what_is_seen_while_painting_is_what_is_stored(bench: Bench, qtbot: QtBot) -> None:
    work = bench.panel.work
    work.execute(AddLayer(Layer("top", "Top", opacity=0.7, blend=BlendMode.MULTIPLY)))
    work.activate("background")
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=80, hardness=0.2, opacity=0.6, flow=0.4))
    bench.drag((100, 100), (300, 300), (500, 120))
    work.activate("top")
    bench.panel.tools.set_foreground(QColor("#3060c0"))
    bench.drag((80, 250), (520, 250))
    if work.stroke is not None:
        # Dabs that a frame had no room for are laid in the next ones.
        work.stroke.lay()
    live = bench.panel.work.picture()
    assert live.strokes
    (patch,) = live.patches([QRect(256, 200, 200, 56)])
    patched = to_pixels(patch)
    settled(bench, qtbot)
    stored = pixels(bench)[200:256, 256:456]
    # Drawing premultiplied, as the screen does, costs colours of faint pixels some precision.
    solid = stored[..., 3] > 100
    assert solid.any()
    assert np.abs(patched.astype(int) - stored.astype(int))[solid].max() <= 3


def test_the_view_shows_the_stroke_at_once(bench: Bench, qtbot: QtBot) -> None:
    view = bench.panel.view
    assert view.wait_until_shown()
    view.zoom_to(1)
    assert view.wait_until_shown()
    qtbot.wait(200)
    places = [bench.at(200, 200), bench.at(260, 200)]
    send(view, QEvent.Type.MouseButtonPress, places[0])
    send(view, QEvent.Type.MouseMove, places[1])
    QApplication.processEvents()
    assert view.grab().toImage().pixelColor(bench.at(255, 200).toPoint()) == QColor("#ff0000")
    assert bench.session.position == 0
    send(view, QEvent.Type.MouseButtonRelease, places[1])
    settled(bench, qtbot)
    assert view.wait_until_shown()
    assert view.grab().toImage().pixelColor(bench.at(255, 200).toPoint()) == QColor("#ff0000")
    bench.session.undo()
    assert view.wait_until_shown()
    assert view.grab().toImage().pixelColor(bench.at(255, 200).toPoint()) != QColor("#ff0000")


def test_a_selection_keeps_paint_inside(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.choose(Tool.SELECT)
    bench.drag((150, 80), (250, 180))
    assert bench.panel.work.clip is not None
    x, y, width, height = bench.panel.work.clip
    assert abs(x - 150) <= 1
    assert abs(width - 100) <= 2
    bench.panel.tools.choose(Tool.BRUSH)
    bench.drag((50, 130), (400, 130))
    settled(bench, qtbot)
    rows, columns = np.nonzero(pixels(bench)[..., 3])
    assert columns.min() == x
    assert columns.max() == x + width - 1
    assert rows.min() >= y
    assert rows.max() < y + height


def test_escape_takes_back_the_stroke_under_way(bench: Bench) -> None:
    view = bench.panel.view
    send(view, QEvent.Type.MouseButtonPress, bench.at(100, 100))
    send(view, QEvent.Type.MouseMove, bench.at(300, 100))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    send(view, QEvent.Type.MouseButtonRelease, bench.at(300, 100))
    QApplication.processEvents()
    assert not bench.panel.work.edits.pending
    assert bench.session.position == 0
    assert bench.panel.is_empty()


def test_a_key_for_another_finds_the_stroke_in_the_document(bench: Bench) -> None:
    bench.drag((100, 100), (200, 100))
    assert bench.session.position == 0
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(bench.panel.view, undo)
    assert bench.session.position == 1
    assert not bench.panel.work.edits.pending
    bench.session.undo()
    QApplication.processEvents()
    assert bench.session.position == 0
    assert asset(bench) is None


def test_the_eraser_makes_transparent(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((100, 100), (300, 100))
    bench.panel.tools.choose(Tool.ERASER)
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=20, hardness=1, pressure_size=False))
    bench.drag((200, 100), (200, 101))
    settled(bench, qtbot)
    seen = pixels(bench)
    assert seen[100, 200, 3] == 0
    assert seen[100, 120, 3] == 255
    assert [step.label for step in bench.session.history] == ["", "Brush stroke", "Erase"]


def test_filling_stops_at_the_line(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((300, 0), (300, 499))
    bench.panel.tools.choose(Tool.FILL)
    bench.panel.tools.set_foreground(QColor("#00ff00"))
    bench.drag((100, 250))
    settled(bench, qtbot)
    seen = pixels(bench)
    assert tuple(seen[10, 10]) == (0, 255, 0, 255)
    assert seen[10, 500, 3] == 0
    assert tuple(seen[250, 300]) == (255, 0, 0, 255)


def test_ctrl_picks_a_colour(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((100, 100), (300, 100))
    bench.panel.tools.set_foreground(QColor("#0000ff"))
    bench.drag((200, 100), modifiers=Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.tools.foreground == QColor("#ff0000")
    settled(bench, qtbot)
    assert len(bench.session.history) == 2


def test_shift_click_draws_a_line_and_shift_drag_changes_the_size(bench: Bench, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    bench.drag((100, 100), (101, 100))
    bench.drag((400, 300), modifiers=shift)
    settled(bench, qtbot)
    assert pixels(bench)[200, 250, 3] == 255
    before = bench.panel.tools.brush.size
    bench.drag((100, 400), (160, 400), modifiers=shift)
    assert bench.panel.tools.brush.size == pytest.approx(before + 60, abs=3)
    settled(bench, qtbot)
    assert len(bench.session.history) == 3


def test_pen_pressure_changes_the_size(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=60, pressure_size=True))
    view = bench.panel.view
    device = QPointingDevice.primaryPointingDevice()
    for kind, x, pressure in (
        (QEvent.Type.TabletPress, 100, 0.2),
        (QEvent.Type.TabletMove, 500, 1.0),
        (QEvent.Type.TabletRelease, 500, 0.0),
    ):
        place = bench.at(x, 250)
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, device, place, view.mapToGlobal(place), pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, held,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
    settled(bench, qtbot)
    alpha = pixels(bench)[..., 3]
    assert np.count_nonzero(alpha[:, 110]) < 25
    assert np.count_nonzero(alpha[:, 480]) > 45


def test_a_locked_layer_says_so_and_can_be_unlocked(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.work.execute(set_locked("background", True))
    bench.drag((100, 100), (200, 100))
    assert len(bench.session.history) == 2
    text, action = bench.messages.said[-1]
    assert "Layer 1" in text
    assert action is not None
    action()
    bench.drag((100, 100), (200, 100))
    settled(bench, qtbot)
    assert pixels(bench)[100, 150, 3] == 255


def test_painting_on_a_moved_picture_keeps_its_place(bench: Bench, qtbot: QtBot) -> None:
    grey = bench.assets.add_picture(np.full((100, 100, 3), 128, np.uint8), "Grey")
    bench.panel.place(grey, None)
    bench.panel.tools.choose(Tool.MOVE)
    bench.drag((50, 50), (97, 83))
    assert [step.label for step in bench.session.history] == ["", "Place picture", "Move layer"]
    layer = bench.panel.work.active
    assert (layer.x, layer.y) == (47, 33)
    bench.panel.tools.choose(Tool.BRUSH)
    bench.drag((300, 300), (320, 300))
    settled(bench, qtbot)
    seen = pixels(bench)
    assert tuple(seen[33, 47]) == (128, 128, 128, 255)
    assert tuple(seen[132, 146]) == (128, 128, 128, 255)
    assert seen[32, 47, 3] == 0
    assert tuple(seen[300, 310]) == (255, 0, 0, 255)


def test_mirrored_view_paints_where_it_is_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.view.flip()
    bench.panel.view.turn_to(15)
    bench.drag((100, 100), (200, 140))
    settled(bench, qtbot)
    assert tuple(pixels(bench)[120, 150]) == (255, 0, 0, 255)


def test_a_full_disk_keeps_the_stroke_and_tries_again(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = bench.assets.add_tiles

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(bench.assets, "add_tiles", full)
    ended: list[JobState] = []
    bench.jobs.subscribe(lambda job: ended.append(job.state) if job.state.ended else None)
    bench.drag((100, 100), (200, 100))
    qtbot.waitUntil(lambda: bool(ended) and not bench.jobs.jobs)
    assert bench.panel.work.edits.pending
    monkeypatch.setattr(bench.assets, "add_tiles", store)
    bench.drag((100, 200), (200, 200))
    settled(bench, qtbot)
    seen = pixels(bench)
    assert seen[100, 150, 3] == 255
    assert seen[200, 150, 3] == 255


def test_another_document_is_shown_and_fitted(bench: Bench, qtbot: QtBot) -> None:
    bench.drag((100, 100), (200, 100))
    settled(bench, qtbot)
    told: list[bool] = []
    bench.panel.empty_changed.connect(told.append)
    bench.session.replace(Document().with_part("canvas", Canvas(64, 32)))
    assert bench.panel.view.picture.size() == QSize(64, 32)
    assert bench.panel.is_empty()
    assert told == [True]
    assert bench.panel.work.active.id == "background"


@pytest.mark.usefixtures("qtbot")
def test_the_panel_leaves_nothing_behind(tmp_path: Path, resources: Path) -> None:
    made = Bench(tmp_path, resources, Canvas(600, 500))
    made.panel.show()
    made.drag((100, 100), (200, 100))
    made.close()
    assert made.session._listeners == []
    assert made.session._selection_listeners == []
    panel = weakref.ref(made.panel)
    widgets = len(QApplication.allWidgets())
    made.panel.layers_dock.deleteLater()
    made.panel.deleteLater()
    del made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert panel() is None
    assert len(QApplication.allWidgets()) < widgets - 30
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_the_pointer_outside_the_canvas_paints_only_inside(bench: Bench, qtbot: QtBot) -> None:
    view = bench.panel.view
    send(view, QEvent.Type.MouseButtonPress, view.viewport.to_view(QPointF(-20, 250)))
    send(view, QEvent.Type.MouseMove, view.viewport.to_view(QPointF(620, 250)))
    send(view, QEvent.Type.MouseButtonRelease, view.viewport.to_view(QPointF(620, 250)))
    settled(bench, qtbot)
    assert pixels(bench)[250, :, 3].all()


def test_the_ring_leaves_nothing_behind_where_the_view_is_moved(bench: Bench) -> None:
    panel, view = bench.panel, bench.panel.view
    panel.tools.set_brush(replace(panel.tools.brush, size=150))
    assert view.wait_until_shown()
    without = on_screen(view)
    send(view, QEvent.Type.MouseMove, QPointF(view.rect().center()), buttons=Qt.MouseButton.NoButton)
    assert on_screen(view) != without, "the ring can be seen"
    for moved in ((31, 0), (17, 12), (-40, 9), (5, -30)):
        view.pan_by(*moved)
        QApplication.processEvents()
    left = on_screen(view)
    view.update()
    assert left == on_screen(view)


def test_the_ring_is_gone_while_the_view_is_held_and_comes_where_it_is_let_go(bench: Bench) -> None:
    panel, view = bench.panel, bench.panel.view
    panel.tools.set_brush(replace(panel.tools.brush, size=60))
    first, second = view.rect().center(), view.rect().center() + QPoint(40, 25)
    view.pan_by(40, 25)
    assert view.wait_until_shown()
    without = view.grab().toImage()
    view.pan_by(-40, -25)
    QTest.mouseMove(view, first)
    QTest.mousePress(view, Qt.MouseButton.MiddleButton, pos=first)
    QTest.mouseMove(view, second)
    assert view.grab().toImage() == without
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, pos=second)
    seen = view.grab().toImage()
    changed = [
        (x, y) for x in range(seen.width()) for y in range(seen.height()) if seen.pixel(x, y) != without.pixel(x, y)
    ]
    middle = [sum(ends) / 2 for ends in ((min(part), max(part)) for part in zip(*changed, strict=True))]
    assert middle == pytest.approx([second.x(), second.y()], abs=1)
