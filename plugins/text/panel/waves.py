"""Waves: the lines below misspelt words. Hundreds may be in sight; as formats of Qt's they would take a frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextBlock

if TYPE_CHECKING:
    from plugins.text.panel.editor import ManuscriptEditor

Stretch: TypeAlias = tuple[int, int]
"""From where to where in a paragraph, in UTF-16."""

Underliner: TypeAlias = Callable[[QTextBlock], Iterable[Stretch]]
"""Gives what is underlined of a paragraph; it is asked only for those that are seen."""

_PERIOD_PX, _HEIGHT_PX = 4, 3
_MOST_KEPT = 400

_Look: TypeAlias = tuple[tuple[Stretch, ...], int, int, tuple[float, float], float, float]
"""All that the places of a paragraph's waves depend on."""


class Waves:
    """Remembers where the waves of each paragraph lie, and measures only those of one that changed."""

    def __init__(self, editor: ManuscriptEditor, underliner: Underliner, colour: Callable[[], QColor]) -> None:
        self._editor, self._underliner, self._colour = editor, underliner, colour
        self._seen: dict[int, tuple[Stretch, ...]] = {}
        self._placed: dict[int, tuple[_Look, list[QRectF]]] = {}
        self._pixmap: tuple[str, float, QPixmap] | None = None

    @property
    def shown(self) -> list[Stretch]:
        """What is underlined of what is seen, from where to where in the document."""
        document = self._editor.document()
        found = []
        for number, stretches in self._seen.items():
            first = document.findBlockByNumber(number).position()
            found += [(first + start, first + end) for start, end in stretches]
        return found

    def refresh(self, blocks: Iterable[QTextBlock]) -> None:
        """Ask again what is underlined of the paragraphs that are seen, and draw it if that is something else."""
        seen = {block.blockNumber(): tuple(self._underliner(block)) for block in blocks}
        if seen != self._seen:
            self._seen = seen
            self._editor.viewport().update()

    def paint(self, area: QRect) -> None:
        """Draw the waves of a part of what is seen."""
        if not any(self._seen.values()):
            return
        painter = QPainter(self._editor.viewport())
        pixmap = self._wave()
        for block, box in self._editor.visible_boxes():
            if box.bottom() < area.top() or box.top() > area.bottom():
                continue
            for place in self._places(block):
                painter.drawTiledPixmap(place.translated(box.topLeft()), pixmap, QPointF(place.x() % _PERIOD_PX, 0))
        painter.end()

    def _places(self, block: QTextBlock) -> list[QRectF]:
        number = block.blockNumber()
        stretches, chapter, layout = self._seen.get(number, ()), self._editor.chapter, block.layout()
        if not stretches or chapter is None or not layout.lineCount():
            return []
        last = layout.lineAt(layout.lineCount() - 1)
        look = (
            stretches,
            block.revision(),
            layout.lineCount(),
            chapter.layout.column,
            last.y(),
            last.naturalTextWidth(),
        )
        known = self._placed.get(number)
        if known is not None and known[0] == look:
            return known[1]
        places, at = [], 0
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            begin = line.textStart()
            end, bottom = begin + line.textLength(), line.y() + line.ascent() + 2
            while at < len(stretches) and stretches[at][1] <= begin:
                at += 1
            for start, stop in stretches[at:]:
                if start >= end:
                    break
                left, right = _x(line.cursorToX(max(start, begin))), _x(line.cursorToX(min(stop, end)))
                places.append(QRectF(min(left, right), bottom, abs(right - left), _HEIGHT_PX))
        if len(self._placed) > _MOST_KEPT:
            self._placed.clear()
        self._placed[number] = look, places
        return places

    def _wave(self) -> QPixmap:
        """One period of the wave."""
        colour, ratio = self._colour(), self._editor.devicePixelRatioF()
        if self._pixmap is not None and self._pixmap[:2] == (colour.name(), ratio):
            return self._pixmap[2]
        pixmap = QPixmap(round(_PERIOD_PX * ratio), round(_HEIGHT_PX * ratio))
        pixmap.setDevicePixelRatio(pixmap.width() / _PERIOD_PX)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.1))
        path = QPainterPath()
        for step in range(-2, 4 * _PERIOD_PX + 3):
            x = step / 4
            place = QPointF(x, _HEIGHT_PX / 2 - math.sin(2 * math.pi * x / _PERIOD_PX) * (_HEIGHT_PX - 1.2) / 2)
            path.lineTo(place) if path.elementCount() else path.moveTo(place)
        painter.drawPath(path)
        painter.end()
        self._pixmap = colour.name(), ratio, pixmap
        return pixmap


def _x(found: object) -> float:
    match found:
        case (float(x), _) | float(x):
            return x
    raise TypeError("a line has no such place")
