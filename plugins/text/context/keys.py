"""Keys of a lorebook, and whether they stand in a text."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from app.api import Words

if TYPE_CHECKING:
    from regex import Pattern

LONGEST_PATTERN = 1_000
# Scripts that put no space between words: Thai to Khmer, kana, Han and what goes with it. Hangul puts its particles
# right behind the word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_SLASHED = re.compile(r"/((?:[^/\\]|\\.)+)/([a-z]*)\Z", re.DOTALL)
_SLASH = re.compile(r"\\.|/", re.DOTALL)
_FLAGS = frozenset("dgimsuvy")
"""What may stand behind a regular expression between slashes; i, m and s mean something here."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a key is meant."""

    whole_words: bool = True
    case_sensitive: bool = False
    regex: bool = False


class BadKey(Exception):
    """A key that cannot be searched for; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


@dataclass(slots=True)
class Clock:
    """How long regular expressions may take, each and all together, in seconds."""

    each_s: float
    left_s: float
    now: Callable[[], float] = field(default=time.monotonic)

    def search(self, pattern: Pattern[str], text: str) -> bool:
        """Whether a pattern is found; raises BadKey where that takes too long."""
        if self.left_s <= 0:
            raise BadKey(Words("The regular expressions before it took all the time that there is."))
        begun = self.now()
        try:
            # The interpreter's lock is let go, so that a slow one keeps nobody else waiting.
            return pattern.search(text, timeout=min(self.each_s, self.left_s), concurrent=True) is not None
        except TimeoutError as error:
            raise BadKey(Words("Its regular expression takes too long.")) from error
        except (MemoryError, RecursionError) as error:
            raise BadKey(Words("Its regular expression takes too much memory.")) from error
        finally:
            self.left_s -= self.now() - begun


class Searched:
    """A text in which keys are searched, prepared once for all of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def exact(self) -> str:
        """The text as it is written, with equal spaces and composed characters."""
        return plain(self.text, case_sensitive=True)

    @cached_property
    def folded(self) -> str:
        """The text without differences of case and width."""
        return plain(self.text, case_sensitive=False)

    def has(self, key: str, manner: Manner, clock: Clock) -> bool:
        """Whether a key stands in it; raises BadKey."""
        pattern = pattern_of(key, manner)
        if pattern is not None:
            return clock.search(pattern, self.text)
        wanted = plain(key, case_sensitive=manner.case_sensitive)
        if not wanted:
            return False
        text = self.exact if manner.case_sensitive else self.folded
        if not manner.whole_words or _UNSPACED.search(wanted):
            return wanted in text
        return _stands_alone(wanted, text)


@lru_cache(maxsize=20_000)
def plain(text: str, *, case_sensitive: bool) -> str:
    """A text in the form in which keys are compared: spaces and apostrophes alike, and with them case and width."""
    text = " ".join(text.replace("’", "'").split())
    if case_sensitive:
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def is_slashed(key: str) -> bool:
    """Whether a key says by itself that it is a regular expression."""
    found = _SLASHED.match(key)
    return found is not None and set(found[2]) <= _FLAGS


def slashed(pattern: str, flags: str) -> str:
    """A regular expression between slashes."""
    return "/" + _SLASH.sub(lambda found: found[0] if len(found[0]) > 1 else r"\/", pattern) + f"/{flags}"


def pattern_of(key: str, manner: Manner) -> Pattern[str] | None:
    """The regular expression that a key is, None where it is words; raises BadKey for one that cannot be read."""
    found = _SLASHED.match(key)
    if found and set(found[2]) <= _FLAGS:
        return _compiled(found[1], frozenset(found[2]) & frozenset("ims"))
    if manner.regex:
        return _compiled(key, frozenset() if manner.case_sensitive else frozenset("i"))
    return None


@lru_cache(maxsize=2_000)
def _compiled(pattern: str, flags: frozenset[str]) -> Pattern[str]:
    import regex

    if len(pattern) > LONGEST_PATTERN:
        raise BadKey(Words("Its regular expression is longer than {longest} characters.", longest=LONGEST_PATTERN))
    wanted = 0
    for letter, flag in (("i", regex.IGNORECASE), ("m", regex.MULTILINE), ("s", regex.DOTALL)):
        wanted |= flag if letter in flags else 0
    try:
        return regex.compile(pattern, wanted, cache_pattern=False)
    except regex.error as error:
        raise BadKey(Words("Its regular expression cannot be read: {problem}.", problem=str(error))) from error
    except (RecursionError, OverflowError, MemoryError, ValueError, KeyError, IndexError, TypeError) as error:
        # Some patterns that are no regular expressions are noticed by the library's own data alone.
        raise BadKey(Words("Its regular expression cannot be read.")) from error


def _stands_alone(wanted: str, text: str) -> bool:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (at and _joins(wanted[0]) and _joins(text[at - 1])) and not (
            end < len(text) and _joins(wanted[-1]) and _joins(text[end])
        ):
            return True
        at = text.find(wanted, at + 1)
    return False


def _joins(character: str) -> bool:
    """Whether a character goes on with the word beside it."""
    is_of_word = character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
    return is_of_word and not _UNSPACED.match(character)
