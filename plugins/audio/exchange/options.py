"""Options: how the song of a document is written, for each kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from app.api import Choice, Label, Toggle

SONG, AS_MIXED = "song", "none"
"""Loudness: what the song names, or what it is mixed at."""

_SIXTEEN, _TWENTY_FOUR = ("16", "16 bits"), ("24", "24 bits")
_DITHER: TypeAlias = Annotated[
    bool, Toggle(), Label("Dither", "Noise that is hardly heard in place of distortion; at 16 bits alone.")
]
_RATE: TypeAlias = Annotated[
    str, Choice((("44100", "44.1 kHz"), ("48000", "48 kHz"), ("96000", "96 kHz"))), Label("Sample rate")
]
_LOUDNESS: TypeAlias = Annotated[
    str,
    Choice(
        (
            (SONG, "As the song says"),
            (AS_MIXED, "As it is mixed"),
            ("-14", "−14 LUFS"),
            ("-16", "−16 LUFS"),
            ("-23", "−23 LUFS"),
        )
    ),
    Label("Loudness", "−14 is usual for streaming, −16 for podcasts and −23 for broadcasting."),
]
_TAIL: TypeAlias = Annotated[
    bool, Toggle(), Label("Tail", "What rings on behind the last bar. A song that is all loop has none.")
]
_QUALITY: TypeAlias = Annotated[
    str,
    Choice((("small", "Small file"), ("good", "Good"), ("high", "High"), ("best", "Best"))),
    Label("Quality", "The better, the larger the file."),
]


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """How the song is written without loss: WAV, AIFF, RF64 and W64."""

    depth: Annotated[
        str, Choice((_SIXTEEN, _TWENTY_FOUR, ("float32", "32 bits, floating point"))), Label("Bit depth")
    ] = "24"
    rate: _RATE = "44100"
    loudness: _LOUDNESS = SONG
    dither: _DITHER = True
    tail: _TAIL = True


@dataclass(frozen=True, slots=True)
class FlacOptions:
    """How the song is written as FLAC, which keeps whole numbers."""

    depth: Annotated[str, Choice((_SIXTEEN, _TWENTY_FOUR)), Label("Bit depth")] = "24"
    rate: _RATE = "44100"
    loudness: _LOUDNESS = SONG
    dither: _DITHER = True
    tail: _TAIL = True


@dataclass(frozen=True, slots=True)
class VorbisOptions:
    """How the song is written as Ogg Vorbis."""

    quality: _QUALITY = "high"
    rate: _RATE = "44100"
    loudness: _LOUDNESS = SONG
    tail: _TAIL = True


@dataclass(frozen=True, slots=True)
class Mp3Options:
    """How the song is written as MP3, which has no higher rates."""

    quality: _QUALITY = "high"
    rate: Annotated[str, Choice((("44100", "44.1 kHz"), ("48000", "48 kHz"))), Label("Sample rate")] = "44100"
    loudness: _LOUDNESS = SONG
    tail: _TAIL = True


@dataclass(frozen=True, slots=True)
class OpusOptions:
    """How the song is written as Opus, which is always at 48 kHz."""

    quality: _QUALITY = "high"
    loudness: _LOUDNESS = SONG
    tail: _TAIL = True


@dataclass(frozen=True, slots=True)
class StemOptions:
    """How the tracks of the song are written, as they go into the mix."""

    depth: Annotated[
        str, Choice((_SIXTEEN, _TWENTY_FOUR, ("float32", "32 bits, floating point"))), Label("Bit depth")
    ] = "24"
    rate: _RATE = "44100"
    dither: _DITHER = True
    tail: _TAIL = True
