"""ResponseCurve: what an equaliser does over the frequencies, with a dot for each band that can be dragged."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.panel.colours import faded
from plugins.audio.panel.mixer.decibels import level_text
from plugins.audio.sound.effects import Band, Equaliser, Shape
from plugins.audio.sound.samples import Curve

_LOW_HZ, _HIGH_HZ = 20.0, 20_000.0
_SPAN_DB = 24.0
_RATE = 96_000
_LINES_HZ = (50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_DOT = 7.0
_NEAR = 14.0
_PASSES = (Shape.LOW_PASS, Shape.HIGH_PASS)


def response_db(bands: tuple[Band, ...], frequencies: Curve, rate: int = _RATE) -> Curve:
    """What bands do together at frequencies in hertz, in dB."""
    total = np.zeros(len(frequencies))
    turn = np.exp(-2j * np.pi * frequencies / rate)
    for band in bands:
        found = band.filter(rate)
        above = found.b0 + found.b1 * turn + found.b2 * turn**2
        below = 1 + found.a1 * turn + found.a2 * turn**2
        total += 20 * np.log10(np.maximum(np.abs(above / below), 1e-6))
    return total


class ResponseCurve(QWidget):
    """Drag a dot for frequency and gain, wheel for its width; double-click adds a band or levels one, Delete takes it.

    Arrow keys move the chosen band, Shift finely; Page keys choose another.
    """

    changed = Signal(object)
    """The Equaliser as it is now."""
    chosen = Signal(int)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[Band, ...] = ()
        self._band = 0
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            self.tr("Drag a band, turn the wheel for its width, double-click to add one, Delete to remove it")
        )

    @property
    def band(self) -> int:
        """The index of the chosen band."""
        return self._band

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show bands."""
        if bands != self._bands:
            self._bands = bands
            self._band = min(self._band, max(0, len(bands) - 1))
            self._name()
            self.update()

    def choose(self, index: int) -> None:
        """Choose a band."""
        if index != self._band and 0 <= index < len(self._bands):
            self._band = index
            self._name()
            self.update()
            self.chosen.emit(index)

    def sizeHint(self) -> QSize:
        """A picture of four by two."""
        return QSize(260, 132)

    def point_of(self, band: Band) -> QPointF:
        """Where a band's dot is."""
        gain = 0.0 if band.shape in _PASSES else band.gain_db
        return QPointF(self._x(band.frequency_hz), self._y(gain))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The grid, the curve and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(palette.color(edge))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        self._paint_grid(painter)
        frequencies = np.geomspace(_LOW_HZ, _HIGH_HZ, max(2, self.width() // 2))
        levels = response_db(self._bands, frequencies)
        points = [QPointF(self._x(hz), self._y(level)) for hz, level in zip(frequencies, levels, strict=True)]
        ends = [QPointF(points[0].x(), self._y(0)), QPointF(points[-1].x(), self._y(0))]
        painter.setClipRect(box)
        painter.setPen(Qt.PenStyle.NoPen)
        text = palette.color(QPalette.ColorRole.Text)
        painter.setBrush(faded(text, 0.12))
        painter.drawPolygon(QPolygonF([ends[0], *points, ends[1]]))
        painter.setPen(QPen(text, 1.6))
        painter.drawPolyline(QPolygonF(points))
        for index, band in enumerate(self._bands):
            self._paint_dot(painter, index, self.point_of(band))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest dot."""
        near = self._near(event.position())
        if event.button() is Qt.MouseButton.LeftButton and near is not None:
            self.finished.emit()
            self.choose(near)
            self._held = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the band."""
        if not self._held:
            return
        at, band = event.position(), self._bands[self._band]
        hz = min(_HIGH_HZ, max(_LOW_HZ, self._hz(at.x())))
        gain = band.gain_db if band.shape in _PASSES else min(_SPAN_DB, max(-_SPAN_DB, self._db(at.y())))
        self._change(replace(band, frequency_hz=_rounded(hz), gain_db=round(gain, 1)))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        if self._held:
            self._held = False
            self.finished.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Level the band there, or put a new one there."""
        near = self._near(event.position())
        self._held = False
        if near is not None:
            self.choose(near)
            self._change(replace(self._bands[near], gain_db=0.0))
        else:
            at = event.position()
            band = Band(Shape.PEAK, _rounded(self._hz(at.x())), round(self._db(at.y()), 1), 1.0)
            self.add(band)
        self.finished.emit()

    def add(self, band: Band) -> None:
        """Add a band, and choose it."""
        self._bands = (*self._bands, band)
        self._band = len(self._bands) - 1
        self._tell()
        self.chosen.emit(self._band)

    def remove(self) -> None:
        """Take the chosen band away."""
        if self._bands:
            self._bands = self._bands[: self._band] + self._bands[self._band + 1 :]
            self._band = max(0, min(self._band, len(self._bands) - 1))
            self._tell()
            self.chosen.emit(self._band)
            self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the chosen band wider or narrower, where this has the keys."""
        if not self.hasFocus() or not self._bands:
            event.ignore()
            return
        band = self._bands[self._band]
        q = min(30.0, max(0.1, band.q * 1.1 ** (event.angleDelta().y() / 120)))
        self._change(replace(band, q=round(q, 3)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose or remove a band."""
        key, fine = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ways = {
            Qt.Key.Key_Left: (-1, 0.0),
            Qt.Key.Key_Right: (1, 0.0),
            Qt.Key.Key_Up: (0, 1.0),
            Qt.Key.Key_Down: (0, -1.0),
        }
        if not self._bands:
            super().keyPressEvent(event)
        elif (way := ways.get(Qt.Key(key))) is not None:
            band = self._bands[self._band]
            hz = band.frequency_hz * 2 ** (way[0] / (48 if fine else 12))
            gain = 0.0 if band.shape in _PASSES else way[1] * (0.1 if fine else 0.5)
            self._change(
                replace(
                    band,
                    frequency_hz=_rounded(min(_HIGH_HZ, max(_LOW_HZ, hz))),
                    gain_db=round(min(36.0, max(-36.0, band.gain_db + gain)), 1),
                )
            )
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose((self._band + (1 if key == Qt.Key.Key_PageDown else -1)) % len(self._bands))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        else:
            super().keyPressEvent(event)

    def _change(self, band: Band) -> None:
        if band != self._bands[self._band]:
            self._bands = (*self._bands[: self._band], band, *self._bands[self._band + 1 :])
            self._tell()

    def _tell(self) -> None:
        self._name()
        self.update()
        self.changed.emit(Equaliser(self._bands))

    def _name(self) -> None:
        if not self._bands:
            self.setAccessibleName(self.tr("Equaliser without bands"))
            return
        band = self._bands[self._band]
        self.setAccessibleName(
            self.tr("Band {number} of {count}: {hz} Hz, {gain} dB").format(
                number=self._band + 1,
                count=len(self._bands),
                hz=f"{band.frequency_hz:g}",
                gain=level_text(band.gain_db),
            )
        )

    def _near(self, at: QPointF) -> int | None:
        ways = [(QPointF(self.point_of(band) - at).manhattanLength(), index) for index, band in enumerate(self._bands)]
        best = min(ways, default=(math.inf, 0))
        return best[1] if best[0] <= _NEAR else None

    def _paint_grid(self, painter: QPainter) -> None:
        palette = self.palette()
        font = self.font()
        font.setPixelSize(9)
        painter.setFont(font)
        for hz in _LINES_HZ:
            x = self._x(hz)
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))
            if hz in (100, 1000, 10_000):
                painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
                painter.drawText(QPointF(x + 3, self.height() - 4), f"{hz // 1000} k" if hz >= 1000 else str(hz))
        for level in (-12, 0, 12):
            y = self._y(level)
            painter.setPen(palette.color(QPalette.ColorRole.Mid if level else QPalette.ColorRole.Midlight))
            painter.drawLine(QPointF(2, y), QPointF(self.width() - 2, y))
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QPointF(5, y - 2), f"{level:+d}".replace("-", "−") if level else "0 dB")

    def _paint_dot(self, painter: QPainter, index: int, at: QPointF) -> None:
        palette = self.palette()
        chosen = index == self._band
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent if chosen else QPalette.ColorRole.Text), 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Accent if chosen else QPalette.ColorRole.Base))
        painter.drawEllipse(at, _DOT, _DOT)
        font = self.font()
        font.setPixelSize(9)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        box = QRectF(at.x() - _DOT, at.y() - _DOT, 2 * _DOT, 2 * _DOT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _x(self, hz: float) -> float:
        return math.log(hz / _LOW_HZ) / math.log(_HIGH_HZ / _LOW_HZ) * self.width()

    def _hz(self, x: float) -> float:
        part = min(1.0, max(0.0, x / max(1, self.width())))
        return float(_LOW_HZ * (_HIGH_HZ / _LOW_HZ) ** part)

    def _y(self, level: float) -> float:
        return (1 - level / _SPAN_DB) * self.height() / 2

    def _db(self, y: float) -> float:
        return (1 - 2 * y / max(1, self.height())) * _SPAN_DB


def _rounded(hz: float) -> float:
    return float(f"{hz:.3g}")
