"""TokenNote: how many tokens a prompt has, and how many the model reads, counted on another thread."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.api import ModelId
from app.api.prompting import PromptTools, TokenCount
from app.ui.prompt_names import Aside


class TokenNote(QLabel):
    """Shows “23 / 75”; one count is under way at a time, and the latest prompt is counted last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "secondary")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hide()
        self._tools: PromptTools | None = None
        self._wanted: tuple[ModelId, str] | None = None
        self._counting: tuple[ModelId, str] | None = None
        self._aside = Aside(self._count, self)
        self._aside.done.connect(self._counted)

    def set_tools(self, tools: PromptTools) -> None:
        """Count with these."""
        self._tools = tools

    def ask(self, model: ModelId | None, prompt: str) -> None:
        """Count the tokens of a prompt for a model, or show nothing where either is missing."""
        if self._tools is None or model is None or not prompt.strip():
            self._wanted = None
            self.hide()
            return
        self._wanted = (model, prompt)
        if self._counting is None:
            self._counting = self._wanted
            self._aside.start()

    def _count(self) -> TokenCount | None:
        tools, asked = self._tools, self._counting
        return None if tools is None or asked is None else tools.count(*asked)

    def _counted(self, found: object) -> None:
        asked, self._counting = self._counting, None
        if self._wanted is not None and self._wanted != asked:
            self._counting = self._wanted
            self._aside.start()
        elif self._wanted is not None:
            self._show(found if isinstance(found, TokenCount) else None)

    def _show(self, count: TokenCount | None) -> None:
        self.setVisible(count is not None)
        if count is None:
            return
        over = count.tokens > count.room
        self.setText(f"{count.tokens} / {count.room}")
        self.setAccessibleName(self.tr("{tokens} tokens of {room}").format(tokens=count.tokens, room=count.room))
        if over:
            says = self.tr("The model reads {limit} tokens at most: shorten the prompt.")
        elif count.tokens > count.limit:
            says = self.tr("Tokens. The model reads {limit} at once, and the rest in further pieces.")
        else:
            says = self.tr("Tokens, and how many of them the model reads at once.")
        self.setToolTip(says.format(limit=count.limit))
        self.setProperty("class", "bad" if over else "secondary")
        self.style().unpolish(self)
        self.style().polish(self)
