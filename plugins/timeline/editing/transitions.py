"""Transitions at the cuts between clips, for which there has to be unused material on both sides."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from app.api import InvalidRequest, UserError
from plugins.timeline.editing.choosing import Chosen, chosen, edge_mates
from plugins.timeline.editing.new_ids import NewIds
from plugins.timeline.editing.splicing import replaced, room_at
from plugins.timeline.model import Clip, Gap, Item, Sequence, Track, Transition


def set_transition(sequence: Sequence, after: str, transition: Transition, linked: bool, ids: NewIds) -> Sequence:
    """Put a transition at the end of a clip, or change the one that is there.

    With `linked` it comes at the same cut of linked clips as well, as far as there is one and room for it. Raises
    UserError where there is too little material before the cut or behind it.
    """
    if transition.in_offset < 0 or transition.out_offset < 0 or not transition.duration:
        raise InvalidRequest("A transition lasts at least one frame.", advice="Give it a length.")
    first = chosen(sequence, after)
    _checked(first.track, first.place, transition)
    for each in edge_mates(sequence, first, first.range.end, linked):
        if each.range.end == first.range.end and _has_room(each, transition):
            sequence = sequence.with_track(_with(each.track, each.place, transition, ids))
    return sequence


def remove_transition(sequence: Sequence, after: str, linked: bool, ids: NewIds) -> Sequence:
    """Take away the transition at the end of a clip; nothing changes where there is none."""
    first = chosen(sequence, after)
    for each in edge_mates(sequence, first, first.range.end, linked):
        if each.range.end == first.range.end and _transition(each.track, each.place) is not None:
            sequence = sequence.with_track(replaced(each.track, each.place + 1, each.place + 1, (), ids))
    return sequence


def room_for_transition(sequence: Sequence, after: str) -> tuple[Fraction, Fraction]:
    """The longest in and out offsets that a transition at the end of a clip could have."""
    each = chosen(sequence, after)
    items, place = _bare(each.track, each.place)
    return room_at(items, place)


def _transition(track: Track, place: int) -> Transition | None:
    item = track.items[place + 1] if place + 1 < len(track.items) else None
    return item if isinstance(item, Transition) else None


def _bare(track: Track, place: int) -> tuple[tuple[Item, ...], int]:
    """The items with a transition behind a clip, whether there is one already or not, and its place."""
    items = track.items
    if _transition(track, place) is None:
        items = (*items[: place + 1], Transition(), *items[place + 1 :])
    return items, place + 1


def _with(track: Track, place: int, transition: Transition, ids: NewIds) -> Track:
    last = place + 1 if _transition(track, place) is not None else place
    return replaced(track, place, last, (track.items[place], transition), ids)


def _has_room(each: Chosen, transition: Transition) -> bool:
    items, place = _bare(each.track, each.place)
    before, after = room_at(items, place)
    return before >= transition.in_offset and after >= transition.out_offset


def _checked(track: Track, place: int, transition: Transition) -> None:
    items, at = _bare(track, place)
    if at + 1 >= len(items):
        raise UserError("Nothing follows this clip.", advice="Let it fade out instead.")
    before, after = room_at(items, at)
    left, right = items[at - 1], items[at + 1]
    if transition.in_offset > before:
        _refuse(right, before, transition.in_offset, _before_it)
    if transition.out_offset > after:
        _refuse(left, after, transition.out_offset, _behind_it)


def _refuse(item: Item, room: Fraction, needed: Fraction, error: Callable[[str, str, str], UserError]) -> None:
    name = (item.name or item.id) if isinstance(item, Clip) else ""
    if isinstance(item, Gap):
        raise UserError("There is too little room for the transition.", advice="Make it shorter.")
    raise error(name, f"{float(needed):.3f}", f"{float(room):.3f}")


def _before_it(clip: str, needed: str, room: str) -> UserError:
    return UserError(
        "The transition needs {needed} seconds before the beginning of “{clip}”, and {room} are there.",
        advice="Make the transition shorter, or trim the clips.",
        clip=clip,
        needed=needed,
        room=room,
    )


def _behind_it(clip: str, needed: str, room: str) -> UserError:
    return UserError(
        "The transition needs {needed} seconds behind the end of “{clip}”, and {room} are there.",
        advice="Make the transition shorter, or trim the clips.",
        clip=clip,
        needed=needed,
        room=room,
    )
