"""MediaInfo: what a file of moving pictures and sound is, as its packets tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from app.api import InvalidData, Json, JsonObject, Words


@dataclass(frozen=True, slots=True)
class PictureStream:
    """One stream of moving pictures; `width` and `height` are as shown: upright, with square pixels.

    `rate` is frames a second, of a variable one the mean; `first` is when its first frame is shown, in seconds after
    the file's first timestamp; `duration` is in seconds from there to the end of the last frame. `turn` is how many
    quarters counterclockwise the coded pictures are turned, `mirrored` whether they are flipped left to right before.
    """

    index: int
    codec: str
    width: int
    height: int
    coded_width: int
    coded_height: int
    rate: Fraction
    variable: bool
    frames: int | None
    first: Fraction
    duration: Fraction
    turn: int = 0
    mirrored: bool = False
    pixel_aspect: Fraction = Fraction(1)
    bits: int = 8
    alpha: bool = False
    matrix: str = "bt709"
    full_range: bool = False
    transfer: str = ""
    interlaced: bool = False
    decodable: bool = True


@dataclass(frozen=True, slots=True)
class SoundStream:
    """One stream of sound; `layout` is FFmpeg's name, such as “5.1(side)”. Times in seconds, as for pictures."""

    index: int
    codec: str
    sample_rate: int
    channels: int
    layout: str
    first: Fraction
    duration: Fraction
    language: str = ""
    decodable: bool = True


@dataclass(frozen=True, slots=True)
class SubtitleStream:
    """One stream of subtitles; `text` is whether they are words, not pictures."""

    index: int
    codec: str
    language: str = ""
    text: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch; times in seconds."""

    start: Fraction
    end: Fraction
    title: str


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """All of a file; `duration` is in seconds from the first timestamp to the end of what can be read.

    `start` is that first timestamp, in seconds of the file's own clock: all other times count from it. `remarks` say
    what is wrong with it, or is shown otherwise than it was meant.
    """

    format: str
    duration: Fraction
    start: Fraction = Fraction(0)
    pictures: tuple[PictureStream, ...] = ()
    sounds: tuple[SoundStream, ...] = ()
    subtitles: tuple[SubtitleStream, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    remarks: tuple[Words, ...] = ()

    @property
    def picture(self) -> PictureStream | None:
        """The first stream of pictures that can be shown."""
        return next((stream for stream in self.pictures if stream.decodable), None)

    @property
    def sound(self) -> SoundStream | None:
        """The first stream of sound that can be heard."""
        return next((stream for stream in self.sounds if stream.decodable), None)

    def to_json(self) -> JsonObject:
        """Plain data; rational numbers as text such as “30000/1001”."""
        return {
            "format": self.format,
            "duration": str(self.duration),
            "start": str(self.start),
            "pictures": [_stored(stream) for stream in self.pictures],
            "sounds": [_stored(stream) for stream in self.sounds],
            "subtitles": [_stored(stream) for stream in self.subtitles],
            "chapters": [_stored(chapter) for chapter in self.chapters],
            "remarks": [remark.to_json() for remark in self.remarks],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> MediaInfo:
        """What `to_json` gave; raises InvalidData for anything else."""
        try:
            return MediaInfo(
                str(data["format"]),
                Fraction(data["duration"]),
                Fraction(data["start"]),
                tuple(_read(PictureStream, item) for item in data["pictures"]),
                tuple(_read(SoundStream, item) for item in data["sounds"]),
                tuple(_read(SubtitleStream, item) for item in data["subtitles"]),
                tuple(_read(Chapter, item) for item in data["chapters"]),
                tuple(Words.from_json(item) for item in data["remarks"]),
            )
        except (KeyError, TypeError, ValueError, ZeroDivisionError, AttributeError) as error:
            raise InvalidData(
                "What is kept about a file of moving pictures is damaged.",
                advice="Open the file again, and it is looked at anew.",
                detail=str(error),
            ) from error


def _stored(noun: Any) -> JsonObject:
    found: dict[str, Json] = {}
    for field in fields(noun):
        value = getattr(noun, field.name)
        found[field.name] = str(value) if isinstance(value, Fraction) else value
    return found


def _read(kind: type[Any], data: Mapping[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for field in fields(kind):
        value = data[field.name]
        match field.type:
            case "Fraction":
                values[field.name] = Fraction(value)
            case "int | None" if value is None:
                values[field.name] = None
            case "int" | "int | None":
                values[field.name] = int(value)
            case "bool":
                values[field.name] = bool(value)
            case _:
                values[field.name] = str(value)
    return kind(**values)
