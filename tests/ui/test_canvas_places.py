"""Results that finish after the canvas took another size: they are shown and applied where they were asked for."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import Document, Job, JobState
from app.jobs import JobContext
from app.jobs.job import JobId
from plugins.canvas.commands import AddLayer, PaintLayer, ResizeCanvas
from plugins.canvas.model import KIND, PART, Layer
from tests.ui.canvas_parts import Bench, flat, running, seen_at, take, wait_for_picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def asked_for(bench: Bench, rect: QRect) -> Job:
    """A job that was asked for a rectangle and runs."""
    bench.panel.work.select(rect)
    job = running({"prompt": "a fox", "width": rect.width(), "height": rect.height()}, flat("lime", 25, 20))
    bench.panel.show_job(job)
    return job


class Painted(QObject):
    """Remembers what of a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the region."""
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def test_what_is_drawn_by_guides_alone_is_seen_over_all_of_its_frame(bench: Bench) -> None:
    bench.panel.work.select(QRect(300, 200, 200, 160))
    bench.panel.show_job(running({"prompt": "a fox", "guides": "told"}, flat("lime", 25, 20)))
    assert seen_at(bench, 305, 205) == QColor("lime")
    assert seen_at(bench, 495, 355) == QColor("lime")
    assert seen_at(bench, 505, 355) != QColor("lime")


def test_preview_and_take_move_with_a_crop_and_back(bench: Bench, qtbot: QtBot) -> None:
    job = asked_for(bench, QRect(300, 200, 200, 160))
    bench.session.execute(ResizeCanvas(450, 350, -100, -50))
    assert seen_at(bench, 205, 155) == QColor("lime")
    assert seen_at(bench, 395, 305) == QColor("lime")
    assert seen_at(bench, 195, 155) != QColor("lime")
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 205, 155) == QColor("red")
    bench.session.undo()
    assert seen_at(bench, 305, 205) == QColor("red")
    assert seen_at(bench, 205, 155) != QColor("red")
    bench.session.redo()
    bench.panel.takes.apply()
    assert (bench.panel.work.active.x, bench.panel.work.active.y) == (200, 150)
    assert bench.messages.said == []


def test_a_walk_over_many_steps_finds_the_place(bench: Bench) -> None:
    job = asked_for(bench, QRect(300, 200, 200, 160))
    bench.session.execute(ResizeCanvas(450, 350, -100, -50))
    bench.session.execute(PaintLayer("background", bench.assets.blank(450, 350)))
    bench.session.execute(ResizeCanvas(460, 370, 10, 20))
    frame = bench.panel.generation.frame_of
    assert frame(job.id, {}) == (210, 170, 200, 160)
    bench.session.walk_to(0)
    assert frame(job.id, {}) == (300, 200, 200, 160)
    bench.session.walk_to(2)
    assert frame(job.id, {}) == (200, 150, 200, 160)


def test_a_take_beyond_the_canvas_is_seen_keeps_its_pixels_and_says_so(bench: Bench, qtbot: QtBot) -> None:
    job = asked_for(bench, QRect(300, 200, 200, 160))
    bench.session.execute(ResizeCanvas(400, 500))
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    assert seen_at(bench, 350, 250) == QColor("red")
    outside = seen_at(bench, 450, 250)
    assert outside.red() > outside.green() + 40
    assert outside != QColor("red")
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    bench.panel.takes.apply()
    layer = bench.panel.work.active
    assert (layer.x, layer.y) == (300, 200)
    assert layer.asset is not None
    assert bench.assets.shape(layer.asset) == (160, 200, 3)
    ((text, action),) = bench.messages.said
    assert "Part of the take" in text
    assert action is not None
    action()
    assert (bench.canvas().width, bench.canvas().height) == (500, 500)
    assert seen_at(bench, 490, 250) == QColor("red")


def test_a_place_that_was_cropped_away_can_be_brought_back(bench: Bench, qtbot: QtBot) -> None:
    job = asked_for(bench, QRect(0, 0, 200, 160))
    bench.session.execute(ResizeCanvas(300, 300, -300, -200))
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    bench.panel.takes.apply()
    ((text, action),) = bench.messages.said
    assert text.startswith("The take lies")
    assert action is not None
    action()
    assert (bench.canvas().width, bench.canvas().height) == (600, 500)
    assert (bench.panel.work.active.x, bench.panel.work.active.y) == (0, 0)


def test_an_input_knows_its_place_though_the_canvas_changes_while_it_is_stored(bench: Bench) -> None:
    bench.session.execute(AddLayer(Layer("red", "Red", bench.assets.add_picture(flat("red", 600, 500)).id)))
    bench.panel.work.select(QRect(80, 80, 128, 64))
    task = bench.panel.input_task("canvas.image-to-image", ["image"])
    bench.session.execute(ResizeCanvas(500, 400, -50, -40))
    given = task(JobContext(JobId("job"), lambda _event: None, threading.Event()))
    assert isinstance(given, dict)
    job = running({"prompt": "a fox", "image": given["image"]})
    bench.panel.show_job(job)
    assert bench.panel.generation.frame_of(job.id, {}) == (30, 40, 128, 64)


def test_moving_the_view_leaves_no_trail_of_the_progress(bench: Bench) -> None:
    asked_for(bench, QRect(0, 0, 600, 500))
    view = bench.panel.view
    view.zoom_to(4)
    assert view.wait_until_shown()
    painted = Painted(view)
    view.pan_by(0, -60)
    QApplication.processEvents()
    assert painted.region.boundingRect() == view.rect()


def test_a_document_that_is_opened_again_finds_the_place_of_what_still_runs(bench: Bench, qtbot: QtBot) -> None:
    before = bench.session.document
    job = asked_for(bench, QRect(300, 200, 200, 160))
    bench.session.execute(ResizeCanvas(450, 350, -100, -50))
    stored = PART.encode(bench.canvas())
    bench.session.replace(Document())
    assert bench.panel.generation.shown == ()
    opened = replace(before, parts={}).with_part(KIND, PART.decode(stored))
    bench.session.replace(opened)
    bench.panel.work.select(QRect(10, 10, 50, 50))
    bench.panel.show_job(job)
    assert seen_at(bench, 205, 155) == QColor("lime")
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    bench.panel.takes.apply()
    assert (bench.panel.work.active.x, bench.panel.work.active.y) == (200, 150)


def test_a_crop_cuts_the_selection_and_undo_brings_it_back(bench: Bench) -> None:
    work = bench.panel.work
    work.select(QRect(300, 200, 200, 160))
    bench.session.execute(ResizeCanvas(300, 250, -100, -50))
    assert work.clip == (200, 150, 100, 100)
    bench.session.execute(ResizeCanvas(100, 100))
    assert work.selection is None
    bench.session.undo()
    bench.session.undo()
    assert work.clip == (300, 200, 200, 160)
    bench.session.redo()
    work.select(None)
    assert work.clip is None
    bench.session.undo()
    assert work.clip == (200, 150, 100, 100)


def test_another_document_begins_without_what_was_made_for_the_last(bench: Bench, qtbot: QtBot) -> None:
    job = asked_for(bench, QRect(300, 200, 200, 160))
    bench.panel.offer([take(bench, "red", job.id)])
    wait_for_picture(bench, qtbot)
    bench.session.replace(Document())
    assert bench.panel.takes.takes == ()
    assert not bench.panel.takes.isVisible()
    assert bench.panel.generation.shown == ()
