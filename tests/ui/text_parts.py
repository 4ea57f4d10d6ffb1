"""What a text panel stands on in the tests: the real store, session and queue, settings and messages kept here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.api import Document, Job, JobState, Json, Lane, Made, PanelContext, Recipe, Session, TextPreview, Words
from app.jobs import JobContext, JobSpec, ThreadExecutor
from app.jobs.executor import RunSpec
from app.storage.assets import FolderAssets
from app.ui.jobs import QtJobs
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.model import Chapter, Manuscript
from plugins.text.panel import TextPanel
from plugins.text.passages import read_text, store_text
from tests.ui.canvas_parts import KeptMessages, KeptSettings, NoGenerators


class TextBench:
    """A text panel with everything it needs; `close` lets go of its threads."""

    def __init__(
        self,
        folder: Path,
        resources: Path,
        document: Document | None = None,
        generators: NoGenerators | None = None,
        run: RunSpec | None = None,
    ) -> None:
        self.assets = FolderAssets(folder / "assets", folder / "cache")
        self.session = Session(document or Document())
        self.settings, self.messages, self.generators = KeptSettings(), KeptMessages(), generators or NoGenerators()
        self.jobs = QtJobs(ThreadExecutor(run or _no_generator))
        self.panel = TextPanel(
            PanelContext(self.session, self.assets, self.generators, self.jobs, self.settings, self.messages, resources)
        )
        self.panel.tree.setParent(None)

    def close(self) -> None:
        """Let go of the panel and of every thread."""
        self.panel.close_work()
        for dock in self.panel.docks():
            assert isinstance(dock.widget, QWidget)
            dock.widget.close()
            dock.widget.deleteLater()
        self.panel.close()
        self.panel.deleteLater()
        self.jobs.queue.close()
        self.assets.close()

    def add(self, id_: str, text: str, title: str = "", **values: object) -> None:
        """Put a chapter with a text into the manuscript."""
        chapter = Chapter(id_, title or id_, passages=store_text(text, self.assets), **values)  # type: ignore[arg-type]
        self.session.execute(AddItem(chapter))

    def manuscript(self) -> Manuscript:
        """The manuscript of the document."""
        return manuscript_of(self.session.document)

    def stored(self, id_: str = "") -> str:
        """The text of a chapter as the document has it, the open one's without an id."""
        return read_text(self.manuscript().chapter(id_ or self.panel.work.current).passages, self.assets)

    def seen(self) -> str:
        """What stands in the editor, ghosts too."""
        return self.panel.editor.toPlainText()

    def write(self, text: str) -> None:
        """Type a text, key by key."""
        for letter in text:
            self.press(Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_A, text="\r" if letter == "\n" else letter)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        text: str = "",
    ) -> None:
        """Press a key in the editor."""
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.panel.editor, QKeyEvent(kind, key, modifiers, text))

    def compose(self, preedit: str, commit: str = "") -> None:
        """What an input method does: show what is composed, or commit it."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.panel.editor, event)


def writing(bench: TextBench, place: Json, text: str = "", *, seed: int = 7) -> Job:
    """A generator's job that is at work, with what it wrote so far."""
    spec = JobSpec("text.continue", {"prompt": "", "seed": seed}, bench.session.document.id, place)
    job = Job("", spec, Lane.INTERACTIVE)
    job.state, job.activity = JobState.RUNNING, Words("Writing")
    job.preview = TextPreview(text) if text else None
    return job


def take_of(bench: TextBench, job: Job, text: str, *, seed: int = 7, stop_after: int = 0) -> Made:
    """A stored result of a job; with `stop_after` it is what was written before that was cancelled."""
    asset = bench.assets.add_bytes(text.encode(), "text/markdown", name=text[:20])
    request: dict[str, Json] = {"prompt": "", "seed": seed, "stop_after": stop_after}
    return Made(asset, Recipe("text.continue", "1", request), job.id, 0.5)


def _no_generator(spec: JobSpec, _context: JobContext) -> None:
    raise KeyError(spec.generator)
