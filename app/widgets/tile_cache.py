"""TileCache: the pieces of a picture that are at hand, at several sizes, within a budget of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

TILE = 256
"""The side of a piece in pixels."""

_LEVELS = 9
"""More than the largest picture has."""


class Key(NamedTuple):
    """A piece: at level n one pixel stands for 2ⁿ × 2ⁿ of the picture."""

    level: int
    column: int
    row: int

    @property
    def area(self) -> QRect:
        """What it shows, in pixels of the picture."""
        side = TILE << self.level
        return QRect(self.column * side, self.row * side, side, side)

    @property
    def parent(self) -> Key:
        """The piece of the next level that it is a quarter of."""
        return Key(self.level + 1, self.column >> 1, self.row >> 1)

    @property
    def children(self) -> tuple[Key, Key, Key, Key]:
        """The four pieces of the level before: upper left, upper right, lower left, lower right."""
        level, column, row = self.level - 1, self.column * 2, self.row * 2
        return (
            Key(level, column, row),
            Key(level, column + 1, row),
            Key(level, column, row + 1),
            Key(level, column + 1, row + 1),
        )


@dataclass(slots=True)
class Piece:
    """An image (premultiplied, or without alpha), None where there is nothing; stale ones are shown until replaced."""

    image: QImage | None
    stale: bool = False


class TileCache:
    """Pieces by their key, the least recently used dropped first; used on the main thread."""

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._bytes = 0
        self._pieces: OrderedDict[Key, Piece] = OrderedDict()

    @property
    def byte_size(self) -> int:
        """How much the images take."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._pieces)

    def get(self, key: Key) -> Piece | None:
        """A piece that is at hand, now the most recently used."""
        piece = self._pieces.get(key)
        if piece is not None:
            self._pieces.move_to_end(key)
        return piece

    def put(self, key: Key, piece: Piece) -> None:
        """Keep a piece; others go where the budget is passed."""
        self._drop(key)
        self._pieces[key] = piece
        self._bytes += _size(piece)
        while self._bytes > self._budget_bytes and len(self._pieces) > 1:
            self._drop(next(iter(self._pieces)))

    def clear(self) -> None:
        """Forget everything."""
        self._pieces.clear()
        self._bytes = 0

    def mark_stale(self, rect: QRect, *, but: int | None = None) -> None:
        """Say that a rectangle of the picture has changed, and which level knows of it already."""
        for key in self._keys_in(rect):
            if key.level != but:
                self._pieces[key].stale = True

    def _keys_in(self, rect: QRect) -> Iterable[Key]:
        """The pieces at hand that show some of a rectangle."""
        columns, rows = rect.width() // TILE + 2, rect.height() // TILE + 2
        if columns * rows > len(self._pieces):
            return [key for key in self._pieces if key.area.intersects(rect)]
        found = []
        for level in range(_LEVELS):
            side = TILE << level
            for row in range(rect.top() // side, rect.bottom() // side + 1):
                for column in range(rect.left() // side, rect.right() // side + 1):
                    key = Key(level, column, row)
                    if key in self._pieces:
                        found.append(key)
        return found

    def patch(self, key: Key, image: QImage, rect: QRect) -> None:
        """Put new pixels of a rectangle of the picture into a piece that is at hand; elsewhere nothing happens.

        The rectangle lies inside the piece, and the image has its size at the piece's level.
        """
        whole = self._writable(key, opaque=not image.hasAlphaChannel())
        if whole is None:
            return
        painter = QPainter(whole)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage((rect.x() - key.area.x()) >> key.level, (rect.y() - key.area.y()) >> key.level, image)
        painter.end()

    def _writable(self, key: Key, *, opaque: bool) -> QImage | None:
        """The image of a piece, of a kind that can take what is put into it: one without alpha is drawn faster."""
        piece = self._pieces.get(key)
        if piece is None:
            return None
        image = piece.image
        if image is None:
            image = QImage(TILE, TILE, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
        elif image.format() != QImage.Format.Format_ARGB32_Premultiplied and not (opaque and image.depth() == 32):
            image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        if image is not piece.image:
            self.put(key, Piece(image, piece.stale))
        return image

    def _drop(self, key: Key) -> None:
        piece = self._pieces.pop(key, None)
        if piece is not None:
            self._bytes -= _size(piece)


def halved(children: tuple[QImage | None, QImage | None, QImage | None, QImage | None]) -> QImage | None:
    """One piece from the four of the level before, or None where all of them are empty."""
    if all(child is None for child in children):
        return None
    image = QImage(TILE, TILE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    half = TILE // 2
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for index, child in enumerate(children):
        if child is not None:
            smaller = child.scaled(
                half, half, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage((index % 2) * half, (index // 2) * half, smaller)
    painter.end()
    return image


def _size(piece: Piece) -> int:
    return 0 if piece.image is None else int(piece.image.sizeInBytes())
