"""What keys do in program code: lines are indented, and brackets and quotes come in pairs."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor

from plugins.text.code.brackets import CLOSER_OF, pair_for
from plugins.text.code.indenting import Typed, indent_unit, on_backspace, on_enter
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.passages import units_of

_BEFORE_UNITS = 20_000
_AFTER_UNITS = 2_000
_CLOSERS = {**CLOSER_OF, '"': '"', "'": "'", "`": "`"}
_INDENT = re.compile(r"[ \t]*")


def code_action(editor: ManuscriptEditor, chapter: CodeText, event: QKeyEvent) -> Callable[[], None] | None:
    """What a key does besides what it does in any text, or None."""
    modifier = Qt.KeyboardModifier
    held = event.modifiers() & (modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier)
    if held or editor.isReadOnly():
        return None
    cursor = editor.textCursor()
    match event.key():
        case Qt.Key.Key_Tab:
            return lambda: _indent(editor, chapter)
        case Qt.Key.Key_Backtab:
            return lambda: _outdent(editor, chapter)
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            before, after = _around(editor, chapter)
            typed = on_enter(before, after, chapter.language)
            return lambda: _put(editor, chapter, typed)
        case Qt.Key.Key_Backspace if not cursor.hasSelection():
            taken = on_backspace(*_around(editor, chapter), chapter.language)
            return None if taken is None else lambda: _put(editor, chapter, taken)
    return _pair(editor, chapter, event.text())


def _pair(editor: ManuscriptEditor, chapter: CodeText, text: str) -> Callable[[], None] | None:
    if text not in _CLOSERS and text not in _CLOSERS.values():
        return None
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return (lambda: _wrap(editor, chapter, text)) if text in _CLOSERS else None
    if chapter.ghost_text().startswith(text) and cursor.position() == chapter.ghost_at:
        # What is typed is what stands there as a ghost already.
        return None
    before, after = _around(editor, chapter)
    pair = pair_for(text, before.rpartition("\n")[2], after, chapter.language)
    if pair is None:
        return None
    typed = Typed(pair[0], pair[1], removed_after=pair[2])
    return lambda: _put(editor, chapter, typed)


def _around(editor: ManuscriptEditor, chapter: CodeText) -> tuple[str, str]:
    """What stands before the cursor, or the selection, and what behind it in its line."""
    start, end = editor.selection
    live = chapter.live
    before = live.between(max(0, start - _BEFORE_UNITS), start)
    after = live.between(end, min(live.units, end + _AFTER_UNITS))
    return before, after.partition("\n")[0]


def _put(editor: ManuscriptEditor, chapter: CodeText, typed: Typed) -> None:
    """Put in what a key means, in place of the selection and of what it takes around the cursor."""
    start, end = editor.selection
    start, end = start - typed.removed_before, end + typed.removed_after
    _replace(editor, chapter, start, end, typed.text)
    editor.go_to(start + units_of(typed.text[: typed.caret]))
    editor.ensureCursorVisible()


def _wrap(editor: ManuscriptEditor, chapter: CodeText, opener: str) -> None:
    """Put the selection between two brackets or quotes, and keep it selected."""
    start, end = editor.selection
    text = chapter.live.between(start, end)
    _replace(editor, chapter, start, end, f"{opener}{text}{_CLOSERS[opener]}")
    editor.go_to(start + 1, end + 1)


def _indent(editor: ManuscriptEditor, chapter: CodeText) -> None:
    """Indent the selected lines by a step, or go on to the next step."""
    before, _after = _around(editor, chapter)
    unit = indent_unit(before, chapter.language)
    start, end = editor.selection
    if "\n" in chapter.live.between(start, end):
        _shift(editor, chapter, lambda line: f"{unit}{line}" if line.strip() else line)
        return
    column = len(before.rpartition("\n")[2].expandtabs(len(unit)))
    text = unit if unit == "\t" else " " * (len(unit) - column % len(unit))
    _put(editor, chapter, Typed(text, len(text)))


def _outdent(editor: ManuscriptEditor, chapter: CodeText) -> None:
    """Take a step of indentation from the selected lines, or the cursor's."""
    unit = indent_unit(_around(editor, chapter)[0], chapter.language)

    def less(line: str) -> str:
        found = _INDENT.match(line)
        indent = found[0] if found else ""
        gone = 1 if indent.startswith("\t") else min(len(unit), len(indent) - len(indent.lstrip(" ")))
        return line[gone:]

    _shift(editor, chapter, less)


def _shift(editor: ManuscriptEditor, chapter: CodeText, change: Callable[[str], str]) -> None:
    """Change the lines that are selected, or the cursor's, and keep what is selected."""
    start, end = editor.selection
    live = chapter.live
    # A selection that ends where a line begins doesn't mean that line.
    stop = end - 1 if end > start and live.between(end - 1, end) == "\n" else end
    first = live.between(max(0, start - _BEFORE_UNITS), start).rpartition("\n")[2]
    rest = live.between(stop, min(live.units, stop + _AFTER_UNITS)).partition("\n")[0]
    low, high = start - units_of(first), stop + units_of(rest)
    lines = live.between(low, high).split("\n")
    changed = [change(line) for line in lines]
    if changed == lines:
        return
    text = "\n".join(changed)
    moved = max(low, start + len(changed[0]) - len(lines[0]))
    _replace(editor, chapter, low, high, text)
    editor.go_to(moved, None if start == end else max(moved, end + units_of(text) - (high - low)))


def _replace(editor: ManuscriptEditor, chapter: CodeText, start: int, end: int, text: str) -> None:
    """Put a text in as one edit by a person."""
    ghost = editor.ghost
    if ghost is not None and chapter.ghost_units and start <= chapter.ghost_at < end:
        ghost.reject()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(chapter.to_document(start))
    cursor.setPosition(max(cursor.position(), chapter.to_document(end)), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text, QTextCharFormat())
