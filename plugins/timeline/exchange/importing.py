"""Importing: files of film and of sound become assets, as they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from app.api import AssetStore, Imported, InvalidData, UserError, Words, reason_of
from plugins.timeline.media.info import SoundStream
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader

MEDIA_TYPES: Mapping[str, str] = {
    "mp4": "video/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "qt": "video/quicktime",
    "mkv": "video/x-matroska",
    "webm": "video/webm",
    "avi": "video/x-msvideo",
    "ts": "video/mp2t",
    "mts": "video/mp2t",
    "m2ts": "video/mp2t",
    "mpg": "video/mpeg",
    "mpeg": "video/mpeg",
    "vob": "video/mpeg",
    "flv": "video/x-flv",
    "ogv": "video/ogg",
    "wmv": "video/x-ms-wmv",
    "asf": "video/x-ms-asf",
    "3gp": "video/3gpp",
    "3g2": "video/3gpp2",
    "mxf": "video/mxf",
    "dv": "video/dv",
    "ivf": "video/x-ivf",
    "y4m": "video/x-yuv4mpeg",
    "gif": "video/gif",
    "apng": "video/apng",
}
"""The media types of films by the endings of their names."""

_OTHER = "video/x-film"
_FLAC = "audio/flac"
_BLOCK_S = 10
_MOST_CHANNELS = 8


def read_film(path: Path, assets: AssetStore) -> Imported:
    """Keep a film as it is; of one without pictures its sound. Raises InvalidData and UserError."""
    with MediaProcess() as process:
        reader = Reader(path, process)
        info = reader.info
        if info.picture is None:
            return _sound(reader, info.sound, assets)
    media_type = MEDIA_TYPES.get(path.suffix.lower().lstrip("."), _OTHER)
    return Imported(assets.add_file(path, media_type, name=path.stem), info.remarks)


def read_sound(path: Path, assets: AssetStore) -> Imported:
    """The sound of a file, as one that every part of the studio reads. Raises InvalidData and UserError."""
    with MediaProcess() as process:
        reader = Reader(path, process)
        return _sound(reader, reader.info.sound, assets)


def _sound(reader: Reader, sound: SoundStream | None, assets: AssetStore) -> Imported:
    name = reader.path.name
    if sound is None:
        raise InvalidData("“{name}” has nothing to see or to hear.", advice="Choose another file.", name=name)
    channels = None if sound.channels <= _MOST_CHANNELS else 2
    remarks = [*reader.info.remarks, Words("The sound of “{name}” is kept as FLAC, without loss.", name=name)]
    if channels:
        remarks.append(Words("Its {count} channels were mixed to two.", count=sound.channels))
    with TemporaryDirectory(prefix="seisei-sound-") as folder:
        path = Path(folder) / "sound.flac"
        count, wide = _written(reader, path, sound.sample_rate, channels or sound.channels, channels)
        return Imported(assets.add_file(path, _FLAC, (count, wide), reader.path.stem), tuple(remarks))


def _written(reader: Reader, path: Path, rate: int, wide: int, channels: int | None) -> tuple[int, int]:
    """Write the sound of a file as FLAC; how many samples of how many channels there are."""
    import soundfile

    length = reader.length(rate)
    try:
        with soundfile.SoundFile(path, "w", rate, wide, "PCM_24", format="FLAC") as file:
            for first in range(0, length, _BLOCK_S * rate):
                file.write(reader.sound(first, min(_BLOCK_S * rate, length - first), rate, channels))
    except (soundfile.SoundFileError, RuntimeError, OSError) as error:
        raise UserError(
            "The sound of “{name}” could not be kept: {reason}.",
            advice="Make room on the disk, or convert it to WAV with another program.",
            name=reader.path.name,
            reason=reason_of(error) if isinstance(error, OSError) else str(error),
        ) from error
    return length, wide
