"""Place: where in a manuscript a result belongs, as it is kept with its job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.api import Json
from plugins.text.passages import compare_texts


@dataclass(frozen=True, slots=True)
class Place:
    """So many characters (code points) from a place of a version of a chapter, for which something else is written."""

    chapter: str
    at: int
    removed: int
    version: str

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        return {"chapter": self.chapter, "at": self.at, "removed": self.removed, "version": self.version}

    @staticmethod
    def from_json(data: Json) -> Place | None:
        """The place that a job was given; None where there is none, or one that isn't a chapter's."""
        if not isinstance(data, Mapping):
            return None
        match dict(data):
            case {"chapter": str(chapter), "at": int(at), "removed": int(removed), "version": str(version)}:
                return Place(chapter, at, removed, version) if min(at, removed) >= 0 else None
        return None


def found_again(at: int, removed: int, old: str, new: str) -> tuple[int, int]:
    """Where a stretch of an old text lies in a new one: its place, and how much of it is left."""
    first, gone, come = compare_texts(old, new)

    def moved(place: int) -> int:
        if place <= first:
            return place
        return place + come - gone if place >= first + gone else first + come

    start = moved(min(at, len(old)))
    return start, max(0, moved(min(at + removed, len(old))) - start)
