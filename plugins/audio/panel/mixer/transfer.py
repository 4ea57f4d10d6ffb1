"""TransferCurve: how loud comes out what comes in, of a compressor."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.sound.effects import Compressor
from plugins.audio.sound.samples import Curve

_LOWEST = -60.0


def transfer_db(effect: Compressor, levels: Curve) -> Curve:
    """What a steady level in dB becomes."""
    over, half = levels - effect.threshold_db, effect.knee_db / 2
    bent = np.where(over > half, over, np.clip(over + half, 0, None) ** 2 / max(2 * effect.knee_db, 1e-9))
    return np.asarray(levels - (1 - 1 / effect.ratio) * np.maximum(bent, 0) + effect.makeup_db)


class TransferCurve(QWidget):
    """The curve with a dot at the threshold: drag it sideways for the threshold, up and down for the ratio."""

    changed = Signal(object)
    """The Compressor as it is now."""
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effect = Compressor()
        self._held: tuple[QPointF, Compressor] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Curve of the compressor"))
        self.setToolTip(self.tr("Drag sideways for the threshold, up and down for the ratio"))

    def show_effect(self, effect: Compressor) -> None:
        """Show a compressor."""
        if effect != self._effect:
            self._effect = effect
            self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(132, 132)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The grid, the curve, and the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        for level in (-48, -36, -24, -12):
            painter.drawLine(self._point(level, _LOWEST), self._point(level, 0))
            painter.drawLine(self._point(_LOWEST, level), self._point(0, level))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._point(_LOWEST, _LOWEST), self._point(0, 0))
        levels = np.linspace(_LOWEST, 0, 67)
        painter.setClipRect(box)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.8))
        found = transfer_db(self._effect, levels)
        painter.drawPolyline(
            QPolygonF([self._point(before, after) for before, after in zip(levels, found, strict=True)])
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        at = float(transfer_db(self._effect, np.array([self._effect.threshold_db]))[0])
        painter.drawEllipse(self._point(self._effect.threshold_db, at), 4.5, 4.5)
        font = self.font()
        font.setPixelSize(9)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QPointF(5, 12), self.tr("Out"))
        corner = QRectF(0, self.height() - 15, self.width() - 5, 12)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight, self.tr("In"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the curve."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.finished.emit()
            self._held = (event.position(), self._effect)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bend it."""
        if self._held is None:
            return
        moved, start = event.position() - self._held[0], self._held[1]
        threshold = min(0.0, max(_LOWEST, start.threshold_db + moved.x() / self.width() * -_LOWEST))
        ratio = min(20.0, max(1.0, start.ratio * 2 ** (moved.y() / 30)))
        self._effect = replace(self._effect, threshold_db=round(threshold, 1), ratio=round(ratio, 1))
        self.update()
        self.changed.emit(self._effect)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        if self._held is not None:
            self._held = None
            self.finished.emit()

    def _point(self, before: float, after: float) -> QPointF:
        return QPointF((1 - before / _LOWEST) * self.width(), after / _LOWEST * self.height())
