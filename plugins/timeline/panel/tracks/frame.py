"""Frame: what is the same for all that is drawn at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette

from plugins.timeline.panel.tracks.boxes import Measures
from plugins.timeline.panel.tracks.inks import Inks, Look, inks_on, is_dark


@dataclass(frozen=True, slots=True)
class Frame:
    """A painter with its scale and colours; nothing has to be drawn left of `left` and right of `right`."""

    painter: QPainter
    palette: QPalette
    measures: Measures
    left: float
    right: float
    px_per_s: float
    ratio: float
    """Pixels of the screen to one of the view."""
    accent: QColor
    on_accent: QColor
    words: QColor
    ground: QColor
    ground_rgb: int
    dark: bool

    def inks(self, look: Look) -> Inks:
        """What a clip of a look is drawn with."""
        return inks_on(look, self.ground_rgb, self.dark)

    @classmethod
    def of(cls, painter: QPainter, palette: QPalette, measures: Measures, part: QRect, px_per_s: float) -> Frame:
        """The frame of a part of a view."""
        role = QPalette.ColorRole
        return cls(
            painter,
            palette,
            measures,
            float(part.left()),
            float(part.right() + 1),
            px_per_s,
            painter.device().devicePixelRatioF(),
            palette.color(role.Highlight),
            palette.color(role.HighlightedText),
            palette.color(role.Text),
            palette.color(role.Dark),
            palette.color(role.Dark).rgb(),
            is_dark(palette),
        )
