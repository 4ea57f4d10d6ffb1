"""Scales, keys and chords as numbers: pitch classes with C as 0."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.api import InvalidRequest
from plugins.audio.model import Key, Mode

SCALES: dict[Mode, tuple[int, ...]] = {
    Mode.MAJOR: (0, 2, 4, 5, 7, 9, 11),
    Mode.MINOR: (0, 2, 3, 5, 7, 8, 10),
    Mode.DORIAN: (0, 2, 3, 5, 7, 9, 10),
    Mode.PHRYGIAN: (0, 1, 3, 5, 7, 8, 10),
    Mode.LYDIAN: (0, 2, 4, 6, 7, 9, 11),
    Mode.MIXOLYDIAN: (0, 2, 4, 5, 7, 9, 10),
}
"""Semitones above the tonic of each degree."""

MINOR_MODES = frozenset({Mode.MINOR, Mode.DORIAN, Mode.PHRYGIAN})
_DEGREES = ("I", "II", "III", "IV", "V", "VI", "VII")
_NUMERAL = re.compile(r"(VII|VI|IV|V|III|II|I)(#?)(7|9|sus2|sus4|5|add9|6)?", re.IGNORECASE)
_SHARP = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_FLAT = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
_OF_MAJOR = {
    Mode.MAJOR: 0,
    Mode.DORIAN: 2,
    Mode.PHRYGIAN: 4,
    Mode.LYDIAN: 5,
    Mode.MIXOLYDIAN: 7,
    Mode.MINOR: 9,
}
"""Semitones from the tonic of the major key with the same notes up to the tonic of the mode."""


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord by its pitch classes from the root up, and the Roman numeral that it was written as."""

    numeral: str
    pitch_classes: tuple[int, ...]

    @property
    def root(self) -> int:
        """The pitch class of the root."""
        return self.pitch_classes[0]


def scale(key: Key) -> tuple[int, ...]:
    """The pitch classes of a key, from the tonic up."""
    return tuple((key.tonic + step) % 12 for step in SCALES[key.mode])


def scale_for(key: Key, chord: tuple[int, ...]) -> tuple[int, ...]:
    """The scale while a chord sounds: in minor the seventh degree is raised where the chord raises it."""
    notes = scale(key)
    leading = (key.tonic + 11) % 12
    if leading in chord and leading not in notes:
        return tuple(leading if note == (key.tonic + 10) % 12 else note for note in notes)
    return notes


def in_key(pitch: int, key: Key) -> bool:
    """Whether a pitch belongs to the key; the raised seventh degree of minor does."""
    return pitch % 12 in scale(key) or (key.mode in MINOR_MODES and (pitch - key.tonic) % 12 == 11)


def fifths(key: Key) -> int:
    """Sharps (positive) or flats (negative) of a key's signature, -7 to 7, nearest to none."""
    major = (key.tonic - _OF_MAJOR[key.mode]) % 12
    count = major * 7 % 12
    return count if count <= 6 else count - 12


def note_name(pitch_class: int, key: Key) -> str:
    """A pitch class as a letter, with sharps or flats as the key has them."""
    return (_FLAT if fifths(key) < 0 else _SHARP)[pitch_class % 12]


def key_name(key: Key) -> str:
    """A key in English, such as F♯ minor."""
    return f"{note_name(key.tonic, key)} {key.mode.value}"


def chord(numeral: str, key: Key) -> Chord:
    """The chord of a Roman numeral, made of the key's own notes; a sharp on it raises the third (V# in minor).

    Case says nothing: the mode decides. Suffixes: 5, 6, 7, 9, sus2, sus4, add9. Raises InvalidRequest.
    """
    found = _NUMERAL.fullmatch(numeral)
    if found is None:
        raise InvalidRequest(
            "“{numeral}” is no Roman numeral of a chord.", advice="Write it as I, IV or V7.", numeral=numeral
        )
    root = _DEGREES.index(found[1].upper())
    notes = scale(key)
    steps = {
        None: (0, 2, 4),
        "5": (0, 4),
        "6": (0, 2, 4, 5),
        "7": (0, 2, 4, 6),
        "9": (0, 2, 4, 6, 8),
        "add9": (0, 2, 4, 8),
        "sus2": (0, 1, 4),
        "sus4": (0, 3, 4),
    }[found[3].lower() if found[3] else None]
    classes = [notes[(root + step) % 7] for step in steps]
    if found[2] and len(classes) > 2 and (classes[1] - classes[0]) % 12 == 3:
        classes[1] = (classes[1] + 1) % 12
    return Chord(numeral, tuple(classes))


def chord_name(pitch_classes: tuple[int, ...], key: Key) -> str:
    """A chord's usual short name, such as Am7, from its pitch classes."""
    if not pitch_classes:
        return ""
    root = pitch_classes[0]
    intervals = frozenset((note - root) % 12 for note in pitch_classes)
    third = "m" if 3 in intervals and 4 not in intervals else ""
    if {3, 6} <= intervals and 7 not in intervals:
        third = "dim"
    if {4, 8} <= intervals and 7 not in intervals:
        third = "aug"
    suffix = ""
    if 11 in intervals:
        suffix = "maj7"
    elif 10 in intervals:
        suffix = "7"
    elif 9 in intervals and 7 in intervals:
        suffix = "6"
    if not intervals & {3, 4}:
        suffix += "sus4" if 5 in intervals else "sus2" if 2 in intervals else "5"
    elif 2 in intervals:
        suffix = suffix.replace("7", "9") if "7" in suffix else suffix + "add9"
    return note_name(root, key) + third + suffix


def at_or_above(pitch: int, pitch_class: int) -> int:
    """The lowest pitch of a class that isn't below another pitch."""
    return pitch + (pitch_class - pitch) % 12


def nearest(pitch: int, pitch_classes: tuple[int, ...], low: int, high: int) -> int:
    """The pitch of one of these classes nearest to another, within bounds (that span an octave at least)."""
    within = [other for other in range(low, high + 1) if other % 12 in pitch_classes]
    return min(within, key=lambda other: (abs(other - pitch), other), default=min(max(pitch, low), high))
