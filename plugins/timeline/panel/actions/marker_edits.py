"""MarkerEdits: markers at the playhead, named and coloured."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Signal

from plugins.timeline.commands import RemoveMarker, SetMarker
from plugins.timeline.model import Marker, new_id
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.work import FilmWork


class MarkerEdits(QObject):
    """Markers of the sequence, or of a clip."""

    opened = Signal(str, str)
    """A marker is to be named: the clip that it is on, empty for the sequence, and its id."""

    def __init__(self, work: FilmWork, transport: Transport) -> None:
        super().__init__(work)
        self._work, self._transport = work, transport

    def add(self) -> None:
        """Mark the playhead; while nothing plays the marker is opened to be named, as is one that is there already."""
        at, work = self._transport.time, self._work
        there = next((marker for marker in work.sequence.markers if marker.start == at), None)
        marker = there or Marker(new_id(), at)
        if there is None and not work.execute(SetMarker(work.sequence.id, marker, label="Add a marker")):
            return
        if not self._transport.playing and not work.read_only:
            self.opened.emit("", marker.id)

    def add_to_clip(self, clip: str) -> None:
        """Mark the playhead on a clip."""
        start, found = self._work.start_of(clip), self._work.clip(clip)
        at = self._transport.time
        if start is None or found is None or not start <= at <= start + found.duration:
            return
        marker = Marker(new_id(), at - start)
        if self._work.execute(SetMarker(self._work.sequence.id, marker, clip, "Add a marker")):
            self.opened.emit(clip, marker.id)

    def marker(self, clip: str, id_: str) -> Marker | None:
        """A marker; None where it is gone."""
        found = self._work.clip(clip) if clip else None
        markers = found.markers if found is not None else () if clip else self._work.sequence.markers
        return next((marker for marker in markers if marker.id == id_), None)

    def set(self, clip: str, marker: Marker) -> None:
        """Change a marker."""
        if self.marker(clip, marker.id) not in (None, marker):
            self._work.execute(SetMarker(self._work.sequence.id, marker, clip, "Change the marker"))

    def remove(self, clip: str, id_: str) -> None:
        """Take a marker away."""
        if self.marker(clip, id_) is not None:
            self._work.execute(RemoveMarker(self._work.sequence.id, id_, clip))

    def go(self, step: int) -> None:
        """Go to the next marker, or with -1 to the one before."""
        at = self._transport.time
        starts = [marker.start for marker in self._work.sequence.markers]
        found: Fraction | None
        if step > 0:
            found = min((start for start in starts if start > at), default=None)
        else:
            found = max((start for start in starts if start < at), default=None)
        if found is not None:
            self._transport.seek(found)
