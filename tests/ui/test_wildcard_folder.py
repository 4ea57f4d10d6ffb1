"""The folder of wildcards in the preferences: counted, drawn from, completed from, and given up again."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.wildcard_folder import WildcardFolder
from tests.ui.opened import Opened


def test_a_folder_is_chosen_and_prompts_complete_from_it(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    (lists / "animals").mkdir(parents=True)
    (lists / "animals" / "cats.txt").write_text("tabby\nsiamese", "utf-8")
    (lists / "colours.txt").write_text("red", "utf-8")
    opened.window.workspaces.show("canvas.canvas")
    opened.window.open_preferences("models")
    field = opened.window.findChild(WildcardFolder)
    assert field is not None
    qtbot.waitUntil(lambda: "no lists" in field.note.text(), timeout=30_000)
    assert not field.own.isVisibleTo(field)
    field.use(lists)
    qtbot.waitUntil(lambda: field.note.text() == "Lists that prompts can draw from: 2", timeout=30_000)
    assert opened.built.runner.wildcards.names() == ["animals/cats", "colours"]

    def known() -> object:
        form = opened.window.prompt_dock._form()
        return form.names._wildcards if form is not None else None

    qtbot.waitUntil(lambda: known() == ("animals/cats", "colours"), timeout=30_000)
    field.use(tmp_path / "gone")
    qtbot.waitUntil(lambda: "is not there" in field.note.text(), timeout=30_000)
    field.own.click()
    qtbot.waitUntil(lambda: "no lists" in field.note.text(), timeout=30_000)
    qtbot.waitUntil(lambda: known() == (), timeout=30_000)
