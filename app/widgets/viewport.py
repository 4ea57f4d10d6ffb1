"""Viewport: where a picture stands in a view, and the way between the two."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QTransform

SMALLEST_ZOOM = 1 / 64
LARGEST_ZOOM = 64.0
LARGEST_FIT = 2.0


@dataclass(frozen=True, slots=True)
class Viewport:
    """A view of `size` on a picture, with the picture's point `center` in its middle.

    `size` is in the view's own units and `ratio` says how many pixels of the screen one of them has; `zoom` is
    pixels of the screen for a pixel of the picture, so that 1 shows a picture as it is. `angle` in degrees,
    clockwise; `mirrored` turns left and right around.
    """

    size: QSizeF = field(default_factory=lambda: QSizeF(1, 1))
    center: QPointF = field(default_factory=QPointF)
    zoom: float = 1.0
    angle: float = 0.0
    mirrored: bool = False
    ratio: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether the picture stands upright and unmirrored."""
        return self.angle == 0 and not self.mirrored

    @property
    def scale(self) -> float:
        """Units of the view for a pixel of the picture."""
        return self.zoom / self.ratio

    @property
    def transform(self) -> QTransform:
        """From the picture to the view."""
        transform = QTransform()
        transform.translate(self.size.width() / 2, self.size.height() / 2)
        transform.rotate(self.angle)
        transform.scale(-self.scale if self.mirrored else self.scale, self.scale)
        transform.translate(-self.center.x(), -self.center.y())
        return transform

    def to_view(self, point: QPointF) -> QPointF:
        """A point of the picture in the view."""
        return self.transform.map(point)

    def to_picture(self, point: QPointF) -> QPointF:
        """A point of the view in the picture."""
        inverse, _ = self.transform.inverted()
        return inverse.map(point)

    def rect_to_view(self, rect: QRectF) -> QRectF:
        """The rectangle of the view around a rectangle of the picture."""
        return self.transform.mapRect(rect)

    def rect_to_picture(self, rect: QRectF) -> QRectF:
        """The rectangle of the picture around a rectangle of the view."""
        inverse, _ = self.transform.inverted()
        return inverse.mapRect(rect)

    def on_pixels(self, rect: QRectF) -> QRectF:
        """A rectangle of an upright picture in the view, its edges on pixels of the screen: neighbours leave no gap."""
        placed = self.rect_to_view(rect)
        left, top = round(placed.left() * self.ratio), round(placed.top() * self.ratio)
        right, bottom = round(placed.right() * self.ratio), round(placed.bottom() * self.ratio)
        return QRectF(left / self.ratio, top / self.ratio, (right - left) / self.ratio, (bottom - top) / self.ratio)

    def resized(self, size: QSizeF, ratio: float) -> Viewport:
        """The viewport in a view of another size, with the same point in the middle."""
        return replace(self, size=size, ratio=ratio)

    def moved(self, dx: float, dy: float) -> Viewport:
        """The viewport with the picture moved by units of the view."""
        middle = QPointF(self.size.width() / 2 - dx, self.size.height() / 2 - dy)
        return replace(self, center=self.to_picture(middle))

    def holding(self, held: QPointF, at: QPointF) -> Viewport:
        """This viewport moved so that a point of the picture lies at a point of the view."""
        now = self.to_view(held)
        return self.moved(at.x() - now.x(), at.y() - now.y())

    def zoomed(self, zoom: float, at: QPointF) -> Viewport:
        """The viewport at another zoom, with what lies under a point of the view staying there."""
        held = self.to_picture(at)
        return replace(self, zoom=min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))).holding(held, at)

    def turned(self, angle: float, at: QPointF) -> Viewport:
        """The viewport at another angle, turned around a point of the view."""
        held = self.to_picture(at)
        return replace(self, angle=(angle + 180) % 360 - 180).holding(held, at)

    def flipped(self) -> Viewport:
        """The viewport with left and right exchanged, the same point in the middle."""
        return replace(self, mirrored=not self.mirrored, angle=-self.angle if self.angle else 0.0)

    def fitted(self, rect: QRectF, margin: float) -> Viewport:
        """The viewport that shows all of a rectangle of the picture, at most twice as large as it is."""
        straight = replace(self, angle=0.0)
        wide = max(1.0, self.size.width() - 2 * margin) / max(1.0, rect.width())
        high = max(1.0, self.size.height() - 2 * margin) / max(1.0, rect.height())
        zoom = min(LARGEST_FIT, max(SMALLEST_ZOOM, min(wide, high) * self.ratio))
        return replace(straight, zoom=zoom, center=rect.center())

    def kept_near(self, picture: QRect, margin: float) -> Viewport:
        """The viewport moved so that some of the picture stays in sight."""
        reach = margin / self.scale
        half_width, half_height = self.size.width() / 2 / self.scale, self.size.height() / 2 / self.scale
        if self.angle:
            half_width = half_height = max(half_width, half_height)
        inside_x, inside_y = max(0.0, half_width - reach), max(0.0, half_height - reach)
        x = min(max(self.center.x(), picture.left() - inside_x), picture.left() + picture.width() + inside_x)
        y = min(max(self.center.y(), picture.top() - inside_y), picture.top() + picture.height() + inside_y)
        if (x, y) == (self.center.x(), self.center.y()):
            return self
        return replace(self, center=QPointF(x, y))
