"""Jobs of the interface: what is done with a result on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from app.api import JobContext, Lane
from app.jobs import JobSpec, ThreadExecutor
from app.ui.jobs import QtJobs


class Asking(QObject):
    """Something of Qt's that asked for a result."""

    def __init__(self, got: list[object]) -> None:
        super().__init__()
        self._got = got

    def take(self, result: object) -> None:
        """Note it."""
        self._got.append(result)

    def taking(self) -> Callable[[object], None]:
        """A function that notes it."""

        def take(result: object) -> None:
            self._got.append(result)
            self.blockSignals(False)

        return take


def _no_generator(_spec: JobSpec, _context: JobContext) -> None:
    raise AssertionError("no generator is asked for here")


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[QtJobs]:
    """A queue of the interface."""
    found = QtJobs(ThreadExecutor(_no_generator))
    yield found
    found.queue.close()


@pytest.mark.parametrize("within", [False, True])
@pytest.mark.parametrize("stays", [True, False])
def test_a_result_is_given_to_who_asked_unless_that_is_gone(
    stays: bool, within: bool, jobs: QtJobs, qtbot: QtBot
) -> None:
    got: list[object] = []
    asking, go_on = Asking(got), Event()

    def work(_job: JobContext) -> str:
        go_on.wait(20)
        return "fox"

    job = jobs.run("", work, Lane.IO, asking.taking() if within else asking.take)
    if not stays:
        asking.deleteLater()
        QCoreApplication.sendPostedEvents(asking, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: job.state.ended)
    assert got == (["fox"] if stays else [])
