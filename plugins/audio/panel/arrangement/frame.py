"""Frame: what is the same for all that is drawn at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette

from plugins.audio.song import Song


@dataclass(frozen=True, slots=True)
class Frame:
    """A painter with its scale and colours; nothing has to be drawn left of `left` and right of `right`."""

    painter: QPainter
    palette: QPalette
    song: Song
    left: float
    right: float
    px_per_tick: float
    ratio: float
    """Pixels of the screen to one of the view."""
    accent: QColor
    on_accent: QColor
    words: QColor

    @classmethod
    def of(cls, painter: QPainter, palette: QPalette, song: Song, part: QRect, px_per_tick: float) -> Frame:
        """The frame of a part of a view."""
        role = QPalette.ColorRole
        return cls(
            painter,
            palette,
            song,
            float(part.left()),
            float(part.right() + 1),
            px_per_tick,
            painter.device().devicePixelRatioF(),
            palette.color(role.Highlight),
            palette.color(role.HighlightedText),
            palette.color(role.Text),
        )
