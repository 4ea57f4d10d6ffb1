"""Striking: the old text is struck through as long as a ghost would take its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat

from plugins.text.panel.colours import quiet_colour
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.marks import Mark


def struck(editor: ManuscriptEditor, block: QTextBlock) -> Sequence[Mark]:
    """What of a paragraph the ghost in an editor would take the place of."""
    ghost = editor.ghost
    if ghost is None or ghost.is_over or not ghost.old[1]:
        return ()
    at, length = ghost.old
    start = max(block.position(), at)
    end = min(block.position() + block.length() - 1, at + length)
    if start >= end:
        return ()
    look = QTextCharFormat()
    look.setFontStrikeOut(True)
    look.setForeground(quiet_colour())
    return (Mark(start - block.position(), end - start, look),)
