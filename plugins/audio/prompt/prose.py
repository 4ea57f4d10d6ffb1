"""Prose: a passage that is no description of music; which of its words say what the music is to be, and what it is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.audio.music.moods import MOODS, Mood
from plugins.audio.music.theory import MINOR_MODES
from plugins.audio.prompt.feelings import JAPANESE_NEGATIONS, NEGATIONS, Feeling, feeling_of, feelings, japanese_stems
from plugins.audio.prompt.folding import folded, is_japanese
from plugins.audio.prompt.spans import Kind, Lexeme

_LEAST_WORDS = 9
_LEAST_JAPANESE = 18
_UNKNOWN = 0.4
"""So much of a prose passage means nothing to a reader of music prompts."""
_UNKNOWN_JAPANESE = 0.33
_PRONOUNS = """
he she they was were had his her him them did who i we our said came went could would there is it's
"""
_TELLING = frozenset(_PRONOUNS.split())
"""Words of telling, of which descriptions of music have none."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_CLAUSE = re.compile(r"[.!?;:,。！？、]")
_END = re.compile(r"[.!?…]+|[。！？]+")
_BEFORE = 4
"""A word is denied by one of the so many before it, in the same clause."""

_MIDDLE_BPM = 96.0
_SHRINK = 1.5
"""One word alone does not say it all."""
_SPREAD = 0.62
"""Octaves of tempo between a middling passage and a wild one."""
_SHORT, _LONG = 8.0, 20.0
_LONG_JAPANESE = 1.7
"""Characters of Japanese that say as much as a word."""


@dataclass(frozen=True, slots=True)
class Felt:
    """A word from `start` to `end` (code points) with what it does; `denied` says that the sentence takes it back."""

    start: int
    end: int
    feeling: Feeling
    denied: bool

    @property
    def valence(self) -> float:
        """How bright it makes the passage: what is denied of joy is sad, what is denied of sorrow is nothing."""
        if not self.denied:
            return self.feeling.valence
        return -0.8 * self.feeling.valence if self.feeling.valence > 0 else 0.0

    @property
    def energy(self) -> float:
        """How lively it makes the passage."""
        if not self.denied:
            return self.feeling.energy
        return -0.5 * max(0.0, self.feeling.energy) - (0.4 if self.feeling.valence > 0 else 0.0)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a passage feels like: `valence` and `energy` from -1 to 1, the words that say so, and at most two moods.

    `pace` is what the length of its sentences and its exclamations add to the energy.
    """

    valence: float
    energy: float
    pace: float
    felt: tuple[Felt, ...]
    moods: tuple[Mood, ...]

    @property
    def bpm(self) -> float:
        """The tempo, 55 to 170 beats a minute."""
        return _MIDDLE_BPM * 2 ** (_SPREAD * self.energy * (1.3 if self.energy > 0 else 1.1))


def is_prose(prompt: str, parts: Sequence[Lexeme]) -> bool:
    """Whether a prompt tells something, in place of describing music."""
    form = folded(prompt).text
    words = _WORD.findall(form)
    japanese = sum(map(is_japanese, form))
    said = [part for part in parts if not (part.kind is Kind.RELATION and part.value == "comma")]
    whole = sum(part.end - part.start for part in said)
    unknown = sum(part.end - part.start for part in said if part.kind is Kind.UNKNOWN) / max(1, whole)
    if japanese > len(form) / 3:
        return japanese >= _LEAST_JAPANESE and unknown >= _UNKNOWN_JAPANESE and bool(re.search(r"[。！？]", form))
    if len(words) < _LEAST_WORDS or unknown < _UNKNOWN:
        return False
    return any(word in _TELLING for word in words) or len(_END.findall(form)) > 2


def read_passage(prompt: str) -> Passage:
    """What a passage feels like; the same for the same words."""
    form = folded(prompt)
    felt = tuple(
        Felt(form.places[each.start], form.places[each.end], each.feeling, each.denied) for each in _felt(form.text)
    )
    pace = _pace(form.text)
    bright = sum(each.valence for each in felt)
    bright_count = sum(1 for each in felt if each.valence)
    lively = sum(each.energy for each in felt)
    lively_count = sum(1 for each in felt if each.energy)
    valence = math.tanh(bright / (bright_count + _SHRINK) * 1.2)
    energy = math.tanh(lively / (lively_count + _SHRINK) * 1.3 + pace)
    return Passage(valence, energy, pace, felt, _moods(felt, valence, energy))


def _felt(text: str) -> Iterator[Felt]:
    clause = [found.end() for found in _CLAUSE.finditer(text)]
    words = list(_WORD.finditer(text))
    for index, found in enumerate(words):
        feeling = feeling_of(found[0])
        if feeling is not None:
            since = max((end for end in clause if end <= found.start()), default=0)
            before = [each[0] for each in words[max(0, index - _BEFORE) : index] if each.start() >= since]
            yield Felt(found.start(), found.end(), feeling, any(word in NEGATIONS for word in before))
    at = 0
    while at < len(text):
        stem = next((each for each in japanese_stems().get(text[at], ()) if text.startswith(each, at)), None)
        if stem is None:
            at += 1
            continue
        end = at + len(stem)
        denied = any(text.find(each, end, end + 3 + len(each)) >= 0 for each in JAPANESE_NEGATIONS)
        yield Felt(at, end, feelings()[stem], denied)
        at = end


def _pace(text: str) -> float:
    """Short sentences and exclamations hurry, long sentences take their time."""
    ends = _END.findall(text)
    if not ends:
        return 0.0
    japanese = sum(map(is_japanese, text))
    words = len(_WORD.findall(text)) + japanese / _LONG_JAPANESE
    length = words / len(ends)
    shouts = sum(1 for end in ends if "!" in end or "！" in end) / len(ends)
    if length <= _SHORT:
        hurry = 0.35
    elif length >= _LONG:
        hurry = -0.15
    else:
        hurry = 0.35 - 0.5 * (length - _SHORT) / (_LONG - _SHORT)
    return hurry + 0.5 * shouts


def _moods(felt: Sequence[Felt], valence: float, energy: float) -> tuple[Mood, ...]:
    """The moods that most words speak of and that go with the whole; else the one that is nearest to it."""
    votes: Counter[str] = Counter()
    for each in felt:
        if each.denied and each.valence < 0:
            votes["sad"] += 1
        elif each.feeling.mood and not each.denied:
            votes[each.feeling.mood] += 1
    fitting = {
        name: count * math.exp(-_distance(MOODS[name], valence, energy)) for name, count in votes.items()
        if _goes_with(MOODS[name], valence)
    }  # fmt: skip
    best = sorted(fitting, key=lambda name: (-fitting[name], name))
    if best:
        second = [name for name in best[1:2] if fitting[name] > 0.6 * fitting[best[0]]]
        return tuple(MOODS[name] for name in (best[0], *second))
    if not felt:
        return ()
    names = ("sad", "tense", "angry", "calm", "happy", "exciting", "dark", "playful")
    nearest = min((MOODS[name] for name in names), key=lambda mood: _distance(mood, valence, energy))
    return (nearest,)


def _distance(mood: Mood, valence: float, energy: float) -> float:
    its_valence = -0.7 if mood.mode in MINOR_MODES else 0.7
    its_energy = math.log2(mood.bpm / _MIDDLE_BPM) / _SPREAD
    return abs(its_valence - valence) * 0.7 + abs(its_energy - energy)


def _goes_with(mood: Mood, valence: float) -> bool:
    return (mood.mode in MINOR_MODES) == (valence < 0)
