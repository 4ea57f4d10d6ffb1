"""Conversations in the text panel: sent, answered, streamed, edited, branched, stopped, and found again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import JobState, Json, Lane
from plugins.text.commands import RemoveItems
from plugins.text.panel.chat.message import Deed
from tests.ui.chat_parts import TALK, ChatBench, record


@pytest.fixture
def chat(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[ChatBench]:
    """A panel with a conversation that is shown."""
    made = ChatBench(tmp_path, resources)
    qtbot.addWidget(made.panel, before_close_func=lambda _panel: made.jobs.queue.close())
    made.panel.resize(900, 640)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.open()
    yield made
    made.close()


def say(chat: ChatBench, text: str) -> None:
    """Write a message and press Enter."""
    chat.view.composer.editor.setPlainText(text)
    QTest.keyClick(chat.view.composer.editor, Qt.Key.Key_Return)


def do(chat: ChatBench, key: str, deed: Deed) -> None:
    """Do something to a message."""
    view = chat.view.messages.view(key)
    assert view is not None
    assert deed in view.row.can
    view.wanted.emit(key, deed)


def test_a_message_and_its_answer_are_turns_each_a_step(chat: ChatBench, qtbot: QtBot) -> None:
    """What is sent is in the conversation at once, what is written is seen there, and undo takes back one of them."""
    steps = chat.session.position
    say(chat, "Who are you?")
    job = chat.wait_for_request(qtbot)
    assert chat.texts() == ["Who are you?"]
    assert (chat.kept.requests[0].prompt, chat.sent()) == ("Who are you?", [])
    assert chat.kept.requests[0].model == "Tiny"
    assert not chat.view.composer.editor.toPlainText()

    chat.stream(job, "I am a")
    qtbot.waitUntil(lambda: chat.said() == ["Who are you?", "I am a"])
    assert chat.texts() == ["Who are you?"]

    made = chat.answer(job, "I am a model.")
    chat.end(job)
    assert chat.texts() == ["Who are you?", "I am a model."]
    assert chat.said() == ["Who are you?", "I am a model."]
    assert chat.talk().shown[1].source == made.asset.id
    assert chat.session.document.assets[made.asset.id].recipe == made.recipe
    assert chat.session.position == steps + 2
    chat.session.undo()
    assert chat.texts() == ["Who are you?"]
    chat.session.undo()
    assert chat.texts() == []


def test_the_first_message_names_a_conversation_without_a_name(chat: ChatBench, qtbot: QtBot) -> None:
    """What one wants first is what it is called, until a person calls it otherwise."""
    say(chat, "Write me\na song")
    chat.wait_for_request(qtbot)
    assert chat.talk().title == "Write me a song"
    assert chat.view.head.title == "Write me a song"


def test_instructions_that_only_look_different_are_not_told(chat: ChatBench) -> None:
    """Qt says that a text changed where its colours did, too; before one is open there is no one to tell."""
    before = chat.session.document
    system = chat.view.head.system
    chat.view.head.drop()
    for _ in range(2):
        system.document().markContentsDirty(0, 1)
        system.textChanged.emit()
        chat.open()
    assert chat.messages.failed == []
    assert chat.session.document is before


def test_what_was_said_before_is_sent_with_the_instructions(chat: ChatBench, qtbot: QtBot) -> None:
    """The way to the leaf is sent, and not the branches beside it."""
    chat.say("user", "One")
    chat.say("assistant", "Other", id_="other")
    chat.say("assistant", "First", parent="t0")
    chat.view.head.system.setPlainText("Be brief.")
    qtbot.waitUntil(lambda: chat.talk().system == "Be brief.")
    say(chat, "Two")
    chat.wait_for_request(qtbot)
    assert chat.sent() == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "One"},
        {"role": "assistant", "content": "First"},
    ]


def test_answering_anew_is_a_branch_to_flip_to(chat: ChatBench, qtbot: QtBot) -> None:
    """The old answer stays beside the new one, and gives way to it while that is written."""
    chat.say("user", "Hello")
    chat.say("assistant", "Good day", id_="old")
    do(chat, "old", Deed.AGAIN)
    job = chat.wait_for_request(qtbot)
    chat.stream(job, "Hi")
    qtbot.waitUntil(lambda: chat.said() == ["Hello", "Hi"])
    chat.answer(job, "Hi there")
    chat.end(job)
    assert chat.texts() == ["Hello", "Hi there"]
    row = chat.view.messages.rows[1]
    assert (row.place, row.of) == (2, 2)
    do(chat, row.key, Deed.EARLIER)
    assert chat.texts() == ["Hello", "Good day"]
    assert Deed.EARLIER not in chat.view.messages.rows[1].can


def written(chat: ChatBench) -> bool:
    """Whether something is being written in the view."""
    return bool(chat.said()) and chat.said()[-1].startswith("Once more")


def test_asking_again_while_an_answer_is_written_begins_anew(chat: ChatBench, qtbot: QtBot) -> None:
    """The job that writes is cancelled, nothing of it stays, and another one writes."""
    chat.write_really()
    say(chat, "Hello")
    qtbot.waitUntil(lambda: written(chat))
    chat.view.again()
    qtbot.waitUntil(lambda: len(chat.kept.jobs) == 2 and chat.kept.jobs[0].state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: written(chat) and chat.kept.jobs[1].state is JobState.RUNNING)
    assert chat.texts() == ["Hello"]
    QTest.keyClick(chat.view.composer.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(chat.talk().turns) == 2)
    assert chat.kept.jobs[1].state is JobState.CANCELLED
    assert chat.texts()[1].startswith("Once more")


def test_what_was_written_before_it_was_stopped_stays(chat: ChatBench, qtbot: QtBot) -> None:
    """Stop keeps what stands there as a turn that is known to be generated."""
    say(chat, "Hello")
    job = chat.wait_for_request(qtbot)
    chat.stream(job, "Once upon a")
    chat.end(job, JobState.CANCELLED)
    qtbot.waitUntil(lambda: chat.texts() == ["Hello", "Once upon a"])
    turn = chat.talk().shown[1]
    assert turn.source == turn.text
    assert chat.session.document.assets[turn.text].recipe is not None


def test_what_the_generator_keeps_of_a_stopped_answer_is_the_turn(chat: ChatBench, qtbot: QtBot) -> None:
    """It has the recipe that makes just that again, and comes once."""
    say(chat, "Hello")
    job = chat.wait_for_request(qtbot)
    chat.stream(job, "Once upon a")
    made = chat.answer(job, "Once upon a time", stop_after=4)
    chat.end(job, JobState.CANCELLED)
    qtbot.waitUntil(lambda: chat.texts() == ["Hello", "Once upon a time"])
    assert len(chat.talk().turns) == 2
    assert chat.session.document.assets[made.asset.id].recipe == made.recipe


def test_of_an_answer_that_was_given_up_nothing_comes(chat: ChatBench, qtbot: QtBot) -> None:
    """Neither what was seen of it, nor what the generator keeps."""
    say(chat, "Hello")
    job = chat.wait_for_request(qtbot)
    chat.stream(job, "Once upon a")
    chat.view.conversing.answering.stop(chat.talk().id, keep=False)
    chat.answer(job, "Once upon a time", stop_after=4)
    chat.end(job, JobState.CANCELLED)
    qtbot.wait(50)
    assert chat.texts() == ["Hello"]


def test_editing_a_message_of_the_person_asks_anew_beside_it(chat: ChatBench, qtbot: QtBot) -> None:
    """The old message keeps its answer in its own branch."""
    chat.say("user", "Helo", id_="mine")
    chat.say("assistant", "What?")
    do(chat, "mine", Deed.EDIT)
    view = chat.view.messages.view("mine")
    assert view is not None
    assert view.edit is not None
    view.edit.editor.setPlainText("Hello")
    QTest.keyClick(view.edit.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    job = chat.wait_for_request(qtbot)
    assert chat.texts() == ["Hello"]
    chat.answer(job, "Good day")
    assert chat.texts() == ["Hello", "Good day"]
    do(chat, chat.talk().shown[0].id, Deed.EARLIER)
    assert chat.texts() == ["Helo", "What?"]


def test_editing_what_the_model_said_asks_nothing(chat: ChatBench, qtbot: QtBot) -> None:
    """One goes on from what one would have liked to read."""
    chat.say("user", "Hello")
    chat.say("assistant", "No.", id_="theirs")
    do(chat, "theirs", Deed.EDIT)
    view = chat.view.messages.view("theirs")
    assert view is not None
    assert view.edit is not None
    view.edit.editor.setPlainText("Yes.")
    view.edit.save.click()
    qtbot.waitUntil(lambda: chat.texts() == ["Hello", "Yes."])
    assert chat.kept.requests == []
    say(chat, "Fine")
    chat.wait_for_request(qtbot)
    assert chat.sent()[-1] == {"role": "assistant", "content": "Yes."}


def test_going_on_makes_the_last_answer_longer(chat: ChatBench, qtbot: QtBot) -> None:
    """It is one step, and the same message."""
    chat.say("user", "Count")
    chat.say("assistant", "One, two", id_="theirs")
    do(chat, "theirs", Deed.GO_ON)
    job = chat.wait_for_request(qtbot)
    assert chat.kept.requests[0].go_on == "yes"
    assert chat.sent()[-1] == {"role": "assistant", "content": "One, two"}
    chat.stream(job, ", thr")
    qtbot.waitUntil(lambda: chat.said()[-1] == "One, two, thr")
    made = chat.answer(job, ", three")
    chat.end(job)
    qtbot.waitUntil(lambda: chat.texts() == ["Count", "One, two, three"])
    assert chat.said() == ["Count", "One, two, three"]
    turn = chat.talk().shown[1]
    assert (turn.id, turn.source) == ("theirs", made.asset.id)


def test_going_on_where_something_was_answered_is_a_branch(chat: ChatBench, qtbot: QtBot) -> None:
    """What was said to the shorter one goes on standing behind that."""
    chat.say("user", "Count")
    chat.say("assistant", "One", id_="theirs")
    chat.say("user", "Thanks")
    do(chat, "theirs", Deed.GO_ON)
    job = chat.wait_for_request(qtbot)
    chat.answer(job, ", two")
    chat.end(job)
    qtbot.waitUntil(lambda: chat.texts() == ["Count", "One, two"])
    assert [turn.parent for turn in chat.talk().turns if turn.role == "assistant"] == ["t0", "t0"]


def test_several_answers_are_branches_of_which_the_first_is_shown(chat: ChatBench, qtbot: QtBot) -> None:
    """All of one request are one step."""
    say(chat, "Hello")
    job = chat.wait_for_request(qtbot)
    steps = chat.session.position
    for seed, text in enumerate(("One", "Two", "Three")):
        chat.answer(job, text, seed)
    chat.end(job)
    assert chat.texts() == ["Hello", "One"]
    assert chat.view.messages.rows[1].of == 3
    assert chat.session.position == steps + 1


def test_an_answer_lands_at_its_place_while_another_branch_is_shown(chat: ChatBench, qtbot: QtBot) -> None:
    """Whoever reads something else goes on reading it."""
    chat.say("user", "Hello", id_="mine")
    chat.say("assistant", "One", id_="one")
    chat.say("assistant", "Two", parent="mine")
    do(chat, "t2", Deed.AGAIN)
    job = chat.wait_for_request(qtbot)
    chat.stream(job, "Thr")
    qtbot.waitUntil(lambda: chat.said() == ["Hello", "Thr"])
    chat.view.flip(-1)
    assert chat.said() == ["Hello", "Two"]
    chat.view.flip(-1)
    chat.answer(job, "Three")
    chat.end(job)
    assert chat.texts() == chat.said() == ["Hello", "One"]
    assert [turn.parent for turn in chat.talk().turns] == [None, "mine", "mine", "mine"]


@pytest.mark.parametrize("there", [True, False])
def test_an_answer_that_comes_after_a_restart_lands_at_its_parent(chat: ChatBench, qtbot: QtBot, there: bool) -> None:
    """The place is kept with the job, and a message that didn't come into the conversation is in the request."""
    chat.say("user", "One")
    chat.say("assistant", "Two", id_="two")
    if there:
        chat.say("user", "Three", id_="mine")
    place: Json = {"conversation": TALK, "parent": "mine", "after": "two"}
    job = chat.kept.submit("text.chat", chat.view.choice.request({"prompt": "Three"}), place=place)
    chat.answer(job, "Four")
    chat.end(job)
    qtbot.waitUntil(lambda: chat.texts() == ["One", "Two", "Three", "Four"])


def test_taking_a_message_back_gives_up_its_answer(chat: ChatBench, qtbot: QtBot) -> None:
    """Nobody waits for an answer to what was never said."""
    chat.write_really()
    say(chat, "Hello")
    qtbot.waitUntil(lambda: written(chat))
    chat.session.undo()
    qtbot.waitUntil(lambda: chat.kept.jobs[0].state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: not chat.view.conversing.answering.is_busy(TALK))
    assert chat.talk().turns == ()
    assert chat.messages.failed == []


def test_the_prompt_dock_speaks_in_the_conversation_that_is_open(chat: ChatBench, qtbot: QtBot) -> None:
    """Its message becomes a turn of the person, and the answer one behind it."""
    chat.say("user", "One")
    chat.say("assistant", "Two")
    wanted = ("text", "memory", "note", "note_depth", "lore", "start", "messages", "go_on")
    given: list[dict[str, Json]] = []
    task = chat.panel.input_task("text.chat", wanted)
    chat.jobs.run("", task, Lane.IO, given.append)
    qtbot.waitUntil(lambda: bool(given))
    assert set(given[0]) == set(wanted)
    values = {**given[0], "prompt": "Three"}
    place = chat.panel.place_for(values)
    chat.kept.submit("text.chat", chat.view.choice.request(values), place=place)
    job = chat.wait_for_request(qtbot)
    chat.answer(job, "Four")
    chat.end(job)
    qtbot.waitUntil(lambda: chat.texts() == ["One", "Two", "Three", "Four"])
    assert chat.sent() == [{"role": "user", "content": "One"}, {"role": "assistant", "content": "Two"}]


def test_deleting_takes_what_follows_and_shows_what_is_beside(chat: ChatBench) -> None:
    """Undo brings both back."""
    chat.say("user", "Hello", id_="mine")
    chat.say("assistant", "One", id_="one")
    chat.say("user", "More")
    chat.say("assistant", "Two", parent="mine", id_="two")
    do(chat, "two", Deed.DELETE)
    assert chat.texts() == ["Hello", "One", "More"]
    do(chat, "mine", Deed.DELETE)
    assert chat.texts() == []
    chat.session.undo()
    assert chat.texts() == ["Hello", "One", "More"]


def test_a_conversation_that_is_deleted_gives_way_to_the_chapter(chat: ChatBench) -> None:
    """And the chapter's row can be chosen again."""
    assert chat.panel.middle.currentWidget() is chat.view
    chat.session.execute(RemoveItems((TALK,)))
    assert chat.panel.middle.currentWidget() is chat.panel.editor
    assert chat.view.conversation is None


def test_a_model_that_does_not_converse_says_so_and_nothing_is_sent(chat: ChatBench, qtbot: QtBot) -> None:
    """What is written stays until another one is chosen."""
    chat.kept.records = [record("Base", chat=False)]
    chat.view.choice.refresh()
    say(chat, "Hello")
    assert "was not made to converse" in chat.view.composer.note
    assert chat.view.composer.editor.toPlainText() == "Hello"
    chat.kept.records = [record("Base", chat=False), record("Talker")]
    chat.view.choice.refresh()
    QTest.keyClick(chat.view.composer.editor, Qt.Key.Key_Return)
    chat.wait_for_request(qtbot)
    assert chat.kept.requests[0].model == "Talker"


def test_without_an_answer_one_can_be_asked_for(chat: ChatBench, qtbot: QtBot) -> None:
    """As after an error."""
    say(chat, "Hello")
    job = chat.wait_for_request(qtbot)
    assert not chat.view.answer.isVisible()
    chat.end(job, JobState.FAILED)
    assert chat.view.answer.isVisible()
    chat.view.answer.click()
    chat.wait_for_request(qtbot, 2)
    assert chat.kept.requests[1].prompt == "Hello"


def test_put_into_the_manuscript_at_the_cursor(chat: ChatBench) -> None:
    """As paragraphs of its own, which are known to be generated."""
    chat.add("one", "The night was dark.\n\nThe end.", "One")
    chat.panel.work.open("one")
    chat.panel.editor.go_to(len("The night was dark."))
    chat.open()
    chat.say("user", "Go on")
    asset = chat.assets.add_bytes(b"It rained.", "text/plain")
    chat.say("assistant", "It rained.", id_="theirs", source=asset.id)
    steps = chat.session.position
    do(chat, "theirs", Deed.PUT)
    chat.panel.settle()
    assert chat.stored("one") == "The night was dark.\n\nIt rained.\n\nThe end."
    spans = [span for passage in chat.manuscript().chapter("one").passages for span in passage.spans]
    assert [span.source for span in spans if span.source] == [asset.id]
    assert chat.session.position == steps + 1
    assert chat.panel.middle.currentWidget() is chat.view
