"""Document: the frozen tree that holds every medium."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar
from uuid import uuid4

from app.document.asset import Asset
from app.document.errors import InvalidData
from app.document.part import PartItem, PartTypes, UnknownPart, part_from_json, part_to_json
from app.document.values import AssetId, DocumentId, Json

P = TypeVar("P")

DOCUMENT_VERSION = 1


def _nothing() -> Mapping[str, object]:
    return MappingProxyType({})


def _no_assets() -> Mapping[AssetId, Asset]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of work: a title, a part for each modality by its kind, and the assets that they share."""

    id: DocumentId = field(default_factory=lambda: DocumentId(uuid4().hex))
    title: str = ""
    parts: Mapping[str, object] = field(default_factory=_nothing)
    assets: Mapping[AssetId, Asset] = field(default_factory=_no_assets)

    def part(self, kind: str, empty: P) -> P:
        """The part of a kind, or `empty` where there is none yet; raises InvalidData where it can't be read here."""
        found = self.parts.get(kind, empty)
        if isinstance(found, UnknownPart):
            raise InvalidData(
                "This project's {kind} was made by a newer version.", advice="Update the studio to edit it.", kind=kind
            )
        if not isinstance(found, type(empty)):
            raise TypeError(f"the part {kind} is {type(found).__name__}, not {type(empty).__name__}")
        return found

    def with_part(self, kind: str, part: object) -> Document:
        """The document with one part replaced."""
        return replace(self, parts=MappingProxyType({**self.parts, kind: part}))

    def with_assets(self, assets: Iterable[Asset]) -> Document:
        """The document with assets added; one already there is kept, with the recipe that it has."""
        added = {asset.id: asset for asset in assets if asset.id not in self.assets}
        return replace(self, assets=MappingProxyType({**self.assets, **added})) if added else self

    def without_asset(self, asset: AssetId) -> Document:
        """The document without an asset that nothing uses any more."""
        return replace(self, assets=MappingProxyType({id_: kept for id_, kept in self.assets.items() if id_ != asset}))


def rows_of(document: Document, types: PartTypes, since: Document | None = None) -> dict[str, Json]:
    """The document as JSON rows by key, or only those that changed since an earlier one; None says removed.

    Keys are `document`, `part:KIND` and `asset:ID`.
    """
    rows: dict[str, Json] = {}
    if since is None or (document.id, document.title) != (since.id, since.title):
        rows["document"] = {"version": DOCUMENT_VERSION, "id": document.id, "title": document.title}
    for kind, part in document.parts.items():
        if since is None or since.parts.get(kind) is not part:
            rows[f"part:{kind}"] = part_to_json(part, kind, types)
    for asset_id, asset in document.assets.items():
        if since is None or since.assets.get(asset_id) is not asset:
            rows[f"asset:{asset_id}"] = asset.to_json()
    if since is not None:
        rows.update({f"part:{kind}": None for kind in since.parts if kind not in document.parts})
        rows.update({f"asset:{asset_id}": None for asset_id in since.assets if asset_id not in document.assets})
    return rows


def document_from(rows: Mapping[str, Json], types: PartTypes) -> Document:
    """Read a document from its rows; raises InvalidData where one is malformed or the format is newer."""
    match rows.get("document"):
        case {"version": int(version), "id": str(id_), "title": str(title)}:
            if version > DOCUMENT_VERSION:
                raise InvalidData("This project was saved by a newer version.", advice="Update the studio to edit it.")
        case _:
            raise InvalidData("The project has no readable document.")
    parts: dict[str, object] = {}
    assets: dict[AssetId, Asset] = {}
    for key, value in rows.items():
        prefix, _, name = key.partition(":")
        if prefix == "part":
            parts[name] = part_from_json(value, types)
        elif prefix == "asset":
            assets[AssetId(name)] = Asset.from_json(value)
    return Document(DocumentId(id_), title, MappingProxyType(parts), MappingProxyType(assets))


def assets_of(document: Document, types: PartTypes) -> set[AssetId]:
    """Every asset that the document's parts and the recipes of its assets need."""
    needed = set(document.assets)
    for asset in document.assets.values():
        if asset.recipe:
            needed.update(asset.recipe.inputs)
    for kind, part in document.parts.items():
        if not isinstance(part, UnknownPart):
            needed.update(types[kind].assets(part))
    return needed


def items_of(document: Document, types: PartTypes) -> tuple[tuple[str, PartItem], ...]:
    """What of the document's parts other panels can use, each with the kind of its part."""
    return tuple(
        (kind, item)
        for kind, part in document.parts.items()
        if kind in types and not isinstance(part, UnknownPart)
        for item in types[kind].items(part)
    )
