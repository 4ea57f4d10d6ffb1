"""ArmOverlay: contacts, forces and springs, drawn over a picture of the arm."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from plugins.robot.panel.simulation.picture import Picture

_M_A_NEWTON, _LONGEST_M = 0.06, 0.2
_POINT, _HEAD = 3.0, 7.0
_COILS, _COIL = 9, 5.0
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)
_FORCE = QColor(255, 140, 0)


def paint_contacts(painter: QPainter, picture: Picture, area: QRectF) -> None:
    """A point at each contact, and an arrow for what presses there: 6 cm for each newton, up to 20 cm."""
    if not len(picture.points):
        return
    newtons = np.linalg.norm(picture.forces, axis=1, keepdims=True)
    length = np.minimum(newtons * _M_A_NEWTON, _LONGEST_M)
    ends = picture.points + picture.forces / np.maximum(newtons, 1e-9) * length
    size = area.width(), area.height()
    near, far = picture.camera.seen(picture.points, *size), picture.camera.seen(ends, *size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for start, end in zip(near.tolist(), far.tolist(), strict=True):
        if start[0] != start[0] or end[0] != end[0]:
            continue
        from_, to = QPointF(start[0], start[1]), QPointF(end[0], end[1])
        _arrow(painter, from_, to)
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(_LIGHT)
        painter.drawEllipse(from_, _POINT, _POINT)


def paint_spring(painter: QPainter, picture: Picture, area: QRectF, colour: QColor) -> None:
    """A coil from what is held to where it is pulled."""
    if picture.spring is None:
        return
    seen = picture.camera.seen(np.array(picture.spring), area.width(), area.height())
    if np.isnan(seen).any():
        return
    start, end = QPointF(seen[0, 0], seen[0, 1]), QPointF(seen[1, 0], seen[1, 1])
    coil = _coil(start, end)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(_DARK, 4), QPen(colour, 2)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(coil)
    painter.setPen(QPen(_DARK, 1))
    painter.setBrush(colour)
    painter.drawEllipse(start, _POINT, _POINT)
    painter.drawEllipse(end, _POINT + 2, _POINT + 2)


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    across, down = end.x() - start.x(), end.y() - start.y()
    if hypot(across, down) < 1:
        return
    turn = atan2(down, across)
    for pen in (QPen(_DARK, 3.5), QPen(_FORCE, 1.8)):
        painter.setPen(pen)
        painter.drawLine(start, end)
        if hypot(across, down) > _HEAD:
            for side in (turn + pi * 0.83, turn - pi * 0.83):
                painter.drawLine(end, end + QPointF(cos(side), sin(side)) * _HEAD)


def _coil(start: QPointF, end: QPointF) -> QPolygonF:
    away = end - start
    length = hypot(away.x(), away.y())
    if length < 4 * _COIL:
        return QPolygonF([start, end])
    beside = QPointF(-away.y(), away.x()) / length * _COIL
    points = [start]
    for coil in range(1, 2 * _COILS):
        along = start + away * (0.15 + 0.7 * coil / (2 * _COILS))
        points.append(along + beside * (1 if coil % 2 else -1))
    return QPolygonF([*points, end])
