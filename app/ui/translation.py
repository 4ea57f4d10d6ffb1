"""Translation: the interface's language, through Qt's own translator."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.api import Words


def install_translation(application: QApplication, resources: Path, choice: str) -> str:
    """Speak the chosen language, or the system's where none is; gives the language's code."""
    code = choice or QLocale.system().name().partition("_")[0]
    QLocale.setDefault(QLocale(code) if choice else QLocale.system())
    for name, folder in (
        (f"qtbase_{code}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
        (f"seisei_{code}", resources / "translations"),
    ):
        translator = QTranslator(application)
        if translator.load(name, str(folder)):
            application.installTranslator(translator)
    return code


def user_language() -> str:
    """The code of the language that the user reads, English where the system names none."""
    code = QLocale().name().partition("_")[0]
    return code if code != "C" else "en"


def in_language(words: Words) -> str:
    """Words in the language of the interface, fields by their labels."""
    return words.translated(partial(QCoreApplication.translate, "Words"), partial(QCoreApplication.translate, "Fields"))
