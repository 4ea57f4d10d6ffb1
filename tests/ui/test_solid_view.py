"""A solid that is turned, moved and picked in by mouse and keys."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.solid.atoms import ball_and_stick, space_filling
from app.solid.camera import Camera
from app.solid.lens import Lens
from app.solid.solid import Solid
from app.widgets.solid_overlay import Measure, outlined
from app.widgets.solid_view import SolidView

PLACES = np.array([[-4, 0, 0], [0, 0, 0], [0, 3, 0], [0, 3, 2]], float)
SOLID = ball_and_stick(
    PLACES, np.full(4, 3.0), np.array([[200, 60, 60], [90, 90, 90], [60, 60, 200], [60, 200, 60]]), [[0, 1], [1, 2]]
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WAIT_MS = 20_000


@pytest.fixture
def view(qtbot: QtBot) -> SolidView:
    """A view that shows four balls, drawn finely."""
    made = SolidView()
    qtbot.addWidget(made)
    made.resize(320, 240)
    made.set_solid(SOLID)
    made.show()
    settle(made, qtbot)
    return made


def settle(view: SolidView, qtbot: QtBot) -> None:
    """Wait until it is drawn finely."""
    qtbot.waitUntil(lambda: view.is_settled, timeout=WAIT_MS)


def place(view: SolidView, name: int) -> QPoint:
    """Where a ball is seen."""
    lens = Lens.of(view.camera, view.solid, view.width(), view.height())
    seen = lens.seen(PLACES[name : name + 1].astype(np.float32))
    x, y = lens.pixels(seen[0], seen[1], lens.depth(seen[2]))
    return QPoint(int(x[0]), int(y[0]))


def drag(view: SolidView, start: QPoint, end: QPoint, *, button: Qt.MouseButton = LEFT,
         held: Qt.KeyboardModifier = NONE) -> None:  # fmt: skip
    """Press, move in four steps, release."""
    QTest.mousePress(view, button, held, start)
    for step in range(1, 5):
        at = QPointF(start + (end - start) * step / 4)
        event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, button, held)
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, button, held, end)


def test_all_of_it_is_shown_at_first(view: SolidView) -> None:
    ids = view._shown.drawn.ids if view._shown else np.empty((0, 0))
    assert set(np.unique(ids)) == {-1, 0, 1, 2, 3}
    assert (ids[0] == -1).all()
    assert (ids[:, 0] == -1).all()
    assert view.picture().hasAlphaChannel()
    assert view.picture().pixelColor(0, 0).alpha() == 0


def test_a_drag_turns_it(view: SolidView, qtbot: QtBot) -> None:
    drag(view, QPoint(160, 120), QPoint(260, 120))
    settle(view, qtbot)
    assert view.camera.turn != (1.0, 0.0, 0.0, 0.0)
    assert place(view, 3).x() > place(view, 2).x() + 15
    assert view.id_at(QPointF(place(view, 0))) == 0
    assert list(view.selection) == []


@pytest.mark.parametrize(("button", "held"), [(LEFT, SHIFT), (Qt.MouseButton.MiddleButton, NONE)])
def test_it_follows_the_pointer_when_it_is_moved(view: SolidView, button: Qt.MouseButton,
                                                 held: Qt.KeyboardModifier) -> None:  # fmt: skip
    before = place(view, 1)
    drag(view, QPoint(100, 100), QPoint(140, 80), button=button, held=held)
    moved = place(view, 1) - before
    assert abs(moved.x() - 40) <= 1
    assert abs(moved.y() + 20) <= 1


def test_the_wheel_zooms_and_stops_at_its_limits(view: SolidView) -> None:
    def turn(delta: int) -> None:
        at = QPointF(160, 120)
        event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, NONE,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view, event)

    before = view.camera.span
    turn(120)
    assert view.camera.span < before
    for _ in range(40):
        turn(1200)
    assert view.camera.span == pytest.approx(0.02 * SOLID.radius)
    view.reset_view()
    assert view.camera.span == pytest.approx(before)


def test_a_click_picks_and_ctrl_adds_and_takes_away(view: SolidView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.picked) as said:
        QTest.mouseClick(view, LEFT, NONE, place(view, 0))
    assert said.args == [0]
    QTest.mouseClick(view, LEFT, CTRL, place(view, 1))
    assert list(view.selection) == [0, 1]
    QTest.mouseClick(view, LEFT, CTRL, place(view, 0))
    assert list(view.selection) == [1]
    QTest.mouseClick(view, LEFT, NONE, QPoint(3, 3))
    assert list(view.selection) == []


def test_a_box_picks_all_that_is_seen_in_it(view: SolidView) -> None:
    drag(view, QPoint(2, 2), QPoint(318, 238), held=CTRL)
    assert list(view.selection) == [0, 1, 2, 3]
    view.set_selection(())
    middle = place(view, 0)
    drag(view, middle - QPoint(30, 30), middle + QPoint(10, 30), held=CTRL)
    assert list(view.selection) == [0]


def test_what_is_pointed_at_is_named(view: SolidView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hovered_changed) as said:
        QTest.mouseMove(view, place(view, 0))
    assert said.args == [0]
    assert view.hovered == 0
    QTest.mouseMove(view, QPoint(3, 3))
    assert view.hovered == -1


def test_a_double_click_centers_a_body_and_beside_all_shows_all(view: SolidView, qtbot: QtBot) -> None:
    span = view.camera.span
    QTest.mouseDClick(view, LEFT, NONE, place(view, 0))
    assert view.camera.center == pytest.approx(PLACES[0])
    view.zoom_by(2)
    settle(view, qtbot)
    QTest.mouseDClick(view, LEFT, NONE, QPoint(3, 3))
    assert view.camera.span == pytest.approx(span)


def test_keys_do_all_of_it(view: SolidView) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.camera.turn[2] > 0.1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.camera.turn == (1.0, 0.0, 0.0, 0.0)
    before = view.camera
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.span < before.span
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert view.camera.center != before.center
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.has_perspective
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert list(view.selection) == [1]
    QTest.keyClick(view, Qt.Key.Key_C)
    assert view.camera.center == pytest.approx(PLACES[1])
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert list(view.selection) == [0, 1, 2, 3]
    QTest.keyClick(view, Qt.Key.Key_M)
    QTest.keyClick(view, Qt.Key.Key_L)
    assert list(view.measures) == [Measure((0, 1, 2, 3))]
    assert view.overlay.labels[3] == "3"
    QTest.keyClick(view, Qt.Key.Key_L)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.overlay.labels == {}
    assert len(view.measures) + len(view.selection) == 0


def test_its_keys_are_not_taken_by_the_window(view: SolidView) -> None:
    for key, mine in ((Qt.Key.Key_Space, True), (Qt.Key.Key_Left, True), (Qt.Key.Key_W, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        event.ignore()
        QApplication.sendEvent(view, event)
        assert event.isAccepted() is mine


def test_it_spins_until_it_is_told_to_stop(view: SolidView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: abs(view.camera.turn[2]) > 0.02, timeout=WAIT_MS)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not view.spinning
    settle(view, qtbot)
    view.set_spinning(spinning=True)
    view.hide()
    assert not view.spinning


def test_measures_say_length_angle_and_dihedral() -> None:
    assert Measure((0, 1)).words(SOLID, "Å") == "4.00 Å"
    assert Measure((0, 1, 2)).words(SOLID, "Å") == "90.0°"
    assert Measure((0, 1, 2, 3)).words(SOLID, "Å") == "90.0°"
    assert Measure((0, 9)).words(SOLID, "Å") == "–"
    with pytest.raises(ValueError, match="cannot be measured"):
        Measure((0,))


def test_the_menu_names_everything_with_its_key(view: SolidView) -> None:
    view.set_selection([0, 1])
    actions = {action.text(): action for action in view._keys.menu().actions() if action.text()}
    assert actions["Measure selection"].isEnabled()
    assert actions["Measure selection"].shortcut().toString() == "M"
    assert not actions["Clear measures"].isEnabled()
    assert "Save picture…" not in actions
    actions["Measure selection"].trigger()
    assert view.measures == (Measure((0, 1)),)
    view.save_wanted.connect(lambda: None)
    assert any(action.text() == "Save picture…" for action in view._keys.menu().actions())


def test_outlines_lie_around_what_is_chosen() -> None:
    ids = np.full((40, 40), -1, np.int32)
    ids[10:20, 10:20] = 3
    image = outlined(ids, {0xFFFF0000: frozenset({3})})
    assert image.pixelColor(9, 15).red() > 150
    assert image.pixelColor(15, 15).alpha() == 0
    assert image.pixelColor(30, 30).alpha() == 0


def test_another_solid_keeps_what_is_still_there(view: SolidView) -> None:
    view.set_selection([0, 3])
    view.set_measures([Measure((0, 1)), Measure((0, 3))])
    view.turn_by(30, 0)
    turn = view.camera.turn
    view.set_solid(space_filling(PLACES[:2], 1.0, np.zeros((2, 3))), keep_view=True)
    assert view.camera.turn == turn
    assert list(view.selection) == [0]
    assert view.measures == (Measure((0, 1)),)


def test_why_nothing_is_shown_is_said(view: SolidView, qtbot: QtBot) -> None:
    view.show_message("There are no atoms to draw.")
    settle(view, qtbot)
    assert view.solid.empty
    before = view.grab().toImage()
    view.set_solid(Solid())
    settle(view, qtbot)
    assert view.grab().toImage() != before


def test_while_it_is_turned_nothing_waits_for_the_drawing(qtbot: QtBot) -> None:
    view = SolidView()
    qtbot.addWidget(view)
    view.resize(320, 240)
    many = np.random.default_rng(0).random((60_000, 3)) * 90
    view.set_solid(space_filling(many, 1.6, np.full((60_000, 3), 120)))
    view.show()
    begun = time.thread_time()
    for _ in range(20):
        view.turn_by(3, 1)
    assert time.thread_time() - begun < 0.5
    settle(view, qtbot)
    assert view._shown is not None
    assert view._shown.sketch.camera == view.camera


def test_it_fits_the_room_that_it_has(view: SolidView, qtbot: QtBot) -> None:
    view.resize(480, 200)
    settle(view, qtbot)
    assert view._shown is not None
    covered = view._shown.drawn.ids >= 0
    assert covered.shape == (200, 480)
    rows = np.flatnonzero(covered.any(axis=1))
    assert rows[0] > 0
    assert rows[-1] < 199
    assert rows[-1] - rows[0] > 150
    assert Camera.framing(SOLID, 480, 200).span == pytest.approx(view.camera.span)
