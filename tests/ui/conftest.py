"""The window that tests of the interface open, and the canvas that they paint on."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.extensions.plugin import PanelInfo
from app.widgets.clipboard import let_go
from plugins.canvas.model import Canvas
from tests.ui.canvas_parts import Bench
from tests.ui.opened import Opened
from tests.ui.text_parts import TextBench

Opener = Callable[..., Opened]
LOOKED_THROUGH = 8
"""All that there is is looked through for garbage after so many files of tests."""
_FILES = itertools.count(1)


@pytest.fixture(autouse=True, scope="module")
def nothing_left() -> Iterator[None]:
    """What the tests of a file opened is gone for those of the next: a style is laid over every widget there is.

    Until then no garbage is collected: a thread that came upon widgets would wait for the main thread while that waits
    for it.
    """
    gc.disable()
    # What is there by now stays: it need not be looked through after each test.
    gc.freeze()
    yield
    if next(_FILES) % LOOKED_THROUGH == 0:
        # Some of what stayed died since; to look through all of it takes seconds.
        gc.unfreeze()
    if QApplication.instance() is not None:
        let_go()
        for _ in range(2):
            _collect()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_heaped() -> Iterator[None]:
    """What a test opened is collected after it, here where no other thread is: many windows at once take minutes."""
    yield
    if QApplication.instance() is not None:
        _collect()


def _collect() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def opener(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Open windows, one after another, over one home; panels may be added to the plugins'."""
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path / "seisei"))
    windows: list[Opened] = []

    def make(*panels: PanelInfo) -> Opened:
        found = Opened(build(), panels=panels)
        # Closed without the question about unsaved work, which would wait for an answer.
        qtbot.addWidget(found.window, before_close_func=lambda _window: found.close())
        windows.append(found)
        return found

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def opened(opener: Opener) -> Opened:
    """A window that is shown, and closed without a question at the end."""
    return opener()


@pytest.fixture
def bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Bench]:
    """A canvas panel that is shown, on an empty canvas of 600 × 500."""
    made = Bench(tmp_path, resources, Canvas(600, 500))
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    yield made
    made.close()


@pytest.fixture
def text_bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[TextBench]:
    """A text panel that is shown, with nothing written."""
    made = TextBench(tmp_path, resources)
    # What is still being done must not come to a panel that is gone.
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    qtbot.addWidget(made.panel.tree)
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.panel.editor.setFocus()
    yield made
    made.close()
