"""Edits of every kind, from dice: about any of the sequences, tracks and clips that there are when they are run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random

from app.api import Command
from plugins.timeline import commands as edits
from plugins.timeline.commands import Edge, Placing, Ripple
from plugins.timeline.model import (
    MAIN,
    Clip,
    Keyframe,
    Marker,
    Nested,
    Sequence,
    Shot,
    Take,
    Timeline,
    Title,
    Track,
    TrackKind,
    Transition,
    new_id,
)
from plugins.timeline.time import TimeRange
from tests.plugins.timeline.films import clip, dissolve, film, frames

_SPEEDS = (Fraction(2), Fraction(-1), Fraction(0), Fraction(1, 3), Fraction(-5, 2))
Make = Callable[[], Command]


class AnyEdit:
    """One throw of the dice; of what it is about, what fits the film is taken, so that most of them can be done."""

    def __init__(self, dice: Random, timeline: Timeline) -> None:
        self._dice, self._timeline = dice, timeline
        inner = [each.id for each in timeline.sequences if each.id != MAIN]
        self.sequence = dice.choice(inner) if inner and dice.random() < 0.35 else MAIN
        self._of = timeline.sequence(self.sequence)
        free = [each.id for row in self._of.tracks if not row.locked for each in row.clips]
        self._ids = free or ["none"]
        self._one = dice.choice(self._ids)
        self._some = tuple(dict.fromkeys([self._one, *(each for each in self._ids if dice.random() < 0.2)]))
        self._linked = dice.random() < 0.7
        self._at, self._by = frames(dice.randrange(150)), frames(dice.randint(-12, 12))
        self._ripple, self._closing = dice.choice(list(Ripple)), dice.choice([Ripple.TRACK, Ripple.ALL])
        self._track = dice.choice([row.id for row in self._of.tracks] or ["none"])

    def command(self) -> Command:
        """The edit."""
        groups = (self._placing, self._trimming, self._clips, self._sequences, self._keys)
        (group,) = self._dice.choices(groups, (4, 4, 4, 4, 1))
        return self._dice.choice(group())()

    def _placing(self) -> tuple[Make, ...]:
        main, at, dice = self.sequence, self._at, self._dice
        new = Placing(self._track, (clip(new_id(), dice.randint(1, 20)), clip(new_id(), 2)))
        range_ = TimeRange(at, frames(dice.randint(1, 20)))
        rows = tuple(row.id for row in self._of.tracks if dice.random() < 0.5)
        onto = (("v", self._track),)
        return (
            lambda: edits.Insert(main, at, (new,), self._closing),
            lambda: edits.Overwrite(main, at, (new,)),
            lambda: edits.Append(main, (new,)),
            lambda: edits.Lift(main, self._some, self._linked),
            lambda: edits.Extract(main, self._some, self._closing, self._linked),
            lambda: edits.LiftRange(main, range_, rows),
            lambda: edits.ExtractRange(main, range_, rows, self._closing),
            lambda: edits.Move(main, self._some, self._by, onto, self._ripple, self._linked, close=dice.random() < 0.5),
            lambda: edits.Move(main, self._some, abs(self._by), (), self._ripple, self._linked),
        )

    def _trimming(self) -> tuple[Make, ...]:
        main, one, by, linked, dice = self.sequence, self._one, self._by, self._linked, self._dice
        at = None if dice.random() < 0.5 else (self._track,)
        return (
            lambda: edits.Trim(main, one, dice.choice(list(Edge)), by, self._ripple, linked),
            lambda: edits.Trim(main, one, Edge.OUT, -frames(1), self._closing, linked),
            lambda: edits.Roll(main, one, by, linked),
            lambda: edits.Slip(main, self._some, by, linked),
            lambda: edits.Slide(main, one, frames(dice.choice((-1, 1))), linked),
            lambda: edits.Razor(main, self._at, at, linked),
            lambda: edits.Split(main, self._some, self._at, linked),
            lambda: edits.Join(main, self._cut(), linked),
            lambda: edits.SetSpeed(main, self._some, dice.choice(_SPEEDS), self._ripple, linked),
            lambda: edits.Freeze(main, one, self._at, linked),
        )

    def _clips(self) -> tuple[Make, ...]:
        main, one, some, dice = self.sequence, self._one, self._some, self._dice
        media = film("short", 200)
        take = Take(new_id(), media)
        shot = next((each for each in self._of.clips if isinstance(each.content, Shot)), None)
        takes = shot.content.takes if shot is not None and isinstance(shot.content, Shot) else ()
        before = self._following(transition=False)
        mixed = self._following(transition=True)
        return (
            lambda: edits.SetTransition(main, before, dissolve(dice.randint(0, 3), 3), self._linked),
            lambda: edits.RemoveTransition(main, mixed, self._linked),
            lambda: edits.Group(main, some),
            lambda: edits.Ungroup(main, some),
            lambda: edits.Link(main, some),
            lambda: edits.Unlink(main, some),
            lambda: edits.ReplaceContent(main, one, dice.choice((media, Shot((take,), take.id), Title("題")))),
            lambda: edits.AddTake(main, shot.id if shot else one, take, choose=dice.random() < 0.5),
            lambda: edits.ChooseTake(main, shot.id if shot else one, dice.choice([each.id for each in takes] or [""])),
            lambda: edits.SetClips(main, tuple(replace(each, name=new_id()) for each in self._chosen())),
        )

    def _keys(self) -> tuple[Make, ...]:
        main, one, dice = self.sequence, self._one, self._dice
        keyed = next((each for each in self._of.clips if each.curves), None)
        id_, name = one, "opacity"
        times: tuple[Fraction, ...] = (frames(0),)
        if keyed is not None:
            id_, name = keyed.id, keyed.curves[0].name
            times = tuple(key.time for key in keyed.curves[0].keys if dice.random() < 0.7)
        return (
            lambda: edits.SetKey(main, one, "opacity", Keyframe(frames(dice.randrange(20)), 0.25)),
            lambda: edits.SetValue(main, one, "opacity", dice.random()),
            lambda: edits.RemoveKeys(main, id_, name, times),
            lambda: edits.MoveKeys(main, id_, name, times, self._by),
        )

    def _sequences(self) -> tuple[Make, ...]:
        main, at, dice = self.sequence, self._at, self._dice
        row = next((each for each in self._of.tracks if each.id == self._track), Track("none", TrackKind.PICTURE))
        others = [each.id for each in self._timeline.sequences if each.id != MAIN]
        seen = {
            each.content.sequence
            for row in self._timeline.sequences
            for each in row.clips
            if isinstance(each.content, Nested)
        }
        unseen = [each for each in others if each not in seen]
        marks = [marker.id for marker in self._of.markers]
        shown = next((each.id for each in self._of.clips if isinstance(each.content, Nested)), self._one)
        return (
            lambda: edits.Nest(main, self._neighbours(), "Nested", self._linked),
            lambda: edits.Nest(main, self._neighbours(), "Nested", linked=True),
            lambda: edits.Unnest(main, shown, self._linked),
            lambda: edits.AddTrack(main, Track(new_id(), row.kind), self._track),
            lambda: edits.RemoveTrack(main, self._track),
            lambda: edits.MoveTrack(main, self._track),
            lambda: edits.SetTrack(main, replace(row, name=new_id())),
            lambda: edits.SetMarker(main, Marker(new_id(), at)),
            lambda: edits.RemoveMarker(main, dice.choice(marks or ["none"])),
            lambda: edits.AddSequence(Sequence(new_id(), "New", (Track("v", TrackKind.PICTURE),))),
            lambda: edits.RenameSequence(main, new_id()),
            lambda: edits.RemoveSequence(dice.choice(unseen or others or [MAIN])),
            lambda: edits.SetFilm(start=at, size=(640, 2 * dice.randint(90, 400))),
        )

    def _chosen(self) -> list[Clip]:
        return [each for each in self._of.clips if each.id in self._some]

    def _row(self) -> list[Clip]:
        """The clips of the track of the one."""
        return next((list(row.clips) for row in self._of.tracks if self._one in {it.id for it in row.clips}), [])

    def _neighbours(self) -> tuple[str, ...]:
        """The one and the one behind it."""
        ids = [each.id for each in self._row()] or [self._one]
        place = ids.index(self._one)
        return tuple(ids[place : place + self._dice.randint(1, 2)])

    def _cut(self) -> tuple[str, ...]:
        """Two clips that show one film on and on, as a razor leaves them."""
        for row in self._of.tracks:
            for one, other in pairwise(row.clips):
                if one.content == other.content and one.source_range.end == other.source_range.start:
                    return one.id, other.id
        return (self._one, "none")

    def _following(self, *, transition: bool) -> str:
        """A clip that meets another one, or has a transition behind it."""
        for row in self._of.tracks:
            for item, behind in zip(row.items, row.items[1:], strict=False):
                if isinstance(item, Clip) and isinstance(behind, Transition if transition else Clip):
                    return item.id
        return self._one


def kind_of(command: Command) -> str:
    """A command with the mode that it runs under, and whether it is of what is nested."""
    words = [type(command).__name__]
    if getattr(command, "ripple", None) is Ripple.ALL:
        words.append("all")
    if getattr(command, "linked", False):
        words.append("linked")
    if getattr(command, "sequence", MAIN) != MAIN:
        words.append("nested")
    return " ".join(words)
