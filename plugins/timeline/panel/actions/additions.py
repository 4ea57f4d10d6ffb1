"""Additions: titles and plain colours, which come from no file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.api import Together
from plugins.timeline.landing import Place, clips_of, land
from plugins.timeline.model import Content, Solid, Title
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.work import FilmWork


class Additions(QObject):
    """Each is put at the playhead over what is there, on a track that is free, and is one step."""

    added = Signal(str)
    """A clip was added, and is selected: its id."""

    def __init__(self, work: FilmWork, transport: Transport) -> None:
        super().__init__(work)
        self._work, self._transport = work, transport

    def title(self) -> None:
        """Add a title; its words are there to be written over."""
        self._add(Title(self.tr("Title")), "Add a title")

    def solid(self) -> None:
        """Add a black picture."""
        self._add(Solid(), "Add a plain colour")

    def _add(self, content: Content, label: str) -> None:
        work = self._work
        clips = clips_of(content, "", work.timeline)
        place = Place(work.sequence.id, at=work.on_frame(self._transport.time), above=True)
        if work.execute(Together(label, (land(work.timeline, place, clips, (), work.ripple),))):
            [(_kind, clip)] = clips
            work.select({clip.id})
            self.added.emit(clip.id)
