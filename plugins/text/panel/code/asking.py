"""AskLine: a field at the cursor that says what the model is to write there, or to do with the selection."""

from __future__ import annotations

import random
from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from app.api import SEED_LIMIT, Json, Lane, ModelKind, UserError, request_from_json
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from plugins.text.generators.requests import ContinueRequest, RewriteRequest
from plugins.text.panel.code.language_button import language_titles
from plugins.text.panel.code.text import CodeText
from plugins.text.panel.drafting import Drafting
from plugins.text.panel.editor import ManuscriptEditor
from plugins.text.panel.work import TextWork

_CONTINUE, _REWRITE = "text.continue", "text.rewrite"
_TELL = "{wish}\nAnswer with {language} code alone, without any explanation."
"""What the model is told; in English, which small models follow best."""
_MOST_TOKENS = 400
_WIDEST_PX = 520
_GAP_PX = 4
_MOST_EARLIER = 50


class AskLine(QFrame):
    """Enter asks and Escape goes back; Up and Down walk through what was asked for before.

    The answer is a draft like any other: it streams in as a ghost at the cursor, or in place of the selection.
    """

    def __init__(self, work: TextWork, drafting: Drafting, editor: ManuscriptEditor, icons: Icons) -> None:
        super().__init__(editor)
        self._work, self._drafting, self._editor = work, drafting, editor
        self._earlier: list[str] = []
        self._at = 0
        self.setProperty("class", "palette")
        self.setAccessibleName(self.tr("Ask the model"))
        self.field = _Field(self)
        self.field.setAccessibleName(self.tr("What to write"))
        self.field.returnPressed.connect(self.ask)
        self._send = IconButton(icons, "send", self.tr("Ask the model"))
        self._send.clicked.connect(self.ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 6, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._send)
        editor.updateRequest.connect(lambda _rect, _dy: self._follow())
        work.chapter_shown.connect(lambda _text: self.leave())
        self.hide()

    def open(self) -> None:
        """Ask at the cursor, or about the selection."""
        if self._editor.isReadOnly():
            return
        if self._editor.ghost is not None:
            self._editor.ghost.reject()
        chosen = self._editor.textCursor().hasSelection()
        words = self.tr("What to write here")
        if chosen:
            words = self.tr("What to do with the selection")
        elif isinstance(self._editor.chapter, CodeText):
            words = self.tr("Write a function that…")
        self.field.setPlaceholderText(words)
        self.field.clear()
        self._at = len(self._earlier)
        self.show()
        self._follow()
        self.raise_()
        self.field.setFocus()

    def leave(self) -> None:
        """Go back to the text."""
        if not self.isHidden():
            had_focus = self.field.hasFocus() or self._send.hasFocus()
            self.hide()
            if had_focus:
                self._editor.setFocus()

    def walk(self, by: int) -> None:
        """Show what was asked for before, or after that."""
        at = max(0, min(self._at + by, len(self._earlier)))
        if at != self._at:
            self._at = at
            self.field.setText(self._earlier[at] if at < len(self._earlier) else "")

    def ask(self) -> None:
        """Have it written."""
        wish = self.field.text().strip()
        if not wish:
            return
        self._earlier = [*(one for one in self._earlier if one != wish), wish][-_MOST_EARLIER:]
        chosen = self._editor.textCursor().hasSelection()
        generator = _REWRITE if chosen else _CONTINUE
        wanted = ("text", "passage", "after") if chosen else ("text",)
        prompt = self._told(wish)
        self.leave()
        context = self._work.context
        try:
            task = self._drafting.input_task(wanted)
        except UserError as error:
            context.messages.fail(error)
            return
        context.jobs.run(
            self.tr("Reading the work"), task, Lane.IO, lambda given: self._submit(generator, prompt, given)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field doesn't take is none of the text that lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _submit(self, generator: str, prompt: str, given: Mapping[str, Json]) -> None:
        context = self._work.context
        values: dict[str, Json] = {
            **given,
            "prompt": prompt,
            "model": self._model(generator),
            "max_tokens": _MOST_TOKENS,
            "seed": random.randrange(SEED_LIMIT),
        }
        if isinstance(self._editor.chapter, CodeText):
            values["preset"] = "code"
        if generator == _REWRITE:
            values["task"] = "free"
        kind = RewriteRequest if generator == _REWRITE else ContinueRequest
        try:
            request = request_from_json(kind, values)
            context.generators.submit(generator, request, front=True, place=self._drafting.place_for(values))
        except UserError as error:
            context.messages.fail(error)

    def _told(self, wish: str) -> str:
        chapter = self._editor.chapter
        if not isinstance(chapter, CodeText):
            return wish
        return _TELL.format(wish=wish, language=language_titles().get(chapter.language, "program"))

    def _model(self, generator: str) -> str:
        """The model that the form of a generator has, where it is still there; else the usual one."""
        form = self._work.context.settings.get(f"form.{generator}", {})
        wanted = form.get("model") if isinstance(form, dict) else None
        models = {record.id for record in self._work.context.generators.models(ModelKind.LANGUAGE_MODEL)}
        return str(wanted) if wanted in models else ""

    def _follow(self) -> None:
        """Stand above the cursor, or below it where there is no room."""
        if self.isHidden():
            return
        editor = self._editor
        view, cursor = editor.viewport(), editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        line = editor.cursorRect(cursor)
        width = min(_WIDEST_PX, view.width() - 2 * _GAP_PX)
        height = self.sizeHint().height()
        left = max(_GAP_PX, min(line.left(), view.width() - width - _GAP_PX))
        above = line.top() - height - _GAP_PX
        top = above if above >= 0 else line.bottom() + _GAP_PX
        top = max(_GAP_PX, min(top, view.height() - height - _GAP_PX))
        self.setGeometry(QRect(view.mapTo(editor, QPoint(left, top)), QSize(width, height)))


class _Field(QLineEdit):
    """Says which keys lead away from it."""

    def __init__(self, line: AskLine) -> None:
        super().__init__(line)
        self._line = line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back, or through what was asked for before."""
        match event.key():
            case Qt.Key.Key_Escape:
                self._line.leave()
            case Qt.Key.Key_Up:
                self._line.walk(-1)
            case Qt.Key.Key_Down:
                self._line.walk(1)
            case _:
                super().keyPressEvent(event)
