"""Result: frames and the sound of a source become a film, with an account of how it was made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from app.api import MP4, InvalidData, Output, Pixels, RunContext, Words
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec, Target, available
from plugins.timeline.restyling.source import Source

ACCOUNT = "account"
"""The name under which the account is kept beside the film."""

_NAME_LENGTH = 80
_POSTER_PX = 192


@dataclass(frozen=True, slots=True)
class Account:
    """What is said of a film that was made: sentences, and measures by name."""

    notes: tuple[Words, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """It as JSON."""
        data = {"notes": [note.to_json() for note in self.notes], "measures": dict(self.measures)}
        return json.dumps(data, ensure_ascii=False).encode()

    @staticmethod
    def from_bytes(data: bytes) -> Account:
        """What `to_bytes` gave; raises InvalidData."""
        try:
            found = json.loads(data)
            notes = tuple(Words.from_json(note) for note in found["notes"])
            return Account(notes, {str(name): float(value) for name, value in found["measures"].items()})
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidData(
                "What is kept about a film is damaged.", advice="Make the film again.", detail=str(error)
            ) from error


def filmed(
    frames: Iterable[Pixels],
    source: Source,
    context: RunContext,
    *,
    size: tuple[int, int] | None = None,
    rate: Fraction | None = None,
    title: str = "",
) -> bytes:
    """Frames as an MP4 with the source's sound, to the sample; frames are taken one at a time as they come.

    Nothing is left of it where an error comes, or the job is cancelled.
    """
    width, height = size or source.size
    codec = PictureCodec.AV1 if available(PictureCodec.AV1) else PictureCodec.H264
    target = Target(
        Container.MP4,
        codec,
        SoundCodec.AAC if source.samples else None,
        width,
        height,
        rate or source.rate,
        source.sound_rate or 48_000,
        source.channels or 2,
        Quality.BEST,
        samples=source.samples or None,
        title=title,
    )
    with TemporaryDirectory(prefix="seisei-film-") as folder:
        path = Path(folder) / "film.mp4"
        with Encoder(path, target) as encoder:
            for frame in frames:
                context.check()
                encoder.add_frame(frame)
                _add_sound(encoder, source, round(encoder.frames / target.rate * source.sound_rate))
            _add_sound(encoder, source, source.samples)
        return path.read_bytes()


def film_output(
    data: bytes, request: Any, name: str, shape: tuple[int, int, int], account: Account | None = None
) -> Output:
    """A film as what a generator gives; `shape` is (frames, height, width)."""
    said = " ".join(name.split())[:_NAME_LENGTH]
    details = {ACCOUNT: account.to_bytes()} if account is not None else {}
    return Output(data, request, MP4, shape, said, details, poster=_poster(data))


def _poster(data: bytes) -> Pixels | None:
    """The first picture of a film that was just written, small."""
    import av
    import cv2

    with av.open(BytesIO(data), "r") as film:
        frame = next(film.decode(video=0), None)
    if frame is None:
        return None
    pixels = frame.to_ndarray(format="rgb24")
    scale = min(1.0, _POSTER_PX / max(pixels.shape[:2]))
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _add_sound(encoder: Encoder, source: Source, until: int) -> None:
    """Add sound up to a sample, a second at a time."""
    until = min(until, source.samples)
    # Not for every frame: a question to the decoder costs more than the sound.
    behind = until - encoder.samples
    if behind < source.sound_rate and until < source.samples:
        return
    while encoder.samples < until:
        count = min(source.sound_rate, until - encoder.samples)
        encoder.add_sound(source.sound(encoder.samples, count))
