"""Placing: a gesture that moves a clip about, which can be taken back while it goes on."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.timeline.model import Clip
from plugins.timeline.panel.inspector.clip_edits import ClipEdits


class Placing:
    """What is set between `begin` and `end` is one step."""

    def __init__(self, edits: ClipEdits) -> None:
        self._edits = edits
        self._before: int | None = None

    def begin(self) -> None:
        """Begin a gesture."""
        self._edits.end_gesture()
        self._before = self._edits.work.context.session.position

    def set(self, clip: Clip, values: Mapping[str, float]) -> bool:
        """Give a clip, as it was when the gesture began, parameters at the playhead; whether it was done."""
        return self._edits.place(clip, values)

    def end(self) -> None:
        """What is set next is a step of its own."""
        self._edits.end_gesture()
        self._before = None

    def give_up(self) -> None:
        """Have it as before the gesture."""
        session, before = self._edits.work.context.session, self._before
        self.end()
        if before is not None and session.position == before + 1:
            session.undo()
