"""LinkPlace: which passage a result is linked to, as it is kept with its job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.api import AssetId, Json


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A passage, `length` characters from `at` of a chapter; `replaces` is the link whose place the result takes."""

    chapter: str
    at: int
    length: int
    passage: AssetId
    replaces: str | None = None

    def to_json(self) -> Json:
        """As it is kept with a job."""
        return {
            "link": {
                "chapter": self.chapter,
                "at": self.at,
                "length": self.length,
                "passage": self.passage,
                "replaces": self.replaces,
            }
        }

    @staticmethod
    def from_json(data: Json) -> LinkPlace | None:
        """The place that a job was given; None where there is none, or one that is no passage's."""
        link = data.get("link") if isinstance(data, Mapping) else None
        match link:
            case {
                "chapter": str(chapter),
                "at": int(at),
                "length": int(length),
                "passage": str(passage),
                "replaces": str() | None as replaces,
            } if min(at, length) >= 0:
                return LinkPlace(chapter, at, length, AssetId(passage), replaces)
        return None
