"""Coding: all that a text panel has for chapters of program code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter

from app.api import Action
from app.widgets.icon_button import IconButton
from plugins.text.panel.code.asking import AskLine
from plugins.text.panel.code.coding_actions import coding_actions
from plugins.text.panel.code.completing import Completing
from plugins.text.panel.code.language_button import LanguageButton
from plugins.text.panel.code.mode import CodeMode
from plugins.text.panel.code.run_pane import RunPane, can_run
from plugins.text.panel.spelling.languages import add_prose_languages
from plugins.text.panel.spelling.spelling import Spelling

if TYPE_CHECKING:
    from plugins.text.panel.panel import TextPanel

_PANE_PX = 190


class Coding(QObject):
    """Made once by a panel, after it shows chapters itself, and before it opens the first."""

    def __init__(self, panel: TextPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        work, editor = panel.work, panel.editor
        self.mode = CodeMode(editor, self)
        self.spelling = Spelling(work, editor, self)
        self.completing = Completing(work, editor, self)
        self.completing.changed.connect(panel.drafting.ghost_changed)
        self.asking = AskLine(work, panel.drafting, editor, panel.icons)
        self.language = LanguageButton(work, panel)
        self.language.before_change = self._refuse_ghost
        add_prose_languages(self.language, self.spelling)
        self.pane = RunPane(panel.context, work, panel.icons, panel)
        self.pane.line_wanted.connect(self.go_to_line)
        self._run = IconButton(panel.icons, "play", self.tr("Run the program"), hint=self.tr("Run the program (F5)"))
        self._run.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._run.clicked.connect(self.pane.run)
        panel.bar.meter.insertWidget(0, self._run)
        panel.bar.meter.insertWidget(1, self.language)
        self._put_below()
        work.chapter_shown.connect(self.mode.show)
        work.chapter_changed.connect(self._show_run)

    def actions_here(self) -> Sequence[Action]:
        """What can be done in program code."""
        return coding_actions(self)

    def close_work(self) -> None:
        """Stop what runs, and listen no more."""
        self.completing.close()
        self.spelling.close()
        self.pane.close_work()

    @property
    def can_run(self) -> bool:
        """Whether the chapter that is open is a program that can be run here."""
        return can_run(self._panel.work.chapter)

    def go_to_line(self, chapter: str, line: int) -> None:
        """Show a line of a chapter, counted from 1."""
        work, editor = self._panel.work, self._panel.editor
        if chapter != work.current:
            work.open(chapter)
        text = work.text.live.text()
        start = 0
        for _ in range(line - 1):
            start = text.find("\n", start) + 1
            if not start:
                return
        end = text.find("\n", start)
        units = work.text.live.units_at
        editor.go_to(units(start), units(len(text) if end < 0 else end))
        editor.centerCursor()
        editor.setFocus()

    def _put_below(self) -> None:
        """Let the output stand below the text, as high as a person makes it."""
        panel = self._panel
        splitter = QSplitter(Qt.Orientation.Vertical, panel)
        splitter.setChildrenCollapsible(False)
        layout = panel.layout()
        if layout is not None:
            layout.replaceWidget(panel.middle, splitter)
        splitter.addWidget(panel.middle)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([10 * _PANE_PX, _PANE_PX])
        self.pane.setMinimumHeight(_PANE_PX // 2)

    def _show_run(self) -> None:
        self._run.setVisible(self.can_run)

    def _refuse_ghost(self) -> None:
        if self._panel.ghost is not None:
            self._panel.ghost.reject()
