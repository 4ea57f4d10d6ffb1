"""Saying: words in the language of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words


def said(words: Words) -> str:
    """Words in the language of the window."""
    return words.translated(partial(QCoreApplication.translate, "Words"))
