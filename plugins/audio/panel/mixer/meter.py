"""PeakMeter: how loud both channels are, with the highest of the last moment."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.colours import is_dark
from plugins.audio.panel.mixer.decibels import meter_part

_FALL = 0.03
"""Of its length a frame."""
_HOLD = 30
"""Frames for which the highest stands."""


class PeakMeter(QWidget):
    """Two bars, upright or lying. Above full scale a block at the end is filled and stays so until it is clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = True
        self._parts = [0.0, 0.0]
        self._held = [0.0, 0.0]
        self._left = [0, 0]
        self.over = False
        self.setAccessibleName(self.tr("Level"))
        self.set_upright(True)

    def set_upright(self, upright: bool) -> None:
        """Stand, or lie."""
        self._upright = upright
        policy = QSizePolicy.Policy
        self.setSizePolicy(*((policy.Fixed, policy.Expanding) if upright else (policy.Expanding, policy.Fixed)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two bars."""
        return QSize(9, 100) if self._upright else QSize(100, 7)

    def minimumSizeHint(self) -> QSize:
        """Two bars."""
        return QSize(9, 30) if self._upright else QSize(40, 7)

    def show_levels(self, left: float, right: float) -> None:
        """The amplitudes of a frame of the screen: up at once, down slowly."""
        before = (*self._parts, *self._held, self.over)
        for channel, amplitude in enumerate((left, right)):
            part = meter_part(amplitude)
            self._parts[channel] = max(part, self._parts[channel] - _FALL, 0.0)
            self._left[channel] -= 1
            if part >= self._held[channel] or self._left[channel] <= 0:
                self._held[channel], self._left[channel] = self._parts[channel], _HOLD
            self.over = self.over or amplitude > 1.0
        if (*self._parts, *self._held, self.over) != before:
            self.update()

    def mousePressEvent(self, _event: object) -> None:
        """Forget that it was too loud."""
        self.over = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars, from green over amber to the block at the end."""
        painter = QPainter(self)
        dark = is_dark(self.palette())
        good, warm, bad = (
            QColor(name) for name in (("#7bb58b", "#d9a94a", "#e0716c") if dark else ("#2f7a46", "#8a6410", "#b3352f"))
        )
        ground = self.palette().color(QPalette.ColorRole.Mid)
        for channel in (0, 1):
            painter.fillRect(self._bar(channel, 0.0, 1.0), ground)
            part = self._parts[channel]
            painter.fillRect(self._bar(channel, 0.0, min(part, 0.8)), good)
            if part > 0.8:
                painter.fillRect(self._bar(channel, 0.8, part), warm)
            if (held := self._held[channel]) > 0.02:
                painter.fillRect(self._bar(channel, held - 0.015, held), warm if held > 0.8 else good)
        if self.over:
            for channel in (0, 1):
                painter.fillRect(self._bar(channel, 0.93, 1.0), bad)

    def _bar(self, channel: int, low: float, high: float) -> QRectF:
        if self._upright:
            width = (self.width() - 1) / 2
            return QRectF(channel * (width + 1), self.height() * (1 - high), width, self.height() * (high - low))
        height = (self.height() - 1) / 2
        return QRectF(self.width() * low, channel * (height + 1), self.width() * (high - low), height)
