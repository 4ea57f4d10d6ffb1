"""Outgoing: clips as files that are dragged to other programs: notes as MIDI, sound as it is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QUrl

from app.api import UserError
from plugins.audio.excerpt import clip_of
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.panel.work import SongWork
from plugins.audio.song import NotesOf, Region, Song

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_ENDINGS = ((b"RIFF", ".wav"), (b"RF64", ".wav"), (b"fLaC", ".flac"), (b"OggS", ".ogg"), (b"FORM", ".aiff"))


class Outgoing:
    """Writes files as they are dragged, and keeps them until the studio closes: another program may read them late."""

    def __init__(self, work: SongWork) -> None:
        self._work = work
        self._folder: TemporaryDirectory[str] | None = None
        self._count = 0

    def file_for(self, regions: Sequence[Region]) -> QMimeData | None:
        """The regions as files: all notes in one MIDI file, each sound in its own; None where nothing can be."""
        song = self._work.song
        notes = [region for region in regions if isinstance(region.content, NotesOf)]
        sounds = [region for region in regions if not isinstance(region.content, NotesOf)]
        try:
            files = [self._sound(region) for region in sounds]
            if notes:
                files.append(self._midi(song, notes))
        except (OSError, UserError) as error:
            self._work.context.messages.fail(error)
            return None
        if not files:
            return None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        return data

    def close(self) -> None:
        """Delete the files."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _midi(self, song: Song, regions: Sequence[Region]) -> Path:
        first = min(region.start for region in regions) // song.bar_ticks
        bars = -(-max(region.end for region in regions) // song.bar_ticks) - first
        chosen = {region.id for region in regions}
        alone = replace(song, regions=tuple(replace(each, mute=False) for each in song.regions if each.id in chosen))
        clip = clip_of(alone, self._work.notes, first, bars, [region.track for region in regions])
        path = self._path(regions[0].name or self._work.context.session.document.title, ".mid")
        path.write_bytes(midi_bytes(clip, regions[0].name))
        return path

    def _sound(self, region: Region) -> Path:
        data = self._work.context.assets.read(region.content.asset)
        ending = next((ending for head, ending in _ENDINGS if data.startswith(head)), ".mp3")
        path = self._path(region.name, ending)
        path.write_bytes(data)
        return path

    def _path(self, name: str, ending: str) -> Path:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="seisei-clips-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name) / f"{self._count}"
        self._count += 1
        folder.mkdir()
        return folder / f"{_UNFIT.sub(' ', name).strip()[:60] or 'clip'}{ending}"
