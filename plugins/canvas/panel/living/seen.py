"""Where the live picture is seen: over the canvas, or in a view of its own beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.tile_view import TileView
from app.widgets.viewport import Viewport
from plugins.canvas.panel.generation import draw_result
from plugins.canvas.panel.living.living import LivePicture, Living
from plugins.canvas.panel.work import CanvasWork

_MARGIN = 12
_BAND = 128
_BAND_MS = 12


class LiveOverlay(QObject):
    """Draws the picture where it lies on the canvas."""

    def __init__(self, living: Living, work: CanvasWork, view: TileView, parent: QObject) -> None:
        super().__init__(parent)
        self._living, self._work, self._view = living, work, view
        self._drawn = QRectF()
        self._bands: list[QRect] = []
        self._next = QTimer(self)
        self._next.setInterval(_BAND_MS)
        self._next.timeout.connect(self._draw_band)
        view.add_overlay(self._paint)
        living.picture_changed.connect(self._changed)

    def _changed(self) -> None:
        """Draw again where it is and where it was: during a stroke band after band, so that no dab waits for all."""
        picture = self._living.picture
        now = QRectF() if picture is None or not self._living.shown.over else self._rect(picture)
        whole = self._view.viewport.rect_to_view(now.united(self._drawn)).toAlignedRect().adjusted(-2, -2, 2, 2)
        self._drawn = now
        whole = whole.intersected(self._view.rect())
        if whole.isEmpty():
            return
        if self._work.stroke is None:
            self._bands = []
            self._view.update(whole)
        else:
            tops = range(whole.top(), whole.bottom() + 1, _BAND)
            self._bands = [QRect(whole.left(), top, whole.width(), _BAND) for top in tops]
            self._next.start()

    def _draw_band(self) -> None:
        if self._bands:
            self._view.update(self._bands.pop(0))
        if not self._bands:
            self._next.stop()

    def _rect(self, picture: LivePicture) -> QRectF:
        left, top = self._work.canvas.origin
        place = picture.place
        return QRectF(place.x + left, place.y + top, place.width, place.height)

    def _paint(self, painter: QPainter, viewport: Viewport) -> None:
        picture, shown = self._living.picture, self._living.shown
        if picture is not None and shown.over and shown.opacity > 0:
            painter.setOpacity(shown.opacity)
            draw_result(painter, viewport, self._view.picture, self._rect(picture), picture.image)


class LiveView(QWidget):
    """The picture in a view of its own, as large as fits, with what lies around it where a part is drawn alone."""

    def __init__(self, living: Living, parent: QWidget) -> None:
        super().__init__(parent)
        self._living = living
        self.setAccessibleName(self.tr("Live picture"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        living.changed.connect(self._show)
        living.picture_changed.connect(self._show)
        self.setVisible(False)

    def sizeHint(self) -> QSize:
        """As wide as the canvas beside it, where there is room."""
        return QSize(480, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, or what there will be."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Shadow))
        picture = self._living.picture
        if picture is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            inside = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            words = self.tr("Say what the picture shows, or paint: it follows.")
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._place(picture)
            if picture.ground is not None:
                painter.drawImage(place, picture.ground)
            painter.drawImage(place, picture.image)
        painter.end()

    def _place(self, picture: LivePicture) -> QRect:
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN).size()
        size = QSize(picture.place.width, picture.place.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        rect.moveCenter(self.rect().center())
        return rect

    def _show(self) -> None:
        self.setVisible(self._living.is_on and not self._living.shown.over)
        self.update()
