"""Converting: one sound or clip becomes a file of another kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.api import Asset, AssetStore, UserError
from plugins.audio.codec import clip_from_bytes
from plugins.audio.exchange.id3 import put_tag
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.sound.reading import MOST_BYTES, open_sound
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.saving import Depth, FileFormat, Quality, write_audio

SOFTWARE = "Seisei"
_DEPTHS = {
    "PCM_S8": Depth.INT8,
    "PCM_U8": Depth.INT8,
    "PCM_16": Depth.INT16,
    "PCM_24": Depth.INT24,
    "PCM_32": Depth.INT32,
    "FLOAT": Depth.FLOAT32,
    "DOUBLE": Depth.FLOAT64,
}
_SAME = {
    FileFormat.WAV: ("WAV", "WAVEX"),
    FileFormat.AIFF: ("AIFF",),
    FileFormat.FLAC: ("FLAC",),
    FileFormat.MP3: ("MP3", "MPEG"),
}


def convert_sound(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
    """Write a sound as the kind of file that the name says: unchanged where it is of that kind, else at its own depth.

    Raises UserError.
    """
    format_ = FileFormat.of(path)
    with assets.open(asset.id) as stream:
        file, info = open_sound(stream, asset.name or path.name)
        with file:
            if info.format in _SAME.get(format_, ()):
                path.write_bytes(assets.read(asset.id))
                return
            if info.frames * info.channels * 4 > MOST_BYTES:
                raise UserError(
                    "“{name}” is too long to be held in memory.", advice="Cut it into shorter files.", name=asset.name
                )
            sound = np.nan_to_num(file.read())
    save_sound(path, sound, info.rate, _depth(format_, info.subtype), asset.name, comment)


def convert_notes(asset: Asset, assets: AssetStore, path: Path, comment: str) -> None:
    """Write a clip as a MIDI file; raises UserError."""
    clip = clip_from_bytes(assets.read(asset.id))
    path.write_bytes(midi_bytes(clip, asset.name, text=comment, chords=True))


def save_sound(
    path: Path,
    sound: Audio,
    rate: int,
    depth: Depth,
    title: str,
    comment: str,
    *,
    dither: bool = False,
    quality: Quality | None = None,
) -> None:
    """Write sound (frames, channels) with its title and comment, wherever the kind of file keeps them."""
    write_audio(path, sound, rate, depth, dither=dither, title=title, comment=comment, quality=quality)
    if FileFormat.of(path) is FileFormat.MP3:
        put_tag(path, title, comment, SOFTWARE)


def _depth(format_: FileFormat, subtype: str) -> Depth:
    """The depth of a sound; 24 bits where it has none, or where FLAC cannot keep it."""
    depth = _DEPTHS.get(subtype, Depth.INT24)
    whole = (Depth.INT8, Depth.INT16, Depth.INT24)
    return depth if format_ is not FileFormat.FLAC or depth in whole else Depth.INT24
