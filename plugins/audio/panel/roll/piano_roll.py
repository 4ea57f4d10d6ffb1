"""PianoRoll: the notes of the open region, to be seen, heard and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.widgets.icons import Icons
from plugins.audio.music.theory import scale
from plugins.audio.panel.axis import TimeAxis
from plugins.audio.panel.roll.actions import actions_of, keys_of
from plugins.audio.panel.roll.bar import RollBar
from plugins.audio.panel.roll.edits import RollEdits
from plugins.audio.panel.roll.keyboard import Keyboard
from plugins.audio.panel.roll.note_grid import NoteGrid
from plugins.audio.panel.roll.rows import ALL, Rows
from plugins.audio.panel.roll.ruler import RollRuler
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.state import Fold, RollState, Show
from plugins.audio.panel.roll.velocity_lane import VelocityLane
from plugins.audio.panel.work import SongWork

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player

_FIRST_PITCH, _FIRST_DRUM = 64, 43
_DRUM_ROWS = tuple(range(87, 26, -1))
_MARGIN_PART = 0.03


class PianoRoll(QWidget):
    """Shows the region that is open in the work, where it has notes."""

    def __init__(
        self, work: SongWork, icons: Icons, player: Player | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.work, self.player = work, player
        self.state = RollState(work, self)
        self.axis, self.rows = TimeAxis(self, 96.0), Rows(self)
        self.space = RollSpace(self.state, self.axis, self.rows)
        self.edits = RollEdits(self.state, player)
        self.bar = RollBar(self.edits, icons, self)
        self.grid = NoteGrid(self.space, self.edits, self)
        self.keyboard = Keyboard(self.space, self.edits, self)
        self.ruler = RollRuler(self.space, player, self)
        self.lane = VelocityLane(self.space, self.edits, self)
        self._across = QScrollBar(Qt.Orientation.Horizontal, self)
        self._down = QScrollBar(Qt.Orientation.Vertical, self)
        self._corners = [QLabel(self) for _ in range(3)]
        self._corners[1].setText(self.tr("Velocity"))
        self._corners[1].setProperty("class", "secondary")
        self._corners[1].setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._corners[1].setContentsMargins(4, 8, 4, 0)
        self._folded: tuple[object, ...] = ()
        self._fitted = (-1.0, -1.0)
        self._centred = -1
        self._actions = tuple(actions_of(self))
        self.grid.keys = {**keys_of(self), **{key: each.run for each in self._actions for key in each.keys}}
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.grid.pointed.connect(self.keyboard.point)
        self.state.opened.connect(self._open)
        self.state.changed.connect(self._fold)
        self.axis.changed.connect(self._scrolled)
        self.rows.changed.connect(self._scrolled)
        self._across.valueChanged.connect(self._scroll_across)
        self._down.valueChanged.connect(self.rows.scroll_to)
        if player is not None:
            player.moved.connect(self._play)
            player.playing_changed.connect(self._play)
        self._open()

    def actions(self) -> Any:
        """What can be done here, as a sequence of Action; QWidget's own method of this name isn't needed."""
        return self._actions

    def close_work(self) -> None:
        """Give up what is being done, and listen to the player no more."""
        self.grid.stop()
        player, self.player = self.player, None
        if player is not None:
            player.moved.disconnect(self._play)
            player.playing_changed.disconnect(self._play)

    def is_open(self) -> bool:
        """Whether a region with notes is open."""
        return self.state.region is not None

    def fit(self) -> None:
        """Show the whole region, and rows where its notes are."""
        region = self.state.region
        if region is None:
            return
        margin = round(region.length * _MARGIN_PART)
        first = max(0, region.start + self.state.before - margin)
        self.axis.fit(first, region.end + self.state.before + margin, max(self.grid.width(), 100))
        pitches = self.state.table.pitch
        usual = _FIRST_DRUM if self.state.is_drums else _FIRST_PITCH
        self.rows.centre((int(pitches.min()) + int(pitches.max())) // 2 if len(pitches) else usual)
        self._fitted, self._centred = (self.axis.left, self.axis.px_per_beat), self.rows.top_px

    def zoom(self, factor: float) -> None:
        """Zoom time around the middle."""
        self.axis.zoom(factor, self.grid.width() / 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was fitted stays so in another size, until it is scrolled or zoomed."""
        if watched is self.grid and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            rows_are_fitted = self.rows.top_px == self._centred
            if (self.axis.left, self.axis.px_per_beat) == self._fitted and rows_are_fitted:
                self.fit()
            self._scrolled()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        above, below = QWidget(self), QWidget(self)
        upper, lower = QGridLayout(above), QGridLayout(below)
        for layout in (upper, lower):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        upper.addWidget(self._corners[0], 0, 0)
        upper.addWidget(self.ruler, 0, 1)
        upper.addWidget(self.keyboard, 1, 0)
        upper.addWidget(self.grid, 1, 1)
        upper.addWidget(self._down, 1, 2)
        upper.setRowStretch(1, 1)
        lower.addWidget(self._corners[1], 0, 0)
        lower.addWidget(self.lane, 0, 1)
        lower.addWidget(self._corners[2], 0, 2)
        lower.addWidget(self._across, 1, 1)
        lower.setRowStretch(0, 1)
        for layout in (upper, lower):
            layout.setColumnStretch(1, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([400, 72])
        self._empty = QLabel(
            self.tr("Open a clip with notes to see and change them here: double-click it in the arrangement.")
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("class", "secondary")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self.grid.installEventFilter(self)
        for bar in (self._across, self._down):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for first, second in (
            (self.bar.readout.length, self.grid),
            (self.grid, self.keyboard),
        ):
            QWidget.setTabOrder(first, second)

    def _open(self) -> None:
        region = self.state.region
        self._pages.setCurrentIndex(0 if region is None else 1)
        self.bar.setVisible(region is not None)
        self.grid.stop()
        width = self.keyboard.width_px
        self.keyboard.setFixedWidth(width)
        for corner in self._corners[:2]:
            corner.setFixedWidth(width)
        self._corners[2].setFixedWidth(self._down.sizeHint().width())
        self._fold()
        self.fit()
        self._play()

    def _fold(self) -> None:
        state = self.state
        key = state.work.song.key
        seen = (state.fold, state.table, state.is_drums, key)
        if len(seen) == len(self._folded) and all(a is b or a == b for a, b in zip(seen, self._folded, strict=True)):
            return
        self._folded = seen
        usual = _DRUM_ROWS if state.is_drums else ALL
        with_notes = set(np.unique(state.table.pitch).tolist())
        match state.fold:
            case Fold.NOTES if with_notes:
                pitches = sorted(with_notes, reverse=True)
            case Fold.SCALE if not state.is_drums:
                steps = scale(key)
                pitches = [pitch for pitch in ALL if pitch % 12 in steps or pitch in with_notes]
            case _:
                pitches = sorted({*usual, *with_notes}, reverse=True)
        self.rows.show(pitches)

    def _scrolled(self) -> None:
        axis, width = self.axis, max(self.grid.width(), 1)
        page = round(width / axis.px_per_tick)
        region = self.state.region
        end = (region.end + self.state.before if region is not None else 0) + page // 2
        with QSignalBlocker(self._across):
            self._across.setRange(0, max(0, round(end - page), round(axis.left)))
            self._across.setPageStep(page)
            self._across.setSingleStep(max(1, page // 20))
            self._across.setValue(round(axis.left))
        with QSignalBlocker(self._down):
            self._down.setRange(0, max(0, self.rows.total_px - self.grid.height()))
            self._down.setPageStep(self.grid.height())
            self._down.setSingleStep(self.rows.height_px)
            self._down.setValue(self.rows.top_px)

    def _scroll_across(self, value: int) -> None:
        self.axis.scroll_to(float(value))

    def _play(self, *_told: object) -> None:
        """Show where the player is, follow it, and light the keys that sound."""
        player, region = self.player, self.state.region
        if player is None:
            return
        self.grid.show_playhead(player.tick)
        self.ruler.update()
        x = self.space.song_x(player.tick)
        width = self.grid.width()
        if player.playing and self.state.is_on(Show.FOLLOW) and self.grid.gesture is None and not 0 <= x < width:
            self.axis.scroll_to(player.tick + self.state.before - self.space.ticks(width * 0.1))
        self.keyboard.light(self._sounding(player.tick) if player.playing and region is not None else frozenset())

    def _sounding(self, tick: float) -> frozenset[int]:
        state, region = self.state, self.state.region
        if region is None or not region.start <= tick < region.end or region.mute:
            return frozenset()
        inside = tick - region.start
        inside = region.offset + (inside % region.loop if region.loop else inside)
        found = state.table.between(inside, inside + 1)
        return frozenset(int(pitch) for pitch in state.table.pitch[found[state.table.start[found] >= region.offset]])
