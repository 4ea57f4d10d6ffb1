"""Arrangement: tracks from the top down, time from left to right, and the regions on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollBar, QSplitter, QVBoxLayout, QWidget

from app.api import Action
from app.widgets.icon_button import IconButton
from app.widgets.icons import Icons
from app.widgets.name_field import NameField
from plugins.audio.commands import SetSong
from plugins.audio.panel.arrangement.arrangement_actions import actions_of
from plugins.audio.panel.arrangement.heads import NARROWEST, TrackHeads
from plugins.audio.panel.arrangement.instrument_popup import InstrumentPopup
from plugins.audio.panel.arrangement.lanes import Lanes
from plugins.audio.panel.arrangement.menus import CLIP_MENU, HEADS_MENU, LANE_MENU, TIME_MENU, TRACK_MENU, menu_of
from plugins.audio.panel.arrangement.navigation import Navigation
from plugins.audio.panel.arrangement.region_edits import RegionEdits
from plugins.audio.panel.arrangement.ruler import Ruler
from plugins.audio.panel.arrangement.track_edits import TrackEdits
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.panel.player import Player
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Region

_USUAL_HEADS = 210
_HEADS, _FOLLOW = "audio.heads-width", "audio.follow"
_FREE_BARS = 8
"""So many bars can be scrolled to behind the end of the song."""


class Arrangement(QWidget):
    """Heads at the left, lanes at the right, the ruler above them."""

    dropped = Signal(object, str, int)
    """What was dropped (a tuple of Path or AssetId), the track's id or nothing for a new one, and the bar."""

    def __init__(
        self, work: SongWork, icons: Icons, player: Player | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.work, self._icons = work, icons
        self.state = ViewState(work, player, self)
        self.clips, self.tracks = RegionEdits(self.state, self), TrackEdits(work, self)
        self.lanes, self.ruler = Lanes(self.state, icons, self), Ruler(self.state, self)
        self.heads = TrackHeads(self.state, self.tracks, icons, self)
        self.navigation = Navigation(self.state, self.lanes)
        self.lanes.meant = self._meant
        self._new_track = InstrumentPopup(icons, self)
        self._new_track.chosen.connect(self._add_track)
        self.add_button = IconButton(icons, "plus", self.tr("Add a track"))
        self.add_button.clicked.connect(self.choose_new_track)
        self._across, self._down = QScrollBar(Qt.Orientation.Horizontal), QScrollBar(Qt.Orientation.Vertical)
        self._lay_out()
        self._actions = tuple(actions_of(self))
        self._by_key = {key: action for action in self._actions for key in action.keys}
        self.setFocusProxy(self.lanes)
        self._connect()
        self._fit_bars()

    @property
    def file_for(self) -> Callable[[Sequence[Region]], QMimeData | None] | None:
        """What gives the file of regions that are dragged to another program; without it nothing is dragged out."""
        return self.lanes.file_for

    @file_for.setter
    def file_for(self, file_for: Callable[[Sequence[Region]], QMimeData | None] | None) -> None:
        self.lanes.set_file_for(file_for)

    @property
    def follows(self) -> bool:
        """Whether the view follows the playhead while it plays."""
        return self.work.context.settings.get(_FOLLOW, True) is True

    def actions(self) -> Any:
        """What can be done here, as a tuple of Action; QWidget's own method of this name isn't needed."""
        return self._actions

    def close_work(self) -> None:
        """Close what is open above the window."""
        self._new_track.hide()
        self.heads.popup.hide()

    def split_clips(self) -> None:
        """Split at the pointer where it is over a clip, else at the playhead."""
        pointer = self.lanes.pointer
        if pointer is not None:
            region, _ = self.lanes.pointing.region_at(pointer)
            if region is not None and (not self.work.selected or region.id in self.work.selected):
                tick = self.state.snapped(self.state.axis.tick(pointer.x()))
                if not self.work.selected:
                    self.work.select({region.id})
                self.clips.split(tick)
                return
        self.clips.split(round(self.state.playhead.tick))

    def make_clip(self) -> None:
        """Make a clip on the track at the playhead, or of the selected time."""
        bars = self.work.bars
        tick = self.state.playhead.tick if bars is None else bars[0] * self.work.song.bar_ticks
        self._make(self.work.track, tick)

    def nudge(self, steps: int, *, bars: bool = False) -> None:
        """Move the selected clips by steps of the grid, or by bars."""
        self.clips.nudge(steps * (self.work.song.bar_ticks if bars else self.work.grid or 1))

    def rename_clip(self) -> None:
        """Let the name of the first selected clip be typed."""
        region = next(iter(self.state.selected()), None)
        if region is None or self.work.read_only:
            return
        self.navigation.reveal(region)
        box = self.lanes.box_of(region)
        left = max(0.0, box.left())
        field_box = box.toRect()
        field_box.setLeft(round(left))
        field_box.setWidth(max(110, min(240, round(box.right() - left))))
        field_box.setHeight(round(self.lanes.painter.regions.strip) + 6)
        field = NameField(region.name, field_box, self.tr("Name of the clip"), self.lanes)
        field.named.connect(lambda name: self.clips.rename(region, name))

    def choose_new_track(self) -> None:
        """Offer the instruments for a new track, and sound."""
        corner = self.add_button.mapToGlobal(QPoint(0, 0))
        self._new_track.open(self.add_button.rect().translated(corner), None, with_sound=True)

    def select_all(self) -> None:
        """Select every clip."""
        self.work.select({region.id for region in self.work.song.regions}, track=self.work.track)

    def select_on_track(self) -> None:
        """Select the clips of the track that is worked on."""
        self.work.select({region.id for region in self.state.index.on(self.work.track)}, track=self.work.track)

    def select_time(self) -> None:
        """Select the bars of the selected clips."""
        if (bars := self._bars_of_selection()) is not None:
            self.work.select_bars(bars)

    def loop_selection(self) -> None:
        """Repeat the selected time, or that of the selected clips, when playing."""
        bars = self.work.bars or self._bars_of_selection()
        if bars is not None:
            self.work.execute(SetSong(replace(self.work.song, brace=bars, looping=True), label="Change the loop"))

    def zoom(self, factor: float) -> None:
        """Zoom at the playhead where it is seen, else in the middle."""
        x = self.state.axis.x(self.state.playhead.tick)
        self.state.axis.zoom(factor, x if 0 <= x <= self.lanes.width() else self.lanes.width() / 2)

    def zoom_rows(self, factor: float) -> None:
        """Make tracks taller or lower."""
        self.state.rows.zoom(factor, 0)

    def fit_all(self) -> None:
        """Show the song from its beginning to its end."""
        song = self.work.song
        self.state.axis.fit(0, max(song.end, 4 * song.bar_ticks), self.lanes.width() - 24)

    def fit_selection(self) -> None:
        """Show the selected time, or the selected clips, or all."""
        bars = self.work.bars or self._bars_of_selection()
        if bars is None:
            self.fit_all()
            return
        bar = self.work.song.bar_ticks
        self.state.axis.fit(bars[0] * bar, bars[1] * bar, self.lanes.width() - 24)

    def toggle_follow(self) -> None:
        """Follow the playhead while it plays, or let it go."""
        self.work.context.settings.set(_FOLLOW, not self.follows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bars show another part."""
        super().resizeEvent(event)
        self._fit_bars()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self._corner = QWidget()
        corner = QHBoxLayout(self._corner)
        corner.setContentsMargins(6, 0, 6, 0)
        corner.addWidget(self.add_button)
        corner.addStretch(1)
        heads = QVBoxLayout(left)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(0)
        heads.addWidget(self._corner)
        heads.addWidget(self.heads, 1)
        lanes = QVBoxLayout(right)
        lanes.setContentsMargins(0, 0, 0, 0)
        lanes.setSpacing(0)
        lanes.addWidget(self.ruler)
        lanes.addWidget(self.lanes, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(4)
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        left.setMinimumWidth(NARROWEST)
        kept = self.work.context.settings.get(_HEADS, _USUAL_HEADS)
        self._split.setSizes([max(NARROWEST, kept) if isinstance(kept, int) else _USUAL_HEADS, 4096])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 0, 0)
        layout.addWidget(self._down, 0, 1)
        layout.addWidget(self._across, 1, 0, 1, 2)
        self._across.setAccessibleName(self.tr("Time"))
        self._down.setAccessibleName(self.tr("Tracks"))
        self._level()

    def _connect(self) -> None:
        state = self.state
        self._split.splitterMoved.connect(self._keep_heads)
        state.axis.changed.connect(self._fit_bars)
        state.rows.changed.connect(self._fit_bars)
        state.changed.connect(self._fit_bars)
        state.changed.connect(self._level)
        state.playhead.moved.connect(self._follow)
        self._across.valueChanged.connect(state.axis.scroll_to)
        self._down.valueChanged.connect(state.rows.scroll_to)
        self.lanes.opened.connect(self.work.open)
        self.lanes.empty_clicked.connect(self._make)
        self.lanes.dropped.connect(self.dropped)
        self.lanes.menu_wanted.connect(self._open_lanes_menu)
        self.heads.menu_wanted.connect(self._open_heads_menu)
        self.ruler.menu_wanted.connect(lambda at: self._open(TIME_MENU, at))
        self.work.selection_changed.connect(self._describe)

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does while the lanes have it: here it is not another panel's, which may want it everywhere."""
        if (run := self.navigation.meant(event)) is not None:
            return run
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Plus:
            # On many keyboards it is there with Shift only.
            held &= ~Qt.KeyboardModifier.ShiftModifier
        name = QKeySequence(int(event.key()) | held.value).toString(QKeySequence.SequenceFormat.PortableText)
        action = self._by_key.get(name)
        if action is None or self.work.context.settings.get(f"keys.{action.id}", []):
            # Keys of the user's own are the window's matter.
            return None
        possible, run = action.enabled, action.run
        return lambda: run() if possible is None or possible() else None

    def _make(self, track: str, tick: float) -> None:
        if self.work.read_only:
            return
        region = self.clips.make(track, tick)
        if region is not None:
            self.work.open(region.id)

    def _add_track(self, program: int) -> None:
        self.tracks.add(program)
        self.state.rows.reveal(len(self.work.song.tracks) - 1)

    def _bars_of_selection(self) -> tuple[int, int] | None:
        selected, bar = self.state.selected(), self.work.song.bar_ticks
        if not selected:
            return None
        return selected[0].start // bar, -(-max(each.end for each in selected) // bar)

    def _open_lanes_menu(self, at: QPoint) -> None:
        self._open(CLIP_MENU if self.work.selected else LANE_MENU, at)

    def _open_heads_menu(self, at: QPoint) -> None:
        self._open(TRACK_MENU if self.work.track else HEADS_MENU, at)

    def _open(self, groups: Sequence[Sequence[str]], at: QPoint) -> None:
        actions: Sequence[Action] = self._actions
        menu_of(groups, actions, self._icons, self).popup(at)

    def _keep_heads(self) -> None:
        self.work.context.settings.set(_HEADS, self._split.sizes()[0])

    def _level(self) -> None:
        """Heads begin where lanes do, whether the ruler shows chords or not."""
        height = self.ruler.sizeHint().height()
        if self._corner.height() != height or self._corner.minimumHeight() != height:
            self._corner.setFixedHeight(height)

    def _fit_bars(self) -> None:
        state, song = self.state, self.work.song
        page = max(1, round(self.lanes.width() / state.axis.px_per_tick))
        last = max(song.end + _FREE_BARS * song.bar_ticks - page, round(state.axis.left), 0)
        rest = max(0, state.rows.whole + state.rows.height // 2 - self.lanes.height())
        for bar, value, end, shown, step in (
            (self._across, round(state.axis.left), last, page, song.bar_ticks),
            (self._down, state.rows.top, rest, self.lanes.height(), state.rows.height),
        ):
            bar.blockSignals(True)
            bar.setRange(0, end)
            bar.setPageStep(shown)
            bar.setSingleStep(step)
            bar.setValue(value)
            bar.blockSignals(False)
        self._down.setVisible(rest > 0)

    def _follow(self, _before: float, now: float) -> None:
        if not self.follows or not self.state.playhead.playing or self.lanes.pointing.is_dragging:
            return
        x, width = self.state.axis.x(now), self.lanes.width()
        if not 0 <= x <= width * 0.94:
            self.state.axis.scroll_to(now - width * 0.08 / self.state.axis.px_per_tick)

    def _describe(self) -> None:
        """Say what is selected to those who listen."""
        selected, bar = self.state.selected(), self.work.song.bar_ticks
        if len(selected) == 1:
            region = selected[0]
            track = self.work.track_of(region.track)
            words = self.tr("{clip} on {track}, bars {first} to {last}").format(
                clip=region.name,
                track=track.name if track is not None else "",
                first=region.start // bar + 1,
                last=max(region.start + 1, region.end - 1) // bar + 1,
            )
        else:
            words = self.tr("{count} clips selected").format(count=len(selected))
        self.lanes.setAccessibleDescription(words)
