"""The languages of prose in the bar's menu, with spelling on and off."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QMenu

from plugins.text.model import Chapter
from plugins.text.panel.code.language_button import LanguageButton
from plugins.text.panel.spelling.spelling import UNSPELLED, Spelling, usual_language

translate = QCoreApplication.translate
_ALWAYS = ("en-US", "ja")


def add_prose_languages(button: LanguageButton, spelling: Spelling) -> None:
    """Let the button offer the languages that chapters of prose can be written in."""

    def name_of(chapter: Chapter) -> str:
        # Of which country it is says the menu: the bar is narrow.
        return language_name((chapter.language or usual_language()).partition("-")[0])

    def fill(menu: QMenu, chapter: Chapter) -> None:
        usual = menu.addAction(
            translate("Spelling", "As the system: {language}").format(language=language_name(usual_language()))
        )
        usual.triggered.connect(partial(button.choose, ""))
        usual.setCheckable(True)
        usual.setChecked(not chapter.language)
        codes = {*spelling.languages, *_ALWAYS, *filter(None, [chapter.language])}
        for code in sorted(codes, key=lambda one: language_name(one).lower()):
            words = language_name(code)
            if code not in spelling.languages and code not in UNSPELLED and spelling.languages:
                words = translate("Spelling", "{language} (no dictionary)").format(language=words)
            action = menu.addAction(words, partial(button.choose, code))
            action.setCheckable(True)
            action.setChecked(code == chapter.language)
        menu.addSeparator()
        on = menu.addAction(
            translate("Spelling", "Underline misspelt words"), lambda: spelling.set_on(not spelling.is_on)
        )
        on.setCheckable(True)
        on.setChecked(spelling.is_on)

    button.name_of_prose, button.for_prose = name_of, fill
    button.refresh()


def language_name(code: str) -> str:
    """A language in its own words, such as `Deutsch` or `English (United Kingdom)`."""
    locale = QLocale(code.replace("-", "_"))
    if locale.language() is QLocale.Language.C:
        return code
    base = QLocale(code.partition("-")[0])
    english = base.language() is QLocale.Language.English
    name = "English" if english else base.nativeLanguageName() or QLocale.languageToString(base.language())
    region = locale.nativeTerritoryName() if "-" in code else ""
    return f"{name[:1].upper()}{name[1:]} ({region})" if region else f"{name[:1].upper()}{name[1:]}"
