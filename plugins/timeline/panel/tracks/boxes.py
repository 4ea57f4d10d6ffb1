"""Boxes: where clips and their parts lie in their rows, for those that draw them and those that look for them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

GAP = 1
"""Pixels that stay free above and below a clip."""
_LOW_ROW = 32
"""Rows lower than this have names over the whole clip."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The font of the names on clips, and how high the strip is that they stand in."""

    font: QFont
    strip: float

    @classmethod
    def of(cls, font: QFont) -> Measures:
        """Those for a view of a font."""
        small = QFont(font)
        if font.pixelSize() > 0:
            small.setPixelSize(max(9, font.pixelSize() - 2))
        else:
            small.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
        return cls(small, float(round(QFontMetricsF(small).height()) + 1))

    def strip_of(self, height: float) -> float:
        """The height of the strip of a clip that is so high."""
        return height if height < _LOW_ROW else self.strip

    def body_of(self, box: QRectF) -> QRectF:
        """The part of a clip's box below its strip; all of it where the strip is all."""
        strip = self.strip_of(box.height())
        return box if strip >= box.height() else box.adjusted(0, strip, 0, 0)


def box_between(left: float, right: float, top: float, height: float) -> QRectF:
    """The box of a clip between two places, in whole pixels, so that it looks the same wherever it is."""
    first, end = round(left), round(right)
    return QRectF(first, top + GAP, max(1, end - first - 1), height - 2 * GAP - 1)
