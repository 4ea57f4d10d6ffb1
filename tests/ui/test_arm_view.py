"""The arm's view: what is seen, from where, and what a hand does to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.api import UserError
from plugins.robot.model import Scene
from plugins.robot.panel.simulation.camera import ABOVE, FIRST, FRONT, LEFT
from plugins.robot.panel.simulation.live_eye import LiveEye
from plugins.robot.panel.simulation.state import ARM, NOTHING, TABLE
from plugins.robot.panel.view.arm_hand import DEGREES_A_PIXEL
from plugins.robot.physics.arm import load_arm
from plugins.robot.physics.world import World
from plugins.robot.tasks.task import Action, Aim
from tests.conftest import REPOSITORY
from tests.plugins.robot.arm_files import write_arm
from tests.ui.arm_parts import BOWL, LONG_MS, PLATE, SCENE, SPONGE, ArmBench

LEFT_BUTTON, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An arm of capsules as it is fetched."""
    return write_arm(tmp_path_factory.mktemp("arm"))


@pytest.fixture
def bench(qtbot: QtBot, folder: Path) -> Iterator[ArmBench]:
    """A table that is laid and seen finely, drawn without OpenGL, which every machine can."""
    bench = ArmBench(qtbot, folder)
    bench.lay()
    yield bench
    bench.close()


def drag(bench: ArmBench, start: QPoint, by: QPoint, button: Qt.MouseButton = LEFT_BUTTON) -> None:
    """Drag in two moves, and wait in between until what lies there is known."""
    answers: list[object] = []
    bench.simulation.pointed.connect(answers.append)
    QTest.mousePress(bench.view, button, NO_KEYS, start)
    if button is LEFT_BUTTON:
        bench.qtbot.waitUntil(lambda: bool(answers), timeout=LONG_MS)
    QTest.mouseMove(bench.view, start + by / 2)
    QTest.mouseMove(bench.view, start + by)
    bench.simulation.pointed.disconnect(answers.append)


@pytest.mark.parametrize("plain", [True, False], ids=["without OpenGL", "with OpenGL"])
def test_things_are_seen_where_they_are_in_their_colours(qtbot: QtBot, folder: Path, plain: bool) -> None:
    bench = ArmBench(qtbot, folder, plain=plain)
    reasons: list[UserError] = []
    bench.simulation.plainly_drawn.connect(reasons.append)
    bench.view.set_camera(ABOVE)
    bench.lay()
    bowl, sponge, plate = (bench.colour_at(bench.place(number)) for number in (BOWL, SPONGE, PLATE))
    corner = bench.colour_at(QPoint(2, 2))
    bench.close()
    if not plain and reasons:
        pytest.skip("there is no OpenGL on this machine")
    assert bowl.blue() > 1.6 * bowl.red()
    assert sponge.green() > 1.5 * sponge.red()
    assert min(plate.red(), plate.green(), plate.blue()) > 180
    assert abs(corner.red() - corner.green()) < 30


def test_quick_pictures_leave_nothing_in_fine_ones(folder: Path) -> None:
    def check() -> None:
        """It is never outdated."""

    world = World(SCENE, load_arm(folder, visible=True), visible=True)
    try:
        eye = LiveEye(world)
    except UserError:
        pytest.skip("there is no OpenGL on this machine")
    alone = eye.see(FRONT, 120, 90, fine=True, check=check)
    for size in ((120, 90), (60, 44), (140, 100)):
        eye.see(LEFT, *size, fine=False, check=check)
        eye.see(LEFT, *size, fine=True, check=check)
        again = eye.see(FRONT, 120, 90, fine=True, check=check)
        assert np.abs(again.astype(int) - alone).mean() < 0.5
        quick = eye.see(FRONT, 120, 90, fine=False, check=check)
        assert np.abs(quick.astype(int) - alone).mean() < 8
    eye.turn_to(world)
    again = eye.see(FRONT, 120, 90, fine=True, check=check)
    assert np.abs(again.astype(int) - alone).mean() < 0.5
    eye.close()


def test_where_there_is_no_opengl_it_is_said_and_drawn_nevertheless(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from plugins.robot.panel.simulation.simulation import Simulation\n"
        "from tests.ui.arm_parts import SCENE\n"
        "simulation = Simulation(Path(sys.argv[1])); told = []\n"
        "simulation.plainly_drawn.connect(lambda error: told.append(str(error)))\n"
        "simulation.seen.connect(lambda picture: app.quit())\n"
        "simulation.resize(60, 40); simulation.lay(SCENE); app.exec(); simulation.close(); print(told)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env=os.environ | {"MUJOCO_GL": "disable", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    assert "no OpenGL that draws without a window" in found.stdout


def test_a_program_that_ends_without_closing_it_ends_well(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from plugins.robot.panel.simulation.simulation import Simulation\n"
        "from tests.ui.arm_parts import SCENE\n"
        "simulation = Simulation(Path(sys.argv[1])); simulation.seen.connect(lambda picture: app.quit())\n"
        "simulation.resize(60, 40); simulation.lay(SCENE); simulation.run(True); app.exec(); print('done')"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    assert found.stdout == "done\n"


def test_it_rests_where_nothing_changes(bench: ArmBench) -> None:
    seen = len(bench.pictures)
    before = time.process_time()
    # What is under the pointer is asked and answered, and draws nothing.
    answers: list[object] = []
    bench.simulation.pointed.connect(answers.append)
    for _ in range(3):
        answers.clear()
        bench.view.ask(QPointF(120, 90))
        bench.qtbot.waitUntil(lambda: bool(answers), timeout=LONG_MS)
    assert len(bench.pictures) == seen
    assert time.process_time() - before < 0.5


def test_while_nobody_takes_pictures_no_more_are_drawn(bench: ArmBench) -> None:
    bench.simulation.run(True)
    bench.qtbot.waitUntil(lambda: bench.state.running, timeout=LONG_MS)
    QApplication.processEvents()
    seen, begun = len(bench.pictures), time.perf_counter()
    while time.perf_counter() - begun < 0.6:
        # The main thread is busy with something else.
        np.linalg.norm(np.ones(1000))
    started = bench.state.seconds
    QApplication.processEvents()
    assert len(bench.pictures) - seen <= 3
    bench.qtbot.waitUntil(lambda: bench.state.seconds > started + 0.2, timeout=LONG_MS)


def test_only_the_newest_camera_counts(bench: ArmBench) -> None:
    seen = len(bench.pictures)
    for _ in range(200):
        bench.view.set_camera(bench.view.camera.orbit(1, 0))
    bench.settle()
    assert bench.picture.camera == bench.view.camera
    assert len(bench.pictures) - seen < 50


def test_nothing_is_drawn_for_a_view_that_is_hidden(bench: ArmBench) -> None:
    bench.view.hide()
    bench.simulation.run(True)
    bench.qtbot.waitUntil(lambda: bench.state.running and bench.state.seconds > 0.3, timeout=LONG_MS)
    seen, reached = len(bench.pictures), bench.state.seconds
    bench.qtbot.waitUntil(lambda: bench.state.seconds > reached + 0.2, timeout=LONG_MS)
    assert len(bench.pictures) == seen
    bench.view.show()
    bench.qtbot.waitUntil(lambda: len(bench.pictures) > seen, timeout=LONG_MS)


def test_a_drag_beside_all_things_goes_around(bench: ArmBench) -> None:
    before = bench.view.camera
    corner = QPoint(6, 6)
    drag(bench, corner, QPoint(40, 20))
    QTest.mouseRelease(bench.view, LEFT_BUTTON, NO_KEYS, corner + QPoint(40, 20))
    assert bench.view.camera.azimuth == pytest.approx(before.azimuth - 40 * DEGREES_A_PIXEL)
    assert bench.view.camera.elevation == pytest.approx(before.elevation - 20 * DEGREES_A_PIXEL)


def test_the_middle_button_moves_what_is_seen(bench: ArmBench) -> None:
    before = bench.view.camera
    drag(bench, QPoint(100, 100), QPoint(30, -12), MIDDLE)
    QTest.mouseRelease(bench.view, MIDDLE, NO_KEYS, QPoint(130, 88))
    size = bench.view.width(), bench.view.height()
    x, y, _ = bench.view.camera.seen(np.array(before.lookat), *size)[0]
    assert (x, y) == pytest.approx((120 + 30, 90 - 12), abs=0.5)


def test_the_wheel_zooms_to_the_pointer(bench: ArmBench) -> None:
    place = bench.place(SPONGE)
    before = bench.view.camera
    at = QPointF(place)
    bench.view.wheelEvent(
        QWheelEvent(
            at, bench.view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase, False,
        )
    )  # fmt: skip
    assert bench.view.camera.distance < before.distance / 1.3
    assert (bench.place(SPONGE) - place).manhattanLength() < 12


def test_a_thing_of_the_laid_table_is_put_where_it_is_dragged(bench: ArmBench) -> None:
    moved: list[tuple[int, float, float]] = []
    clicked: list[int] = []
    bench.view.thing_moved.connect(lambda *told: moved.append(told))
    bench.view.thing_clicked.connect(clicked.append)
    start, before = bench.place(SPONGE), bench.state.things[SPONGE].place
    drag(bench, start, QPoint(-30, 10))
    bench.qtbot.waitUntil(lambda: bench.state.things[SPONGE].place != before, timeout=LONG_MS)
    assert not moved
    QTest.mouseRelease(bench.view, LEFT_BUTTON, NO_KEYS, start + QPoint(-30, 10))
    assert [number for number, _, _ in moved] == [SPONGE]
    bench.qtbot.waitUntil(
        lambda: bench.state.things[SPONGE].place[:2] == pytest.approx(moved[0][1:], abs=1e-6), timeout=LONG_MS
    )
    assert (bench.place(SPONGE) - start - QPoint(-30, 10)).manhattanLength() < 8
    assert bench.state.laid
    assert bench.view.camera == FIRST
    assert bench.view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert not clicked


def test_a_click_chooses_a_thing_and_moves_nothing(bench: ArmBench) -> None:
    moved: list[object] = []
    clicked: list[int] = []
    bench.view.thing_moved.connect(lambda *told: moved.append(told))
    bench.view.thing_clicked.connect(clicked.append)
    for place in (bench.place(PLATE), QPoint(4, 4)):
        drag(bench, place, QPoint(0, 0))
        QTest.mouseRelease(bench.view, LEFT_BUTTON, NO_KEYS, place)
    assert clicked == [PLATE, NOTHING]
    # One that is over before it is known what lies there counts too.
    QTest.mouseClick(bench.view, LEFT_BUTTON, NO_KEYS, bench.place(SPONGE))
    bench.qtbot.waitUntil(lambda: clicked == [PLATE, NOTHING, SPONGE], timeout=LONG_MS)
    assert not moved


def test_while_time_passes_a_thing_is_pulled_by_a_spring(bench: ArmBench) -> None:
    moved: list[object] = []
    bench.view.thing_moved.connect(lambda *told: moved.append(told))
    bench.simulation.run(True)
    bench.qtbot.waitUntil(lambda: bench.state.running, timeout=LONG_MS)
    start = bench.place(SPONGE)
    drag(bench, start, QPoint(0, -50))
    bench.qtbot.waitUntil(lambda: bench.state.things[SPONGE].place[2] > 0.1, timeout=LONG_MS)
    bench.qtbot.waitUntil(lambda: bench.picture.spring is not None, timeout=LONG_MS)
    assert bench.picture.spring is not None
    end = bench.view.camera.seen(np.array(bench.picture.spring[1]), bench.view.width(), bench.view.height())[0]
    assert (end[0], end[1]) == pytest.approx((start.x(), start.y() - 50), abs=3)
    QTest.mouseRelease(bench.view, LEFT_BUTTON, NO_KEYS, start + QPoint(0, -50))
    bench.qtbot.waitUntil(lambda: bench.state.things[SPONGE].place[2] < 0.05, timeout=LONG_MS)
    bench.qtbot.waitUntil(lambda: bench.picture.spring is None, timeout=LONG_MS)
    assert not moved


def test_what_is_under_the_pointer_is_named(bench: ArmBench) -> None:
    hovered: list[int] = []
    bench.view.hovered_changed.connect(hovered.append)
    QTest.mouseMove(bench.view, bench.place(BOWL))
    bench.qtbot.waitUntil(lambda: bench.view.hovered == BOWL, timeout=LONG_MS)
    x, y, _ = bench.view.camera.seen(np.array((0.0, 0.0, 0.1)), bench.view.width(), bench.view.height())[0]
    QTest.mouseMove(bench.view, QPoint(round(x), round(y)))
    bench.qtbot.waitUntil(lambda: bench.view.hovered == ARM, timeout=LONG_MS)
    x, y, _ = bench.view.camera.seen(np.array((0.7, 0.0, 0.0)), bench.view.width(), bench.view.height())[0]
    QTest.mouseMove(bench.view, QPoint(round(x), round(y)))
    bench.qtbot.waitUntil(lambda: bench.view.hovered == TABLE, timeout=LONG_MS)


def test_a_double_click_puts_a_thing_into_the_middle(bench: ArmBench) -> None:
    QTest.mouseDClick(bench.view, LEFT_BUTTON, NO_KEYS, bench.place(BOWL))
    bench.qtbot.waitUntil(lambda: bench.view.camera != FIRST, timeout=LONG_MS)
    away = np.array(bench.view.camera.lookat) - bench.state.things[BOWL].place
    assert np.linalg.norm(away) < 0.08
    assert bench.view.camera.distance == FIRST.distance


def test_everything_is_done_by_keys_too(bench: ArmBench) -> None:
    view = bench.view
    for key, camera in ((Qt.Key.Key_1, FRONT), (Qt.Key.Key_2, LEFT), (Qt.Key.Key_3, ABOVE), (Qt.Key.Key_Home, FIRST)):
        QTest.keyClick(view, key)
        assert view.camera == camera
    QTest.keyClick(view, Qt.Key.Key_4)
    assert view.camera.lookat == bench.state.gripper[:3]
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.camera == FIRST.orbit(5, 0)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.distance < FIRST.distance
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.distance == pytest.approx(FIRST.distance)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.lookat != FIRST.lookat
    QTest.keyClick(view, Qt.Key.Key_C)
    assert view.contacts
    before = bench.state.seconds
    QTest.keyClick(view, Qt.Key.Key_Period)
    bench.qtbot.waitUntil(lambda: bench.state.seconds == pytest.approx(before + 0.04), timeout=LONG_MS)
    assert not bench.state.laid
    QTest.keyClick(view, Qt.Key.Key_R)
    bench.qtbot.waitUntil(lambda: bench.state.laid, timeout=LONG_MS)
    QTest.keyClick(view, Qt.Key.Key_Space)
    bench.qtbot.waitUntil(lambda: bench.state.running, timeout=LONG_MS)
    assert "Time passes" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Space)
    bench.qtbot.waitUntil(lambda: not bench.state.running, timeout=LONG_MS)
    assert "Paused" in view.accessibleDescription()


def test_contacts_are_drawn_where_things_touch(bench: ArmBench) -> None:
    assert len(bench.picture.points) == len(bench.picture.forces) > 3
    before = bench.view.grab().toImage()
    bench.view.set_contacts(True)
    after = bench.view.grab().toImage()
    changed = {
        (x, y)
        for x in range(0, before.width(), 2)
        for y in range(0, before.height(), 2)
        if before.pixel(x, y) != after.pixel(x, y)
    }
    assert changed
    seen = bench.view.camera.seen(bench.picture.points, bench.view.width(), bench.view.height())
    for x, y in changed:
        assert np.hypot(seen[:, 0] - x, seen[:, 1] - y).min() < 60


def test_a_path_is_played_and_judged(bench: ArmBench) -> None:
    bench.simulation.set_speed(4.0)
    bench.simulation.follow(
        np.array([(0.46, 0.0, 0.3 - 0.01 * step, 0.0, 0.08) for step in range(8)]), Aim(Action.PICK, BOWL)
    )
    bench.qtbot.waitUntil(lambda: bool(bench.verdicts), timeout=LONG_MS)
    (verdict,) = bench.verdicts
    assert verdict is not None
    assert not verdict.succeeded
    assert bench.state.seconds >= 8 * 0.12 - 1e-6
    assert bench.state.following is None


def test_what_cannot_be_done_is_told_in_words(bench: ArmBench, tmp_path: Path) -> None:
    bench.simulation.follow(np.array([(1.4, 0.0, 0.2, 0.0, 0.08)] * 2))
    bench.qtbot.waitUntil(lambda: len(bench.errors) == 1, timeout=LONG_MS)
    assert "cannot reach" in str(bench.errors[0])
    bench.simulation.set_folder(tmp_path)
    bench.qtbot.waitUntil(lambda: len(bench.errors) == 2, timeout=LONG_MS)
    assert "not whole" in str(bench.errors[1])
    assert "not whole" in bench.view.message
    assert bench.simulation.picture is None


def test_another_table_is_laid(bench: ArmBench) -> None:
    bench.lay(Scene(SCENE.things[1:2]))
    assert len(bench.state.things) == 1
    assert bench.state.laid
    assert not bench.state.running


def test_without_an_arm_there_is_a_button_to_fetch_it(qtbot: QtBot, folder: Path) -> None:
    bench = ArmBench(qtbot, None)
    wanted: list[bool] = []
    bench.view.fetch_wanted.connect(lambda: wanted.append(True))
    bench.simulation.lay(SCENE)
    button = bench.view.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.waitUntil(button.isVisible, timeout=LONG_MS)
    assert "not on this machine" in bench.view.message
    QTest.mouseClick(button, LEFT_BUTTON)
    assert wanted
    bench.simulation.set_folder(folder)
    qtbot.waitUntil(lambda: bench.simulation.picture is not None, timeout=LONG_MS)
    assert not button.isVisible()
    assert not bench.view.message
    bench.close()
