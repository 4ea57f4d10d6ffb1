"""The clipboard at the end: what was made in Python must be gone from it before Python is."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

_OWN = "application/x-seisei"


def let_go() -> None:
    """Empty the clipboard of what only the studio reads; Qt would free it after the interpreter, and crash."""
    clipboard = QGuiApplication.clipboard()
    data = clipboard.mimeData()
    if data is not None and any(format_.startswith(_OWN) for format_ in data.formats()):
        clipboard.clear()
