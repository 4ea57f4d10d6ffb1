"""RollState: the region that is open in the piano roll, its notes, which are selected, and how they are shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from enum import Enum
from itertools import compress
from operator import itemgetter

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal

from plugins.audio.model import DRUMS, TICKS_PER_BEAT, Note
from plugins.audio.panel.roll.table import Mask, NoteTable, Numbers
from plugins.audio.panel.work import SongWork
from plugins.audio.song import NotesOf, Region, Song, Track

_MOST_KEPT = 2_000_000


class Fold(Enum):
    """Which rows are shown."""

    ALL = "all"
    NOTES = "notes"
    SCALE = "scale"


class Show(Enum):
    """What can be on or off: the pencil, what is shown, and what the tools keep to."""

    PENCIL = "pencil"
    SCALE = "scale"
    GHOSTS = "ghosts"
    IN_KEY = "in_key"
    FOLLOW = "follow"


_USUAL = {Show.SCALE: True, Show.GHOSTS: True, Show.IN_KEY: False, Show.FOLLOW: True}
"""Those that are kept in the settings, and how they are before they were changed."""


class RollState(QObject):
    """What the roll's widgets share. Notes are of the content, in ticks from its beginning."""

    changed = Signal()
    """Something that is seen: notes, selection, what a gesture shows, or a setting."""
    opened = Signal()
    """Another region, or none."""
    loaded = Signal()
    """Other notes than before, by an edit of any kind: places of notes mean others now."""
    shown_changed = Signal()
    """A setting."""

    def __init__(self, work: SongWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.region: Region | None = None
        self.track: Track | None = None
        self.table = NoteTable.of(())
        self.selected: Mask = np.zeros(0, dtype=np.bool_)
        self.hidden: Mask | None = None
        """Notes in whose place a gesture shows others."""
        self.preview: NoteTable | None = None
        self.serial = 0
        """Counts the selections that were made by hand, so that edits of one can be joined to one step."""
        self.velocity = 96
        self.length = 0
        """The length of the last note that was drawn or resized; 0 where there was none."""
        settings = work.context.settings
        self._on = {show for show, usual in _USUAL.items() if settings.get(f"audio.roll.{show.value}", usual)}
        fold = settings.get("audio.roll.fold", Fold.ALL.value)
        self.fold = next((each for each in Fold if each.value == fold), Fold.ALL)
        self._content: NotesOf | None = None
        self._notes: Sequence[Note] = ()
        self._expected: Mask | None = None
        self._tables: OrderedDict[NotesOf, NoteTable] = OrderedDict()
        work.song_changed.connect(self._song_changed)
        work.selection_changed.connect(self._look)
        work.grid_changed.connect(self.changed)
        self._look()

    @property
    def is_drums(self) -> bool:
        """Whether the open region is played by a drum kit."""
        return self.track is not None and self.track.program == DRUMS

    @property
    def before(self) -> int:
        """Ticks by which the views begin before the song, in whole bars: where what was cut off is seen."""
        if self.region is None:
            return 0
        bar = self.work.song.bar_ticks
        return max(0, -((self.region.start - self.region.offset) // bar)) * bar

    @property
    def shift(self) -> int:
        """Ticks from the views' beginning to that of the content."""
        return 0 if self.region is None else self.region.start - self.region.offset + self.before

    @property
    def window(self) -> tuple[int, int]:
        """The ticks of the content that are heard, its repeats left aside."""
        if self.region is None:
            return 0, 0
        length = min(self.region.loop, self.region.length) if self.region.loop else self.region.length
        return self.region.offset, self.region.offset + length

    @property
    def chosen(self) -> Numbers:
        """Places of the selected notes."""
        return np.flatnonzero(self.selected)

    @property
    def step(self) -> int:
        """The ticks of one step of the grid; a sixteenth where there is none."""
        return self.work.grid or TICKS_PER_BEAT // 4

    def snapped(self, tick: float, *, free: bool = False) -> int:
        """The tick of the content that is nearest on the song's grid, never below 0."""
        if free:
            return max(0, round(tick))
        return max(0, self.work.snapped(tick + self.shift) - self.shift)

    def cell(self, tick: float, *, free: bool = False) -> int:
        """The tick at which the step of the grid begins in which a tick of the content lies, never below 0."""
        grid = self.work.grid
        if free or not grid:
            return max(0, round(tick))
        return max(0, int((tick + self.shift) // grid) * grid - self.shift)

    def select(self, mask: Mask) -> None:
        """Select these notes and no others."""
        if not np.array_equal(mask, self.selected):
            self.selected = mask
            self.serial += 1
            self.work.context.session.seal()
            self.changed.emit()

    def select_places(self, places: Sequence[int] | Numbers, *, add: bool = False) -> None:
        """Select the notes at these places, in addition to the others or alone."""
        mask = self.selected.copy() if add else np.zeros(len(self.table), dtype=np.bool_)
        mask[np.asarray(places, dtype=np.int64)] = True
        self.select(mask)

    def show_preview(self, hidden: Mask | None, preview: NoteTable | None) -> None:
        """Show other notes in place of some while a gesture lasts; None and None show what is there."""
        if hidden is None and preview is None and self.hidden is None and self.preview is None:
            return
        self.hidden, self.preview = hidden, preview
        self.changed.emit()

    def may_edit(self) -> bool:
        """Whether notes can be changed; where the project is read-only that is said."""
        if self.region is None:
            return False
        if self.work.read_only:
            words = "This project is read-only: save it under another name to change it."
            self.work.context.messages.say(QCoreApplication.translate("SongWork", words))
            return False
        if self._content is not None and self._content.count != len(self._notes):
            words = self.tr("The notes of this clip could not be read, and are left as they are.")
            self.work.context.messages.say(words)
            return False
        return True

    def put(self, kept: Sequence[Note], changed: Sequence[Note], label: str, merge_key: Hashable | None = None) -> bool:
        """Give the region these notes as one step, and select those that were changed. Whether it was done."""
        if self.region is None or not self.may_edit():
            return False
        # Tuples of numbers are compared several times as fast as notes are.
        flagged = [(note.start, note.pitch, note.length, note.velocity, False, note) for note in kept]
        flagged += [(note.start, note.pitch, note.length, note.velocity, True, note) for note in changed]
        flagged.sort(key=itemgetter(slice(0, 5)))
        notes = [row[5] for row in flagged]
        mask = np.array([row[4] for row in flagged], dtype=np.bool_)
        self._expected = mask
        done = self.work.set_notes(self.region, notes, label, merge_key)
        self._expected = None
        if done and len(self.table) == len(mask):
            # What changed nothing has told nobody.
            self.selected = mask
        self.hidden = self.preview = None
        self.changed.emit()
        return done

    def is_on(self, show: Show) -> bool:
        """Whether something is on."""
        return show in self._on

    def switch(self, show: Show, *, on: bool | None = None) -> None:
        """Turn something on or off, or over."""
        wanted = show not in self._on if on is None else on
        if wanted == (show in self._on):
            return
        self._on ^= {show}
        if show in _USUAL:
            self.work.context.settings.set(f"audio.roll.{show.value}", wanted)
        self.shown_changed.emit()
        self.changed.emit()

    def set_fold(self, fold: Fold) -> None:
        """Show other rows."""
        if fold is not self.fold:
            self.fold = fold
            self.work.context.settings.set("audio.roll.fold", fold.value)
            self.shown_changed.emit()
            self.changed.emit()

    def notes(self, which: Mask | None = None) -> list[Note]:
        """The notes of the open region that are marked, or all of them."""
        return list(self._notes if which is None else compress(self._notes, which.tolist()))

    def table_of(self, content: NotesOf) -> NoteTable:
        """The table of any content, kept in memory."""
        table = self._tables.get(content)
        if table is None:
            table = self._tables[content] = NoteTable.of(self.work.notes(content))
            while sum(map(len, self._tables.values())) > _MOST_KEPT and len(self._tables) > 1:
                self._tables.popitem(last=False)
        self._tables.move_to_end(content)
        return table

    def _song_changed(self, _before: Song, _now: Song) -> None:
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        work = self.work
        region = work.region(work.opened) if work.opened else None
        if region is not None and not isinstance(region.content, NotesOf):
            region = None
        was = self.region
        self.region = region
        self.track = work.track_of(region.track) if region is not None else None
        content = region.content if region is not None and isinstance(region.content, NotesOf) else None
        is_other = (region.id if region is not None else "") != (was.id if was is not None else "")
        if content != self._content or is_other:
            self._load(content, keep=not is_other)
        if is_other:
            self.length = 0
            self.opened.emit()
            self.changed.emit()

    def _load(self, content: NotesOf | None, *, keep: bool) -> None:
        old, selected = self.table, self.selected
        self._content = content
        self._notes = self.work.notes(content) if content is not None else ()
        self.table = self.table_of(content) if content is not None and self._notes else NoteTable.of(self._notes)
        self.hidden = self.preview = None
        if self._expected is not None and len(self._expected) == len(self.table):
            self.selected = self._expected
        elif keep and selected.any():
            chosen = set(old.taken(selected).notes())
            self.selected = np.array([note in chosen for note in self._notes], dtype=np.bool_)
        else:
            self.selected = np.zeros(len(self.table), dtype=np.bool_)
            self.serial += 1
        self.loaded.emit()
