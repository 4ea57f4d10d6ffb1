"""GradientHand: a gradient drawn from one place to another."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.api import Json
from app.widgets.choice_box import ChoiceBox
from app.widgets.icon_button import IconButton
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.aligning import NOTHING, Edges
from plugins.canvas.gradient import Gradient, GradientKind
from plugins.canvas.panel.painted import GradientFill
from plugins.canvas.panel.tools.hand import Easel, ToolHand

_KEPT = "canvas.gradient"
_STEP = math.radians(15)
_LEAST_PX = 2
_END_PX = 5
_DARK, _LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255)


class GradientHand(ToolHand):
    """A drag draws it, as one step; Shift keeps to steps of 15 degrees, Escape takes it back."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self.options = self._settings = GradientOptions(easel)
        self._start: QPointF | None = None
        self._end = QPointF()

    def press(self, pointer: Pointer) -> None:
        """It begins here."""
        if self._easel.work.may_paint():
            self._start = self._end = pointer.picture

    def drag(self, pointer: Pointer) -> None:
        """It goes on to here."""
        if self._start is None:
            return
        self._end = pointer.picture
        if pointer.modifiers & Qt.KeyboardModifier.ShiftModifier:
            way = self._end - self._start
            angle = round(math.atan2(way.y(), way.x()) / _STEP) * _STEP
            length = math.hypot(way.x(), way.y())
            self._end = self._start + QPointF(math.cos(angle), math.sin(angle)) * length
        self._easel.view.update()

    def release(self, pointer: Pointer) -> None:
        """It is laid down."""
        self.drag(pointer)
        start, self._start = self._start, None
        self._easel.view.update()
        if start is None or (self._end - start).manhattanLength() < _LEAST_PX:
            return
        work, tools = self._easel.work, self._easel.tools
        one, two = tools.foreground, tools.background
        first = work.colour_on_target(one.red(), one.green(), one.blue())
        last = work.colour_on_target(two.red(), two.green(), two.blue())
        if self._settings.fades:
            # What fades out on a mask shows what lies below.
            last = (0, 0, 0, 0) if work.mask_active else (*first[:3], 0)
        if self._settings.reversed:
            first, last = last, first
        places = (start.x(), start.y()), (self._end.x(), self._end.y())
        gradient = Gradient(self._settings.kind, *places, first, last)
        work.paint(GradientFill(work.target.id, gradient, work.clip, work.mask_active))

    def hover(self, pointer: Pointer) -> None:
        """Nothing is shown before."""
        del pointer

    def edges(self, pointer: Pointer) -> Edges:
        """The end that is dragged."""
        if self._start is not None and pointer.modifiers & Qt.KeyboardModifier.ShiftModifier:
            return NOTHING
        return Edges((pointer.picture.x(),), (pointer.picture.y(),))

    def cancel(self) -> bool:
        """Draw none."""
        begun, self._start = self._start is not None, None
        if begun:
            self._easel.view.update()
        return begun

    def key(self, event: QKeyEvent) -> bool:
        """No key means something here."""
        event.ignore()
        return False

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The line that it runs along."""
        if self._start is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = viewport.to_view(self._start), viewport.to_view(self._end)
        for pen in (QPen(_DARK, 3), QPen(_LIGHT, 1)):
            painter.setPen(pen)
            painter.drawLine(start, end)
        tools = self._easel.tools
        colours = [tools.foreground, tools.background]
        if self._settings.reversed:
            colours.reverse()
        for place, colour in zip((start, end), colours, strict=True):
            painter.setPen(QPen(_DARK, 3))
            painter.drawEllipse(place, _END_PX, _END_PX)
            painter.setPen(QPen(_LIGHT, 1.5))
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(place.x() - _END_PX, place.y() - _END_PX, 2 * _END_PX, 2 * _END_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)


class GradientOptions(QWidget):
    """How it runs, and to what."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel.parent)
        self._settings = easel.work.context.settings
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._kind = ChoiceBox()
        self._kind.setAccessibleName(self.tr("Form of the gradient"))
        for kind, words in (
            (GradientKind.LINEAR, self.tr("Linear")),
            (GradientKind.RADIAL, self.tr("Radial")),
            (GradientKind.ANGLE, self.tr("Around a place")),
            (GradientKind.REFLECTED, self.tr("To both sides")),
        ):
            self._kind.addItem(words, kind)
        self._target = ChoiceBox()
        self._target.setAccessibleName(self.tr("Colours of the gradient"))
        self._target.addItem(self.tr("Foreground to background"), False)
        self._target.addItem(self.tr("Foreground to transparent"), True)
        self._reverse = IconButton(easel.icons, "arrow-left-right", self.tr("The other way round"))
        self._reverse.setFixedSize(28, 28)
        self._reverse.setCheckable(True)
        for widget in (self._kind, self._target, self._reverse):
            row.addWidget(widget)
        kept = self._settings.get(_KEPT, {})
        if isinstance(kept, dict):
            kinds = [kind.value for kind in GradientKind]
            name = kept.get("kind")
            self._kind.setCurrentIndex(kinds.index(name) if isinstance(name, str) and name in kinds else 0)
            self._target.setCurrentIndex(1 if kept.get("fades") is True else 0)
            self._reverse.setChecked(kept.get("reversed") is True)
        self._kind.activated.connect(self._keep)
        self._target.activated.connect(self._keep)
        self._reverse.toggled.connect(self._keep)

    @property
    def kind(self) -> GradientKind:
        """How it runs."""
        return GradientKind(self._kind.currentData())

    @property
    def fades(self) -> bool:
        """Whether it goes over into transparency."""
        return self._target.currentData() is True

    @property
    def reversed(self) -> bool:
        """Whether it begins with its last colour."""
        return self._reverse.isChecked()

    def _keep(self, _value: object = None) -> None:
        kept: dict[str, Json] = {"kind": self.kind.value, "fades": self.fades, "reversed": self.reversed}
        self._settings.set(_KEPT, kept)
