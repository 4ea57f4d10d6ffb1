"""Durations in the user's language, short."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def in_words(seconds: float | None) -> str:
    """A time that is left or was taken, or nothing where it is not known."""
    if seconds is None:
        return ""
    if seconds < 60:
        return QCoreApplication.translate("Durations", "{seconds} s").format(seconds=max(1, round(seconds)))
    if seconds < 3600:
        return QCoreApplication.translate("Durations", "{minutes} min").format(minutes=int(seconds // 60))
    return QCoreApplication.translate("Durations", "{hours} h").format(hours=f"{seconds / 3600:.1f}")
