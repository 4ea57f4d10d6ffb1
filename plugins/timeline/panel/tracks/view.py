"""TracksView: the tracks of the sequence that is shown, with ruler, heads, clips and an overview."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QScrollBar, QSplitter, QVBoxLayout, QWidget

from app.api import AssetId
from app.widgets.icons import Icons
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.tracks.ghost import Ghosts
from plugins.timeline.panel.tracks.heads import NARROWEST, TrackHeads
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.lanes import Lanes
from plugins.timeline.panel.tracks.nested_strips import NestedStrips
from plugins.timeline.panel.tracks.overview import Overview
from plugins.timeline.panel.tracks.pointer import Pointer
from plugins.timeline.panel.tracks.rows import Rows
from plugins.timeline.panel.tracks.ruler import Ruler
from plugins.timeline.panel.tracks.state import KeyOn, TracksState
from plugins.timeline.panel.tracks.stepping import Stepping
from plugins.timeline.panel.tracks.strips import Strips
from plugins.timeline.panel.tracks.track_edits import TrackEdits
from plugins.timeline.panel.tracks.waves import Waves
from plugins.timeline.panel.work import FilmWork

if TYPE_CHECKING:
    from plugins.timeline.media.library import MediaLibrary
    from plugins.timeline.panel.player import Player

_HEADS, _FOLLOW = "timeline.heads-width", "timeline.follow"
_USUAL_HEADS = 168
_STEP = 1.5
_TURN_FROM, _TURN_TO = 0.97, 0.05
_FREE_PX = 24


class TracksView(QWidget):
    """Heads at the left, clips at the right, the ruler above and the overview below them."""

    dropped = Signal(object, str, object, bool)
    """What was dropped (a tuple of Path or AssetId), the track's id or nothing for a new one, the time, and whether
    the rest gives way."""
    menu_wanted = Signal(object, object)
    """A Hit, and a QPoint of the screen where its menu is to open."""
    marker_opened = Signal(str)
    """A marker of the sequence was double-clicked in the ruler."""

    def __init__(
        self,
        work: FilmWork,
        axis: FilmAxis,
        icons: Icons,
        player: Player | None = None,
        library: MediaLibrary | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.work, self.axis = work, axis
        self.state = TracksState(work, axis, player, self)
        self.strips = Strips(work.context.assets, library, self)
        if library is not None:
            self.strips.nested = NestedStrips(work, library, self)
            self.strips.nested.changed.connect(self.strips.changed)
        self.waves = Waves(work.context.assets, library, self)
        self.edits = TrackEdits(self.state, self)
        self.lanes = Lanes(self.state, self.strips, self.waves, icons, self)
        self.ruler = Ruler(self.state, self)
        self.heads = TrackHeads(self.state, self.edits, icons, self)
        self.overview = Overview(self.state, self)
        self.stepping = Stepping(self.state, self)
        self._down = QScrollBar(Qt.Orientation.Vertical)
        self._told = ""
        self.lanes.meant = self._meant
        self._keys: dict[str, Callable[[], object]] = {
            "+": lambda: self.zoom(_STEP),
            "=": lambda: self.zoom(_STEP),
            "-": lambda: self.zoom(1 / _STEP),
            "\\": self.fit_all,
            "Shift+Z": self.fit_all,
            "Up": lambda: self.heads.step(-1),
            "Down": lambda: self.heads.step(1),
            "Ctrl+Left": lambda: self._step(-1),
            "Ctrl+Right": lambda: self._step(1),
            "Ctrl+Shift+Left": lambda: self._step(-1, extend=True),
            "Ctrl+Shift+Right": lambda: self._step(1, extend=True),
        }
        self._lay_out()
        self._connect()
        self._fit_bars()
        self.setFocusProxy(self.lanes)

    @property
    def rows(self) -> Rows:
        """Where the tracks lie."""
        return self.state.rows

    @property
    def follows(self) -> bool:
        """Whether the view follows the playhead while it plays."""
        return self.work.context.settings.get(_FOLLOW, True) is True

    def hit(self, point: QPointF) -> Hit:
        """What lies at a place of this view."""
        at = point.toPoint()
        for part in (self.ruler, self.heads):
            box = part.rect().translated(part.mapTo(self, QPoint(0, 0)))
            if box.contains(at):
                return part.hit(QPointF(part.mapFrom(self, at)))
        lanes = self.lanes.mapFrom(self, at)
        if self.lanes.rect().contains(lanes):
            return self.lanes.hit(QPointF(lanes) + (point - QPointF(at)))
        return Hit(Part.EMPTY, time=self.axis.time(lanes.x()), x=lanes.x(), y=lanes.y())

    def set_pointer(self, pointer: Pointer | None) -> None:
        """Have the mouse do something on the clips."""
        self.lanes.cancel()
        self.lanes.pointer = pointer

    def set_ghosts(self, ghosts: Ghosts | None) -> None:
        """Show what a gesture would give; None shows the film alone."""
        self.state.set_ghosts(ghosts)

    def set_parameter(self, name: str) -> None:
        """Draw the line of a parameter on selected clips; the empty one stands for opacity, and volume of sound."""
        self.state.set_parameter(name)

    def set_job(self, clip: str, progress: float | None) -> None:
        """Show how far a job for a clip is, from 0 to 1; None where none runs."""
        self.state.set_job(clip, progress)

    def set_keys(self, keys: frozenset[KeyOn]) -> None:
        """Mark keyframes as chosen."""
        self.state.set_keys(keys)

    def set_stale(self, clips: frozenset[str]) -> None:
        """Mark shots that were made from something that is another now."""
        self.state.set_stale(clips)

    def set_missing(self, assets: frozenset[AssetId]) -> None:
        """Mark clips whose media is not there; what is found again is read again."""
        if self.state.missing - assets:
            self.strips.retry()
            self.waves.retry()
        self.state.set_missing(assets)

    def reveal(self, clip: str) -> None:
        """Scroll as little as is needed to show a clip."""
        track, start, found = self.work.track_of(clip), self.work.start_of(clip), self.work.clip(clip)
        if track is None or start is None or found is None:
            return
        self.rows.reveal(track.id)
        self.reveal_time(start, start + found.duration)

    def reveal_time(self, start: Fraction, end: Fraction | None = None) -> None:
        """Scroll as little as is needed to show a time, or as much of a stretch as there is room for."""
        width = self.lanes.width()
        left, right = self.axis.x(start), self.axis.x(end if end is not None else start)
        if left < 0 or right - left > width - 2 * _FREE_PX:
            if left < 0 or left > width - _FREE_PX:
                self.axis.scroll(left - _FREE_PX)
        elif right > width - _FREE_PX:
            self.axis.scroll(right - width + _FREE_PX)

    def zoom(self, factor: float) -> None:
        """Zoom at the playhead where it is seen, else in the middle."""
        x = self.axis.x(self.state.playhead.time)
        self.axis.zoom(factor, x if 0 <= x <= self.lanes.width() else self.lanes.width() / 2)

    def fit_all(self) -> None:
        """Show the sequence from its beginning to its end."""
        self.axis.fit(0, self.state.duration or Fraction(10), self.lanes.width() - _FREE_PX)

    def fit_selection(self) -> None:
        """Show the selected clips, or the stretch between the marks, or all."""
        spans = []
        for clip in self.work.selected_clips():
            start = self.work.start_of(clip.id)
            if start is not None:
                spans.append((start, start + clip.duration))
        range_ = self.work.range
        if spans:
            first, end = min(span[0] for span in spans), max(span[1] for span in spans)
        elif range_ is not None:
            first, end = range_.start, range_.end
        else:
            self.fit_all()
            return
        width = max(1.0, self.lanes.width() - 2.0 * _FREE_PX)
        scale = width / max(float(end - first), 0.1)
        self.axis.show(float(first), _FREE_PX, scale)

    def toggle_follow(self) -> None:
        """Follow the playhead while it plays, or let it go."""
        self.work.context.settings.set(_FOLLOW, not self.follows)

    def close_work(self) -> None:
        """Make no more thumbnails and waveforms."""
        self.strips.close()
        self.waves.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bars show another part."""
        super().resizeEvent(event)
        self._fit_bars()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self._corner, self._foot = _Ground(), _Ground()
        for part, above, middle, below in (
            (left, self._corner, self.heads, self._foot),
            (right, self.ruler, self.lanes, self.overview),
        ):
            stack = QVBoxLayout(part)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(0)
            stack.addWidget(above)
            stack.addWidget(middle, 1)
            stack.addWidget(below)
        left.setMinimumWidth(NARROWEST)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(3)
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        kept = self.work.context.settings.get(_HEADS, _USUAL_HEADS)
        self._split.setSizes([max(NARROWEST, kept) if isinstance(kept, int) else _USUAL_HEADS, 4096])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 0, 0)
        layout.addWidget(self._down, 0, 1)
        self._down.setAccessibleName(self.tr("Tracks"))
        # Tab goes from the clips to the heads and the overview
        QWidget.setTabOrder(self.lanes, self.heads)
        QWidget.setTabOrder(self.heads, self.overview)

    def _connect(self) -> None:
        state = self.state
        self._split.splitterMoved.connect(self._keep_heads)
        state.axis.changed.connect(self._fit_bars)
        state.rows.changed.connect(self._fit_bars)
        state.changed.connect(self._fit_bars)
        state.changed.connect(self._describe)
        state.playhead.moved.connect(self._follow)
        self._down.valueChanged.connect(state.rows.scroll_to)
        for part in (self.lanes, self.heads, self.ruler):
            part.menu_wanted.connect(self.menu_wanted)
        self.lanes.dropped.connect(self.dropped)
        self.ruler.marker_opened.connect(self.marker_opened)
        self.work.closed.connect(self.close_work)

    def _fit_bars(self) -> None:
        self._corner.setFixedHeight(self.ruler.sizeHint().height())
        self._foot.setFixedHeight(self.overview.sizeHint().height())
        rows = self.state.rows
        rows.fit(self.lanes.height())
        self.overview.set_view(self.lanes.width())
        # What the bar says while its range is set is no wish to scroll
        self._down.blockSignals(True)
        self._down.setRange(0, rows.most)
        self._down.setPageStep(self.lanes.height())
        self._down.setSingleStep(24)
        self._down.setValue(rows.top)
        self._down.blockSignals(False)
        self._down.setVisible(rows.most > 0)

    def _follow(self, _before: Fraction, now: Fraction) -> None:
        """Turn the page where the playhead leaves it; scroll along while it is dragged, and to where it is sent."""
        playhead, width = self.state.playhead, self.lanes.width()
        x = self.axis.x(now)
        if playhead.scrubbing:
            if x < 0 or x > width:
                self.axis.scroll(max(-40.0, min(40.0, x if x < 0 else x - width)))
        elif playhead.playing and self.follows and not self.lanes.held and not 0 <= x <= width * _TURN_FROM:
            self.axis.scroll(x - width * _TURN_TO)
        elif not playhead.playing and not 0 <= x <= width:
            self.reveal_time(now)

    def _step(self, by: int, *, extend: bool = False) -> None:
        clip = self.stepping.to_clip(by, extend=extend)
        if clip:
            self.reveal(clip)

    def _describe(self) -> None:
        """Say which clip is the current one, to those who listen as well."""
        selected, current = self.work.selected, self.state.current
        if current and current not in selected:
            # With the mouse another one was chosen
            self.state.current = current = ""
        one = current or (next(iter(selected)) if len(selected) == 1 else "")
        words = self.stepping.described(one)
        if not words and len(selected) > 1:
            words = self.tr("{count} clips are selected").format(count=len(selected))
        if words != self._told:
            self._told = words
            self.lanes.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.lanes, QAccessible.Event.DescriptionChanged))

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Backslash):
            # On many keyboards they are there with Shift only
            held &= ~Qt.KeyboardModifier.ShiftModifier
        name = QKeySequence(int(event.key()) | held.value).toString(QKeySequence.SequenceFormat.PortableText)
        return self._keys.get(name)

    def _keep_heads(self) -> None:
        self.work.context.settings.set(_HEADS, self._split.sizes()[0])


class _Ground(QWidget):
    """A corner beside ruler or overview."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plain, with a line below."""
        painter, role = QPainter(self), QPalette.ColorRole
        painter.fillRect(event.rect(), self.palette().color(role.Window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().color(role.Mid))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self.palette().color(role.Mid))
