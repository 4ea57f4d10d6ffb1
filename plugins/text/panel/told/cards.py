"""Cards: the characters of the manuscript as they are edited, with their pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage

from app.api import AssetId, AssetStore, Command
from plugins.text.context.cards import Card, read_card, write_card
from plugins.text.model import Manuscript
from plugins.text.panel.told.kept import Kept, Manner
from plugins.text.panel.work import TextWork
from plugins.text.telling import SetCharacter, character_in

_SIDE_PX = 320


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as it is shown, with its picture made small, which is null where there is none."""

    card: Card
    picture: QImage


Cards: TypeAlias = Kept[Shown]


def cards_of(work: TextWork, parent: QObject) -> Cards:
    """The characters of a manuscript."""
    titles = (
        QCoreApplication.translate("Told", "Reading a character"),
        QCoreApplication.translate("Told", "Keeping a character"),
    )
    manner = Manner(titles, _assets_in, _reader, lambda shown: write_card(shown.card), _command)
    return Kept(work, manner, parent)


def _assets_in(part: Manuscript) -> Mapping[str, AssetId]:
    return {one.id: one.card for one in part.characters}


def _reader(part: Manuscript, id_: str) -> Callable[[AssetStore], Shown]:
    character = character_in(part, id_)

    def read(assets: AssetStore) -> Shown:
        card = read_card(assets.read(character.card), character.name)
        return Shown(card, picture_of(character.picture, assets) if character.picture else QImage())

    return read


def _command(part: Manuscript, id_: str, asset: AssetId, shown: Shown, burst: int) -> Command:
    name = shown.card.name
    renamed = name if name and name != character_in(part, id_).name else None
    return SetCharacter(id_, renamed, asset, merge_key=("character", id_, burst))


def picture_of(asset: AssetId, assets: AssetStore) -> QImage:
    """A picture made small."""
    pixels = np.ascontiguousarray(assets.thumbnail(asset, _SIDE_PX))
    height, width, channels = pixels.shape
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    return QImage(pixels.data, width, height, channels * width, kind).copy()
