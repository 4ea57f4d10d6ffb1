"""What a widget is for, said by its tooltip and to screen readers."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

_WIDEST_LINE = 480
"""What is wider, in pixels, is set in several lines, which Qt does with rich text alone."""


def explain(widget: QWidget, words: str) -> None:
    """Say what a widget is for, in lines that can be read; empty words say nothing."""
    long = widget.fontMetrics().horizontalAdvance(words) > _WIDEST_LINE
    widget.setToolTip(f"<qt>{escape(words, quote=False)}</qt>" if long else words)
    widget.setAccessibleDescription(words)
