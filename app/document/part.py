"""Part: what one modality keeps in a document, and how it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from app.document.asset import Asset
from app.document.errors import InvalidData
from app.document.values import AssetId, Json, JsonObject

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class UnknownPart:
    """A part whose plugin is missing or older than the part: kept as it was read, and saved unchanged."""

    kind: str
    version: int
    data: Json


@dataclass(frozen=True, slots=True)
class PartItem:
    """Something of a part that other panels can use, such as a layer, a clip or a chapter.

    `id` is the part's own. `content` is 64 hexadecimal digits, as of an asset, and others whenever the item shows,
    plays or says something else; empty where that isn't told. `asset` is what it is, where that is an asset already;
    else `stored` makes it one of `media_type` in the asset store that it is given, and may be called on any thread. An
    item with neither is only named.
    """

    id: str
    title: str
    media_type: str
    content: str = ""
    asset: AssetId | None = None
    stored: Callable[[Any], Asset] | None = field(default=None, compare=False)


def _nothing(_part: object) -> Iterable[PartItem]:
    return ()


@dataclass(frozen=True, slots=True)
class PartType(Generic[P]):
    """A kind of part, registered by a plugin.

    `decode` reads JSON of exactly `version` and raises InvalidData; `upgrades[n]` turns JSON of version n into
    n + 1. `assets` names every asset that the part needs; `items` what of it other panels can use, without reading
    anything.
    """

    kind: str
    version: int
    empty: Callable[[], P]
    encode: Callable[[P], Json]
    decode: Callable[[Json], P]
    assets: Callable[[P], Iterable[AssetId]]
    upgrades: Mapping[int, Callable[[Json], Json]] = field(default_factory=dict)
    items: Callable[[P], Iterable[PartItem]] = _nothing

    def to_json(self, part: P) -> JsonObject:
        """The part with its kind and version."""
        return {"kind": self.kind, "version": self.version, "data": self.encode(part)}


PartTypes = Mapping[str, PartType[Any]]


def part_to_json(part: object, kind: str, types: PartTypes) -> JsonObject:
    """A part as stored; an unknown part is written back as it was read."""
    if isinstance(part, UnknownPart):
        return {"kind": part.kind, "version": part.version, "data": part.data}
    return types[kind].to_json(part)


def part_from_json(data: Json, types: PartTypes) -> object:
    """Read a stored part, upgrading older versions; a kind or version not known here becomes an UnknownPart."""
    match data:
        case {"kind": str(kind), "version": int(version), "data": content} if version >= 1:
            known = types.get(kind)
            if known is None or version > known.version:
                return UnknownPart(kind, version, content)
            while version < known.version:
                content = known.upgrades[version](content)
                version += 1
            return known.decode(content)
    raise InvalidData("A part of the project is malformed.")
