"""LanguageButton: says what the chapter is written in, and lets it be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from plugins.text.code.languages import languages
from plugins.text.commands import SetChapter
from plugins.text.model import Chapter
from plugins.text.panel.work import TextWork

PLAIN = "text"
_USUAL = (
    "python", "javascript", "typescript", "html", "css", "json", "yaml", "toml", "bash", "sql",
    "c", "cpp", "csharp", "java", "kotlin", "swift", "go", "rust", "ruby", "php", "lua", "r",
)  # fmt: skip


class LanguageButton(QToolButton):
    """A menu of programming languages for program code; `for_prose` fills it for any other chapter."""

    def __init__(self, work: TextWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.name_of_prose: Callable[[Chapter], str] = lambda _chapter: self.tr("Text")
        """What the language of a chapter is called."""
        self.for_prose: Callable[[QMenu, Chapter], None] = lambda _menu, _chapter: None
        """Puts the languages into the menu that a chapter can be written in."""
        self.before_change: Callable[[], None] = lambda: None
        """Called before a chapter becomes program code, or is none any more."""
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Language of the chapter"))
        self.setToolTip(self.tr("Language of the chapter"))
        work.chapter_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say the language of the chapter that is open."""
        chapter = self._work.chapter
        if chapter.is_code:
            self.setText(language_titles().get(chapter.language) or self.tr("Program code"))
        else:
            self.setText(self.name_of_prose(chapter))

    def fill(self) -> None:
        """Offer what fits the chapter that is open."""
        menu, chapter = self.menu(), self._work.chapter
        menu.clear()
        if chapter.is_code:
            self._fill_code(menu, chapter)
        else:
            self.for_prose(menu, chapter)
        menu.addSeparator()
        is_code = menu.addAction(self.tr("Program code"), partial(self._set_code, on=not chapter.is_code))
        is_code.setCheckable(True)
        is_code.setChecked(chapter.is_code)

    def choose(self, language: str) -> None:
        """Say that the chapter is in a language."""
        self._work.execute(SetChapter(self._work.ensure_chapter(), language=language))

    def _fill_code(self, menu: QMenu, chapter: Chapter) -> None:
        titles = language_titles()
        usual = [name for name in _USUAL if name in titles]
        if chapter.language and chapter.language not in usual and chapter.language in titles:
            usual.insert(0, chapter.language)
        for name in usual:
            self._add(menu, name, titles[name], chapter)
        more = menu.addMenu(self.tr("More languages"))
        letters: dict[str, QMenu] = {}
        for name, title in titles.items():
            letter = title[:1].upper() if title[:1].isalpha() else "#"
            if letter not in letters:
                letters[letter] = more.addMenu(letter)
            self._add(letters[letter], name, title, chapter)

    def _add(self, menu: QMenu, name: str, title: str, chapter: Chapter) -> None:
        action = menu.addAction(title, partial(self.choose, name))
        action.setCheckable(True)
        action.setChecked(name == chapter.language)

    def _set_code(self, *, on: bool) -> None:
        self.before_change()
        change = SetChapter(self._work.ensure_chapter(), is_code=on, language="")
        self._work.execute(change)


@cache
def language_titles() -> Mapping[str, str]:
    """The titles of all programming languages by their names, in the order of the titles."""
    return dict(languages())
