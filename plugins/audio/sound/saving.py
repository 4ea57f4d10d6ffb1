"""Saving: sound as a file, with a bit depth, dithered; a file of that name is replaced only by a finished one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import InvalidRequest, UserError
from plugins.audio.sound.mixer import Mixer
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio


class FileFormat(Enum):
    """A kind of file: how its name ends, and what the library calls it."""

    WAV = ("wav", "WAV")
    RF64 = ("rf64", "RF64")
    W64 = ("w64", "W64")
    AIFF = ("aiff", "AIFF")
    FLAC = ("flac", "FLAC")
    OGG = ("ogg", "OGG")
    OPUS = ("opus", "OGG")
    MP3 = ("mp3", "MP3")

    @property
    def suffix(self) -> str:
        """How a name ends."""
        return f".{self.value[0]}"

    @classmethod
    def of(cls, path: Path) -> FileFormat:
        """The kind that a name says. Raises InvalidRequest."""
        ends = {one.suffix: one for one in cls} | {".aif": cls.AIFF, ".oga": cls.OGG, ".wave": cls.WAV}
        found = ends.get(path.suffix.lower())
        if found is None:
            raise InvalidRequest(
                "Sound cannot be written as “{name}”.",
                advice="End the name in one of: {ends}.",
                name=path.name,
                ends=", ".join(one.suffix for one in cls),
            )
        return found


class Depth(Enum):
    """How a sample is kept."""

    INT8 = "8"
    INT16 = "16"
    INT24 = "24"
    INT32 = "32"
    FLOAT32 = "float32"
    FLOAT64 = "float64"


class Quality(Enum):
    """How closely a lossy kind of file keeps the sound."""

    SMALL = "small"
    GOOD = "good"
    HIGH = "high"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written. `clipped` is how many samples were above full scale, and are at it now."""

    path: Path
    frames: int
    rate: int
    clipped: int = 0


_CODED = {FileFormat.OGG: "VORBIS", FileFormat.OPUS: "OPUS", FileFormat.MP3: "MPEG_LAYER_III"}
_QUALITIES = {
    FileFormat.OGG: {Quality.SMALL: 0.2, Quality.GOOD: 0.5, Quality.HIGH: 0.7, Quality.BEST: 0.9},
    FileFormat.OPUS: {Quality.SMALL: 0.17, Quality.GOOD: 0.23, Quality.HIGH: 0.36, Quality.BEST: 0.62},
    FileFormat.MP3: {Quality.SMALL: 0.3, Quality.GOOD: 0.6, Quality.HIGH: 0.8, Quality.BEST: 1.0},
}
"""As the library counts them: about 100, 160, 210 and 300 kilobits a second of stereo, Opus 10 to 20 % less."""
_RATES = {
    FileFormat.OPUS: (8000, 12_000, 16_000, 24_000, 48_000),
    FileFormat.MP3: (8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
}
_HIGHEST_RATE = 48_000
_FLAC_DEPTHS = (Depth.INT8, Depth.INT16, Depth.INT24)
_BITS = {Depth.INT8: 8, Depth.INT16: 16, Depth.INT24: 24, Depth.INT32: 32}
_WAV_BYTES = 0xFFFF_F000
_BLOCK = 1 << 15


def write_audio(
    path: Path,
    audio: Audio,
    rate: int,
    depth: Depth = Depth.INT24,
    *,
    dither: bool = True,
    seed: int = 0,
    title: str = "",
    comment: str = "",
    quality: Quality | None = None,
    each: Callable[[float], None] | None = None,
) -> Written:
    """Write sound (frames, channels) as the kind of file that the name says.

    OGG, Opus and MP3 have no depth but a quality, and those of them that lack the rate get the sound at 48,000 frames a
    second.
    Samples that are whole numbers of up to 24 bits are dithered by noise of triangular density, which follows from the
    seed. `each` is called with the part that is done, and may raise to stop: then nothing is left behind.
    """
    import soundfile

    format_ = FileFormat.of(path)
    audio = audio[:, None] if audio.ndim == 1 else audio
    if format_ in _RATES and rate not in _RATES[format_]:
        audio, rate = resample(audio, rate, _HIGHEST_RATE), _HIGHEST_RATE
    subtype = _subtype(format_, depth)
    _check_size(path, format_, audio, depth)
    depth = Depth.FLOAT32 if format_ in _CODED else depth
    draft = path.with_name(f".{path.stem}.{os.getpid()}.part")
    clipped = 0
    try:
        more = {"compression_level": 1 - _QUALITIES[format_][quality]} if quality and format_ in _QUALITIES else {}
        with soundfile.SoundFile(draft, "w", rate, audio.shape[1], subtype, format=format_.value[1], **more) as file:
            for said, words in (("title", title), ("comment", comment), ("software", "Seisei")):
                if words and format_ not in (FileFormat.W64, FileFormat.MP3):
                    setattr(file, said, words)
            numbers = np.random.default_rng(seed)
            for start in range(0, len(audio), _BLOCK):
                block = audio[start : start + _BLOCK]
                stored, lost = _stored(block, depth, numbers if dither else None)
                clipped += lost
                file.write(stored)
                if each is not None:
                    each(min(1.0, (start + len(block)) / len(audio)))
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(path)
    except (soundfile.SoundFileError, RuntimeError) as error:
        raise UserError(
            "“{name}” could not be written.",
            advice="Look whether the disk is full, or choose another kind of file.",
            name=path.name,
            detail=error,
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return Written(path, len(audio), rate, clipped)


def write_stems(
    folder: Path, mixer: Mixer, format_: FileFormat = FileFormat.WAV, depth: Depth = Depth.INT24, *, dither: bool = True
) -> list[Written]:
    """Write each track as it goes into the mix, numbered and named, muted ones too; all begin and end together."""
    written = []
    for number, track in enumerate(mixer.mix.tracks):
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", track.name).strip(" .")[:60] or "Track"
        path = folder / f"{number + 1:02d} {name}{format_.suffix}"
        written.append(write_audio(path, mixer.stem(number), mixer.rate, depth, dither=dither, seed=number))
    return written


def _subtype(format_: FileFormat, depth: Depth) -> str:
    if format_ in _CODED:
        return _CODED[format_]
    if format_ is FileFormat.FLAC and depth not in _FLAC_DEPTHS:
        raise InvalidRequest("FLAC keeps 8, 16 or 24 bits.", advice="Choose one of these, or WAV.")
    if depth is Depth.INT8:
        return "PCM_S8" if format_ in (FileFormat.AIFF, FileFormat.FLAC) else "PCM_U8"
    return {Depth.FLOAT32: "FLOAT", Depth.FLOAT64: "DOUBLE"}.get(depth, f"PCM_{depth.value}")


def _check_size(path: Path, format_: FileFormat, audio: Audio, depth: Depth) -> None:
    sample_bytes = {Depth.FLOAT32: 4, Depth.FLOAT64: 8}.get(depth) or _BITS[depth] // 8
    if format_ in (FileFormat.WAV, FileFormat.AIFF) and audio.size * sample_bytes > _WAV_BYTES:
        raise UserError(
            "“{name}” would be larger than the 4 GB that such a file can be.",
            advice="Choose RF64, W64 or FLAC.",
            name=path.name,
        )


def _stored(block: Audio, depth: Depth, numbers: np.random.Generator | None) -> tuple[NDArray[Any], int]:
    """Samples as they are kept, and how many were above full scale. Whole numbers fill the upper bits of 32."""
    if depth in (Depth.FLOAT32, Depth.FLOAT64):
        return block.astype(np.float32 if depth is Depth.FLOAT32 else np.float64), 0
    bits = _BITS[depth]
    scale = 2.0 ** (bits - 1)
    values = block.astype(np.float64) * scale
    lost = int((np.abs(values) > scale).sum())
    if numbers is not None and bits <= 24:
        values += numbers.random(values.shape) - numbers.random(values.shape)
    whole = np.clip(np.round(values), -scale, scale - 1).astype(np.int64) << (32 - bits)
    return whole.astype(np.int32), lost
