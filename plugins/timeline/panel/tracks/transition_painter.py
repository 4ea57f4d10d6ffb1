"""Transitions as boxes over their cuts, each with a picture of its kind."""

from __future__ import annotations

import math
from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from plugins.timeline.model import Transition, TransitionKind
from plugins.timeline.panel.tracks.frame import Frame
from plugins.timeline.panel.tracks.inks import faded, mixed

_PICTURE_FROM = 10.0


def draw_transition(frame: Frame, box: QRectF, transition: Transition, *, selected: bool, heard: bool) -> None:
    """Draw a transition into its box."""
    painter = frame.painter
    painter.setOpacity(1.0 if heard else 0.5)
    painter.fillRect(box, faded(mixed(frame.words, frame.ground, 0.22), 0.82))
    line = frame.accent if selected else mixed(frame.words, frame.ground, 0.75)
    if box.width() >= _PICTURE_FROM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_picture(painter, box.adjusted(2, 2, -2, -2), transition, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 2 if selected else 1))
    inset = 1.0 if selected else 0.5
    painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    painter.setOpacity(1.0)


def _draw_picture(painter: QPainter, box: QRectF, transition: Transition, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1))
    top_left, top_right, bottom_left, bottom_right = (
        box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight(),
    )  # fmt: skip
    middle = box.center()
    match transition.kind:
        case TransitionKind.DISSOLVE:
            painter.drawLine(QLineF(top_left, bottom_right))
            painter.drawLine(QLineF(bottom_left, top_right))
        case TransitionKind.DIP:
            painter.setBrush(QColor(f"#{transition.colour[1:7]}"))
            painter.drawPolygon(QPolygonF([bottom_left, QPointF(middle.x(), box.top()), bottom_right]))
        case TransitionKind.WIPE:
            # An edge that stands as it does in the picture, and an arrow to where it goes
            turn = math.radians(transition.angle)
            along = QPointF(math.cos(turn), math.sin(turn))
            across = QPointF(-along.y(), along.x())
            size = min(box.width(), box.height()) / 2 - 1
            painter.setPen(QPen(ink, 1.6))
            painter.drawLine(QLineF(middle - across * size, middle + across * size))
            tip = middle + along * size
            painter.drawLine(QLineF(middle, tip))
            painter.drawLine(QLineF(tip, tip - along * 4 + across * 3))
            painter.drawLine(QLineF(tip, tip - along * 4 - across * 3))
        case _:
            assert_never(transition.kind)
