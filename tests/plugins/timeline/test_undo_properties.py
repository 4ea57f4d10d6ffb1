"""Undo of do is the identity, over edits of every kind, mode and depth, and each of them is really done."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import Document, Session, UserError
from plugins.timeline import commands as edits
from plugins.timeline.editing.splicing import room_at
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import MAIN, Sequence, Shot, Take, Transition, available_range
from tests.plugins.timeline.any_edits import AnyEdit, kind_of
from tests.plugins.timeline.films import FAST, editable, frames, timeline_in
from tests.plugins.timeline.films import film as film_of

_ALL = {name for name in edits.__all__ if name[0].isupper()} - {"Edge", "Placing", "Ripple"}
_RIPPLED = {"Insert", "Extract", "ExtractRange", "Move", "Trim", "SetSpeed"}
_LINKED = {
    *("Lift", "Extract", "Move", "Trim", "Roll", "Slip", "Slide", "Razor", "Split", "Join", "SetSpeed", "Freeze"),
    *("SetTransition", "RemoveTransition", "Nest", "Unnest"),
}
_INSIDE = {
    "Insert",
    "Overwrite",
    "Extract",
    "Lift",
    "Move",
    "Trim",
    "Slip",
    "Roll",
    "SetSpeed",
    "Nest",
    "Link",
    "Group",
}
_TIMES = 2
"""How often each has to change a film at the least."""


@st.composite
def _films(draw: st.DrawFn) -> tuple[Document, Random]:
    """Dice, and a film with a shot and a cut clip, that often shows another sequence, and that a further one."""
    film = draw(editable())
    words = repr(timeline_in(film))
    takes = tuple(Take(id_, film_of("short", 200)) for id_ in "12")
    for edit in (
        edits.ReplaceContent(MAIN, "p1", Shot(takes, "1")),
        edits.Split(MAIN, ("p0",), frames(3)),
    ):
        film = edit.apply(film) if draw(st.booleans()) else film
    for _ in range(draw(st.integers(0, 2))):
        row = list(timeline_in(film).sequence(MAIN).track("v").clips)
        some = tuple(each.id for each in row[: draw(st.integers(1, 3))])
        try:
            film = edits.Nest(MAIN, some, "Inside").apply(film)
        except UserError:
            continue
    # Hypothesis draws few seeds, and those again and again: they fall otherwise for each film
    return film, Random(f"{draw(st.integers(0, 2**24 - 1))} {words}")


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST)
@given(_films(), st.integers(4, 10))
def test_undo_brings_back_what_was_there_and_redo_what_was_done(film: tuple[Document, Random], count: int) -> None:
    _undone_and_redone(*film, count)


def test_edits_of_every_kind_are_undone_in_every_mode() -> None:
    done: Counter[str] = Counter()

    # The same films each time: what is counted may not hang on luck
    @settings(
        max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST,
        derandomize=True, database=None,
    )  # fmt: skip
    @given(_films(), st.integers(4, 10))
    def holds(film: tuple[Document, Random], count: int) -> None:
        done.update(_undone_and_redone(*film, count))

    holds()
    assert not [name for name in _ALL if _count(done, name) < _TIMES], done
    for words, names in (("all", _RIPPLED), ("linked", _LINKED), ("nested", _INSIDE)):
        assert not [f"{name} {words}" for name in names if _count(done, name, words) < _TIMES], done


def _count(done: Counter[str], name: str, mode: str = "") -> int:
    """How often an edit was done, under a mode."""
    split = ((kind.split(), times) for kind, times in done.items())
    return sum(times for words, times in split if words[0] == name and (not mode or mode in words))


def _undone_and_redone(film: Document, dice: Random, count: int) -> list[str]:
    """Do so many edits, then undo and redo them all; the kinds of those that changed something."""
    session = Session(film)
    locked = timeline_in(film).sequence(MAIN).track("x")
    seen, kinds = [film], []
    for _ in range(count):
        command = AnyEdit(dice, timeline_in(session.document)).command()
        try:
            session.execute(command)
        except UserError:
            assert session.document is seen[-1]
            continue
        main = timeline_in(session.document).sequence(MAIN)
        rows = [row for row in main.tracks if row.id == "x"]
        assert not rows or rows[0].items == locked.items
        for sequence in timeline_in(session.document).sequences:
            _assert_material(sequence)
        if session.document is not seen[-1]:
            assert session.document != seen[-1]
            seen.append(session.document)
            kinds.append(kind_of(command))
    assert len(session.history) == len(seen)
    for document in reversed(seen[:-1]):
        session.undo()
        assert session.document == document
        timeline_in(session.document)
    for document in seen[1:]:
        session.redo()
        assert session.document == document
    return kinds


def _assert_material(sequence: Sequence) -> None:
    """Every clip and transition shows what there is in its content, and begins where the one before ends."""
    for each in sequence.clips:
        available = available_range(each.content)
        assert available is None or available.covers(each.source_range)
    for row in sequence.tracks:
        time = Fraction(0)
        for place, item in enumerate(row.items):
            # Of most tracks the index was made from that before the edit
            assert index_of(row).start(place) == time
            if isinstance(item, Transition):
                before, after = room_at(row.items, place)
                assert item.in_offset <= before
                assert item.out_offset <= after
            else:
                time += item.duration
        assert index_of(row).duration == time
