"""TracksState: what ruler, heads, clips and overview show together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.api import AssetId
from plugins.timeline.lookup.index import duration_of
from plugins.timeline.model import Sequence, Timeline, TrackKind
from plugins.timeline.panel.axis import FilmAxis
from plugins.timeline.panel.tracks.columns import Columns
from plugins.timeline.panel.tracks.ghost import Ghosts
from plugins.timeline.panel.tracks.playhead import Playhead
from plugins.timeline.panel.tracks.rows import Rows
from plugins.timeline.panel.work import FilmWork

if TYPE_CHECKING:
    from plugins.timeline.panel.player import Player

_LINES = {TrackKind.PICTURE: "opacity", TrackKind.TITLE: "opacity", TrackKind.SOUND: "volume"}
_EMPTY = Ghosts()


@dataclass(frozen=True, slots=True)
class KeyOn:
    """A keyframe of a parameter of a clip, at a time from its beginning."""

    clip: str
    parameter: str
    time: Fraction


@dataclass(frozen=True, slots=True)
class Landing:
    """Where what is dragged in would lie: on a track, an empty one for a new one, and whether the rest gives way."""

    track: str
    time: Fraction
    duration: Fraction
    insert: bool
    sound: bool
    words: str


class TracksState(QObject):
    """The film, the scale, the rows and the playhead, and what others say about clips."""

    changed = Signal()
    """Something that is drawn is another; neither the playhead nor what is drawn over the clips."""
    over_changed = Signal()
    """Something that is drawn over the clips is another: ghosts, knobs, where something would lie."""

    def __init__(self, work: FilmWork, axis: FilmAxis, player: Player | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work, self.axis = work, axis
        self.rows, self.playhead, self.columns = Rows(self), Playhead(player, self), Columns()
        self.ghosts = _EMPTY
        self.landing: Landing | None = None
        self.stale: frozenset[str] = frozenset()
        self.missing: frozenset[AssetId] = frozenset()
        self.jobs: Mapping[str, float] = {}
        self.keys: frozenset[KeyOn] = frozenset()
        """The keyframes that are chosen."""
        self.current = ""
        """The clip that the arrow keys are at."""
        self.hovered = ""
        """The clip that the mouse is over."""
        self._parameter = ""
        self._duration = duration_of(work.sequence)
        self.rows.show(work.sequence)
        work.film_changed.connect(self._film_changed)
        work.sequence_changed.connect(self._sequence_changed)
        work.selection_changed.connect(self.changed)
        work.range_changed.connect(self.changed)

    @property
    def sequence(self) -> Sequence:
        """What is drawn: the sequence of the film, or the one that a gesture shows in its place."""
        return self.ghosts.sequence or self.work.sequence

    @property
    def duration(self) -> Fraction:
        """When the sequence ends."""
        return self._duration

    @property
    def end_s(self) -> float:
        """The seconds that can be scrolled to: something stays free behind the end."""
        return max(float(self._duration) * 1.15, float(self._duration) + 10.0, 60.0)

    def parameter(self, kind: TrackKind) -> str:
        """The parameter whose line is drawn on the selected clips of a track."""
        return self._parameter or _LINES[kind]

    def set_parameter(self, name: str) -> None:
        """Draw the line of a parameter; the empty one stands for opacity, and volume of sound."""
        if name != self._parameter:
            self._parameter = name
            self.changed.emit()

    def set_ghosts(self, ghosts: Ghosts | None) -> None:
        """Show what a gesture would give, or nothing any more."""
        before, self.ghosts = self.ghosts, ghosts or _EMPTY
        if self.ghosts.sequence is not before.sequence or self.ghosts.hidden != before.hidden:
            self.rows.show(self.sequence)
            self.changed.emit()
        elif self.ghosts != before:
            self.over_changed.emit()

    def show_landing(self, landing: Landing | None) -> None:
        """Show where something would lie, or nothing any more."""
        if landing != self.landing:
            self.landing = landing
            self.over_changed.emit()

    def set_job(self, clip: str, progress: float | None) -> None:
        """Show how far a job is that makes something for a clip, from 0 to 1; None where none runs."""
        if self.jobs.get(clip) != progress:
            rest = {id_: share for id_, share in self.jobs.items() if id_ != clip}
            self.jobs = rest if progress is None else {**rest, clip: progress}
            self.changed.emit()

    def set_stale(self, clips: frozenset[str]) -> None:
        """Mark shots that were made from something that is another now."""
        if clips != self.stale:
            self.stale = clips
            self.changed.emit()

    def set_keys(self, keys: frozenset[KeyOn]) -> None:
        """Mark keyframes as chosen."""
        if keys != self.keys:
            self.keys = keys
            self.changed.emit()

    def keys_of(self, clip: str, parameter: str) -> frozenset[Fraction]:
        """The times of the chosen keyframes of a parameter of a clip."""
        return frozenset(key.time for key in self.keys if (key.clip, key.parameter) == (clip, parameter))

    def set_missing(self, assets: frozenset[AssetId]) -> None:
        """Mark clips whose media is not there."""
        if assets != self.missing:
            self.missing = assets
            self.changed.emit()

    def set_hovered(self, clip: str) -> None:
        """Show the knobs of a clip."""
        if clip != self.hovered:
            self.hovered = clip
            self.over_changed.emit()

    def set_current(self, clip: str) -> None:
        """Be at a clip with the arrow keys."""
        if clip != self.current:
            self.current = clip
            self.changed.emit()

    def _film_changed(self, _before: Timeline, _now: Timeline) -> None:
        self._duration = duration_of(self.work.sequence)
        self.rows.show(self.sequence)
        self.changed.emit()

    def _sequence_changed(self) -> None:
        self.ghosts, self.landing = _EMPTY, None
        self._film_changed(self.work.timeline, self.work.timeline)
