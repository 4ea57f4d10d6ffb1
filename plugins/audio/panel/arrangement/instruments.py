"""Instruments as they are chosen: their names in the user's language, their families, their pictures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale

from plugins.audio.model import DRUMS, Role
from plugins.audio.music.instruments import INSTRUMENTS, backing_role, instrument
from plugins.audio.song import SOUND, Track

_ICONS = (
    "piano", "music-4", "keyboard-music", "guitar", "guitar", "music-2", "music-2", "music-3", "music-3", "music-3",
    "audio-waveform", "audio-waveform", "sparkles", "guitar", "drum", "waves",
)  # fmt: skip


def instrument_name(program: int) -> str:
    """The name of an instrument, or of what sound is called in its place."""
    if program == SOUND:
        return QCoreApplication.translate("Instruments", "Sound")
    found = instrument(program)
    return found.japanese if QLocale().language() is QLocale.Language.Japanese else found.name


def instrument_icon(program: int) -> str:
    """The picture of an instrument's family."""
    if program == SOUND:
        return "mic"
    return "drum" if program == DRUMS else _ICONS[program // 8]


def families() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The families of General MIDI with their programs, the drum kit first."""
    translate = QCoreApplication.translate
    names = (
        translate("Instruments", "Piano"),
        translate("Instruments", "Chromatic percussion"),
        translate("Instruments", "Organ"),
        translate("Instruments", "Guitar"),
        translate("Instruments", "Bass"),
        translate("Instruments", "Strings"),
        translate("Instruments", "Ensemble"),
        translate("Instruments", "Brass"),
        translate("Instruments", "Reed"),
        translate("Instruments", "Pipe"),
        translate("Instruments", "Synth lead"),
        translate("Instruments", "Synth pad"),
        translate("Instruments", "Synth effects"),
        translate("Instruments", "World"),
        translate("Instruments", "Percussion"),
        translate("Instruments", "Sound effects"),
    )
    found = tuple((name, tuple(range(at * 8, at * 8 + 8))) for at, name in enumerate(names))
    return ((translate("Instruments", "Drums"), (DRUMS,)), *found)


def search_words(program: int) -> str:
    """What an instrument is found by: its names in both languages and its number as keyboards count, from 1."""
    if program == SOUND:
        return instrument_name(program).casefold()
    found = INSTRUMENTS[program]
    number = "" if program == DRUMS else f" {program + 1}"
    return f"{found.name} {found.japanese}{number}".casefold()


def with_instrument(track: Track, program: int) -> Track:
    """The track played by another instrument; a name that was the old one's follows, and the role where it must."""
    known = {instrument_name(track.program), *_names(track.program)}
    name = instrument_name(program) if track.name in known else track.name
    role = track.role
    if (program == DRUMS) != (role is Role.DRUMS):
        role = backing_role(program)
    return replace(track, program=program, name=name, role=role)


def free_name(program: int, tracks: tuple[Track, ...]) -> str:
    """The instrument's name, with a number where a track has it already."""
    name, used = instrument_name(program), {track.name for track in tracks}
    number = 1
    while (found := name if number == 1 else f"{name} {number}") in used:
        number += 1
    return found


def _names(program: int) -> tuple[str, ...]:
    return () if program == SOUND else (INSTRUMENTS[program].name, INSTRUMENTS[program].japanese)
