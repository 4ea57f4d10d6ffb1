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
    tr = QCoreApplication.translate
    return (
        tr("Drums", "High Q"),
        tr("Drums", "Slap"),
        tr("Drums", "Scratch push"),
        tr("Drums", "Scratch pull"),
        tr("Drums", "Sticks"),
        tr("Drums", "Square click"),
        tr("Drums", "Metronome click"),
        tr("Drums", "Metronome bell"),
        tr("Drums", "Acoustic bass drum"),
        tr("Drums", "Bass drum"),
        tr("Drums", "Side stick"),
        tr("Drums", "Acoustic snare"),
        tr("Drums", "Hand clap"),
        tr("Drums", "Electric snare"),
        tr("Drums", "Low floor tom"),
        tr("Drums", "Closed hi-hat"),
        tr("Drums", "High floor tom"),
        tr("Drums", "Pedal hi-hat"),
        tr("Drums", "Low tom"),
        tr("Drums", "Open hi-hat"),
        tr("Drums", "Low-mid tom"),
        tr("Drums", "High-mid tom"),
        tr("Drums", "Crash cymbal 1"),
        tr("Drums", "High tom"),
        tr("Drums", "Ride cymbal 1"),
        tr("Drums", "Chinese cymbal"),
        tr("Drums", "Ride bell"),
        tr("Drums", "Tambourine"),
        tr("Drums", "Splash cymbal"),
        tr("Drums", "Cowbell"),
        tr("Drums", "Crash cymbal 2"),
        tr("Drums", "Vibraslap"),
        tr("Drums", "Ride cymbal 2"),
        tr("Drums", "High bongo"),
        tr("Drums", "Low bongo"),
        tr("Drums", "Mute high conga"),
        tr("Drums", "Open high conga"),
        tr("Drums", "Low conga"),
        tr("Drums", "High timbale"),
        tr("Drums", "Low timbale"),
        tr("Drums", "High agogo"),
        tr("Drums", "Low agogo"),
        tr("Drums", "Cabasa"),
        tr("Drums", "Maracas"),
        tr("Drums", "Short whistle"),
        tr("Drums", "Long whistle"),
        tr("Drums", "Short guiro"),
        tr("Drums", "Long guiro"),
        tr("Drums", "Claves"),
        tr("Drums", "High wood block"),
        tr("Drums", "Low wood block"),
        tr("Drums", "Mute cuica"),
        tr("Drums", "Open cuica"),
        tr("Drums", "Mute triangle"),
        tr("Drums", "Open triangle"),
        tr("Drums", "Shaker"),
        tr("Drums", "Jingle bell"),
        tr("Drums", "Bell tree"),
        tr("Drums", "Castanets"),
        tr("Drums", "Mute surdo"),
        tr("Drums", "Open surdo"),
    )
