"""PromptNote: in which languages a model reads prompts, said where that is not the user's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QWidget

from app.api import ModelRecord, Words
from app.ui.translation import in_language, user_language

_NAMES: Mapping[str, Words] = {
    "de": Words("German"),
    "en": Words("English"),
    "es": Words("Spanish"),
    "fr": Words("French"),
    "it": Words("Italian"),
    "ja": Words("Japanese"),
    "ko": Words("Korean"),
    "pt": Words("Portuguese"),
    "ru": Words("Russian"),
    "zh": Words("Chinese"),
}
_LATIN = frozenset({"de", "en", "es", "fr", "it", "pt"})
"""Languages of Latin letters: a model that knows none but these can do nothing with the scripts below."""
_OTHER_SCRIPTS = re.compile(
    r"(HALFWIDTH )?"
    r"(ARABIC|ARMENIAN|BENGALI|CJK|CYRILLIC|DEVANAGARI|GEORGIAN|HANGUL|HEBREW|HIRAGANA|KATAKANA|TAMIL|THAI)"
)
_SHOWN = 12


class PromptNote(QLabel):
    """One quiet line; a warning as soon as the prompt has letters that the model surely cannot read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._set("", "secondary")

    def show_for(self, record: ModelRecord | None, prompt: str) -> None:
        """Say what there is to say of a prompt for a model."""
        languages = record.prompt_languages if record else ()
        if record is None or not languages:
            self._set("", "secondary")
            return
        known = {code.partition("-")[0] for code in languages}
        names = in_language(_listed([_NAMES.get(code) or Words(_own_name(code)) for code in languages]))
        text = unreadable(prompt) if known <= _LATIN else ""
        if text:
            words = self.tr("{model} cannot read “{text}”: write the prompt in {languages}.")
            self._set(words.format(model=record.name, text=text, languages=names), "warning")
        elif user_language() not in known:
            words = self.tr("{model} understands {languages} prompts.")
            self._set(words.format(model=record.name, languages=names), "secondary")
        else:
            self._set("", "secondary")

    def _set(self, words: str, kind: str) -> None:
        self.setText(words)
        self.setVisible(bool(words))
        if self.property("class") != kind:
            self.setProperty("class", kind)
            self.style().unpolish(self)
            self.style().polish(self)


def unreadable(prompt: str) -> str:
    """The first run of letters in scripts that no one reads who knows Latin letters alone, shortened."""
    for word in re.findall(r"[^\W\d_]+", prompt):
        run = next((at for at, letter in enumerate(word) if _is_other(letter)), None)
        if run is not None:
            end = next((at for at in range(run, len(word)) if not _is_other(word[at])), len(word))
            found = word[run:end]
            return found if len(found) <= _SHOWN else f"{found[: _SHOWN - 1]}…"
    return ""


def _is_other(letter: str) -> bool:
    return _OTHER_SCRIPTS.match(unicodedata.name(letter, "")) is not None


def _own_name(code: str) -> str:
    locale = QLocale(code)
    return locale.nativeLanguageName() if locale.language() is not QLocale.Language.C else code


def _listed(names: Sequence[Words]) -> Words:
    *others, words = names
    for name in reversed(others):
        words = Words("{one} and {others}", one=name, others=words)
    return words
