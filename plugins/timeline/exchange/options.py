"""Options: how the film of a document is written, for each kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from app.api import Choice, Given, Label, More, Range, Text, Toggle

AS_FILM = "film"
"""A size or a rate: that of the film itself."""
BURNED, TRACK, NONE = "burned", "track", "none"
"""Titles of title tracks: seen in the picture, as a track of subtitles, or left out. NONE is no sound as well."""

_SIZE: TypeAlias = Annotated[
    str,
    Choice(
        (
            (AS_FILM, "As the film is"),
            ("2160", "2160p, 4K"),
            ("1440", "1440p"),
            ("1080", "1080p, Full HD"),
            ("720", "720p, HD"),
            ("480", "480p"),
            ("360", "360p"),
            ("240", "240p"),
        )
    ),
    Label("Size", "How high the picture is, in pixels; its width follows from the film's shape."),
]
_WIDTH: TypeAlias = Annotated[
    int | None,
    Range(1, 16_384, soft_high=3840),
    Label("Width", "In pixels, in place of the size above.", "by the size"),
    More(),
]
_HEIGHT: TypeAlias = Annotated[
    int | None,
    Range(1, 16_384, soft_high=2160),
    Label("Height", "In pixels, in place of the size above.", "by the size"),
    More(),
]
_RATE: TypeAlias = Annotated[
    str,
    Choice(
        (
            (AS_FILM, "As the film is"),
            ("24000/1001", "23.976"),
            ("24", "24"),
            ("25", "25"),
            ("30000/1001", "29.97"),
            ("30", "30"),
            ("50", "50"),
            ("60000/1001", "59.94"),
            ("60", "60"),
        )
    ),
    Label("Frame rate", "Frames a second."),
]
_SLOW_RATE: TypeAlias = Annotated[
    str,
    Choice(
        (
            (AS_FILM, "As the film is"),
            ("10", "10"),
            ("12", "12"),
            ("15", "15"),
            ("20", "20"),
            ("25", "25"),
            ("50", "50"),
        )
    ),
    Label("Frame rate", "Frames a second."),
]
_QUALITY: TypeAlias = Annotated[
    str,
    Choice((("draft", "Draft, quick"), ("good", "Good"), ("best", "Best, slow"))),
    Label("Quality", "The better, the larger the file and the longer it takes."),
]
_SUBTITLES: TypeAlias = Annotated[
    str,
    Choice(((BURNED, "In the picture"), (TRACK, "As subtitles"), (NONE, "Left out"))),
    Label("Titles", "What stands on tracks of titles."),
]
_SEEN: TypeAlias = Annotated[
    str,
    Choice(((BURNED, "In the picture"), (NONE, "Left out"))),
    Label("Titles", "What stands on tracks of titles."),
]
_CHAPTERS: TypeAlias = Annotated[bool, Toggle(), Label("Chapters", "One from each marker on."), More()]
_START: TypeAlias = Annotated[
    str, Text(), Label("From", "Timecode, such as 00:00:10:00; empty is the beginning."), Given()
]
_END: TypeAlias = Annotated[str, Text(), Label("To", "Timecode of what is left out again; empty is the end."), Given()]
"""A stretch is given for this time: one that was kept would leave out the rest of the next film unseen."""


@dataclass(frozen=True, slots=True)
class Mp4Options:
    """How the film is written as MP4."""

    codec: Annotated[
        str,
        Choice((("AV1", "AV1: small, and free to use"), ("H264", "H.264: plays everywhere"))),
        Label("Picture", "H.264 is written by x264, which is under the GPL, and patents may apply."),
    ] = "AV1"
    sound: Annotated[str, Choice((("OPUS", "Opus"), ("AAC", "AAC"), (NONE, "None"))), Label("Sound")] = "OPUS"
    quality: _QUALITY = "good"
    size: _SIZE = AS_FILM
    rate: _RATE = AS_FILM
    subtitles: _SUBTITLES = BURNED
    chapters: _CHAPTERS = True
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class WebmOptions:
    """How the film is written as WebM."""

    codec: Annotated[str, Choice((("VP9", "VP9"), ("AV1", "AV1"))), Label("Picture")] = "VP9"
    sound: Annotated[str, Choice((("OPUS", "Opus"), (NONE, "None"))), Label("Sound")] = "OPUS"
    quality: _QUALITY = "good"
    size: _SIZE = AS_FILM
    rate: _RATE = AS_FILM
    subtitles: _SUBTITLES = BURNED
    chapters: _CHAPTERS = True
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class MovOptions:
    """How the film is written as MOV, to be edited further."""

    codec: Annotated[
        str,
        Choice((("PRORES_422", "ProRes 422"), ("PRORES_4444", "ProRes 4444"), ("H264", "H.264"))),
        Label("Picture", "H.264 is written by x264, which is under the GPL, and patents may apply."),
    ] = "PRORES_422"
    sound: Annotated[str, Choice((("PCM", "Uncompressed"), ("AAC", "AAC"), (NONE, "None"))), Label("Sound")] = "PCM"
    quality: _QUALITY = "good"
    size: _SIZE = AS_FILM
    rate: _RATE = AS_FILM
    subtitles: _SUBTITLES = BURNED
    chapters: _CHAPTERS = True
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class GifOptions:
    """How the film is written as GIF, which has no sound."""

    size: _SIZE = "360"
    rate: _SLOW_RATE = "12"
    subtitles: _SEEN = BURNED
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class WebpOptions:
    """How the film is written as moving WebP, which has no sound."""

    quality: _QUALITY = "good"
    size: _SIZE = "480"
    rate: _SLOW_RATE = "15"
    subtitles: _SEEN = BURNED
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class FramesOptions:
    """How the film is written as pictures in a folder, with the sound beside them."""

    sound: Annotated[str, Choice((("PCM", "WAV beside them"), (NONE, "None"))), Label("Sound")] = "PCM"
    size: _SIZE = AS_FILM
    rate: _RATE = AS_FILM
    subtitles: _SEEN = BURNED
    width: _WIDTH = None
    height: _HEIGHT = None
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """How the sound of the film is written, without its pictures."""

    quality: Annotated[
        str,
        Choice((("draft", "16 bits"), ("good", "24 bits"), ("best", "32 bits, floating point"))),
        Label("Bit depth"),
    ] = "good"
    sound_rate: Annotated[
        str,
        Choice(((AS_FILM, "As the film is"), ("44100", "44.1 kHz"), ("48000", "48 kHz"), ("96000", "96 kHz"))),
        Label("Sample rate"),
    ] = AS_FILM
    start: _START = ""
    end: _END = ""


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """Which frame of the film is written as a picture."""

    time: Annotated[str, Text(), Label("Frame", "Timecode, such as 00:00:10:00; empty is the first."), Given()] = ""
    size: _SIZE = AS_FILM
    subtitles: _SEEN = BURNED
