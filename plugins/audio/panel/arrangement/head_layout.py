"""HeadLayout: where the controls of a track's head lie."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

BAR = 5.0
ICON = 18.0
_LEFT = 12.0
_BUTTON = 22.0
_WITH_INSTRUMENT = 56


class Zone(Enum):
    """A control of a track's head, from the top and the left."""

    NAME = "name"
    INSTRUMENT = "instrument"
    MUTE = "mute"
    SOLO = "solo"
    LOCK = "lock"
    VOLUME = "volume"


ZONES = tuple(Zone)


class HeadLayout:
    """Rectangles within a head of a size: name, instrument below it where there is room, buttons and slider."""

    def __init__(self, width: float, height: float, big: QFontMetricsF, small: QFontMetricsF) -> None:
        line, buttons = big.height() + 2, max(18.0, small.height() + 4)
        middle = small.height() + 1 if height >= _WITH_INSTRUMENT else 0.0
        free = max(0.0, min(height, 84) - line - middle - buttons)
        top = free * 0.35
        self.icon = QRectF(_LEFT, top + (line - ICON) / 2, ICON, ICON)
        right = width - 8
        bottom = height - buttons - free * 0.35 if height < 84 else top + line + middle + free * 0.3
        self.zones = {
            Zone.NAME: QRectF(_LEFT + ICON + 6, top, right - _LEFT - ICON - 6, line),
            Zone.INSTRUMENT: QRectF(_LEFT + ICON + 6, top + line, right - _LEFT - ICON - 6, middle),
            Zone.MUTE: QRectF(_LEFT, bottom, _BUTTON, buttons),
            Zone.SOLO: QRectF(_LEFT + _BUTTON + 2, bottom, _BUTTON, buttons),
            Zone.LOCK: QRectF(_LEFT + 2 * (_BUTTON + 2), bottom, _BUTTON, buttons),
            Zone.VOLUME: QRectF(_LEFT + 3 * (_BUTTON + 2) + 6, bottom, right - _LEFT - 3 * (_BUTTON + 2) - 6, buttons),
        }
        if not middle:
            self.zones[Zone.INSTRUMENT] = self.icon

    def at(self, x: float, y: float) -> Zone | None:
        """The control at a place in the head."""
        if self.icon.contains(x, y):
            return Zone.INSTRUMENT
        return next((zone for zone, box in self.zones.items() if box.adjusted(0, -1, 0, 1).contains(x, y)), None)
