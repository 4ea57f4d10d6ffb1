"""New ids for the parts that an edit makes of clips, so that picture and sound that are cut together stay linked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plugins.timeline.model import Clip, new_id


class NewIds:
    """Gives ids during one edit: parts of clips that were linked get one new link among themselves."""

    def __init__(self, make: Callable[[], str] = new_id) -> None:
        self._make = make
        self._links: dict[str, str] = {}

    def __call__(self) -> str:
        """An id that nothing else has."""
        return self._make()

    def part(self, clip: Clip) -> Clip:
        """A later part of a clip, as a clip of its own."""
        return replace(clip, id=self(), link=self.link(clip.link))

    def link(self, old: str) -> str:
        """The link of the new parts in place of the old one; the empty one stays none."""
        if old and old not in self._links:
            self._links[old] = self()
        return self._links.get(old, "")
