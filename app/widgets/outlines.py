"""Outlines that are seen on every ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_DASH = 4.0
_WIDEST_NOTE = 420.0


def draw_dashed(painter: QPainter, shape: QPolygonF, *, smooth: bool) -> None:
    """A closed line of black and white dashes; `smooth` where it doesn't stand upright."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    for colour, offset in ((QColor(0, 0, 0, 200), 0.0), (QColor(255, 255, 255, 230), _DASH)):
        pen = QPen(colour, 1)
        pen.setDashPattern([_DASH, _DASH])
        pen.setDashOffset(offset)
        painter.setPen(pen)
        painter.drawPolygon(shape)


def draw_ring(painter: QPainter, middle: QPointF, radius: float) -> None:
    """A thin double ring."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 170), 1))
    painter.drawEllipse(middle, radius + 0.75, radius + 0.75)
    painter.setPen(QPen(QColor(255, 255, 255, 220), 1))
    painter.drawEllipse(middle, radius - 0.25, radius - 0.25)


def draw_pill(painter: QPainter, words: str, at: QPointF, inside: QRectF, ground: QColor, text: QColor) -> QRectF:
    """A few words on a plain ground below a point, kept inside a rectangle; gives what they cover."""
    metrics = painter.fontMetrics()
    size = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
    left = min(max(at.x(), inside.left() + 8), max(inside.left() + 8, inside.right() - size.width() - 8))
    top = min(max(at.y(), inside.top() + 8), max(inside.top() + 8, inside.bottom() - size.height() - 8))
    pill = QRectF(left, top, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, 6, 6)
    painter.setPen(text)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return pill


def draw_note(painter: QPainter, words: str, at: QPointF, inside: QRectF, ground: QColor, text: QColor) -> QRectF:
    """Words on a plain ground below a point, in lines no longer than there is room; gives what they cover.

    The note is kept inside a rectangle.
    """
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    widest = max(80.0, min(_WIDEST_NOTE, inside.width() - 24))
    within = painter.fontMetrics().boundingRect(QRect(0, 0, int(widest), 10_000), int(flags), words)
    size = QRectF(0, 0, within.width() + 17, within.height() + 8)
    left = min(max(at.x(), inside.left() + 4), max(inside.left() + 4, inside.right() - size.width() - 4))
    top = min(max(at.y(), inside.top() + 4), max(inside.top() + 4, inside.bottom() - size.height() - 4))
    note = QRectF(left, top, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(note, 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(text)
    painter.drawText(note.adjusted(8, 4, -8, -4), int(flags), words)
    return note
