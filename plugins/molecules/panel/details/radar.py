"""RadarPlot: the values of a molecule around a middle, over what is wanted of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.molecules.choosing import Between
from plugins.molecules.panel.colours import good_colour, warning_colour
from plugins.molecules.panel.saying import said
from plugins.molecules.quantities import QUANTITY, RADAR

_MARGIN = 34


class RadarPlot(QWidget):
    """An axis for each quantity: the band is what is wanted, a dot that lies outside of it is another shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Mapping[str, float] = {}
        self._wanted: dict[str, Between] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(200, 240)

    def show_values(self, values: Mapping[str, float], wanted: Mapping[str, Between]) -> None:
        """Show the values of a molecule and what is wanted of them, the usual where nothing was asked for."""
        self._values, self._wanted = values, dict(wanted)
        lines = []
        for key in RADAR:
            if key in values:
                quantity = QUANTITY[key]
                words = self.tr("as wanted") if self._range(key).holds(values[key]) else self.tr("not as wanted")
                lines.append(f"{said(quantity.title)}: {quantity.said(values[key])} ({words})")
        self.setToolTip("\n".join(lines))
        self.setAccessibleName(self.tr("Properties") + ". " + "; ".join(lines))
        self.update()

    def sizeHint(self) -> QSize:
        """Nearly square."""
        return QSize(260, 250)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, band and values."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, count = self.palette(), len(RADAR)
        middle = QPointF(self.width() / 2, self.height() / 2)
        radius = min(self.width() / 2 - _MARGIN - 14, self.height() / 2 - _MARGIN)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        for share in (0.25, 0.5, 0.75, 1.0):
            painter.drawPolygon(QPolygonF([_at(middle, radius * share, at, count) for at in range(count)]))
        for at in range(count):
            painter.drawLine(middle, _at(middle, radius, at, count))
        self._paint_band(painter, middle, radius)
        self._paint_values(painter, middle, radius)
        self._paint_names(painter, middle, radius)

    def _range(self, key: str) -> Between:
        return self._wanted.get(key) or Between(key, *QUANTITY[key].wanted)

    def _paint_band(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        outer, inner = [], []
        for at, key in enumerate(RADAR):
            wanted, quantity = self._range(key), QUANTITY[key]
            high = 1.0 if wanted.high is None else quantity.share(wanted.high)
            low = 0.0 if wanted.low is None else quantity.share(wanted.low)
            outer.append(_at(middle, radius * high, at, len(RADAR)))
            inner.append(_at(middle, radius * low, at, len(RADAR)))
        path, hole = QPainterPath(), QPainterPath()
        path.addPolygon(QPolygonF([*outer, outer[0]]))
        hole.addPolygon(QPolygonF([*inner, inner[0]]))
        colour = QColor(good_colour(self.palette()))
        colour.setAlpha(48)
        painter.fillPath(path.subtracted(hole), colour)

    def _paint_values(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        if not all(key in self._values for key in RADAR):
            return
        points = [
            _at(middle, radius * QUANTITY[key].share(self._values[key]), at, len(RADAR)) for at, key in enumerate(RADAR)
        ]
        accent = QColor(self.palette().color(QPalette.ColorRole.Text))
        painter.setPen(QPen(accent, 1.6))
        fill = QColor(accent)
        fill.setAlpha(26)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(points))
        for key, point in zip(RADAR, points, strict=True):
            holds = self._range(key).holds(self._values[key])
            colour = good_colour(self.palette()) if holds else warning_colour(self.palette())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Window), 1))
            painter.setBrush(colour)
            if holds:
                painter.drawEllipse(point, 4, 4)
            else:
                # Not by its colour alone
                box = [QPointF(0, -6), QPointF(6, 5), QPointF(-6, 5)]
                painter.drawPolygon(QPolygonF([point + corner for corner in box]))

    def _paint_names(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        for at, key in enumerate(RADAR):
            quantity, place = QUANTITY[key], _at(middle, radius + 18, at, len(RADAR))
            lean = place.x() - middle.x()
            side = Qt.AlignmentFlag.AlignHCenter
            box = QRectF(place.x() - 45, place.y() - 14, 90, 28)
            if lean > 8:
                side, box = Qt.AlignmentFlag.AlignLeft, QRectF(place.x() - 10, place.y() - 14, 90, 28)
            elif lean < -8:
                side, box = Qt.AlignmentFlag.AlignRight, QRectF(place.x() - 80, place.y() - 14, 90, 28)
            value = quantity.said(self._values[key]) if key in self._values else ""
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, f"{quantity.short}\n{value}")


def _at(middle: QPointF, radius: float, at: int, count: int) -> QPointF:
    angle = 2 * math.pi * at / count - math.pi / 2
    return middle + QPointF(math.cos(angle) * radius, math.sin(angle) * radius)
