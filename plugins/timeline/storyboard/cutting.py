"""Cutting: a passage into shots by rule, a sentence or two each, that keep the place and the time of day in sight."""

from __future__ import annotations

import re
from fractions import Fraction

from app.api import CameraMove
from plugins.timeline.storyboard.board import LONGEST_S, MOST_SHOTS, Board, BoardShot

_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?。！？]+[”’」』\")]*|\n+|$)")
_CLAUSE = re.compile(r"(?<=[;:—])\s+|(?<=,)\s+(?=(?:and|but|then|while|until|as|when|where)\b)|(?<=、)")
_WORD = re.compile(r"[A-Za-z0-9’'-]+|[\u3040-\u30ff\u3400-\u9fff]")
_QUOTED = re.compile(r"^[\s“”‘’\"'「」『』()（）—–-]+|[\s“”‘’\"'「」『』()（）—–-]+$")
_LEADING = re.compile(
    r"^(?:and|but|then|so|now|suddenly|meanwhile|afterwards|later|finally|at last|once again|at first)\b,?\s+"
    r"|^(?:そして|しかし|でも|それから|やがて|突然|すると|だが|また)[、,]?",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[“\"「『][^“”\"「」『』]*[”\"」』]\s*")
_TELLING = re.compile(
    r"\b(?:he|she|it|they|i)\s+(?:said|asked|answered|cried|whispered|called|told)\b[ ,.]*", re.IGNORECASE
)
_ANY_CASE = re.IGNORECASE
_FEWEST, _MOST = 4, 26
"""A shot has so many words at least and at most."""
_JAPANESE_WEIGHT = 0.45
"""How much of a word a Japanese letter is."""
_WORDS_A_SECOND = 2.4
_SHORTEST_SHOT_S, _LONGEST_SHOT_S = 2.5, 8.0

_PLACES = (
    "forest", "woods", "sea", "ocean", "beach", "shore", "harbour", "harbor", "lake", "river", "mountain", "mountains",
    "valley", "meadow", "field", "garden", "park", "desert", "island", "village", "town", "city", "street", "station",
    "room", "kitchen", "library", "castle", "church", "bridge", "cave", "sky", "space", "moon",
)  # fmt: skip
_TIMES = (
    "dawn", "sunrise", "morning", "noon", "afternoon", "dusk", "sunset", "evening", "night", "midnight", "twilight",
)  # fmt: skip
_WEATHER = ("snow", "snowy", "rain", "rainy", "fog", "foggy", "storm", "stormy", "sunny", "clouds", "cloudy", "mist")
_LINKS = {"dawn": "at", "sunrise": "at", "noon": "at", "dusk": "at", "sunset": "at", "night": "at", "midnight": "at"}
_AT = {
    **dict.fromkeys(("sea", "ocean", "lake", "river", "shore", "harbour", "harbor"), "by"),
    **dict.fromkeys(("beach", "island", "mountain", "mountains", "bridge", "moon", "street"), "on"),
    "station": "at",
}
_FALLING = {
    "snow": "falling snow", "snowy": "falling snow", "rain": "falling rain", "rainy": "falling rain",
    "fog": "drifting fog", "foggy": "drifting fog", "mist": "drifting mist",
}  # fmt: skip
_SETTINGS = tuple(
    re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in (_PLACES, _TIMES, _WEATHER)
)  # fmt: skip
_MOVES = (
    (re.compile(r"\b(?:far away|horizon|landscape|along|across|passing|walks?|ran|running|train|road)\b", _ANY_CASE),
     CameraMove.PAN_RIGHT),
    (re.compile(r"\b(?:sky|stars?|above|rises?|rose|climbs?|tower|tall|flew|flies)\b", _ANY_CASE), CameraMove.TILT_UP),
    (re.compile(r"\b(?:falls?|fell|sinks?|sank|below|down|deep)\b", _ANY_CASE), CameraMove.TILT_DOWN),
    (re.compile(r"\b(?:face|eyes?|hand|looks?|looked|sees?|saw|close|tiny|little|small|door|window)\b", _ANY_CASE),
     CameraMove.ZOOM_IN),
    (re.compile(r"\b(?:alone|world|empty|wide|end|leaves?|left|gone|silence)\b", _ANY_CASE), CameraMove.ZOOM_OUT),
)  # fmt: skip
_IN_TURN = (CameraMove.ZOOM_IN, CameraMove.PAN_RIGHT, CameraMove.ZOOM_OUT, CameraMove.PAN_LEFT)


def cut_passage(text: str, most: int = MOST_SHOTS) -> Board:
    """The shots of a passage; each is told by its own words, and by place, time and weather as they were last named."""
    pieces = _joined(_split(text))
    while len(pieces) > most:
        pieces = _fewer(pieces)
    shots = []
    setting: list[str] = ["", "", ""]
    for number, piece in enumerate(pieces):
        words = _said(piece)
        shots.append(BoardShot(_with_setting(words, setting), _seconds(piece), _camera(words, number), piece))
    return Board(tuple(shots))


def word_count(text: str) -> float:
    """How long it takes to say a text, in words."""
    return sum(1.0 if word[0].isascii() else _JAPANESE_WEIGHT for word in _WORD.findall(text))


def _split(text: str) -> list[str]:
    found = []
    for sentence in _SENTENCE.findall(text):
        whole = " ".join(sentence.split())
        if word_count(whole) <= _MOST:
            found.append(whole)
            continue
        part = ""
        for clause in _CLAUSE.split(whole):
            if part and word_count(part) + word_count(clause) > _MOST:
                found.append(part)
                part = ""
            part = f"{part} {clause}".strip() if part and part[-1].isascii() else part + clause
        found.append(part)
    return [piece for piece in found if word_count(piece) > 0]


def _joined(pieces: list[str]) -> list[str]:
    """What is too short for a shot goes with what comes before it, or the first with what follows."""
    found: list[str] = []
    for piece in pieces:
        short = word_count(piece) < _FEWEST or (found and word_count(found[-1]) < _FEWEST)
        if found and short and word_count(found[-1]) + word_count(piece) <= _MOST:
            found[-1] = _with(found[-1], piece)
        else:
            found.append(piece)
    return found


def _fewer(pieces: list[str]) -> list[str]:
    """One shot less: the two neighbours that are shortest together become one."""
    at = min(range(len(pieces) - 1), key=lambda index: word_count(pieces[index]) + word_count(pieces[index + 1]))
    return [*pieces[:at], _with(pieces[at], pieces[at + 1]), *pieces[at + 2 :]]


def _with(one: str, other: str) -> str:
    return f"{one} {other}" if one[-1].isascii() and other[:1].isascii() else one + other


def _said(piece: str) -> str:
    # What is spoken is not seen
    seen = _TELLING.sub("", _SPEECH.sub("", piece)) if _SPEECH.search(piece) else piece
    words = _QUOTED.sub("", seen if word_count(seen) >= _FEWEST - 1 else piece)
    words = _LEADING.sub("", words)
    return words.rstrip(".!?。！？ ")


def _with_setting(words: str, setting: list[str]) -> str:
    """The words with the place, time and weather that were named before, where they name none themselves."""
    said = words
    named = [pattern.findall(words) for pattern in _SETTINGS]
    if any(found and found[-1].lower() != known for found, known in zip(named[:2], setting, strict=False)):
        # Elsewhere, or at another time, the weather may be another one
        setting[2] = ""
    for index, found in enumerate(named):
        if found:
            setting[index] = found[-1].lower()
        elif setting[index] and said and said[0].isascii():
            said = f"{said}, {_phrase(setting[index], index)}"
    return said


def _phrase(word: str, index: int) -> str:
    if index == 1:
        return f"{_LINKS[word]} {word}" if word in _LINKS else f"in the {word}"
    if index == 2:
        return _FALLING.get(word, word)
    return f"in {word}" if word == "space" else f"{_AT.get(word, 'in')} the {word}"


def _camera(words: str, number: int) -> CameraMove:
    for pattern, move in _MOVES:
        if pattern.search(words):
            return move
    return _IN_TURN[number % len(_IN_TURN)]


def _seconds(piece: str) -> Fraction:
    spoken = word_count(piece) / _WORDS_A_SECOND
    seconds = min(float(LONGEST_S), _LONGEST_SHOT_S, max(_SHORTEST_SHOT_S, spoken))
    return Fraction(round(seconds * 10), 10)
