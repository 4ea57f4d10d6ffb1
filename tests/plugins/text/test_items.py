"""What other panels can use of a manuscript: its chapters as Markdown, others once a word is another."""

from __future__ import annotations

from dataclasses import replace

from app.storage import FolderAssets
from plugins.text.codec import PART
from plugins.text.model import Chapter, Folder, Manuscript, Span
from plugins.text.passages import Piece


def _chapter(assets: FolderAssets, *texts: str, is_code: bool = False) -> Chapter:
    passages = tuple(Piece(text, (Span(len(text)),)).store(assets) for text in texts)
    return Chapter("one", "The sea", passages=passages, is_code=is_code)


def test_chapters_are_told_and_stored_as_one_text(assets: FolderAssets) -> None:
    part = Manuscript(
        (Folder("f", "Notes"), _chapter(assets, "It was night.\n", "海は静かだった。"), Chapter("two", "Empty"))
    )
    (item,) = PART.items(part)
    assert (item.id, item.title, item.media_type, item.asset) == ("one", "The sea", "text/markdown", None)
    assert item.stored is not None
    stored = item.stored(assets)
    assert assets.read(stored.id).decode() == "It was night.\n海は静かだった。"
    assert stored.name == "The sea"


def test_another_word_makes_another_content_and_another_title_does_not(assets: FolderAssets) -> None:
    chapter = _chapter(assets, "It was night.")
    (item,) = PART.items(Manuscript((chapter,)))
    (renamed,) = PART.items(Manuscript((replace(chapter, title="The shore"),)))
    (other,) = PART.items(Manuscript((_chapter(assets, "It was day."),)))
    assert renamed.content == item.content != other.content
    assert len(other.content) == 64


def test_program_code_is_no_chapter(assets: FolderAssets) -> None:
    assert list(PART.items(Manuscript((_chapter(assets, "print()", is_code=True),)))) == []
