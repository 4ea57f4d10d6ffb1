"""ArmView: the arm at its table, seen from wherever one likes, with things that can be pulled by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.api import UserError
from app.widgets.outlines import draw_note
from plugins.robot.panel.simulation.camera import ABOVE, FIRST, FRONT, LEFT, Camera, beside
from plugins.robot.panel.simulation.picture import Picture
from plugins.robot.panel.simulation.simulation import Simulation
from plugins.robot.panel.simulation.state import NOTHING, Hit, State
from plugins.robot.panel.view.arm_hand import ArmHand, Grip
from plugins.robot.panel.view.arm_overlay import paint_contacts, paint_spring
from plugins.robot.panel.view.naming import in_words, name_of

_ORBIT_DEGREES, _PAN_SHARE, _ZOOM = 5.0, 0.05, 1.15
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ArmView(QWidget):
    """Drag to go around, Shift or the middle button to move, scroll to zoom; drag a thing to move it.

    While time passes a thing is pulled by a spring; while the table is laid and nothing has moved yet it is put
    elsewhere, which `thing_moved` tells when it is let go of.
    """

    fetch_wanted = Signal()
    """The button where the arm is missing was pressed."""
    camera_changed = Signal(object)
    hovered_changed = Signal(int)
    """The number of the thing that is pointed at, or ARM, TABLE or NOTHING."""
    thing_clicked = Signal(int)
    """The number of the thing that was clicked, NOTHING beside all."""
    thing_moved = Signal(int, float, float)
    """A thing of the laid table was put elsewhere: its number, x and y."""
    contacts_changed = Signal(bool)

    def __init__(self, simulation: Simulation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.simulation = simulation
        self._camera = FIRST
        self._contacts = False
        self._message = ""
        self._plainly = ""
        self._hand = ArmHand(self)
        self._fetch = QPushButton(self.tr("Fetch the arm…"), self)
        self._fetch.clicked.connect(self.fetch_wanted)
        self._fetch.hide()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 150)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("View of the arm"))
        self._describe(None)
        simulation.seen.connect(self._see)
        simulation.state_changed.connect(self._describe)
        simulation.pointed.connect(self._answer)
        simulation.arm_missing.connect(self._miss_arm)
        simulation.failed.connect(self._fail)
        simulation.plainly_drawn.connect(self._drawn_plainly)
        simulation.look(self._camera)

    # From where it is seen

    @property
    def camera(self) -> Camera:
        """From where it is seen."""
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        """See it from elsewhere."""
        if camera != self._camera:
            self._camera = camera
            self.simulation.look(camera)
            self.camera_changed.emit(camera)

    def look_from_start(self) -> None:
        """As it is seen at first."""
        self.set_camera(FIRST)

    def look_from_front(self) -> None:
        """Towards the arm."""
        self.set_camera(FRONT)

    def look_from_left(self) -> None:
        """From the arm's left."""
        self.set_camera(LEFT)

    def look_from_above(self) -> None:
        """Down on the table, what is ahead of the arm at the top."""
        self.set_camera(ABOVE)

    def look_at_gripper(self) -> None:
        """Close to the gripper as it is now."""
        state = self.simulation.state
        if state is not None:
            self.set_camera(beside(state.gripper[:3]))

    def presets(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """What each is called, its key, and what goes there."""
        return (
            (self.tr("First view"), "Home", self.look_from_start),
            (self.tr("Front"), "1", self.look_from_front),
            (self.tr("Left"), "2", self.look_from_left),
            (self.tr("Above"), "3", self.look_from_above),
            (self.tr("Gripper"), "4", self.look_at_gripper),
        )

    # What is shown

    @property
    def contacts(self) -> bool:
        """Whether contacts and their forces are drawn."""
        return self._contacts

    def set_contacts(self, on: bool) -> None:
        """Draw contacts and their forces, or not."""
        if on is not self._contacts:
            self._contacts = on
            self.contacts_changed.emit(on)
            self.update()

    def show_message(self, words: str) -> None:
        """Say something in place of the picture, until the next one comes."""
        self._message = words
        self._fetch.hide()
        self.update()

    @property
    def message(self) -> str:
        """What is said in place of the picture."""
        return self._message

    @property
    def hovered(self) -> int:
        """The number of the thing that is pointed at, or ARM, TABLE or NOTHING."""
        return self._hand.hovered

    def ask(self, at: QPointF, *, passing: bool = False) -> int:
        """Ask what lies at a place of the view; the number of the question."""
        return self.simulation.point(self._camera, at.x(), at.y(), self.width(), self.height(), passing=passing)

    def toggle_running(self) -> None:
        """Pause, or go on."""
        state = self.simulation.state
        if state is not None:
            self.simulation.run(not state.running)

    # Events

    def event(self, event: QEvent) -> bool:
        """Fingers zoom and turn; keys of the view are not taken for the window's."""
        if isinstance(event, QNativeGestureEvent) and self._hand.native(event):
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        self._plainly = ""
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go around, move a thing, or point at something."""
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put what is there into the middle."""
        self._hand.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        self._hand.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._hand.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for."""
        deed = self._deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """From where it can be seen, and what is drawn."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key, deed in self.presets():
            menu.addAction(f"{words}\t{key}").triggered.connect(deed)
        menu.addSeparator()
        contacts = menu.addAction(self.tr("Contacts and forces") + "\tC")
        contacts.setCheckable(True)
        contacts.setChecked(self._contacts)
        contacts.toggled.connect(self.set_contacts)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it so large."""
        super().resizeEvent(event)
        self._fetch.adjustSize()
        self._fetch.move((self.width() - self._fetch.width()) // 2, self.height() // 2 + 44)
        self._size()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw it again."""
        super().showEvent(event)
        self._size()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that nobody sees."""
        super().hideEvent(event)
        self.simulation.resize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, and what is written and drawn over it."""
        painter = QPainter(self)
        palette, area = self.palette(), QRectF(self.rect())
        ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        picture = self.simulation.picture
        if picture is None or self._message:
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Shadow))
            if words := self._message or self.tr("Laying the table…"):
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                box = area.adjusted(24, 12, -24, -12)
                if self._fetch.isVisible():
                    box.setBottom(self._fetch.y() - 12)
                    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
                painter.setPen(ink)
                painter.drawText(box, int(flags), words)
        else:
            painter.drawImage(area, picture.image)
            if self._contacts:
                paint_contacts(painter, picture, area)
            paint_spring(painter, picture, area, palette.color(QPalette.ColorRole.Accent))
            for words, at in ((self._plainly, QPointF(8, 0)), (self._pointed_at(), QPointF(8, self.height()))):
                if words:
                    draw_note(painter, words, at, area, ground, ink)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    # What the simulation tells

    def _see(self, _picture: Picture) -> None:
        self._message = ""
        self._fetch.hide()
        self.update()

    def _answer(self, hit: Hit) -> None:
        self._hand.answer(hit)

    def _miss_arm(self) -> None:
        self.show_message(self.tr("The arm that is to be seen here is not on this machine yet."))
        self._fetch.show()

    def _fail(self, error: UserError) -> None:
        if self.simulation.picture is None:
            self.show_message(in_words(error.words))

    def _drawn_plainly(self, why: UserError) -> None:
        self._plainly = in_words(why.words)
        self.update()

    def _describe(self, state: State | None) -> None:
        running = state is not None and state.running
        words = self.tr("Time passes.") if running else self.tr("Paused.")
        keys = self.tr(
            "Arrows go around, with Shift they move; + and - zoom, Space pauses, full stop goes one step, "
            "1 to 4 are views, Home the first one, C shows contacts."
        )
        whole = f"{words} {keys}"
        if whole != self.accessibleDescription():
            self.setAccessibleDescription(whole)

    def _pointed_at(self) -> str:
        state = self.simulation.state
        if state is None or self._hand.hovered == NOTHING:
            return ""
        if self._hand.grip is Grip.FIXED:
            return self.tr("The plate stays where it is while time passes. Pause to put it elsewhere.")
        return name_of(state.scene, self._hand.hovered)

    def _size(self) -> None:
        if self.isVisible():
            self.simulation.resize(self.width(), self.height(), self.devicePixelRatioF())

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key stands for; None for all others."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key in _ARROWS and (shift or modifiers == Qt.KeyboardModifier.NoModifier):
            across, down = _ARROWS[key]
            if shift:
                return lambda: self.set_camera(self._camera.pan(-across * _PAN_SHARE, down * _PAN_SHARE))
            return lambda: self.set_camera(self._camera.orbit(across * _ORBIT_DEGREES, down * _ORBIT_DEGREES))
        if modifiers and not (shift and key in (Qt.Key.Key_Plus, Qt.Key.Key_Period)):
            return None
        presets = {words: deed for _, words, deed in self.presets()}
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                return lambda: self.set_camera(self._camera.zoom(_ZOOM))
            case Qt.Key.Key_Minus:
                return lambda: self.set_camera(self._camera.zoom(1 / _ZOOM))
            case Qt.Key.Key_Space:
                return self.toggle_running
            case Qt.Key.Key_Period:
                return self.simulation.step
            case Qt.Key.Key_R:
                return self.simulation.reset
            case Qt.Key.Key_C:
                return lambda: self.set_contacts(not self._contacts)
            case Qt.Key.Key_Home:
                return self.look_from_start
            case Qt.Key.Key_Escape if self._hand.grip is not None:
                return self._hand.give_up
            case _:
                return presets.get(event.text())
