"""What each part of a prompt became, in words."""

from __future__ import annotations

from typing import assert_never

from app.api import Words
from plugins.audio.model import DRUMS, Mode, Plan
from plugins.audio.music.instruments import instrument
from plugins.audio.music.theory import note_name
from plugins.audio.prompt import words
from plugins.audio.prompt.genres import GENRES
from plugins.audio.prompt.instrument_words import instrument_words
from plugins.audio.prompt.prose import Felt
from plugins.audio.prompt.spans import Kind, Lexeme

_MODES = {
    Mode.MAJOR: "長調",
    Mode.MINOR: "短調",
    Mode.DORIAN: "ドリア旋法",
    Mode.PHRYGIAN: "フリギア旋法",
    Mode.LYDIAN: "リディア旋法",
    Mode.MIXOLYDIAN: "ミクソリディア旋法",
}
_NAMES = {
    Kind.MOOD: words.japanese_names(words.MOODS),
    Kind.ROLE: words.japanese_names(words.ROLES),
    Kind.MANNER: words.japanese_names(words.MANNERS),
    Kind.GENRE: {name: words.first_japanese(genre.words, name) for name, genre in GENRES.items()},
}
_SLIGHT = 0.15
_EFFECTS = {
    (1, 1): Words("brighter and faster"),
    (1, 0): Words("brighter"),
    (1, -1): Words("brighter and slower"),
    (0, 1): Words("faster"),
    (0, -1): Words("slower"),
    (-1, 1): Words("darker and faster"),
    (-1, 0): Words("darker"),
    (-1, -1): Words("darker and slower"),
}


def named(part: Lexeme, japanese: bool) -> str:
    """What a part of a prompt stands for, in a word or two of the prompt's language."""
    if part.kind is Kind.INSTRUMENT:
        return _instrument(part.value, japanese)
    name = _NAMES.get(part.kind, {}).get(part.value, part.value) if japanese else part.value
    return name.replace(":", ", ") if part.kind is Kind.ROLE else name


def said(part: Lexeme, plan: Plan, japanese: bool) -> Words:
    """A short sentence on a part of a prompt; empty for words that only hold the sentence together.

    What it names is named in the prompt's language.
    """
    name = named(part, japanese)
    match part.kind:
        case Kind.INSTRUMENT:
            return Words("Instrument: {name}", name=name)
        case Kind.ROLE:
            return Words("Part: {name}", name=name)
        case Kind.MOOD:
            if part.value in plan.moods:
                return Words("Mood: {name}", name=name)
            return Words("Mood: {name}; a clip has two at most, and this one changes nothing", name=name)
        case Kind.GENRE:
            return Words("Genre: {name}", name=name)
        case Kind.TEMPO:
            return Words("Tempo: {bpm} beats a minute", bpm=f"{plan.bpm:g}")
        case Kind.KEY:
            mode = _MODES[plan.key.mode] if japanese else plan.key.mode.value
            return Words("Key: {tonic}, {mode}", tonic=note_name(plan.key.tonic, plan.key), mode=mode)
        case Kind.METRE:
            return Words("Metre: {beats}/{unit}", beats=plan.metre.beats, unit=plan.metre.unit)
        case Kind.BARS:
            return Words("Length: {bars} bars", bars=plan.bars)
        case Kind.MANNER:
            return Words("Manner: {name}", name=name)
        case Kind.COUNT:
            return Words("Number of tracks: {count}", count=int(part.fact) if isinstance(part.fact, float) else 1)
        case Kind.RELATION | Kind.FILLER:
            return Words()
        case Kind.UNKNOWN:
            return Words("Not understood: it changes nothing")
        case _:
            assert_never(part.kind)


def mood_name(mood: str, japanese: bool) -> str:
    """A mood in a language."""
    return _NAMES[Kind.MOOD].get(mood, mood) if japanese else mood


def said_of_felt(felt: Felt, japanese: bool) -> tuple[Words, str]:
    """A sentence on a word of a passage that speaks of a mood or of movement, and its name in a word or two."""
    mood, effect = felt.feeling.mood, _effect(felt)
    if mood:
        name = mood_name(mood, japanese)
    elif felt.feeling.energy > 0:
        name = "動き" if japanese else "movement"
    else:
        name = "静けさ" if japanese else "stillness"
    if felt.denied:
        name = f"{name}ではない" if japanese else f"not {name}"
    if effect is None:
        return Words("Heard in this word: {name}; it changes nothing", name=name), name
    return Words("Heard in this word: {name}; the music becomes {effect}", name=name, effect=effect), name


def _effect(felt: Felt) -> Words | None:
    """What a word of a passage makes the music, as far as it is worth a word."""
    bright = 0 if abs(felt.valence) < _SLIGHT else 1 if felt.valence > 0 else -1
    lively = 0 if abs(felt.energy) < _SLIGHT else 1 if felt.energy > 0 else -1
    return _EFFECTS.get((bright, lively))


def _instrument(value: str, japanese: bool) -> str:
    program = int(value) if value.isdigit() else DRUMS if value.startswith("kit:") else None
    if program is not None:
        return instrument(program).japanese if japanese else instrument(program).name
    phrases = [phrase for phrase, (named, _) in instrument_words().items() if named == value]
    return words.first_japanese(phrases, phrases[0]) if japanese else phrases[0]
