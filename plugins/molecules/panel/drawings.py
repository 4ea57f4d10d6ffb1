"""Drawings: pictures of molecules by size, colours and sharpness, drawn on the background's thread and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.api import UserError
from plugins.molecules.panel.background import Background

_MOST_PIXELS = 60_000_000
"""So many pixels are kept at most, 240 MB of them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a molecule: its size in units of the view, the ratio of pixels to them, and the marked atoms."""

    smiles: str
    width: int
    height: int
    ratio: float
    dark: bool
    marked: tuple[int, ...] = ()
    pattern: str = ""


class Drawings(QObject):
    """`drawn(drawing)` comes when a picture is there; one that cannot be is an empty pixmap."""

    drawn = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._kept: OrderedDict[Drawing, QPixmap] = OrderedDict()
        self._pixels = 0
        self._asked: set[Drawing] = set()
        background.found.connect(self._take)

    def at_hand(self, drawing: Drawing) -> QPixmap | None:
        """The picture if it is there."""
        found = self._kept.get(drawing)
        if found is not None:
            self._kept.move_to_end(drawing)
        return found

    def ask(self, drawing: Drawing) -> QPixmap | None:
        """The picture if it is there; else it is drawn, and told of."""
        found = self.at_hand(drawing)
        if found is None:
            self._asked.add(drawing)
            self._background.ask(drawing, _drawing_of(drawing))
        return found

    def _take(self, key: object, result: object) -> None:
        if not isinstance(key, Drawing):
            return
        self._asked.discard(key)
        image = result if isinstance(result, QImage) else QImage()
        pixmap = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
        if key not in self._kept:
            self._pixels += pixmap.width() * pixmap.height()
        self._kept[key] = pixmap
        while self._pixels > _MOST_PIXELS and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= old.width() * old.height()
        self.drawn.emit(key)


def _drawing_of(drawing: Drawing) -> Callable[[], QImage]:
    return lambda: picture_of(drawing)


def picture_of(drawing: Drawing) -> QImage:
    """Draw a molecule, on any thread; an empty image where its SMILES can't be read."""
    from plugins.molecules.chemistry.drawing import svg_of
    from plugins.molecules.chemistry.reading import molecule_of

    try:
        molecule = molecule_of(drawing.smiles)
    except UserError:
        return QImage()
    svg = svg_of(molecule, drawing.width, drawing.height, dark=drawing.dark, marked_atoms=drawing.marked)
    return rendered(svg, QSize(drawing.width, drawing.height), drawing.ratio)


def rendered(svg: str, size: QSize, ratio: float) -> QImage:
    """A drawing in lines as pixels."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image
