"""LevelMeter: how loud both channels are, with the highest of the last moment."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

_LOWEST_DB = -60.0
_WARM_DB = -12.0
_FALL_DB_S = 40.0
"""How fast bars go down."""
_HOLD_S = 1.5
"""For so long the highest stands."""
_RMS_S = 0.3
"""What is heard counts for the RMS in about so many seconds."""
_LONGEST_S = 0.5
"""Longer than this between two levels counts for no more."""
_TICKS_DB = (0, -6, -12, -18, -24, -36, -48)
_BAR_PX, _SCALED_BAR_PX, _CLIP_PX, _ROOM_PX = 4, 6, 5, 4
_SPACE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def meter_part(amplitude: float) -> float:
    """How far up a meter an amplitude of full scale reaches, from 0 at -60 dBFS to 1."""
    if not amplitude > 0:
        return 0.0
    return min(1.0, max(0.0, 1 - 20 * math.log10(amplitude) / _LOWEST_DB))


def decibel_text(amplitude: float) -> str:
    """An amplitude of full scale in dBFS, as it is read."""
    level = 20 * math.log10(amplitude) if amplitude > 0 else -math.inf
    return "−∞" if level < -100 else f"{level:+.1f}".replace("-", "−")


class LevelMeter(QWidget):
    """Two bars, upright or lying. Above full scale a block at the end is filled and stays so until it is clicked.

    With a scale there are numbers of dBFS beside the bars, and the keyboard reaches it. Where the RMS is given it is
    the full bar, and the peak the paler one. `clock` gives seconds.
    """

    def __init__(
        self, parent: QWidget | None = None, *, scaled: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._upright, self._scaled, self._clock = True, scaled, clock
        self._parts = [0.0, 0.0]
        self._held = [0.0, 0.0]
        self._until = [0.0, 0.0]
        self._power = [0.0, 0.0]
        self._has_rms = False
        self._at = clock()
        self.highest = 0.0
        """The highest amplitude since it was last cleared."""
        self.over = False
        self.setAccessibleName(self.tr("Level"))
        if scaled:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_upright(True)

    @property
    def rms(self) -> tuple[float, float]:
        """The amplitudes that are shown as RMS."""
        return math.sqrt(self._power[0]), math.sqrt(self._power[1])

    def set_upright(self, upright: bool) -> None:
        """Stand, or lie."""
        self._upright = upright
        policy = QSizePolicy.Policy
        self.setSizePolicy(*((policy.Fixed, policy.Expanding) if upright else (policy.Expanding, policy.Fixed)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Two bars, and the numbers beside them."""
        return self._size(100)

    def minimumSizeHint(self) -> QSize:
        """Two bars, and the numbers beside them."""
        return self._size(30 if self._upright else 40)

    def show_levels(self, left: float, right: float, rms: tuple[float, float] | None = None) -> None:
        """The amplitudes since the last ones: up at once, down slowly."""
        now = self._clock()
        passed, self._at = min(now - self._at, _LONGEST_S), now
        before = (*self._parts, *self._held, *self._power, self.over)
        for channel, amplitude in enumerate((left, right)):
            part = meter_part(amplitude)
            self._parts[channel] = max(part, self._parts[channel] + passed * _FALL_DB_S / _LOWEST_DB, 0.0)
            if part > 0 and part >= self._held[channel]:
                self._held[channel], self._until[channel] = part, now + _HOLD_S
            elif now >= self._until[channel]:
                self._held[channel] = self._parts[channel]
            self.highest = max(self.highest, amplitude)
            self.over = self.over or amplitude > 1.0
        if rms is not None:
            self._has_rms = True
            share = 1 - math.exp(-passed / _RMS_S)
            for channel, value in enumerate(rms):
                power = self._power[channel] + (value * value - self._power[channel]) * share
                self._power[channel] = power if power > 1e-9 else 0.0
        if (*self._parts, *self._held, *self._power, self.over) != before:
            self.update()

    def clear(self) -> None:
        """Forget that it was too loud, and how loud it was at most."""
        self.over, self.highest = False, 0.0
        self.update()

    def mousePressEvent(self, _event: object) -> None:
        """Forget that it was too loud."""
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do as a click does."""
        if event.key() in _SPACE:
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the numbers to whoever points at it; Space is not taken for the key that plays."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _SPACE and not event.modifiers():
                event.accept()
                return True
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.words(), self)
            return True
        return super().event(event)

    def words(self) -> str:
        """How loud it is, and was at most, in words."""
        words = self.tr("Highest: {level} dBFS").format(level=decibel_text(self.highest))
        if self._has_rms:
            left, right = map(decibel_text, self.rms)
            words += "\n" + self.tr("RMS: {left} and {right} dBFS").format(left=left, right=right)
        return words + "\n" + self.tr("Click to clear what was highest.")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars, from green over amber to the block at the end."""
        painter, palette = QPainter(self), self.palette()
        dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
        good, warm, bad = (
            QColor(name) for name in (("#7bb58b", "#d9a94a", "#e0716c") if dark else ("#2f7a46", "#8a6410", "#b3352f"))
        )
        ground = palette.color(QPalette.ColorRole.Mid)
        warm_from = meter_part(10 ** (_WARM_DB / 20))
        for channel in (0, 1):
            painter.fillRect(self._bar(channel, 0.0, 1.0), ground)
            bars = [(self._parts[channel], 1.0)]
            if self._has_rms:
                bars = [(self._parts[channel], 0.45), (meter_part(self.rms[channel]), 1.0)]
            for part, alpha in bars:
                for colour, low, high in ((good, 0.0, min(part, warm_from)), (warm, warm_from, part)):
                    if high > low:
                        ink = QColor(colour)
                        ink.setAlphaF(alpha)
                        painter.fillRect(self._bar(channel, low, high), ink)
            if (held := self._held[channel]) > 0.02:
                painter.fillRect(self._bar(channel, held, held, 2.0), warm if held > warm_from else good)
            if self.over or self._scaled:
                painter.fillRect(self._block(channel), bad if self.over else ground)
        if self._scaled:
            self._paint_scale(painter)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_scale(self, painter: QPainter) -> None:
        """Numbers beside the bars, as many as there is room for."""
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._small())
        metrics = painter.fontMetrics()
        last = -math.inf
        for level in _TICKS_DB:
            words = str(abs(level))
            part, wide = meter_part(10 ** (level / 20)), metrics.horizontalAdvance(words)
            bar = self._bar(1, part, part)
            if self._upright:
                height = metrics.ascent()
                y = min(max(bar.center().y() + height / 2 - 1, float(height)), self.height() - 1.0)
                if y - height < last:
                    continue
                last = y + 2
                painter.drawText(QRectF(bar.right() + 4, y - height, self.width(), height + 2),
                                 Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)  # fmt: skip
            else:
                x = min(max(bar.center().x() - wide / 2, 0.0), float(self.width() - wide))
                if -x - wide < last:
                    continue
                last = -x + 6
                painter.drawText(QRectF(x, bar.bottom() + 1, wide + 1, metrics.height()), 0, words)

    def _size(self, length: int) -> QSize:
        thick = 2 * (_SCALED_BAR_PX if self._scaled else _BAR_PX) + 1
        if self._scaled:
            metrics = QFontMetrics(self._small())
            thick += _ROOM_PX + (metrics.horizontalAdvance("48") if self._upright else metrics.height())
            thick += 2 * _ROOM_PX
        return QSize(thick, length) if self._upright else QSize(length, max(7, thick - 2))

    def _small(self) -> QFont:
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(max(8, round(font.pixelSize() * 0.77)))
        else:
            font.setPointSizeF(font.pointSizeF() * 0.77)
        return font

    def _bar(self, channel: int, low: float, high: float, least: float = 0.0) -> QRectF:
        """A part of a channel's bar, at least so many pixels long towards its beginning."""
        place, length, start, wide = self._course(channel)
        begin, end = start + length * low, start + length * high
        begin = min(begin, max(start, end - least))
        if self._upright:
            return QRectF(place, self.height() - end, wide, end - begin)
        return QRectF(begin, place, end - begin, wide)

    def _block(self, channel: int) -> QRectF:
        """What is filled when it was too loud."""
        place, length, start, wide = self._course(channel)
        begin = start + length + 1 if self._scaled else length * 0.93
        long = float(_CLIP_PX) if self._scaled else length * 0.07
        if self._upright:
            return QRectF(place, self.height() - begin - long, wide, long)
        return QRectF(begin, place, long, wide)

    def _course(self, channel: int) -> tuple[float, float, float, float]:
        """Where a channel lies across, how long its bar is, where that begins, and how wide it is."""
        across, along = (self.width(), self.height()) if self._upright else (self.height(), self.width())
        if self._scaled:
            return (_ROOM_PX + channel * (_SCALED_BAR_PX + 1), along - 2 * _ROOM_PX - _CLIP_PX - 1, _ROOM_PX,
                    _SCALED_BAR_PX)  # fmt: skip
        wide = (across - 1) / 2
        return channel * (wide + 1), along, 0.0, wide
