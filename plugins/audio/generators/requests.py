"""Requests: what the generators of sound are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from app.api import AssetOf, Choice, Count, Given, Label, ModelKind, ModelOf, More, Prompt, Range, Seed, Text, Toggle
from plugins.audio.codec import CLIP

MIDI = "audio/midi"
AUTOMATIC, RULE, MODEL = "", "rule", "model"
MOST_VARIATIONS = 8

_HOW = Choice(((AUTOMATIC, "The best there is"), (RULE, "By the rules of music"), (MODEL, "By the model of notes")))
_CLIP: TypeAlias = Annotated[
    str, AssetOf(CLIP), Label("Clip", "The notes to work on: those that are selected."), Given()
]
_TRACKS: TypeAlias = Annotated[
    str, Text(), Label("Tracks", "Such as 1,3, counted from the top; empty for all of them."), Given()
]
_SEED: TypeAlias = Annotated[int, Seed(), Label("Seed", "The same seed with the same settings gives the same notes.")]
_VARIATIONS: TypeAlias = Annotated[
    int, Range(1, MOST_VARIATIONS), Count(), Label("Variations", "How many to make; each has its own seed.")
]
_NOTES_BY: TypeAlias = Annotated[str, _HOW, Label("Notes", "What chooses the notes."), More()]
_BANK: TypeAlias = Annotated[
    str | None,
    ModelOf(ModelKind.SOUND_FONT),
    Label("Sound font", "Whose instruments play: those of the song, or the studio's own."),
    Given(),
]
_LOUDNESS: TypeAlias = Annotated[
    float | None,
    Range(-40, -5, step=0.5, unit="LUFS"),
    Label("Loudness", "What the sound is brought to; empty leaves it as it is mixed.", "as it is mixed"),
    More(),
]


@dataclass(frozen=True, slots=True)
class ComposeRequest:
    """A clip from a sentence; what is given here holds, whatever the sentence says.

    `plan` is a clip whose plan is played in place of what the sentence says, and whose notes are not looked at.
    """

    prompt: Annotated[
        str, Prompt(prose=True), Label("Prompt", "Instruments, mood, genre, tempo, key, metre and length.")
    ]
    bpm: Annotated[
        float | None,
        Range(10, 999, step=1, soft_high=220),
        Label("Tempo", "Beats a minute; empty takes the prompt's.", "by the prompt"),
    ] = None
    bars: Annotated[
        int | None, Range(1, 512, soft_high=64), Label("Bars", "The length; empty takes the prompt's.", "by the prompt")
    ] = None
    key: Annotated[
        str, Text(), Label("Key", "Such as C minor or F# dorian; empty takes the prompt's.", "by the prompt")
    ] = ""
    metre: Annotated[str, Text(), Label("Metre", "Such as 3/4 or 6/8; empty takes the prompt's.", "by the prompt")] = ""
    tracks: Annotated[
        str,
        Text(),
        Label("Tracks", "Such as violin melody, piano chords; empty takes the prompt's.", "by the prompt"),
        More(),
    ] = ""
    picture: Annotated[
        str | None,
        AssetOf("image/*"),
        Label("Picture", "Its light, colours and edges are the mood, as far as the prompt leaves it open."),
    ] = None
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    loudness: _LOUDNESS = None
    how: _NOTES_BY = AUTOMATIC
    bank: _BANK = None
    plan: Annotated[str | None, AssetOf(CLIP), Label("Plan"), Given()] = None


@dataclass(frozen=True, slots=True)
class InfillRequest:
    """Some bars of some tracks of a clip, to be written anew."""

    clip: _CLIP
    tracks: _TRACKS = ""
    bars: Annotated[str, Text(), Label("Bars", "Such as 2-5,7, counted from 1; empty for all of them."), Given()] = ""
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    loudness: _LOUDNESS = None
    how: _NOTES_BY = AUTOMATIC
    bank: _BANK = None


@dataclass(frozen=True, slots=True)
class ContinueRequest:
    """A clip to go on with."""

    clip: _CLIP
    bars: Annotated[int, Range(1, 512, soft_high=64), Label("Bars", "How many are added.")] = 4
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    loudness: _LOUDNESS = None
    how: _NOTES_BY = AUTOMATIC
    bank: _BANK = None


@dataclass(frozen=True, slots=True)
class VaryRequest:
    """A clip of which some tracks are to be played a little otherwise."""

    clip: _CLIP
    amount: Annotated[float, Range(0.05, 1, step=0.05), Label("Amount", "How many of the bars are changed.")] = 0.4
    tracks: _TRACKS = ""
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    loudness: _LOUDNESS = None
    bank: _BANK = None


@dataclass(frozen=True, slots=True)
class AccompanyRequest:
    """A clip that gets further tracks."""

    prompt: Annotated[str, Prompt(), Label("Add", "What plays along, such as walking bass.")]
    clip: _CLIP
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    loudness: _LOUDNESS = None
    how: _NOTES_BY = AUTOMATIC
    bank: _BANK = None


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """Notes to be made sound: a clip, or a MIDI file."""

    clip: Annotated[
        str | None, AssetOf(CLIP), Label("Clip", "The notes to be heard: those that are selected."), Given()
    ] = None
    midi: Annotated[str | None, AssetOf(MIDI), Label("MIDI file", "Notes in place of the clip."), Given()] = None
    depth: Annotated[
        str,
        Choice((("16", "16 bits"), ("24", "24 bits"), ("32", "32 bits"), ("float32", "32 bits, floating point"))),
        Label("Bit depth"),
    ] = "24"
    loudness: _LOUDNESS = None
    loop: Annotated[
        bool, Toggle(), Label("Loop", "What still sounds at the end is heard at the beginning."), More()
    ] = True
    bank: _BANK = None
