"""Given: the clip that a request names."""

from __future__ import annotations

from app.api import AssetId, AssetStore
from plugins.audio.codec import clip_from_bytes
from plugins.audio.midi.importing import Imported, clip_of
from plugins.audio.midi.reading import read_midi
from plugins.audio.model import Clip


def given_clip(assets: AssetStore, asset: str) -> Clip:
    """A clip in a store, also one that was stored as a MIDI file; raises InvalidData and MissingAsset."""
    data = assets.read(AssetId(asset))
    return imported(data).clip if data[:4] in (b"MThd", b"RIFF") else clip_from_bytes(data)


def imported(data: bytes, name: str = "The MIDI file") -> Imported:
    """The clip of a MIDI file; raises InvalidData."""
    return clip_of(read_midi(data, name), name)
