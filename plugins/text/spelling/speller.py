"""Speller: the words that dictionaries and the writer know."""

from __future__ import annotations

import codecs
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from app.api import UserError
from plugins.text.spelling.dictionaries import Dictionary
from plugins.text.spelling.prose import is_spelled, parts_of, words_of

if TYPE_CHECKING:
    from hunspell import Hunspell

_LONGEST_WORD = 80
_MOST_REMEMBERED = 200_000
_ENCODINGS = {"microsoft_cp1251": "cp1251", "tis620_2533": "tis_620"}
"""What Hunspell's encodings are called here, where the names differ."""


class Speller:
    """What is spelled rightly by any of some dictionaries, or by words of the writer's own.

    Loading takes 0.1 to 0.7 s a dictionary and suggestions up to 0.2 s, in which other Python threads rest. It may be
    used from any thread. Without dictionaries every word is known. Raises UserError for a dictionary that is broken.
    """

    def __init__(self, dictionaries: Iterable[Dictionary] = (), words: Iterable[str] = ()) -> None:
        self._dictionaries = tuple(dictionaries)
        self._loaded = tuple(_loaded(dictionary) for dictionary in self._dictionaries)
        self._english = any(item.language.partition("-")[0] == "en" for item in self._dictionaries)
        self._lock = threading.Lock()
        self._answers: dict[str, bool] = {}
        self._words: frozenset[str] = frozenset()
        self.set_words(words)

    @property
    def dictionaries(self) -> tuple[Dictionary, ...]:
        """What it was made with."""
        return self._dictionaries

    def set_words(self, words: Iterable[str]) -> None:
        """Know these words besides, all of the project's and the user's: each as it is, capitalised, and with 's."""
        with self._lock:
            self._words = frozenset(_plain(word) for word in words)
            self._answers = {}

    def known(self, word: str) -> bool:
        """Whether a word is spelled rightly, or no word at all, such as a number."""
        answer = self._answers.get(word)
        if answer is None:
            answer = self._ask(word)
            if len(self._answers) >= _MOST_REMEMBERED:
                self._answers = {}
            self._answers[word] = answer
        return answer

    def suggestions(self, word: str, most: int = 8) -> tuple[str, ...]:
        """What could have been meant, the likeliest first."""
        plain = _plain(word)
        if len(plain) > _LONGEST_WORD:
            return ()
        found: dict[str, None] = {}
        with self._lock:
            for dictionary in self._loaded:
                try:
                    found.update(dict.fromkeys(_suggested(dictionary, plain)))
                except UnicodeEncodeError:  # it has letters that the dictionary's encoding lacks
                    continue
        curly = "’" in word
        proposed = (item.replace("'", "’") if curly else item for item in found if item and item != plain)
        return tuple(proposed)[:most]

    def misspelt(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where words stand that aren't known, from and to in characters (code points).

        A text that begins inside a fence of code isn't seen to do so.
        """
        if not self._loaded:
            return ()
        found: list[tuple[int, int]] = []
        for start, end in words_of(text):
            word = text[start:end]
            if not self.known(word):
                parts = [part for part in parts_of(word) if not self.known(part[2])]
                found += [(start + first, start + last) for first, last, _ in parts]
        return tuple(found)

    def _ask(self, word: str) -> bool:
        plain = _plain(word)
        if not self._loaded or len(plain) > _LONGEST_WORD or not is_spelled(plain):
            return True
        if self._is_own(plain) or self._is_listed(plain):
            return True
        # English dictionaries list words without the accents that some are written with, such as café.
        return self._english and (bare := _without_accents(plain)) != plain and self._is_listed(bare)

    def _is_own(self, plain: str) -> bool:
        return any(
            word in self._words or (word[:1].isupper() and word[:1].lower() + word[1:] in self._words)
            for word in (plain, plain.removesuffix("'s"))
        )

    def _is_listed(self, plain: str) -> bool:
        with self._lock:
            for dictionary in self._loaded:
                try:
                    if dictionary.spell(plain):
                        return True
                except UnicodeEncodeError:  # it has letters that the dictionary's encoding lacks
                    continue
        return False


def _suggested(dictionary: Hunspell, plain: str) -> Iterator[str]:
    """What a dictionary suggests; of a capitalised word it hardly thinks of the small words that begin a sentence."""
    own = list(dictionary.suggest(plain))
    if not plain[:1].isupper() or not plain[1:].islower():
        yield from own
        return
    small = [word[:1].upper() + word[1:] for word in dictionary.suggest(plain.lower())]
    for pair in zip_longest(small, own):
        yield from (word for word in pair if word)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word.replace("\u00ad", "").replace("’", "'").replace("\u2011", "-"))


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _loaded(dictionary: Dictionary) -> Hunspell:
    from hunspell import Hunspell

    codecs.register(_encoding)
    try:
        _check(dictionary.folder / f"{dictionary.name}.dic", dictionary.folder / f"{dictionary.name}.aff")
        return Hunspell(dictionary.name, hunspell_data_dir=str(dictionary.folder), system_encoding="utf-8")
    except OSError as error:
        raise UserError(
            "The dictionary {name} cannot be read.",
            advice="Install it again, or choose another language for the spelling.",
            name=dictionary.name,
            detail=error,
        ) from error


def _check(words: Path, rules: Path) -> None:
    """Raise where Hunspell would go on without any word, or misread all of them."""
    with words.open("rb") as file:
        first = file.readline(100).removeprefix(codecs.BOM_UTF8).split()
    encoding = "ISO8859-1"
    with rules.open("rb") as file:
        for line in file:
            if line.removeprefix(codecs.BOM_UTF8).startswith(b"SET"):
                encoding = line.split()[-1].decode("ascii", "replace")
                break
    try:
        codecs.lookup(encoding)
        if first and first[0].isdigit():
            return
    except LookupError:
        pass
    raise UserError(
        "The dictionary {name} is damaged, or made for another program.",
        advice="Install it again, or choose another language for the spelling.",
        name=words.stem,
    )


def _encoding(name: str) -> codecs.CodecInfo | None:
    return codecs.lookup(_ENCODINGS[name]) if name in _ENCODINGS else None
