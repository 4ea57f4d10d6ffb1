"""What the person at the desk is called in character cards."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.api import Settings

USER = "text.user"


def called(settings: Settings) -> str:
    """The name that was given, or a word for whoever reads."""
    return str(settings.get(USER, "")).strip() or QCoreApplication.translate("Told", "You")
