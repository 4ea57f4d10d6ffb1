"""EllipseHand: an ellipse to be selected."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from app.widgets.viewport import Viewport
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.rectangle import RectangleHand
from plugins.canvas.selecting import Coverage, ellipse

_CORNERS = 96


class EllipseHand(RectangleHand):
    """Drags the rectangle that the ellipse lies in."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("smooth", "feather", "sizing"))

    @property
    def chosen_at_once(self) -> bool:
        """Its pixels have to be found."""
        return False

    def shape(self, place: tuple[int, int, int, int], inside: tuple[int, int, int, int], smooth: bool) -> Coverage:
        """What is chosen of a canvas."""
        return ellipse(*place, inside, smooth=smooth)

    def line(self, rect: QRectF, viewport: Viewport) -> QPolygonF:
        """The ellipse in the view."""
        middle, wide, high = rect.center(), rect.width() / 2, rect.height() / 2
        turns = (2 * math.pi * step / _CORNERS for step in range(_CORNERS))
        points = [QPointF(middle.x() + wide * math.cos(turn), middle.y() + high * math.sin(turn)) for turn in turns]
        return viewport.transform.map(QPolygonF(points))
