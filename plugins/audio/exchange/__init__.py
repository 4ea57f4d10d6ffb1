"""Exchange: sound and notes from files and to files."""

from plugins.audio.exchange.converting import convert_notes, convert_sound
from plugins.audio.exchange.importing import read_clip, read_notes, read_sound
from plugins.audio.exchange.song import write_midi, write_song, write_stems

__all__ = [
    "convert_notes",
    "convert_sound",
    "read_clip",
    "read_notes",
    "read_sound",
    "write_midi",
    "write_song",
    "write_stems",
]
