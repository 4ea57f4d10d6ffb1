"""Coding: all that a text panel has for chapters of program code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.api import Action
from plugins.text.panel.code.coding_actions import coding_actions
from plugins.text.panel.code.completing import Completing
from plugins.text.panel.code.language_button import LanguageButton
from plugins.text.panel.code.mode import CodeMode

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel


class Coding(QObject):
    """Made once by a panel, after it shows chapters itself, and before it opens the first."""

    def __init__(self, panel: TextPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.mode = CodeMode(panel.editor, self)
        self.language = LanguageButton(panel.work, panel)
        self.language.before_change = self._refuse_ghost
        panel.bar.meter.insertWidget(0, self.language)
        self.completing = Completing(panel.work, panel.editor, self)
        self.completing.changed.connect(panel.drafting.ghost_changed)
        panel.work.chapter_shown.connect(self.mode.show)

    def actions_here(self) -> Sequence[Action]:
        """What can be done in program code."""
        return coding_actions(self)

    def close_work(self) -> None:
        """Listen no more."""
        self.completing.close()

    def _refuse_ghost(self) -> None:
        if self._panel.ghost is not None:
            self._panel.ghost.reject()
