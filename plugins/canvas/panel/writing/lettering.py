"""Lettering: what a text looks like, in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from unicodedata import category

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption, QTransform

from app.api import Pixels, UserError
from plugins.canvas.model import LARGEST_SIDE, Alignment, Text
from plugins.canvas.panel.images import to_pixels

_LONGEST = 2 * LARGEST_SIDE
_ENDLESS = 1_000_000.0
_TURNED = frozenset("\u30fc\u301c\uff5e\u2026\u2025\uff1d\uff1a\uff1b\uff5c")
"""What is turned in a column, besides brackets, dashes and letters of half the width."""
_CORNER = frozenset("\u3001\u3002\uff0c\uff0e")
"""What stands in the upper right of its place in a column."""
_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")


@dataclass(frozen=True, slots=True)
class Lettering:
    """A picture (height, width, 4) of a text, with its corner at (x, y) of the canvas."""

    x: int
    y: int
    pixels: Pixels


def font_of(text: Text, scale: float = 1.0) -> QFont:
    """The font of a text, in pixels."""
    font = QFont(text.family) if text.family else QFont()
    font.setPixelSize(max(1, round(text.size * scale)))
    font.setWeight(QFont.Weight(min(900, max(100, round(text.weight / 100) * 100))))
    font.setItalic(text.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def colour_of(code: str) -> QColor:
    """A colour written as "#rrggbbaa"."""
    red, green, blue, alpha = (int(code[at : at + 2], 16) for at in (1, 3, 5, 7))
    return QColor(red, green, blue, alpha)


def lettering(text: Text) -> Lettering:
    """Draw a text; of nothing but spaces a transparent pixel. Raises UserError where it would be too large."""
    font = font_of(text)
    lines = _Columns(text, font) if text.vertical else _Lines(text, font)
    way = QTransform.fromTranslate(-text.x, -text.y) * QTransform().rotate(text.angle)
    way = way * QTransform.fromTranslate(text.x, text.y)
    around = way.mapRect(lines.rect.translated(text.x, text.y).adjusted(-text.size, -text.size, text.size, text.size))
    left, top = math.floor(around.left()), math.floor(around.top())
    width, height = math.ceil(around.right()) - left, math.ceil(around.bottom()) - top
    if max(width, height) > _LONGEST:
        raise UserError("The text is too large to be drawn.", advice="Make it smaller, or break its lines.")
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setTransform(way * QTransform.fromTranslate(-left, -top))
    painter.translate(text.x, text.y)
    painter.setPen(colour_of(text.colour))
    painter.setFont(font)
    lines.draw(painter)
    painter.end()
    return _tight(to_pixels(image), left, top)


def _tight(pixels: Pixels, left: int, top: int) -> Lettering:
    import cv2

    x, y, width, height = cv2.boundingRect(np.ascontiguousarray(pixels[..., 3]))
    if not width:
        return Lettering(left, top, np.zeros((1, 1, 4), np.uint8))
    return Lettering(left + x, top + y, np.ascontiguousarray(pixels[y : y + height, x : x + width]))


class _Lines:
    """Lines from the top down; the first begins at the origin."""

    def __init__(self, text: Text, font: QFont) -> None:
        self._layouts: list[QTextLayout] = []
        self._pitch = text.size * text.line_height
        option = QTextOption()
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if text.width else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        places: list[tuple[QTextLayout, int, float]] = []
        widest, count = 0.0, 0
        for paragraph in text.text.split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(text.width or _ENDLESS)
                extra = (self._pitch - line.height()) / 2
                line.setPosition(QPointF(0, count * self._pitch + extra))
                places.append((layout, line.lineNumber(), line.naturalTextWidth()))
                widest, count = max(widest, line.naturalTextWidth()), count + 1
                line = layout.createLine()
            layout.endLayout()
            self._layouts.append(layout)
        whole = text.width or widest
        part = {Alignment.START: 0.0, Alignment.CENTER: 0.5, Alignment.END: 1.0}[text.alignment]
        for layout, number, width in places:
            line = layout.lineAt(number)
            line.setPosition(QPointF((whole - width) * part, line.position().y()))
        self.rect = QRectF(0, 0, whole, max(1, count) * self._pitch)

    def draw(self, painter: QPainter) -> None:
        """Draw them from the origin on."""
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))


class _Columns:
    """Columns from the right to the left; the first has its upper left corner at the origin."""

    def __init__(self, text: Text, font: QFont) -> None:
        self._size, self._pitch = text.size, text.size * text.line_height
        self._metrics = QFontMetricsF(font)
        columns: list[list[tuple[str, float]]] = []
        for paragraph in text.text.split("\n"):
            column: list[tuple[str, float]] = []
            down = 0.0
            for letter in paragraph:
                advance = self._metrics.horizontalAdvance(letter) if _is_turned(letter) else self._size
                if text.width and column and down + advance > text.width:
                    columns.append(column)
                    column, down = [], 0.0
                column.append((letter, advance))
                down += advance
            columns.append(column)
        self._columns = columns
        lengths = [sum(advance for _, advance in column) for column in columns]
        longest = text.width or max(lengths)
        part = {Alignment.START: 0.0, Alignment.CENTER: 0.5, Alignment.END: 1.0}[text.alignment]
        self._tops = [(longest - length) * part for length in lengths]
        self.rect = QRectF(self._size - len(columns) * self._pitch, 0, len(columns) * self._pitch, max(1.0, longest))

    def draw(self, painter: QPainter) -> None:
        """Draw them from the origin on."""
        metrics, size = self._metrics, self._size
        rise = (metrics.ascent() - metrics.descent()) / 2
        for number, (column, top) in enumerate(zip(self._columns, self._tops, strict=True)):
            middle, down = size / 2 - number * self._pitch, top
            for letter, advance in column:
                painter.save()
                painter.translate(middle, down + advance / 2)
                if _is_turned(letter):
                    painter.rotate(90)
                elif letter in _CORNER:
                    painter.translate(size * 0.6, -size * 0.6)
                elif letter in _SMALL:
                    painter.translate(size * 0.1, -size * 0.1)
                painter.drawText(QPointF(-metrics.horizontalAdvance(letter) / 2, rise), letter)
                painter.restore()
                down += advance


def _is_turned(letter: str) -> bool:
    return letter in _TURNED or letter.isascii() or category(letter) in ("Ps", "Pe", "Pd")
