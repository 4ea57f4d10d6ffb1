"""Moods as numbers: what each does to tempo, density, register, mode, loudness and syncopation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.audio.model import Mode


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood: pulses a minute, density, register and syncopation (0 to 1), loudness (-1 to 1), and a mode or None."""

    name: str
    bpm: float
    density: float
    register: float
    loudness: float
    syncopation: float
    mode: Mode | None


_TABLE = """
calm 76 .30 .50 -.4 .10 major
peaceful 70 .28 .50 -.5 .08 major
relaxed 82 .35 .45 -.3 .25 major
dreamy 74 .32 .60 -.4 .20 lydian
gentle 80 .35 .55 -.5 .10 major
tender 72 .32 .55 -.5 .10 major
romantic 78 .40 .55 -.2 .15 major
warm 84 .40 .45 -.2 .15 major
meditative 60 .18 .45 -.6 .05 dorian
sad 66 .30 .45 -.3 .10 minor
melancholic 70 .32 .45 -.3 .12 minor
nostalgic 84 .38 .50 -.2 .15 major
bittersweet 80 .38 .50 -.2 .15 minor
lonely 64 .22 .50 -.5 .10 minor
tragic 62 .35 .40 .1 .10 minor
dark 80 .42 .25 .1 .20 minor
ominous 70 .32 .20 .2 .15 phrygian
mysterious 78 .32 .40 -.2 .25 dorian
eerie 68 .25 .65 -.3 .25 phrygian
scary 90 .45 .30 .3 .30 phrygian
tense 112 .60 .40 .2 .35 minor
suspenseful 96 .48 .35 .0 .35 minor
cold 84 .35 .65 -.2 .15 minor
angry 150 .80 .35 .9 .35 minor
aggressive 160 .85 .35 .9 .40 minor
heavy 100 .60 .20 .8 .25 minor
epic 96 .65 .50 .7 .15 minor
heroic 116 .60 .60 .7 .15 major
triumphant 120 .65 .65 .8 .15 major
majestic 84 .50 .55 .6 .08 major
solemn 60 .30 .40 .0 .05 minor
sacred 66 .32 .55 -.1 .05 major
hopeful 104 .48 .60 .1 .20 major
happy 124 .60 .60 .3 .30 major
cheerful 128 .62 .62 .3 .30 major
playful 126 .60 .68 .1 .40 major
funny 132 .60 .60 .1 .45 major
quirky 118 .55 .60 .0 .55 lydian
bright 120 .55 .68 .2 .25 major
festive 132 .65 .60 .5 .30 major
energetic 138 .75 .55 .6 .40 major
exciting 140 .75 .60 .6 .40 major
powerful 128 .70 .45 .8 .25 minor
urgent 152 .78 .50 .5 .40 minor
groovy 104 .60 .40 .2 .65 dorian
cool 98 .45 .40 -.1 .50 dorian
elegant 96 .45 .58 -.1 .12 major
magical 100 .48 .72 -.1 .20 lydian
exotic 100 .50 .50 .1 .40 phrygian
hypnotic 110 .60 .40 .0 .35 dorian
"""


def _read(line: str) -> Mood:
    name, *numbers, mode = line.split()
    bpm, density, register, loudness, syncopation = map(float, numbers)
    return Mood(name, bpm, density, register, loudness, syncopation, Mode(mode))


MOODS: dict[str, Mood] = {mood.name: mood for mood in map(_read, _TABLE.strip().splitlines())}
"""By name."""


def loudness(moods: Iterable[str]) -> float:
    """How loud moods are together, from -1 to 1; a word that is none counts for nothing."""
    known = [MOODS[mood].loudness for mood in moods if mood in MOODS]
    return sum(known) / len(known) if known else 0.0
