"""Words: counted, and where the next word and the next sentence of a text end, also in Japanese."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CJK = _KANA + _HAN
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’.\-][^\W_{_CJK}]+)*")
_CHARACTER = re.compile(rf"[{_CJK}]")
_NEXT_WORD = re.compile(
    rf"\s*(?:[{_HAN}]+[\u3041-\u309f]*|[\u3041-\u309f]+|[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]+|[^\s{_CJK}]+)"
    r"[、。，\uff0e！？」』）…―]*"
)
_NEXT_SENTENCE = re.compile(r"\s*(?:[^\n]*?(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？…]+[」』）”’]*)|[^\n]+)")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a text is; `characters` are those that are seen, without line breaks."""

    words: int = 0
    characters: int = 0


def count_words(text: str) -> int:
    """Words; of Japanese and Chinese, which don't part theirs, each character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def counts_of(text: str) -> Counts:
    """Words and characters of a text."""
    return Counts(count_words(text), len(text) - text.count("\n"))


def is_counted_in_characters(language: str, text: str = "") -> bool:
    """Whether characters are what a writer counts in a language; where that isn't said, a text shows it."""
    if language:
        return language.partition("-")[0] in ("ja", "zh")
    return 2 * len(_CHARACTER.findall(text)) > len(text) > 0


def next_word_end(text: str) -> int:
    """Where the first word of a text ends, with the spaces before it and the signs behind it."""
    found = _NEXT_WORD.match(text)
    return found.end() if found else len(text)


def next_sentence_end(text: str) -> int:
    """Where the first sentence of a text ends, or its paragraph where that comes first."""
    found = _NEXT_SENTENCE.match(text)
    return found.end() if found else len(text)


def next_line_end(text: str) -> int:
    """Where the first line of a text that isn't blank ends, without its line break."""
    begun = len(text) - len(text.lstrip())
    end = text.find("\n", begun)
    return len(text) if end < 0 else end
