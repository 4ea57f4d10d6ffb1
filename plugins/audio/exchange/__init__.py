"""Exchange: sound and notes from files and to files."""

from plugins.audio.exchange.converting import convert_notes, convert_sound
from plugins.audio.exchange.importing import read_clip, read_notes, read_sound
from plugins.audio.exchange.song import (
    WriteFlac,
    WriteMp3,
    WriteOpus,
    WriteSound,
    WriteStems,
    WriteVorbis,
    write_midi,
)

__all__ = [
    "WriteFlac",
    "WriteMp3",
    "WriteOpus",
    "WriteSound",
    "WriteStems",
    "WriteVorbis",
    "convert_notes",
    "convert_sound",
    "read_clip",
    "read_notes",
    "read_sound",
    "write_midi",
]
