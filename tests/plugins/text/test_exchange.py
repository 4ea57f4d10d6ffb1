"""Manuscripts from files and to files: chapters, folders, pictures, and what of them was generated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.api import Asset, Document, InvalidData, ModelId, ModelStamp, Recipe, UserError
from app.storage import FolderAssets
from plugins.text.commands import AddItem, manuscript_of
from plugins.text.exchange import BOOK, AddBook, arrived, book_of, read_book, write_book
from plugins.text.formats import format_of
from plugins.text.model import Chapter, Folder, Origin, Span
from plugins.text.passages import read_text, store_text

STORY = """---
title: The Lamp
author: Mira Aoki
---

# The shore

The sea was *grey*.

![a lamp](lamp.png)

# The stairs

The lighthouse stood alone.

## The lamp

It burnt.
"""


@pytest.fixture
def assets(tmp_path: Path) -> FolderAssets:
    """A store of its own."""
    return FolderAssets(tmp_path / "assets", tmp_path / "cache")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A manuscript with a picture beside it."""
    Image.fromarray(np.full((4, 6, 3), 200, np.uint8)).save(tmp_path / "lamp.png")
    file = tmp_path / "lamp.md"
    file.write_text(STORY, "utf-8")
    return file


def taken(file: Path, assets: FolderAssets) -> Document:
    """A document into which a file was taken."""
    asset = read_book(file, assets)
    assert asset.media_type == BOOK
    return AddBook(arrived(assets.read(asset.id)), asset.name).apply(Document())


def test_headings_become_chapters(story: Path, assets: FolderAssets) -> None:
    document = taken(story, assets)
    part = manuscript_of(document)
    shown = [(type(item).__name__, item.title) for item in part.in_order()]
    assert shown == [("Chapter", "The shore"), ("Chapter", "The stairs")]
    assert document.title == "The Lamp"
    assert dict(part.front_matter)["author"] == "Mira Aoki"
    shore = next(item for item in part.items if isinstance(item, Chapter) and item.title == "The shore")
    assert "*grey*" in read_text(shore.passages, assets)
    assert all(span.origin is Origin.PASTED for passage in shore.passages for span in passage.spans)


def test_pictures_come_into_the_document_and_go_out_again(story: Path, assets: FolderAssets, tmp_path: Path) -> None:
    document = taken(story, assets)
    (picture,) = document.assets.values()
    assert picture.shape == (4, 6, 3)
    out = tmp_path / "out"
    out.mkdir()
    write_book(document, assets, out / "again.docx")
    again = taken(out / "again.docx", assets)
    assert [asset.id for asset in again.assets.values()] == [picture.id]
    titles = [item.title for item in manuscript_of(again).in_order()]
    assert titles == [item.title for item in manuscript_of(document).in_order()]


@pytest.mark.parametrize("suffix", [".md", ".docx", ".odt", ".epub", ".html", ".txt"])
def test_what_was_generated_is_said_by_its_models(suffix: str, assets: FolderAssets, tmp_path: Path) -> None:
    text = "The lamp went out."
    generated = assets.add_bytes(text.encode(), "text/markdown")
    recipe = Recipe("text.continue", "1", {}, (ModelStamp(ModelId("smollm2"), "0" * 64),), (), {}, "2026-11-26")
    passages = store_text(text, assets)
    marked = tuple(
        replace(passage, spans=(Span(passage.length, Origin.GENERATED, generated.id),)) for passage in passages
    )
    source = Asset(generated.id, generated.media_type, generated.byte_size, recipe=recipe)
    document = AddItem(Chapter("one", "One", passages=marked)).apply(Document(title="Lamp").with_assets([source]))
    assert book_of(document, assets).generated == ("smollm2",)
    file = tmp_path / f"lamp{suffix}"
    write_book(document, assets, file)
    if suffix != ".txt":
        read = format_of(file).read(file, lambda _data, _name: generated.id)
        assert read.generated == ("smollm2",)


def test_notes_stay_at_home_and_folders_without_chapters_too(assets: FolderAssets) -> None:
    document = AddItem(Folder("f", "Ideas")).apply(Document())
    note = Chapter("n", "Note", "f", store_text("secret", assets), counted=False)
    document = AddItem(note).apply(document)
    assert book_of(document, assets).chapters == ()
    with pytest.raises(UserError, match="nothing to export"):
        write_book(document, assets, Path("never.md"))


def test_a_second_book_goes_behind_the_first(story: Path, assets: FolderAssets) -> None:
    document = taken(story, assets)
    asset = read_book(story, assets)
    both = AddBook(arrived(assets.read(asset.id)), "Other").apply(document)
    assert both.title == "The Lamp"
    assert len(manuscript_of(both).items) == 2 * len(manuscript_of(document).items)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"version": 1}', b'{"version": 1, "manuscript": 3}'])
def test_a_malformed_book_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidData, match="malformed"):
        arrived(data)
