"""Completions of program code: asked for in a pause, given up at the next key, kept only where they are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.api import JobState, Lane
from app.jobs import JobSpec
from plugins.text.model import Origin
from tests.ui.code_parts import CodeBench, record

_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[CodeBench]:
    """A file of Python that is shown, with a model that fills in."""
    made = CodeBench(tmp_path, resources)
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    qtbot.addWidget(made.panel.tree)
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.panel.activateWindow()
    made.panel.editor.setFocus()
    qtbot.waitUntil(made.panel.editor.hasFocus)
    yield made
    made.writer.gate.set()
    made.writer.loaded.set()
    made.close()


def _wait_for_ghost(bench: CodeBench, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: bench.panel.ghost is not None and bench.panel.ghost.text == text)
    qtbot.waitUntil(lambda: bench.panel.work.text.ghost_text() == text)


def _is_writing(bench: CodeBench) -> bool:
    return any(job.state is JobState.RUNNING and job.lane is Lane.INTERACTIVE for job in bench.jobs.jobs)


def _is_idle(bench: CodeBench) -> bool:
    return all(job.state.ended for job in bench.jobs.jobs)


def test_a_pause_brings_a_completion_that_tab_takes_as_one_step(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1\ny = 2\nz = 3"
    bench.write("x = ")
    bench.panel.settle()
    _wait_for_ghost(bench, qtbot, "1\ny = 2\nz = 3")
    ((generator, request, place, in_passing),) = bench.writer.asked
    assert (generator, in_passing, place) == ("text.fill-in", True, {"completes": "code"})
    assert (request["max_tokens"], request["preset"], request["candidates"]) == (48, "code", 0)
    assert bench.writer.told == [("x = ", "")]
    before = bench.session.position
    assert bench.stored() == "x = "
    assert bench.manuscript().chapter("code").drafts == ()
    qtbot.waitUntil(lambda: _is_idle(bench))
    assert bench.jobs.jobs == []
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert bench.stored() == bench.seen() == "x = 1\ny = 2\nz = 3"
    assert bench.session.position == before + 1
    chapter = bench.manuscript().chapter("code")
    (draft,) = chapter.drafts
    assert (draft.at, draft.removed, len(draft.takes)) == (4, 0, 1)
    made = bench.session.document.assets[draft.takes[0].text]
    assert made.recipe is not None
    assert made.recipe.request["max_tokens"] == 48
    (written, generated) = chapter.passages[0].spans
    assert (written.origin, generated.origin, generated.source) == (Origin.WRITTEN, Origin.GENERATED, made.id)
    bench.session.undo()
    assert bench.seen() == "x = "
    assert bench.manuscript().chapter("code").drafts == ()


def test_what_is_typed_on_cancels_at_once(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1 + 2 + 3 + 4"
    bench.writer.gate.clear()
    bench.write("x = ")
    qtbot.waitUntil(lambda: _is_writing(bench))
    bench.writer.gate.set()
    _ghost_soon(bench, qtbot)
    bench.writer.gate.clear()
    bench.write("7")
    assert bench.seen() == "x = 7"
    qtbot.waitUntil(lambda: _is_idle(bench))
    assert bench.writer.ended == []
    bench.panel.settle()
    assert bench.stored() == "x = 7"


def _ghost_soon(bench: CodeBench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(bench.panel.work.text.ghost_units))


def test_a_model_that_is_being_loaded_is_loaded_though_something_is_typed(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1 + 2 + 3 + 4"
    bench.writer.loaded.clear()
    bench.write("x = ")
    qtbot.waitUntil(lambda: _is_writing(bench))
    (job,) = [job for job in bench.jobs.jobs if isinstance(job.work, JobSpec)]
    bench.write("7")
    qtbot.wait(600)
    assert job.state is JobState.RUNNING
    assert len(bench.writer.asked) == 1
    bench.writer.loaded.set()
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: len(bench.writer.asked) == 2)
    qtbot.waitUntil(lambda: bench.writer.told[-1] == ("x = 7", ""))


def test_what_is_typed_as_it_stands_there_is_typed_through(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "(1)\ny"
    bench.write("f")
    _wait_for_ghost(bench, qtbot, "(1)\ny")
    qtbot.waitUntil(lambda: _is_idle(bench))
    bench.write("(1")
    assert bench.seen() == "f(1)\ny"
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert bench.stored() == "f(1)\ny"
    (draft,) = bench.manuscript().chapter("code").drafts
    assert (draft.at, draft.removed) == (1, 2)


def test_what_comes_too_late_is_dropped(bench: CodeBench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.text.panel.code.completing.TIME_S", 0.2)
    bench.writer.gate.clear()
    bench.writer.text = "1"
    bench.write("x = ")
    completing = bench.panel.coding.completing
    qtbot.waitUntil(lambda: completing.filling is not None)
    qtbot.waitUntil(lambda: completing.filling is None)
    bench.writer.gate.set()
    qtbot.waitUntil(lambda: _is_idle(bench))
    assert bench.seen() == "x = "


def test_when_the_time_is_up_whole_lines_stay_with_a_recipe_that_ends_there(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.size = 6
    bench.writer.text = "1\ny = 2\nz = " + "3 + " * 60
    bench.write("x = ")
    qtbot.waitUntil(lambda: bool(bench.writer.asked))
    qtbot.waitUntil(lambda: _is_idle(bench))
    _wait_for_ghost(bench, qtbot, "1\ny = 2")
    assert bench.writer.ended == []
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    (draft,) = bench.manuscript().chapter("code").drafts
    made = bench.session.document.assets[draft.takes[0].text]
    text = bench.assets.read(made.id).decode()
    assert made.recipe is not None
    assert made.recipe.request["max_tokens"] == -(-len(text) // 6)
    assert text.startswith("1\ny = 2\nz = 3")
    assert [stamp.id for stamp in made.recipe.models] == ["tiny"]
    assert made.recipe.inputs == (made.recipe.request["text"],)


def test_inside_a_line_it_ends_with_the_line(bench: CodeBench, qtbot: QtBot) -> None:
    bench.panel.editor.paste_text("f()\n")
    bench.panel.editor.go_to(2)
    bench.writer.text = "1, 2)\nprint(3)"
    bench.panel.coding.completing.ask()
    _wait_for_ghost(bench, qtbot, "1, 2")
    assert bench.writer.asked[0][1]["stop"] == "```\n\\n"


def test_where_the_model_was_not_made_for_it_one_asks_by_key(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.records = [record(fill_in=False)]
    completing = bench.panel.coding.completing
    assert not completing.while_typing
    bench.write("x = ")
    qtbot.wait(600)
    assert bench.writer.asked == []
    bench.writer.text = "1"
    completing.ask()
    _wait_for_ghost(bench, qtbot, "1")
    bench.press(Qt.Key.Key_Escape)
    assert bench.seen() == "x = "
    completing.set_while_typing(True)
    assert completing.while_typing


def test_a_failure_is_told_only_to_who_asked(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.fails = True
    bench.write("x = ")
    qtbot.waitUntil(lambda: bool(bench.writer.told) and _is_idle(bench))
    assert bench.messages.failed == []
    bench.panel.coding.completing.ask()
    qtbot.waitUntil(lambda: bool(bench.messages.failed))


def test_looking_elsewhere_gives_it_up(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1"
    bench.write("a\nx = ")
    _wait_for_ghost(bench, qtbot, "1")
    bench.panel.editor.go_to(0)
    qtbot.waitUntil(lambda: bench.seen() == "a\nx = ")
    assert bench.panel.coding.completing.filling is None


def test_undo_takes_the_ghost_along(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1"
    bench.write("x = ")
    _wait_for_ghost(bench, qtbot, "1")
    bench.panel.settle()
    bench.session.undo()
    qtbot.waitUntil(lambda: bench.seen() == "")


def test_what_is_asked_for_goes_first(bench: CodeBench, qtbot: QtBot) -> None:
    bench.writer.text = "1"
    bench.write("x = ")
    _wait_for_ghost(bench, qtbot, "1")
    bench.writer.gate.clear()
    spec = JobSpec("text.continue", {}, bench.session.document.id)
    bench.jobs.queue.submit(spec, title="", lane=Lane.INTERACTIVE)
    assert bench.seen() == "x = "
    bench.write("2")
    qtbot.wait(600)
    assert len(bench.writer.asked) == 1


def test_prose_is_not_completed(bench: CodeBench, qtbot: QtBot) -> None:
    bench.add("prose", "")
    bench.panel.work.open("prose")
    bench.write("It rained")
    qtbot.wait(600)
    assert bench.writer.asked == []
    bench.panel.coding.completing.ask()
    assert bench.panel.coding.completing.filling is None
