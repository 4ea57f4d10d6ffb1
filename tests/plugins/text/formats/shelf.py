"""A place for pictures, as the studio is one for the formats."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from app.api import AssetId, InvalidData
from plugins.text.formats import Book
from plugins.text.formats.blocks import Block, Run
from plugins.text.formats.chapters import blocks_of_chapter, with_runs


@dataclass
class Shelf:
    """Keeps pictures by their content, and refuses what is none."""

    kept: dict[AssetId, bytes] = field(default_factory=dict)

    def add(self, data: bytes, _name: str) -> AssetId:
        """Keep a picture."""
        try:
            with Image.open(BytesIO(data)) as picture:
                picture.load()
        except (UnidentifiedImageError, OSError) as error:
            raise InvalidData("That is no picture.") from error
        key = AssetId(hashlib.sha256(data).hexdigest())
        self.kept[key] = data
        return key

    def get(self, asset: AssetId) -> bytes:
        """The picture's file."""
        return self.kept[asset]


def png(colour: str = "teal", size: tuple[int, int] = (30, 20), kind: str = "PNG") -> bytes:
    """A small picture's file."""
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def tree_of(book: Book) -> list[Block]:
    """All blocks of a book."""
    return [block for chapter in book.chapters for block in blocks_of_chapter(book, chapter)]


def with_single_spaces(blocks: list[Block]) -> list[Block]:
    """The blocks as a format sees them that knows one space only."""

    def single(run: Run) -> Run:
        text = re.sub(" +", " ", run.text)
        return run if run.code else replace(run, text=text)

    return list(with_runs(blocks, single))
