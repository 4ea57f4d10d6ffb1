"""Notes as an asset: 16 bytes each, little endian, behind a head that says what it is."""

from __future__ import annotations

import struct
from collections.abc import Iterable

from app.api import AssetStore, InvalidData
from plugins.audio.model import Note
from plugins.audio.song import NotesOf

MEDIA_TYPE = "application/vnd.seisei.notes"

_HEAD = b"SSN1"
_NOTE = struct.Struct("<qiBBxx")
_LONGEST = 2**31 - 1


def notes_to_bytes(notes: Iterable[Note]) -> bytes:
    """Notes, sorted, as they are stored; raises InvalidData where one is out of range."""
    try:
        rows = [_NOTE.pack(note.start, note.length, note.pitch, note.velocity) for note in sorted(notes)]
    except struct.error as error:
        raise InvalidData("A note is out of range.", advice="Delete it, or change it.") from error
    return _HEAD + b"".join(rows)


def notes_from_bytes(data: bytes) -> tuple[Note, ...]:
    """Stored notes; raises InvalidData where they are damaged."""
    body = data[len(_HEAD) :]
    if data[: len(_HEAD)] != _HEAD or len(body) % _NOTE.size:
        raise _damaged()
    notes = tuple(Note(start, pitch, length, velocity) for start, length, pitch, velocity in _NOTE.iter_unpack(body))
    for note in notes:
        if not (note.start >= 0 and 0 < note.length <= _LONGEST and note.pitch < 128 and 1 <= note.velocity < 128):
            raise _damaged()
    return notes


def store_notes(notes: Iterable[Note], assets: AssetStore) -> NotesOf:
    """Store notes; they are on the disk when the call returns."""
    data = notes_to_bytes(notes)
    count = (len(data) - len(_HEAD)) // _NOTE.size
    return NotesOf(assets.add_bytes(data, MEDIA_TYPE, (count,)).id, count)


def read_notes(content: NotesOf, assets: AssetStore) -> tuple[Note, ...]:
    """Stored notes, sorted; raises MissingAsset, and InvalidData where they are damaged."""
    notes = notes_from_bytes(assets.read(content.asset))
    if len(notes) != content.count:
        raise _damaged()
    return notes


def _damaged() -> InvalidData:
    return InvalidData("The notes of a clip are damaged.", advice="Go back to an earlier state of it.")
