"""TransformHand: a layer, a group or what is selected moved, scaled, turned, sheared and put into perspective."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTransform

from app.api import JobContext, UserError
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges, edges_of
from plugins.canvas.commands.changing import unlocked
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.tools.transform_box import HANDLES, Handle, TransformBox
from plugins.canvas.panel.tools.transform_options import TransformOptions
from plugins.canvas.panel.tools.transform_pieces import TransformPieces, pieces_of
from plugins.canvas.transforming import TransformLayers, transformed

_REACH_PX = 9.0
_HANDLE_PX = 4.0
_FAR = 10
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TransformHand(ToolHand):
    """A press inside moves, one on a handle scales, one outside turns; Enter applies, Escape takes back."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self.bar = TransformOptions(easel)
        self.box: TransformBox | None = None
        self._pieces: TransformPieces | None = None
        self._held = self._applying = False
        self._wish = 0
        self._start: tuple[Pointer, TransformBox] | None = None
        self._grip: Handle | str = ""
        work = easel.work
        for signal in (work.canvas_changed, work.active_changed, work.selection_changed):
            signal.connect(self._stale)
        self.bar.number_set.connect(self._set_number)
        self.bar.flipped.connect(lambda across: self._change(lambda box: box.flipped(across)))
        self.bar.turned.connect(lambda degrees: self._change(lambda box: box.turned(degrees)))
        self.bar.applied.connect(self.apply)

    @property
    def busy(self) -> bool:
        """Whether pixels are being made."""
        return self._applying

    def taken(self) -> None:
        """Find what is there to be transformed."""
        self._held = True
        self._prepare()

    def put_down(self) -> None:
        """What was changed is applied."""
        self._held = False
        if self.box is not None and self.box.changed:
            self.apply()
        elif not self._applying:
            self._drop()

    def press(self, pointer: Pointer) -> None:
        """Take hold of a handle, of the box, or of what lies around it."""
        work, box = self._easel.work, self.box
        if box is None or self._applying:
            return
        try:
            unlocked(work.canvas, work.active.id)
        except UserError as error:
            work.context.messages.fail(error)
            return
        if work.context.session.read_only:
            work.may_paint()
            return
        self._grip = self._at(pointer)
        self._start = pointer, box

    def drag(self, pointer: Pointer) -> None:
        """Transform as far as the pointer went."""
        if self._start is None:
            return
        start, box = self._start
        by, keys = pointer.picture - start.picture, pointer.modifiers
        if not isinstance(self._grip, str):
            self._show(box.dragged(self._grip, by, keys))
        elif self._grip == "turn":
            self._show(box.spun(start.picture, pointer.picture, keys))
        else:
            if keys & _SHIFT:
                by = QPointF(by.x(), 0) if abs(by.x()) >= abs(by.y()) else QPointF(0, by.y())
            self._show(box.moved(round(by.x()), round(by.y())))

    def release(self, pointer: Pointer) -> None:
        """It stays so until it is applied."""
        self.drag(pointer)
        self._start = None

    def hover(self, pointer: Pointer) -> None:
        """Another pointer for what a press would do."""
        shape = Qt.CursorShape.ArrowCursor
        if self.box is not None:
            grip = self._at(pointer)
            if not isinstance(grip, str):
                way = self._easel.view.viewport.transform.map(self.box.place(grip))
                middle = self._easel.view.viewport.transform.map(self.box.place((0.5, 0.5)))
                shape = _arrow(way - middle)
            else:
                shape = Qt.CursorShape.CrossCursor if grip == "turn" else Qt.CursorShape.SizeAllCursor
        if self._easel.view.cursor().shape() is not shape:
            self._easel.view.setCursor(shape)

    def edges(self, pointer: Pointer) -> Edges:
        """The corner or side that is dragged, or the sides and the middle of what is moved."""
        if self._start is None or self._grip == "turn":
            return NOTHING
        start, box = self._start
        by, keys, canvas = pointer.picture - start.picture, pointer.modifiers, self._easel.work.canvas
        own = frozenset(canvas.layers[at].id for at in canvas.block(self._easel.work.active.id))
        if not isinstance(self._grip, str):
            return NOTHING if keys & _SHIFT else box.edges(self._grip, by, own)
        level = abs(by.x()) >= abs(by.y())
        if keys & _SHIFT:
            by = QPointF(by.x(), 0) if level else QPointF(0, by.y())
        bounds = box.bounds.translated(by)
        edges = edges_of(bounds.x(), bounds.y(), bounds.width(), bounds.height(), own)
        return (Edges(edges.across, (), own) if level else Edges((), edges.down, own)) if keys & _SHIFT else edges

    def cancel(self) -> bool:
        """Everything is as it was."""
        self._start = None
        if self.box is None or not self.box.changed or self._applying:
            return False
        self._show(TransformBox(self.box.rect, QTransform()))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Enter applies, arrows move."""
        key = Qt.Key(event.key())
        if self.box is None or self._applying:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.box.changed:
            self.apply()
            return True
        if key in _ARROWS:
            far = _FAR if event.modifiers() & _SHIFT else 1
            x, y = _ARROWS[key]
            self._change(lambda box: box.moved(x * far, y * far))
            return True
        return False

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """What it looks like now, and the handles."""
        box, pieces = self.box, self._pieces
        if box is None or pieces is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if box.changed:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            before = painter.transform()
            for piece in pieces.pieces:
                painter.setOpacity(piece.opacity)
                way = viewport.transform if piece.still else box.way * viewport.transform
                painter.setTransform(way * before)
                painter.drawImage(piece.rect, piece.image)
            painter.setTransform(before)
            painter.setOpacity(1)
        if self._applying:
            return
        outline = viewport.transform.map(box.outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 3), QPen(_LIGHT, 1)):
            painter.setPen(pen)
            painter.drawPolygon(outline)
        painter.setBrush(_LIGHT)
        painter.setPen(QPen(_DARK, 1))
        for handle in HANDLES:
            at = viewport.to_view(box.place(handle))
            painter.drawRect(QRectF(at.x() - _HANDLE_PX, at.y() - _HANDLE_PX, 2 * _HANDLE_PX, 2 * _HANDLE_PX))
        painter.drawEllipse(viewport.to_view(box.place((0.5, 0.5))), 3, 3)

    def apply(self) -> None:
        """Make the pixels on a worker and put them into the document as one step."""
        box, work = self.box, self._easel.work
        if box is None or not box.changed or self._applying or not work.settle():
            return
        canvas, layer, area, matrix = work.canvas, work.active.id, work.selection, box.matrix
        sampling, assets, session = self.bar.sampling, work.context.assets, work.context.session
        document = session.document.id
        self._applying = True
        self._easel.view.update()

        def make(job: JobContext) -> TransformLayers | UserError:
            try:
                return transformed(canvas, layer, area, matrix, sampling, assets, job.check)
            except UserError as error:
                return error

        def done(made: TransformLayers | UserError) -> None:
            self._applying = False
            if isinstance(made, UserError):
                work.context.messages.fail(made)
                self._easel.view.update()
                return
            if session.document.id == document and work.canvas.layers == canvas.layers:
                work.execute(made)
            self._drop()
            if self._held:
                self._prepare()

        work.run(QCoreApplication.translate("TransformHand", "Transforming"), make, done)

    def _at(self, pointer: Pointer) -> Handle | str:
        """What a press does here."""
        box, viewport = self.box, self._easel.view.viewport
        if box is None:
            return ""
        ways = {handle: viewport.to_view(box.place(handle)) - pointer.view for handle in HANDLES}
        nearest = min(HANDLES, key=lambda handle: math.hypot(ways[handle].x(), ways[handle].y()))
        if math.hypot(ways[nearest].x(), ways[nearest].y()) <= _REACH_PX:
            return nearest
        return "move" if box.outline.containsPoint(pointer.picture, Qt.FillRule.WindingFill) else "turn"

    def _change(self, how: Callable[[TransformBox], TransformBox]) -> None:
        if self.box is not None and not self._applying:
            self._show(how(self.box))

    def _show(self, box: TransformBox) -> None:
        self.box = box
        work = self._easel.work
        block = work.canvas.block(work.active.id)
        layers = frozenset(work.canvas.layers[index].id for index in block)
        work.hide(layers if box.changed else frozenset())
        self.bar.show_box(box)
        self._easel.view.update()

    def _set_number(self, name: str, value: float) -> None:
        box = self.box
        if box is None or self._applying:
            return
        corner, (width, height) = box.bounds.topLeft(), box.size
        match name:
            case "x":
                box = box.moved(value - corner.x(), 0)
            case "y":
                box = box.moved(0, value - corner.y())
            case "width":
                box = box.scaled(max(1.0, value) / width, 1, (0, 0))
            case "height":
                box = box.scaled(1, max(1.0, value) / height, (0, 0))
            case _:
                box = box.turned(value - box.angle)
        self._show(box)

    def _stale(self) -> None:
        """What is to be transformed may be another now."""
        if self._held and not self._applying:
            self._drop()
            self._prepare()

    def _drop(self) -> None:
        self._wish += 1
        self.box, self._pieces, self._start = None, None, None
        self.bar.show_box(None)
        self._easel.work.hide(frozenset())
        self._easel.view.update()

    def _prepare(self) -> None:
        self._wish += 1
        wish, work = self._wish, self._easel.work
        if not work.settle() or wish != self._wish:
            return
        canvas, layer, area, assets = work.canvas, work.active.id, work.selection, work.context.assets

        def look(job: JobContext) -> TransformPieces | None:
            return pieces_of(canvas, layer, area, assets, job.check)

        def done(found: TransformPieces | None) -> None:
            if wish != self._wish or not self._held or self._applying:
                return
            self._pieces = found
            self.box = None if found is None else TransformBox(found.rect, QTransform())
            self.bar.show_box(self.box)
            self._easel.view.update()

        work.run(QCoreApplication.translate("TransformHand", "Looking at the layer"), look, done)


def _arrow(way: QPointF) -> Qt.CursorShape:
    """The arrows that point along a way of the view."""
    eighth = round(math.degrees(math.atan2(way.y(), way.x())) / 45) % 4
    return (
        Qt.CursorShape.SizeHorCursor,
        Qt.CursorShape.SizeFDiagCursor,
        Qt.CursorShape.SizeVerCursor,
        Qt.CursorShape.SizeBDiagCursor,
    )[eighth]
