"""The scene that edits are tried on, and how its tracks are read."""

from __future__ import annotations

from app.api import Command, Document
from plugins.timeline.commands import Placing
from plugins.timeline.model import (
    Clip,
    Marker,
    Title,
    TrackKind,
)
from tests.plugins.timeline.films import (
    clip,
    dissolve,
    document,
    frames,
    gap,
    sequence_in,
    shape,
    track,
)

NEW = Placing("v", (clip("n", 10),))


def scene() -> Document:
    """Three clips with their sound, a title, and a locked track."""
    picture = track("v", clip("a", 20, link="1"), dissolve(2, 3), clip("b", 30, link="2"), gap(5), clip("c", 10))
    sound = track("s", clip("as", 20, link="1"), clip("bs", 30, link="2"), kind=TrackKind.SOUND)
    titles = track("t", gap(10), clip("t", 50, 0, of=Title("題")), kind=TrackKind.TITLE)
    locked = track("x", clip("x", 80), locked=True)
    markers = (Marker("k", frames(40), ripple=False), Marker("m", frames(40)))
    return document(picture, sound, titles, locked, markers=markers)


def after(command: Command, before: Document | None = None) -> dict[str, list[tuple[str, int]]]:
    sequence = sequence_in(command.apply(before or scene()))
    assert sequence.track("x") == sequence_in(scene()).track("x")
    return {each.id: shape(each) for each in sequence.tracks}


def clip_in(document_: Document, id_: str) -> Clip:
    return next(each for each in sequence_in(document_).clips if each.id == id_)


def named(shapes: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Shapes with new ids as "+"."""
    return [(name if len(name) < 3 else "+", length) for name, length in shapes]
