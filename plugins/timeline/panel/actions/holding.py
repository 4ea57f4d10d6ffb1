"""HoldFrame: a clip that stands still from a time on."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction

from app.api import Document, UserError
from plugins.timeline.commands import Freeze, Split, timeline_of
from plugins.timeline.lookup.index import find_clip, index_of, item_at
from plugins.timeline.model import Clip


@dataclass(frozen=True, slots=True)
class HoldFrame:
    """Cut a clip at a time, and have its later part show the frame of that time for all of its length."""

    sequence: str
    clip: str
    at: Fraction
    label: str = "Hold the frame"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it; raises UserError where the clip is not shown then."""
        found = find_clip(timeline_of(document).sequence(self.sequence), self.clip)
        if found is None or index_of(found[0]).at(self.at) != found[1]:
            raise UserError("That clip is not shown at the playhead.", advice="Move the playhead onto it.")
        document = Split(self.sequence, (self.clip,), self.at, linked=False).apply(document)
        later = item_at(timeline_of(document).sequence(self.sequence).track(found[0].id), self.at)
        assert later is not None
        assert isinstance(later.item, Clip)
        return Freeze(self.sequence, later.item.id, self.at).apply(document)
