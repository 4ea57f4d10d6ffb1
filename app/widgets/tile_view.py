"""TileView: a picture of any size in tiles, to be moved, zoomed and turned, and drawn on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.checkers import checkers
from app.widgets.tile_cache import TILE, Key, Piece, TileCache
from app.widgets.tile_loader import Request, TileLoader, TileSource, blocks_of
from app.widgets.view_gestures import ViewGestures
from app.widgets.viewport import Viewport

_BUDGET_BYTES = 256 * 1024 * 1024
_MARGIN = 24
_SETTLED_MS = 120
_FINER_LEVELS = 3
"""How many levels down a missing piece is drawn from what is at hand."""

Overlay = Callable[[QPainter, Viewport], None]
"""Draws over the picture, in the units of the view."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pen or the mouse is: in the picture and in the view, with a pressure from 0 to 1."""

    picture: QPointF
    view: QPointF
    pressure: float = 1.0
    eraser: bool = False
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    button: Qt.MouseButton = Qt.MouseButton.LeftButton


class TileView(QWidget):
    """Shows a TileSource. What it doesn't use to move the picture about it passes on as Pointers."""

    pressed = Signal(object)
    dragged = Signal(object)
    released = Signal(object)
    hovered = Signal(object)
    left = Signal()
    viewport_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: TileSource | None = None
        self._picture = QRect()
        self._viewport = Viewport()
        self._cache = TileCache(_BUDGET_BYTES)
        self._loader = TileLoader(self)
        self._loader.made.connect(self._take)
        self._touched: dict[Key, QRect] = {}
        self._overlays: list[Overlay] = []
        self._gestures = ViewGestures(self)
        self._fitted = True
        self._moving = False
        self._pressing = False
        self._ring = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._settled)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # The picture

    def show_picture(self, source: TileSource, size: QSize) -> None:
        """Show a picture; one of another size than before is fitted into the view."""
        resized = size != self._picture.size()
        self._source = source
        self._picture = QRect(0, 0, size.width(), size.height())
        self._touched.clear()
        self._loader.drop()
        self._cache.clear()
        if resized:
            self.fit()
        self.update()

    def swap_source(self, source: TileSource) -> None:
        """Read tiles from another source from now on; what differs has to be invalidated."""
        self._source = source

    @property
    def picture(self) -> QRect:
        """The picture's rectangle in its own pixels."""
        return QRect(self._picture)

    def invalidate(self, rects: Iterable[QRect]) -> None:
        """Rectangles of the picture have changed: their tiles are made anew, and shown as they were until then."""
        for rect in rects:
            self._cache.mark_stale(rect)
            self._loader.changed(rect)
            self.update_picture(QRectF(rect))

    def touch(self, rect: QRect) -> None:
        """A rectangle of the picture has changed a little: the source's patch of it is shown with the next frame."""
        rect = rect.intersected(self._picture)
        if rect.isEmpty():
            return
        for row in range(rect.top() // TILE, rect.bottom() // TILE + 1):
            for column in range(rect.left() // TILE, rect.right() // TILE + 1):
                key = Key(0, column, row)
                part = rect.intersected(key.area)
                self._touched[key] = part.united(self._touched[key]) if key in self._touched else part
        self.update_picture(QRectF(rect))

    def update_picture(self, rect: QRectF) -> None:
        """Draw a rectangle of the picture again with what is at hand."""
        self.update(self._viewport.rect_to_view(rect).toAlignedRect().adjusted(-2, -2, 2, 2))

    def add_overlay(self, overlay: Overlay) -> None:
        """Draw something over the picture; the last one added is on top."""
        self._overlays.append(overlay)

    def wait_until_shown(self, timeout_ms: int = 5000) -> bool:
        """Whether everything in sight is there after at most this time; for tests and pictures of the window."""
        from PySide6.QtCore import QDeadlineTimer, QEventLoop
        from PySide6.QtWidgets import QApplication

        deadline = QDeadlineTimer(timeout_ms)
        while not deadline.hasExpired():
            self.repaint()
            if not self._loader.busy:
                return True
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        return False

    def close_loader(self) -> None:
        """Wait until nothing is being made on other threads."""
        self._loader.close()

    # Where it stands

    @property
    def viewport(self) -> Viewport:
        """Where the picture stands."""
        return self._viewport

    def set_viewport(self, viewport: Viewport) -> None:
        """Let the picture stand elsewhere; some of it stays in sight."""
        viewport = viewport.kept_near(self._picture, _MARGIN * 2)
        if viewport == self._viewport:
            return
        self._viewport = viewport
        self._fitted = False
        self._moving = True
        self._settle.start()
        self.update()
        self.viewport_changed.emit()

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the picture by whole units of the view."""
        moved = self._viewport.moved(dx, dy)
        if moved.kept_near(self._picture, _MARGIN * 2) is not moved:
            self.set_viewport(moved)
            return
        self._viewport = moved
        self._fitted = False
        # What is on the screen is moved there; only the strips that come into sight are drawn.
        self.scroll(dx, dy, self.rect())
        self.viewport_changed.emit()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, with what lies under a point of the view (its middle) staying there."""
        self.set_viewport(self._viewport.zoomed(zoom, at or QRectF(self.rect()).center()))

    def turn_to(self, angle: float) -> None:
        """Turn to an angle in degrees around the middle of the view."""
        self.set_viewport(self._viewport.turned(angle, QRectF(self.rect()).center()))

    def flip(self) -> None:
        """Exchange left and right, of the view alone."""
        self.set_viewport(self._viewport.flipped())

    def fit(self) -> None:
        """Show all of the picture, upright, and go on doing so while the view changes its size."""
        self.set_viewport(self._viewport.fitted(QRectF(self._picture), _MARGIN))
        self._fitted = True

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was uncovered or has changed, and ask for what is missing."""
        painter = QPainter(self)
        ground = self.palette().color(QPalette.ColorRole.Shadow)
        painter.fillRect(event.rect(), ground)
        if self._source is not None and not self._picture.isEmpty():
            self._refresh_touched(self._source)
            self._paint_picture(painter, QRectF(event.rect()))
            self._ask_for_missing(self._source)
        for overlay in self._overlays:
            painter.save()
            overlay(painter, self._viewport)
            painter.restore()
        if self._ring:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _refresh_touched(self, source: TileSource) -> None:
        level = self._level
        step = 1 << level
        touched, self._touched = self._touched, {}
        for key, part in touched.items():
            self._loader.changed(part)
            left, top = part.left() // step * step, part.top() // step * step
            right, bottom = -(-(part.right() + 1) // step) * step, -(-(part.bottom() + 1) // step) * step
            rect = QRect(left, top, right - left, bottom - top).intersected(self._picture)
            if level == 0 and self._cache.get(key) is None:
                self._cache.put(key, Piece(source.tile(key.column, key.row)))
            else:
                self._cache.patch(key, source.patch(rect), rect, level)

    def _paint_picture(self, painter: QPainter, exposed: QRectF) -> None:
        viewport = self._viewport
        whole = QRectF(self._picture)
        smooth = not self._moving and viewport.zoom < 2 and (viewport.zoom != 1 or viewport.angle % 90 != 0)
        if viewport.plain:
            painter.setClipRect(viewport.on_pixels(whole).intersected(exposed))
        else:
            painter.setTransform(viewport.transform)
            painter.setClipRect(whole)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._moving)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        origin = viewport.on_pixels(whole).topLeft() if viewport.plain else QPointF()
        brush = checkers(self.palette(), self.devicePixelRatioF() if viewport.plain else viewport.zoom)
        painter.setBrushOrigin(origin)
        for key in self._keys_in(viewport.rect_to_picture(exposed).intersected(whole)):
            self._paint_piece(painter, key, brush)
        painter.setClipping(False)
        painter.resetTransform()

    def _paint_piece(self, painter: QPainter, key: Key, ground: QBrush) -> None:
        area = QRectF(key.area)
        target = self._viewport.on_pixels(area) if self._viewport.plain else area
        piece = self._cache.get(key)
        if piece is None:
            painter.fillRect(target, ground)
            self._paint_instead(painter, key)
            return
        if piece.image is None:
            painter.fillRect(target, ground)
            return
        if piece.image.hasAlphaChannel():
            painter.fillRect(target, ground)
        painter.drawImage(target, piece.image)

    def _paint_instead(self, painter: QPainter, key: Key) -> None:
        """Draw a missing piece from a coarser one, or from finer ones."""
        above, depth = key, 0
        while above.level < self._highest:
            above, depth = above.parent, depth + 1
            coarse = self._cache.get(above)
            if coarse is not None:
                if coarse.image is not None:
                    side = TILE / (1 << depth)
                    left = (key.column - (above.column << depth)) * side
                    top = (key.row - (above.row << depth)) * side
                    self._paint_part(painter, key, coarse.image, QRectF(left, top, side, side))
                return
        self._paint_finer(painter, key, _FINER_LEVELS)

    def _paint_finer(self, painter: QPainter, key: Key, levels: int) -> None:
        if key.level == 0 or levels == 0:
            return
        for child in key.children:
            piece = self._cache.get(child)
            if piece is None:
                self._paint_finer(painter, child, levels - 1)
            elif piece.image is not None:
                self._paint_part(painter, child, piece.image, QRectF(0, 0, TILE, TILE))

    def _paint_part(self, painter: QPainter, key: Key, image: QImage, part: QRectF) -> None:
        area = QRectF(key.area)
        painter.drawImage(self._viewport.on_pixels(area) if self._viewport.plain else area, image, part)

    # What is missing

    @property
    def _highest(self) -> int:
        side = max(self._picture.width(), self._picture.height())
        return max(0, (-(-side // TILE) - 1).bit_length())

    @property
    def _level(self) -> int:
        """The level whose pixels are at most twice as fine as those of the screen."""
        level = 0
        while self._viewport.zoom * (2 << level) <= 1 and level < self._highest:
            level += 1
        return level

    def _keys_in(self, area: QRectF) -> list[Key]:
        if area.isEmpty():
            return []
        level = self._level
        side = TILE << level
        return [
            Key(level, column, row)
            for row in range(int(area.top() // side), int((area.bottom() - 1e-6) // side) + 1)
            for column in range(int(area.left() // side), int((area.right() - 1e-6) // side) + 1)
        ]

    def _ask_for_missing(self, source: TileSource) -> None:
        if not self._loader.free:
            return
        seen = self._viewport.rect_to_picture(QRectF(self.rect())).intersected(QRectF(self._picture))
        middle = seen.center()

        def distance(key: Key) -> float:
            offset = QPointF(key.area.center()) - middle
            return offset.x() ** 2 + offset.y() ** 2

        missing = [key for key in self._keys_in(seen) if self._is_wanted(key)]
        for key in sorted(missing, key=distance):
            for block in blocks_of(key):
                if block is not key and not (self._is_wanted(block) and block.area.intersects(self._picture)):
                    continue
                self._loader.ask(block, source, self._at_hand_below(block))
                if not self._loader.free:
                    return
            if all(not self._is_wanted(block) and not self._loader.is_making(block) for block in blocks_of(key)):
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
            if piece is not None and not piece.stale:
                # A copy that shares its pixels until one of the two is drawn on.
                found[child] = None if piece.image is None else QImage(piece.image)
            elif not child.area.intersects(self._picture):
                found[child] = None
            else:
                found.update(self._at_hand_below(child))
        return found

    def _take(self, request: Request, pieces: dict[Key, QImage | None]) -> None:
        if not request.dropped and request.source is not None:
            for key, image in pieces.items():
                self._cache.put(key, Piece(image, request.outdated))
        self.update_picture(QRectF(request.key.area))

    def _settled(self) -> None:
        self._moving = False
        self.update()
