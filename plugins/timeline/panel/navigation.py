"""Navigation: going to the places of a film, and marking them."""

from __future__ import annotations

from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.playback.cuts import next_cut, previous_cut
from plugins.timeline.time import ZERO, TimeRange


class Navigation:
    """What keys and buttons do with the playhead and with the marks of in and out."""

    def __init__(self, work: FilmWork, player: Transport) -> None:
        self._work, self._player = work, player

    def to_start(self) -> None:
        """Go to the beginning."""
        self._player.seek(ZERO)

    def to_end(self) -> None:
        """Go to the last frame."""
        self._player.pause()
        self._player.seek(max(ZERO, self._player.duration - self._work.timeline.frame))

    def to_next_cut(self) -> None:
        """Go to the next cut."""
        cut = next_cut(self._work.sequence, self._player.time)
        if cut is not None:
            self._player.seek(cut)

    def to_previous_cut(self) -> None:
        """Go to the cut before, or to the beginning."""
        cut = previous_cut(self._work.sequence, self._player.time)
        if cut is not None:
            self._player.seek(cut)

    def mark_in(self) -> None:
        """Have the marked stretch begin with the frame that is shown."""
        time, found = self._player.time, self._work.range
        end = found.end if found is not None and found.end > time else self._player.duration
        self._work.set_range(TimeRange.between(time, max(end, time + self._work.timeline.frame)))

    def mark_out(self) -> None:
        """Have the marked stretch end with the frame that is shown."""
        end, found = self._player.time + self._work.timeline.frame, self._work.range
        start = found.start if found is not None and found.start < end else ZERO
        self._work.set_range(TimeRange.between(start, end))

    def unmark(self) -> None:
        """Take the marks away."""
        self._work.set_range(None)
