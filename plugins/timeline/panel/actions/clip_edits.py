"""ClipEdits: what keys and menus do with the clips that are selected, or with what is at the playhead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject

from app.api import AddAssets, Command, Together, UserError
from plugins.timeline import commands as edits
from plugins.timeline.codec import assets_of
from plugins.timeline.commands import Edge, Ripple
from plugins.timeline.lookup.index import find_clip, index_of, item_at
from plugins.timeline.model import Clip, Gap, Interpolation, Nested, Track
from plugins.timeline.panel.actions import clipboard
from plugins.timeline.panel.actions.clipboard import Copied
from plugins.timeline.panel.actions.copied import copied, pasting
from plugins.timeline.panel.actions.holding import HoldFrame
from plugins.timeline.panel.tools.editing_pointer import EditingPointer
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.work import FilmWork


class ClipEdits(QObject):
    """Each does one step, in the mode that is on; what cannot be done says why."""

    def __init__(self, work: FilmWork, transport: Transport, pointer: EditingPointer) -> None:
        super().__init__(work)
        self._work, self._transport, self._pointer = work, transport, pointer

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected clips, track by track."""
        return tuple(clip.id for clip in self._work.selected_clips())

    @property
    def _id(self) -> str:
        return self._work.sequence.id

    @property
    def _linked(self) -> bool:
        return self._pointer.choice.linked

    @property
    def closing(self) -> Ripple:
        """How edits ripple that close up or put in between in any case."""
        return Ripple.TRACK if self._work.ripple is Ripple.NONE else self._work.ripple

    def delete(self) -> None:
        """Take away the keyframe or transition that is selected, or lift the clips."""
        work, key = self._work, self._pointer.key
        if key is not None and work.clip(key.clip) is not None:
            work.execute(edits.RemoveKeys(self._id, key.clip, key.parameter, (key.time,)))
            self._pointer.choose_key(None)
        elif work.transition:
            work.execute(edits.RemoveTransition(self._id, work.transition, work.linked))
        elif self.selected:
            work.execute(edits.Lift(self._id, self.selected, self._linked))

    def extract(self) -> None:
        """Take the selected clips away and close up."""
        if self.selected:
            self._work.execute(edits.Extract(self._id, self.selected, self.closing, self._linked))

    def lift_range(self) -> None:
        """Empty what is marked."""
        range_ = self._work.range
        if range_ is not None:
            self._work.execute(edits.LiftRange(self._id, range_, self._tracks()))

    def extract_range(self) -> None:
        """Take what is marked out, and close up."""
        range_ = self._work.range
        if range_ is not None and self._work.execute(
            edits.ExtractRange(self._id, range_, self._tracks(), self.closing)
        ):
            self._work.set_range(None)
            self._transport.seek(range_.start)

    def close_gap(self, track: str, time: Fraction, ripple: Ripple) -> None:
        """Take a gap away: what lies behind it on its track, or on all, moves up."""
        found = item_at(self._work.sequence.track(track), time)
        if found is not None and isinstance(found.item, Gap):
            self._work.execute(edits.ExtractRange(self._id, found.range, (track,), ripple, "Close the gap"))

    def copy(self) -> None:
        """Put the selected clips into the clipboard."""
        part = copied(self._work.timeline, self._work.sequence, self._work.selected)
        if part is not None:
            known = self._work.context.session.document.assets
            needed = tuple(known[id_] for id_ in dict.fromkeys(assets_of(part)) if id_ in known)
            clipboard.keep(Copied(part, needed))

    def cut(self) -> None:
        """Put the selected clips into the clipboard, and lift them; while edits ripple they close up."""
        if not self.selected or self._work.read_only:
            return
        self.copy()
        if self._work.ripple is Ripple.NONE:
            self._work.execute(edits.Lift(self._id, self.selected, self._linked, "Cut clips"))
        else:
            self._work.execute(edits.Extract(self._id, self.selected, self._work.ripple, self._linked, "Cut clips"))

    def paste(self) -> None:
        """Put what is in the clipboard over what is there, at the playhead."""
        self._paste(None)

    def paste_between(self) -> None:
        """Put what is in the clipboard in between at the playhead."""
        self._paste(self.closing)

    def duplicate(self) -> None:
        """Put copies of the selected clips in between right behind them."""
        work = self._work
        part = copied(work.timeline, work.sequence, work.selected)
        if part is not None:
            ends = [work.start_of(clip.id) for clip in work.selected_clips()]
            last = max(
                start + clip.duration
                for start, clip in zip(ends, work.selected_clips(), strict=True)
                if start is not None
            )
            self._put(Copied(part), last, self.closing, "Duplicate clips")

    def split(self, *, everywhere: bool = False) -> None:
        """Cut at the playhead: the selected clips there, else what is on the track worked on, or on all tracks."""
        at = self._transport.time
        here = tuple(id_ for id_ in self.selected if self._is_inside(id_, at))
        if everywhere or not (here or self._work.track):
            self._work.execute(edits.Razor(self._id, at))
        elif here:
            self._work.execute(edits.Split(self._id, here, at, self._linked))
        else:
            self._work.execute(edits.Razor(self._id, at, (self._work.track,), self._work.linked))

    def join(self) -> None:
        """Make one of the selected clips that go on where the one before ends."""
        if self.selected:
            self._work.execute(edits.Join(self._id, self.selected, self._linked))

    def trim_to_playhead(self, edge: Edge) -> None:
        """Trim the clips at the playhead to it: those that are selected, else the one of the track worked on."""
        at, work = self._transport.time, self._work
        commands: list[Command] = []
        done: set[str] = set()
        for id_ in self.at_playhead():
            clip, start = work.clip(id_), work.start_of(id_)
            if clip is None or start is None or (clip.link and clip.link in done):
                continue
            linked = self._pointer.choice.linked_of(id_)
            done |= {clip.link} if linked else set()
            by = at - (start if edge is Edge.IN else start + clip.duration)
            # Where all tracks ripple, the time goes out of the others along with the first one's
            if by and not (commands and work.ripple is Ripple.ALL):
                commands.append(edits.Trim(self._id, id_, edge, by, work.ripple, linked))
        if commands:
            label = "Trim the beginning to the playhead" if edge is Edge.IN else "Trim the end to the playhead"
            moved = min((work.start_of(id_) or at) for id_ in self.at_playhead())
            if self._do(label, commands) and edge is Edge.IN and work.ripple is not Ripple.NONE:
                self._transport.seek(moved)

    def link(self) -> None:
        """Link the selected clips, or where all are linked with one another part them."""
        clips = self._work.selected_clips()
        links = {clip.link for clip in clips}
        if len(links) == 1 and "" not in links:
            self._work.execute(edits.Unlink(self._id, self.selected))
        elif len(clips) > 1:
            self._work.execute(edits.Link(self._id, self.selected))

    def group(self) -> None:
        """Make a group of the selected clips."""
        if self.selected:
            self._work.execute(edits.Group(self._id, self.selected))

    def ungroup(self) -> None:
        """Dissolve the groups of the selected clips."""
        if self.selected:
            self._work.execute(edits.Ungroup(self._id, self.selected))

    def nest(self) -> None:
        """Move the selected clips into a sequence of their own, and select what shows it."""
        if self.selected:
            number = len(self._work.timeline.sequences)
            name = self.tr("Sequence {number}").format(number=number)
            before = {clip.id for clip in self._work.sequence.clips}
            if self._work.execute(edits.Nest(self._id, self.selected, name, self._linked)):
                self._work.select({clip.id for clip in self._work.sequence.clips} - before)

    def unnest(self) -> None:
        """Put what the selected nested sequences show in their place."""
        done: set[str] = set()
        commands: list[Command] = []
        for clip in self._work.selected_clips():
            if isinstance(clip.content, Nested) and not (clip.link and clip.link in done):
                done |= {clip.link} if self._linked else set()
                commands.append(edits.Unnest(self._id, clip.id, self._linked))
        if commands:
            self._do("Unnest the sequence", commands)

    def open_nested(self) -> None:
        """Show the sequence that the selected clip shows."""
        for clip in self._work.selected_clips():
            if isinstance(clip.content, Nested):
                self._work.show_sequence(clip.content.sequence)
                return

    def toggle_enabled(self) -> None:
        """Hide the selected clips, or where all are hidden show them."""
        clips = self._work.selected_clips()
        if clips:
            on = not any(clip.enabled for clip in clips)
            label = "Enable clips" if on else "Disable clips"
            changed = tuple(replace(clip, enabled=on) for clip in clips)
            self._work.execute(edits.SetClips(self._id, changed, label))

    def freeze(self) -> None:
        """Have the clips at the playhead show the frame there all the time."""
        at = self._transport.time
        self._do("Freeze the frame", [edits.Freeze(self._id, id_, at) for id_ in self._pictures()])

    def hold(self) -> None:
        """Have the clips at the playhead show the frame there from the playhead on."""
        at = self._transport.time
        self._do("Hold the frame", [HoldFrame(self._id, id_, at) for id_ in self._pictures()])

    def set_speed(self, speed: Fraction, interpolation: Interpolation) -> bool:
        """Show the selected clips at another speed, with frames between from elsewhere; whether it was done."""
        changed = tuple(
            replace(clip, interpolation=interpolation)
            for clip in self._work.selected_clips()
            if clip.interpolation is not interpolation
        )
        commands: list[Command] = [edits.SetClips(self._id, changed)] if changed else []
        commands.append(edits.SetSpeed(self._id, self.selected, speed, self._work.ripple, self._linked))
        return self._do("Change the speed", commands)

    def reverse(self) -> None:
        """Play the selected clips the other way round."""
        speeds = {clip.speed for clip in self._work.selected_clips() if clip.speed}
        commands: list[Command] = []
        for speed in speeds:
            ids = tuple(clip.id for clip in self._work.selected_clips() if clip.speed == speed)
            commands.append(edits.SetSpeed(self._id, ids, -speed, self._work.ripple, self._linked))
        self._do("Reverse clips", commands)

    def select_all(self) -> None:
        """Select every clip."""
        self._work.select({clip.id for clip in self._work.sequence.clips})

    def select_none(self) -> None:
        """Select nothing."""
        self._work.select(())

    def select_forward(self, *, everywhere: bool) -> None:
        """Select all clips that end behind the playhead, on the track worked on or on all."""
        at, work = self._transport.time, self._work
        tracks = (
            work.sequence.tracks if everywhere else [each for each in work.sequence.tracks if each.id == work.track]
        )
        work.select({id_ for track in tracks for id_ in _from(track, at)})

    def select_at_playhead(self) -> None:
        """Select the clip of the track worked on at the playhead, or the uppermost one there."""
        found = self.at_playhead(selected=False)
        if found:
            self._work.select(self._pointer.choice.whole(found[:1]))

    def at_playhead(self, *, selected: bool = True) -> tuple[str, ...]:
        """The selected clips at the playhead, else that of the track worked on, else the uppermost one there."""
        at, work = self._transport.time, self._work
        here = tuple(id_ for id_ in self.selected if self._is_at(id_, at)) if selected else ()
        if here:
            return here
        tracks = [each for each in work.sequence.tracks if each.id == work.track] or [*reversed(work.sequence.tracks)]
        for track in tracks:
            found = item_at(track, at)
            if found is not None and isinstance(found.item, Clip):
                return (found.item.id,)
        return ()

    def _pictures(self) -> tuple[str, ...]:
        found = (self._work.clip(id_) for id_ in self.at_playhead())
        return tuple(clip.id for clip in found if clip is not None)

    def _paste(self, ripple: Ripple | None) -> None:
        found = clipboard.kept()
        if found is not None:
            self._put(found, self._transport.time, ripple, "Paste clips")

    def _put(self, found: Copied, at: Fraction, ripple: Ripple | None, label: str) -> None:
        work = self._work
        document, store = work.context.session.document, work.context.assets
        lacking = [id_ for id_ in assets_of(found.part) if id_ not in document.assets]
        if any(not store.has(id_) for id_ in lacking):
            work.context.messages.fail(UserError("What was copied is not in this studio.", advice="Copy it again."))
            return
        try:
            put = pasting(work.timeline, work.sequence, found.part, at, work.track, ripple)
        except UserError as error:
            work.context.messages.fail(error)
            return
        wanted = set(lacking)
        assets = tuple(each for each in found.assets if each.id in wanted)
        commands = (*((AddAssets(assets),) if assets else ()), *put.commands)
        if self._do(label, commands):
            work.select(put.clips)
            self._transport.seek(at + put.duration)

    def _tracks(self) -> tuple[str, ...]:
        """The tracks of what is selected, else all that are not locked."""
        sequence = self._work.sequence
        theirs = {found[0].id for id_ in self.selected if (found := find_clip(sequence, id_)) is not None}
        return tuple(each.id for each in sequence.tracks if not each.locked and (not theirs or each.id in theirs))

    def _is_at(self, id_: str, time: Fraction) -> bool:
        start, clip = self._work.start_of(id_), self._work.clip(id_)
        return start is not None and clip is not None and start <= time < start + clip.duration

    def _is_inside(self, id_: str, time: Fraction) -> bool:
        return self._is_at(id_, time) and self._work.start_of(id_) != time

    def _do(self, label: str, commands: Iterable[Command]) -> bool:
        given = tuple(commands)
        return bool(given) and self._work.execute(Together(label, given))


def _from(track: Track, time: Fraction) -> Iterable[str]:
    index = index_of(track)
    first = index.at(time)
    if first is None:
        return ()
    return (item.id for item in track.items[first:] if isinstance(item, Clip))
