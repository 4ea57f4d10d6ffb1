"""Naming: what things are called in the language of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.api import Words
from plugins.robot.model import Scene
from plugins.robot.panel.simulation.state import ARM, TABLE


def in_words(words: Words) -> str:
    """Words in the language of the window."""
    return words.translated(partial(QCoreApplication.translate, "Words"))


def name_of(scene: Scene, number: int) -> str:
    """What a thing is called by its number, or the arm or the table; empty for nothing."""
    if number == ARM:
        return QCoreApplication.translate("ArmView", "Arm")
    if number == TABLE:
        return QCoreApplication.translate("ArmView", "Table")
    return in_words(scene.things[number].words) if 0 <= number < len(scene.things) else ""
