"""Choice: which clips a click selects, with what is linked or grouped, and whether an edit takes that along."""

from __future__ import annotations

from collections.abc import Collection

from plugins.timeline.editing.choosing import along
from plugins.timeline.panel.tools.pull import Held
from plugins.timeline.panel.work import FilmWork


class Choice:
    """What is linked is selected along while linked selection is on; a click with Alt selects one thing alone."""

    def __init__(self, work: FilmWork) -> None:
        self._work = work
        self._alone: frozenset[str] = frozenset()

    @property
    def linked(self) -> bool:
        """Whether an edit of what is selected takes along what is linked with it."""
        return self._work.linked and self._work.selected != self._alone

    def linked_of(self, clip: str) -> bool:
        """Whether an edit of a clip takes along what is linked with it."""
        return self._work.linked and not (clip in self._alone and self._work.selected == self._alone)

    def whole(self, clips: Collection[str]) -> frozenset[str]:
        """Clips with all that is selected along with them."""
        if not self._work.linked:
            return frozenset(clips)
        found = along(self._work.sequence, clips)
        locked = {
            id_
            for id_ in found
            if id_ not in clips and (track := self._work.track_of(id_)) is not None and track.locked
        }
        return found - locked

    def press(self, clip: str, held: Held) -> None:
        """The button went down on a clip: it is selected, unless it is among those that are.

        With Ctrl or Shift that waits until it is known whether it is a click or a drag.
        """
        work = self._work
        if held.ctrl or held.shift:
            return
        if clip not in work.selected or (held.alt and len(work.selected) > 1):
            self._select(clip, held)
        else:
            self._work_on(clip)

    def drag(self, clip: str, held: Held) -> None:
        """What was pressed is dragged: what is not selected is dragged alone."""
        if clip not in self._work.selected:
            self._select(clip, held)

    def click(self, clip: str, held: Held) -> None:
        """The button went up on a clip and nothing was dragged: it alone stays, or it comes along or goes."""
        work = self._work
        if not (held.ctrl or held.shift):
            self._select(clip, held)
            return
        found = frozenset({clip}) if held.alt else self.whole({clip})
        work.select(work.selected - found if clip in work.selected else work.selected | found)
        self._work_on(clip)

    def _select(self, clip: str, held: Held) -> None:
        track = self._work.track_of(clip)
        found = frozenset({clip}) if held.alt else self.whole({clip})
        self._work.select(found, track=track.id if track else None)
        self._alone = found if held.alt else frozenset()

    def _work_on(self, clip: str) -> None:
        track = self._work.track_of(clip)
        if track is not None:
            self._work.select_track(track.id)
