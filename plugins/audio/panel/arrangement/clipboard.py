"""What is cut and copied: regions with their tracks, as JSON that is checked like a project's when it comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.api import InvalidData
from plugins.audio.codec import PART
from plugins.audio.song import Region, Song

MIME = "application/x-seisei-audio-regions"


def keep(song: Song, regions: Sequence[Region]) -> None:
    """Put regions into the clipboard."""
    used = {region.track for region in regions}
    part = Song(
        song.bpm, song.metre, tracks=tuple(each for each in song.tracks if each.id in used), regions=tuple(regions)
    )
    data = QMimeData()
    data.setData(MIME, json.dumps(PART.encode(part)).encode())
    QGuiApplication.clipboard().setMimeData(data)


def kept() -> Song | None:
    """The regions in the clipboard, on their tracks from the top down; None where there are none."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(MIME):
        return None
    try:
        song = PART.decode(json.loads(bytes(data.data(MIME).data())))
    except (ValueError, InvalidData):
        return None
    return song if song.regions else None
