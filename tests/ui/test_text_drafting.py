"""Drafts: asked for at a place, streamed there, kept with the chapter, and taken as one step."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.api import Asset, AssetId, JobContext, JobState, Json, TextPreview, UserError
from app.document import document_from, rows_of
from app.jobs import JobId
from plugins.text.codec import PART
from plugins.text.commands import EditChapter, manuscript_of
from plugins.text.context.lore import Lorebook as Lore
from plugins.text.context.lore_codec import lorebook_to_bytes
from plugins.text.context.world import world_from_text
from plugins.text.model import KIND, Chapter, Lorebook, Origin, Take
from plugins.text.panel.place import Place, found_again
from plugins.text.passages import read_text, store_text
from tests.ui.text_parts import TextBench, take_of, writing

_CONTEXT = JobContext(JobId("job"), lambda _event: None)
_GIVEN = ("text", "memory", "note", "note_depth", "lore", "start")


@pytest.fixture
def bench(text_bench: TextBench) -> TextBench:
    """A chapter with two paragraphs, the cursor at the end of the first."""
    text_bench.add("one", "It rained.\nThe end.")
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(10)
    return text_bench


def _chapter(bench: TextBench) -> Chapter:
    return bench.manuscript().chapter("one")


def _flush(bench: TextBench) -> None:
    ghost = bench.panel.drafting.ghost
    if ghost is not None:
        ghost.flush()


def _give(bench: TextBench, wanted: tuple[str, ...], generator: str = "text.continue") -> dict[str, Json]:
    found = bench.panel.input_task(generator, wanted)(_CONTEXT)
    assert isinstance(found, dict)
    return found


def _read(bench: TextBench, asset: Json) -> str:
    assert isinstance(asset, str)
    return bench.assets.read(asset).decode()  # type: ignore[arg-type]


def test_a_generator_is_told_the_text_before_the_cursor(bench: TextBench) -> None:
    bench.write(" Hard.")
    values = _give(bench, _GIVEN)
    assert _read(bench, values["text"]) == "It rained. Hard."
    assert (values["memory"], values["note"], values["note_depth"], values["start"]) == ("", "", 3, "")
    assert values["lore"] is None


def test_a_rewrite_is_told_the_selection_and_what_is_around(bench: TextBench) -> None:
    with pytest.raises(UserError, match="selected"):
        _give(bench, ("text", "passage", "after"), "text.rewrite")
    bench.panel.editor.go_to(3, 9)
    values = _give(bench, ("text", "passage", "after"), "text.rewrite")
    assert [_read(bench, values[name]) for name in ("text", "passage", "after")] == ["It ", "rained", ".\nThe end."]
    assert bench.panel.place_for(values) == Place("one", 3, 6, _place(bench, values).version).to_json()


def _place(bench: TextBench, values: dict[str, Json]) -> Place:
    place = Place.from_json(bench.panel.place_for(values))
    assert place is not None
    return place


def test_what_a_generator_wants_that_no_chapter_has_is_refused(bench: TextBench) -> None:
    with pytest.raises(UserError):
        _give(bench, ("image",))


def test_lore_that_is_switched_on_is_given(bench: TextBench) -> None:
    part = bench.manuscript()
    entries = bench.assets.add_bytes(lorebook_to_bytes(Lore(name="Cats")), "application/json").id
    books = (Lorebook("a", "Cats", entries), Lorebook("b", "Dogs", entries, enabled=False))
    bench.session.replace(bench.session.document.with_part(KIND, replace(part, lorebooks=books)))
    values = _give(bench, ("lore",))
    assert [book.name for book in world_from_text(_read(bench, values["lore"])).books] == ["Cats"]


def test_the_place_is_that_of_the_moment_when_it_was_asked_for(bench: TextBench) -> None:
    values = _give(bench, ("text",))
    bench.panel.editor.go_to(0)
    assert _place(bench, values).at == 10


def test_a_place_that_isnt_ours_is_none() -> None:
    assert Place.from_json({"x": 1}) is None
    assert Place.from_json({"chapter": "one", "at": -1, "removed": 0, "version": "v"}) is None
    assert Place.from_json(None) is None


def test_a_place_is_found_again_in_another_text() -> None:
    assert found_again(5, 2, "hello world", "hello world") == (5, 2)
    assert found_again(6, 5, "hello world", "oh, hello world") == (10, 5)
    assert found_again(0, 5, "hello world", "hello there") == (0, 5)
    assert found_again(6, 5, "hello world", "hello") == (5, 0)


def test_what_is_written_streams_in_at_its_place(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}))
    bench.panel.show_job(job)
    (draft,) = _chapter(bench).drafts
    assert (draft.id, draft.at, draft.removed, draft.job) == (job.id, 10, 0, job.id)
    assert _chapter(bench).versions[0].passages == _chapter(bench).passages
    bench.panel.editor.go_to(0)
    bench.write("Oh. ")
    for text in (" It", " It poured", " It poured."):
        job.preview = TextPreview(text)
        bench.panel.show_job(job)
        _flush(bench)
    assert bench.seen() == "Oh. It rained. It poured.\nThe end."
    bench.panel.settle()
    assert bench.stored() == "Oh. It rained.\nThe end."


def test_what_is_taken_is_one_step_whatever_was_typed_meanwhile(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It poured.")
    bench.panel.show_job(job)
    bench.panel.editor.go_to(0)
    bench.write("Oh. ")
    bench.panel.offer([take_of(bench, job, " It poured. Then it stopped.")])
    bench.panel.editor.go_to(0)
    bench.write("Well: ")
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    whole = "Well: Oh. It rained. It poured. Then it stopped.\nThe end."
    assert bench.stored() == bench.seen() == whole
    bench.session.undo()
    assert bench.stored() == bench.seen() == "Well: Oh. It rained.\nThe end."
    bench.session.redo()
    assert bench.seen() == whole
    (draft,) = _chapter(bench).drafts
    made = draft.takes[0].text
    assert draft.accepted == made
    assert _chapter(bench).versions[-1].source == made
    spans = [span for passage in _chapter(bench).passages for span in passage.spans]
    assert [span.source for span in spans if span.origin is Origin.GENERATED] == [made]


def test_undo_does_not_stop_at_what_isnt_seen(bench: TextBench) -> None:
    bench.write(" Hard.")
    job = writing(bench, bench.panel.place_for({}), " It poured.")
    bench.panel.show_job(job)
    bench.panel.offer([take_of(bench, job, " It poured.")])
    assert _chapter(bench).drafts[0].takes
    assert bench.session.history[bench.session.position].label == "Typing"
    bench.press(Qt.Key.Key_Escape)
    bench.session.undo()
    assert bench.seen() == "It rained.\nThe end."


def test_word_after_word_is_one_step(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), "")
    bench.panel.show_job(job)
    bench.panel.offer([take_of(bench, job, " It poured all day.")])
    _flush(bench)
    before = bench.session.position
    for _ in range(3):
        bench.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        bench.panel.settle()
    assert bench.stored().startswith("It rained. It poured all\n")
    assert bench.session.position == before + 1
    assert len(_chapter(bench).versions) == 2


def test_drafts_of_a_batch_are_alternatives(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), seed=40)
    bench.panel.show_job(job)
    for number, text in enumerate((" One.", " Two.", " Three.")):
        job.preview = TextPreview(text[:3], number)
        bench.panel.show_job(job)
        if number != 1:
            bench.panel.offer([take_of(bench, job, text, seed=40 + number)])
    ghost = bench.panel.drafting.ghost
    assert ghost is not None
    assert ghost.alternatives == (" One.", " Tw", " Three.")
    assert ghost.source == _chapter(bench).drafts[0].takes[0].text
    ghost.next(-1)
    assert bench.seen().startswith("It rained. Three.")
    assert ghost.source == _chapter(bench).drafts[0].takes[1].text


def test_a_rewrite_is_struck_through_until_it_is_taken(bench: TextBench) -> None:
    bench.panel.editor.go_to(3, 9)
    values = _give(bench, ("text", "passage", "after"), "text.rewrite")
    job = writing(bench, bench.panel.place_for(values), "poured")
    bench.panel.show_job(job)
    _flush(bench)
    assert bench.seen().startswith("It rainedpoured.")
    bench.panel.editor.marks.refresh()
    struck = [one.cursor.selectedText() for one in bench.panel.editor.extraSelections() if one.format.fontStrikeOut()]
    assert struck == ["rained"]
    bench.panel.editor.go_to(0)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert bench.stored() == bench.seen() == "It poured.\nThe end."
    bench.session.undo()
    assert bench.seen() == "It rained.\nThe end."


def test_what_was_written_before_it_was_cancelled_can_be_taken(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It pour")
    bench.panel.show_job(job)
    job.state = JobState.CANCELLED
    bench.panel.show_job(job)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert bench.stored() == "It rained. It pour\nThe end."
    assert _chapter(bench).passages[0].spans[1].origin is Origin.GENERATED


def _sources(bench: TextBench, step: int | None = None) -> list[tuple[Origin, str, AssetId | None, str]]:
    """What of the chapter was generated, and from what, now or after a step of the history."""
    document = bench.session.document if step is None else bench.session.history[step].document
    passages = manuscript_of(document).chapter("one").passages
    text = read_text(passages, bench.assets)
    found: list[tuple[Origin, str, AssetId | None, str]] = []
    at = 0
    for span in (span for passage in passages for span in passage.spans):
        if span.origin is not Origin.WRITTEN:
            found.append((span.origin, text[at : at + span.length], span.source, span.stream))
        at += span.length
    return found


def _take_words(bench: TextBench, count: int) -> None:
    for _ in range(count):
        bench.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    bench.panel.settle()


def test_what_was_taken_while_it_was_written_finds_its_source(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It poured all d")
    bench.panel.show_job(job)
    _flush(bench)
    _take_words(bench, 2)
    ((origin, text, source, stream),) = _sources(bench)
    assert (origin, text, source) == (Origin.GENERATED, " It poured", None)
    assert stream
    # It is saved meanwhile: there what nobody knows yet is not named.
    rows = json.loads(json.dumps(rows_of(bench.session.document, {"text": PART})))
    saved = manuscript_of(document_from(rows, {"text": PART})).chapter("one")
    assert [span.stream for passage in saved.passages for span in passage.spans] == ["", "", ""]
    steps = bench.session.position
    made = take_of(bench, job, " It poured all day.")
    bench.panel.offer([made])
    assert _sources(bench) == [(Origin.GENERATED, " It poured", made.asset.id, "")]
    assert bench.session.position == steps
    assert bench.session.document.assets[made.asset.id].recipe == made.recipe
    chapter = _chapter(bench)
    assert chapter.drafts[0].accepted == made.asset.id
    assert (chapter.versions[-1].source, chapter.versions[-1].stream) == (made.asset.id, "")
    live = bench.panel.work.text.live
    assert [one[3] for one in live.spans_between(0, live.units) if one[2] is Origin.GENERATED] == [made.asset.id]
    # What is taken of the rest belongs to the same step.
    _flush(bench)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert _sources(bench) == [(Origin.GENERATED, " It poured all day.", made.asset.id, "")]
    assert bench.session.position == steps
    assert [version.source for version in _chapter(bench).versions] == [None, made.asset.id]
    bench.session.undo()
    assert bench.seen() == "It rained.\nThe end."


def test_its_source_is_found_after_edits_undo_and_redo_as_well(bench: TextBench) -> None:
    bench.add("two", "Elsewhere.")
    bench.panel.editor.go_to(10)
    job = writing(bench, bench.panel.place_for({}), " It poured all day")
    bench.panel.show_job(job)
    _flush(bench)
    _take_words(bench, 2)
    accepted = bench.session.position
    bench.panel.editor.go_to(12)
    bench.write("n")
    bench.panel.settle()
    assert [one[:2] for one in _sources(bench)] == [
        (Origin.GENERATED, " I"),
        (Origin.EDITED, "n"),
        (Origin.GENERATED, "t poured"),
    ]
    bench.panel.editor.go_to(0)
    bench.write("Oh. ")
    bench.panel.settle()
    last = bench.session.position
    bench.session.walk_to(accepted)
    made = take_of(bench, job, " It poured all day.")
    bench.panel.offer([made])
    # Nothing that was taken back is lost by it, and every state knows it.
    assert (bench.session.position, len(bench.session.history)) == (accepted, last + 1)
    for step in range(accepted, last + 1):
        assert {one[2:] for one in _sources(bench, step)} == {(made.asset.id, "")}
    assert _sources(bench, accepted - 1) == []
    bench.session.redo()
    assert bench.stored() == "It rained. Int poured\nThe end."
    bench.session.walk_to(accepted - 1)
    bench.session.walk_to(last)
    bench.write("!")
    bench.panel.settle()
    assert {one[2:] for one in _sources(bench)} == {(made.asset.id, "")}
    assert len(_sources(bench)) == 3


def test_what_waits_to_be_stored_finds_its_source_too(bench: TextBench, monkeypatch: pytest.MonkeyPatch) -> None:
    job = writing(bench, bench.panel.place_for({}), " It poured")
    bench.panel.show_job(job)
    _flush(bench)
    made = take_of(bench, job, " It poured.")
    add = bench.assets.add_bytes

    def full(*_args: object, **_values: object) -> Asset:
        raise UserError("The disk is full.")

    monkeypatch.setattr(bench.assets, "add_bytes", full)
    bench.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    bench.panel.offer([made])
    assert bench.stored() == "It rained.\nThe end."
    monkeypatch.setattr(bench.assets, "add_bytes", add)
    assert bench.panel.settle()
    assert _sources(bench) == [(Origin.GENERATED, " It", made.asset.id, "")]
    assert _chapter(bench).versions[-1].source == made.asset.id


def test_of_what_is_taken_wholly_while_it_is_written_the_part_is_the_source(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It pour")
    bench.panel.show_job(job)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    part = take_of(bench, job, " It poured", stop_after=3)
    bench.panel.offer([part])
    job.state = JobState.CANCELLED
    bench.panel.show_job(job)
    assert bench.stored() == "It rained. It pour\nThe end."
    assert _sources(bench) == [(Origin.GENERATED, " It pour", part.asset.id, "")]


def test_of_what_is_refused_while_it_is_written_nothing_is_kept(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It pour")
    bench.panel.show_job(job)
    bench.press(Qt.Key.Key_Escape)
    bench.panel.offer([take_of(bench, job, " It poured", stop_after=3)])
    assert _chapter(bench).drafts[0].takes == ()
    assert bench.panel.ghost is None


def test_a_draft_that_was_taken_back_is_taken_as_any_text(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It poured")
    bench.panel.show_job(job)
    _flush(bench)
    bench.session.walk_to(1)
    bench.press(Qt.Key.Key_Tab)
    bench.panel.settle()
    assert bench.stored() == bench.seen() == "It rained. It poured\nThe end."


def test_a_job_that_wrote_nothing_leaves_nothing(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}))
    bench.panel.show_job(job)
    job.state = JobState.FAILED
    bench.panel.show_job(job)
    assert bench.panel.drafting.ghost is None
    assert bench.seen() == "It rained.\nThe end."


def test_a_draft_waits_in_its_chapter(bench: TextBench) -> None:
    bench.add("two", "Elsewhere.")
    job = writing(bench, bench.panel.place_for({}))
    bench.panel.show_job(job)
    bench.panel.work.open("two")
    job.preview = TextPreview(" It poured.")
    bench.panel.show_job(job)
    assert bench.seen() == "Elsewhere."
    bench.panel.offer([take_of(bench, job, " It poured.")])
    job.state = JobState.FINISHED
    bench.panel.show_job(job)
    assert bench.panel.ghost is None
    bench.panel.work.open("one")
    _flush(bench)
    assert bench.seen() == "It rained. It poured.\nThe end."
    bench.panel.work.open("two")
    bench.panel.work.open("one")
    assert bench.panel.ghost is not None


def test_a_second_draft_puts_the_first_away_but_keeps_it(bench: TextBench) -> None:
    first = writing(bench, bench.panel.place_for({}), " First.")
    bench.panel.show_job(first)
    bench.panel.offer([take_of(bench, first, " First.")])
    _flush(bench)
    bench.panel.editor.go_to(bench.panel.work.text.live.units)
    second = writing(bench, bench.panel.place_for({}), " Second.")
    bench.panel.show_job(second)
    _flush(bench)
    assert bench.seen() == "It rained.\nThe end. Second."
    assert _chapter(bench).drafts[0].takes
    bench.press(Qt.Key.Key_Escape)
    assert bench.panel.drafting.reopen("one", first.id)
    _flush(bench)
    assert bench.seen() == "It rained. First.\nThe end."


def test_drafts_that_are_done_make_room_one_after_the_other(bench: TextBench) -> None:
    for number in range(4):
        job = writing(bench, bench.panel.place_for({}), f" Draft {number}.")
        bench.panel.show_job(job)
        bench.panel.offer([take_of(bench, job, f" Draft {number}.")])
        job.state = JobState.FINISHED
        bench.panel.show_job(job)
        _flush(bench)
        assert bench.seen() == f"It rained. Draft {number}.\nThe end."


def test_a_draft_is_come_back_to_after_a_restart_where_its_place_is_then(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It")
    bench.panel.show_job(job)
    bench.panel.offer([take_of(bench, job, " It poured."), take_of(bench, job, " It hailed.", seed=8)])
    bench.press(Qt.Key.Key_Escape)
    bench.session.execute(EditChapter("one", store_text("Oh my. It rained.\nThe end.", bench.assets)))
    rows = json.loads(json.dumps(rows_of(bench.session.document, {"text": PART})))
    bench.session.replace(document_from(rows, {"text": PART}))
    bench.panel.work.open("one")
    assert bench.panel.drafting.reopen("one", job.id)
    _flush(bench)
    assert bench.seen() == "Oh my. It rained. It poured.\nThe end."
    ghost = bench.panel.ghost
    assert ghost is not None
    assert ghost.alternatives == (" It poured.", " It hailed.")
    ghost.accept()
    bench.panel.settle()
    assert bench.stored() == "Oh my. It rained. It poured.\nThe end."


def test_a_result_that_comes_after_a_restart_is_kept_with_its_draft(bench: TextBench) -> None:
    place = bench.panel.place_for({})
    job = writing(bench, place, " It")
    bench.panel.show_job(job)
    bench.panel.drafting.forget()
    bench.panel.offer([take_of(bench, job, " It poured.")])
    assert [len(draft.takes) for draft in _chapter(bench).drafts] == [1]
    # What a person wrote stays that.
    live = bench.panel.work.text.live
    assert {one[2:] for one in live.spans_between(0, live.units)} == {(Origin.WRITTEN, None)}
    assert _sources(bench) == []
    assert _chapter(bench).drafts[0].accepted is None


def test_the_assets_of_a_draft_are_kept_with_their_recipe(bench: TextBench) -> None:
    job = writing(bench, bench.panel.place_for({}), " It")
    bench.panel.show_job(job)
    made = take_of(bench, job, " It poured.")
    details = bench.assets.add_bytes(b"{}", "application/json").id
    made.extra["draft"] = details
    bench.panel.offer([made])
    assert _chapter(bench).drafts[0].takes == (Take(made.asset.id, details),)
    assert bench.session.document.assets[made.asset.id].recipe == made.recipe
    assert {made.asset.id, details} <= set(PART.assets(bench.manuscript()))


def test_an_empty_manuscript_can_be_begun_by_a_model(text_bench: TextBench) -> None:
    place = text_bench.panel.place_for({"prompt": "A cat."})
    job = writing(text_bench, place, "Once there was a cat.")
    text_bench.panel.show_job(job)
    text_bench.panel.offer([take_of(text_bench, job, "Once there was a cat.")])
    _flush(text_bench)
    assert text_bench.seen() == "Once there was a cat."
    text_bench.press(Qt.Key.Key_Tab)
    text_bench.panel.settle()
    assert text_bench.stored() == "Once there was a cat."
