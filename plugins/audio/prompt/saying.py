"""What each part of a prompt became, in words."""

from __future__ import annotations

from typing import assert_never

from app.api import Words
from plugins.audio.model import DRUMS, Plan
from plugins.audio.music.instruments import instrument
from plugins.audio.music.theory import note_name
from plugins.audio.prompt.spans import Kind, Lexeme


def said(part: Lexeme, plan: Plan) -> Words:
    """A short sentence on a part of a prompt; empty for words that only hold the sentence together."""
    match part.kind:
        case Kind.INSTRUMENT:
            return Words("Instrument: {name}", name=_instrument(part.value))
        case Kind.ROLE:
            return Words("Part: {name}", name=part.value.replace(":", ", "))
        case Kind.MOOD:
            if part.value in plan.moods:
                return Words("Mood: {name}", name=part.value)
            return Words("Mood: {name}; a clip has two at most, and this one changes nothing", name=part.value)
        case Kind.GENRE:
            return Words("Genre: {name}", name=part.value)
        case Kind.TEMPO:
            return Words("Tempo: {bpm} beats a minute", bpm=f"{plan.bpm:g}")
        case Kind.KEY:
            return Words("Key: {tonic}, {mode}", tonic=note_name(plan.key.tonic, plan.key), mode=plan.key.mode.value)
        case Kind.METRE:
            return Words("Metre: {beats}/{unit}", beats=plan.metre.beats, unit=plan.metre.unit)
        case Kind.BARS:
            return Words("Length: {bars} bars", bars=plan.bars)
        case Kind.MANNER:
            return Words("Manner: {name}", name=part.value)
        case Kind.COUNT:
            return Words("Number of tracks: {count}", count=int(part.fact) if isinstance(part.fact, float) else 1)
        case Kind.RELATION | Kind.FILLER:
            return Words()
        case Kind.UNKNOWN:
            return Words("Not understood: it changes nothing")
        case _:
            assert_never(part.kind)


def _instrument(value: str) -> str:
    if value.isdigit():
        return instrument(int(value)).name
    if value.startswith("kit:"):
        return instrument(DRUMS).name
    return value.removeprefix("ensemble:")
