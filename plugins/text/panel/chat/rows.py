"""Rows: what is shown of the turns of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.api import AssetId
from plugins.text.model import Conversation, Turn
from plugins.text.panel.chat.answering import Run
from plugins.text.panel.chat.asking import USER
from plugins.text.panel.chat.message import Deed, Row

WRITING = "writing"
"""The key of the row of what is being written."""


def branches_in(talk: Conversation) -> dict[str | None, list[str]]:
    """The turns that answer each turn, the oldest first."""
    found: dict[str | None, list[str]] = {}
    for turn in talk.turns:
        found.setdefault(turn.parent, []).append(turn.id)
    return found


def row_of(turn: Turn, beside: Sequence[str], name: str, face: AssetId | None, *, read_only: bool) -> Row:
    """A turn as it is shown, one of those beside it; `face` is the picture of the character who speaks."""
    place, of, person = beside.index(turn.id) + 1, len(beside), turn.role == USER
    return Row(
        key=turn.id,
        name=name,
        is_person=person,
        asset=turn.text,
        images=turn.images,
        face=None if person else face,
        place=place,
        of=of,
        can=_possible(
            person=person,
            answers=turn.parent is not None,
            first=place == 1,
            last=place == of,
            read_only=read_only,
        ),
    )


def row_of_run(talk: Conversation, run: Run, name: str, face: AssetId | None) -> Row:
    """What is being written, behind other answers to the same message."""
    of = sum(turn.parent == run.place.parent for turn in talk.turns) + 1
    can = frozenset({Deed.EARLIER} if of > 1 else ())
    return Row(WRITING, name, False, None, run.text, (), face, of, of, activity=run.activity, can=can)


@cache
def _possible(*, person: bool, answers: bool, first: bool, last: bool, read_only: bool) -> frozenset[Deed]:
    """What can be done to a turn that answers another or doesn't, and is the first or last of those beside it."""
    can = {Deed.COPY}
    if not read_only:
        can |= {Deed.EDIT, Deed.PUT, Deed.DELETE}
        if person or answers:
            can.add(Deed.AGAIN)
        if not person:
            can.add(Deed.GO_ON)
        if not first:
            can.add(Deed.EARLIER)
        if not last:
            can.add(Deed.LATER)
    return frozenset(can)
