"""Files that are chosen in a dialog come into the work that is shown, as those do that are dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from plugins.timeline.commands import timeline_of
from plugins.timeline.model import MAIN
from tests.ui.opened import Opened


def test_a_picture_is_imported_into_the_film_by_its_key(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sun.png"
    Image.new("RGB", (64, 48), (200, 90, 30)).save(path)
    asked: list[str] = []

    def chosen(_parent: object, _title: str, _folder: str, filters: str) -> tuple[list[str], str]:
        asked.append(filters)
        return [str(path)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    opened.window.workspaces.show("timeline.timeline")
    opened.window.import_files()
    assert "*.png" in asked[0]
    qtbot.waitUntil(lambda: len(list(timeline_of(opened.session.document).sequence(MAIN).clips)) == 1, timeout=20_000)
