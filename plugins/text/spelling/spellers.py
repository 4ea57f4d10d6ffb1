"""Spellers: one for each language that chapters are written in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plugins.text.spelling.dictionaries import Dictionary, dictionaries_in, dictionary_folders, dictionary_for
from plugins.text.spelling.speller import Speller


class Spellers:
    """The spellers of a manuscript, loaded where a chapter needs one; `usual` is for chapters without a language.

    `folders` are searched before those of the system, LibreOffice and Firefox.
    """

    def __init__(self, folders: Iterable[Path] = (), words: Iterable[str] = (), usual: str = "en-US") -> None:
        self._dictionaries = dictionaries_in((*folders, *dictionary_folders()))
        self._words = frozenset(words)
        self._usual = usual
        self._loaded: dict[Dictionary | None, Speller] = {}

    @property
    def dictionaries(self) -> tuple[Dictionary, ...]:
        """Those that are on this machine."""
        return self._dictionaries

    def of(self, language: str) -> Speller:
        """The speller of a language: in Japanese, and where there is no dictionary, it knows every word.

        Raises UserError where the dictionary is broken.
        """
        dictionary = dictionary_for(language or self._usual, self._dictionaries)
        if dictionary not in self._loaded:
            self._loaded[dictionary] = Speller([dictionary] if dictionary else [], self._words)
        return self._loaded[dictionary]

    def set_words(self, words: Iterable[str]) -> None:
        """Know these words besides, in every language: all of the project's and the user's."""
        self._words = frozenset(words)
        for speller in self._loaded.values():
            speller.set_words(self._words)
