"""Results of jobs: of closed projects, for panels that were never shown, and shown where they can be used."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, Document, Made, Recipe, UserError
from app.document import DocumentId
from app.jobs import Failed, Finished, Job, JobSpec, Lane, Produced
from plugins.canvas.panel import CanvasPanel
from tests.ui.conftest import Opener
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


def _writing(opener: Opener) -> Opened:
    """A window in which the canvas was never shown."""
    first = opener()
    first.window.workspaces.show("text.text")
    first.close()
    opened = opener()
    assert opened.window.workspaces.panel_of("canvas") is None
    return opened


def _made(opened: Opened, shade: int, job: str = "job") -> Made:
    picture = opened.built.studio.assets.add_picture(np.full((8, 8, 3), shade, np.uint8))
    recipe = Recipe("canvas.text-to-image", "1", {"prompt": "a fox", "seed": shade})
    return Made(picture, recipe, job, 0.1, document=opened.session.document.id)


def _produce(opened: Opened, *results: Made) -> None:
    spec = JobSpec("canvas.text-to-image", {"prompt": "a fox"}, opened.session.document.id)
    job = Job("a fox", spec, Lane.RENDER)
    for made in results:
        opened.jobs.changed.emit(job, Produced(job.id, made))
    opened.jobs.changed.emit(job, Finished(job.id, None))


def _takes(opened: Opened) -> list[AssetId]:
    canvas = opened.window.workspaces.panel_of("canvas")
    assert isinstance(canvas, CanvasPanel)
    return [take.made.asset.id for take in canvas.takes.takes]


def test_results_wait_for_a_panel_that_was_never_shown(opener: Opener) -> None:
    opened = _writing(opener)
    results = [_made(opened, shade) for shade in (10, 20)]
    _produce(opened, *results)
    assert opened.window.status.message == "“a fox” is done."
    opened.window.workspaces.show("canvas.canvas")
    assert _takes(opened) == [made.asset.id for made in results]
    opened.window.workspaces.show("text.text")
    opened.window.workspaces.show("canvas.canvas")
    assert len(_takes(opened)) == 2


def test_results_of_another_document_are_not_handed_over(opener: Opener) -> None:
    opened = _writing(opener)
    _produce(opened, _made(opened, 10))
    opened.session.replace(Document())
    opened.window.workspaces.show("canvas.canvas")
    assert _takes(opened) == []


def test_what_was_made_is_shown_as_a_take_and_changes_nothing(opener: Opener) -> None:
    opened = _writing(opener)
    one, other = (_made(opened, shade) for shade in (10, 20))
    opened.built.studio.history.add(one)
    panel = opened.window.workspaces.panel
    assert panel is not None
    position = opened.session.position
    opened.window.show_asset(one.asset)
    assert _takes(opened) == [one.asset.id]
    opened.window.show_asset(Asset(other.asset.id, "image/png", 1, recipe=other.recipe))
    assert _takes(opened) == [one.asset.id, other.asset.id]
    opened.window.show_asset(one.asset)
    canvas = opened.window.workspaces.panel_of("canvas")
    assert isinstance(canvas, CanvasPanel)
    assert canvas.takes.current is not None
    assert canvas.takes.current.made.asset.id == one.asset.id
    assert opened.session.position == position


def test_what_no_workspace_takes_is_said(opened: Opened) -> None:
    opened.window.show_asset(Asset(AssetId("0" * 64), "application/octet-stream", 1, recipe=Recipe("x.y", "1", {})))
    assert opened.window.status.message == "There is no workspace in which this can be shown."
