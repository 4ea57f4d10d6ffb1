"""RollRuler: the numbers of the song's bars above the notes, and the stretch that the region plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QWidget

from plugins.audio.panel.roll.look import look_of, mixed
from plugins.audio.panel.roll.space import RollSpace
from plugins.audio.panel.roll.wheel import turn

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player

_HEIGHT_PX = 24
_NUMBER_PX = 44


class RollRuler(QWidget):
    """A click or a drag moves the playhead."""

    def __init__(self, space: RollSpace, player: Player | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._space, self._player = space, player
        self.setFixedHeight(_HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Bars"))
        self.setToolTip(self.tr("Click to move the playhead"))
        space.axis.changed.connect(self.update)
        space.state.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, space, state = QPainter(self), self._space, self._space.state
        look = look_of(self.palette(), 0)
        painter.fillRect(self.rect(), look.ground)
        song = state.work.song
        region = state.region
        if region is not None:
            begin, end = space.song_x(region.start), space.song_x(region.end)
            painter.fillRect(QRectF(begin, 0, end - begin, 4), mixed(look.ground, look.bound, 0.55))
            if region.loop:
                once = space.song_x(region.start + min(region.loop, region.length))
                painter.fillRect(QRectF(begin, 0, once - begin, 4), look.bound)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        free_from = -1e9
        before = state.before // song.bar_ticks
        for line in space.axis.lines(self.width() + _NUMBER_PX, song.metre, state.work.grid):
            x = round(space.axis.x(line.tick)) + 0.5
            if line.level > 1:
                continue
            painter.setPen(look.bar_line if line.level == 0 else look.beat_line)
            painter.drawLine(QPointF(x, 12 if line.level == 0 else 18), QPointF(x, self.height()))
            if line.level == 0 and x >= free_from:
                number = line.bar - before + 1
                painter.setPen(look.quiet_text)
                # Bars before the song's first count down from 0.
                painter.drawText(QRectF(x + 4, 5, _NUMBER_PX, 16), Qt.AlignmentFlag.AlignVCenter, str(number))
                free_from = x + _NUMBER_PX
        painter.setPen(look.beat_line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self._player is not None:
            x = space.song_x(self._player.tick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.playhead)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            low = self.height() - 1.0
            painter.drawPolygon(QPolygonF([QPointF(x - 5, low - 8), QPointF(x + 5, low - 8), QPointF(x, low)]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the playhead here."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom time."""
        turn(event, self._space.axis, None)

    def _seek(self, event: QMouseEvent) -> None:
        if self._player is None:
            return
        tick = self._space.axis.tick(event.position().x()) - self._space.state.before
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._player.seek(max(0.0, tick) if free else float(self._space.state.work.snapped(tick)))
