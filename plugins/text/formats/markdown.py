"""Markdown files: the manuscript's own language, taken as it is written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from plugins.text.formats import front_matter, soft
from plugins.text.formats.blocks import ASSET
from plugins.text.formats.book import DEFAULT, AddPicture, Book, GetPicture, Options, writes_by_line
from plugins.text.formats.chapters import Piece, chapters_of
from plugins.text.formats.markdown_reader import blocks_of, top_level, unguarded
from plugins.text.formats.markdown_writer import markdown_of
from plugins.text.formats.pictures import TakenPictures, file_of, picture_beside
from plugins.text.formats.text_file import read_text
from plugins.text.formats.title_page import fields_of, with_fields

_PICTURES = re.compile(r"(!\[(?:\\.|[^\]\\])*\]\()(?:<([^<>\n]+)>|([^\s()<>]+))")
_ASSETS = re.compile(rf"(?<=\]\(){ASSET}([0-9a-zA-Z]+)(?=[\s)])")


def read(path: Path, add_picture: AddPicture) -> Book:
    """Read a Markdown file; pictures are taken from its folder and the folders in it."""
    text, remarks = read_text(path)
    fields, text = front_matter.parse(text)
    book = with_fields(Book(remarks=remarks), fields)
    pictures = TakenPictures(add_picture, lambda source: picture_beside(path, source))
    title, chapters = chapters_of(list(_pieces(text, pictures, writes_by_line(book.language))), book.title)
    return replace(book, title=title, chapters=chapters, remarks=(*remarks, *pictures.remarks))


def write(book: Book, path: Path, picture: GetPicture, options: Options = DEFAULT) -> None:
    """Write a Markdown file, and its pictures into a folder beside it."""
    folder = options.pictures or path.with_name(f"{path.stem}-pictures")
    known: dict[str, str] = {}

    def placed(match: re.Match[str]) -> str:
        asset = match[1]
        if asset not in known:
            file = file_of(asset, picture, ("image/png", "image/jpeg", "image/gif", "image/webp"))
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / f"{asset[:16]}{file.suffix}"
            target.write_bytes(file.data)
            known[asset] = quote(os.path.relpath(target, path.parent).replace(os.sep, "/"))
        return known[asset]

    text = "\n\n".join(part for chapter in book.chapters for part in _parts(chapter.title, chapter.level, chapter.text))
    text = _ASSETS.sub(placed, text)
    fields = front_matter.write(fields_of(book))
    if not fields and text.startswith("---"):
        # Else the text's own beginning would be taken for the title page.
        fields = "---\n---\n\n"
    path.write_text(f"{fields}{text}\n", encoding="utf-8", newline="\n")


def _parts(title: str, level: int, text: str) -> Iterator[str]:
    if title:
        yield f"{'#' * min(max(level, 1), 6)} " + title.replace("\n", " ")
    if text := soft.join(text).strip("\n"):
        yield text


def _pieces(text: str, pictures: TakenPictures, by_line: bool) -> Iterator[Piece]:
    """The text cut at its headings, every line as it is but those of blocks that name something elsewhere."""
    tokens, env = top_level(text)
    lines = text.split("\n")
    references = "".join(
        f"[{label}]: <{found['href']}>\n" for label, found in env.get("references", {}).items() if found.get("href")
    )
    level, title, kept = 0, "", list[str]()
    at = 0
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.map is None or token.type == "inline":
            continue
        first, last = token.map
        kept += lines[at:first]
        block = "\n".join(lines[first:last])
        at = last
        if token.type == "heading_open" and after is not None and "![" not in after.content:
            yield Piece(level, title, "\n".join(kept))
            level, title, kept = int(token.tag[1]), unguarded(after.content), []
        elif token.type not in ("fence", "code_block") and ("![" in block or (references and "[" in block)):
            kept.append(_taken(block, references, pictures, by_line))
        else:
            kept += lines[first:last]
    yield Piece(level, title, "\n".join([*kept, *lines[at:]]))


def _taken(block: str, references: str, pictures: TakenPictures, by_line: bool) -> str:
    """A block's source with pictures of the studio, changed in nothing else where that is enough."""
    blocks = pictures.taken(blocks_of(f"{block}\n\n{references}", by_line=by_line))

    def named(match: re.Match[str]) -> str:
        source = match[2] or match[3]
        return match[1] + (pictures.known.get(source) or match[0].removeprefix(match[1]))

    changed = _PICTURES.sub(named, block)
    if blocks_of(changed, by_line=by_line) == blocks:
        return changed
    return markdown_of(blocks, by_line=by_line) + "\n" * (len(block) - len(block.rstrip("\n")))
