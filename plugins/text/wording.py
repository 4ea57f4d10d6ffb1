"""Commands on spelling: whether it is checked in a project, and the words that the project knows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Document
from plugins.text.commands import manuscript_of
from plugins.text.model import KIND


@dataclass(frozen=True, slots=True)
class SetSpelled:
    """Underline misspelt words in this project, or none."""

    on: bool
    label: str = "Spelling"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with it on or off."""
        return document.with_part(KIND, replace(manuscript_of(document), spelled=self.on))


@dataclass(frozen=True, slots=True)
class KnowWord:
    """Take a word for one that is spelled rightly in this project, or no longer."""

    word: str
    known: bool = True
    label: str = "Words of the project"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the word among its own, or without it."""
        part = manuscript_of(document)
        others = tuple(word for word in part.words_known if word != self.word)
        words = (*others, self.word) if self.known else others
        return document.with_part(KIND, replace(part, words_known=words))
