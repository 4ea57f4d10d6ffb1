"""Place: where in a manuscript a result belongs, as it is kept with its job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.api import Json
from plugins.text.passages import compare_texts


@dataclass(frozen=True, slots=True)
class Place:
    """So many characters (code points) from a place of a version of a chapter, for which something else is written.

    The first `kept` characters of what is written stand before the place already. `draft` is the draft of which it is
    to be another alternative, empty where it is a draft of its own.
    """

    chapter: str
    at: int
    removed: int
    version: str
    kept: int = 0
    draft: str = ""

    def to_json(self) -> dict[str, Json]:
        """As it is kept with a job."""
        place: dict[str, Json] = {
            "chapter": self.chapter,
            "at": self.at,
            "removed": self.removed,
            "version": self.version,
        }
        more: dict[str, Json] = {"kept": self.kept, "draft": self.draft}
        return place | {name: value for name, value in more.items() if value}

    @staticmethod
    def from_json(data: Json) -> Place | None:
        """The place that a job was given; None where there is none, or one that isn't a chapter's."""
        if not isinstance(data, Mapping):
            return None
        match {"kept": 0, "draft": "", **data}:
            case {
                "chapter": str(chapter),
                "at": int(at),
                "removed": int(removed),
                "version": str(version),
                "kept": int(kept),
                "draft": str(draft),
            } if min(at, removed, kept) >= 0:
                return Place(chapter, at, removed, version, kept, draft)
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
