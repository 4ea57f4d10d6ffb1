"""The context meter: what was sent with the last draft, part by part, and an estimate before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobContext, RunContext, Token, Words, fields_of
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.run_models import RunModels
from app.jobs import JobId
from plugins.text.commands import AddDraft, AddTake
from plugins.text.context.lore import Lorebook as Lore
from plugins.text.context.lore import LoreEntry
from plugins.text.context.lore_codec import lorebook_to_bytes
from plugins.text.generators.continuing import Continue
from plugins.text.generators.details import DETAILS, DraftDetails, Told, details_from_bytes, details_to_bytes
from plugins.text.generators.requests import ContinueRequest
from plugins.text.model import Character, Draft, Lorebook, Take, Version
from plugins.text.panel.context_meter import ContextMeter
from plugins.text.panel.told.sent import tokens_about
from plugins.text.telling import AddCharacter, AddLorebook, SetLorebook, SetMemory, SetNote
from tests.conftest import REPOSITORY
from tests.plugins.text.context.samples import card_3, dumped
from tests.tiny_language_models import build_language_model
from tests.ui.text_parts import TextBench
from tests.ui.told_parts import WAIT_MS, dock, settle_jobs

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

_PARTS = (
    Told("memory", "A harbour.\n\n", 4),
    Told("character: Mara", "Mara keeps the light.\n\n", 6),
    Told("story", "It was dark. ", 40, 12_345),
    Told("lore: Gulls", "Gulls speak.\n\n", 5),
    Told("story", "She climbed.", 10),
)
_DETAILS = DraftDetails(
    tokens=tuple(Token(at, at, at + 1, 0.5) for at in range(30)),
    told=_PARTS,
    alerts=(Words("Left out of what the model is told, for lack of space: {names}.", names="The fleet"),),
    context_tokens=2048,
    prompt_tokens=1065,
    reused_tokens=1000,
    prompt_s=0.5,
    writing_s=1.5,
)


@pytest.fixture
def bench(text_bench: TextBench, qtbot: QtBot) -> TextBench:
    """A chapter with the cursor at its end."""
    text_bench.add("one", "It was dark. She climbed.")
    text_bench.panel.work.open("one")
    text_bench.panel.editor.go_to(25)
    return text_bench


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[tuple[EngineModels, str]]:
    """An engine with one tiny model."""
    library = Library(REPOSITORY / "resources", tmp_path / "data", lambda: ("", 0, 0))
    (record,) = library.add(build_language_model(tmp_path / "tiny"))
    models = EngineModels(library, REPOSITORY / "resources" / "configs")
    yield models, record.id
    models.free()


def _meter(bench: TextBench) -> ContextMeter:
    meter = dock(bench).meter
    assert meter is not None
    return meter


def _draft(bench: TextBench, id_: str, details: bytes) -> AssetId:
    """A draft with a take, as a generator leaves them."""
    text = bench.assets.add_bytes(b" More.", "text/markdown")
    tokens = bench.assets.add_bytes(details, "application/json")
    passages = bench.manuscript().chapter("one").passages
    bench.session.execute(AddDraft("one", Draft(id_, id_, 25, 0), Version(id_, None, "", passages, 0)))
    bench.session.execute(AddTake("one", id_, Take(text.id, tokens.id), (text,)))
    return tokens.id


def test_before_anything_was_sent_it_is_an_estimate_and_says_so(bench: TextBench, qtbot: QtBot) -> None:
    bench.session.execute(SetMemory("A harbour without a light."))
    meter = _meter(bench)
    meter.refresh()
    qtbot.waitUntil(lambda: meter.sent.tokens == 14, timeout=WAIT_MS)
    assert meter.sent.estimated
    assert [(part.name, part.text) for part in meter.sent.parts] == [
        ("memory", "A harbour without a light.\n\n"),
        ("story", "It was dark. She climbed."),
    ]
    assert meter.sent.says == "≈ 14 tokens"
    bench.panel.editor.go_to(12)
    meter.refresh()
    qtbot.waitUntil(lambda: meter.sent.parts[-1].text == "It was dark.", timeout=WAIT_MS)


def test_lore_and_characters_are_in_the_estimate_as_they_will_be_sent(
    bench: TextBench, qtbot: QtBot, engine: tuple[EngineModels, str]
) -> None:
    book = Lore(
        entries=(
            LoreEntry("1", keys=("dark",), content="The dark is old.", name="Dark"),
            LoreEntry("2", keys=("noon",), content="Noon is short.", name="Noon"),
        )
    )
    entries = bench.assets.add_bytes(lorebook_to_bytes(book), "application/json")
    card = bench.assets.add_bytes(dumped(card_3()), "application/json")
    for command in (
        SetMemory("A harbour."),
        SetNote("Slowly.", depth=1),
        AddLorebook(Lorebook("b", "Night", entries.id)),
        AddCharacter(Character("c", "Mara", card.id)),
    ):
        bench.session.execute(command)
    meter = _meter(bench)
    meter.refresh()
    qtbot.waitUntil(lambda: len(meter.sent.parts) == 5, timeout=WAIT_MS)
    # Exactly this is what the generator tells its model.
    wanted = [field.name for field in fields_of(ContinueRequest) if field.given]
    values = bench.panel.input_task("text.continue", wanted)(JobContext(JobId("give"), lambda _event: None))
    assert isinstance(values, dict)
    models, model = engine
    request = ContinueRequest(**values, model=model, max_tokens=4, seed=3)
    context = RunContext(JobContext(JobId("job"), lambda _event: None), bench.assets, REPOSITORY / "resources")
    (output,) = Continue().run(request, RunModels(models), context)
    sent = details_from_bytes(output.details[DETAILS]).told
    assert [(part.name, part.text) for part in meter.sent.parts] == [(part.name, part.text) for part in sent]
    assert {part.name for part in sent} >= {"memory", "character: The Keeper", "lore: Dark", "note", "story"}
    bench.session.execute(SetLorebook("b", enabled=False))
    qtbot.waitUntil(lambda: not any(part.name == "lore: Dark" for part in meter.sent.parts), timeout=WAIT_MS)


def test_what_would_be_too_much_is_said_before_it_is_sent(bench: TextBench, qtbot: QtBot) -> None:
    bench.session.execute(SetMemory("A harbour without a light. " * 400))
    meter = _meter(bench)
    meter._context_tokens = 1024
    meter.refresh()
    qtbot.waitUntil(lambda: bool(meter.alert), timeout=WAIT_MS)
    assert meter.alert.startswith("What the model is always told is 2701 tokens long, of 856 that")
    assert [part.name for part in meter.sent.parts] == ["memory", "story"]


def test_a_book_that_cannot_be_read_is_said(bench: TextBench, qtbot: QtBot) -> None:
    bench.session.execute(AddLorebook(Lorebook("b", "Night", AssetId("0" * 64))))
    meter = _meter(bench)
    meter.refresh()
    qtbot.waitUntil(lambda: bool(meter.alert), timeout=WAIT_MS)
    assert [part.name for part in meter.sent.parts] == ["story"]


def test_an_estimate_counts_japanese_by_characters() -> None:
    assert tokens_about("a" * 400) == 100
    assert tokens_about("海は静かだ。" * 10) == 60


def test_afterwards_it_is_exactly_what_was_sent(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench, "d", details_to_bytes(_DETAILS))
    meter = _meter(bench)
    qtbot.waitUntil(lambda: not meter.sent.estimated, timeout=WAIT_MS)
    assert meter.sent.parts == _PARTS
    assert meter.sent.says == "65 of 2048 tokens"
    assert meter.alert == "Left out of what the model is told, for lack of space: The fleet."
    assert meter.sent.left_out == "Left out: The fleet"
    bench.write(" And then")
    meter.refresh()
    assert meter.sent.parts == _PARTS


def test_the_parts_are_read_one_by_one(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench, "d", details_to_bytes(_DETAILS))
    meter = _meter(bench)
    qtbot.waitUntil(lambda: not meter.sent.estimated, timeout=WAIT_MS)
    meter._bar.setFocus()
    QTest.keyClick(meter._bar, Qt.Key.Key_Return)
    popup = meter.popup
    rows = [popup.list.topLevelItem(at) for at in range(popup.list.topLevelItemCount())]
    seen = [(row.text(0), row.text(1)) for row in rows if row is not None]
    assert seen == [
        ("Memory", "4"),
        ("Character: Mara", "6"),
        ("Text (12345 characters before it are not sent)", "40"),
        ("Lore: Gulls", "5"),
        ("Text", "10"),
    ]
    assert popup.text.toPlainText() == "A harbour.\n\n"
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    assert popup.text.toPlainText() == "Mara keeps the light.\n\n"
    assert popup.words.split("\n") == [
        "Sent with the last draft: 65 of 2048 tokens",
        "Left out of what the model is told, for lack of space: The fleet.",
        "1065 tokens read in 0.50 s, 1000 of them known before · 130 a second",
        "30 tokens written, 20.0 a second",
    ]
    popup.close()


def test_the_draft_that_was_made_last_counts_and_undo_goes_back(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench, "d", details_to_bytes(_DETAILS))
    meter = _meter(bench)
    qtbot.waitUntil(lambda: meter.sent.tokens == 65, timeout=WAIT_MS)
    other = DraftDetails((), _PARTS[:1], (), 2048, 4, 0, 0.0, 0.0)
    _draft(bench, "e", details_to_bytes(other))
    qtbot.waitUntil(lambda: meter.sent.tokens == 4, timeout=WAIT_MS)
    assert meter.alert == ""
    assert "written" not in meter.sent.speed
    bench.session.undo()
    qtbot.waitUntil(lambda: meter.sent.tokens == 65, timeout=WAIT_MS)


def test_details_that_are_damaged_are_no_details(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench, "d", b"{broken")
    meter = _meter(bench)
    meter.refresh()
    settle_jobs(bench, qtbot)
    assert meter.sent.estimated
    assert bench.messages.failed == []


def test_hovering_says_all_of_it_in_words(bench: TextBench, qtbot: QtBot) -> None:
    _draft(bench, "d", details_to_bytes(_DETAILS))
    meter = _meter(bench)
    qtbot.waitUntil(lambda: not meter.sent.estimated, timeout=WAIT_MS)
    lines = meter._bar.toolTip().split("\n")
    assert lines[0] == "Sent with the last draft: 65 of 2048 tokens"
    assert lines[1:5] == ["Memory: 4", "Character: 6", "Text: 50", "Lore: 5"]
    assert meter._bar.accessibleDescription() == meter._bar.toolTip()
