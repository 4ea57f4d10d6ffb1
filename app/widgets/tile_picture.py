"""TilePicture: a picture in tiles as it is drawn: what is at hand, what is missing, what has changed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPolygonF, QTransform

from app.widgets.tile_cache import TILE, Key, Piece, TileCache
from app.widgets.tile_loader import Request, TileLoader, TileSource, blocks_of
from app.widgets.viewport import Viewport

_BUDGET_BYTES = 256 * 1024 * 1024
_FINER_LEVELS = 3
"""How many levels down a missing piece is drawn from what is at hand."""

_NEAR = 128
"""Patches of large strokes are made in pieces of about this side, since most of what lies between is as it was."""

_GLANCE_LEVEL = 3
"""Pictures that have this level take long enough to be made that a glance at all of them comes first."""


class TilePicture(QObject):
    """Draws a TileSource in a viewport at once, with what there is, and says what to draw again as more arrives."""

    changed = Signal(QRect)
    """A rectangle of the picture, in its pixels."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: TileSource | None = None
        self._rect = QRect()
        self._cache = TileCache(_BUDGET_BYTES)
        self._loader = TileLoader(self)
        self._loader.made.connect(self._take)
        self._touched: dict[Key, dict[tuple[int, int], QRect]] = {}
        self._glanced = False

    @property
    def rect(self) -> QRect:
        """The picture's rectangle in its own pixels."""
        return QRect(self._rect)

    @property
    def busy(self) -> bool:
        """Whether pieces are being made."""
        return self._loader.busy

    @property
    def byte_size(self) -> int:
        """How much is kept at hand."""
        return self._cache.byte_size

    def show(self, source: TileSource, size: QSize) -> None:
        """Begin with a picture from nothing."""
        self._source = source
        self._rect = QRect(0, 0, size.width(), size.height())
        self._touched.clear()
        self._loader.drop()
        self._cache.clear()
        self._glanced = False

    def swap(self, source: TileSource) -> None:
        """Read from another source from now on; what differs has to be invalidated."""
        self._source = source

    def invalidate(self, rects: Iterable[QRect]) -> None:
        """Rectangles have changed: their tiles are made anew, and shown as they were until then."""
        for rect in rects:
            self._cache.mark_stale(rect)
            self._loader.changed(rect)
            self.changed.emit(rect)

    def touch(self, rects: Iterable[QRect]) -> None:
        """Rectangles have changed a little: the source's patches of them are shown with the next frame.

        Those that begin near one another are patched as one.
        """
        whole = QRect()
        for given in rects:
            rect = given.intersected(self._rect)
            whole |= rect
            for row in range(rect.top() // TILE, rect.bottom() // TILE + 1):
                for column in range(rect.left() // TILE, rect.right() // TILE + 1):
                    key = Key(0, column, row)
                    part = rect.intersected(key.area)
                    parts = self._touched.setdefault(key, {})
                    place = part.x() // _NEAR, part.y() // _NEAR
                    parts[place] = part.united(parts[place]) if place in parts else part
        if not whole.isEmpty():
            self.changed.emit(whole)

    def close(self) -> None:
        """Make nothing more, and wait for what is being made."""
        self._loader.close()

    def paint(self, painter: QPainter, viewport: Viewport, exposed: QRectF, ground: QBrush, *, smooth: bool) -> None:
        """Draw what lies in a rectangle of the view, transparent parts on a ground, and ask for what is missing."""
        if self._source is None or self._rect.isEmpty():
            return
        self._refresh_touched(self._source, self._level(viewport), self._seen(viewport))
        self._paint(painter, viewport, exposed, ground, smooth)
        self._ask_for_missing(self._source, viewport)

    def _refresh_touched(self, source: TileSource, level: int, seen: QRectF) -> None:
        touched, self._touched = self._touched, {}
        rects: list[tuple[Key, QRect]] = []
        for key, parts in touched.items():
            whole = _united(parts.values())
            # What is being made there may lack the change, and must not be shown over it.
            self._loader.drop(whole)
            coarse = Key(level, key.column >> level, key.row >> level)
            if level == 0 and self._cache.get(key) is None:
                # What is out of sight is made when it comes into it.
                if seen.intersects(QRectF(key.area)):
                    self._cache.put(key, Piece(source.tile(key.column, key.row)))
            elif self._cache.get(coarse) is not None:
                rects += [(coarse, rect) for rect in ([_widened(whole, 1 << level)] if level else parts.values())]
            self._cache.mark_stale(whole, but=level)
        images = source.patches([rect for _, rect in rects], level) if rects else ()
        for (key, rect), image in zip(rects, images, strict=True):
            self._cache.patch(key, image, rect)

    def _paint(self, painter: QPainter, viewport: Viewport, exposed: QRectF, ground: QBrush, smooth: bool) -> None:
        whole = QRectF(self._rect)
        keys = self._keys_in(viewport.rect_to_picture(exposed).intersected(whole), self._level(viewport))
        pieces = [(key, self._cache.get(key)) for key in keys]
        if viewport.plain:
            painter.setClipRect(viewport.on_pixels(whole).intersected(exposed))
            painter.setBrushOrigin(viewport.on_pixels(whole).topLeft())
        else:
            ground = _stand_upright(painter, viewport, whole, ground, show=any(_shines_through(p) for _, p in pieces))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        brush = _Brush(painter, viewport, ground)
        for key, piece in pieces:
            brush.draw(key, None if piece is None else piece.image, grounded=not viewport.plain)
            if piece is None or piece.stale:
                self._paint_instead(brush, key, any_will_do=piece is None)

    def _paint_instead(self, brush: _Brush, key: Key, *, any_will_do: bool) -> None:
        """Draw a missing piece from coarser and finer ones; a stale one only from those that are fresh."""
        above, depth = key, 0
        while above.level < self._highest:
            above, depth = above.parent, depth + 1
            coarse = self._cache.get(above)
            if coarse is not None and (any_will_do or not coarse.stale):
                side = TILE / (1 << depth)
                left = (key.column - (above.column << depth)) * side
                top = (key.row - (above.row << depth)) * side
                brush.draw(key, coarse.image, QRectF(left, top, side, side))
                any_will_do = False
                break
        self._paint_finer(brush, key, _FINER_LEVELS, any_will_do)

    def _paint_finer(self, brush: _Brush, key: Key, levels: int, any_will_do: bool) -> None:
        if key.level == 0 or levels == 0:
            return
        for child in key.children:
            piece = self._cache.get(child)
            if piece is not None and (any_will_do or not piece.stale):
                brush.draw(child, piece.image)
            elif child.area.intersects(self._rect):
                self._paint_finer(brush, child, levels - 1, any_will_do)

    def _seen(self, viewport: Viewport) -> QRectF:
        """What of the picture is in sight."""
        return viewport.rect_to_picture(QRectF(QPointF(), viewport.size)).intersected(QRectF(self._rect))

    @property
    def _highest(self) -> int:
        side = max(self._rect.width(), self._rect.height())
        return max(0, (-(-side // TILE) - 1).bit_length())

    def _level(self, viewport: Viewport) -> int:
        """The level whose pixels are at most twice as fine as those of the screen."""
        level = 0
        while viewport.zoom * (2 << level) <= 1 and level < self._highest:
            level += 1
        return level

    def _keys_in(self, area: QRectF, level: int) -> list[Key]:
        if area.isEmpty():
            return []
        side = TILE << level
        return [
            Key(level, column, row)
            for row in range(int(area.top() // side), int((area.bottom() - 1e-6) // side) + 1)
            for column in range(int(area.left() // side), int((area.right() - 1e-6) // side) + 1)
        ]

    def _ask_for_missing(self, source: TileSource, viewport: Viewport) -> None:
        if not self._loader.free:
            return
        if not self._glanced:
            self._glanced = True
            if self._highest >= _GLANCE_LEVEL:
                self._loader.glance(Key(self._highest, 0, 0), source)
        seen = self._seen(viewport)
        middle = seen.center()

        def distance(key: Key) -> float:
            offset = QPointF(key.area.center()) - middle
            return offset.x() ** 2 + offset.y() ** 2

        missing = [key for key in self._keys_in(seen, self._level(viewport)) if self._is_wanted(key)]
        for key in sorted(missing, key=distance):
            blocks = [block for block in blocks_of(key) if block.area.intersects(self._rect)]
            for block in blocks:
                if self._is_wanted(block):
                    self._loader.ask(block, source, self._at_hand_below(block))
                    if not self._loader.free:
                        return
            if self._is_wanted(key) and not any(self._loader.is_making(block) for block in blocks):
                self._loader.ask(key, source, self._at_hand_below(key))

    def _is_wanted(self, key: Key) -> bool:
        piece = self._cache.get(key)
        return (piece is None or piece.stale) and not self._loader.is_making(key)

    def _at_hand_below(self, key: Key) -> dict[Key, QImage | None]:
        """What need not be made for a piece: fresh ones below it, and the empty ones beyond the border."""
        if key.level == 0:
            return {}
        found: dict[Key, QImage | None] = {}
        for child in key.children:
            piece = self._cache.get(child)
            if not child.area.intersects(self._rect):
                found[child] = None
            elif piece is not None and not piece.stale:
                # A copy that shares its pixels until one of the two is drawn on.
                found[child] = None if piece.image is None else QImage(piece.image)
            else:
                found.update(self._at_hand_below(child))
        return found

    def _take(self, request: Request, pieces: dict[Key, QImage | None]) -> None:
        if not request.dropped:
            for key, image in pieces.items():
                self._cache.put(key, Piece(image, request.outdated or request.glance))
        self.changed.emit(request.key.area)


def _united(rects: Iterable[QRect]) -> QRect:
    whole = QRect()
    for rect in rects:
        whole |= rect
    return whole


def _widened(rect: QRect, step: int) -> QRect:
    """The rectangle around another whose edges are multiples of a number."""
    left, top = rect.left() // step * step, rect.top() // step * step
    right, bottom = -(-(rect.right() + 1) // step) * step, -(-(rect.bottom() + 1) // step) * step
    return QRect(left, top, right - left, bottom - top)


class _Brush:
    """Puts pieces where they belong, what is transparent in them on the ground."""

    def __init__(self, painter: QPainter, viewport: Viewport, ground: QBrush) -> None:
        self._painter, self._viewport, self._ground = painter, viewport, ground

    def draw(self, key: Key, image: QImage | None, part: QRectF | None = None, *, grounded: bool = False) -> None:
        """Draw a piece, or a part of a coarser one in its place; `grounded` where the ground lies there already."""
        area = QRectF(key.area)
        target = self._viewport.on_pixels(area) if self._viewport.plain else area
        if not grounded and (image is None or image.hasAlphaChannel()):
            self._painter.fillRect(target, self._ground)
        if image is None:
            return
        if part is None:
            self._painter.drawImage(target, image)
        else:
            self._painter.drawImage(target, image, part)


def _stand_upright(painter: QPainter, viewport: Viewport, whole: QRectF, ground: QBrush, *, show: bool) -> QBrush:
    """Turn the painter, but not the ground below it: a pattern that is turned takes longer to draw than the picture.

    Gives the brush that goes on with the same ground, which moves with the picture's corner.
    """
    corner = viewport.to_view(whole.topLeft())
    origin = QPointF(math.floor(corner.x()), math.floor(corner.y()))
    if show:
        painter.setBrushOrigin(origin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(viewport.transform.map(QPolygonF(whole)))
        painter.setBrushOrigin(QPointF())
    back, _ = viewport.transform.inverted()
    upright = QBrush(ground)
    upright.setTransform(QTransform.fromTranslate(origin.x(), origin.y()) * back)
    painter.setTransform(viewport.transform, True)
    painter.setClipRect(whole)
    return upright


def _shines_through(piece: Piece | None) -> bool:
    return piece is None or piece.image is None or piece.image.hasAlphaChannel()
