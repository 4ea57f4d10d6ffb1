"""RegionEdits: what is done to the selected regions, each as one step."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from app.api import UserError
from plugins.audio.commands import PutRegions
from plugins.audio.notes import store_notes
from plugins.audio.panel.arrangement import clipboard
from plugins.audio.panel.arrangement.dragging import fits
from plugins.audio.panel.arrangement.shaping import joined, split
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.song import SOUND, NotesOf, Region, new_id


class RegionEdits(QObject):
    """Edits of the selection; nothing happens where nothing is selected."""

    def __init__(self, state: ViewState, parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._work = state, state.work

    def delete(self) -> None:
        """Delete the selected regions."""
        if regions := self._state.selected():
            ids = tuple(each.id for each in regions)
            self._work.execute(PutRegions((), ids, label="Delete the clip" if len(ids) == 1 else "Delete clips"))

    def copy(self) -> None:
        """Put the selected regions into the clipboard."""
        if regions := self._state.selected():
            clipboard.keep(self._work.song, regions)

    def cut(self) -> None:
        """Put the selected regions into the clipboard, and delete them."""
        if (regions := self._state.selected()) and not self._work.read_only:
            clipboard.keep(self._work.song, regions)
            ids = tuple(each.id for each in regions)
            self._work.execute(PutRegions((), ids, label="Cut the clip" if len(ids) == 1 else "Cut clips"))

    def paste(self) -> None:
        """Put in what is in the clipboard: the first region at the playhead, on their tracks or those worked on."""
        found = clipboard.kept()
        if found is None:
            return
        assets = self._work.context.assets
        if not all(assets.has(each.content.asset) for each in found.regions):
            self._fail(UserError("What was copied is not in this studio.", advice="Copy it again."))
            return
        moved = round(self._state.playhead.tick) - min(each.start for each in found.regions)
        placed: list[Region] = []
        for region in found.regions:
            track = self._track_for(region, [each.id for each in found.tracks])
            if track is None:
                self._fail(
                    UserError("There is no track for all that was copied.", advice="Add tracks, or choose another one.")
                )
                return
            # The recipe of what comes from another project is not in this one.
            source = region.source if region.source in self._work.context.session.document.assets else None
            placed.append(replace(region, id=new_id(), track=track, start=region.start + moved, source=source))
        self._put(placed, label="Paste the clip" if len(placed) == 1 else "Paste clips", select=True)

    def duplicate(self) -> None:
        """Put copies of the selected regions right behind them."""
        if regions := self._state.selected():
            span = max(each.end for each in regions) - min(each.start for each in regions)
            copies = [replace(each, id=new_id(), start=each.start + span) for each in regions]
            self._put(copies, label="Duplicate the clip" if len(copies) == 1 else "Duplicate clips", select=True)

    def split(self, tick: int) -> None:
        """Cut the selected regions apart at a tick, or those of the track worked on where none is selected there."""
        chosen = [each for each in self._state.selected() if each.start < tick < each.end]
        if not chosen and not self._work.selected:
            chosen = [each for each in self._state.index.between(self._work.track, tick, tick + 1) if each.start < tick]
        parts = [part for each in chosen for part in split(each, tick, self._work.song)]
        if parts and self._put(parts, label="Split the clip" if len(chosen) == 1 else "Split clips"):
            # What lies behind the cut is what is worked on next.
            self._work.select({part.id for part in parts if part.start >= tick})

    def join(self) -> None:
        """Make one region of the selected ones."""
        regions = self._state.selected()
        try:
            whole, notes = joined(regions, self._work.notes, self._work.song)
            content = store_notes(notes, self._work.context.assets)
        except UserError as error:
            self._fail(error)
            return
        gone = tuple(each.id for each in regions if each.id != whole.id)
        if self._work.execute(PutRegions((replace(whole, content=content),), gone, label="Join clips")):
            self._work.select({whole.id})

    def nudge(self, ticks: int) -> None:
        """Move the selected regions a little; several in a row are one step."""
        regions = self._state.selected()
        if regions and (by := max(ticks, -regions[0].start)):
            moved = [replace(each, start=each.start + by) for each in regions]
            key = ("nudge", frozenset(each.id for each in regions))
            self._put(moved, label="Move the clip" if len(moved) == 1 else "Move clips", merge_key=key)

    def move_rows(self, step: int) -> None:
        """Move the selected regions to the next track of their kind above or below."""
        song, regions = self._work.song, self._state.selected()
        places = {track.id: row for row, track in enumerate(song.tracks)}
        by = step
        while regions and all(0 <= places[each.track] + by < len(song.tracks) for each in regions):
            if all(fits(song, each, places[each.track] + by) for each in regions):
                moved = [replace(each, track=song.tracks[places[each.track] + by].id) for each in regions]
                self._put(moved, label="Move the clip" if len(moved) == 1 else "Move clips")
                return
            by += step

    def toggle_mute(self) -> None:
        """Mute the selected regions, or let them be heard where all are muted."""
        regions = self._state.selected()
        quiet = [each for each in regions if not each.mute]
        if quiet:
            muted = [replace(each, mute=True) for each in quiet]
            self._put(muted, label="Mute the clip" if len(muted) == 1 else "Mute clips")
        else:
            heard = [replace(each, mute=False) for each in regions]
            self._put(heard, label="Unmute the clip" if len(heard) == 1 else "Unmute clips")

    def stop_repeating(self) -> None:
        """Play the content of the selected regions once."""
        regions = [each for each in self._state.selected() if each.loop]
        once = [replace(each, loop=0, length=min(each.length, each.loop)) for each in regions]
        self._put(once, label="Play the clip once" if len(once) == 1 else "Play clips once")

    def toggle_locks(self) -> None:
        """Lock the bars of the selected time, or all of the selected regions, or unlock them where all are locked."""
        bar, bars = self._work.song.bar_ticks, self._work.bars
        regions = self._state.selected()
        if not regions and bars is not None:
            regions = tuple(self._state.index.between(self._work.track, bars[0] * bar, bars[1] * bar))
        wanted = {each.id: _bars_of(each, bars, bar) for each in regions}
        if not any(wanted.values()):
            return
        locks = not all(wanted[each.id] <= set(each.locked) for each in regions)
        changed = [
            replace(each, locked=tuple(sorted(set(each.locked) | found if locks else set(each.locked) - found)))
            for each in regions
            if (found := wanted[each.id])
        ]
        self._put([each for each in changed if each not in regions], label="Lock bars" if locks else "Unlock bars")

    def rename(self, region: Region, name: str) -> None:
        """Give a region another name."""
        if name and name != region.name:
            self._put([replace(region, name=name)], label="Rename the clip")

    def make(self, track_id: str, tick: float) -> Region | None:
        """Make an empty region of notes: of the selected time, or of a bar, as far as there is room; None on sound."""
        track = self._work.track_of(track_id)
        if track is None or track.program == SOUND or self._state.index.at(track_id, tick) is not None:
            return None
        bar = self._work.song.bar_ticks
        first = self._state.bar(tick)
        bars = self._work.bars
        inside = bars is not None and bars[0] <= first < bars[1]
        start, end = (bars[0] * bar, bars[1] * bar) if bars is not None and inside else (first * bar, (first + 1) * bar)
        for other in self._state.index.between(track_id, start, end):
            if other.end <= tick:
                start = max(start, other.end)
            elif other.start > tick:
                end = min(end, other.start)
        try:
            content: NotesOf = store_notes((), self._work.context.assets)
        except UserError as error:
            self._fail(error)
            return None
        region = Region(new_id(), track_id, track.name, start, end - start, content)
        return region if self._put([region], label="Add a clip", select=True) else None

    def _put(
        self, regions: Sequence[Region], *, label: str, select: bool = False, merge_key: Hashable | None = None
    ) -> bool:
        if not regions or not self._work.execute(PutRegions(tuple(regions), label=label, merge_key=merge_key)):
            return False
        if select:
            self._work.select({each.id for each in regions})
        return True

    def _track_for(self, region: Region, tracks: Sequence[str]) -> str | None:
        """Where a copied region goes: its own track, or as far below the one worked on as it was below the first."""
        work = self._work
        if work.track in tracks or not work.track:
            own = work.track_of(region.track)
            if own is not None and fits(work.song, region, self._state.rows.row_of(own.id)):
                return own.id
        row = max(0, self._state.rows.row_of(work.track)) + tracks.index(region.track)
        while row < len(work.song.tracks):
            if fits(work.song, region, row):
                return work.song.tracks[row].id
            row += 1
        return None

    def _fail(self, error: UserError) -> None:
        self._work.context.messages.fail(error)


def _bars_of(region: Region, bars: tuple[int, int] | None, bar: int) -> set[int]:
    """The bars of a region, counted from its beginning, that lie in the selected time; all where none is selected."""
    count = -(-region.length // bar)
    if bars is None:
        return set(range(count))
    first, end = bars[0] * bar - region.start, bars[1] * bar - region.start
    return set(range(max(0, first // bar), min(count, -(-end // bar))))
