"""Tempo, metre, key and length as numbers in a sentence, English and Japanese."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.audio.model import Key, Metre, Mode

SLOWEST, FASTEST = 10.0, 999.0
MOST_BARS = 512
_UNITS = (1, 2, 4, 8, 16)
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_IROHA = {"ハ": 0, "ニ": 2, "二": 2, "ホ": 4, "ヘ": 5, "へ": 5, "ト": 7, "イ": 9, "ロ": 11}
_MODES = {
    "major": Mode.MAJOR,
    "maj": Mode.MAJOR,
    "ionian": Mode.MAJOR,
    "メジャー": Mode.MAJOR,
    "長調": Mode.MAJOR,
    "minor": Mode.MINOR,
    "min": Mode.MINOR,
    "m": Mode.MINOR,
    "aeolian": Mode.MINOR,
    "マイナー": Mode.MINOR,
    "短調": Mode.MINOR,
    "dorian": Mode.DORIAN,
    "ドリア": Mode.DORIAN,
    "ドリアン": Mode.DORIAN,
    "phrygian": Mode.PHRYGIAN,
    "フリギア": Mode.PHRYGIAN,
    "フリジアン": Mode.PHRYGIAN,
    "lydian": Mode.LYDIAN,
    "リディア": Mode.LYDIAN,
    "リディアン": Mode.LYDIAN,
    "mixolydian": Mode.MIXOLYDIAN,
    "ミクソリディア": Mode.MIXOLYDIAN,
    "ミクソリディアン": Mode.MIXOLYDIAN,
}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen",
        )
    )
} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_KANJI = {character: number for number, character in enumerate("〇一二三四五六七八九")}
_NUMBER = (
    r"(?:\d{1,9}(?:\.\d{1,6})?|[〇一二三四五六七八九十百]{1,8}|(?:(?:"
    + "|".join([*_WORDS, "hundred", "and"])
    + r")(?: |(?![a-z]))){1,8})"
)
_MODE_WORDS = "|".join(sorted((mode for mode in _MODES if mode != "m"), key=len, reverse=True))
_EDGE = r"(?<![a-z0-9])"
_END = r"(?![a-z0-9])"

_BPM = (
    re.compile(_EDGE + rf"(?:at |@ ?)?(?P<n>{_NUMBER}) ?(?:bpm|beats per minute|beats a minute)" + _END),
    re.compile(rf"(?:bpm|テンポ|tempo|速さ)(?: ?(?:of|is|は|を|=|:|at) ?| )?(?P<n>{_NUMBER})(?:くらい|ぐらい)?" + _END),
    re.compile(rf"(?P<note>♩\.|♩|♪|quarter(?: note)?|四分音符) ?= ?(?P<n>{_NUMBER})" + _END),
)
_METRE = (
    re.compile(
        _EDGE
        + r"(?:in )?(?P<beats>\d{1,3}) ?/ ?(?P<unit>\d{1,3})(?: ?(?:time(?: signature)?|meter|metre|拍子))?"
        + _END
    ),
    re.compile(rf"(?P<unit>{_NUMBER}) ?分の ?(?P<beats>{_NUMBER}) ?(?:拍子)?"),
    re.compile(rf"(?P<beats>{_NUMBER}) ?拍子"),
    re.compile(_EDGE + rf"(?P<beats>{_NUMBER})(?: )?(?P<unit>four|eight|quarter|eighth) time" + _END),
)
_BARS = (
    re.compile(_EDGE + rf"(?P<n>{_NUMBER}) ?(?:bars?|measures?)" + _END),
    re.compile(rf"(?P<n>{_NUMBER}) ?小節"),
)
_LENGTH = (
    re.compile(_EDGE + rf"(?P<n>{_NUMBER}) ?(?P<unit>seconds?|secs?|minutes?|mins?)(?: long)?" + _END),
    # “90s” alone are the years
    re.compile(_EDGE + r"(?P<n>(?!\d0s(?! long))\d{1,9}) ?(?P<unit>s)(?: long)?" + _END),
    re.compile(rf"(?P<n>{_NUMBER}) ?(?P<unit>秒|分)(?:間)?"),
)
_KEY = (
    re.compile(
        r"(?<![a-z0-9])(?:in |key of |in the key of |キーは ?)?"
        r"(?P<letter>[a-g])(?P<sign>[♯♭#]| sharp| flat|b(?= |m|$|[,、]))?"
        rf" ?(?P<mode>{_MODE_WORDS}|m)(?: ?(?:key|mode|scale|旋法))?(?![a-z])"
    ),
    re.compile(r"(?P<sign>嬰|変)?(?P<iroha>[ハニ二ホヘへトイロ])(?P<mode>長調|短調)"),
)
_LONE_KEY = re.compile(
    r"(?<![a-z0-9])(?P<before>(?:in|key of|in the key of|key:?) |キー[は:]? ?)?"
    r"(?P<letter>[a-g])(?P<sign>[♯♭#]| sharp| flat|b)?(?![a-z0-9♯♭#'])"
)
_LONE_TEMPO = re.compile(_EDGE + r"(?P<n>\d{2,3})(?: ?(?:くらい|ぐらい|程度|前後)(?:で)?| ?(?=$|[,、。;]))")
_LIKELY_BPM = (45, 220)
_MODE = re.compile(rf"(?:in (?:a )?)?(?P<mode>{_MODE_WORDS})(?: ?(?:key|mode|scale|旋法|モード|調|キー))?(?![a-z])")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its place in the folded text; `value` is beats a minute, a metre, a key, a mode, bars or seconds.

    Kinds: bpm (beats of the metre's unit), quarters (quarter notes a minute), lone (a number that can only be a tempo,
    where no other is named), metre, bars, length, key, tonic, mode.
    """

    start: int
    end: int
    kind: str
    value: float | Metre | Key | Mode


def number(text: str) -> float | None:
    """A number in digits, English words or kanji; None where it is none."""
    text = text.strip()
    try:
        return float(text)
    except ValueError:
        pass
    if text and text[0] in "〇一二三四五六七八九十百":
        return _kanji(text)
    total = last = 0
    for word in text.split():
        if word == "hundred":
            last = max(last, 1) * 100
            total, last = total + last, 0
        elif word != "and":
            if word not in _WORDS:
                return None
            last += _WORDS[word]
    return float(total + last) if total + last else None


def facts_at(text: str, at: int, original: str) -> Fact | None:
    """The fact that begins at a place of the folded text; `original` is its upper and lower case, as it was typed."""
    for kind, patterns in (("bpm", _BPM), ("metre", _METRE), ("bars", _BARS), ("length", _LENGTH), ("key", _KEY)):
        for pattern in patterns:
            found = pattern.match(text, at)
            if found is not None:
                value = _value(kind, found)
                if value is not None and not _is_article(kind, found, original):
                    is_note = kind == "bpm" and "note" in pattern.groupindex
                    return Fact(at, found.end(), "quarters" if is_note else kind, value)
    lone = _LONE_KEY.match(text, at)
    if lone is not None and original[lone.start("letter")].isupper():
        delimited = (at == 0 or text[at - 1] in ",、。・;") and (
            lone.end() == len(text) or text[lone.end()] in ",、。・;"
        )
        if lone["before"] or delimited:
            return Fact(at, lone.end(), "tonic", Key(_tonic(lone["letter"], lone["sign"])))
    tempo = _LONE_TEMPO.match(text, at)
    if tempo is not None and _LIKELY_BPM[0] <= int(tempo["n"]) <= _LIKELY_BPM[1]:
        return Fact(at, tempo.end(), "lone", float(tempo["n"]))
    found = _MODE.match(text, at)
    if found is not None and (at == 0 or not text[at - 1].isalpha() or not text[at - 1].isascii()):
        return Fact(at, found.end(), "mode", _MODES[found["mode"]])
    return None


def _is_article(kind: str, found: re.Match[str], original: str) -> bool:
    """Whether “a minor key” or “a major” is meant, not the key of A; and “am”, “cm” as words, not chords."""
    if kind != "key" or "letter" not in found.re.groupindex:
        return False
    letter = original[found.start("letter")]
    if letter.isupper():
        return False
    if found["mode"] == "m":
        return True
    if letter != "a":
        return False
    return not found[0].startswith(("in ", "key")) or re.search(r"(key|mode|scale)$", found[0]) is not None


def _value(kind: str, found: re.Match[str]) -> float | Metre | Key | None:
    if kind == "key":
        return _key(found)
    if kind == "metre":
        beats = number(found["beats"])
        named = found.groupdict().get("unit")
        unit = {"four": 4, "quarter": 4, "eight": 8, "eighth": 8}.get(named or "") or (number(named) if named else 4)
        if not named and beats in (6, 9, 12):
            unit = 8
        return Metre(int(beats), int(unit)) if beats and unit in _UNITS and 1 <= beats <= 32 else None
    amount = number(found["n"])
    if amount is None:
        return None
    if kind == "bpm":
        amount *= {"♩.": 1.5, "♪": 0.5}.get(found.groupdict().get("note") or "", 1.0)
        return amount if SLOWEST <= amount <= FASTEST else None
    if kind == "bars":
        return amount if 1 <= amount <= MOST_BARS and amount == int(amount) else None
    return amount * (60 if found["unit"].startswith(("m", "分")) else 1) or None


def _key(found: re.Match[str]) -> Key:
    mode = _MODES[found["mode"]]
    if "iroha" in found.re.groupindex:
        return Key((_IROHA[found["iroha"]] + {"嬰": 1, "変": -1}.get(found["sign"], 0)) % 12, mode)
    return Key(_tonic(found["letter"], found["sign"]), mode)


def _tonic(letter: str, sign: str | None) -> int:
    moved = 0 if not sign else 1 if sign.strip() in ("♯", "#", "sharp") else -1
    return (_LETTERS[letter] + moved) % 12


def _kanji(text: str) -> float:
    total = digit = 0
    for character in text:
        if character == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif character == "十":
            total, digit = total + max(digit, 1) * 10, 0
        else:
            digit = digit * 10 + _KANJI[character]
    return float(total + digit)
