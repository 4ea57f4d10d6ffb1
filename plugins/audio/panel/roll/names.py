"""What pitches are called: notes with their octave (middle C is C4), and the drums of General MIDI's kit."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from plugins.audio.model import Key
from plugins.audio.music.theory import note_name

_WRITTEN = re.compile(r"([A-Ga-g])([#♯b♭]?)(-?\d)")
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}

BLACK = frozenset({1, 3, 6, 8, 10})
"""The pitch classes of black keys."""


def pitch_name(pitch: int, key: Key) -> str:
    """A note with its octave, with sharps or flats as the key has them."""
    name = note_name(pitch, key)
    # C flat and B sharp are never named here, so that the octave is that of the number.
    return f"{name}{pitch // 12 - 1}"


def pitch_from(text: str) -> int | None:
    """The pitch that a person wrote as C4, f#3, B♭2 or 60; None where it is none."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if int(text) < 128 else None
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    altered = {"#": 1, "♯": 1, "b": -1, "♭": -1}.get(found[2], 0)
    pitch = _LETTERS[found[1].lower()] + altered + 12 * (int(found[3]) + 1)
    return pitch if 0 <= pitch < 128 else None


def drum_name(pitch: int) -> str:
    """The drum of a pitch in the user's language; its number where the kit has none."""
    if not 27 <= pitch <= 87:
        return str(pitch)
    return _drums()[pitch - 27]


def _drums() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("Drums", "High Q"),
        translate("Drums", "Slap"),
        translate("Drums", "Scratch push"),
        translate("Drums", "Scratch pull"),
        translate("Drums", "Sticks"),
        translate("Drums", "Square click"),
        translate("Drums", "Metronome click"),
        translate("Drums", "Metronome bell"),
        translate("Drums", "Acoustic bass drum"),
        translate("Drums", "Bass drum"),
        translate("Drums", "Side stick"),
        translate("Drums", "Acoustic snare"),
        translate("Drums", "Hand clap"),
        translate("Drums", "Electric snare"),
        translate("Drums", "Low floor tom"),
        translate("Drums", "Closed hi-hat"),
        translate("Drums", "High floor tom"),
        translate("Drums", "Pedal hi-hat"),
        translate("Drums", "Low tom"),
        translate("Drums", "Open hi-hat"),
        translate("Drums", "Low-mid tom"),
        translate("Drums", "High-mid tom"),
        translate("Drums", "Crash cymbal 1"),
        translate("Drums", "High tom"),
        translate("Drums", "Ride cymbal 1"),
        translate("Drums", "Chinese cymbal"),
        translate("Drums", "Ride bell"),
        translate("Drums", "Tambourine"),
        translate("Drums", "Splash cymbal"),
        translate("Drums", "Cowbell"),
        translate("Drums", "Crash cymbal 2"),
        translate("Drums", "Vibraslap"),
        translate("Drums", "Ride cymbal 2"),
        translate("Drums", "High bongo"),
        translate("Drums", "Low bongo"),
        translate("Drums", "Mute high conga"),
        translate("Drums", "Open high conga"),
        translate("Drums", "Low conga"),
        translate("Drums", "High timbale"),
        translate("Drums", "Low timbale"),
        translate("Drums", "High agogo"),
        translate("Drums", "Low agogo"),
        translate("Drums", "Cabasa"),
        translate("Drums", "Maracas"),
        translate("Drums", "Short whistle"),
        translate("Drums", "Long whistle"),
        translate("Drums", "Short guiro"),
        translate("Drums", "Long guiro"),
        translate("Drums", "Claves"),
        translate("Drums", "High wood block"),
        translate("Drums", "Low wood block"),
        translate("Drums", "Mute cuica"),
        translate("Drums", "Open cuica"),
        translate("Drums", "Mute triangle"),
        translate("Drums", "Open triangle"),
        translate("Drums", "Shaker"),
        translate("Drums", "Jingle bell"),
        translate("Drums", "Bell tree"),
        translate("Drums", "Castanets"),
        translate("Drums", "Mute surdo"),
        translate("Drums", "Open surdo"),
    )
