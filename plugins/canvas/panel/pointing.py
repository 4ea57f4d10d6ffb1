"""Pointing: what the pen and the mouse do on the canvas with each tool."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from time import thread_time

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor

from app.widgets.tile_view import Pointer, TileView
from plugins.canvas.paint import pick_colour
from plugins.canvas.panel.aligning.snapping import Snapping
from plugins.canvas.panel.brushes.symmetry_button import placed
from plugins.canvas.panel.repaints import Repaints
from plugins.canvas.panel.tool_state import Tool, ToolState
from plugins.canvas.panel.tools import ToolHand
from plugins.canvas.panel.work import CanvasWork

_DRAG_STARTS_PX = 4
_FINE_ZOOM = 0.5
"""Beyond this strokes are drawn on tiles of full size."""
_NEXT_MS = 4
_LIFTED_S = 0.005
"""So long the end of a stroke is laid at once."""
_PREPARED_PX = 384
"""So far from the pointer what lies around a stroke is made before it begins."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Pointing(QObject):
    """Turns pointers into strokes, fills, picked colours, selections and moved layers.

    Tools that have a hand of their own get them as they are.
    """

    ring_changed = Signal()
    palette_asked = Signal(QPoint)
    """Colours and brushes are wanted at a place of the screen."""

    def __init__(
        self,
        work: CanvasWork,
        tools: ToolState,
        view: TileView,
        hands: Mapping[Tool, ToolHand],
        snapping: Snapping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._tools, self._view, self._hands = work, tools, view, hands
        self._snapping = snapping
        self._pressed_at: QPointF | None = None
        self._held: ToolHand | None = None
        self._pressed: ToolHand | None = None
        self.at: QPointF | None = None
        """Where the pointer hovers in the view, None while it is elsewhere."""
        self._start: Pointer | None = None
        self._last_end: QPointF | None = None
        self._repaints = Repaints(view, self)
        self._standing = QTimer(self)
        self._standing.timeout.connect(self._stand)
        self._laying = QTimer(self)
        self._laying.setSingleShot(True)
        self._laying.setInterval(_NEXT_MS)
        self._laying.timeout.connect(self._lay)
        self._resizing: float | None = None
        self._undecided = False
        self._picking = False
        self.picked_from: QColor | None = None
        """The colour before the one that is picked now, None while none is."""
        view.wait_for(lambda: work.lifted)
        view.pressed.connect(self._press)
        view.dragged.connect(self._drag)
        view.released.connect(self._release)
        view.hovered.connect(self._hover)
        view.left.connect(self._leave)
        tools.changed.connect(self.take_hand)
        self.take_hand()

    @property
    def hand(self) -> ToolHand | None:
        """The hand of the tool, where it has one of its own."""
        return self._held

    @property
    def resizing(self) -> bool:
        """Whether a drag changes the size of the brush."""
        return self._resizing is not None

    def cancel(self) -> bool:
        """Take back what is being done; whether there was something."""
        if self._held is not None and self._held.cancel():
            self._pressed = None
            self._snapping.forget()
            return True
        if self._work.stroke is not None and not self._work.lifted:
            self._standing.stop()
            self._repaints.drop()
            self._work.cancel_stroke()
            self._start = None
            return True
        return False

    def _press(self, pointer: Pointer) -> None:
        if pointer.button is not Qt.MouseButton.LeftButton:
            return
        self._undecided = False
        self._picking = False
        if self._held is not None and not pointer.eraser:
            self._pressed, self._pressed_at = self._held, pointer.view
            self._snapping.prepare()
            self._held.press(self._snapping.aligned(pointer, self._held.edges(pointer)))
            return
        self._start = pointer
        tool = Tool.ERASER if pointer.eraser else self._tools.tool
        match tool:
            case Tool.BRUSH | Tool.ERASER:
                self._press_brush(pointer)
            case Tool.PICKER:
                self._begin_picking(pointer)
            case _:
                pass

    def _drag(self, pointer: Pointer) -> None:
        self.at = pointer.view
        if self._pressed is not None:
            self._pressed.drag(self._aligned(self._pressed, pointer))
            return
        start = self._start
        if start is None:
            return
        moved = pointer.view - start.view
        if self._undecided and moved.manhattanLength() >= _DRAG_STARTS_PX:
            self._undecided = False
            self._resizing = self._tools.brush.size
        if self._picking:
            self._pick(pointer)
        elif self._resizing is not None:
            size = self._resizing + moved.x() / self._view.viewport.scale
            self._tools.set_brush(replace(self._tools.brush, size=float(max(1, round(size)))))
            self.at = start.view
        elif self._work.stroke is not None:
            self._stroke_to(pointer)
        self.ring_changed.emit()

    def _release(self, pointer: Pointer) -> None:
        paints = self._held is None and self._tools.tool in (Tool.BRUSH, Tool.ERASER)
        if pointer.button is Qt.MouseButton.RightButton and paints and self._start is None:
            self.palette_asked.emit(self._view.mapToGlobal(pointer.view.toPoint()))
            return
        hand, self._pressed = self._pressed, None
        if hand is not None:
            hand.release(self._aligned(hand, pointer))
            self._snapping.forget()
            return
        start, self._start = self._start, None
        if start is None:
            return
        if self._undecided and self._last_end is not None:
            self._begin(replace(start, picture=self._last_end, pressure=1.0))
            if self._work.stroke is not None:
                self._stroke_to(replace(start, pressure=1.0))
        if self._work.stroke is not None:
            self._last_end = pointer.picture
            self._standing.stop()
            self._work.lift_stroke()
            self._lay(_LIFTED_S)
        self._resizing = self.picked_from = None
        self._undecided = False
        self._picking = False
        self.ring_changed.emit()

    def _hover(self, pointer: Pointer) -> None:
        self.at = pointer.view
        if self._held is not None:
            follows = self._held.follows
            self._held.hover(self._snapping.aligned(pointer, self._held.edges(pointer)) if follows else pointer)
            if not follows:
                self._snapping.forget()
        place = QPoint(math.floor(pointer.picture.x()), math.floor(pointer.picture.y()))
        may_begin = self._tools.tool in (Tool.BRUSH, Tool.ERASER) and self._view.picture.contains(place)
        if may_begin and self._view.viewport.zoom > _FINE_ZOOM:
            reach = min(_PREPARED_PX, math.ceil(self._tools.brush.size / 2) + 1)
            brush = self._tools.painting(eraser=False)
            self._work.prepare_stroke(QRect(place, place).adjusted(-reach, -reach, reach, reach), brush)
        self.ring_changed.emit()

    def _leave(self) -> None:
        self.at = None
        if self._held is not None:
            self._held.leave()
        self._snapping.forget()
        self.ring_changed.emit()

    def take_hand(self) -> None:
        """Take the hand of the tool that is chosen now, where that has one to be used now."""
        hand = self._hands.get(self._tools.tool)
        hand = hand if hand is not None and hand.active else None
        if hand is self._held:
            return
        if self._held is not None:
            self._held.put_down()
        self._held, self._pressed = hand, None
        if hand is not None:
            hand.taken()
            self._snapping.prepare()

    def _press_brush(self, pointer: Pointer) -> None:
        if pointer.modifiers & _CTRL:
            self._begin_picking(pointer)
        elif pointer.modifiers & _SHIFT:
            # A drag changes the size, a click draws a line from where the last stroke ended.
            self._undecided = True
        else:
            self._begin(pointer)

    def _begin(self, pointer: Pointer) -> None:
        size = self._view.picture.size()
        symmetry = placed(self._tools.symmetry, self._tools.symmetry_place, size.width(), size.height())
        stroke = self._work.begin_stroke(self._tools.painting(eraser=pointer.eraser), symmetry)
        if stroke is None:
            self._start = None
            return
        self._repaints.begin(stroke.brush.effect, on_mask=stroke.on_mask)
        self._tools.last_place = pointer.picture
        if stroke.brush.is_coloured:
            self._tools.note_used()
        self._stroke_to(pointer)
        if stroke.brush.airbrush:
            self._standing.start(round(1000 / stroke.brush.dabs_a_second))

    def _stroke_to(self, pointer: Pointer) -> None:
        stroke = self._work.stroke
        if stroke is not None:
            place = pointer.picture
            stroke.follow(place.x(), place.y(), pointer.pressure, pointer.tilt, pointer.time_s)
            self._lay()

    def _lay(self, least_s: float = 0.0) -> None:
        """Lay as much of what waits as a frame has room for, and the rest in the next ones."""
        stroke = self._work.stroke
        if stroke is not None:
            room_s, begun = max(least_s, self._repaints.room_s), thread_time()
            rects = stroke.lay(room_s)
            self._repaints.touch(rects, thread_time() - begun)
            if stroke.waits:
                self._laying.start()
            elif self._work.lifted:
                self._work.end_stroke()

    def _stand(self) -> None:
        """An airbrush goes on while it stands."""
        if self._work.stroke is None:
            self._standing.stop()
        else:
            self._work.stroke.stand()
            self._lay()

    def _begin_picking(self, pointer: Pointer) -> None:
        self.at = pointer.view
        self._picking, self.picked_from = True, self._tools.foreground
        self._pick(pointer)
        self.ring_changed.emit()

    def _pick(self, pointer: Pointer) -> None:
        place = QPoint(math.floor(pointer.picture.x()), math.floor(pointer.picture.y()))
        if not self._view.picture.contains(place):
            return
        picture = self._work.picture()
        red, green, blue, alpha = pick_colour(picture.shown, picture.read, place.x(), place.y())
        if alpha:
            colour = self._tools.foreground
            colour.setRgb(red, green, blue)
            self._tools.set_foreground(colour)

    def _aligned(self, hand: ToolHand, pointer: Pointer) -> Pointer:
        """The pointer of a drag, once it is one: what is only pressed stays where it is."""
        if self._pressed_at is not None and (pointer.view - self._pressed_at).manhattanLength() < _DRAG_STARTS_PX:
            return pointer
        self._pressed_at = None
        return self._snapping.aligned(pointer, hand.edges(pointer))
