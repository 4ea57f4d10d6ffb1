"""TextPanel: the manuscript with its tree, the chapter that is open, and what is drafted in it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.api import Area, Asset, Dock, Job, Json, Made, PanelContext, Recipe, Task, UserError
from app.widgets.icons import Icons
from plugins.text.commands import AddItem, AddVersion, SetVertical, chapters_in
from plugins.text.exchange import BOOK, AddBook, arrived
from plugins.text.model import Chapter, Origin, Version, new_id
from plugins.text.panel.bar import TextBar
from plugins.text.panel.branches.actions import branch_actions
from plugins.text.panel.branches.branching import Branching
from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.chat import add_conversations, chat_actions
from plugins.text.panel.code.coding import Coding
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.finding import FindBar
from plugins.text.panel.finding_everywhere import FindEverywhere
from plugins.text.panel.ghost import Ghost
from plugins.text.panel.links import Links
from plugins.text.panel.origins import Origins
from plugins.text.panel.saying import said
from plugins.text.panel.text_actions import actions_of
from plugins.text.panel.title_page import add_title_page
from plugins.text.panel.tokens.actions import candidate_actions
from plugins.text.panel.tokens.candidates import Candidates
from plugins.text.panel.told import add_told
from plugins.text.panel.tree import ManuscriptTree
from plugins.text.panel.work import TextWork
from plugins.text.passages import store_text

_FOCUS, _TYPEWRITER = "text.focus", "text.typewriter"


class Side(Protocol):
    """What takes the generators of another kind than drafts in chapters, such as conversations."""

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """See app.api.Panel."""

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """See app.api.Panel."""

    def show_job(self, job: Job) -> None:
        """See app.api.Panel."""

    def offer(self, takes: Sequence[Made]) -> None:
        """See app.api.Panel."""


class TextPanel(QWidget):
    """The work of writing, in the middle of the window.

    `sides` are asked instead of the chapter for the generators that they are named by, and `show_beside` puts another
    widget in the chapter's place, such as a conversation.
    """

    _built = False

    empty_changed = Signal(bool)
    """Whether nothing is written, after that changed."""
    conversation_wanted = Signal(str)
    """A conversation was chosen in the tree."""
    character_wanted = Signal(str)
    """A conversation is to be begun with a character."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.icons = Icons(context.resources)
        self.sides: dict[str, Side] = {}
        self.editor = ManuscriptEditor(self)
        self.editor.setAccessibleName(self.tr("Chapter"))
        self.editor.invitation = self.tr("Write here, or let the model begin.")
        self.work = TextWork(context, self.palette(), self)
        self.drafting = Drafting(self.work, self.editor, self)
        self.tree = ManuscriptTree(self.work, self.icons)
        self.bar = TextBar(self.work, self.editor, self.icons, self)
        self.links = Links(self.work, self.editor, self.icons, self)
        self._origins = Origins(self.editor, self)
        self.candidates = Candidates(context, self.drafting, self.editor, self)
        self._finding = FindBar(self.work, self.editor, self.icons, self)
        self.everywhere = FindEverywhere(self.work, self.icons, self)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._problem.setMargin(32)
        self._problem.setProperty("class", "secondary")
        self.middle = QStackedWidget(self)
        for widget in (self.editor, self._problem):
            self.middle.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._finding)
        layout.addWidget(self.links.line)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.everywhere)
        layout.addWidget(self._origins)
        layout.addWidget(self.candidates.legend)
        layout.addWidget(self.bar)
        self.branching = Branching(self.work, self.drafting, self.icons, self.show_beside, self)
        self._was_empty = True
        self._closed = False
        self._connect()
        self.chat = add_conversations(self)
        self.told = add_told(self)
        self.told.conversation_wanted.connect(self.character_wanted)
        self.coding = Coding(self)
        self.title_page = add_title_page(self)
        self.setFocusProxy(self.editor)
        self.setAccessibleName(self.tr("Manuscript"))
        self.work.open_first()
        self._built = True
        self.set_focus_mode(bool(context.settings.get(_FOCUS, default=False)))
        self.set_typewriter(bool(context.settings.get(_TYPEWRITER, default=False)))

    @property
    def ghost(self) -> Ghost | None:
        """The draft that can be taken or refused now."""
        found = self.drafting.ghost
        return found if found is not None and not found.is_over and found.text else None

    @property
    def shows_origins(self) -> bool:
        """Whether the origins of the text are shown."""
        return not self._origins.isHidden()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return (
            *actions_of(self),
            *branch_actions(self.branching),
            *candidate_actions(self.candidates),
            *chat_actions(self.chat),
            *self.told.actions_here(),
            *self.links.actions(),
            *self.coding.actions_here(),
        )

    def docks(self) -> Sequence[Dock]:
        """The manuscript's tree, the versions of the chapter, what the model is told, and what was made from it."""
        return (
            Dock("manuscript", "Manuscript", Area.LEFT, self.tree, "book"),
            Dock("branches", "Branches", Area.LEFT, self.branching.dock, "git-branch"),
            Dock("told", "Told", Area.RIGHT, self.told, "brain"),
            Dock("links", "Made from it", Area.BOTTOM, self.links.dock, "link"),
        )

    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return self.work.is_empty

    def settle(self) -> bool:
        """Bring into the document what was written and isn't stored yet."""
        self.chat.head.settle()
        told = self.told.settle()
        self.title_page.settle()
        return self.work.settle() and told

    def input_task(self, generator: str, wanted: Sequence[str]) -> Task:
        """A task that stores the text around the cursor, or what is selected, and what the model is always told."""
        side = self.sides.get(generator)
        return side.input_task(generator, wanted) if side else self.drafting.input_task(wanted)

    def place_for(self, request: Mapping[str, Json]) -> Json:
        """Where in the chapter the result of a request belongs."""
        side = self.sides.get("text.chat") if "messages" in request else None
        return side.place_for(request) if side else self.drafting.place_for(request)

    def show_job(self, job: Job) -> None:
        """Show what a job writes where it will stand."""
        side = None if callable(job.work) else self.sides.get(job.work.generator)
        (side or self.drafting).show_job(job)

    def offer(self, takes: Sequence[Made]) -> None:
        """Alternatives to choose from."""
        for made in takes:
            (self.sides.get(made.recipe.generator) or self.drafting).offer([made])

    def place(self, asset: Asset, recipe: Recipe | None) -> None:
        """Put a text in as a chapter of its own, or all that was read from a manuscript's file."""
        if asset.media_type == BOOK:
            self._take_in(asset)
            return
        if not asset.media_type.startswith("text/"):
            raise UserError("Only texts can be put into a manuscript.", advice="Place it on the canvas.")
        text = self.context.assets.read(asset.id).decode("utf-8", "replace")
        origin = Origin.GENERATED if recipe is not None else Origin.PASTED
        passages = store_text(text, self.context.assets, origin)
        title = asset.name or self.tr("Chapter {number}").format(number=len(chapters_in(self.work.manuscript)) + 1)
        chapter = Chapter(new_id(), title, passages=passages)
        if self.work.execute(AddItem(chapter, label="Place text")):
            self.work.open(chapter.id)

    def _take_in(self, asset: Asset) -> None:
        came = arrived(self.context.assets.read(asset.id))
        if self.work.execute(AddBook(came, asset.name)):
            chapters = chapters_in(came.manuscript)
            if chapters:
                self.work.open(chapters[0].id)
            words = self.tr("{count} chapters came with “{name}”.").format(count=len(chapters), name=asset.name)
            remarks = [said(remark) for remark in came.remarks]
            self.context.messages.say(" ".join([words, *remarks]))

    def show_beside(self, widget: QWidget) -> None:
        """Show something else in the place of the chapter, until a chapter is opened."""
        if self.middle.indexOf(widget) < 0:
            self.middle.addWidget(widget)
        self.middle.setCurrentWidget(widget)

    def step(self, by: int) -> None:
        """Open the next chapter, or the one before."""
        ids = [chapter.id for chapter in chapters_in(self.work.manuscript)]
        if self.work.current in ids:
            at = ids.index(self.work.current) + by
            if 0 <= at < len(ids):
                self.work.open(ids[at])

    def snapshot(self) -> None:
        """Keep the chapter as it is, to come back to."""
        self.work.settle()
        chapter = self.work.manuscript.chapter(self.work.ensure_chapter())
        version = Version(new_id(), None, self.tr("Snapshot"), chapter.passages, time.time())
        if self.work.execute(AddVersion(chapter.id, version)):
            self.context.messages.say(self.tr("A snapshot of “{name}” is kept.").format(name=chapter.title))

    def find_words(self) -> None:
        """Look for words in the chapter."""
        self._finding.open()

    def find_everywhere(self) -> None:
        """Look for words in all chapters, to replace them."""
        self.everywhere.open(self.editor.textCursor().selectedText())

    def set_focus_mode(self, on: bool) -> None:
        """Dim all but the paragraph of the cursor, or nothing."""
        self.editor.set_focus_mode(on=on)
        self.bar.focus.setChecked(on)
        self.context.settings.set(_FOCUS, on)

    def set_typewriter(self, on: bool) -> None:
        """Keep the line of the cursor in the middle, or not."""
        self.editor.set_typewriter(on=on)
        self.bar.typewriter.setChecked(on)
        self.context.settings.set(_TYPEWRITER, on)

    def set_vertical(self, on: bool) -> None:
        """Have exported books in columns, or in lines."""
        self.work.execute(SetVertical(on))

    def set_origins(self, on: bool) -> None:
        """Show where the text comes from, or not."""
        self._origins.set_shown(on)
        self.bar.origins.setChecked(on)

    def event(self, event: QEvent) -> bool:
        """Before a key does something elsewhere, such as undo or save, what was written is in the document."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_command(event):
            self.work.settle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._built:
            self.drafting.take_look()
            self.work.take_look(self.palette())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what waits."""
        self.close_work()
        super().closeEvent(event)

    def close_work(self) -> None:
        """Store what waits; for a window that goes without closing its panels."""
        if not self._closed:
            self._closed = True
            self.everywhere.close_work()
            self.links.close()
            self.chat.close_work()
            self.told.close_work()
            self.coding.close_work()
            self.title_page.close_work()
            self.work.close()

    def _connect(self) -> None:
        work, bar = self.work, self.bar
        work.chapter_shown.connect(self._show)
        work.failed.connect(self._show_problem)
        work.text_changed.connect(self._tell_empty)
        work.text_changed.connect(self.editor.marks.refresh_soon)
        work.manuscript_changed.connect(self._tell_empty)
        bar.focus_wanted.connect(self.set_focus_mode)
        bar.typewriter_wanted.connect(self.set_typewriter)
        bar.origins_wanted.connect(self.set_origins)
        self.editor.size_wanted.connect(lambda by: work.set_size(work.font_px + by))
        self.drafting.ghost_changed.connect(self._say_ghost)
        self.tree.conversation_wanted.connect(self.conversation_wanted)
        self.tree.chapter_begun.connect(self.editor.setFocus)
        self.everywhere.shown.connect(self._show_found)

    def _show(self, text: ChapterText) -> None:
        self.editor.show_chapter(text)
        self.middle.setCurrentWidget(self.editor)
        self.editor.setReadOnly(self.context.session.read_only)

    def _show_problem(self, error: UserError | None) -> None:
        if error is not None:
            self._problem.setText(f"{error}")
            self.middle.setCurrentWidget(self._problem)
            self.context.messages.fail(error)

    def _show_found(self, chapter: str, at: int, end: int) -> None:
        if chapter != self.work.current:
            self.work.open(chapter)
        live = self.work.text.live
        self.editor.go_to(live.units_at(at), live.units_at(end))
        self.editor.centerCursor()

    def _say_ghost(self) -> None:
        ghost = self.ghost
        if ghost is None:
            self.bar.show_hint("")
            return
        words = self.tr("Tab takes it, Alt+→ a word, Esc refuses it")
        ready = [index for index, text in enumerate(ghost.alternatives) if text]
        if len(ready) > 1:
            place = ready.index(ghost.current) + 1 if ghost.current in ready else 1
            more = self.tr("Alt+] another ({place} of {all})").format(place=place, all=len(ready))
            words = f"{words}, {more}"
        self.bar.show_hint(words)

    def _tell_empty(self) -> None:
        empty = self.work.is_empty
        if empty != self._was_empty:
            self._was_empty = empty
            self.empty_changed.emit(empty)

    def _is_command(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return bool(held) and self.work.edits.pending
