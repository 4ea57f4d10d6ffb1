"""Book: a manuscript on its way in or out of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from app.api import AssetId, Words

AddPicture: TypeAlias = Callable[[bytes, str], AssetId]
"""Keeps a picture's file (its bytes and a name) in the studio; raises UserError where it is none."""

GetPicture: TypeAlias = Callable[[AssetId], bytes]
"""A picture's file, by its asset."""


@dataclass(frozen=True, slots=True)
class BookChapter:
    """A chapter, or with a deeper one behind it the part that it belongs to.

    `title` is one line of Markdown, `level` 1 to 6, `text` Markdown without the title, softly split (see soft). A
    chapter without a title has none in the exported file either.
    """

    title: str
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """Title, chapters in reading order, and what else a file says.

    `front_matter` are further fields of the title page, such as `author`. `generated` are the names of the models that
    wrote some of the text. `vertical` asks for columns from right to left, as Japanese books have them. `remarks` say
    what of a file could not be taken as it is.
    """

    title: str = ""
    language: str = ""
    front_matter: tuple[tuple[str, str], ...] = ()
    chapters: tuple[BookChapter, ...] = ()
    generated: tuple[str, ...] = ()
    vertical: bool = False
    remarks: tuple[Words, ...] = ()

    def field(self, *names: str) -> str:
        """The first field of the front matter that has one of the names, or nothing."""
        return next((value for name in names for key, value in self.front_matter if key.lower() == name), "")

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it."""
        return people_in(self.field(*AUTHOR_FIELDS))

    @property
    def author(self) -> str:
        """Who wrote it, in one line, or nothing."""
        return ("、" if writes_by_line(self.language) else ", ").join(self.authors)


AUTHOR_FIELDS = ("author", "authors", "creator", "by")
"""What the field of the authors may be called; the studio calls it by the first."""


def people_in(value: str) -> tuple[str, ...]:
    """The names in a field: the items of a list, or parts between semicolons, or the one that it is."""
    text = value.strip()
    if text.startswith("[") and text.endswith("]"):
        parts = [part.strip().strip("'\"") for part in text[1:-1].split(",")]
    else:
        parts = [part.strip().removeprefix("- ") for line in text.split("\n") for part in line.split(";")]
    return tuple(part.strip() for part in parts if part.strip())


def people_as_field(names: Sequence[str]) -> str:
    """Names as a field has them: one as it is, several as a list."""
    return names[0] if len(names) == 1 else "\n".join(f"- {name}" for name in names)


class Paper(Enum):
    """The size of a page in millimetres, as (width, height)."""

    A4 = (210.0, 297.0)
    A5 = (148.0, 210.0)
    A6 = (105.0, 148.0)
    B6 = (128.0, 182.0)
    LETTER = (215.9, 279.4)
    TRADE = (139.7, 215.9)


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may choose for a written file; each format uses what it has.

    `font` is a font's file for PDF, None the first that fits. `cover` is the picture on an e-book's front.
    `pictures` is the folder that takes the pictures of a Markdown file, None one beside it.
    """

    paper: Paper = Paper.A5
    font: Path | None = None
    font_pt: float = 10.5
    title_page: bool = True
    cover: AssetId | None = None
    pictures: Path | None = None


DEFAULT = Options()


def writes_by_line(language: str) -> bool:
    """Whether a line break in a chapter's text is one on the page too, as in Japanese and Chinese, and not a space."""
    return language.lower().split("-")[0] in ("ja", "zh")
