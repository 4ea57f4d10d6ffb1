"""Navigation: choosing tracks and regions by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from plugins.audio.panel.arrangement.lanes import Lanes
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.song import Region

_MARGIN_PX = 48.0


class Navigation(QObject):
    """Up and Down choose the track, Left and Right the region, with Shift one more; Enter opens it, Escape lets go."""

    def __init__(self, state: ViewState, lanes: Lanes) -> None:
        super().__init__(lanes)
        self._state, self._work, self._lanes = state, state.work, lanes
        self._at = ""
        """The region that was chosen last."""

    def meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does, if it is one of these."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held and not shift:
            return None
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up | Qt.Key.Key_Down if not shift:
                return partial(self.step_track, -1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                return partial(self.step_region, -1 if event.key() == Qt.Key.Key_Left else 1, more=shift)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not shift and self._work.selected:
                return self.open
            case Qt.Key.Key_Escape if not shift and (self._work.selected or self._work.bars is not None):
                return self.let_go
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown if not shift:
                by = -0.8 if event.key() == Qt.Key.Key_PageUp else 0.8
                return partial(self._state.axis.scroll, by * self._lanes.width())
            case _:
                return None

    def step_track(self, by: int) -> None:
        """Work on the track above or below, and on the region there that is heard at the same time."""
        tracks = self._work.song.tracks
        if not tracks:
            return
        row = min(max(0, self._state.rows.row_of(self._work.track) + by), len(tracks) - 1)
        if tracks[row].id == self._work.track:
            return
        selected = self._state.selected()
        found: Region | None = None
        if selected:
            found = next(iter(self._state.index.between(tracks[row].id, selected[0].start, selected[0].end)), None)
        self._work.select((found.id,) if found is not None else (), track=tracks[row].id)
        self._at = found.id if found is not None else ""
        self._state.rows.reveal(row)

    def step_region(self, by: int, *, more: bool) -> None:
        """Select the region before or behind, alone or with those that are selected."""
        work, index = self._work, self._state.index
        at = work.region(self._at) if self._at in work.selected else next(iter(self._state.selected()), None)
        if at is None:
            tick = self._state.playhead.tick
            regions = index.on(work.track) or (work.song.regions[:1])
            before = [each for each in regions if each.start < tick]
            behind = [each for each in regions if each.end > tick]
            found = (behind[:1] or before[-1:]) if by > 0 else (before[-1:] or behind[:1])
        else:
            regions = index.on(at.track)
            place = next(place for place, each in enumerate(regions) if each.id == at.id) + by
            found = list(regions[place : place + 1]) if place >= 0 else []
        if found:
            self._at = found[0].id
            work.select(work.selected | {self._at} if more else {self._at}, track=found[0].track)
            self.reveal(found[0])

    def open(self) -> None:
        """Open the selected region in the editor."""
        selected = self._state.selected()
        if selected:
            self._work.open(self._at if self._at in self._work.selected else selected[0].id)

    def let_go(self) -> None:
        """Select nothing; time first, then regions."""
        if self._work.bars is not None:
            self._work.select_bars(None)
        else:
            self._work.select(())

    def reveal(self, region: Region) -> None:
        """Scroll as little as is needed to show where a region begins."""
        axis, width = self._state.axis, self._lanes.width()
        left, right = axis.x(region.start), axis.x(region.end)
        if left < 0:
            axis.scroll(left - _MARGIN_PX)
        elif right > width:
            axis.scroll(min(left - _MARGIN_PX, right - width + _MARGIN_PX))
        self._state.rows.reveal(self._state.rows.row_of(region.track))
