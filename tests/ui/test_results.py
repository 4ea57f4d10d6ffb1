"""Results of jobs whose project is not open."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.document import DocumentId
from app.jobs import Finished, Job, JobSpec, Lane
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
