"""Candidates of generated words: seen at drafts and in accepted text, and picked to go on from."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.api import (
    Candidate,
    Job,
    JobContext,
    JobState,
    Json,
    Lane,
    Made,
    Recipe,
    TextPreview,
    Token,
    Words,
    request_to_json,
)
from app.jobs import JobQueue, JobSpec
from plugins.text.codec import PART
from plugins.text.generators.details import DETAILS, DraftDetails, details_to_bytes
from plugins.text.generators.requests import ContinueRequest
from plugins.text.model import Origin
from plugins.text.panel.ghost import Accept
from plugins.text.panel.place import Place
from plugins.text.panel.tokens.candidates import Candidates
from plugins.text.panel.tokens.popup import share_words, shown_text
from plugins.text.panel.tokens.tint import band_of
from plugins.text.panel.tokens.units import Option, placed_behind, placed_in, start_of, units_from, with_shared
from tests.ui.canvas_parts import NoGenerators
from tests.ui.text_parts import TextBench

_WORDS = (" It", " rained", " all", " night", ".")
_ALL = "".join(_WORDS)


def _tokens(words: tuple[str, ...], first_id: int = 10) -> tuple[Token, ...]:
    found, at = [], 0
    for index, word in enumerate(words):
        likely = max(0.01, 0.9 - 0.2 * index)
        others = (Candidate(first_id + index, word, likely), Candidate(100 + index, f" other{index}", 0.05))
        found.append(Token(first_id + index, at, at + len(word), likely, others))
        at += len(word)
    return tuple(found)


@pytest.fixture
def bench(text_bench: TextBench, qtbot: QtBot) -> Iterator[TextBench]:
    """A chapter of one paragraph, the cursor at its end."""
    text_bench.add("one", "The evening was quiet.")
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(22)
    qtbot.addWidget(text_bench.panel.branching.dock)
    yield text_bench
    text_bench.panel.branching.dock.close()


def _candidates(bench: TextBench) -> Candidates:
    return bench.panel.candidates


def _made(bench: TextBench, job: Job, words: tuple[str, ...], request: dict[str, Json], first_id: int = 10) -> Made:
    details = DraftDetails(_tokens(words, first_id), (), (), 0, 0, 0, 0.0, 0.0)
    kept = bench.assets.add_bytes(details_to_bytes(details), "application/json")
    asset = bench.assets.add_bytes("".join(words).encode(), "text/markdown")
    recipe = Recipe("text.continue", "1", request)
    return Made(asset, recipe, job.id, 0.5, extra={DETAILS: kept.id})


def _draft(bench: TextBench, words: tuple[str, ...] = _WORDS, **more: Json) -> Job:
    """A draft at the cursor that is written to its end."""
    request: dict[str, Json] = {"prompt": "", "seed": 7, "max_tokens": 40, "start": "", **more}
    spec = JobSpec("text.continue", request, bench.session.document.id, bench.panel.place_for({}))
    job = Job("", spec, Lane.INTERACTIVE)
    job.state, job.activity, job.preview = JobState.RUNNING, Words("Writing"), TextPreview("".join(words))
    bench.panel.show_job(job)
    bench.panel.offer([_made(bench, job, words, request)])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    assert bench.panel.ghost is not None
    bench.panel.ghost.flush()
    return job


def _open_at(bench: TextBench, qtbot: QtBot, document_place: int) -> Candidates:
    editor, candidates = bench.panel.editor, _candidates(bench)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(document_place)
    point = editor.cursorRect(cursor).center() + QPoint(4, 0)
    candidates.set_on(True)
    qtbot.waitUntil(lambda: candidates._under(QPointF(point)) is not None)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(candidates.popup.isVisible)
    return candidates


def _picked(bench: TextBench) -> tuple[dict[str, Json], Place]:
    recipe, changes = bench.generators.again[-1]
    place = Place.from_json(bench.generators.places[-1])
    assert place is not None
    return {**recipe.request, **changes}, place


def _begun(bench: TextBench, preview: str = "") -> Job:
    """The job that was asked for last, at work."""
    request, place = _picked(bench)
    job = Job("", JobSpec("text.continue", request, bench.session.document.id, place.to_json()), Lane.INTERACTIVE)
    job.state, job.preview = JobState.RUNNING, TextPreview(preview) if preview else None
    bench.panel.show_job(job)
    return job


def test_parts_of_one_character_are_one_unit() -> None:
    tokens = (
        Token(1, 0, 1, 0.5, (Candidate(1, "\ufffd", 0.5), Candidate(9, "雨", 0.3))),
        Token(2, 0, 1, 0.5),
        Token(3, 1, 3, 0.25, (Candidate(4, "かぜ", 0.6), Candidate(3, "から", 0.25))),
        Token(0, 3, 3, 0.9),
    )
    first, second = units_from(tokens, "風から")
    assert (first.first, first.start, first.end, first.probability) == (0, 0, 1, 0.25)
    assert [(one.text, one.written) for one in first.options] == [("風", True), ("雨", False)]
    assert (second.first, start_of(tokens, second, second.options[0])) == (2, (1, 2, 4))


def test_what_was_drawn_against_the_odds_is_offered_too() -> None:
    (unit,) = units_from((Token(5, 0, 2, 0.001, (Candidate(6, "no", 0.9),)),), "on")
    assert [(one.id, one.written) for one in unit.options] == [(6, False), (5, True)]


def test_words_are_found_again_in_edited_text_with_wide_letters() -> None:
    units = units_from(_tokens(("A ", "😀 ", "cat ", "sat ", "here")), "A 😀 cat sat here")
    placed = placed_in(units, "A 😀 cat sat here", "A 😀 big cat sat")
    assert [(one.start, one.end, one.unit.first) for one in placed] == [(0, 2, 0), (2, 5, 1), (9, 13, 2)]


def test_what_a_take_begins_with_is_known_from_the_one_that_it_goes_on_from() -> None:
    first = _tokens(_WORDS)
    begun = [Token(token.id, token.start, token.end, math.nan) for token in first[:2]]
    picked = Token(102, begun[-1].end, begun[-1].end + 7, math.nan)
    after = Token(50, picked.end, picked.end + 2, 0.4, (Candidate(50, " x", 0.4),))
    shared = with_shared((*begun, picked, after), first)
    assert [token.probability for token in shared] == [0.9, pytest.approx(0.7), 0.05, 0.4]
    assert [len(token.candidates) for token in shared] == [2, 2, 2, 1]
    assert shared[2].id == 102


def test_probabilities_are_said_as_they_are_read() -> None:
    assert [share_words(one) for one in (1.0, 0.347, 0.0512, 0.0004, math.nan)] == [
        "100 %",
        "35 %",
        "5.1 %",
        "0.04 %",
        "?",
    ]
    assert [band_of(one).line_px for one in (0.9, 0.3, 0.1, 0.01)] == sorted({1, 2, 3, 4.5})  # type: ignore[union-attr]
    assert band_of(math.nan) is None
    assert shown_text(Option(1, " the\n", 0.5)) == "␣the↵"


def test_a_click_on_a_word_of_a_draft_shows_what_could_stand_there(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    candidates = _open_at(bench, qtbot, 22 + 4)
    assert [option.text for option in candidates.popup.options] == [" rained", " other1"]
    assert candidates.chosen is not None
    assert candidates.chosen.in_ghost
    assert (candidates.chosen.start, candidates.chosen.end) == (22 + 3, 22 + 10)


def test_keys_open_them_walk_over_words_and_close(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    candidates = _candidates(bench)
    candidates.open_at_cursor()
    qtbot.waitUntil(lambda: bool(candidates.popup.options))
    options = candidates.popup.findChild(QListWidget)
    assert options is not None
    assert [option.text for option in candidates.popup.options] == [" It", " other0"]
    QTest.keyClick(options, Qt.Key.Key_Right)
    assert [option.text for option in candidates.popup.options] == [" rained", " other1"]
    QTest.keyClick(options, Qt.Key.Key_Left)
    QTest.keyClick(options, Qt.Key.Key_Left)
    assert candidates.popup.options[0].text == " It"
    QTest.keyClick(options, Qt.Key.Key_Escape)
    assert candidates.popup.isHidden()
    assert bench.panel.ghost is not None
    bench.panel.editor.go_to(3)
    candidates.open_at_cursor()
    assert bench.panel.ghost is not None


def test_where_nothing_was_generated_it_is_said(bench: TextBench) -> None:
    _candidates(bench).open_at_cursor()
    assert [str(error) for error in bench.messages.failed] == [
        "No generated word is here. Put the cursor on text that was generated."
    ]


def test_the_pointer_shows_them_and_leaves_the_keys_to_the_text(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    editor, candidates = bench.panel.editor, _candidates(bench)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(22 + 12)
    point = editor.cursorRect(cursor).center() + QPoint(3, 0)
    QTest.mouseMove(editor.viewport(), point)
    qtbot.wait(250)
    assert candidates.popup.isHidden()
    candidates.set_on(True)
    assert candidates.legend.isVisible()
    qtbot.waitUntil(lambda: candidates._under(QPointF(point)) is not None)
    QTest.mouseMove(editor.viewport(), point + QPoint(1, 0))
    qtbot.waitUntil(candidates.popup.isVisible)
    assert [option.text for option in candidates.popup.options] == [" all", " other2"]
    QTest.mouseMove(editor.viewport(), QPoint(5, editor.viewport().height() - 5))
    qtbot.waitUntil(candidates.popup.isHidden)
    candidates.set_on(False)
    assert not candidates.legend.isVisible()


def test_another_word_of_a_draft_begins_an_alternative_of_it(bench: TextBench, qtbot: QtBot) -> None:
    first = _draft(bench)
    candidates = _open_at(bench, qtbot, 22 + 4)
    candidates.popup.picked.emit(candidates.popup.options[1])
    request, place = _picked(bench)
    assert (request["start"], request["seed"], request["batch"], request["max_tokens"]) == ("10,101", 8, 1, 42)
    assert (place.draft, place.at, place.kept) == (first.id, 22, 0)
    job = _begun(bench, " It other1 and then")
    ghost = bench.panel.ghost
    assert ghost is not None
    ghost.flush()
    assert bench.seen() == "The evening was quiet. It other1 and then"
    words = (" It", " other1", " and", " then", " more")
    bench.panel.offer([_made(bench, job, words, request)])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    ghost.flush()
    assert ghost.alternatives == (_ALL, "".join(words))
    assert bench.seen() == "The evening was quiet." + "".join(words)
    (draft,) = bench.manuscript().chapter("one").drafts
    assert len(draft.takes) == 2
    ghost.next()
    assert bench.seen() == "The evening was quiet." + _ALL
    ghost.next()
    ghost.accept()
    bench.panel.settle()
    assert bench.stored() == "The evening was quiet." + "".join(words)
    bench.session.undo()
    assert bench.stored() == "The evening was quiet."


def test_what_was_foretold_goes_again_where_nothing_came(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    job = Job("", JobSpec("text.continue", {}, "", None), Lane.INTERACTIVE)
    drafting = bench.panel.drafting
    place = drafting.shown_place
    assert place is not None
    drafting.foretell(job.id, " It snowed")
    job = replace(job, work=JobSpec("text.continue", {}, bench.session.document.id, place.to_json()))
    job.state = JobState.RUNNING
    bench.panel.show_job(job)
    ghost = bench.panel.ghost
    assert ghost is not None
    ghost.flush()
    assert bench.seen().endswith("quiet. It snowed")
    job.state = JobState.FAILED
    bench.panel.show_job(job)
    assert bench.seen().endswith("quiet." + _ALL)
    assert not ghost.is_over


def test_another_word_of_accepted_text_replaces_the_rest_of_it(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.write(" After.")
    bench.panel.settle()
    candidates = _open_at(bench, qtbot, 22 + 12)
    assert candidates.chosen is not None
    assert not candidates.chosen.in_ghost
    assert [option.text for option in candidates.popup.options] == [" all", " other2"]
    candidates.popup.picked.emit(candidates.popup.options[1])
    request, place = _picked(bench)
    assert request["start"] == "10,11,102"
    assert (place.at, place.removed, place.kept, place.draft) == (22 + 10, len(" all night."), 10, "")
    job = _begun(bench, " It rained other2 day")
    ghost = bench.panel.ghost
    assert ghost is not None
    ghost.flush()
    assert bench.seen() == "The evening was quiet." + _ALL + " other2 day After."
    words = (" It", " rained", " other2", " day", "!")
    bench.panel.offer([_made(bench, job, words, request, 20)])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    ghost.accept()
    bench.panel.settle()
    assert bench.stored() == "The evening was quiet. It rained other2 day! After."
    spans = bench.panel.work.text.live.spans_between(0, 99)
    sources = [source for _, _, origin, source in spans if origin is Origin.GENERATED]
    assert len(set(sources)) == 2
    # Also in what stands there now, and the tokens before are those of the new take.
    candidates = _open_at(bench, qtbot, 22 + 18)
    assert [option.text for option in candidates.popup.options] == [" day", " other3"]
    candidates.popup.picked.emit(candidates.popup.options[1])
    assert _picked(bench)[0]["start"] == "20,21,22,103"


def test_a_draft_that_goes_on_within_the_text_can_be_taken_later(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.panel.settle()
    candidates = _open_at(bench, qtbot, 22 + 12)
    candidates.popup.picked.emit(candidates.popup.options[1])
    request, _ = _picked(bench)
    job = _begun(bench)
    bench.panel.offer([_made(bench, job, (" It", " rained", " other2", " day"), request)])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    assert bench.panel.ghost is not None
    bench.panel.ghost.reject()
    assert bench.seen() == "The evening was quiet." + _ALL
    encoded = PART.encode(bench.manuscript())
    assert PART.decode(encoded) == bench.manuscript()
    assert bench.panel.drafting.reopen("one", job.id)
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.panel.settle()
    assert bench.stored() == "The evening was quiet. It rained other2 day"


def test_edited_words_have_no_candidates(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench)
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.panel.settle()
    bench.panel.editor.go_to(22 + 13)
    bench.write("XX")
    words = _candidates(bench)._words
    qtbot.waitUntil(lambda: words.at(22 + 4) is not None)
    assert words.at(22 + 13) is None
    night = words.at(22 + 18)
    assert night is not None
    assert night.unit.options[0].text == " night"


def test_candidates_are_kept_over_a_restart(bench: TextBench, qtbot: QtBot, tmp_path: object) -> None:
    _draft(bench)
    assert bench.panel.ghost is not None
    bench.panel.ghost.accept()
    bench.panel.settle()
    document = bench.session.document
    bench.session.replace(replace(document, title="Again"))
    bench.panel.work.open("one")
    candidates = _open_at(bench, qtbot, 22 + 4)
    assert [option.text for option in candidates.popup.options] == [" rained", " other1"]


def _streaming(bench: TextBench, count: int) -> Job:
    """A draft of which so many words are written."""
    spec = JobSpec("text.continue", {"seed": 7}, bench.session.document.id, bench.panel.place_for({}))
    job = Job("", spec, Lane.INTERACTIVE)
    job.state = JobState.RUNNING
    _goes_on(bench, job, count)
    return job


def _goes_on(bench: TextBench, job: Job, count: int) -> None:
    job.preview = TextPreview("".join(_WORDS[:count]), 0, _tokens(_WORDS)[:count])
    bench.panel.show_job(job)
    assert bench.panel.ghost is not None
    bench.panel.ghost.flush()


def test_words_of_a_draft_show_them_while_it_is_written(bench: TextBench, qtbot: QtBot) -> None:
    job = _streaming(bench, 2)
    candidates = _open_at(bench, qtbot, 22 + 4)
    assert [option.text for option in candidates.popup.options] == [" rained", " other1"]
    _goes_on(bench, job, 4)
    # What is looked at stays while more is written behind it, and that can be looked at too.
    assert candidates.popup.isVisible()
    assert [option.text for option in candidates.popup.options] == [" rained", " other1"]
    candidates.popup.moved.emit(1)
    candidates.popup.moved.emit(1)
    assert [option.text for option in candidates.popup.options] == [" night", " other3"]
    bench.panel.offer([_made(bench, job, _WORDS, {"prompt": "", "seed": 7, "max_tokens": 40, "start": ""})])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    # Where the draft is replaced by what was stored of it nothing is known of its words for a moment.
    qtbot.waitUntil(lambda: (word := candidates._words.at(22 + 4)) is not None and word.known.source != "")


def test_of_what_is_taken_while_it_is_written_the_rest_shows_them(bench: TextBench, qtbot: QtBot) -> None:
    words = (" a", " b", " a", " b", " c")
    job = _streaming(bench, 1)
    job.preview = TextPreview("".join(words[:4]), 0, _tokens(words)[:4])
    bench.panel.show_job(job)
    ghost = bench.panel.ghost
    assert ghost is not None
    ghost.flush()
    ghost.accept(Accept.WORD)
    ghost.accept(Accept.WORD)
    found = _candidates(bench)._words.between(0, 99)
    # The same words stood before: these are the later ones.
    assert [(one.start, one.end, one.unit.first) for one in found] == [(26, 28, 2), (28, 30, 3)]


def test_what_is_written_otherwise_than_it_was_shown_closes_them(bench: TextBench, qtbot: QtBot) -> None:
    job = _streaming(bench, 3)
    candidates = _open_at(bench, qtbot, 22 + 4)
    job.preview = TextPreview(" Is snowing", 0, _tokens((" Is", " snowing")))
    bench.panel.show_job(job)
    assert bench.panel.ghost is not None
    bench.panel.ghost.flush()
    assert candidates.popup.isHidden()


def test_only_what_is_new_of_a_draft_is_looked_at() -> None:
    tokens = _tokens(_WORDS)
    assert (*units_from(tokens[:2], _ALL), *units_from(tokens, _ALL, 2)) == units_from(tokens, _ALL)
    words = ("A ", "😀 ", "cat ", "sat ")
    placed = placed_behind(units_from(_tokens(words), "".join(words)), 2, "😀 cat s")
    assert [(one.start, one.end, one.unit.first) for one in placed] == [(0, 3, 1), (3, 7, 2)]


class _Continuing(NoGenerators):
    """The generator of the tests, in a real queue."""

    def __init__(self) -> None:
        super().__init__()
        self.queue: JobQueue | None = None

    def request_type(self, generator: str) -> type[Any]:
        """That of continuing."""
        assert generator == "text.continue"
        return ContinueRequest

    def submit(
        self, generator: str, request: object, *, front: bool = False, place: Json = None, in_passing: bool = False
    ) -> Job:
        """Queue it."""
        assert self.queue is not None
        spec = JobSpec(generator, request_to_json(request), self.document, place, in_passing)
        return self.queue.submit(spec, title="", lane=Lane.INTERACTIVE, front=front)

    document = ""


def test_another_word_of_what_is_written_stops_it_and_goes_on_from_there(
    tmp_path: Path, resources: Path, qtbot: QtBot
) -> None:
    def run(spec: JobSpec, context: JobContext) -> None:
        words = (" It", " other1", " day") if spec.request["start"] else _WORDS[:3]
        while True:
            context.report(3, 40, "", TextPreview("".join(words), 0, _tokens(words)))
            time.sleep(0.02)

    generators = _Continuing()
    bench = TextBench(tmp_path, resources, generators=generators, run=run)
    qtbot.addWidget(bench.panel)
    qtbot.addWidget(bench.panel.tree)
    bench.panel.resize(900, 700)
    bench.panel.show()
    generators.queue, generators.document = bench.jobs.queue, bench.session.document.id
    bench.jobs.changed.connect(lambda job, _event: bench.panel.show_job(job))
    bench.add("one", "The evening was quiet.")
    bench.panel.work.open("one")
    bench.panel.editor.go_to(22)
    request = ContinueRequest(seed=7, max_tokens=40)
    first = generators.submit("text.continue", request, place=bench.panel.place_for({}))
    qtbot.waitUntil(lambda: bench.seen().endswith("rained all"))
    candidates = _open_at(bench, qtbot, 22 + 4)
    candidates.popup.picked.emit(candidates.popup.options[1])
    qtbot.waitUntil(lambda: first.state is JobState.CANCELLED)
    second = next(job for job in bench.jobs.jobs if job.id != first.id and not callable(job.work))
    assert isinstance(second.work, JobSpec)
    wanted = second.work.request
    assert (wanted["start"], wanted["seed"], wanted["batch"], wanted["max_tokens"]) == ("10,101", 8, 1, 42)
    place = Place.from_json(second.work.place)
    assert place is not None
    assert place.draft == first.id
    qtbot.waitUntil(lambda: bench.seen() == "The evening was quiet. It other1 day")
    bench.close()
