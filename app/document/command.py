"""Command: one intended change of the document."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from app.document.asset import Asset
from app.document.document import Document


class Command(Protocol):
    """A frozen intention; commands in a row with an equal merge key that is not None become one undo step."""

    @property
    def label(self) -> str:
        """The name of the step in the undo history, in English; translated where it is shown."""

    @property
    def merge_key(self) -> Hashable | None:
        """What makes this the same gesture as the command before it, or None."""

    def apply(self, document: Document) -> Document:
        """The document with the change made; raises UserError where it cannot be."""


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the document a title."""

    title: str
    label: str = "Rename"
    merge_key: Hashable | None = "rename"

    def apply(self, document: Document) -> Document:
        """The document with the new title."""
        return replace(document, title=self.title)


@dataclass(frozen=True, slots=True)
class AddAssets:
    """Take assets into the document."""

    assets: tuple[Asset, ...]
    label: str = "Add to project"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the assets."""
        return document.with_assets(self.assets)


@dataclass(frozen=True, slots=True)
class Together:
    """Several commands as one step."""

    label: str
    commands: tuple[Command, ...]
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with all of them applied in order."""
        return _applied(document, self.commands)


def _applied(document: Document, commands: Iterable[Command]) -> Document:
    for command in commands:
        document = command.apply(document)
    return document
