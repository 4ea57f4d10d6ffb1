"""Exchange: manuscripts from files and to files, with their pictures and what of them was generated."""

from __future__ import annotations

import json
import warnings
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from app.api import Asset, AssetId, AssetStore, Document, InvalidData, JsonObject, UserError, Words
from plugins.text.codec import PART
from plugins.text.commands import manuscript_of
from plugins.text.formats import Book, BookChapter, format_of
from plugins.text.model import EMPTY, KIND, Chapter, Folder, Item, Manuscript, Origin, new_id
from plugins.text.passages import read_text, sources_of, store_text
from plugins.text.title_page import LANGUAGE_FIELDS, language_of

BOOK = "application/vnd.seisei.manuscript+json"
"""A manuscript that was read from a file: its items in the form in which a project keeps them."""

_VERSION = 1
_LARGEST_SIDE = 16_384


@dataclass(frozen=True, slots=True)
class Arrived:
    """A manuscript from a file, the pictures in it, and what there is to say of reading it."""

    manuscript: Manuscript
    pictures: tuple[Asset, ...] = ()
    remarks: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class AddBook:
    """Put what came from a file behind what there is; an empty manuscript takes its title page too."""

    arrived: Arrived
    title: str = ""
    label: str = "Import"
    merge_key: Hashable | None = None

    def apply(self, document: Document) -> Document:
        """The document with the chapters and their pictures."""
        part, came = manuscript_of(document), self.arrived.manuscript
        if not part.items:
            part = replace(part, front_matter=came.front_matter, vertical=came.vertical)
            document = replace(document, title=document.title or self.title)
        added = part.with_items((*part.items, *came.items))
        return document.with_assets(self.arrived.pictures).with_part(KIND, added)


def read_book(path: Path, assets: AssetStore) -> Asset:
    """Read a file of any kind that manuscripts come in; raises InvalidData that says what is wrong with it."""
    pictures: dict[AssetId, Asset] = {}

    def keep(data: bytes, name: str) -> AssetId:
        asset = _picture(data, name, assets)
        pictures[asset.id] = asset
        return asset.id

    book = format_of(path, to_read=True).read(path, keep)
    manuscript = replace(
        EMPTY, items=tuple(_items(book, path.stem, assets)), front_matter=book.front_matter, vertical=book.vertical
    )
    data: JsonObject = {
        "version": _VERSION,
        "manuscript": PART.encode(manuscript),
        "pictures": [picture.to_json() for picture in pictures.values()],
        "remarks": [remark.to_json() for remark in book.remarks],
    }
    stored = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return assets.add_bytes(stored, BOOK, name=book.title or path.stem)


def arrived(data: bytes) -> Arrived:
    """What `read_book` stored; raises InvalidData."""
    try:
        read = json.loads(data)
        if read["version"] != _VERSION:
            raise InvalidData("This manuscript was read by another version.", advice="Import its file again.")
        return Arrived(
            PART.decode(read["manuscript"]),
            tuple(Asset.from_json(picture) for picture in read["pictures"]),
            tuple(Words.from_json(remark) for remark in read["remarks"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidData("This manuscript is malformed.", advice="Import its file again.") from error


def write_book(document: Document, assets: AssetStore, path: Path) -> None:
    """Write the chapters that are counted to a file, in the format of its name; raises UserError."""
    book = book_of(document, assets)
    if not book.chapters:
        raise UserError("There is nothing to export yet.", advice="Write something first.")
    format_of(path).write(book, path, lambda id_: _png(id_, assets))


def book_of(document: Document, assets: AssetStore) -> Book:
    """The manuscript as a book, with the models that wrote some of it."""
    part = manuscript_of(document)
    chapters = list(_chapters(part, assets))
    counted = [item for item in part.items if isinstance(item, Chapter) and item.counted]
    languages = {item.language for item in counted if item.language}
    return Book(
        title=document.title,
        language=language_of(part) or (languages.pop() if len(languages) == 1 else ""),
        front_matter=tuple((key, value) for key, value in part.front_matter if key.lower() not in LANGUAGE_FIELDS),
        chapters=tuple(chapters),
        generated=tuple(_models(counted, document)),
        vertical=part.vertical,
    )


def _chapters(part: Manuscript, assets: AssetStore) -> Iterator[BookChapter]:
    depths: dict[str | None, int] = {None: 0}
    for item in part.in_order():
        level = depths[item.parent] + 1
        if isinstance(item, Folder):
            depths[item.id] = level
            if any(isinstance(inner, Chapter) and inner.counted for inner in part.in_order(item.id)):
                yield BookChapter(item.title, "", min(level, 6))
        elif isinstance(item, Chapter) and item.counted:
            text = read_text(item.passages, assets)
            if item.is_code:
                text = f"```{item.language}\n{text.rstrip()}\n```\n"
            yield BookChapter(item.title, text, min(level, 6))


def _items(book: Book, name: str, assets: AssetStore) -> Iterator[Item]:
    """Chapters with deeper ones behind them become folders; what stands in them before those is a chapter."""
    within: list[tuple[int, str]] = []
    for index, chapter in enumerate(book.chapters):
        while within and within[-1][0] >= chapter.level:
            within.pop()
        parent = within[-1][1] if within else None
        following = book.chapters[index + 1] if index + 1 < len(book.chapters) else None
        title = chapter.title or book.title or name
        if following is not None and following.level > chapter.level:
            folder = Folder(new_id(), title, parent)
            yield folder
            within.append((chapter.level, folder.id))
            if not chapter.text.strip():
                continue
            parent = folder.id
        passages = store_text(chapter.text, assets, Origin.PASTED)
        yield Chapter(new_id(), title, parent, passages, language=book.language)


def _models(chapters: Iterable[Chapter], document: Document) -> Iterator[str]:
    named: dict[str, None] = {}
    for chapter in chapters:
        for source in sources_of(chapter.passages):
            asset = document.assets.get(source)
            if asset is not None and asset.recipe is not None:
                named.update(dict.fromkeys(stamp.id for stamp in asset.recipe.models))
    yield from named


def _picture(data: bytes, name: str, assets: AssetStore) -> Asset:
    unfit = InvalidData("The picture {name} cannot be read.", advice="Put it in by hand.", name=name)
    try:
        with warnings.catch_warnings():
            # The size is checked here before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as picture:
                if max(picture.size) > _LARGEST_SIDE:
                    raise unfit
                upright = ImageOps.exif_transpose(picture)
                pixels = np.asarray(upright.convert("RGBA" if upright.has_transparency_data else "RGB"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise unfit from error
    return assets.add_picture(np.ascontiguousarray(pixels), name)


def _png(id_: AssetId, assets: AssetStore) -> bytes:
    made = BytesIO()
    Image.fromarray(assets.picture(id_)).save(made, "PNG")
    return made.getvalue()


__all__ = ["BOOK", "AddBook", "Arrived", "arrived", "book_of", "read_book", "write_book"]
