"""TrackHeads: the names and controls of the tracks beside their lanes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.widgets.icons import Icons
from app.widgets.name_field import NameField
from plugins.audio.panel.arrangement.head_layout import ZONES, Zone
from plugins.audio.panel.arrangement.heads_painter import HeadsPainter, decibels
from plugins.audio.panel.arrangement.instrument_popup import InstrumentPopup
from plugins.audio.panel.arrangement.instruments import instrument_name
from plugins.audio.panel.arrangement.lanes import scroll
from plugins.audio.panel.arrangement.track_edits import TrackEdits
from plugins.audio.panel.arrangement.view_state import ViewState
from plugins.audio.song import SOUND, Track

NARROWEST = 140
_USUAL_VOLUME = 0.8
_STARTS_PX = 6.0
_RECOLOURED = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
_KEYS = frozenset(
    {
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal,
    }
)  # fmt: skip


class TrackHeads(QWidget):
    """Painted heads: Up and Down choose a track, Left and Right a control of it, Enter presses it."""

    menu_wanted = Signal(object)
    """A QPoint of the screen where the menu of the track is to open."""

    def __init__(self, state: ViewState, edits: TrackEdits, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._work, self._edits = state, state.work, edits
        self._painter = HeadsPainter(icons)
        self.popup = InstrumentPopup(icons, self)
        self.popup.chosen.connect(self._instrument_chosen)
        self._field: NameField | None = None
        self._focus = Zone.NAME
        self._hover: tuple[int, Zone] | None = None
        self._chosen_for = ""
        self._pressed: QPointF | None = None
        self._carried = ""
        """The track that is dragged up or down."""
        self._target = -1
        self._volume: tuple[str, int] | None = None
        """The track whose volume is dragged, and how many steps there were before."""
        self.setMinimumWidth(NARROWEST)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Tracks"))
        state.changed.connect(self._refresh)
        state.rows.changed.connect(self._fit)
        state.work.selection_changed.connect(self._refresh)
        self._fit()

    def rename(self, track_id: str) -> None:
        """Let the name of a track be typed."""
        row, track = self._state.rows.row_of(track_id), self._work.track_of(track_id)
        if track is None or self._work.read_only:
            return
        self._state.rows.reveal(row)
        box = self._zone_box(row, Zone.NAME)
        field = NameField(track.name, box.adjusted(-4, -2, 0, 4), self.tr("Name of the track"), self)
        field.named.connect(lambda name: self._edits.rename(track_id, name))
        self._field = field

    def choose_instrument(self, track_id: str) -> None:
        """Offer the instruments for a track of notes."""
        row, track = self._state.rows.row_of(track_id), self._work.track_of(track_id)
        if track is None or track.program == SOUND or self._work.read_only:
            return
        self._chosen_for = track_id
        self.popup.open(self._on_screen(self._zone_box(row, Zone.INSTRUMENT)), track.program)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the heads that are seen."""
        painter, palette, state = QPainter(self), self.palette(), self._state
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        song = self._work.song
        solo = any(track.solo for track in song.tracks)
        for row in state.rows.between(event.rect().top(), event.rect().bottom()):
            track = song.tracks[row]
            chosen = track.id == self._work.track
            self._painter.draw(
                painter,
                QRectF(0, state.rows.y(row), self.width(), state.rows.height),
                track,
                row,
                palette,
                chosen=chosen,
                heard=not track.mute and (track.solo or not solo),
                focus=self._focus if chosen and self.hasFocus() else None,
                hover=self._hover[1] if self._hover is not None and self._hover[0] == row else None,
            )
        if self._carried and self._target >= 0:
            y = state.rows.y(self._target)
            painter.fillRect(QRectF(0, y - 2, self.width(), 3), palette.color(QPalette.ColorRole.Highlight))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the controls out anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take on other colours and fonts."""
        super().changeEvent(event)
        if event.type() in _RECOLOURED:
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the track, press a control, or be ready to drag."""
        row = self._state.rows.row(event.position().y())
        track = self._state.rows.track(row)
        if track is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._work.select_track(track.id)
        zone = self._zone_at(event.position(), row)
        if zone in (Zone.MUTE, Zone.SOLO, Zone.LOCK, Zone.INSTRUMENT):
            self._focus = zone
            self._press(track, zone, event.modifiers())
        elif zone is Zone.VOLUME:
            self._focus = zone
            if not self._work.read_only:
                session = self._work.context.session
                session.seal()
                self._volume = (track.id, session.position)
                self._drag_volume(event.position().x(), row)
        else:
            self._focus = Zone.NAME
            self._pressed = event.position()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a volume or a track, or show what is below the pointer."""
        at = event.position()
        if self._volume is not None:
            self._drag_volume(at.x(), self._state.rows.row_of(self._volume[0]))
        elif self._pressed is not None:
            if not self._carried and abs(at.y() - self._pressed.y()) >= _STARTS_PX and not self._work.read_only:
                self._carried = self._work.track
            if self._carried:
                height = self._state.rows.height
                self._target = min(max(0, self._state.rows.row(at.y() + height / 2)), len(self._work.song.tracks))
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
        else:
            row = self._state.rows.row(at.y())
            zone = self._zone_at(at, row)
            hover = (row, zone) if zone is not None else None
            if hover != self._hover:
                self._hover = hover
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was dragged."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        carried, target = self._carried, self._target
        self._end_drag()
        if carried and target >= 0:
            self._edits.move(carried, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A name can be typed anew; a volume goes back to what is usual."""
        row = self._state.rows.row(event.position().y())
        track = self._state.rows.track(row)
        if track is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        zone = self._zone_at(event.position(), row)
        if zone is Zone.VOLUME:
            self._edits.set_volume(track.id, _USUAL_VOLUME)
        elif zone in (Zone.MUTE, Zone.SOLO, Zone.LOCK):
            self._press(track, zone, event.modifiers())
        else:
            self._end_drag()
            self.rename(track.id)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the track."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            track = self._state.rows.track_at(event.pos().y())
            if track is not None:
                self._work.select_track(track.id)
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll as over the lanes."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            scroll(self._state, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a track to work on."""
        super().focusInEvent(event)
        if not self._work.track and self._work.song.tracks:
            self._work.select_track(self._work.song.tracks[0].id)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a control is for; keys that mean something here are not the clips'."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._state.rows.row(event.pos().y())
            track, zone = self._state.rows.track(row), self._zone_at(QPointF(event.pos()), row)
            if track is not None and zone is not None:
                QToolTip.showText(event.globalPos(), self._says(track, zone), self)
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
        """Choose, press, rename, delete; Escape takes a drag back."""
        key, track = Qt.Key(event.key()), self._work.track_of(self._work.track)
        if key == Qt.Key.Key_Escape and (self._carried or self._volume is not None):
            self._take_back()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            place = ZONES.index(self._focus) + (1 if key == Qt.Key.Key_Right else -1)
            self._focus = ZONES[min(max(place, 0), len(ZONES) - 1)]
            self._refresh()
        elif track is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(track, self._focus, event.modifiers())
        elif key == Qt.Key.Key_F2:
            self.rename(track.id)
        elif key == Qt.Key.Key_Delete:
            self._edits.delete(track.id)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            by = -0.02 if key == Qt.Key.Key_Minus else 0.02
            self._edits.set_volume(track.id, track.volume + by, ("volume", track.id, "keys"))
        else:
            super().keyPressEvent(event)

    def _press(self, track: Track, zone: Zone, modifiers: Qt.KeyboardModifier) -> None:
        match zone:
            case Zone.NAME:
                self.rename(track.id)
            case Zone.INSTRUMENT:
                self.choose_instrument(track.id)
            case Zone.MUTE:
                self._edits.toggle_mute(track.id)
            case Zone.SOLO:
                self._edits.toggle_solo(track.id, alone=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
            case Zone.LOCK:
                self._edits.toggle_lock(track.id)
            case Zone.VOLUME:
                pass

    def _step(self, by: int) -> None:
        tracks = self._work.song.tracks
        if tracks:
            row = min(max(0, self._state.rows.row_of(self._work.track) + by), len(tracks) - 1)
            self._work.select_track(tracks[row].id)
            self._state.rows.reveal(row)

    def _instrument_chosen(self, program: int) -> None:
        self._edits.set_instrument(self._chosen_for, program)
        self.setFocus()

    def _drag_volume(self, x: float, row: int) -> None:
        if self._volume is not None and row >= 0:
            box = self._painter.layout.zones[Zone.VOLUME]
            part = (x - box.left() - 5) / max(1.0, box.width() - 10)
            self._edits.set_volume(self._volume[0], part, "volume")
            QToolTip.showText(self.cursor().pos(), decibels(min(max(part, 0.0), 1.0)), self)

    def _take_back(self) -> None:
        if self._volume is not None:
            session = self._work.context.session
            if session.position == self._volume[1] + 1:
                session.undo()
        self._end_drag()

    def _end_drag(self) -> None:
        if self._volume is not None:
            self._work.context.session.seal()
        self._pressed = self._volume = None
        self._carried, self._target = "", -1
        self.unsetCursor()
        self.update()

    def _zone_at(self, at: QPointF, row: int) -> Zone | None:
        if self._state.rows.track(row) is None:
            return None
        return self._painter.layout.at(at.x(), at.y() - self._state.rows.y(row))

    def _zone_box(self, row: int, zone: Zone) -> QRect:
        return self._painter.layout.zones[zone].translated(0, self._state.rows.y(row)).toRect()

    def _on_screen(self, box: QRect) -> QRect:
        return QRect(self.mapToGlobal(box.topLeft()), box.size())

    def _fit(self) -> None:
        self._painter.fit(self.width(), self._state.rows.height, self.font())
        self.update()

    def _refresh(self) -> None:
        track = self._work.track_of(self._work.track)
        if track is not None:
            row = self._state.rows.row_of(track.id)
            place = self.tr("{name}, track {number} of {count}: {control}")
            control, tracks = self._says(track, self._focus), len(self._work.song.tracks)
            said = place.format(name=track.name, number=row + 1, count=tracks, control=control)
            self.setAccessibleDescription(said)
        self.update()

    def _says(self, track: Track, zone: Zone) -> str:
        match zone:
            case Zone.NAME:
                return self.tr("{name}: double-click to rename, drag to move").format(name=track.name)
            case Zone.INSTRUMENT:
                return self.tr("Instrument: {name}").format(name=instrument_name(track.program))
            case Zone.MUTE:
                return self.tr("Unmute the track") if track.mute else self.tr("Mute the track")
            case Zone.SOLO:
                return self.tr("Solo: hear only such tracks; with Ctrl only this one")
            case Zone.LOCK:
                locked = self.tr("Locked: generators change nothing here")
                return locked if track.locked else self.tr("Lock: generators will change nothing here")
            case Zone.VOLUME:
                return self.tr("Volume: {volume}").format(volume=decibels(track.volume))
