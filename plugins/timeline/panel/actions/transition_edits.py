"""TransitionEdits: transitions at the cuts of what is selected, or at the one nearest to the playhead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject

from app.api import Command, Together, UserError
from plugins.timeline.commands import RemoveTransition, SetTransition, timeline_of
from plugins.timeline.editing.transitions import room_for_transition
from plugins.timeline.lookup.index import find_clip, index_of
from plugins.timeline.model import Clip, Sequence, Track, Transition, TransitionKind
from plugins.timeline.panel.tools.editing_pointer import EditingPointer
from plugins.timeline.panel.tools.readout import length
from plugins.timeline.panel.tools.transport import Transport
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO, whole_frames

_USUAL_S = Fraction(1)


class TransitionEdits(QObject):
    """A new one lasts a second, half of it before the cut, or as long as there is unused material for it."""

    def __init__(self, work: FilmWork, transport: Transport, pointer: EditingPointer) -> None:
        super().__init__(work)
        self._work, self._transport, self._pointer = work, transport, pointer

    def set(self, kind: TransitionKind) -> None:
        """Put a transition at each cut that is meant; those that are there become of this kind."""
        work = self._work
        commands: list[Command] = []
        shortest = self._usual
        document = work.context.session.document
        try:
            for after in self.cuts():
                # One leaves less room for the next
                sequence = timeline_of(document).sequence(work.sequence.id)
                transition = self._transition(sequence, after, kind)
                if transition is not None:
                    linked = self._pointer.choice.linked_of(after)
                    commands.append(SetTransition(sequence.id, after, transition, linked))
                    document = commands[-1].apply(document)
                    shortest = min(shortest, transition.duration)
        except UserError as error:
            work.context.messages.fail(error)
            return
        if not commands:
            work.context.messages.fail(
                UserError(
                    "There is no cut with unused material on both sides.",
                    advice="Select clips that follow one another and were trimmed, or move the playhead to their cut.",
                )
            )
            return
        done = work.execute(commands[0] if len(commands) == 1 else Together("Set transitions", tuple(commands)))
        if done and shortest < self._usual:
            words = self.tr("A transition of {length}: there is no more unused material.")
            work.context.messages.say(words.format(length=length(shortest, work.timeline)))

    def remove(self, after: str) -> None:
        """Take the transition behind a clip away."""
        self._work.execute(RemoveTransition(self._work.sequence.id, after, self._work.linked))

    def kind(self, after: str) -> TransitionKind | None:
        """What kind of transition is behind a clip; None where there is none."""
        found = find_clip(self._work.sequence, after)
        beside = found[0].items[found[1] + 1 : found[1] + 2] if found else ()
        return beside[0].kind if beside and isinstance(beside[0], Transition) else None

    def cuts(self) -> tuple[str, ...]:
        """The clips at whose ends cuts are meant: of the selected transition or clips, else of the nearest cut."""
        work = self._work
        if work.transition:
            return (work.transition,)
        chosen = [clip.id for clip in work.selected_clips()]
        if chosen:
            return tuple(self._around(chosen))
        nearest = self._nearest()
        return (nearest,) if nearest else ()

    def _around(self, chosen: list[str]) -> Iterable[str]:
        """The cuts between selected clips; of one that is selected without its neighbours, both of its own."""
        sequence, ids = self._work.sequence, set(chosen)
        done: set[str] = set()
        for id_ in chosen:
            found = find_clip(sequence, id_)
            if found is None:
                continue
            track, place = found
            before, behind = _neighbour(track, place, -1), _neighbour(track, place, 1)
            among = {each for each in (before, behind) if each in ids}
            wanted = [before] * (bool(before) and (not among or before in among)) + [id_] * bool(
                behind and (not among or behind in among)
            )
            for after in wanted:
                link = self._link_at(after)
                if after not in done and not (link and link in done):
                    done |= {after, link} - {""}
                    yield after

    def _link_at(self, after: str) -> str:
        clip = self._work.clip(after)
        return clip.link if clip is not None and self._pointer.choice.linked_of(after) else ""

    def _nearest(self) -> str:
        """The clip before the cut that is nearest to the playhead, on the track worked on where there is one."""
        at, work = self._transport.time, self._work
        tracks = [each for each in work.sequence.tracks if each.id == work.track] or work.sequence.tracks
        found = []
        for track in tracks:
            index = index_of(track)
            place = index.at(at)
            first = len(track.items) - 1 if place is None else place
            for each in range(max(0, first - 2), min(len(track.items), first + 3)):
                item = track.items[each]
                if isinstance(item, Clip) and _neighbour(track, each, 1):
                    found.append((abs(index.end(each) - at), item.id))
        return min(found)[1] if found else ""

    @property
    def _usual(self) -> Fraction:
        rate = self._work.timeline.rate
        return 2 * max(1, round(rate * _USUAL_S / 2)) / rate

    def _transition(self, sequence: Sequence, after: str, kind: TransitionKind) -> Transition | None:
        """One of a kind, as long as the one that is there; a new one as long as there is room, up to a second."""
        found = find_clip(sequence, after)
        beside = found[0].items[found[1] + 1 : found[1] + 2] if found else ()
        if beside and isinstance(beside[0], Transition):
            return replace(beside[0], kind=kind)
        rate = self._work.timeline.rate
        before, behind = (whole_frames(room, rate) for room in room_for_transition(sequence, after))
        half = self._usual / 2
        first = min(before, max(half, self._usual - behind))
        last = min(behind, self._usual - first)
        return Transition(kind, first, last) if first + last > ZERO else None


def _neighbour(track: Track, place: int, step: int) -> str:
    """The clip right beside another one; empty where there is a gap or nothing."""
    beside = place + step
    items = track.items
    if 0 <= beside < len(items) and isinstance(items[beside], Transition):
        beside += step
    item = items[beside] if 0 <= beside < len(items) else None
    return item.id if isinstance(item, Clip) else ""
