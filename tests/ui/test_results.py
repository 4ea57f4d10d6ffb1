"""Results of jobs whose project is not open."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, Made, Recipe, UserError
from app.document import DocumentId
from app.jobs import Failed, Finished, Job, JobSpec, Lane, Produced
from tests.ui.opened import Opened


def finished(document: str, opened: Opened) -> None:
    """Tell the window that a job of a document is done."""
    job = Job("a fox", JobSpec("canvas.text-to-image", {"prompt": "a fox"}, DocumentId(document)), Lane.RENDER)
    opened.jobs.changed.emit(job, Finished(job.id, None))


def test_a_result_of_a_project_that_was_closed_is_said_to_be_in_the_gallery(opened: Opened, qtbot: QtBot) -> None:
    finished("another", opened)
    assert opened.window.status.message == "“a fox” is done: it is in the gallery, since its project is not open."


def test_a_result_of_the_open_project_says_nothing(opened: Opened, qtbot: QtBot) -> None:
    finished(opened.session.document.id, opened)
    assert opened.window.status.message == ""


def test_a_job_in_passing_is_nowhere_to_be_seen(opened: Opened, qtbot: QtBot) -> None:
    spec = JobSpec("canvas.text-to-image", {"prompt": "a fox"}, opened.session.document.id, in_passing=True)
    job = Job("a fox", spec, Lane.RENDER)
    rows = opened.window.gallery.model.rowCount()
    made = Made(Asset(AssetId("0" * 64), "text/plain", 1), Recipe("canvas.text-to-image", "1", {}), job.id, 0.1)
    opened.jobs.changed.emit(job, Produced(job.id, made))
    error = UserError("The model had nothing to add.")
    opened.jobs.changed.emit(job, Failed(job.id, error, error.words))
    assert opened.window.status.message == ""
    assert opened.window.gallery.model.rowCount() == rows
