"""EditingActions: everything that can be done to a film by a key, a menu or a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor

from app.api import Action
from app.widgets.icons import Icons
from plugins.timeline.commands import Ripple
from plugins.timeline.panel.actions import clipboard
from plugins.timeline.panel.actions.additions import Additions
from plugins.timeline.panel.actions.clip_edits import ClipEdits
from plugins.timeline.panel.actions.lists import (
    addition_actions,
    clip_actions,
    mode_actions,
    nested_actions,
    place_actions,
    select_actions,
    tool_actions,
    track_actions,
    transition_actions,
)
from plugins.timeline.panel.actions.marker_edits import MarkerEdits
from plugins.timeline.panel.actions.marker_popover import MarkerPopover
from plugins.timeline.panel.actions.play_lists import marker_actions, play_actions, view_actions
from plugins.timeline.panel.actions.speed_popover import SpeedPopover
from plugins.timeline.panel.actions.track_steps import TrackSteps
from plugins.timeline.panel.actions.transition_edits import TransitionEdits
from plugins.timeline.panel.navigation import Navigation
from plugins.timeline.panel.tools.editing_pointer import EditingPointer
from plugins.timeline.panel.tools.heights import Heights
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.tracks.view import TracksView
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import TimeRange

_CYCLE = (Ripple.NONE, Ripple.TRACK, Ripple.ALL)
_BELOW_PX = 8
"""So far below the ruler a popover hangs."""


class EditingActions(QObject):
    """Actions over the tracks, with the popovers that some of them open there."""

    fill_wanted = Signal(object, str)
    """A gap is to be filled with a shot: its TimeRange, and the track."""
    match_wanted = Signal(str, object)
    """The source of a clip is to be shown: its id, and the time of its content."""

    def __init__(
        self, work: FilmWork, view: TracksView, pointer: EditingPointer, transport: Transport,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.work, self.view, self.pointer, self.transport = work, view, pointer, transport
        self.icons = Icons(work.context.resources)
        self.navigation = Navigation(work, transport)
        self.clips = ClipEdits(work, transport, pointer)
        self.transitions = TransitionEdits(work, transport, pointer)
        self.additions = Additions(work, transport)
        self.tracks = TrackSteps(work, view)
        self.markers = MarkerEdits(work, transport)
        self.speed = SpeedPopover(work, self.clips, view)
        self.marker = MarkerPopover(self.markers, self.icons, view)
        pointer.value_at = Heights(view).value
        self.markers.opened.connect(self.open_marker)
        pointer.marker_opened.connect(self.open_marker)
        view.marker_opened.connect(partial(self.open_marker, ""))
        self._actions: tuple[Action, ...] = tuple(
            replace(action, while_focused=True)
            for part in (
                tool_actions, clip_actions, place_actions, transition_actions, nested_actions, addition_actions,
                marker_actions, mode_actions, select_actions, track_actions, play_actions, view_actions,
            )
            for action in part(self)
        )  # fmt: skip
        self._by_id = {action.id: action for action in self._actions}

    def actions(self) -> Sequence[Action]:
        """Every action, those that belong together side by side."""
        return self._actions

    def action(self, id_: str) -> Action:
        """An action by its id; raises KeyError where there is none."""
        return self._by_id[id_]

    def has_clips(self) -> bool:
        """Whether clips are selected."""
        return bool(self.work.selected)

    def can_change_clips(self) -> bool:
        """Whether clips are selected that may be changed."""
        return bool(self.work.selected) and not self.work.read_only

    def can_delete(self) -> bool:
        """Whether anything is selected that can be taken away."""
        work = self.work
        return bool(work.selected or work.transition or self.pointer.key) and not work.read_only

    def can_paste(self) -> bool:
        """Whether there are clips in the clipboard."""
        return not self.work.read_only and clipboard.has_any()

    def cycle_ripple(self) -> None:
        """Ripple nothing, the track, all tracks."""
        self.work.set_ripple(_CYCLE[(_CYCLE.index(self.work.ripple) + 1) % len(_CYCLE)])

    def open_speed(self) -> None:
        """Set the speed of the selected clips, at the mouse or in the middle of the view."""
        self.speed.open(self._place())

    def open_marker(self, clip: str, marker: str) -> None:
        """Name a marker."""
        found = self.markers.marker(clip, marker)
        start = self.work.start_of(clip) if clip else Fraction(0)
        if found is None or start is None:
            return
        lanes = self.view.lanes
        x = round(self.view.axis.x(start + found.start))
        within = max(0, min(x, lanes.width() - self.marker.width()))
        self.marker.open(clip, marker, lanes.mapToGlobal(QPoint(within, _BELOW_PX)))

    def mark_selection(self) -> None:
        """Mark in and out around the selected clips."""
        found = self._selected_range()
        if found is not None:
            self.work.set_range(found)

    def match_frame(self) -> None:
        """Tell which frame of which source is shown at the playhead."""
        at = self.transport.time
        for id_ in self.clips.at_playhead():
            clip, start = self.work.clip(id_), self.work.start_of(id_)
            if clip is not None and start is not None:
                self.match_wanted.emit(id_, clip.source_time(at - start, self.work.timeline.frame))

    def _selected_range(self) -> TimeRange | None:
        clips = self.work.selected_clips()
        starts = [(self.work.start_of(clip.id) or Fraction(0), clip.duration) for clip in clips]
        if not starts:
            return None
        return TimeRange.between(min(start for start, _ in starts), max(start + length for start, length in starts))

    def _place(self) -> QPoint:
        at, lanes = QCursor.pos(), self.view.lanes
        if lanes.rect().contains(lanes.mapFromGlobal(at)):
            return at
        return lanes.mapToGlobal(QPoint((lanes.width() - self.speed.width()) // 2, _BELOW_PX))
