"""What the commands share: an edit of one sequence of the document's timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from app.api import AddAssets, Asset, Document, InvalidRequest
from plugins.timeline.codec import check_edited
from plugins.timeline.model import EMPTY, KIND, Sequence, Timeline, nested_in
from plugins.timeline.time import checked_frame


def timeline_of(document: Document) -> Timeline:
    """The document's timeline; an empty one where there is none yet."""
    return document.part(KIND, EMPTY)


def with_timeline(document: Document, timeline: Timeline) -> Document:
    """The document with another timeline; the same one where nothing changed."""
    return document if timeline is timeline_of(document) else document.with_part(KIND, timeline)


def checked(old: Sequence, new: Sequence, timeline: Timeline) -> Sequence:
    """An edited sequence; raises UserError where what was put in could not be read again when the project is opened."""
    for id_ in nested_in(new):
        timeline.sequence(id_)
    try:
        check_edited(old, new)
    except ValueError as error:
        raise InvalidRequest("A value is out of range.", advice="Choose another value.") from error
    return new


def edited(
    document: Document,
    sequence: str,
    edit: Callable[[Sequence], Sequence],
    times: Iterable[Fraction] = (),
    assets: tuple[Asset, ...] = (),
) -> Document:
    """The document with a sequence edited, and with the assets that it then needs.

    Raises InvalidRequest where one of the times lies within a frame.
    """
    timeline = timeline_of(document)
    for time in times:
        checked_frame(time, timeline.rate)
    old = timeline.sequence(sequence)
    new = edit(old)
    if new is old or new == old:
        return document
    document = AddAssets(assets).apply(document) if assets else document
    return with_timeline(document, timeline.with_sequence(checked(old, new, timeline)))
