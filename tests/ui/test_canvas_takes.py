"""Generation in place: previews, takes, and what is given to a generator."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.api import JobState, UserError
from app.jobs import JobContext
from app.jobs.job import JobId
from plugins.canvas.commands import AddLayer
from plugins.canvas.model import EMPTY, Layer
from plugins.canvas.panel.generation import words_of
from tests.ui.canvas_parts import Bench, flat, running, seen_at, take, wait_for_picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_a_preview_is_drawn_where_the_result_will_be(bench: Bench) -> None:
    bench.panel.work.select(QRect(300, 200, 200, 160))
    job = running({"prompt": "a fox", "width": 200, "height": 160}, flat("lime", 25, 20))
    bench.panel.show_job(job)
    assert seen_at(bench, 310, 210) == QColor("lime")
    assert seen_at(bench, 490, 340) == QColor("lime")
    assert seen_at(bench, 290, 210) != QColor("lime")
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    assert seen_at(bench, 310, 210) != QColor("lime")


def test_the_frame_of_a_job_stays_when_the_selection_goes(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.work.select(QRect(300, 200, 200, 160))
    job = running({"prompt": "a fox", "width": 200, "height": 160})
    bench.panel.show_job(job)
    bench.panel.work.select(None)
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    bench.panel.takes.apply()
    layer = bench.panel.work.active
    assert (layer.x, layer.y) == (300, 200)


def test_remaining_time_is_said_in_words() -> None:
    job = running({"prompt": "a fox"})
    assert words_of(job) == "Drawing"
    job.stepped_s = time.time() - 10
    assert words_of(job) == "Drawing · 10 s left"
    job.step, job.steps = 1, 31
    assert words_of(job) == "Drawing · 5 min left"


def test_takes_are_flipped_in_place_and_enter_makes_a_layer(bench: Bench, qtbot: QtBot) -> None:
    panel, view = bench.panel, bench.panel.view
    bench.session.execute(AddLayer(Layer("other", "Other")))
    panel.offer([take(bench, "red", "job")])
    panel.offer([take(bench, "blue", "job"), take(bench, "lime", "job")])
    wait_for_picture(bench, qtbot)
    assert panel.takes.isVisible()
    assert seen_at(bench, 50, 50) == QColor("red")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 50, 50) == QColor("blue")
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 50, 50) == QColor("lime")
    QTest.keyPress(view, Qt.Key.Key_C)
    assert seen_at(bench, 50, 50) != QColor("lime")
    QTest.keyRelease(view, Qt.Key.Key_C)
    assert seen_at(bench, 50, 50) == QColor("lime")
    before = bench.session.position
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.session.position == before + 1
    layer = panel.work.active
    assert layer.name == "a lime fox"
    assert layer.source == layer.asset
    recipe = bench.session.document.assets[layer.asset].recipe if layer.asset else None
    assert recipe is not None
    assert recipe.request["prompt"] == "a fox"
    assert not panel.takes.isVisible()
    assert seen_at(bench, 50, 50) == QColor("lime")
    assert seen_at(bench, 250, 50) != QColor("lime")
    bench.session.undo()
    assert len(bench.canvas().layers) == 2


def test_shift_enter_keeps_the_strip_and_escape_puts_it_away(bench: Bench) -> None:
    panel, view = bench.panel, bench.panel.view
    panel.offer([take(bench, "red", "job"), take(bench, "blue", "job")])
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.takes.isVisible()
    assert bench.session.position == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not panel.takes.isVisible()
    assert bench.session.position == 1


def test_the_buttons_apply_a_take_and_put_the_takes_away(bench: Bench) -> None:
    takes = bench.panel.takes
    takes.offer([take(bench, "red", "job")])
    away = next(each for each in takes.findChildren(QAbstractButton) if each.accessibleName() == "Put the takes away")
    away.click()
    assert takes.takes == ()
    assert bench.session.position == 0
    takes.offer([take(bench, "blue", "job")])
    next(each for each in takes.findChildren(QAbstractButton) if each.text() == "Apply").click()
    assert takes.takes == ()
    assert bench.session.position == 1


def test_the_first_take_of_a_new_job_is_looked_at(bench: Bench) -> None:
    panel = bench.panel
    panel.offer([take(bench, "red", "one"), take(bench, "blue", "one")])
    panel.offer([take(bench, "lime", "two")])
    current = panel.takes.current
    assert current is not None
    assert current.made.job == "two"
    panel.offer([take(bench, "cyan", "two")])
    assert panel.takes.current is current


def test_a_canvas_that_was_never_touched_takes_the_size_of_the_take(
    tmp_path: Path, resources: Path, qtbot: QtBot
) -> None:
    bench = Bench(tmp_path, resources)
    qtbot.addWidget(bench.panel)
    bench.panel.show()
    qtbot.waitExposed(bench.panel)
    assert bench.canvas() == EMPTY
    bench.panel.offer([take(bench, "red", "job", 256, 192)])
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 512, 512) == QColor("red")
    assert seen_at(bench, 512, 100) != QColor("red")
    bench.panel.takes.apply()
    assert (bench.canvas().width, bench.canvas().height) == (256, 192)
    assert len(bench.canvas().layers) == 1
    bench.close()


def test_a_running_job_hides_nothing_of_a_take_of_its_own(bench: Bench, qtbot: QtBot) -> None:
    job = running({"prompt": "a fox", "width": 200, "height": 160}, flat("lime", 25, 20))
    bench.panel.show_job(job)
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 50, 50) == QColor("red")
    bench.panel.takes.discard()
    assert seen_at(bench, 50, 50) == QColor("lime")


def test_how_far_a_job_is_stands_over_the_takes_of_another(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.offer([take(bench, "lime", "first", 600, 500)])
    wait_for_picture(bench, qtbot)
    without = bench.panel.view.grab().toImage()
    bench.panel.show_job(running({"prompt": "a fox", "width": 600, "height": 500}))
    at = bench.at(200, 499).toPoint()
    assert bench.panel.view.grab().toImage().pixelColor(at) != without.pixelColor(at)


def test_input_is_the_selection_as_it_is_seen(bench: Bench) -> None:
    with pytest.raises(UserError):
        bench.panel.input_task("canvas.image-to-image", ["image"])
    bench.panel.tools.set_foreground(QColor("red"))
    bench.drag((100, 100), (300, 100))
    bench.panel.work.select(QRect(80, 80, 128, 64))
    task = bench.panel.input_task("canvas.image-to-image", ["image"])
    bench.drag((100, 110), (300, 110))
    given = task(JobContext(JobId("job"), lambda _event: None, threading.Event()))
    assert isinstance(given, dict)
    stored = given["image"]
    assert bench.assets.shape(stored) == (64, 128, 4)
    assert tuple(bench.assets.picture(stored)[20, 60]) == (255, 0, 0, 255)
    bench.panel.work.select(None)
    job = running({"prompt": "a fox", "image": stored})
    bench.panel.show_job(job)
    assert bench.panel.generation.frame_of(job.id, {}) == (80, 80, 128, 64)


def test_a_take_can_be_varied_made_again_and_used_as_input(bench: Bench) -> None:
    panel = bench.panel
    result = take(bench, "red", "job")
    panel.offer([result])
    panel.takes._menu(0, panel.mapToGlobal(panel.rect().center()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    entries = {action.text(): action for action in menu.actions()}
    entries["Vary"].trigger()
    entries["Make again"].trigger()
    entries["Use as input"].trigger()
    menu.close()
    (varied, changes), (again, none) = bench.generators.again
    assert varied == again == result.recipe
    assert set(changes) == {"seed"}
    assert bench.generators.places == [{"x": 0, "y": 0, "width": 600, "height": 500}] * 2
    assert not none
    task = panel.input_task("canvas.image-to-image", ["image"])
    assert task(JobContext(JobId("job"), lambda _event: None, threading.Event())) == {"image": result.asset.id}
