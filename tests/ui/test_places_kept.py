"""The place of a result is kept with its job: over a restart, over closing the project, and through a crop between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.api import Job, Made, Panel, Recipe
from app.document import AssetId
from app.jobs import Finished, JobSpec, JobState, Produced
from plugins.canvas.commands import AddLayer, ResizeCanvas
from plugins.canvas.model import Layer
from plugins.canvas.panel import CanvasPanel
from tests.ui.conftest import Opener
from tests.ui.opened import Opened

SMALL = {"prompt": "a fox", "width": 128, "height": 64}
PLACE = {"x": 300, "y": 200, "width": 128, "height": 64}


@pytest.fixture
def opened(opener: Opener) -> Iterator[Opened]:
    """A window whose jobs wait."""
    made = opener()
    made.jobs.queue.pause()
    yield made
    made.jobs.queue.cancel_all()


def panel_of(opened: Opened) -> CanvasPanel:
    """The canvas of a window."""
    panel: Panel | None = opened.window.workspaces.panel
    assert isinstance(panel, CanvasPanel)
    return panel


def asked_for(opened: Opened, rect: QRect) -> Job:
    """Something on the canvas, and a job that waits, asked for in the prompt for a rectangle of it."""
    opened.session.execute(ResizeCanvas(600, 500))
    opened.session.execute(AddLayer(Layer("other", "Other")))
    panel_of(opened).work.select(rect)
    opened.window.prompt_dock.recall("canvas.text-to-image", SMALL)
    opened.window.prompt_dock.generate()
    panel_of(opened).work.select(None)
    return the_job(opened)


def the_job(opened: Opened) -> Job:
    """The one generator's job of a window."""
    (job,) = [job for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    return job


def spec_of(job: Job) -> JobSpec:
    """What a generator's job is."""
    assert isinstance(job.work, JobSpec)
    return job.work


def saved(opened: Opened, path: Path, qtbot: QtBot) -> None:
    """Save the project to a file, and wait for it."""
    opened.window.project.save_to(path)
    qtbot.waitUntil(lambda: opened.window.project.project.path == path and not opened.window.project.unsaved)


def finish(opened: Opened, job: Job) -> None:
    """Let a job that waits run and give a red picture."""
    job.move_to(JobState.RUNNING)
    asset = opened.built.studio.assets.add_picture(np.full((64, 128, 3), (255, 0, 0), np.uint8), "a fox")
    spec = spec_of(job)
    made = Made(asset, Recipe(spec.generator, "1", spec.request), job.id, 1.5, spec.document)
    opened.jobs.queue.handle(Produced(job.id, made))
    opened.jobs.queue.handle(Finished(job.id))


def applied_at(opened: Opened) -> tuple[int, int]:
    """Apply the take that is shown; where it lies then."""
    panel = panel_of(opened)
    assert len(panel.takes.takes) == 1
    panel.takes.apply()
    return panel.work.active.x, panel.work.active.y


def test_the_place_is_plain_data_beside_the_request(opened: Opened) -> None:
    spec = spec_of(asked_for(opened, QRect(300, 200, 128, 64)))
    assert spec.place == PLACE
    assert {"place", "x", "y"}.isdisjoint(spec.request)


def test_a_result_lands_where_it_was_asked_for_before_the_restart(
    opened: Opened, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    project = tmp_path / "fox.seisei"
    before = asked_for(opened, QRect(300, 200, 128, 64))
    saved(opened, project, qtbot)
    opened.close()
    second = opener()
    second.jobs.queue.pause()
    second.jobs.queue.restore(second.journal.load())
    second.window.project.open(project)
    qtbot.waitUntil(lambda: second.window.project.project.path == project)
    job = the_job(second)
    assert (job.id, spec_of(job)) == (before.id, spec_of(before))
    panel_of(second).work.select(QRect(0, 0, 50, 50))
    finish(second, job)
    assert applied_at(second) == (300, 200)


def test_a_crop_before_and_after_the_restart_is_followed(
    opened: Opened, opener: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    project = tmp_path / "fox.seisei"
    asked_for(opened, QRect(300, 200, 128, 64))
    opened.session.execute(ResizeCanvas(500, 450, -100, -50))
    saved(opened, project, qtbot)
    opened.close()
    second = opener()
    second.jobs.queue.pause()
    second.jobs.queue.restore(second.journal.load())
    second.window.project.open(project)
    qtbot.waitUntil(lambda: second.window.project.project.path == project)
    second.session.execute(ResizeCanvas(490, 430, -10, -20))
    finish(second, the_job(second))
    assert applied_at(second) == (190, 130)


def test_a_project_that_is_closed_and_opened_again_keeps_the_place(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    project = tmp_path / "fox.seisei"
    job = asked_for(opened, QRect(300, 200, 128, 64))
    saved(opened, project, qtbot)
    # A panel that never heard of the job, as that of another run.
    panel_of(opened).generation._places.clear()
    opened.window.project.new()
    qtbot.waitUntil(lambda: opened.window.project.project.path is None)
    opened.window.project.open(project)
    qtbot.waitUntil(lambda: opened.window.project.project.path == project)
    finish(opened, job)
    assert applied_at(opened) == (300, 200)


def test_a_job_that_is_tried_again_keeps_its_place(opened: Opened) -> None:
    job = asked_for(opened, QRect(300, 200, 128, 64))
    again = opened.jobs.queue.retry(job.id)
    assert spec_of(again).place == PLACE


def test_what_begins_with_a_place_of_the_canvas_belongs_there(opened: Opened) -> None:
    panel = panel_of(opened)
    picture = AssetId("0" * 64)
    place = panel.generation.place_of((30, 40, 128, 64))
    panel.generation.remember_input(picture, place)
    assert panel.place_for({"prompt": "a fox", "image": picture}) == {"x": 30, "y": 40, "width": 128, "height": 64}


@pytest.mark.parametrize("place", [None, 7, [1, 2], {"x": 1}, {**PLACE, "x": "1"}, {**PLACE, "width": 0}])
def test_a_place_of_another_kind_is_none_of_the_canvas(opened: Opened, place: object) -> None:
    job = asked_for(opened, QRect(300, 200, 128, 64))
    spec = spec_of(job)
    other = opened.jobs.queue.submit(JobSpec(spec.generator, spec.request, spec.document, place), title="x")  # type: ignore[arg-type] # what another version might have kept
    opened.jobs.queue.cancel(job.id)
    finish(opened, other)
    assert applied_at(opened) == (0, 0)
