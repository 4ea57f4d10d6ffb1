"""ViewState: what the parts of the arrangement share beside the song: axis, rows, playhead, and what is dragged."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.panel.arrangement.dragging import NOTHING, Preview
from plugins.audio.panel.arrangement.playhead import Playhead
from plugins.audio.panel.arrangement.region_index import RegionIndex
from plugins.audio.panel.arrangement.rows import Rows
from plugins.audio.panel.axis import TimeAxis
from plugins.audio.panel.player import Player
from plugins.audio.panel.work import SongWork
from plugins.audio.song import Region, Song

_BEATS_FROM_PX = 64.0
"""From so many pixels to a beat on things snap to beats."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where what is dragged in would land: on a track, or below all of them where `track` is empty."""

    track: str
    bar: int
    words: str = field(default="")


class ViewState(QObject):
    """One of each for heads, lanes and ruler; `changed` asks all of them to be drawn anew."""

    changed = Signal()

    def __init__(self, work: SongWork, player: Player | None, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.axis = TimeAxis(self)
        self.rows = Rows(work, self)
        self.index = RegionIndex(work.song)
        self.playhead = Playhead(player, self)
        self._preview = NOTHING
        self._landing: Landing | None = None
        work.song_changed.connect(self._song_changed)

    @property
    def preview(self) -> Preview:
        """What a drag would come to."""
        return self._preview

    @property
    def landing(self) -> Landing | None:
        """Where what is dragged in would land."""
        return self._landing

    @property
    def unit(self) -> int:
        """The ticks to which things snap at this zoom: a bar, or a beat where beats are far apart."""
        return TICKS_PER_BEAT if self.axis.px_per_beat >= _BEATS_FROM_PX else self.work.song.bar_ticks

    def snapped(self, tick: float) -> int:
        """The nearest tick to which things snap."""
        return max(0, round(tick / self.unit) * self.unit)

    def bar(self, tick: float) -> int:
        """The bar in which a tick lies."""
        return max(0, int(tick // self.work.song.bar_ticks))

    def show_preview(self, preview: Preview) -> None:
        """Draw what a drag would come to."""
        if preview is not self._preview:
            self._preview = preview
            self.changed.emit()

    def show_landing(self, landing: Landing | None) -> None:
        """Draw where something would land."""
        if landing != self._landing:
            self._landing = landing
            self.changed.emit()

    def selected(self) -> tuple[Region, ...]:
        """The selected regions, in the order of their beginnings."""
        ids = self.work.selected
        found = [each for each in self.work.song.regions if each.id in ids] if ids else []
        return tuple(sorted(found, key=lambda each: each.start))

    def _song_changed(self, _old: Song, new: Song) -> None:
        self.index.update(new)
        self._preview = NOTHING
        self.rows.scroll_to(self.rows.top)
        self.changed.emit()
