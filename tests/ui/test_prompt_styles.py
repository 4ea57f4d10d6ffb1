"""Styles in the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.ui.style_menu import StyleMenu
from tests.ui.opened import Opened


def test_styles_are_kept_laid_and_taken_in(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.window.workspaces.show("canvas.canvas")
    menu = opened.window.findChild(StyleMenu)
    assert isinstance(menu, StyleMenu)
    form = menu._form()
    assert form is not None
    form.set_values({"prompt": "ink wash of {prompt}", "negative_prompt": "colour"})
    menu.keep("Ink")
    qtbot.waitUntil(lambda: [style.name for style in menu._known] == ["Ink"], timeout=20_000)
    form.set_values({"prompt": "a fox", "negative_prompt": ""})
    menu.actions()[0].trigger()
    assert form.values()["prompt"] == "ink wash of a fox"
    assert form.values()["negative_prompt"] == "colour"
    assert form.prompt is not None
    form.prompt.undo()
    assert form.values()["prompt"] == "a fox"
    table = tmp_path / "theirs.csv"
    table.write_text("name,prompt,negative_prompt\nOil,oil & {prompt},\n", "utf-8")
    menu.take_in(table)
    qtbot.waitUntil(lambda: [style.name for style in menu._known] == ["Ink", "Oil"], timeout=20_000)
