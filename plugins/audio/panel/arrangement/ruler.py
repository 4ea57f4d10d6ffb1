"""Ruler: bars, the loop's brace, selected time and chords above the lanes."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import assert_never

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from plugins.audio.commands import SetSong
from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.music.theory import chord_name
from plugins.audio.panel.arrangement.lanes import scroll
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.panel.colours import faded
from plugins.audio.song import LONGEST_BARS, Song

_BRACE, _NUMBERS, _CHORDS = 16, 22, 20
_EDGE_PX = 7.0
_STARTS_PX = 4.0
_NUMBER_ROOM_PX = 46.0


class _Grip(Enum):
    """What is dragged in the ruler."""

    START = "start"
    END = "end"
    MIDDLE = "middle"
    NEW = "new"
    TIME = "time"


class Ruler(QWidget):
    """The brace at the top, bar numbers below it, and the chords of the bars where they are known."""

    menu_wanted = Signal(object)
    """A QPoint of the screen where the menu of time is to open."""

    def __init__(self, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._grip: _Grip | None = None
        self._from = QPointF()
        self._bar = 0
        self._moved = False
        self._brace: tuple[int, int] | None = None
        self._bars_before: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Ruler"))
        self.setAccessibleDescription(self.tr("Arrow keys move the playhead; with Shift they select bars."))
        self._resize()
        state.axis.changed.connect(self.update)
        state.changed.connect(self._resize)
        state.work.selection_changed.connect(self.update)
        state.playhead.moved.connect(self._playhead_moved)

    @property
    def brace(self) -> tuple[int, int]:
        """The loop's first bar and the one after its last, as they are dragged at the moment."""
        return self._brace if self._brace is not None else self._state.work.song.brace

    def sizeHint(self) -> QSize:
        """As high as what is shown."""
        chords = _CHORDS if any(self._state.work.song.chords) else 0
        return QSize(200, _BRACE + _NUMBERS + chords)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all of it: there is little."""
        painter, palette = QPainter(self), self.palette()
        part, song = QRectF(event.rect()), self._state.work.song
        painter.fillRect(part, palette.color(QPalette.ColorRole.Window))
        self._paint_time(painter, song)
        self._paint_numbers(painter, song)
        self._paint_brace(painter, song)
        if any(song.chords):
            self._paint_chords(painter, song)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), palette.color(QPalette.ColorRole.Mid))
        self._paint_playhead(painter)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag what lies below the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from, self._moved = event.position(), False
        self._bar = self._bar_at(event.position().x())
        self._bars_before = self._state.work.bars
        self._grip = self._grip_at(event.position())
        self._brace = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or show what would be dragged."""
        at = event.position()
        if self._grip is None:
            self._show_cursor(at)
            return
        if not self._moved and abs(at.x() - self._from.x()) < _STARTS_PX:
            return
        self._moved = True
        if self._grip is _Grip.TIME:
            bar = self._bar_at(at.x())
            self._state.work.select_bars((min(bar, self._bar), max(bar, self._bar) + 1))
        elif not self._state.work.read_only:
            self._brace = self._dragged(self._grip, at.x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged; a click goes to its place."""
        grip, brace, moved = self._grip, self._brace, self._moved
        self._grip = self._brace = None
        if event.button() is not Qt.MouseButton.LeftButton or grip is None:
            return
        if moved and brace is not None:
            song = self._state.work.song
            looping = song.looping or grip is _Grip.NEW
            self._state.work.execute(SetSong(replace(song, brace=brace, looping=looping), label="Change the loop"))
        elif not moved and grip in (_Grip.TIME, _Grip.NEW):
            tick = self._state.axis.tick(event.position().x())
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self._state.work.select_bars(None)
            self._state.playhead.seek(tick if free else round(tick / TICKS_PER_BEAT) * TICKS_PER_BEAT)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The brace turns the loop on and off."""
        if event.button() is Qt.MouseButton.LeftButton and self._grip_at(event.position()) in (
            _Grip.START,
            _Grip.END,
            _Grip.MIDDLE,
        ):
            self.toggle_loop()

    def toggle_loop(self) -> None:
        """Turn the loop on or off."""
        song = self._state.work.song
        changed = replace(song, looping=not song.looping)
        self._state.work.execute(SetSong(changed, label="Turn the loop off" if song.looping else "Turn the loop on"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with time."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the playhead by a beat, with Ctrl by a bar; with Shift they select bars; Escape lets go."""
        work, playhead = self._state.work, self._state.playhead
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            here = self._state.bar(playhead.tick)
            first, end = work.bars if work.bars is not None else (here, here)
            end = min(end + step, LONGEST_BARS)
            work.select_bars((first, end) if end > first else None)
        elif step is not None:
            unit = work.song.bar_ticks if event.modifiers() & Qt.KeyboardModifier.ControlModifier else TICKS_PER_BEAT
            playhead.seek((round(playhead.tick / unit) + step) * unit)
        elif event.key() == Qt.Key.Key_Home:
            playhead.seek(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom as over the lanes."""
        scroll(self._state, event)

    def _escape(self) -> None:
        if self._grip is not None:
            if self._grip is _Grip.TIME:
                self._state.work.select_bars(self._bars_before)
            self._grip = self._brace = None
            self.update()
        else:
            self._state.work.select_bars(None)

    def _bar_at(self, x: float) -> int:
        return min(self._state.bar(self._state.axis.tick(x)), LONGEST_BARS - 1)

    def _x(self, bar: int) -> float:
        return self._state.axis.x(bar * self._state.work.song.bar_ticks)

    def _grip_at(self, at: QPointF) -> _Grip:
        if at.y() >= _BRACE:
            return _Grip.TIME
        first, end = self._state.work.song.brace
        left, right = self._x(first), self._x(end)
        if end <= first or not left - _EDGE_PX <= at.x() <= right + _EDGE_PX:
            return _Grip.NEW
        # Of a narrow brace the ends are what lies nearer.
        reach = min(_EDGE_PX, max(2.0, (right - left) / 4))
        if at.x() >= right - reach:
            return _Grip.END
        return _Grip.START if at.x() <= left + reach else _Grip.MIDDLE

    def _dragged(self, grip: _Grip, x: float) -> tuple[int, int]:
        song = self._state.work.song
        first, end = song.brace
        edge = min(max(0, round(self._state.axis.tick(x) / song.bar_ticks)), LONGEST_BARS)
        match grip:
            case _Grip.START:
                return min(edge, end - 1), end
            case _Grip.END:
                return first, max(edge, first + 1)
            case _Grip.MIDDLE:
                by = round((x - self._from.x()) / self._state.axis.px_per_tick / song.bar_ticks)
                by = min(max(by, -first), LONGEST_BARS - end)
                return first + by, end + by
            case _Grip.NEW | _Grip.TIME:
                bar = self._bar_at(x)
                return min(bar, self._bar), max(bar, self._bar) + 1
            case _:
                assert_never(grip)

    def _show_cursor(self, at: QPointF) -> None:
        match self._grip_at(at):
            case _Grip.START | _Grip.END:
                self.setCursor(Qt.CursorShape.SizeHorCursor)
                self.setToolTip(self.tr("Drag to change the loop; double-click the brace to turn it on or off"))
            case _Grip.MIDDLE:
                self.setCursor(Qt.CursorShape.OpenHandCursor)
                self.setToolTip(self.tr("Drag to move the loop; double-click to turn it on or off"))
            case _Grip.NEW:
                self.unsetCursor()
                self.setToolTip(self.tr("Drag for a new loop"))
            case _Grip.TIME:
                self.unsetCursor()
                self.setToolTip(self.tr("Click to go there; drag to select bars"))

    def _paint_time(self, painter: QPainter, _song: Song) -> None:
        bars = self._state.work.bars
        if bars is not None:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            left, right = self._x(bars[0]), self._x(bars[1])
            painter.fillRect(QRectF(left, _BRACE, right - left, self.height() - _BRACE), faded(accent, 0.25))

    def _paint_numbers(self, painter: QPainter, song: Song) -> None:
        palette = self.palette()
        step, wide = 1, song.bar_ticks * self._state.axis.px_per_tick
        while step * wide < _NUMBER_ROOM_PX:
            step *= 2
        for line in self._state.axis.lines(self.width(), song.metre):
            x = round(self._state.axis.x(line.tick)) + 0.5
            numbered = line.level == 0 and line.bar % step == 0
            painter.setPen(palette.color(QPalette.ColorRole.Midlight if numbered else QPalette.ColorRole.Mid))
            top = _BRACE + (3 if numbered else _NUMBERS - 5)
            painter.drawLine(QLineF(x, top, x, _BRACE + _NUMBERS))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        bar = self._state.bar(self._state.axis.left) // step * step
        while (x := self._x(bar)) < self.width():
            words = QRectF(x + 5, _BRACE, step * wide, _NUMBERS)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(bar + 1))
            bar += step

    def _paint_brace(self, painter: QPainter, song: Song) -> None:
        first, end = self.brace
        if end <= first:
            return
        palette = self.palette()
        left, right = self._x(first), self._x(end)
        on = song.looping or self._grip is _Grip.NEW
        colour = palette.color(QPalette.ColorRole.Text if on else QPalette.ColorRole.Midlight)
        box = QRectF(left + 0.5, 4.5, right - left - 1, _BRACE - 7)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(faded(colour, 0.55) if on else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.fillRect(QRectF(left, 4, 3, _BRACE - 6), colour)
        painter.fillRect(QRectF(right - 3, 4, 3, _BRACE - 6), colour)

    def _paint_chords(self, painter: QPainter, song: Song) -> None:
        palette, top = self.palette(), float(_BRACE + _NUMBERS)
        painter.fillRect(QRectF(0, top, self.width(), 1), palette.color(QPalette.ColorRole.Mid))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        wide = song.bar_ticks * self._state.axis.px_per_tick
        metrics = self.fontMetrics()
        free = -1.0
        for bar in range(self._bar_at(0), min(len(song.chords), self._bar_at(self.width()) + 1)):
            name, x = chord_name(song.chords[bar], song.key), self._x(bar)
            if bar and song.chords[bar] == song.chords[bar - 1] and x > 0:
                continue
            if name and x >= free:
                painter.drawText(
                    QRectF(x + 5, top, max(wide, 200.0), _CHORDS),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    name,
                )
                free = x + metrics.horizontalAdvance(name) + 8

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self._state.axis.x(self._state.playhead.tick)
        if -8 <= x <= self.width() + 8:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self.palette().color(QPalette.ColorRole.Text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            base = float(_BRACE + _NUMBERS)
            painter.drawPolygon(QPolygonF([QPointF(x - 6, base - 9), QPointF(x + 6, base - 9), QPointF(x + 0.5, base)]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.fillRect(QRectF(round(x), base, 1, self.height() - base), colour)

    def _playhead_moved(self, before: float, now: float) -> None:
        for tick in (before, now):
            self.update(round(self._state.axis.x(tick)) - 8, 0, 17, self.height())

    def _resize(self) -> None:
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())
        self.update()
