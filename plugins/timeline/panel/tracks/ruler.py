"""Ruler: timecode above the clips, with markers and the marks of in and out; a drag on it scrubs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from plugins.timeline.commands import SetMarker
from plugins.timeline.lookup.snapping import snapped
from plugins.timeline.model import Marker
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.lanes import scroll
from plugins.timeline.panel.tracks.ruler_painter import RulerPainter
from plugins.timeline.panel.tracks.state import TracksState
from plugins.timeline.time import TimeRange, to_timecode

_SNAP_PX = 7.0
_GRIP_PX = 6.0
_STARTS_PX = 3.0
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class Ruler(QWidget):
    """A press or drag seeks; markers and the marks of in and out are dragged, and are drawn to edges like clips."""

    menu_wanted = Signal(object, object)
    """A Hit, and a QPoint of the screen where its menu is to open."""
    marker_opened = Signal(str)
    """A marker was double-clicked."""

    def __init__(self, state: TracksState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._painter = RulerPainter(state)
        self._held: Hit | None = None
        self._from: Marker | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time ruler"))
        self._painter.restyle(self.font())
        for signal in (state.changed, state.axis.changed):
            signal.connect(self.update)
        state.playhead.moved.connect(self._playhead_moved)

    def sizeHint(self) -> QSize:
        """As high as timecode and markers need."""
        return QSize(400, self._painter.height)

    def minimumSizeHint(self) -> QSize:
        """As high as timecode and markers need."""
        return QSize(60, self._painter.height)

    def hit(self, at: QPointF) -> Hit:
        """What lies at a place of the ruler; `y` of the hit is above the clips."""
        state, x = self._state, at.x()
        there = Hit(Part.RULER, time=state.axis.time(x), x=x, y=at.y() - self.height())
        if at.y() >= self._painter.marks_top:
            marker = self._marker_at(x)
            if marker is not None:
                return replace(there, part=Part.MARKER, marker=marker.id)
        range_ = state.work.range
        if range_ is not None and at.y() < self._painter.marks_top:
            for part, time in ((Part.RANGE_IN, range_.start), (Part.RANGE_OUT, range_.end)):
                if abs(x - state.axis.x(time)) <= _GRIP_PX:
                    return replace(there, part=part)
        return there

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has to be drawn anew."""
        painter = QPainter(self)
        self._painter.paint(painter, event.rect(), self.palette())

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and fonts."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self._painter.restyle(self.font())
            self.updateGeometry()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek, or take hold of what lies here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held, self._moved = self.hit(event.position()), False
        self._from = self._marker(self._held.marker)
        if self._held.part is Part.RULER:
            self._scrub(event.position().x())
        elif self._from is not None:
            self._state.work.context.session.seal()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub, or drag what is held."""
        at, held = event.position(), self._held
        if held is None:
            grips = self.hit(at).part in (Part.RANGE_IN, Part.RANGE_OUT)
            self.setCursor(Qt.CursorShape.SizeHorCursor if grips else Qt.CursorShape.ArrowCursor)
            return
        self._moved = self._moved or abs(at.x() - held.x) >= _STARTS_PX
        if held.part is Part.RULER:
            self._scrub(at.x())
        elif self._moved and held.part is Part.MARKER:
            self._drag_marker(at.x())
        elif self._moved:
            self._drag_range(held.part, at.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what is seen is exact again. A marker that was only pressed is gone to."""
        held, self._held = self._held, None
        if held is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        playhead = self._state.playhead
        if held.part is Part.RULER:
            playhead.scrubbing = False
            playhead.seek(playhead.time)
        elif held.part is Part.MARKER and not self._moved and self._from is not None:
            playhead.seek(self._from.start)
        elif held.part is Part.MARKER:
            self._state.work.context.session.seal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a marker."""
        hit = self.hit(event.position())
        if hit.part is Part.MARKER:
            self.marker_opened.emit(hit.marker)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a time or a marker."""
        self.menu_wanted.emit(self.hit(QPointF(event.pos())), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom as over the clips."""
        scroll(self._state, event, event.position().x())

    def event(self, event: QEvent) -> bool:
        """Say what a marker is called."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marker = self._marker(self.hit(QPointF(event.pos())).marker)
            if marker is None:
                QToolTip.hideText()
                return True
            timeline = self._state.work.timeline
            time = to_timecode(timeline.start + marker.start, timeline.rate, timeline.drop_frame)
            lines = [part for part in (f"{time}  {marker.name}".rstrip(), marker.comment) if part]
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
            return True
        return super().event(event)

    def _scrub(self, x: float) -> None:
        playhead = self._state.playhead
        playhead.scrubbing = True
        playhead.seek(self._snapped(x, frames=True), dragging=True)

    def _drag_marker(self, x: float) -> None:
        if self._from is not None:
            start = self._snapped(x)
            work = self._state.work
            key = ("marker", self._from.id)
            work.execute(
                SetMarker(work.sequence.id, replace(self._from, start=start), label="Move the marker", merge_key=key)
            )

    def _drag_range(self, part: Part, x: float) -> None:
        range_ = self._state.work.range
        if range_ is None:
            return
        time, frame = self._snapped(x), self._state.work.timeline.frame
        if part is Part.RANGE_IN:
            found = TimeRange.between(min(time, range_.end - frame), range_.end)
        else:
            found = TimeRange.between(range_.start, max(time, range_.start + frame))
        self._state.work.set_range(found)

    def _snapped(self, x: float, *, frames: bool = False) -> Fraction:
        """The frame at a place, drawn to edges where snapping is on; a scrub keeps to the frame that is under it."""
        state = self._state
        time = state.work.on_frame(state.axis.time(max(0.0, x)))
        if not state.work.snapping or frames:
            return time
        near = snapped(state.work.sequence, time, state.axis.length(_SNAP_PX), also=(state.playhead.time,))
        return near if near is not None else time

    def _marker(self, id_: str) -> Marker | None:
        return next((each for each in self._state.sequence.markers if each.id == id_), None) if id_ else None

    def _marker_at(self, x: float) -> Marker | None:
        """The marker whose sign is drawn topmost at a place, or whose stretch lies there."""
        axis = self._state.axis
        signs = [each for each in self._state.sequence.markers if abs(axis.x(each.start) - x) <= _GRIP_PX]
        if signs:
            return signs[-1]
        time = axis.time(x)
        return next((each for each in self._state.sequence.markers if each.range.contains(time)), None)

    def _playhead_moved(self, before: Fraction, now: Fraction) -> None:
        for time in (before, now):
            x = round(self._state.axis.x(time))
            if -10 <= x <= self.width() + 10:
                self.update(QRect(x - 8, 0, 17, self.height()))
