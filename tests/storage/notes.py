"""A small part with content of its own, for tests of storage."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from app.api import Asset, AssetId, InvalidData, PartType
from app.document import Document, Json, PartTypes


@dataclass(frozen=True, slots=True)
class Notes:
    """Texts, each with an asset."""

    texts: tuple[str, ...] = ()
    assets: tuple[AssetId, ...] = ()


@dataclass(frozen=True, slots=True)
class AddNote:
    """Add a text with its asset."""

    text: str
    asset: Asset
    label: str = "Add note"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the note."""
        old = document.part("notes", Notes())
        notes = Notes((*old.texts, self.text), (*old.assets, self.asset.id))
        return document.with_assets([self.asset]).with_part("notes", notes)


@dataclass(frozen=True, slots=True)
class DropNote:
    """Take the last text off, with its asset."""

    label: str = "Drop note"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document without the note."""
        old = document.part("notes", Notes())
        return document.without_asset(old.assets[-1]).with_part("notes", Notes(old.texts[:-1], old.assets[:-1]))


def _decode(data: Json) -> Notes:
    match data:
        case {"texts": list(texts), "assets": list(assets)}:
            return Notes(tuple(str(text) for text in texts), tuple(AssetId(str(asset)) for asset in assets))
    raise InvalidData("The notes are malformed.")


NOTES: PartType[Any] = PartType(
    kind="notes",
    version=1,
    empty=Notes,
    encode=lambda notes: {"texts": list(notes.texts), "assets": list(notes.assets)},
    decode=_decode,
    assets=lambda notes: notes.assets,
)

TYPES: PartTypes = {"notes": NOTES}
