"""The window that tests of the interface open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.extensions.plugin import PanelInfo
from tests.ui.opened import Opened

Opener = Callable[..., Opened]


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
