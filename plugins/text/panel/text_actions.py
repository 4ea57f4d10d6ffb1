"""What can be done in the text, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.api import Action
from plugins.text.panel.ghost import Accept

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel


def actions_of(panel: TextPanel) -> Sequence[Action]:
    """Every action of a panel."""
    return (*_manuscript(panel), *_find(panel), *_draft(panel), *_view(panel))


def _manuscript(panel: TextPanel) -> Sequence[Action]:
    tree = panel.tree
    return (
        Action("text.chapter.add", "New chapter", tree.add_chapter, "edit", ("Ctrl+Alt+N",), icon="file-plus"),
        Action("text.folder.add", "New part", tree.add_folder, "edit", icon="folder"),
        Action("text.note.add", "New note", tree.add_note, "edit", icon="notebook-pen"),
        Action("text.code.add", "New code file", tree.add_code, "edit", icon="file-code"),
        Action(
            "text.conversation.add",
            "New conversation",
            tree.add_conversation,
            "edit",
            ("Ctrl+Shift+M",),
            "Ask the model, or let a character speak.",
            "message-square",
        ),
        Action(
            "text.title-page",
            "Title page",
            tree.title_page_wanted.emit,
            "edit",
            help="Title, authors, language and what else a book says of itself.",
            icon="book-open",
        ),
        Action(
            "text.chapter.next",
            "Next chapter",
            lambda: panel.step(1),
            "view",
            ("Ctrl+PgDown",),
            icon="chevron-down",
            while_focused=True,
        ),
        Action(
            "text.chapter.previous",
            "Previous chapter",
            lambda: panel.step(-1),
            "view",
            ("Ctrl+PgUp",),
            icon="chevron-up",
            while_focused=True,
        ),
        Action(
            "text.snapshot",
            "Keep a snapshot of the chapter",
            panel.snapshot,
            "edit",
            help="A version to compare with, and to come back to.",
            icon="bookmark",
        ),
    )


def _find(panel: TextPanel) -> Sequence[Action]:
    return (
        Action(
            "text.find",
            "Find in the chapter",
            panel.find_words,
            "edit",
            ("Ctrl+F",),
            icon="search",
            while_focused=True,
        ),
        Action(
            "text.find-everywhere",
            "Find and replace everywhere",
            panel.find_everywhere,
            "edit",
            ("Ctrl+Shift+H",),
            "In all chapters, with a list of what is found.",
            "replace",
            while_focused=True,
        ),
    )


def _draft(panel: TextPanel) -> Sequence[Action]:
    def is_there() -> bool:
        return panel.ghost is not None

    def accept(how: Accept) -> None:
        if panel.ghost is not None:
            panel.ghost.accept(how)

    def flip(by: int) -> None:
        if panel.ghost is not None:
            panel.ghost.next(by)

    def reject() -> None:
        if panel.ghost is not None:
            panel.ghost.reject()

    return (
        Action(
            "text.draft.accept",
            "Accept draft",
            lambda: accept(Accept.ALL),
            "generate",
            help="Take all of it into the text (Tab).",
            icon="check",
            enabled=is_there,
        ),
        Action(
            "text.draft.sentence",
            "Accept the next sentence",
            lambda: accept(Accept.SENTENCE),
            "generate",
            help="Alt+Shift+Right in the text.",
            enabled=is_there,
        ),
        Action(
            "text.draft.word",
            "Accept the next word",
            lambda: accept(Accept.WORD),
            "generate",
            help="Alt+Right in the text, or Ctrl+Right at the draft.",
            enabled=is_there,
        ),
        Action(
            "text.draft.reject",
            "Refuse draft",
            reject,
            "generate",
            help="It stays among the drafts of the chapter (Escape).",
            icon="x",
            enabled=is_there,
        ),
        Action(
            "text.draft.next",
            "Next alternative",
            lambda: flip(1),
            "generate",
            ("Alt+]",),
            icon="chevron-right",
            enabled=is_there,
            while_focused=True,
        ),
        Action(
            "text.draft.previous",
            "Previous alternative",
            lambda: flip(-1),
            "generate",
            ("Alt+[",),
            icon="chevron-left",
            enabled=is_there,
            while_focused=True,
        ),
    )


def _view(panel: TextPanel) -> Sequence[Action]:
    editor, work = panel.editor, panel.work
    return (
        Action(
            "text.focus",
            "Focus mode",
            lambda: panel.set_focus_mode(not editor.focus_mode),
            "view",
            ("F9",),
            "Dim all but the paragraph of the cursor.",
            "focus",
            checked=lambda: editor.focus_mode,
        ),
        Action(
            "text.typewriter",
            "Typewriter scrolling",
            lambda: panel.set_typewriter(not editor.typewriter),
            "view",
            ("Shift+F9",),
            "Keep the line of the cursor in the middle.",
            "align-left",
            checked=lambda: editor.typewriter,
        ),
        Action(
            "text.vertical",
            "Export in vertical columns",
            lambda: panel.set_vertical(not panel.work.manuscript.vertical),
            "file",
            (),
            "E-books and PDF are set in columns from right to left, as Japanese books are.",
            "book-open",
            checked=lambda: panel.work.manuscript.vertical,
        ),
        Action(
            "text.origins",
            "Show origins",
            lambda: panel.set_origins(not panel.shows_origins),
            "view",
            ("Ctrl+Alt+O",),
            "Tell written, generated, edited and pasted text apart.",
            "highlighter",
            checked=lambda: panel.shows_origins,
        ),
        Action(
            "text.larger",
            "Larger letters",
            lambda: work.set_size(work.font_px + 1),
            "view",
            ("Ctrl+=", "Ctrl++"),
            icon="zoom-in",
            while_focused=True,
        ),
        Action(
            "text.smaller",
            "Smaller letters",
            lambda: work.set_size(work.font_px - 1),
            "view",
            ("Ctrl+-",),
            icon="zoom-out",
            while_focused=True,
        ),
    )
