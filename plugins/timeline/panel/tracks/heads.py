"""TrackHeads: the names and controls of the tracks beside their clips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.widgets.icons import Icons
from app.widgets.name_field import NameField
from plugins.timeline.lookup.layers import playing_tracks
from plugins.timeline.model import Track
from plugins.timeline.panel.tracks.head_layout import ZONES, Zone
from plugins.timeline.panel.tracks.heads_painter import HeadLook, HeadsPainter, track_name
from plugins.timeline.panel.tracks.hit import Hit, Part
from plugins.timeline.panel.tracks.lanes import scroll
from plugins.timeline.panel.tracks.rows import SPLIT, USUAL, Row
from plugins.timeline.panel.tracks.state import TracksState
from plugins.timeline.panel.tracks.track_edits import TrackEdits

NARROWEST = 112
_STARTS_PX = 6.0
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter,
     Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal}
)  # fmt: skip


class TrackHeads(QWidget):
    """Painted heads: Up and Down choose a track, Left and Right a control of it, Enter presses it."""

    menu_wanted = Signal(object, object)
    """A Hit, and a QPoint of the screen where the menu of its track is to open."""

    def __init__(self, state: TracksState, edits: TrackEdits, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._work, self._edits = state, state.work, edits
        self._painter = HeadsPainter(icons)
        self._focus = Zone.NAME
        self._hover: tuple[str, Zone] | None = None
        self._pressed: QPointF | None = None
        self._carried = ""
        """The track that is dragged up or down."""
        self._target = -1
        self._resized: tuple[str, float, int] | None = None
        """The track whose height is dragged, from where, and its height then."""
        self.setMinimumWidth(NARROWEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Tracks"))
        self._painter.restyle(self.font())
        state.changed.connect(self._refresh)
        state.rows.changed.connect(self.update)
        self._refresh()

    def hit(self, at: QPointF) -> Hit:
        """The track at a place; `x` of the hit is left of the clips."""
        row = self._state.rows.at(at.y())
        return Hit(Part.HEAD, row.track.id if row is not None else "", x=at.x() - self.width(), y=at.y())

    def rename(self, track: str) -> None:
        """Let the name of a track be typed."""
        self._state.rows.reveal(track)
        row = self._state.rows.of(track)
        if row is None or self._work.read_only:
            return
        zone = self._painter.layout(self.width(), row.height).zones[Zone.NAME]
        box = zone.translated(0, self._state.rows.y(row)).toRect()
        field = NameField(track_name(row), box.adjusted(-4, -2, 0, 4), self.tr("Name of the track"), self)
        field.named.connect(lambda name: self._renamed(row, name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads that are seen."""
        painter, palette, state = QPainter(self), self.palette(), self._state
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        playing = {track.id for sound in (False, True) for track in playing_tracks(state.sequence, sound)}
        for row in state.rows.between(event.rect().top(), event.rect().bottom()):
            chosen = row.track.id == self._work.track
            look = HeadLook(
                chosen,
                row.track.id in playing,
                self._focus if chosen and self.hasFocus() else None,
                self._hover[1] if self._hover is not None and self._hover[0] == row.track.id else None,
            )
            self._painter.draw(painter, QRectF(0, state.rows.y(row), self.width(), row.height), row, palette, look)
        split = state.rows.split - state.rows.top + SPLIT - 1
        painter.fillRect(QRectF(0, split, self.width(), 1), palette.color(QPalette.ColorRole.Mid))
        if self._carried and self._target >= 0:
            y = self._y_of(self._target)
            painter.fillRect(QRectF(0, y - 2, self.width(), 3), palette.color(QPalette.ColorRole.Highlight))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), palette.color(QPalette.ColorRole.Mid))

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and fonts."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self._painter.restyle(self.font())
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the track, press a control, or be ready to drag."""
        row = self._state.rows.at(event.position().y())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._work.select_track(row.track.id)
        zone = self._zone_at(event.position(), row)
        if zone is Zone.HANDLE:
            self._resized = (row.track.id, event.position().y(), row.height)
        elif zone in (Zone.MUTE, Zone.SOLO, Zone.LOCK):
            self._focus = zone
            self._press(row.track, zone)
        else:
            self._focus = Zone.NAME
            self._pressed = event.position()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a height or a track, or show what is below the mouse."""
        at = event.position()
        if self._resized is not None:
            track, begun, height = self._resized
            self._state.rows.set_height(track, round(height + at.y() - begun))
        elif self._pressed is not None:
            if not self._carried and abs(at.y() - self._pressed.y()) >= _STARTS_PX and not self._work.read_only:
                self._carried = self._work.track
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._carried:
                self._target = self._target_at(at.y())
                self.update()
        else:
            self._show_hovered(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        carried, target, resized = self._carried, self._target, self._resized
        self._end_drag()
        if resized is not None:
            track = self._track(resized[0])
            if track is not None:
                self._edits.set_height(track, round(resized[2] + event.position().y() - resized[1]))
        elif carried and target >= 0:
            self._edits.move(carried, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A name can be typed anew; the lower edge goes back to the usual height."""
        row = self._state.rows.at(event.position().y())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        zone = self._zone_at(event.position(), row)
        self._end_drag()
        if zone is Zone.HANDLE:
            self._edits.set_height(row.track, USUAL)
        elif zone in (Zone.MUTE, Zone.SOLO, Zone.LOCK):
            self._press(row.track, zone)
        else:
            self.rename(row.track.id)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the track."""
        hit = self.hit(QPointF(event.pos()))
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            hit = Hit(Part.HEAD, self._work.track)
        elif hit.track:
            self._work.select_track(hit.track)
        self.menu_wanted.emit(hit, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll as over the clips; with Alt the height of the track below the mouse."""
        row = self._state.rows.at(event.position().y())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and row is not None:
            # Qt turns the wheel sideways while Alt is held
            turned = event.angleDelta().y() or event.angleDelta().x()
            self._edits.set_height(row.track, round(row.height * 1.0013**turned), ("height", row.track.id))
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            scroll(self._state, event, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a track to work on."""
        super().focusInEvent(event)
        rows = self._state.rows.all
        if not self._work.track and rows:
            self._work.select_track(rows[0].track.id)
        self._refresh()

    def event(self, event: QEvent) -> bool:
        """Say what a control is for; keys that mean something here are not the clips'."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._state.rows.at(event.pos().y())
            zone = self._zone_at(QPointF(event.pos()), row) if row is not None else None
            if row is not None and zone is not None:
                QToolTip.showText(event.globalPos(), self._says(row, zone), self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            if Qt.Key(event.key()) in _KEYS and held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, press, rename, delete, make higher or lower; Escape takes a drag back."""
        key, track = Qt.Key(event.key()), self._track(self._work.track)
        if key == Qt.Key.Key_Escape and (self._carried or self._resized is not None):
            self._end_drag()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            place = ZONES.index(self._focus) + (1 if key == Qt.Key.Key_Right else -1)
            self._focus = ZONES[min(max(place, 0), len(ZONES) - 1)]
            self._refresh()
        elif track is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(track, self._focus)
        elif key == Qt.Key.Key_F2:
            self.rename(track.id)
        elif key == Qt.Key.Key_Delete:
            self._edits.delete(track.id)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            by = -8 if key == Qt.Key.Key_Minus else 8
            self._edits.set_height(track, track.height + by, ("height", track.id))
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Work on the track above or below."""
        rows = self._state.rows.all
        if rows:
            own = self._state.rows.of(self._work.track)
            here = rows.index(own) if own is not None else -1 if by > 0 else len(rows)
            row = rows[min(max(0, here + by), len(rows) - 1)]
            self._work.select_track(row.track.id)
            self._state.rows.reveal(row.track.id)

    def _press(self, track: Track, zone: Zone) -> None:
        match zone:
            case Zone.NAME:
                self.rename(track.id)
            case Zone.MUTE:
                self._edits.toggle_mute(track)
            case Zone.SOLO:
                self._edits.toggle_solo(track)
            case Zone.LOCK:
                self._edits.toggle_lock(track)
            case Zone.HANDLE:
                pass

    def _renamed(self, row: Row, name: str) -> None:
        track = self._track(row.track.id)
        if track is not None and name != track_name(row):
            self._edits.rename(track, name)

    def _show_hovered(self, at: QPointF) -> None:
        row = self._state.rows.at(at.y())
        zone = self._zone_at(at, row) if row is not None else None
        hover = (row.track.id, zone) if row is not None and zone is not None else None
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.SizeVerCursor if zone is Zone.HANDLE else Qt.CursorShape.ArrowCursor)
            self.update()

    def _end_drag(self) -> None:
        if self._resized is not None:
            self._state.rows.set_height(self._resized[0], None)
        self._pressed = self._resized = None
        self._carried, self._target = "", -1
        self.unsetCursor()
        self.update()

    def _target_at(self, y: float) -> int:
        """The place between the rows of the carried track's own half that lies nearest."""
        own = self._state.rows.of(self._carried)
        rows = self._state.rows.all
        if own is None:
            return -1
        places = [place for place, row in enumerate(rows) if row.is_sound == own.is_sound]
        return min((*places, places[-1] + 1), key=lambda place: abs(self._y_of(place, own) - y))

    def _y_of(self, place: int, own: Row | None = None) -> float:
        rows = self._state.rows.all
        carried = own if own is not None else self._state.rows.of(self._carried)
        if place < len(rows) and (carried is None or rows[place].is_sound == carried.is_sound):
            return self._state.rows.y(rows[place])
        return self._state.rows.y(rows[place - 1]) + rows[place - 1].height

    def _track(self, id_: str) -> Track | None:
        return next((each for each in self._work.sequence.tracks if each.id == id_), None)

    def _zone_at(self, at: QPointF, row: Row) -> Zone | None:
        return self._painter.layout(self.width(), row.height).at(at.x(), at.y() - self._state.rows.y(row))

    def _refresh(self) -> None:
        row = self._state.rows.of(self._work.track)
        if row is not None:
            rows = self._state.rows.all
            place = self.tr("{name}, track {number} of {count}: {control}")
            said = place.format(
                name=track_name(row), number=rows.index(row) + 1, count=len(rows), control=self._says(row, self._focus)
            )
            self.setAccessibleDescription(said)
        self.update()

    def _says(self, row: Row, zone: Zone) -> str:
        track = row.track
        match zone:
            case Zone.NAME:
                return self.tr("{name}: double-click to rename, drag to move").format(name=track_name(row))
            case Zone.MUTE:
                if row.is_sound:
                    return self.tr("Unmute the track") if track.mute else self.tr("Mute the track")
                return self.tr("Show the track") if track.mute else self.tr("Hide the track")
            case Zone.SOLO:
                if row.is_sound:
                    return self.tr("Solo: hear only such tracks")
                return self.tr("Solo: see only such tracks")
            case Zone.LOCK:
                locked = self.tr("Locked: no edit changes this track")
                return locked if track.locked else self.tr("Lock: no edit will change this track")
            case Zone.HANDLE:
                return self.tr("Drag to make the track higher or lower; double-click for the usual height")
