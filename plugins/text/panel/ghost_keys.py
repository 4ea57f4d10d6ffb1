"""What keys do at a ghost, and what they leave alone of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from plugins.text.panel.ghost import Accept

if TYPE_CHECKING:
    from plugins.text.panel.editor import ManuscriptEditor

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def ghost_is_here(editor: ManuscriptEditor) -> bool:
    """Whether there is a ghost to take or refuse."""
    ghost = editor.ghost
    return ghost is not None and not ghost.is_over and bool(ghost.text)


def ghost_action(editor: ManuscriptEditor, event: QKeyEvent) -> Callable[[], object] | None:
    """What a key does to the ghost, or None."""
    ghost = editor.ghost
    if ghost is None or not ghost_is_here(editor):
        return None
    key, held = event.key(), event.modifiers() & (_CTRL | _ALT | _SHIFT)
    right = key == Qt.Key.Key_Right
    if key == Qt.Key.Key_Tab and not held:
        return ghost.accept
    if key == Qt.Key.Key_Escape and not held:
        return ghost.reject
    at_it = editor.textCursor().position() == ghost.chapter.ghost_at
    if right and (held == _ALT or (held == _CTRL and at_it)):
        return lambda: ghost.accept(Accept.WORD)
    if right and held == _ALT | _SHIFT:
        return lambda: ghost.accept(Accept.SENTENCE)
    if held == _ALT and key in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
        return lambda: ghost.next(1 if key == Qt.Key.Key_BracketRight else -1)
    return None


def part_from_ghost(editor: ManuscriptEditor) -> None:
    """A selection that reaches over a ghost would take it along: refuse it first."""
    chapter, cursor = editor.chapter, editor.textCursor()
    if chapter is None or not chapter.ghost_units or not cursor.hasSelection():
        return
    behind = chapter.ghost_at + chapter.ghost_units
    if cursor.selectionStart() < behind and cursor.selectionEnd() > chapter.ghost_at and editor.ghost is not None:
        editor.ghost.reject()


@contextmanager
def round_ghost(editor: ManuscriptEditor, event: QKeyEvent) -> Iterator[None]:
    """What is deleted at a ghost is the text on its other side."""
    chapter, cursor = editor.chapter, editor.textCursor()
    places = {Qt.Key.Key_Delete: 0, Qt.Key.Key_Backspace: chapter.ghost_units if chapter else 0}
    away = places.get(Qt.Key(event.key()))
    here = chapter is not None and away is not None and chapter.ghost_units and not cursor.hasSelection()
    if chapter is None or away is None or not here or cursor.position() != chapter.ghost_at + away:
        yield
        return
    cursor.setPosition(chapter.ghost_at + chapter.ghost_units - away)
    editor.setTextCursor(cursor)
    yield
    cursor = editor.textCursor()
    cursor.setPosition(chapter.ghost_at + (chapter.ghost_units if away else 0))
    editor.setTextCursor(cursor)
