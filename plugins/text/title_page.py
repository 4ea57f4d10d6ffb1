"""What the title page says: the document's title, and fields of the front matter, each edited as a step."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.api import Document
from plugins.text.commands import manuscript_of
from plugins.text.formats.book import AUTHOR_FIELDS, people_as_field, people_in
from plugins.text.model import KIND, Manuscript

TITLE, AUTHOR, LANGUAGE = "title", "author", "language"
LANGUAGE_FIELDS = (LANGUAGE, "lang")
FIELDS = (TITLE, "subtitle", AUTHOR, LANGUAGE, "publisher", "date", "rights", "description")
"""The fields that can be edited; others that came with a file stay as they are."""

_CALLED = {AUTHOR: AUTHOR_FIELDS, LANGUAGE: LANGUAGE_FIELDS}


@dataclass(frozen=True, slots=True)
class SetTitlePage:
    """Write a field of the title page; what is typed in it in one go has one merge key. Authors stand one a line."""

    field: str
    value: str
    label: str = "Title page"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the field; an empty one is none."""
        if self.field == TITLE:
            return replace(document, title=self.value)
        part = manuscript_of(document)
        value = self.value.strip("\n")
        if self.field == AUTHOR:
            value = people_as_field(people_in(value)) if value.strip() else ""
        fields = []
        placed = False
        for key, old in part.front_matter:
            if key.lower() not in _CALLED.get(self.field, (self.field,)):
                fields.append((key, old))
            elif not placed:
                placed = True
                fields.append((key, value))
        if not placed:
            fields.append((self.field, value))
        kept = tuple((key, text) for key, text in fields if text)
        return document.with_part(KIND, replace(part, front_matter=kept)) if kept != part.front_matter else document


def said_in(document: Document, field: str) -> str:
    """What a field of the title page says; authors one a line."""
    if field == TITLE:
        return document.title
    called = _CALLED.get(field, (field,))
    value = next((text for key, text in manuscript_of(document).front_matter if key.lower() in called), "")
    return "\n".join(people_in(value)) if field == AUTHOR else value


def language_of(part: Manuscript) -> str:
    """The language of the whole book, empty where it is that of its chapters."""
    return next((value for key, value in part.front_matter if key.lower() in LANGUAGE_FIELDS), "")
