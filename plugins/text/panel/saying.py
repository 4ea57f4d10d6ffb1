"""What is said in words that cross threads, in the user's language."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words


def said(words: Words) -> str:
    """Words in the user's language."""
    translate = QCoreApplication.translate
    return words.translated(partial(translate, "Words"), partial(translate, "Fields"))
