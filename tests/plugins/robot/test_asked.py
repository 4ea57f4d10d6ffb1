"""The sentence that was last asked for: kept in the project as a step, and brought back where it is opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.api import Document, InvalidRequest
from app.bootstrap import build
from app.jobs import Job, JobSpec
from app.ui.jobs import QtJobs
from plugins.robot.codec import LONGEST_PROMPT, PART
from plugins.robot.commands import SetPrompt, robot_of
from plugins.robot.model import KIND, Robot
from plugins.robot.panel.takes import GENERATOR
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened
from tests.ui.robot_parts import RobotBench

PICK, WIPE = "pick up the blue bowl", "青いスポンジで皿を拭く"
WAIT_MS = 10_000
STEP = "Change the sentence"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[RobotBench]:
    """A panel that is shown, in a new project."""
    bench = RobotBench(tmp_path, REPOSITORY / "resources", arm=False)
    qtbot.addWidget(bench.panel)
    bench.panel.show()
    yield bench
    for dock in bench.panel.docks():
        assert isinstance(dock.widget, QWidget)
        dock.widget.close()
    bench.close()


def spec(document: Document, sentence: str) -> JobSpec:
    """What is queued where a plan is asked for."""
    return JobSpec(GENERATOR, {"prompt": sentence, "seed": 1}, document.id)


def ask(jobs: QtJobs, qtbot: QtBot, work: JobSpec) -> Job:
    """Queue it, and wait until it ended: there is no arm here to plan for."""
    job = jobs.queue.submit(work, title="Plan")
    qtbot.waitUntil(lambda: job.state.ended, timeout=WAIT_MS)
    return job


def told(sentence: str) -> Document:
    """A project that asked for it."""
    return Document().with_part(KIND, Robot(prompt=sentence))


def look(bench: RobotBench, sentence: str = "") -> None:
    """Have the form ask what stands in the way of what it says, and let what follows happen."""
    bench.panel.foresee(GENERATOR, {"prompt": sentence})
    QApplication.processEvents()


def test_what_is_asked_is_a_step_and_the_same_again_is_none(bench: RobotBench, qtbot: QtBot) -> None:
    document = bench.session.document
    ask(bench.jobs, qtbot, spec(document, PICK))
    ask(bench.jobs, qtbot, spec(document, PICK))
    assert (bench.part.prompt, bench.steps()) == (PICK, [STEP])
    ask(bench.jobs, qtbot, spec(document, WIPE))
    assert (bench.part.prompt, bench.steps()) == (WIPE, [STEP, STEP])
    assert PART.decode(json.loads(json.dumps(PART.encode(bench.part)))) == bench.part
    bench.session.undo()
    assert bench.part.prompt == PICK
    ask(bench.jobs, qtbot, spec(document, PICK))
    assert bench.session.can_redo
    bench.session.undo()
    assert bench.part.prompt == ""


def test_only_what_this_project_asks_of_the_arm_is_kept(bench: RobotBench, qtbot: QtBot) -> None:
    own = spec(bench.session.document, PICK)
    for other in (
        spec(Document(), PICK),
        replace(own, in_passing=True),
        replace(own, generator="canvas.text-to-image"),
        replace(own, request={"prompt": " "}),
    ):
        ask(bench.jobs, qtbot, other)
    assert bench.steps() == []


def test_what_an_earlier_run_left_waiting_does_not_come_before_what_was_asked_since(
    bench: RobotBench, qtbot: QtBot
) -> None:
    project = told(WIPE)
    bench.jobs.queue.pause()
    left = bench.jobs.queue.submit(spec(project, PICK), title="Plan")
    bench.session.replace(project)
    bench.jobs.queue.resume()
    qtbot.waitUntil(lambda: left.state.ended, timeout=WAIT_MS)
    assert (bench.part.prompt, bench.steps()) == (WIPE, [])


def test_in_a_read_only_project_a_plan_is_made_and_nothing_is_kept(bench: RobotBench, qtbot: QtBot) -> None:
    bench.session.replace(told(WIPE), read_only=True)
    ask(bench.jobs, qtbot, spec(bench.session.document, PICK))
    assert (bench.part.prompt, bench.messages.failed) == (WIPE, [])


def test_a_sentence_that_no_project_opens_with_is_refused(bench: RobotBench, qtbot: QtBot) -> None:
    longest = "あ" * LONGEST_PROMPT
    assert PART.decode(PART.encode(robot_of(SetPrompt(longest).apply(Document())))).prompt == longest
    with pytest.raises(InvalidRequest, match="too long"):
        SetPrompt(longest + "い").apply(Document())
    ask(bench.jobs, qtbot, spec(bench.session.document, longest + "い"))
    assert ["too long" in str(error) for error in bench.messages.failed] == [True]
    assert bench.steps() == []


def test_an_empty_form_is_filled_once_where_a_project_is_opened(bench: RobotBench) -> None:
    look(bench)
    assert bench.recalled == []
    bench.session.replace(told(WIPE))
    look(bench)
    look(bench)
    assert [(recipe.generator, recipe.request) for recipe in bench.recalled] == [(GENERATOR, {"prompt": WIPE})]
    bench.session.replace(told(PICK))
    look(bench)
    assert bench.recalled[1].request == {"prompt": PICK}
    bench.session.replace(Document())
    look(bench)
    assert len(bench.recalled) == 2


def test_what_is_written_already_stays_and_the_last_sentence_is_taken_up_by_hand(bench: RobotBench) -> None:
    action = {one.id: one for one in bench.panel.actions()}["robot.take-up"]
    assert action.enabled is not None
    assert not action.enabled()
    bench.session.replace(told(WIPE))
    look(bench, PICK)
    look(bench)
    assert bench.recalled == []
    assert action.enabled()
    action.run()
    assert [recipe.request for recipe in bench.recalled] == [{"prompt": WIPE}]


def test_nothing_is_filled_while_another_workspace_or_another_form_is_seen(bench: RobotBench) -> None:
    bench.panel.hide()
    bench.session.replace(told(WIPE))
    look(bench)
    bench.panel.show()
    bench.panel.foresee("canvas.text-to-image", {"prompt": ""})
    QApplication.processEvents()
    assert bench.recalled == []
    look(bench)
    assert len(bench.recalled) == 1


def test_a_saved_project_brings_its_sentence_to_another_machine(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "arm.seisei"
    first = _window(qtbot, tmp_path / "one", monkeypatch)
    first.window.workspaces.show("robot.robot")
    ask(first.jobs, qtbot, spec(first.session.document, PICK))
    first.window.project.save_to(path)
    qtbot.waitUntil(lambda: path.exists() and not first.window.project.unsaved, timeout=WAIT_MS)
    first.close()
    second = _window(qtbot, tmp_path / "two", monkeypatch)
    second.window.workspaces.show("robot.robot")
    form = second.window.prompt_dock._form()
    assert form is not None
    assert form.prompt is not None
    assert form.prompt.text() == ""
    second.window.project.open(path)
    qtbot.waitUntil(lambda: form.prompt is not None and form.prompt.text() == PICK, timeout=WAIT_MS)
    assert not second.window.project.unsaved
    second.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("SEISEI_HOME", str(home))
    opened = Opened(build())
    qtbot.addWidget(opened.window, before_close_func=lambda _window: opened.close())
    return opened
