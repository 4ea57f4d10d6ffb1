"""Importing: files of sound and of notes become assets."""

from __future__ import annotations

from pathlib import Path

from app.api import Asset, AssetStore, Imported, InvalidData, UserError, Words, reason_of
from plugins.audio.codec import CLIP, clip_from_bytes, clip_to_bytes
from plugins.audio.midi.importing import clip_of
from plugins.audio.midi.reading import LARGEST_BYTES, read_midi
from plugins.audio.song import checked_bpm
from plugins.audio.sound.reading import MOST_BYTES, AudioInfo, Blocks, describe, notes_on

MEDIA_TYPES = {
    "WAV": "audio/wav",
    "WAVEX": "audio/wav",
    "RF64": "audio/wav",
    "W64": "audio/x-w64",
    "AIFF": "audio/aiff",
    "FLAC": "audio/flac",
    "OGG": "audio/ogg",
    "MP3": "audio/mpeg",
    "MPEG": "audio/mpeg",
    "CAF": "audio/x-caf",
    "AU": "audio/basic",
}
"""The media types of the kinds of files that can be read."""

_LARGEST_CLIP_BYTES = 64 << 20


def read_sound(path: Path, assets: AssetStore) -> Imported:
    """Keep a file of sound as it is, with how many frames of it can be heard; raises InvalidData and UserError."""
    info = describe(path)
    frames, remarks = _heard(path, info)
    if not frames:
        raise InvalidData("“{name}” has no sound in it.", advice="Choose another file.", name=path.name)
    data = _bytes(path, MOST_BYTES)
    return Imported(assets.add_bytes(data, MEDIA_TYPES[info.format], (frames, info.channels), path.stem), remarks)


def read_notes(path: Path, assets: AssetStore) -> Imported:
    """The clip of a MIDI file, and what of the file it does not hold; raises InvalidData."""
    read = clip_of(read_midi(_bytes(path, LARGEST_BYTES), path.name), path.name)
    checked_bpm(read.clip.plan.bpm)
    data = clip_to_bytes(read.clip)
    # What could not be read again is refused now
    clip_from_bytes(data)
    return Imported(assets.add_bytes(data, CLIP, name=path.stem), read.left_out)


def read_clip(path: Path, assets: AssetStore) -> Asset:
    """A clip that was written as JSON; raises InvalidData."""
    clip = clip_from_bytes(_bytes(path, _LARGEST_CLIP_BYTES))
    return assets.add_bytes(clip_to_bytes(clip), CLIP, name=path.name.partition(".")[0])


def _heard(path: Path, info: AudioInfo) -> tuple[int, tuple[Words, ...]]:
    """How many frames can be heard, and what is wrong; what a codec wrote is decoded to know it."""
    if info.subtype.startswith("PCM_") and info.format != "FLAC":
        return info.frames, tuple(notes_on(info, info.frames, 0, broken=False))
    blocks = Blocks(path)
    frames = sum(len(block) for block in blocks)
    return frames, blocks.notes


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise UserError(
                "“{name}” is too long to be held in memory.", advice="Cut it into shorter files.", name=path.name
            )
        return path.read_bytes()
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
