"""Progressions by genre, mood and mode, a chord to a bar, and voicings that move as little as they can."""

from __future__ import annotations

import random

from plugins.audio.model import Key, Mode, Plan
from plugins.audio.music.theory import MINOR_MODES, Chord, chord

_MAJOR = {
    "": "I V VI IV;I IV V I;I VI IV V;VI IV I V;I IV VI V;I II V I;I III IV V",
    "pop": "I V VI IV;VI IV I V;I VI IV V;IV I V VI",
    "rock": "I IV V IV;I V IV I;I IV I V;I VI IV V",
    "punk": "I IV V V;I V VI IV;I IV I V",
    "metal": "I V VI IV;I VI IV V",
    "blues": "I I I I IV IV I I V IV I V;I IV I V",
    "jazz": "II7 V7 I7 VI7;I7 VI7 II7 V7;III7 VI7 II7 V7;I7 IV7 II7 V7",
    "swing": "I6 VI7 II7 V7;I6 IV6 II7 V7",
    "bossa": "I7 II7 V7 I7;I7 VI7 II7 V7",
    "latin": "I IV V IV;I II V I",
    "salsa": "I IV V IV;I V V I",
    "reggae": "I IV I V;I V IV I",
    "ska": "I IV V V;I VI IV V",
    "funk": "I7 I7 IV7 I7;II7 V7 II7 V7",
    "soul": "I7 VI7 II7 V7;I III IV V",
    "gospel": "I IV I V;I VI II V",
    "country": "I I IV I;I IV V I;I V I IV",
    "folk": "I V IV I;I IV I V;I IV V I",
    "celtic": "I V IV V;I IV I V;I V VI V",
    "waltz": "I I V V;I IV V I;I VI II V",
    "march": "I I V V;I IV V I",
    "polka": "I I V V;I V V I",
    "classical": "I IV V I;I VI II V;I V VI III IV I IV V;I II V I",
    "hymn": "I IV V I;I VI IV V;I V IV I",
    "lofi": "II7 V7 I7 VI7;IV7 III7 II7 I7;I7 III7 VI7 IV7",
    "ambient": "I IV I IV;Isus2 IV VI IV;Iadd9 VI IVadd9 I",
    "film": "I VI IV V;I III VI IV;IV V VI I",
    "synthwave": "VI IV I V;I V VI IV",
    "house": "VI IV I V;IV7 V VI7 I",
    "ballad": "I V VI IV;I III VI IV;I VI IV V",
    "holiday": "I VI II V;I IV V I",
}
_MINOR = {
    "": "I VI III VII;I IV VI V#;I VII VI V#;I VI IV V#;I IV V# I;I III VII IV",
    "pop": "I VI III VII;VI VII I I;I VII VI VII;I IV VI VII",
    "rock": "I VII VI VII;I III VII IV;I VI VII I",
    "punk": "I VI III VII;I VII VI V#",
    "metal": "I VI VII I;I VII VI V#;I I VI VII;I IV VI V#",
    "blues": "I I I I IV IV I I V IV I V;I IV I V",
    "jazz": "II7 V#7 I7 I7;I7 IV7 VII7 III7;I7 VI7 II7 V#7",
    "swing": "I IV II7 V#7;I VI7 II7 V#7",
    "bossa": "I7 IV7 II7 V#7;I7 VI7 II7 V#7",
    "latin": "I VII VI V#;I IV V# I",
    "salsa": "I IV V# V#;I V# V# I",
    "tango": "I IV V# I;I I V# V#;I VI IV V#",
    "reggae": "I IV I IV;I VII VI VII",
    "funk": "I7 IV7 I7 IV7;I7 I7 IV7 VII",
    "soul": "I7 IV7 VII7 III7;I7 VI7 IV7 V7",
    "hiphop": "I VI I VII;I I VI VII;I IV I V",
    "trap": "I VI I V;I I VI VII",
    "dubstep": "I VI VII V;I VI III VII",
    "folk": "I VII I VII;I VI VII I;I III VII I",
    "celtic": "I VII I VII;I VII VI VII",
    "classical": "I IV V# I;I VI II V#;I IV VII III VI II V# I",
    "waltz": "I I V# V#;I IV V# I",
    "lofi": "I7 IV7 VII7 III7;VI7 V7 IV7 I7;I7 VI7 III7 VII",
    "ambient": "I VI I VI;Isus2 VI III VII;Iadd9 VI IV I",
    "film": "I VI III VII;I VI IV V#;I I VI VII",
    "synthwave": "I VI III VII;I VII VI VII;VI VII I I",
    "house": "I VI III VII;I7 IV7 VI7 V7",
    "techno": "I I I I;I I VI VI",
    "trance": "I VI III VII;VI VII I I",
    "ballad": "I VI III VII;I VII VI V#",
}
_OTHER = {
    Mode.DORIAN: "I IV I IV;I VII IV I;I II I VII;I III IV I",
    Mode.PHRYGIAN: "I II I II;I II III II;I VII II I",
    Mode.LYDIAN: "I II I II;I II VI II;I V II I",
    Mode.MIXOLYDIAN: "I VII IV I;I VII I IV;I IV VII I",
}
_CLOSES_MAJOR = "V I"
_CLOSES_MINOR = "V# I"


def progression(plan: Plan, chance: random.Random) -> tuple[Chord, ...]:
    """A chord for each bar; the last bar is at home where the clip is eight bars or longer, so that it closes."""
    numerals = chance.choice(_choices(plan.key.mode, plan.genre)).split()
    if plan.genre == "blues" and plan.bars >= 12:
        numerals = _choices(plan.key.mode, "blues")[0].split()
    bars = [numerals[bar % len(numerals)] for bar in range(plan.bars)]
    if len(numerals) == 4 and plan.bars >= 16:
        other = chance.choice(_choices(plan.key.mode, plan.genre)).split()
        for bar in range(plan.bars // 2, plan.bars * 3 // 4):
            bars[bar] = other[bar % len(other)]
    if plan.bars >= 8 and plan.genre in ("", "classical", "waltz", "folk", "march", "hymn", "ballad", "polka"):
        closes = _CLOSES_MINOR if plan.key.mode is Mode.MINOR else _CLOSES_MAJOR
        if plan.key.mode in (Mode.MAJOR, Mode.MINOR):
            bars[-2:] = closes.split()
    return tuple(chord(numeral, plan.key) for numeral in bars)


def chord_of(pitch_classes: tuple[int, ...], key: Key) -> Chord:
    """A chord that a clip keeps, as a chord again; the tonic's where there is none."""
    return Chord("", pitch_classes) if pitch_classes else chord("I", key)


def voicings(chords: tuple[Chord, ...], low: int, high: int, voices: int) -> tuple[tuple[int, ...], ...]:
    """A voicing of each chord within a compass, each as near to the one before as its notes allow."""
    found: list[tuple[int, ...]] = []
    middle = (low + high) // 2
    for each in chords:
        candidates = _candidates(each, low, high, voices)
        before = found[-1] if found else tuple(middle for _ in candidates[0])
        centre = sum(before) / len(before)
        found.append(min(candidates, key=lambda voicing: _motion(before, voicing, centre, middle)))
    return tuple(found)


def _motion(
    before: tuple[int, ...], voicing: tuple[int, ...], centre: float, middle: int
) -> tuple[float, tuple[int, ...]]:
    moved = sum(min(abs(note - other) for other in before) for note in voicing) / len(voicing)
    drift = abs(sum(voicing) / len(voicing) - centre) * 0.5 + abs(sum(voicing) / len(voicing) - middle) * 0.25
    return moved + drift, voicing


def _candidates(each: Chord, low: int, high: int, voices: int) -> list[tuple[int, ...]]:
    """Close voicings in every inversion and octave; the fifth of large chords is left out first."""
    classes = list(each.pitch_classes)
    if len(classes) > max(voices, 1):
        classes = _fewer(classes, max(voices, 1))
    found = []
    for turn in range(len(classes)):
        turned = classes[turn:] + classes[:turn]
        for bottom in range(low, high + 1):
            if bottom % 12 != turned[0]:
                continue
            notes = [bottom]
            for pitch_class in turned[1:]:
                notes.append(notes[-1] + ((pitch_class - notes[-1]) % 12 or 12))
            if notes[-1] <= high:
                found.append(tuple(notes))
    lone: list[tuple[int, ...]] = [(note,) for note in range(low, high + 1) if note % 12 in classes]
    return found or lone or [(low,)]


def _fewer(classes: list[int], voices: int) -> list[int]:
    """The notes that matter most: third and seventh before root, fifth last."""
    third = classes[1:2]
    order = [*third, *classes[3:4], classes[0], *classes[4:], *classes[2:3]]
    kept = set(order[:voices])
    return [note for note in classes if note in kept]


def _choices(mode: Mode, genre: str) -> list[str]:
    if mode in _OTHER:
        return _OTHER[mode].split(";")
    table = _MINOR if mode in MINOR_MODES else _MAJOR
    return table.get(genre, table[""]).split(";")
