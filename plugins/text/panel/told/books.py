"""Books: the lorebooks of the manuscript as they are edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject

from app.api import AssetId, AssetStore, Command
from plugins.text.context.lore import Lorebook
from plugins.text.context.lore_codec import lorebook_from_bytes, lorebook_to_bytes
from plugins.text.model import Manuscript
from plugins.text.panel.told.kept import Kept, Manner
from plugins.text.panel.work import TextWork
from plugins.text.telling import SetLorebook, lorebook_in

Books: TypeAlias = Kept[Lorebook]


def books_of(work: TextWork, parent: QObject) -> Books:
    """The lorebooks of a manuscript."""
    titles = (
        QCoreApplication.translate("Told", "Reading a lorebook"),
        QCoreApplication.translate("Told", "Keeping a lorebook"),
    )
    return Kept(work, Manner(titles, _assets_in, _reader, lorebook_to_bytes, _command), parent)


def _assets_in(part: Manuscript) -> Mapping[str, AssetId]:
    return {book.id: book.entries for book in part.lorebooks}


def _reader(part: Manuscript, id_: str) -> Callable[[AssetStore], Lorebook]:
    book = lorebook_in(part, id_)
    return lambda assets: lorebook_from_bytes(assets.read(book.entries), book.name)


def _command(_part: Manuscript, id_: str, asset: AssetId, _content: Lorebook, burst: int) -> Command:
    return SetLorebook(id_, entries=asset, merge_key=("lorebook", id_, burst))
