"""SongWork: the song of the document as the panel shows it, what is selected in it, and the way of edits into it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.api import Command, Document, PanelContext, Selection, UserError
from plugins.audio.commands import PutRegions, song_of
from plugins.audio.model import TICKS_PER_BEAT, Note
from plugins.audio.notes import read_notes, store_notes
from plugins.audio.song import KIND, NotesOf, Region, Song, Track

_MOST_NOTES_KEPT = 400_000
_GRID = "audio.grid"


class SongWork(QObject):
    """What all views of the song share. Ticks, 960 to a beat, are counted from the beginning of the song."""

    song_changed = Signal(object, object)
    """The Song before and the Song now."""
    selection_changed = Signal()
    """Other regions, another track, other bars or another opened region."""
    grid_changed = Signal()
    """What is drawn and moved snaps to another grid."""
    closed = Signal()
    """It looks no more at the document: what was begun for it ends."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._song = song_of(context.session.document)
        self._notes: OrderedDict[NotesOf, tuple[Note, ...]] = OrderedDict()
        self._kept = 0
        self._selected: frozenset[str] = frozenset()
        self._track = ""
        self._opened = ""
        self._bars: tuple[int, int] | None = None
        grid = context.settings.get(_GRID, TICKS_PER_BEAT // 4)
        self._grid = grid if isinstance(grid, int) and grid >= 0 else TICKS_PER_BEAT // 4
        self._end = context.session.subscribe(self._document_changed)

    @property
    def song(self) -> Song:
        """The song as it is now."""
        return self._song

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self.context.session.read_only

    @property
    def selected(self) -> frozenset[str]:
        """The ids of the selected regions."""
        return self._selected

    @property
    def track(self) -> str:
        """The id of the track that is worked on; empty where there is none."""
        return self._track

    @property
    def opened(self) -> str:
        """The id of the region that is open in the editor below; empty where there is none."""
        return self._opened

    @property
    def bars(self) -> tuple[int, int] | None:
        """The first selected bar and the one after the last; None where no time is selected."""
        return self._bars

    @property
    def grid(self) -> int:
        """Ticks to which things snap; 0 where they don't."""
        return self._grid

    def snapped(self, tick: float) -> int:
        """The nearest tick of the grid, never below 0."""
        return max(0, round(tick / self._grid) * self._grid if self._grid else round(tick))

    def set_grid(self, ticks: int) -> None:
        """Have things snap to so many ticks; 0 lets them lie anywhere."""
        if ticks != self._grid:
            self._grid = ticks
            self.context.settings.set(_GRID, ticks)
            self.grid_changed.emit()

    def select(self, regions: Collection[str], *, track: str | None = None) -> None:
        """Select regions, and the track that is worked on: theirs where there is one and nothing else is said."""
        known = frozenset(region.id for region in self._song.regions if region.id in regions)
        theirs = {region.track for region in self._song.regions if region.id in known}
        chosen = track if track is not None else theirs.pop() if len(theirs) == 1 else self._track
        if (known, chosen) != (self._selected, self._track):
            self._selected, self._track = known, chosen
            self.tell_selected()
            self.selection_changed.emit()

    def select_track(self, track: str) -> None:
        """Work on a track."""
        self.select(self._selected, track=track)

    def select_bars(self, bars: tuple[int, int] | None) -> None:
        """Select time: the first bar and the one after the last, or nothing."""
        if bars != self._bars:
            self._bars = bars
            self.selection_changed.emit()

    def open(self, region: str) -> None:
        """Open a region in the editor below; an empty id closes it."""
        if region != self._opened:
            self._opened = region
            if region:
                self._selected, self._track = frozenset({region}), self._song.region(region).track
                self.tell_selected()
            self.selection_changed.emit()

    def tell_selected(self) -> None:
        """Tell the session which clip is selected, and what it was made as where all that are have that in common."""
        found = [region for region in self._song.regions if region.id in self._selected]
        sources = {region.source for region in found}
        session, known = self.context.session, sources.pop() if len(sources) == 1 else None
        # Where nothing is selected here, what is selected elsewhere stays.
        if found or session.selection.part == KIND:
            session.select(Selection(known, KIND, found[0].id if len(found) == 1 else ""))

    def notes(self, content: NotesOf) -> Sequence[Note]:
        """The notes of a content, sorted, kept in memory; empty, with a message, where they cannot be read."""
        found = self._notes.get(content)
        if found is not None:
            self._notes.move_to_end(content)
            return found
        try:
            found = read_notes(content, self.context.assets)
        except UserError as error:
            self.context.messages.fail(error)
            found = ()
        self._keep(content, found)
        return found

    def execute(self, command: Command) -> bool:
        """Do something to the song; a refusal is said in the status row. Whether it was done."""
        if self.read_only:
            self.context.messages.say(self.tr("This project is read-only: save it under another name to change it."))
            return False
        try:
            self.context.session.execute(command)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        return True

    def set_notes(self, region: Region, notes: Sequence[Note], label: str, merge_key: Hashable | None = None) -> bool:
        """Give a region other notes, as one step; with the same merge key several edits are one."""
        try:
            content = store_notes(notes, self.context.assets)
        except UserError as error:
            self.context.messages.fail(error)
            return False
        self._keep(content, tuple(sorted(notes)))
        return self.execute(PutRegions((replace(region, content=content),), label=label, merge_key=merge_key))

    def region(self, id_: str) -> Region | None:
        """A region, or None where it is gone."""
        return next((region for region in self._song.regions if region.id == id_), None)

    def track_of(self, id_: str) -> Track | None:
        """A track, or None where it is gone."""
        return next((track for track in self._song.tracks if track.id == id_), None)

    def close(self) -> None:
        """Look no more at the document."""
        end: Callable[[], None] = self._end
        self._end = lambda: None
        end()
        self.closed.emit()

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.parts.get(KIND) is new.parts.get(KIND):
            return
        before, self._song = self._song, song_of(new)
        ids = {region.id for region in self._song.regions}
        tracks = {track.id for track in self._song.tracks}
        selected = self._selected & ids
        opened = self._opened if self._opened in ids else ""
        track = self._track if self._track in tracks else ""
        lost = (selected, opened, track) != (self._selected, self._opened, self._track)
        self._selected, self._opened, self._track = selected, opened, track
        self.song_changed.emit(before, self._song)
        if self.context.session.selection.part == KIND:
            self.tell_selected()
        if lost:
            self.selection_changed.emit()

    def _keep(self, content: NotesOf, notes: tuple[Note, ...]) -> None:
        if content not in self._notes:
            self._notes[content] = notes
            self._kept += len(notes)
        while self._kept > _MOST_NOTES_KEPT and len(self._notes) > 1:
            _, gone = self._notes.popitem(last=False)
            self._kept -= len(gone)
