"""Overview: the whole sequence in a narrow strip, and what of it is seen; it scrolls and zooms along the time."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.timeline.panel.tracks.columns import narrow_columns
from plugins.timeline.panel.tracks.inks import Look, faded, inks_of
from plugins.timeline.panel.tracks.state import TracksState

_HEIGHT = 26
_MOST_TRACKS = 12
_GRIP_PX = 6.0
_LEAST_WINDOW_PX = 18.0
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class _Grip(Enum):
    WINDOW = "window"
    START = "start"
    END = "end"


class Overview(QWidget):
    """A drag on the window scrolls, on its ends it zooms; a press beside it goes there."""

    def __init__(self, state: TracksState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._view = 400.0
        self._picture: QImage | None = None
        self._grip: _Grip | None = None
        self._from = (0.0, 0.0, 0.0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Overview of the film"))
        self.setToolTip(self.tr("Drag to scroll, drag the ends to zoom"))
        state.changed.connect(self._redraw)
        state.axis.changed.connect(self.update)
        state.playhead.moved.connect(self.update)

    def set_view(self, width: float) -> None:
        """Say how many pixels of the film are seen."""
        self._view = max(1.0, width)
        self.update()

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(400, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(60, _HEIGHT)

    @property
    def window_box(self) -> QRectF:
        """What of the strip stands for what is seen."""
        left, right = self._seconds()
        begin, end = self._x(left), self._x(right)
        if end - begin < _LEAST_WINDOW_PX:
            middle = (begin + end) / 2
            begin, end = middle - _LEAST_WINDOW_PX / 2, middle + _LEAST_WINDOW_PX / 2
        return QRectF(begin, 0, min(end, self.width()) - begin, self.height()).intersected(QRectF(self.rect()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The clips of all tracks as they are known, the window and the playhead."""
        painter, palette = QPainter(self), self.palette()
        role = QPalette.ColorRole
        painter.fillRect(self.rect(), palette.color(role.Dark))
        if self._picture is None or self._picture.width() != self.width():
            self._picture = self._drawn(palette)
        painter.drawImage(QRectF(0, 4, self.width(), self.height() - 8), self._picture)
        window, text = self.window_box, palette.color(role.Text)
        veil = faded(palette.color(role.Dark), 0.55)
        painter.fillRect(QRectF(0, 0, window.left(), self.height()), veil)
        painter.fillRect(QRectF(window.right(), 0, self.width() - window.right(), self.height()), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(palette.color(role.Highlight if focus else role.Midlight), 2 if focus else 1))
        painter.setBrush(faded(text, 0.06))
        painter.drawRoundedRect(window.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Midlight))
        for x in (window.left() + 3, window.right() - 6):
            painter.drawRoundedRect(QRectF(x, self.height() / 2 - 5, 3, 10), 1.5, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        x = self._x(float(self._state.playhead.time))
        painter.fillRect(QRectF(round(x), 0, 1, self.height()), palette.color(role.Highlight))

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window or of one of its ends; beside it, bring it here first."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self._grip = self._grip_at(at)
        if self._grip is None:
            left, right = self._seconds()
            self._state.axis.scroll_to((self._time(at.x()) - (right - left) / 2) * self._state.axis.px_per_s)
            self._grip = _Grip.WINDOW
        self._from = (at.x(), *self._seconds())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll or zoom."""
        at, axis = event.position(), self._state.axis
        if self._grip is None:
            ends = self._grip_at(at) in (_Grip.START, _Grip.END)
            self.setCursor(Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor)
            return
        begun, left, right = self._from
        by = (at.x() - begun) * self._state.end_s / max(1, self.width())
        match self._grip:
            case _Grip.WINDOW:
                axis.scroll_to((left + by) * axis.px_per_s)
            case _Grip.START:
                start = min(max(0.0, left + by), right - 1e-3)
                axis.show(start, 0, self._view / (right - start))
            case _Grip.END:
                axis.show(left, 0, self._view / max(1e-3, right + by - left))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom in the middle of what is seen."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._state.axis.zoom(2 ** (turned / 480), self._view / 2)
        else:
            self._state.axis.scroll(-turned / 120 * self._view / 10)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow keys, zoom with plus and minus."""
        axis, key = self._state.axis, event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            axis.scroll(self._view / 10 * (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            axis.zoom(0.8 if key == Qt.Key.Key_Minus else 1.25, self._view / 2)
        else:
            super().keyPressEvent(event)

    def _drawn(self, palette: QPalette) -> QImage:
        """A row of pixels for each track, those that are seen above those that are heard."""
        rows = self._state.rows.all[:_MOST_TRACKS]
        height = max(1, len(rows)) * 3
        pixels = np.zeros((height, max(1, self.width())), np.uint32)
        inks = np.array([*(inks_of(look, palette).plain.rgb() for look in Look), 0], np.uint32)
        scale = self.width() / self._state.end_s
        for number, row in enumerate(rows):
            columns = self._state.columns.of(row.track)
            places = np.flatnonzero(columns.looks >= 0)
            narrow = narrow_columns(columns, places, 0, scale, max(1, self.width()), None)
            pixels[number * 3 : number * 3 + 2] = inks[narrow.looks]
        format_ = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(pixels.data, pixels.shape[1], height, 4 * pixels.shape[1], format_).copy()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def _seconds(self) -> tuple[float, float]:
        axis = self._state.axis
        return axis.seconds(0), axis.seconds(self._view)

    def _x(self, seconds: float) -> float:
        return seconds / self._state.end_s * self.width()

    def _time(self, x: float) -> float:
        return x / max(1, self.width()) * self._state.end_s

    def _grip_at(self, at: QPointF) -> _Grip | None:
        window = self.window_box
        if abs(at.x() - window.left()) <= _GRIP_PX:
            return _Grip.START
        if abs(at.x() - window.right()) <= _GRIP_PX:
            return _Grip.END
        return _Grip.WINDOW if window.contains(at) else None
