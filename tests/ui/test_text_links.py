"""From a passage to other media: asked for in the real window, made by a stranger's plugin, linked and kept in step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.api import AssetId, Document, ModelKind
from app.bootstrap import build
from app.document import document_from, rows_of
from app.extensions import PluginRegistry, find_plugins
from app.jobs import JobSpec, JobState, Lane
from app.jobs.job import JobId
from app.jobs.queue import StoredJob
from plugins.canvas.panel import CanvasPanel
from plugins.text.codec import PART
from plugins.text.commands import RemoveItems, SetChapter, manuscript_of
from plugins.text.model import Link
from plugins.text.panel import TextPanel
from plugins.text.panel.links.medium import Medium
from plugins.text.panel.links.place import LinkPlace
from plugins.text.panel.links.watching import Row, State
from plugins.text.panel.links.wish import LONGEST
from plugins.text.passages import read_text
from tests.tiny_language_models import build_gguf, build_language_model
from tests.ui.opened import Opened

_MANIFEST = """
id = "strange"
name = "Strange"
version = "1"
api = 1

[[generators]]
id = "sketch"
title = "Sketch"
call = "makers:Sketch"
accepts = ["text/plain"]
returns = ["image/*"]

[[generators]]
id = "tune"
title = "Tune"
call = "makers:Tune"
accepts = ["text/plain"]
returns = ["audio/*"]

[[generators]]
id = "voice"
title = "Voice"
call = "makers:Voice"
accepts = ["text/*"]
returns = ["audio/*;content=speech"]

[[generators]]
id = "shot"
title = "Shot"
call = "makers:Shot"
accepts = ["text/plain", "image/*"]
returns = ["video/*"]

[[generators]]
id = "broken"
title = "Broken"
call = "nowhere:Broken"
accepts = ["text/plain", "image/*"]
returns = ["image/*"]
"""

_MAKERS = '''
"""Generators without a model: what they make is told by the text and the seed."""

import zlib
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np

from app.api import AssetId, AssetOf, Lane, Output, Prompt, Range, Seed


@dataclass(frozen=True, slots=True)
class SketchRequest:
    prompt: Annotated[str, Prompt()]
    negative: Annotated[str, Prompt(negative=True)] = ""
    seed: Annotated[int, Seed()] = 0
    batch: Annotated[int, Range(1, 4)] = 2


@dataclass(frozen=True, slots=True)
class ShotRequest:
    prompt: Annotated[str, Prompt()]
    image: Annotated[str | None, AssetOf("image/*")] = None


@dataclass(frozen=True, slots=True)
class VoiceRequest:
    text: Annotated[str, AssetOf("text/*")]


class Sketch:
    Request = SketchRequest
    version = "1"
    lane = Lane.INTERACTIVE

    def run(self, request, models, context):
        for number in range(request.batch):
            seed = (request.seed + number) % 2**32
            chance = np.random.default_rng([zlib.crc32(request.prompt.encode()), seed])
            pixels = chance.integers(0, 255, (16, 24, 3), dtype=np.uint8)
            yield Output(pixels, replace(request, seed=seed, batch=1), name=request.prompt[:80])


class Tune:
    Request = SketchRequest
    version = "1"
    lane = Lane.INTERACTIVE

    def run(self, request, models, context):
        yield Output(b"RIFF" + request.prompt.encode(), request, media_type="audio/wav")


class Voice:
    Request = VoiceRequest
    version = "1"
    lane = Lane.INTERACTIVE

    def run(self, request, models, context):
        yield Output(b"spoken: " + context.assets.read(AssetId(request.text)), request, media_type="audio/wav")


class Shot:
    Request = ShotRequest
    version = "1"
    lane = Lane.INTERACTIVE

    def run(self, request, models, context):
        yield Output(b"film of " + request.prompt.encode(), request, media_type="video/mp4")
'''

FIRST = "The ferry was late that evening, and nobody on the pier spoke."
SECOND = "A red lighthouse stood on the rocks by the sea, and its lamp turned slowly all night long."
THIRD = "Inside, a fox slept beside the stove."


@dataclass
class Studio:
    """The window with the text panel in it, and the generators of a stranger beside the studio's own."""

    opened: Opened
    panel: TextPanel
    qtbot: QtBot

    def place(self, words: str) -> None:
        """Put the cursor where some words begin."""
        self.panel.editor.go_to(self.panel.work.text.live.text().index(words))

    def ask(self, medium: Medium, generator: str) -> None:
        """Choose a generator from what the passage at the cursor can become."""
        links = self.panel.links
        links.begin(medium, next(info for info in links.makers(medium) if info.id == generator))

    def links(self) -> tuple[Link, ...]:
        """The links of the document."""
        return manuscript_of(self.opened.session.document).links

    def wait_for_links(self, count: int) -> None:
        """Until so many were made."""
        self.qtbot.waitUntil(lambda: len(self.links()) == count and self.is_idle, timeout=10_000)

    @property
    def is_idle(self) -> bool:
        """Whether no job waits or runs."""
        return all(job.state.ended for job in self.opened.jobs.jobs)

    def rows(self, *states: State) -> list[Row]:
        """What is shown of the chapter, as soon as all of it is in these states."""

        def settled() -> bool:
            return [row.state for row in self.panel.links.watching.rows] == list(states)

        self.qtbot.waitUntil(settled, timeout=10_000)
        return list(self.panel.links.watching.rows)

    def illustrate(self, words: str) -> None:
        """Have two sketches made of the paragraph in which some words stand."""
        before = len(self.links())
        self.place(words)
        self.ask(Medium.PICTURE, "strange.sketch")
        self.panel.links.line.submit()
        self.wait_for_links(before + 2)

    def read(self, asset: AssetId) -> str:
        """The text of an asset."""
        return self.opened.built.studio.assets.read(asset).decode()


Opening = Callable[[], Studio]


@pytest.fixture
def studio(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opener: Callable[..., Opened]
) -> Iterator[Studio]:
    """Three paragraphs in a chapter, and a stranger's plugin."""
    folder = tmp_path / "strangers" / "strange"
    folder.mkdir(parents=True)
    (folder / "plugin.toml").write_text(_MANIFEST)
    (folder / "__init__.py").write_text("")
    (folder / "makers.py").write_text(dedent(_MAKERS))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path / "seisei"))
    built = build()
    registry = PluginRegistry([*built.registry.plugins, *find_plugins(folder.parent, "strangers")])
    runner = replace(built.runner, generators=registry.generator)
    opened = Opened(replace(built, registry=registry, runner=runner))
    qtbot.addWidget(opened.window, before_close_func=lambda _window: opened.close())
    opened.window.workspaces.show("text.text")
    panel = opened.window.workspaces.panel
    assert isinstance(panel, TextPanel)
    panel.editor.setFocus()
    panel.editor.paste_text(f"{FIRST}\n{SECOND}\n{THIRD}")
    panel.work.settle()
    yield Studio(opened, panel, qtbot)
    opened.close()


def test_what_a_passage_can_become_is_told_by_the_plugins_that_are_there(studio: Studio, opened: Opened) -> None:
    makers = {medium: [info.id for info in studio.panel.links.makers(medium)] for medium in Medium}
    assert makers == {
        Medium.PICTURE: ["canvas.text-to-image", "strange.sketch"],
        Medium.MUSIC: ["audio.compose", "audio.text-to-audio", "strange.tune"],
        Medium.SPEECH: ["strange.voice"],
        Medium.FILM: ["timeline.text-to-video", "timeline.storyboard", "robot.plan", "strange.shot"],
    }
    ids = {action.id for action in studio.opened.window.registry.actions}
    assert {"text.illustrate", "text.score", "text.read-aloud", "text.storyboard"} <= ids
    opened.window.workspaces.show("text.text")
    plain = {action.id for action in opened.window.registry.actions}
    assert {"text.illustrate", "text.score"} <= plain
    assert "text.storyboard" in plain
    assert "text.read-aloud" not in plain


def test_program_code_becomes_nothing_else(studio: Studio) -> None:
    menu = QMenu()
    chapter = studio.panel.work.ensure_chapter()
    studio.panel.work.execute(SetChapter(chapter, language="python", is_code=True))
    studio.panel.editor.menu_wanted.emit(menu)
    assert "Illustrate" not in [action.text() for action in menu.actions()]


def test_the_context_menu_names_several_generators_by_their_titles(studio: Studio) -> None:
    menu = QMenu()
    studio.panel.editor.menu_wanted.emit(menu)
    titles = {action.text(): action for action in menu.actions()}
    assert {"Illustrate", "Score", "Read aloud", "Storyboard"} <= set(titles)
    several = titles["Illustrate"].menu()
    assert isinstance(several, QMenu)
    assert [action.text() for action in several.actions()] == ["Text to image", "Sketch"]
    studio.place("A red")
    several.actions()[1].trigger()
    assert studio.panel.links.line.text == SECOND


def test_a_passage_is_illustrated_and_linked_as_one_step(studio: Studio) -> None:
    studio.place("lighthouse")
    studio.ask(Medium.PICTURE, "strange.sketch")
    line = studio.panel.links.line
    assert line.text == SECOND
    assert line.note == ""
    before = studio.opened.session.position
    QTest.keyClick(line.focusWidget(), Qt.Key.Key_Return)
    studio.wait_for_links(2)
    assert line.isHidden()
    one, other = studio.links()
    chapter = studio.panel.work.current
    assert (one.chapter, one.at, one.length) == (chapter, len(FIRST) + 1, len(SECOND))
    assert (one.at, one.length, one.passage) == (other.at, other.length, other.passage)
    assert one.made != other.made
    assert studio.read(one.passage) == SECOND
    recipe = studio.opened.session.document.assets[one.made].recipe
    assert recipe is not None
    assert recipe.request["prompt"] == SECOND
    assert studio.opened.session.position == before + 1
    studio.panel.work.settle()
    studio.opened.session.undo()
    assert studio.links() == ()
    passages = manuscript_of(studio.opened.session.document).chapter(chapter).passages
    assert read_text(passages, studio.opened.built.studio.assets) == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_what_is_selected_is_the_passage(studio: Studio) -> None:
    start = len(FIRST) + 1
    studio.panel.editor.go_to(start + 1, start + 17)
    studio.ask(Medium.FILM, "strange.shot")
    assert studio.panel.links.line.text == "red lighthouse"
    studio.panel.links.line.write("a red lighthouse, slowly from afar")
    studio.panel.links.line.submit()
    studio.wait_for_links(1)
    (link,) = studio.links()
    assert (link.at, link.length) == (start + 2, 14)
    assert studio.read(link.passage) == "red lighthouse"
    assert studio.read(link.made) == "film of a red lighthouse, slowly from afar"


def test_what_is_read_aloud_is_the_passage_itself(studio: Studio) -> None:
    studio.place("Inside")
    studio.ask(Medium.SPEECH, "strange.voice")
    assert studio.panel.links.line.isHidden()
    studio.wait_for_links(1)
    assert studio.read(studio.links()[0].made) == f"spoken: {THIRD}"


def test_escape_goes_back_and_nothing_is_made(studio: Studio) -> None:
    studio.place("Inside")
    studio.ask(Medium.PICTURE, "strange.sketch")
    jobs = len(studio.opened.jobs.jobs)
    QTest.keyClick(studio.panel.links.line.focusWidget(), Qt.Key.Key_Escape)
    assert studio.panel.links.line.isHidden()
    assert studio.panel.editor.hasFocus()
    assert len(studio.opened.jobs.jobs) == jobs
    assert studio.links() == ()


def test_an_empty_line_makes_nothing_and_an_empty_paragraph_is_no_passage(studio: Studio) -> None:
    studio.place("Inside")
    studio.ask(Medium.PICTURE, "strange.sketch")
    studio.panel.links.line.write("  ")
    studio.panel.links.line.submit()
    assert not studio.panel.links.line.isHidden()
    studio.panel.links.line.left.emit()
    studio.panel.editor.go_to(len(FIRST))
    studio.panel.editor.paste_text("\n\n")
    studio.panel.editor.go_to(len(FIRST) + 1)
    studio.ask(Medium.PICTURE, "strange.sketch")
    assert "no passage" in studio.opened.window.status.message
    assert studio.panel.links.line.isHidden()


def test_of_a_long_passage_the_beginning_is_offered_and_all_of_it_on_request(studio: Studio) -> None:
    whole = f"{FIRST} {SECOND} " * 4
    studio.panel.editor.go_to(0, studio.panel.work.text.live.units)
    studio.panel.editor.paste_text(whole)
    studio.ask(Medium.PICTURE, "strange.sketch")
    line = studio.panel.links.line
    assert line.text == f"{FIRST} {SECOND} {FIRST}"
    assert len(line.text) <= LONGEST
    assert str(len(whole) - 1) in line.note
    button = next(one for one in line.findChildren(QPushButton) if one.text() == "Take all of it")
    button.click()
    assert line.text == whole.strip()
    assert line.note == ""
    line.submit()
    studio.wait_for_links(2)
    assert studio.read(studio.links()[0].passage) == whole.strip()


def test_what_the_model_cannot_read_is_said(studio: Studio) -> None:
    studio.panel.editor.go_to(0)
    studio.panel.editor.paste_text("岬の灯台に雪が降る。\n")
    studio.panel.editor.go_to(0)
    studio.ask(Medium.PICTURE, "canvas.text-to-image")
    assert "cannot read" in studio.panel.links.line.note
    studio.panel.links.line.write("snow falls on a lighthouse")
    assert studio.panel.links.line.note == ""


def test_a_link_goes_stale_with_its_passage_and_back_by_undo(studio: Studio) -> None:
    studio.illustrate("lighthouse")
    studio.rows(State.FRESH, State.FRESH)
    assert studio.panel.links.dock.summary == "2 made"
    studio.panel.editor.go_to(0)
    studio.panel.editor.paste_text("A new beginning.\n")
    studio.rows(State.FRESH, State.FRESH)
    studio.place("red light")
    studio.panel.editor.paste_text("dark ")
    one, _ = studio.rows(State.CHANGED, State.CHANGED)
    assert one.found is not None
    text = studio.panel.work.text.live.text()
    assert text[one.found.at : one.found.end] == SECOND.replace("red", "dark red")
    assert studio.panel.links.dock.summary == "2 made, 2 outdated"
    cards = studio.panel.links.dock.cards
    assert "Passage changed" in cards.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    studio.panel.editor.go_to(0)
    studio.panel.editor.paste_text("Before all of it 🙂.\n")
    studio.qtbot.wait(400)
    one, _ = studio.rows(State.CHANGED, State.CHANGED)
    assert one.found is not None
    text = studio.panel.work.text.live.text()
    assert text[one.found.at : one.found.end] == SECOND.replace("red", "dark red")
    for _ in range(2):
        studio.opened.window.undo()
    studio.rows(State.FRESH, State.FRESH)
    start = studio.panel.work.text.live.text().index("A red")
    studio.panel.editor.go_to(start, start + len(SECOND))
    studio.panel.editor.paste_text("Nothing of it is left.")
    studio.rows(State.GONE, State.GONE)
    assert "Passage gone" in cards.item(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_making_again_takes_the_passage_as_it_is_and_the_place_of_the_old_one(studio: Studio) -> None:
    studio.illustrate("lighthouse")
    first, second = studio.links()
    studio.place("red light")
    studio.panel.editor.paste_text("dark ")
    one, _ = studio.rows(State.CHANGED, State.CHANGED)
    studio.panel.links.dock.cards.choose(one.id)
    studio.panel.links.dock.again_wanted.emit(one)
    now = SECOND.replace("red", "dark red")
    assert studio.panel.links.line.text == now
    studio.panel.links.line.submit()
    studio.qtbot.waitUntil(lambda: first not in studio.links() and studio.is_idle, timeout=10_000)
    new, other = studio.links()
    assert other == second
    assert (new.at, new.length) == (len(FIRST) + 1, len(now))
    document = studio.opened.session.document
    was, recipe = document.assets[first.made].recipe, document.assets[new.made].recipe
    assert was is not None
    assert recipe is not None
    assert recipe.request == {**was.request, "prompt": now}
    assert studio.rows(State.FRESH, State.CHANGED)
    studio.opened.session.undo()
    assert studio.links() == (first, second)


def test_making_an_unchanged_one_again_gives_another(studio: Studio) -> None:
    studio.illustrate("lighthouse")
    first, second = studio.links()
    one, _ = studio.rows(State.FRESH, State.FRESH)
    studio.panel.links.make_again(one)
    studio.panel.links.line.submit()
    studio.qtbot.waitUntil(lambda: first not in studio.links() and studio.is_idle, timeout=10_000)
    assert studio.links()[0].made not in (first.made, second.made)


def test_it_is_shown_where_it_can_be_used_and_unlinked(studio: Studio) -> None:
    studio.illustrate("lighthouse")
    first, second = studio.links()
    rows = studio.rows(State.FRESH, State.FRESH)
    studio.panel.links.dock.cards.choose(rows[1].id)
    QTest.keyClick(studio.panel.links.dock.cards, Qt.Key.Key_Return)
    canvas = studio.opened.window.workspaces.panel
    assert isinstance(canvas, CanvasPanel)
    assert canvas.takes.current is not None
    assert canvas.takes.current.made.asset.id == second.made
    assert "canvas" not in studio.opened.session.document.parts
    studio.opened.window.workspaces.show("text.text")
    QTest.keyClick(studio.panel.links.dock.cards, Qt.Key.Key_Delete)
    assert studio.links() == (first,)
    assert second.made in studio.opened.session.document.assets
    studio.opened.window.undo()
    assert studio.links() == (first, second)


def test_a_mark_beside_the_passage_chooses_what_was_made(studio: Studio) -> None:
    studio.illustrate("lighthouse")
    studio.illustrate("fox")
    rows = studio.rows(*[State.FRESH] * 4)
    margin = studio.panel.links.margin
    studio.qtbot.waitUntil(lambda: len(margin.marks()) == 2, timeout=5_000)
    mark = margin.marks()[1]
    assert margin.isVisible()
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(8, int(mark.top) + 8))
    current = studio.panel.links.dock.cards.current
    assert current is not None
    assert current.id == rows[2].id
    studio.panel.links.dock.passage_wanted.emit(current)
    start, end = studio.panel.editor.selection
    assert studio.panel.work.text.live.between(start, end) == THIRD


def _place_of(studio: Studio) -> LinkPlace:
    assets = studio.opened.built.studio.assets
    passage = assets.add_bytes(SECOND.encode(), "text/markdown").id
    return LinkPlace(studio.panel.work.current, len(FIRST) + 1, len(SECOND), passage)


def _stored(studio: Studio, place: LinkPlace, document: str) -> StoredJob:
    spec = JobSpec("strange.sketch", {"prompt": SECOND, "seed": 3, "batch": 1}, document, place.to_json())
    return StoredJob(JobId("before"), SECOND, spec, Lane.INTERACTIVE, JobState.QUEUED, 0, 0.0)


def test_what_is_made_after_a_restart_is_linked(studio: Studio) -> None:
    place = _place_of(studio)
    studio.opened.jobs.queue.restore([_stored(studio, place, studio.opened.session.document.id)])
    studio.wait_for_links(1)
    assert studio.links()[0].passage == place.passage


def test_what_was_made_while_the_project_was_closed_is_linked_when_it_is_open_again(studio: Studio) -> None:
    place, session = _place_of(studio), studio.opened.session
    studio.panel.work.settle()
    rows = rows_of(session.document, {"text": PART})
    session.replace(Document())
    studio.opened.jobs.queue.restore([_stored(studio, place, document_from(rows, {"text": PART}).id)])
    studio.qtbot.waitUntil(lambda: studio.is_idle, timeout=10_000)
    assert studio.links() == ()
    session.replace(document_from(rows, {"text": PART}))
    studio.wait_for_links(1)


def test_what_is_made_for_a_chapter_that_is_gone_is_said_to_be_in_the_gallery(studio: Studio) -> None:
    place = _place_of(studio)
    studio.panel.work.execute(RemoveItems((place.chapter,)))
    studio.opened.jobs.queue.restore([_stored(studio, place, studio.opened.session.document.id)])
    studio.qtbot.waitUntil(lambda: "gallery" in studio.opened.window.status.message, timeout=10_000)
    assert studio.links() == ()


def test_what_is_being_made_is_shown_until_it_is_there(studio: Studio) -> None:
    studio.opened.jobs.queue.pause()
    studio.place("lighthouse")
    studio.ask(Medium.PICTURE, "strange.sketch")
    studio.panel.links.line.submit()
    (row,) = studio.rows(State.MAKING)
    studio.qtbot.waitUntil(lambda: studio.panel.links.watching.rows[0].passage == SECOND, timeout=5_000)
    studio.panel.links.dock.cancel_wanted.emit(row)
    studio.rows()
    assert studio.links() == ()


def test_a_language_model_writes_the_line(studio: Studio, tmp_path: Path) -> None:
    studio.place("lighthouse")
    studio.ask(Medium.PICTURE, "strange.sketch")
    line = studio.panel.links.line
    describe = next(one for one in line.findChildren(QPushButton) if one.text() == "Let the model describe it")
    assert describe.isHidden()
    line.left.emit()
    model = build_language_model(tmp_path / "tiny")
    file = build_gguf(tmp_path / "tiny.gguf", model, {"llama.context_length": 2048})
    studio.opened.built.studio.models.add(file)
    assert studio.opened.built.library.records(ModelKind.LANGUAGE_MODEL)
    studio.ask(Medium.PICTURE, "strange.sketch")
    assert not describe.isHidden()
    history = studio.opened.built.studio.history.count()
    describe.click()
    assert not describe.isEnabled()
    studio.qtbot.waitUntil(describe.isEnabled, timeout=60_000)
    assert studio.opened.window.status.message == ""
    assert line.text
    assert line.text != SECOND
    assert studio.opened.built.studio.history.count() == history
    assert manuscript_of(studio.opened.session.document).chapter(studio.panel.work.current).drafts == ()
