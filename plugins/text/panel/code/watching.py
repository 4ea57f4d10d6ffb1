"""Watching: what a person does in program code, as far as completions are concerned."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from plugins.text.panel.chapter_text import ChapterText
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.editor import ManuscriptEditor

PAUSE_MS = 400


class Watching(QObject):
    """Tells when a person pauses after typing, and when what is shown or asked for isn't wanted any more.

    Who types what a ghost begins with goes on wanting it. `place` says where in the document a completion belongs now,
    `taking` is on while it is being accepted.
    """

    unwanted = Signal()
    paused = Signal()

    def __init__(self, editor: ManuscriptEditor, place: Callable[[], int | None], parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._place = editor, place
        self._chapter: CodeText | None = None
        self._typed = self._through = self._waits = False
        self.taking = False
        self._pause, self._soon = QTimer(self), QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._check_cursor)
        editor.cursorPositionChanged.connect(self._soon.start)

    def show(self, text: ChapterText) -> None:
        """Watch the chapter that is shown now, where it is program code."""
        self.rest()
        self.unwanted.emit()
        if self._chapter is not None:
            self._chapter.about_to_change.disconnect(self._about_to_change)
            self._chapter.changed.disconnect(self._changed)
            self._chapter.document.contentsChanged.disconnect(self._settled)
        self._chapter = text if isinstance(text, CodeText) else None
        if self._chapter is not None:
            self._chapter.about_to_change.connect(self._about_to_change)
            self._chapter.changed.connect(self._changed)
            self._chapter.document.contentsChanged.connect(self._settled)

    def begin(self) -> None:
        """Wait for a pause."""
        self._pause.start()

    def rest(self) -> None:
        """Wait no more."""
        self._pause.stop()

    def _about_to_change(self, at: int, removed: int, text: str) -> None:
        chapter = self._chapter
        is_at_ghost = chapter is not None and bool(chapter.ghost_units) and at == chapter.ghost_at
        self._through = bool(
            is_at_ghost and chapter is not None and text and not removed and chapter.ghost_text().startswith(text)
        )
        self._typed = True

    def _changed(self, _at: int, _removed: int, _added: int) -> None:
        typed, self._typed = self._typed, False
        if self.taking or (typed and self._through):
            return
        if not typed:
            # Such as undo: the chapter is in the middle of it.
            QTimer.singleShot(0, self, self.unwanted.emit)
        elif self._chapter is not None and self._chapter.ghost_units:
            self._waits = True
        else:
            self.unwanted.emit()
            self.begin()

    def _settled(self) -> None:
        """The edit is done, and a ghost that it had nothing to do with can go."""
        if self._waits:
            self._waits = False
            self.unwanted.emit()
            self.begin()

    def _check_cursor(self) -> None:
        place, cursor = self._place(), self._editor.textCursor()
        if place is not None and (cursor.hasSelection() or cursor.position() != place):
            self.unwanted.emit()
