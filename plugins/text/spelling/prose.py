"""Prose: the words of a text that spelling is about, and not its addresses, code, tags, names and numbers."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_CJK = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}ー々\uFF00-\uFFEF]"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}_\u00AD]--{_CJK}]"
_PASSED = (
    r"^(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?:.*?\n)??(?P=fence)[`~]*[ \t]*$|.*\Z)",
    r"(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)",
    r"<ruby\b.{0,300}?</ruby>",
    r"<!--.{0,2000}?-->",
    r"</?[A-Za-z][^<>\n]{0,500}>",
    r"&#?[A-Za-z0-9]+;",
    r"(?<=\])\([^()\n]*\)",
    r"(?<!\w)(?:(?:https?|ftp|file|mailto|data):|www\.)[^\s<>]+",
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    r"(?<![\w/\\])(?:[A-Za-z]:\\|[~.]{0,2}/)[\w.~-][^\s<>()]*",
    r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]+(?:\.[a-z0-9][A-Za-z0-9_-]*)+",
    r"\uFF5C[^\uFF5C《》\n]+《[^《》\n]+》",
    r"《{1,2}[^《》\n]+》{1,2}",
    r"\{[^{}|\n]+\|[^{}\n]+\}",
    r"(?<!\w)[@#]\w+",
)
_PIECE = regex.compile(
    rf"(?:{'|'.join(_PASSED)})|(?P<word>{_LETTER}+(?:['’\-\u2011]{_LETTER}+)*)",
    regex.V1 | regex.MULTILINE | regex.DOTALL,
)
_PART = regex.compile(r"[^\-\u2011]+")
_NOT_A_WORD = regex.compile(r"[\p{N}_]|\p{Ll}\p{Lu}")


def words_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that are to be spelled, from and to in characters; compounds with hyphens as one.

    Left out are Japanese and Chinese, addresses, paths, Markdown's code and link targets, tags, and ruby.
    """
    for piece in _PIECE.finditer(text):
        if piece["word"] is not None:
            yield piece.span()


def parts_of(word: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a compound with hyphens, with their places in it."""
    for part in _PART.finditer(word):
        yield part.start(), part.end(), part.group()


def is_spelled(word: str) -> bool:
    """Whether a word has a spelling: single letters, ALL CAPITALS, iPhones and what holds digits have none."""
    plain = word.replace("’", "'").removesuffix("'s")
    return len(plain) > 1 and not plain.isupper() and _NOT_A_WORD.search(plain) is None
