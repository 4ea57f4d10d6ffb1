"""Freeing space from the window: what a person can still reach stays, and the preferences say what became free."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.api import Asset, JobContext, Lane, Pixels, UserError
from app.document import AddAssets
from app.jobs import JobId
from app.storage.lock import FileLock
from app.storage.space import GRACE_S
from app.ui.storage_page import StoragePage
from tests.ui.conftest import Opener
from tests.ui.opened import Opened

CONTEXT = JobContext(JobId("test"), lambda _event: None)


def picture(number: int) -> Pixels:
    """A picture that no other number has."""
    return np.random.default_rng(number).integers(1, 255, (64, 64, 4), dtype=np.uint8)


def stored(opened: Opened, number: int, *, age_s: float = 2 * GRACE_S) -> Asset:
    """A picture in the store, as old as said and forgotten by this process."""
    asset = opened.built.studio.assets.add_picture(picture(number))
    then = time.time() - age_s
    for path in (opened.built.folders.data / "assets").glob("??/*"):
        os.utime(path, (then, then))
    opened.built.studio.assets.chunks._added.clear()  # type: ignore[attr-defined] # as after a restart
    return asset


def tidy(opened: Opened, qtbot: QtBot) -> object:
    """Free space and wait; gives what it said."""
    with qtbot.waitSignal(opened.window.tidying.ended, timeout=20_000) as waiting:
        opened.window.tidying.begin()
    assert waiting.args is not None
    return waiting.args[0]


def settled(opened: Opened, qtbot: QtBot) -> None:
    """Wait until no job runs."""
    qtbot.waitUntil(lambda: all(job.state.ended for job in opened.jobs.jobs))


def test_an_undone_step_stays_and_what_nobody_names_goes(opened: Opened, qtbot: QtBot) -> None:
    undone, lost = stored(opened, 1), stored(opened, 2)
    opened.session.execute(AddAssets((undone,)))
    opened.session.undo()
    freed = tidy(opened, qtbot)
    assert isinstance(freed, int)
    assert freed > 0
    opened.session.redo()
    assert opened.built.studio.assets.has(undone.id)
    assert not opened.built.studio.assets.has(lost.id)


def test_strokes_of_a_project_that_was_left_go(opened: Opened, qtbot: QtBot) -> None:
    asset = stored(opened, 1)
    opened.session.execute(AddAssets((asset,)))
    opened.session.undo()
    opened.window.project._saved = opened.session.document
    with qtbot.waitSignal(opened.window.project.opened):
        opened.window.project.new()
    assert opened.window.tidying._timer.isActive(), "closing a project is a reason to tidy up"
    settled(opened, qtbot)
    tidy(opened, qtbot)
    assert not opened.built.studio.assets.has(asset.id)


def test_it_waits_while_a_job_runs(opened: Opened, qtbot: QtBot) -> None:
    settled(opened, qtbot)
    asset = stored(opened, 1)
    wait = {"on": True}

    def work(context: JobContext) -> None:
        while wait["on"]:
            context.check()
            time.sleep(0.01)

    job = opened.jobs.run("working", work, Lane.RENDER, lambda _none: None)
    qtbot.waitUntil(lambda: job.started_s is not None)
    opened.window.tidying.begin()
    qtbot.wait(300)
    assert not opened.window.tidying.is_running
    assert opened.built.studio.assets.has(asset.id)
    with qtbot.waitSignal(opened.window.tidying.ended, timeout=20_000):
        wait["on"] = False
    assert not opened.built.studio.assets.has(asset.id)


def test_cancelling_everything_ends_it_too(opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(opened, qtbot)
    tidying = opened.window.tidying

    class Endless:
        """A sweep that goes on until it is stopped."""

        def step(self, _held: object, job: JobContext) -> object:
            """Wait."""
            while True:
                job.check()
                time.sleep(0.01)

    tidying._sweep = Endless()  # type: ignore[assignment] # never ends of itself
    tidying._go_on()
    with qtbot.waitSignal(tidying.ended):
        opened.jobs.queue.cancel_all()
    assert not tidying.is_running


def test_the_preferences_say_how_much_and_free_it(opened: Opened, qtbot: QtBot) -> None:
    settled(opened, qtbot)
    stored(opened, 1)
    opened.window.open_preferences("storage")
    page = opened.window.findChildren(StoragePage)[0]
    used, result = page.findChildren(QLabel)[0], page._result
    qtbot.waitUntil(lambda: "kB" in used.text())
    button = next(button for button in page.findChildren(QPushButton) if "Free" in button.text())
    button.click()
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: "free again" in result.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "0 bytes" in used.text())
    settled(opened, qtbot)
    button.click()
    qtbot.waitUntil(lambda: "needed" in result.text(), timeout=20_000)
    assert button.isEnabled()


def test_another_window_over_the_same_data_is_a_reason_in_words(opened: Opened, qtbot: QtBot) -> None:
    settled(opened, qtbot)
    lost = stored(opened, 1)
    other = FileLock(opened.built.folders.data / "instances" / "other.lock")
    assert other.acquire()
    error = tidy(opened, qtbot)
    assert isinstance(error, UserError)
    assert "Another window" in str(error)
    assert opened.built.studio.assets.has(lost.id)
    other.release()
    assert isinstance(tidy(opened, qtbot), int)
    assert not opened.built.studio.assets.has(lost.id)


def test_two_windows_of_one_process_count_as_two(opener: Opener, qtbot: QtBot) -> None:
    first, second = opener(), opener()
    settled(first, qtbot)
    assert isinstance(tidy(first, qtbot), UserError)
    second.close()
    assert isinstance(tidy(first, qtbot), int)
