"""Selecting: time of a sound chosen by mouse and keys, drawn, and put in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette

from plugins.audio.panel.colours import faded
from plugins.audio.panel.waveform.ruler import clock
from plugins.audio.panel.waveform.span import SoundSpan
from plugins.audio.panel.work import SongWork
from plugins.audio.spectra import FLOOR_DB

if TYPE_CHECKING:
    from plugins.audio.panel.player import Player
    from plugins.audio.panel.waveform.view import WaveView

_EDGE_PX, _MAGNET_PX, _DRAG_PX = 5.0, 6.0, 3.0
_ZOOM = 1.5
_NAMES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Selecting(QObject):
    """The selected frames of a view's sound: from `anchor` to `head`, whichever is first."""

    changed = Signal()

    def __init__(self, view: WaveView, work: SongWork, player: Player | None) -> None:
        super().__init__(view)
        self._view, self._work, self._player = view, work, player
        self._span: SoundSpan | None = None
        self._anchor, self._head = 0, 0
        self._pressed: QPointF | None = None
        self._seeking = False
        self._dragging = False

    @property
    def range(self) -> tuple[int, int] | None:
        """The first selected frame and the one after the last."""
        if self._anchor == self._head:
            return None
        return min(self._anchor, self._head), max(self._anchor, self._head)

    def show(self, span: SoundSpan | None) -> None:
        """Select in another sound, or in the same one, of which what is left stays selected."""
        before = self.range
        if span is None or self._span is None or span.sound.frames != self._span.sound.frames:
            self._anchor = self._head = 0
        self._span = span
        if before != self.range:
            self.changed.emit()

    def select(self, first: float, end: float) -> None:
        """Select from one frame to another, within the sound."""
        most = self._span.sound.frames if self._span else 0
        anchor, head = (min(max(0, round(frame)), most) for frame in (first, end))
        if (anchor, head) != (self._anchor, self._head):
            self._anchor, self._head = anchor, head
            self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.select(0, 0)

    def press(self, event: QMouseEvent) -> None:
        """Begin: a seek in the rulers, an edge of the selection, more of it with Shift, else a new one."""
        if self._span is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        at, view = event.position(), self._view
        if at.y() < view.ruler_height:
            self._seeking = True
            self._seek(at.x())
            return
        self._pressed, self._dragging = at, False
        chosen = self.range
        if chosen is not None and event.modifiers() & _SHIFT:
            near_first = abs(view.axis.x(chosen[0]) - at.x()) < abs(view.axis.x(chosen[1]) - at.x())
            self.select(chosen[1] if near_first else chosen[0], self._snapped(at.x(), event))
            self._dragging = True
        elif chosen is not None and (edge := self._edge(at.x())) is not None:
            self.select(chosen[1] if edge == chosen[0] else chosen[0], edge)
            self._dragging = True

    def move(self, event: QMouseEvent) -> None:
        """Go on, or show what pressing here would do."""
        at, view = event.position(), self._view
        if self._seeking:
            self._seek(at.x())
        elif self._pressed is not None:
            if not self._dragging and abs(at.x() - self._pressed.x()) >= _DRAG_PX:
                self._dragging = True
                self._anchor = self._within(self._snapped(self._pressed.x(), event))
            if self._dragging:
                self.select(self._anchor, self._snapped(at.x(), event))
        else:
            edge = at.y() >= view.ruler_height and self._edge(at.x()) is not None
            view.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.IBeamCursor)

    def release(self, event: QMouseEvent) -> None:
        """Be done: a press without a drag selects nothing, and goes there."""
        if self._pressed is not None and not self._dragging:
            self.clear()
            self._seek(event.position().x())
        self._pressed, self._seeking, self._dragging = None, False, False

    def double_click(self, event: QMouseEvent) -> None:
        """Select all that is heard."""
        if self._span is not None and event.position().y() >= self._view.ruler_height:
            self.select(self._span.begin, self._span.end)
            self._dragging, self._pressed = True, event.position()

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """What keys do while the view has the focus."""
        axis = self._view.axis
        return {
            "+": lambda: axis.zoom(_ZOOM, self._middle()),
            "=": lambda: axis.zoom(_ZOOM, self._middle()),
            "-": lambda: axis.zoom(1 / _ZOOM, self._middle()),
            "Ctrl+A": lambda: self.select(0, axis.frames),
            "Home": lambda: axis.scroll_to(0),
            "End": lambda: axis.scroll_to(axis.frames),
            "Left": lambda: axis.scroll_to(axis.left - axis.per_px * axis.width / 10),
            "Right": lambda: axis.scroll_to(axis.left + axis.per_px * axis.width / 10),
            "Shift+Left": lambda: self._extend(-4),
            "Shift+Right": lambda: self._extend(4),
            "Ctrl+Shift+Left": lambda: self._extend(-40),
            "Ctrl+Shift+Right": lambda: self._extend(40),
        }

    def draw(self, painter: QPainter, area: QRect, palette: QPalette) -> None:
        """What is selected, with its edges."""
        if self.range is None:
            return
        first, end = (self._view.axis.x(frame) for frame in self.range)
        ink = palette.color(QPalette.ColorRole.Highlight)
        left, right = max(-2.0, first), min(area.width() + 2.0, end)
        painter.fillRect(QRectF(left, area.top(), max(1.0, right - left), area.height()), faded(ink, 0.17))
        for x in (first, end):
            painter.fillRect(QRectF(x - 0.5, area.top(), 1, area.height()), ink)

    def words_at(self, at: QPointF) -> str:
        """What lies at a place of the view: its time, and in the spectrogram its frequency, note and level."""
        view, span = self._view, self._span
        if span is None:
            return ""
        frame = view.axis.frame(at.x())
        said = clock(max(0.0, frame) / span.sound.rate)
        if not view.spectral:
            return said
        area = view.area
        height = 1 - (at.y() - area.top()) / area.height()
        hertz = view.pitches.hertz(height)
        pixels = view.devicePixelRatioF()
        level = view.spectrogram.level_at(span.sound.asset, frame, view.axis.per_px / pixels, height, view.pitches)
        loud = f"{level:.0f} dB" if level > FLOOR_DB else self.tr("silent")
        return f"{said}   {hertz:,.0f} Hz   {note_name(hertz)}   {loud}".replace("-", "−")

    def _within(self, frame: float) -> int:
        return min(max(0, round(frame)), self._span.sound.frames if self._span else 0)

    def _edge(self, x: float) -> int | None:
        for frame in self.range or ():
            if abs(self._view.axis.x(frame) - x) <= _EDGE_PX:
                return frame
        return None

    def _snapped(self, x: float, event: QMouseEvent) -> float:
        """The frame at a place; that of the song's grid, or an end of what is heard, where it is near and Alt is up."""
        axis, span = self._view.axis, self._span
        frame = axis.frame(x)
        if span is None or event.modifiers() & _ALT:
            return frame
        near = [span.begin, span.end]
        if self._work.grid:
            near.append(span.frame(self._work.snapped(span.tick(frame))))
        best = min(near, key=lambda place: abs(place - frame))
        return best if abs(axis.x(best) - x) <= _MAGNET_PX else frame

    def _seek(self, x: float) -> None:
        if self._player is not None and self._span is not None:
            self._player.seek(max(0.0, self._span.tick(self._view.axis.frame(x))))

    def _middle(self) -> float:
        """Where keys zoom: at the end of the selection that moves, else in the middle of the view."""
        axis = self._view.axis
        x = axis.x(self._head)
        return x if self.range and 0 <= x <= axis.width else axis.width / 2

    def _extend(self, px: float) -> None:
        axis = self._view.axis
        if not self.range:
            self._anchor = self._head = self._within(axis.frame(axis.width / 2))
        moved = round(px * axis.per_px) or (1 if px > 0 else -1)
        self.select(self._anchor, self._head + moved)


def note_name(hertz: float) -> str:
    """The nearest note of the tempered scale, A4 at 440 Hz."""
    number = round(69 + 12 * math.log2(max(hertz, 1.0) / 440))
    return f"{_NAMES[number % 12]}{number // 12 - 1}"
