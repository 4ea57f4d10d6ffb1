"""Words of the mixer's tables in the user's language."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words


def said(words: Words) -> str:
    """Words in the user's language."""
    return words.translated(partial(QCoreApplication.translate, "Words"))
