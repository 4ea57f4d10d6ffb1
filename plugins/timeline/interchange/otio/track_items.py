"""TrackItems: the items of another program's track, brought into the order that a track of a film has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import lcm

import opentimelineio as otio

from app.api import InvalidData, from_plain
from plugins.timeline.codec import FINEST_TRACK
from plugins.timeline.interchange.otio.notes import notes_of, own_of, plain_of, read_notes, unpacked
from plugins.timeline.interchange.otio.times import seconds_of
from plugins.timeline.model import Clip, Gap, Item, Title, Transition, TransitionKind
from plugins.timeline.time import LONGEST_S, ZERO, nearest_frame

_ABOUT = Fraction(1, 1_000_000)


class TrackItems:
    """Takes the items one after the other; gaps that meet become one, and one at the end goes."""

    def __init__(self, rate: Fraction, left_out: Counter[str]) -> None:
        self._rate, self._left_out = rate, left_out
        self._items: list[Item] = []
        self._pending: otio.schema.Transition | None = None
        self._last: otio.schema.Transition | None = None
        self.end = ZERO
        """Where the items so far end."""

    @property
    def titles_alone(self) -> bool:
        """Whether all clips are titles."""
        clips = [item for item in self._items if isinstance(item, Clip)]
        return bool(clips) and all(isinstance(clip.content, Title) for clip in clips)

    def transition(self, transition: otio.schema.Transition) -> None:
        """A transition to what comes next."""
        self._pending = transition

    def gap(self, gap: otio.schema.Gap, duration: Fraction) -> None:
        """Nothing for some seconds."""
        exact = own_of(gap).get("duration")
        try:
            stored = Fraction(str(exact)) if exact is not None else duration
        except (ValueError, ZeroDivisionError):
            stored = duration
        if abs(stored - duration) < _ABOUT:
            duration = stored
        if not duration:
            return
        self._before(clip=False)
        self._add(duration)
        if self._items and isinstance(self._items[-1], Gap):
            self._items[-1] = Gap(self._items[-1].duration + duration)
        else:
            self._items.append(Gap(duration))

    def clip(self, clip: Clip | None) -> None:
        """A clip, or None for one that has no length."""
        if clip is None:
            self._left_out["clips"] += 1
            return
        self._before(clip=True)
        if self._pending is not None:
            clip = self._fading(clip, self._pending, "head")
            self._pending = None
        self._add(clip.duration)
        self._items.append(clip)

    def finished(self) -> tuple[Item, ...]:
        """The items in order."""
        if self._pending is not None and self._items and isinstance(self._items[-1], Clip):
            self._items[-1] = self._fading(self._items[-1], self._pending, "tail")
        while self._items and not isinstance(self._items[-1], Clip):
            gone = self._items.pop()
            last = self._items[-1] if self._items else None
            if isinstance(gone, Transition) and isinstance(last, Clip) and self._last is not None:
                self._items[-1] = self._fading(last, self._last, "tail")
        items = self._settled(self._items)
        return tuple(self._fitted(items))

    def _before(self, *, clip: bool) -> None:
        """Put the transition that waits before what comes now."""
        waiting, last = self._pending, self._items[-1] if self._items else None
        if waiting is None:
            return
        fade = own_of(waiting).get("fade")
        if fade == "tail" and isinstance(last, Clip):
            self._items[-1] = self._fading(last, waiting, "tail")
            self._pending = None
        elif fade == "head" or last is None:
            # It belongs to the clip that comes, if that is one
            self._pending = waiting if clip else None
        elif isinstance(last, Transition) or (isinstance(last, Gap) and not clip):
            self._left_out["transitions"] += 1
            self._pending = None
        else:
            self._items.append(_transition(waiting))
            self._pending, self._last = None, waiting

    def _fading(self, clip: Clip, fade: otio.schema.Transition, side: str) -> Clip:
        """The clip with a fade that another program has as a transition from or to nothing."""
        length = min(clip.duration, max(ZERO, seconds_of(fade.out_offset if side == "head" else fade.in_offset)))
        known = clip.fade_in if side == "head" else clip.fade_out
        if abs(known - length) < _ABOUT:
            length = known
        clip = replace(clip, fade_in=length) if side == "head" else replace(clip, fade_out=length)
        own = own_of(fade)
        if own.get("fade") and own.get("kept") is None:
            return clip
        kept = read_notes(str(own["kept"])) if own.get("fade") else plain_of(fade)
        notes = {**read_notes(clip.metadata), side: kept}
        holder = otio.schema.Gap()
        return replace(clip, metadata=notes_of(holder, **notes))

    def _add(self, duration: Fraction) -> None:
        self.end += duration
        if self.end > LONGEST_S:
            raise InvalidData("The film is longer than a week.", advice="Choose another file.")

    def _settled(self, items: list[Item]) -> list[Item]:
        """The items with cuts on frames, where no common measure of their times is fine enough to be exact."""
        common = 1
        for item in items:
            if not isinstance(item, Transition):
                common = lcm(common, item.duration.denominator)
                if common > FINEST_TRACK:
                    break
        if common <= FINEST_TRACK:
            return items
        self._left_out["snapped"] += 1
        time = end = ZERO
        settled: list[Item] = []
        for item in items:
            if isinstance(item, Transition):
                settled.append(item)
                continue
            time += item.duration
            last, end = end, max(end + 1 / self._rate, nearest_frame(time, self._rate))
            settled.append(_lasting(item, end - last))
        return settled

    def _fitted(self, items: list[Item]) -> list[Item]:
        """The items with transitions that have room: each item is long enough for those at both of its ends."""
        room = ZERO
        kept: list[Item] = []
        for place, item in enumerate(items):
            if not isinstance(item, Transition):
                room = item.duration - (kept[-1].out_offset if kept and isinstance(kept[-1], Transition) else ZERO)
                kept.append(item)
                continue
            after = items[place + 1]
            beside = isinstance(kept[-1], Clip) or isinstance(after, Clip)
            fitting = replace(
                item, in_offset=min(item.in_offset, room), out_offset=min(item.out_offset, after.duration)
            )
            if fitting != item or not beside or not fitting.duration:
                self._left_out["transitions"] += 1
            if beside and fitting.duration:
                kept.append(fitting)
        return kept


def _lasting(item: Clip | Gap, duration: Fraction) -> Clip | Gap:
    if isinstance(item, Gap):
        return Gap(duration)
    return replace(item, duration=duration, fade_in=min(item.fade_in, duration), fade_out=min(item.fade_out, duration))


def _transition(read: otio.schema.Transition) -> Transition:
    before, after = max(ZERO, seconds_of(read.in_offset)), max(ZERO, seconds_of(read.out_offset))
    own = own_of(read)
    raw = own.get("transition")
    try:
        stored = from_plain(Transition, unpacked(raw)) if raw is not None else None
    except (ValueError, TypeError, KeyError, RecursionError):
        stored = None
    if stored is not None:
        before = stored.in_offset if abs(stored.in_offset - before) < _ABOUT else before
        after = stored.out_offset if abs(stored.out_offset - after) < _ABOUT else after
        named = {key: str(own[key]) for key in ("name", "type") if key in own}
        return replace(stored, in_offset=before, out_offset=after, metadata=notes_of(read, **named))
    kind = TransitionKind.WIPE if "wipe" in read.transition_type.lower() else TransitionKind.DISSOLVE
    type_ = "" if read.transition_type == otio.schema.TransitionTypes.SMPTE_Dissolve else read.transition_type
    return Transition(kind, before, after, metadata=notes_of(read, type=type_, name=read.name))
