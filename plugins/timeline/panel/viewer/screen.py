"""Screen: the picture of the film in a neutral surround, with the handles of the selected clip on it."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.viewport import Viewport
from plugins.timeline.panel.inspector.clip_edits import ClipEdits
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.viewer.handles import Grip, Held, grip_at, turn_handle
from plugins.timeline.panel.viewer.placing import Placing
from plugins.timeline.panel.viewer.seen import Seen, seen_clip, seen_clips
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO

_MARGIN_PX = 12
_NOTCH = 120
_ZOOM_A_NOTCH = 2**0.25
_DRAG_STARTS_PX = 3.0
_SAFE = (0.93, 0.90)
"""Of width and height: what is safe for action, and for lettering, by EBU R 95."""
_HANDLE_PX = 8.0
_NUDGES = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_LARGE_NUDGE = 10


class Screen(QWidget):
    """Fits the picture until it is zoomed; a clip is selected by a click, and moved, scaled and turned by its handles.

    The arrow keys move the selected clip by a pixel of the film, with Shift by ten.
    """

    zoom_changed = Signal()
    """Another zoom, or the picture fits again."""

    def __init__(self, work: FilmWork, player: Player | None, edits: ClipEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._player = work, player
        self._placing = Placing(edits)
        self._image = QImage()
        self._viewport = Viewport()
        self._fits = True
        self._safe = False
        self._grip: Grip | None = None
        self._moved = False
        self._panned: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture of the film"))
        work.film_changed.connect(self._film_changed)
        work.selection_changed.connect(self.update)
        work.sequence_changed.connect(self.update)
        if player is not None:
            player.frame_ready.connect(self.show_picture)
            player.moved.connect(self._went_on)
            player.playing_changed.connect(self.update)

    @property
    def fits(self) -> bool:
        """Whether all of the picture is shown, as large as there is room."""
        return self._fits

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the film."""
        return self._viewport.zoom

    @property
    def safe_areas(self) -> bool:
        """Whether lines show what every screen shows."""
        return self._safe

    def set_safe_areas(self, on: bool) -> None:
        """Show what every screen shows, or not."""
        self._safe = on
        self.update()

    def show_picture(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update(self._frame().toAlignedRect())

    def fit(self) -> None:
        """Show all of the picture."""
        self._fits = True
        self._lay_out()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Show so many pixels of the screen for one of the film, with what lies at a point staying there."""
        self._fits = False
        self._viewport = self._viewport.zoomed(zoom, at or QPointF(self.rect().center()))
        self._lay_out()

    def where(self, point: QPointF) -> QPointF:
        """A point of the film, in its pixels, on the screen."""
        return self._viewport.to_view(point)

    def selected(self) -> Seen | None:
        """The selected clip, where one alone is selected and seen now."""
        if self._player is None or self._player.playing or len(self._work.selected) != 1:
            return None
        id_ = next(iter(self._work.selected))
        clip, start = self._work.clip(id_), self._work.start_of(id_)
        if clip is None or start is None:
            return None
        time = self._player.time - start
        return seen_clip(self._work.timeline, clip, time) if ZERO <= time < clip.duration else None

    def sizeHint(self) -> QSize:
        """As large as a small film."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow dock."""
        return QSize(160, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture again."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surround, the picture, and what is drawn over it."""
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Shadow))
        frame = self._frame()
        if self._image.isNull():
            painter.fillRect(frame, Qt.GlobalColor.black)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._viewport.zoom < 4)
            painter.drawImage(frame, self._image)
        if self._safe:
            self._paint_safe_areas(painter, frame)
        seen = self.selected()
        if seen is not None:
            self._paint_handles(painter, seen)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the selected clip, or of another one; the middle button and the hand move the picture about."""
        left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (left and self._work.tool is Tool.HAND):
            self._panned = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if not left or self._player is None:
            return
        point, seen = self._viewport.to_picture(event.position()), self.selected()
        grip = grip_at(seen, point, self._viewport.scale) if seen is not None else None
        # What lies above is taken, unless it is the selected clip's handle
        if grip is None or grip.held is Held.BODY:
            self._player.pause()
            top = next((each for each in self._all_seen() if each.covers(point)), None)
            if top is not None and (grip is None or not self._work.selected):
                self._work.select((top.clip.id,))
                grip = Grip(top, Held.BODY, point)
            elif top is None and grip is None:
                self._work.select(())
        self._grip, self._moved = grip, False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag, or say what could be dragged here."""
        if self._panned is not None:
            by = event.position() - self._panned
            self._panned, self._fits = event.position(), False
            self._viewport = self._viewport.moved(by.x(), by.y())
            self._lay_out()
            return
        point = self._viewport.to_picture(event.position())
        grip = self._grip
        if grip is None:
            self._show_cursor(point)
            return
        if not self._moved:
            away = (point - grip.at) * self._viewport.scale
            if max(abs(away.x()), abs(away.y())) < _DRAG_STARTS_PX:
                return
            self._moved = True
            self._placing.begin()
        kept = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        film = (self._work.timeline.width, self._work.timeline.height)
        if not self._placing.set(grip.seen.clip, grip.values(point, film, kept=kept)):
            self._end_drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if self._panned is not None:
            self._panned = None
            self.unsetCursor()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._end_drag()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom under the pointer."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom_to(self._viewport.zoom * _ZOOM_A_NOTCH ** (turned / _NOTCH), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the selected clip, or take a drag back."""
        nudge = _NUDGES.get(Qt.Key(event.key()))
        seen = self.selected()
        if event.key() == Qt.Key.Key_Escape and self._grip is not None:
            self._grip = None
            if self._moved:
                self._placing.give_up()
        elif nudge is not None and seen is not None and self._grip is None:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._nudge(seen, nudge * (_LARGE_NUDGE if large else 1))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nudges up to here are one step."""
        if not event.isAutoRepeat() and Qt.Key(event.key()) in _NUDGES:
            self._placing.end()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Arrow keys move the selected clip, and are then no keys of the panel."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            meant = Qt.Key(event.key()) in _NUDGES and self.selected() is not None
            if meant or (event.key() == Qt.Key.Key_Escape and self._grip is not None):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self.update()

    def _nudge(self, seen: Seen, by: QPointF) -> None:
        film = (self._work.timeline.width, self._work.timeline.height)
        grip = Grip(seen, Held.BODY, QPointF(0, 0))
        self._placing.set(seen.clip, grip.values(by, film, kept=False))

    def _end_drag(self) -> None:
        if self._grip is not None and self._moved:
            self._placing.end()
        self._grip, self._moved = None, False

    def _frame(self) -> QRectF:
        film = self._work.timeline
        return self._viewport.on_pixels(QRectF(0, 0, film.width, film.height))

    def _lay_out(self) -> None:
        film = self._work.timeline
        ratio = self.devicePixelRatioF()
        viewport = self._viewport.resized(QSizeF(self.size()), ratio)
        if self._fits:
            viewport = viewport.fitted(QRectF(0, 0, film.width, film.height), _MARGIN_PX)
        self._viewport = viewport.kept_near(QRect(0, 0, film.width, film.height), 40)
        if self._player is not None:
            frame = self._frame()
            self._player.set_size(round(frame.width() * ratio), round(frame.height() * ratio))
        self.zoom_changed.emit()
        self.update()

    def _film_changed(self, before: object, now: object) -> None:
        if before is not now:
            self._lay_out()

    def _went_on(self, _time: Fraction) -> None:
        # The handles are those of another time
        if self._work.selected and self._player is not None and not self._player.playing:
            self.update()

    def _all_seen(self) -> list[Seen]:
        if self._player is None:
            return []
        return list(seen_clips(self._work.timeline, self._work.sequence, self._player.time))

    def _show_cursor(self, point: QPointF) -> None:
        seen = self.selected()
        grip = grip_at(seen, point, self._viewport.scale) if seen is not None else None
        if grip is None:
            self.unsetCursor()
        elif grip.held is Held.BODY:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif grip.held is Held.TURN:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            away = point - QPointF(*grip.seen.anchor)
            falling = (away.x() > 0) == (away.y() > 0)
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor)

    def _paint_safe_areas(self, painter: QPainter, frame: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in _SAFE:
            inset = QPointF(frame.width() * (1 - part) / 2, frame.height() * (1 - part) / 2)
            box = frame.adjusted(inset.x(), inset.y(), -inset.x(), -inset.y())
            # Dark beside light, so that it is seen on every picture
            painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
            painter.drawRect(box.translated(1, 1))
            painter.setPen(QPen(QColor(255, 255, 255, 190), 1))
            painter.drawRect(box)

    def _paint_handles(self, painter: QPainter, seen: Seen) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        outline = self._viewport.transform.map(seen.polygon)
        turn = self.where(turn_handle(seen, self._viewport.scale))
        top = (outline.at(0) + outline.at(1)) / 2
        for pen in (QPen(QColor(0, 0, 0, 130), 3), QPen(accent, 1.5)):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(outline)
            painter.drawLine(top, turn)
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1))
        painter.setBrush(QColor(255, 255, 255))
        half = _HANDLE_PX / 2
        for at in range(4):
            corner = outline.at(at)
            painter.drawRect(QRectF(corner.x() - half, corner.y() - half, _HANDLE_PX, _HANDLE_PX))
        painter.drawEllipse(turn, half, half)
        anchor = self.where(QPointF(*seen.anchor))
        painter.setPen(QPen(QColor(0, 0, 0, 170), 3))
        for pen in (QPen(QColor(0, 0, 0, 170), 3), QPen(QColor(255, 255, 255), 1)):
            painter.setPen(pen)
            painter.drawLine(anchor - QPointF(5, 0), anchor + QPointF(5, 0))
            painter.drawLine(anchor - QPointF(0, 5), anchor + QPointF(0, 5))
