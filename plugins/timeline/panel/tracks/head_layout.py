"""HeadLayout: where the controls of a track's head lie."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

BAR = 4.0
ICON = 16.0
_LEFT = 10.0
_BUTTON = 22.0
_BETWEEN = 2.0
_GRIP = 5.0
_ONE_LINE_BELOW = 44.0


class Zone(Enum):
    """A control of a track's head; the handle is its lower edge."""

    NAME = "name"
    MUTE = "mute"
    SOLO = "solo"
    LOCK = "lock"
    HANDLE = "handle"


ZONES = (Zone.NAME, Zone.MUTE, Zone.SOLO, Zone.LOCK)


class HeadLayout:
    """Rectangles within a head of a size: the buttons below the name, or beside it in a low row."""

    def __init__(self, width: float, height: float, letters: QFontMetricsF) -> None:
        button = max(18.0, letters.height() + 3)
        together = 3 * _BUTTON + 2 * _BETWEEN
        low = height < _ONE_LINE_BELOW
        line = letters.height() + 2
        free = max(0.0, height - (button if low else line + button + 4))
        top = free / 2 if low else min(free / 2, 8.0)
        icon_top = top + ((button if low else line) - ICON) / 2
        self.icon = QRectF(_LEFT, icon_top, ICON, ICON)
        right = width - 6
        name_left = _LEFT + ICON + 6
        name_right = right - together - 6 if low else right
        buttons_left = right - together if low else _LEFT
        buttons_top = top if low else top + line + 4
        self.zones = {
            Zone.NAME: QRectF(name_left, top, max(0.0, name_right - name_left), button if low else line),
            Zone.MUTE: QRectF(buttons_left, buttons_top, _BUTTON, button),
            Zone.SOLO: QRectF(buttons_left + _BUTTON + _BETWEEN, buttons_top, _BUTTON, button),
            Zone.LOCK: QRectF(buttons_left + 2 * (_BUTTON + _BETWEEN), buttons_top, _BUTTON, button),
            Zone.HANDLE: QRectF(0, height - _GRIP, width, _GRIP),
        }

    def at(self, x: float, y: float) -> Zone | None:
        """The control at a place in the head; the handle lies over the others."""
        order = (Zone.HANDLE, Zone.MUTE, Zone.SOLO, Zone.LOCK, Zone.NAME)
        return next((zone for zone in order if self.zones[zone].contains(x, y)), None)
