"""CropHand: a frame that the canvas is cut to, or grown to, with its horizon made straight."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app.api import Command, JobContext, Together, UserError
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges, edges_of
from plugins.canvas.commands import ResizeCanvas, SelectArea
from plugins.canvas.model import checked_size
from plugins.canvas.panel.tools.crop_options import CropOptions
from plugins.canvas.panel.tools.hand import Easel, ToolHand
from plugins.canvas.panel.tools.transform_box import HANDLES, Handle, TransformBox
from plugins.canvas.transforming import Matrix, Sampling, transformed_layers

_REACH_PX = 9.0
_HANDLE_PX = 4.0
_DARK, _LIGHT, _OUTSIDE = QColor(0, 0, 0, 170), QColor(255, 255, 255), QColor(0, 0, 0, 140)
_THIRD = QColor(255, 255, 255, 110)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CropHand(ToolHand):
    """Handles change the frame, a press inside moves it, one outside begins another; Enter crops, Escape takes back."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self.bar = CropOptions(easel)
        self.frame = TransformBox(QRectF(0, 0, 1, 1), QTransform())
        self._start: tuple[Pointer, TransformBox] | None = None
        self._grip: Handle | str = ""
        self._held = self._applying = False
        self.bar.straightened.connect(self._straighten)
        self.bar.aspect_chosen.connect(self._keep_aspect)
        self.bar.applied.connect(self.apply)
        easel.work.canvas_changed.connect(self._stale)

    @property
    def busy(self) -> bool:
        """Whether pixels are being made."""
        return self._applying

    @property
    def changed(self) -> bool:
        """Whether cropping would do something."""
        canvas = self._easel.work.canvas
        return self.frame.bounds != QRectF(0, 0, canvas.width, canvas.height) or self.bar.angle != 0

    def taken(self) -> None:
        """The frame lies around the selection, or the canvas."""
        self._held = True
        self._reset()
        x, y, width, height = self._easel.work.frame
        self._show(_framed(QPointF(x + width / 2, y + height / 2), (width, height), 0))

    def put_down(self) -> None:
        """The canvas stays as it is."""
        self._held, self._start = False, None
        self._easel.view.update()

    def press(self, pointer: Pointer) -> None:
        """Take hold of the frame, or begin another."""
        if self._applying:
            return
        self._grip = self._at(pointer)
        frame = self.frame
        if self._grip == "new":
            place = QPointF(round(pointer.picture.x()), round(pointer.picture.y()))
            frame = _framed(place + QPointF(0.5, 0.5), (1, 1), self.bar.angle)
            if self.bar.aspect:
                frame = _framed(frame.place((0.5, 0.5)), (1, 1 / self.bar.aspect), self.bar.angle)
            pointer = replace(pointer, picture=frame.place((1, 1)))
            self._grip = (1.0, 1.0)
        self._start = pointer, frame

    def drag(self, pointer: Pointer) -> None:
        """Change the frame as far as the pointer went."""
        if self._start is None:
            return
        start, frame = self._start
        by, keys = pointer.picture - start.picture, pointer.modifiers & ~Qt.KeyboardModifier.ControlModifier
        if isinstance(self._grip, str):
            self._show(frame.moved(round(by.x()), round(by.y())))
            return
        if self.bar.aspect:
            keys |= _SHIFT
        after = frame.dragged(self._grip, by, keys)
        self._show(_framed(after.place((0.5, 0.5)), after.size, self.bar.angle))

    def release(self, pointer: Pointer) -> None:
        """It stays so until the canvas is cropped."""
        if self._start is not None and (pointer.view - self._start[0].view).manhattanLength() >= 1:
            self.drag(pointer)
        self._start = None

    def hover(self, pointer: Pointer) -> None:
        """Another pointer for what a press would do."""
        grip = self._at(pointer)
        shape = Qt.CursorShape.SizeAllCursor if grip == "move" else self.cursor
        if self._easel.view.cursor().shape() is not shape:
            self._easel.view.setCursor(shape)

    def edges(self, pointer: Pointer) -> Edges:
        """The corner or side that is dragged, or the sides and the middle of a frame that is moved."""
        if self._start is None:
            return Edges((pointer.picture.x(),), (pointer.picture.y(),)) if self._at(pointer) == "new" else NOTHING
        start, frame = self._start
        by = pointer.picture - start.picture
        if isinstance(self._grip, str):
            box = frame.bounds.translated(by)
            return edges_of(box.x(), box.y(), box.width(), box.height())
        if self.bar.aspect or pointer.modifiers & _SHIFT:
            return NOTHING
        return frame.edges(self._grip, by)

    def cancel(self) -> bool:
        """The frame is all of the canvas again."""
        was, self._start = self._start is not None or self.changed, None
        if self._applying or not was:
            return False
        self._reset()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Enter crops."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.changed:
            self.apply()
            return True
        return False

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Darken what goes, and draw thirds and handles."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame
        outline = viewport.transform.map(frame.outline)
        around = QPainterPath()
        around.addRect(QRectF(self._easel.view.rect()))
        inside = QPainterPath()
        inside.addPolygon(QPolygonF([*outline.toList(), outline.first()]))
        painter.fillPath(around.subtracted(inside), _OUTSIDE)
        painter.setPen(QPen(_THIRD, 1))
        for third in (1 / 3, 2 / 3):
            for one, other in (((third, 0.0), (third, 1.0)), ((0.0, third), (1.0, third))):
                painter.drawLine(viewport.to_view(frame.place(one)), viewport.to_view(frame.place(other)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 3), QPen(_LIGHT, 1)):
            painter.setPen(pen)
            painter.drawPolygon(outline)
        painter.setBrush(_LIGHT)
        painter.setPen(QPen(_DARK, 1))
        for handle in HANDLES:
            at = viewport.to_view(frame.place(handle))
            painter.drawRect(QRectF(at.x() - _HANDLE_PX, at.y() - _HANDLE_PX, 2 * _HANDLE_PX, 2 * _HANDLE_PX))

    def apply(self) -> None:
        """Crop, as one step; layers keep what lies outside of the canvas then."""
        work, angle = self._easel.work, self.bar.angle
        if self._applying or not self.changed or not work.settle():
            return
        wide, high = self.frame.size
        corner = self.frame.place((0, 0))
        x, y = round(corner.x()), round(corner.y())
        try:
            width, height = checked_size(round(wide), round(high))
        except UserError as error:
            work.context.messages.fail(error)
            return
        resize = ResizeCanvas(width, height, -x, -y, label="Crop")
        if not angle:
            work.execute(resize)
            return
        turn = QTransform.fromTranslate(-corner.x(), -corner.y()) * QTransform().rotate(angle)
        matrix = TransformBox(QRectF(), turn * QTransform.fromTranslate(x, y)).matrix
        self._run(matrix, resize)

    def _run(self, matrix: Matrix, resize: ResizeCanvas) -> None:
        work = self._easel.work
        canvas, assets, session = work.canvas, work.context.assets, work.context.session
        document = session.document.id
        self._applying = True

        def make(job: JobContext) -> Command | UserError:
            try:
                turned = transformed_layers(canvas.layers, None, matrix, Sampling.BICUBIC, assets, job.check)
            except UserError as error:
                return error
            return Together("Crop", (SelectArea(None), turned.of_all(), resize))

        def done(made: Command | UserError) -> None:
            self._applying = False
            if isinstance(made, UserError):
                work.context.messages.fail(made)
            elif session.document.id == document and work.canvas.layers == canvas.layers:
                work.execute(made)

        work.run(QCoreApplication.translate("CropHand", "Cropping"), make, done)

    def _at(self, pointer: Pointer) -> Handle | str:
        viewport = self._easel.view.viewport
        ways = {handle: viewport.to_view(self.frame.place(handle)) - pointer.view for handle in HANDLES}
        nearest = min(HANDLES, key=lambda handle: math.hypot(ways[handle].x(), ways[handle].y()))
        if math.hypot(ways[nearest].x(), ways[nearest].y()) <= _REACH_PX:
            return nearest
        inside = self.frame.outline.containsPoint(pointer.picture, Qt.FillRule.WindingFill)
        return "move" if inside and self.changed else "new"

    def _straighten(self, angle: float) -> None:
        self._show(_framed(self.frame.place((0.5, 0.5)), self.frame.size, angle))

    def _keep_aspect(self, aspect: float) -> None:
        """The largest frame of that aspect in the present one."""
        width, height = self.frame.size
        if aspect:
            width, height = min(width, height * aspect), min(height, width / aspect)
        self._show(_framed(self.frame.place((0.5, 0.5)), (round(width), round(height)), self.bar.angle))

    def _show(self, frame: TransformBox) -> None:
        self.frame = frame.on_pixels() if frame.upright else frame
        self.bar.show_size(*self.frame.size, possible=self.changed)
        self._easel.view.update()

    def _reset(self) -> None:
        canvas = self._easel.work.canvas
        self.bar.reset()
        middle = QPointF(canvas.width / 2, canvas.height / 2)
        self._show(_framed(middle, (canvas.width, canvas.height), 0))

    def _stale(self) -> None:
        if self._held and self._start is None:
            self._reset()


def _framed(middle: QPointF, size: tuple[float, float], angle: float) -> TransformBox:
    """A frame around a place; the picture is turned by the angle when it is cropped."""
    width, height = max(1.0, size[0]), max(1.0, size[1])
    way = QTransform.fromTranslate(-width / 2, -height / 2) * QTransform().rotate(-angle)
    return TransformBox(QRectF(0, 0, width, height), way * QTransform.fromTranslate(middle.x(), middle.y()))
