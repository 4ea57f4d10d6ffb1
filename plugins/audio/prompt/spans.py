"""The parts of a prompt: what each was taken for, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from app.api import Words
from plugins.audio.model import Key, Metre, Mode
from plugins.audio.prompt import words
from plugins.audio.prompt.facts import facts_at
from plugins.audio.prompt.folding import fold, folded, is_japanese
from plugins.audio.prompt.genres import GENRES
from plugins.audio.prompt.instrument_words import instrument_words


class Kind(Enum):
    """What a part of a prompt is about."""

    INSTRUMENT = "instrument"
    ROLE = "role"
    MOOD = "mood"
    GENRE = "genre"
    TEMPO = "tempo"
    KEY = "key"
    METRE = "metre"
    BARS = "bars"
    MANNER = "manner"
    RELATION = "relation"
    COUNT = "count"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A part of a prompt, by its places in it; `value` is the word that it stands for, `fact` its number or key."""

    start: int
    end: int
    kind: Kind
    value: str
    role: str = ""
    fact: float | Metre | Key | Mode | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a prompt from `start` to `end` (code points): what it is, the word it stands for, what it became.

    `name` is what it stands for in the prompt's language.
    """

    start: int
    end: int
    kind: Kind
    value: str
    says: Words
    name: str = ""


_KINDS = {
    "bpm": Kind.TEMPO,
    "quarters": Kind.TEMPO,
    "lone": Kind.TEMPO,
    "metre": Kind.METRE,
    "bars": Kind.BARS,
    "length": Kind.BARS,
    "key": Kind.KEY,
    "tonic": Kind.KEY,
    "mode": Kind.KEY,
}
_COUNTS = {
    "two": 2,
    "2": 2,
    "a pair of": 2,
    "pair of": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "twin": 2,
    "double": 2,
}
_COUNT_AFTER = re.compile(r"(?P<n>[2-4二三四])(?:本|台|人|つ|挺|丁)")
_COUNT_BEFORE = re.compile(r"(?P<n>[2-4二三四])(?:本|台|人|つ|挺|丁)の")
_KANJI = {"二": 2, "三": 3, "四": 4}
_ENDINGS = re.compile(r"[いくなにげさみきるかりとしてたっれまけめ的]{1,3}(?:感じ)?")
_INFLECTED = frozenset({Kind.MOOD, Kind.TEMPO, Kind.MANNER})


@lru_cache(maxsize=16)
def lexemes(prompt: str) -> tuple[Lexeme, ...]:
    """Every part of a prompt in order; what stands between them is space and punctuation, or a comma as a relation."""
    form = folded(prompt)
    text, places = form.text, form.places
    original = "".join(prompt[place] for place in places[:-1])
    found: list[Lexeme] = []
    at = 0
    while at < len(text):
        lexeme = _lexeme_at(text, at, original)
        if lexeme is None:
            if text[at] in ",、;。" or (text[at] == "." and not text[at + 1 : at + 2].isdigit()):
                lexeme = Lexeme(at, at + 1, Kind.RELATION, "comma")
            elif not text[at].isalnum() and not is_japanese(text[at]):
                at += 1
                continue
            else:
                lexeme = Lexeme(at, _unknown_end(text, at), Kind.UNKNOWN, "")
        found.append(lexeme)
        at = lexeme.end
    return tuple(_placed(_merged(_settled(found)), places))


def _placed(found: Iterable[Lexeme], places: tuple[int, ...]) -> Iterable[Lexeme]:
    for each in found:
        yield Lexeme(places[each.start], places[each.end], each.kind, each.value, each.role, each.fact)


def _settled(found: list[Lexeme]) -> list[Lexeme]:
    """The parts, where a lone number is no tempo if one is named, and a number of tracks needs an instrument."""
    named = any(each.value in ("bpm", "quarters") for each in found if each.kind is Kind.TEMPO)
    settled = []
    for index, each in enumerate(found):
        lone = each.kind is Kind.TEMPO and each.value == "lone" and named
        if lone or (each.kind is Kind.COUNT and not _counts(found, index)):
            settled.append(Lexeme(each.start, each.end, Kind.UNKNOWN, ""))
        else:
            settled.append(each)
    return settled


def _counts(found: list[Lexeme], index: int) -> bool:
    """Whether a number counts an instrument that stands before or after it, with no relation between them."""
    before = found[index].value == "after"
    for each in reversed(found[:index]) if before else found[index + 1 :]:
        if each.kind is Kind.RELATION:
            return False
        if each.kind is Kind.INSTRUMENT:
            return True
    return False


def _merged(found: list[Lexeme]) -> list[Lexeme]:
    """Unknown Japanese characters side by side as one part."""
    merged: list[Lexeme] = []
    for each in found:
        last = merged[-1] if merged else None
        if last and each.kind is Kind.UNKNOWN and last.kind is Kind.UNKNOWN and last.end == each.start:
            merged[-1] = Lexeme(last.start, each.end, Kind.UNKNOWN, "")
        else:
            merged.append(each)
    return merged


def _lexeme_at(text: str, at: int, original: str) -> Lexeme | None:
    """The longest phrase or fact that begins here."""
    inside_word = at > 0 and _is_latin(text[at - 1]) and _is_latin(text[at])
    best: Lexeme | None = None
    if not inside_word:
        fact = facts_at(text, at, original)
        if fact is not None:
            best = Lexeme(at, fact.end, _KINDS[fact.kind], fact.kind, fact=fact.value)
        for pattern in (_COUNT_BEFORE, _COUNT_AFTER):
            count = pattern.match(text, at)
            if count is not None and best is None:
                amount = _KANJI.get(count["n"]) or int(count["n"])
                value = "before" if pattern is _COUNT_BEFORE else "after"
                best = Lexeme(at, count.end(), Kind.COUNT, value, fact=float(amount))
    for phrase, kind, value, role in _lexicon().get(text[at], ()):
        end = _matched(text, at, phrase, kind) if not (inside_word and _is_latin(phrase[0])) else None
        if end is None:
            continue
        if best is None or end > best.end:
            best = Lexeme(at, end, kind, value, role, float(_COUNTS[phrase]) if kind is Kind.COUNT else None)
        break
    return best


def _matched(text: str, at: int, phrase: str, kind: Kind) -> int | None:
    """Where a phrase that begins here ends, with a plural, an adverb's ending or Japanese inflection; else None."""
    if not text.startswith(phrase, at):
        return None
    end = at + len(phrase)
    if _is_latin(phrase[-1]):
        for suffix in ("", "s", "es", "ly", "'s"):
            stop = end + len(suffix)
            if text.startswith(suffix, end) and not (
                stop < len(text) and text[stop].isascii() and text[stop].isalpha()
            ):
                return stop
        return None
    if kind in _INFLECTED and is_japanese(phrase[-1]):
        inflected = _ENDINGS.match(text, end)
        return inflected.end() if inflected else end
    return end


def _unknown_end(text: str, at: int) -> int:
    end = at + 1
    if is_japanese(text[at]):
        return end
    while end < len(text) and (text[end].isalnum() or text[end] == "'") and not is_japanese(text[end]):
        end += 1
    return end


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_japanese(character)


@cache
def _lexicon() -> dict[str, list[tuple[str, Kind, str, str]]]:
    """Every phrase with what it is, by its first character, the longest first; of equal ones the first named counts."""
    entries: dict[str, tuple[Kind, str, str]] = {}

    def add(phrase: str, kind: Kind, value: str, role: str = "") -> None:
        form = fold(phrase)
        if form:
            entries.setdefault(form, (kind, value, role))

    for phrase, (value, role) in instrument_words().items():
        add(phrase, Kind.INSTRUMENT, value, role)
    for genre in GENRES.values():
        for phrase in genre.words:
            add(phrase, Kind.GENRE, genre.name)
    tables = (
        (Kind.RELATION, words.RELATIONS),
        (Kind.ROLE, words.ROLES),
        (Kind.MANNER, words.MANNERS),
        (Kind.TEMPO, words.TEMPO),
        (Kind.MOOD, words.MOODS),
    )
    for kind, text in tables:
        for phrase, value in words.table(text).items():
            add(phrase, kind, value)
    for phrase in _COUNTS:
        add(phrase, Kind.COUNT, "before")
    for phrase in (words.FILLERS + words.JAPANESE_FILLERS).split():
        add(phrase, Kind.FILLER, "")
    found: dict[str, list[tuple[str, Kind, str, str]]] = {}
    for phrase, (kind, value, role) in entries.items():
        found.setdefault(phrase[0], []).append((phrase, kind, value, role))
    for listed in found.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return found
