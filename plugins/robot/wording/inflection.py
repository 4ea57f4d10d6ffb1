"""Inflection: the forms of Japanese verbs, and what an English form may be one of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CHANGING = {
    "る": ("り", "って", "れ", "ろう"),
    "む": ("み", "んで", "め", "もう"),
    "ぶ": ("び", "んで", "べ", "ぼう"),
    "く": ("き", "いて", "け", "こう"),
    "ぐ": ("ぎ", "いで", "げ", "ごう"),
    "す": ("し", "して", "せ", "そう"),
    "う": ("い", "って", "え", "おう"),
    "つ": ("ち", "って", "て", "とう"),
}
"""By their last sound: the stem, the connecting form, the command and the invitation."""
_MADE = (
    "",
    "し",
    "して",
    "する",
    "しろ",
    "せよ",
    "しよう",
    "した",
    "したい",
    "させて",
    "させる",
    "させなさい",
    "させたい",
    "できる",
)
_GIVING = ("くれ", "もらえ", "いただけ", "頂け", "もらい", "いただき")
_GIVEN = (
    "",
    "る",
    "ます",
    "ますか",
    "ません",
    "ませんか",
    "ない",
    "ないか",
    "ないかな",
    "たら",
    "ると",
    "れば",
    "ますと",
    "たい",
    "ましたら",
)
_DENIALS = frozenset(
    {
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "none",
        "nothing",
        "without",
        "except",
        "unless",
        "until",
        "instead",
        "avoid",
        "avoiding",
        "stop",
        "refrain",
        "quit",
        "cease",
        "forget",
        "skip",
        "refuse",
        "prevent",
        "cannot",
        "before",
        "after",
    }
)
_SHORTEST_STEM = 3
_BY_SOUND = re.compile(r"([ぁ-ゖァ-ヺ]{2,3})\1|[ぁ-ん][ゃゅょ]?っと|[ァ-ヺ][ャュョ]?[ンッ]と")


def japanese_forms(steady: Sequence[str], changing: Sequence[str], made: Sequence[str]) -> Iterator[str]:
    """All forms but those of denial: of verbs that keep their stem, that change it, and that are made with する."""
    for verb in steady:
        stem = verb[:-1]
        for end in ("る", "", "て", "ろ", "よう", "た", "たら", "たい", "られる", "ておいて"):
            yield stem + end
    for verb in changing:
        root = verb[:-1]
        stem, joined, command, invited = (root + end for end in _CHANGING[verb[-1]])
        yield from (
            verb,
            stem,
            joined,
            joined[:-1],
            command,
            invited,
            command + "る",
            command + "ば",
            stem + "たい",
            joined + "おいて",
        )
        past = joined[:-1] + ("た" if joined.endswith("て") else "だ")
        yield from (past, past + "ら")
    for noun in made:
        yield from (noun + end for end in _MADE)


def polite_forms() -> Iterator[str]:
    """What asks for something behind a verb: くれますか, もらえたら and their like."""
    yield from (verb + end for verb in _GIVING for end in _GIVEN)
    for verb in ("くださ", "下さ"):
        yield from (verb + end for end in ("い", "る", "いますか", "いませんか", "ったら", "ると", "いますよう"))
    yield from ("くれよ", "もらう", "もらって", "いただく", "いただいて")


def japanese_manner(text: str, at: int) -> int:
    """How long a word is there that says how by its sound, such as ごしごし or さっと; 0 where there is none."""
    found = _BY_SOUND.match(text, at)
    return 0 if found is None else found.end() - at


def english_bases(word: str) -> Iterator[str]:
    """What a form may be one of, itself first: wiped, wiping and wipes are of wipe."""
    yield word
    for end in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(end)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"


def says_how(word: str) -> bool:
    """Whether an English word says how something is done: an adverb of manner."""
    return len(word) > 4 and word.endswith("ly")


def denies(word: str) -> bool:
    """Whether an English word says that something is not to be done."""
    return word in _DENIALS or (word.endswith("n't") and not word.startswith("why"))
