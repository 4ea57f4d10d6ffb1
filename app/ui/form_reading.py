"""FormReading: what a request is taken to mean, in its form."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from app.api import ReadFact, Reading
from app.ui.reading_strip import ReadingStrip
from app.ui.translation import in_language
from app.widgets.icons import Icons
from app.widgets.number_slider import NumberSlider
from app.widgets.prompt_editor import PromptEditor


class FormReading:
    """The strip under the prompt, and what the fields say that leave their value to the prompt."""

    def __init__(
        self,
        icons: Icons,
        sliders: Mapping[str, NumberSlider],
        lines: Mapping[str, QLineEdit],
        untouched: Collection[str],
    ) -> None:
        self.strip = ReadingStrip(icons)
        self._sliders, self.lines, self._untouched = sliders, lines, untouched
        self._prompt: PromptEditor | None = None
        self.shows = False
        """Whether there was anything to show yet."""
        self.strip.part_clicked.connect(self._select)

    def show(self, reading: Reading | None, prompt: PromptEditor, fields: Collection[str]) -> None:
        """Show a reading; nothing is shown where nothing is written and nothing was chosen."""
        self._prompt, self.shows = prompt, self.shows or reading is not None
        text = prompt.text()
        chosen = reading is not None and any(fact.given for fact in reading.facts)
        shown = reading if text.strip() or chosen else None
        self.strip.show_reading(shown, text, fields)
        for fact in shown.facts if shown else ():
            self._show(fact)

    def _show(self, fact: ReadFact) -> None:
        value = fact.value if isinstance(fact.value, str) else in_language(fact.short)
        words = QCoreApplication.translate("FormReading", "{value}, from the prompt").format(value=value)
        if fact.settles in self._untouched:
            self._sliders[fact.settles].show_instead(words)
        elif fact.settles in self.lines:
            self.lines[fact.settles].setPlaceholderText(words)

    def _select(self, start: int, end: int) -> None:
        if self._prompt is not None:
            self._prompt.select(start, end)
