"""ObjectHand: an object by a click or a box around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.api import JobContext, ModelId, Pixels
from app.api.seeing import Hint, Seeing
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Area, Canvas
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.object_options import ObjectOptions
from plugins.canvas.panel.tools.rectangle import RectangleHand
from plugins.canvas.panel.tools.selecting_hand import clicked, mode_of
from plugins.canvas.selecting import Coverage, Mode
from plugins.canvas.selecting.objects import object_in
from plugins.canvas.selecting.refining import refined

_AROUND = 0.3
"""How much around the box is looked at by its colours, in parts of its size."""
_DOT = 5.5
_INSIDE, _OUTSIDE = QColor(38, 162, 105), QColor(192, 28, 40)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a model was asked for one object, the mode that it is selected by, and what was selected before."""

    mode: Mode
    before: Area | None
    hints: tuple[Hint, ...] = ()
    box: tuple[float, float, float, float] | None = None


class ObjectHand(RectangleHand):
    """A segmentation model finds the object at a click or in a box; without one its colours tell it, in a box.

    With a model, Shift and Alt after the first click add places to the same object and take others away from it.
    """

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("feather", "all_layers"))
        self._asked: _Asked | None = None
        self.found_by = ObjectOptions(easel, self._show_way)
        self.bar.add(self.found_by.choice)
        easel.work.selection_changed.connect(self._selection_changed)
        self._show_way()

    def taken(self) -> None:
        """A model may have been fetched since."""
        self.found_by.refresh()
        self._show_way()

    def put_down(self) -> None:
        """The next click is another object."""
        super().put_down()
        self._ask(None)

    def cancel(self) -> bool:
        """Stop looking, or be done with the object: the next click is another one."""
        was = self.easel.selecting.stop() or self._asked is not None
        self._ask(None)
        return super().cancel() or was

    def finish(self, pointer: Pointer) -> None:
        """The object is found on a worker."""
        start, box, self._start = self._start, self._rect, None
        self.show(QRectF())
        if start is None:
            return
        model, seeing = self.found_by.model, self.easel.work.context.seeing
        if model is None or seeing is None:
            self._by_colours(box, only_clicked=clicked(start, pointer))
        elif clicked(start, pointer):
            self._at(start, seeing, model)
        else:
            asked = _Asked(self.mode, self.easel.work.selection)
            self._look(replace(asked, box=_sides(box.intersected(self.easel.view.picture))), seeing, model)

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """The places that were clicked."""
        super().paint(painter, viewport)
        if self._asked is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hint in self._asked.hints:
            middle = viewport.to_view(QPointF(hint.x, hint.y))
            painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
            painter.setBrush(_INSIDE if hint.inside else _OUTSIDE)
            painter.drawEllipse(middle, _DOT, _DOT)
            painter.drawLine(middle + QPointF(-2.5, 0), middle + QPointF(2.5, 0))
            if hint.inside:
                painter.drawLine(middle + QPointF(0, -2.5), middle + QPointF(0, 2.5))

    def _show_way(self) -> None:
        before, by_model = self.hint, self.found_by.model is not None
        self.moves_inside = not by_model
        if by_model:
            self.hint = QCoreApplication.translate(
                "ObjectHand", "Click the object or drag a box around it; Shift-click adds to it, Alt-click takes away."
            )
        elif self.found_by.has_models:
            self.hint = QCoreApplication.translate(
                "ObjectHand", "Drag a box around the object; it is found by its colours (GrabCut)."
            )
        else:
            self.hint = QCoreApplication.translate(
                "ObjectHand", "Drag a box around the object; without a segmentation model, colours tell it (GrabCut)."
            )
        if before and self.hint != before:
            # Whoever shows the sentence hears of it.
            self._ask(None)
            self.easel.tools.changed.emit()

    def _at(self, pointer: Pointer, seeing: Seeing, model: ModelId) -> None:
        """A place was clicked: of the object that was asked for last where keys say so, else of another."""
        at, keys = pointer.picture, mode_of(pointer.modifiers)
        if not self.easel.view.picture.contains(int(at.x()), int(at.y())):
            return
        asked = self._asked
        if asked is not None and keys in (Mode.ADD, Mode.SUBTRACT):
            hint = Hint(at.x(), at.y(), keys is Mode.ADD)
            self._look(replace(asked, hints=(*asked.hints, hint)), seeing, model)
        else:
            self._look(_Asked(self.mode, self.easel.work.selection, (Hint(at.x(), at.y()),)), seeing, model)

    def _look(self, asked: _Asked, seeing: Seeing, model: ModelId) -> None:
        easel = self.easel
        if (asked.box is None and not asked.hints) or not easel.work.settle():
            return
        source, assets = easel.selecting.source(), easel.work.context.assets

        def find(job: JobContext, canvas: Canvas) -> Coverage:
            with seeing.lease_segmenter(model, job.check) as held:
                seen = on_grey(flatten(source, stored_tiles(assets), (0, 0, canvas.width, canvas.height), job.check))
                share = held.find(seen, asked.hints, asked.box)
            job.check()
            return refined(share, seen)

        self._ask(asked)
        easel.selecting.choose(find, asked.mode, label="Select object", onto=lambda _now: asked.before)

    def _by_colours(self, box: QRect, *, only_clicked: bool) -> None:
        easel = self.easel
        if only_clicked:
            if self.mode is Mode.REPLACE:
                easel.selecting.select_nothing()
            return
        box = box.intersected(easel.view.picture)
        if box.isEmpty() or not easel.work.settle():
            return
        source, assets = easel.selecting.source(), easel.work.context.assets
        across, down = round(box.width() * _AROUND) + 8, round(box.height() * _AROUND) + 8
        region = box.adjusted(-across, -down, across, down).intersected(easel.view.picture)
        place = (region.x(), region.y(), region.width(), region.height())
        wanted = (box.x(), box.y(), box.width(), box.height())

        def find(job: JobContext, _canvas: Canvas) -> Coverage:
            return object_in(flatten(source, stored_tiles(assets), place, job.check), wanted, place[:2], job.check)

        easel.selecting.choose(find, self.mode, label="Select object")

    def _ask(self, asked: _Asked | None) -> None:
        if asked != self._asked:
            self._asked = asked
            self.easel.view.draw_again(self.easel.view.rect())

    def _selection_changed(self) -> None:
        # Whatever else changes the selection, undo too, ends the object: its places would change another selection.
        if not self.easel.selecting.busy:
            self._ask(None)


def on_grey(picture: Pixels) -> Pixels:
    """A picture (height, width, 4) as it is seen on grey, without alpha."""
    if picture[..., 3].min() == 255:
        return np.ascontiguousarray(picture[..., :3])
    share = picture[..., 3:].astype(np.float32) / 255
    return np.asarray(picture[..., :3] * share + 128 * (1 - share), np.uint8)


def _sides(box: QRect) -> tuple[float, float, float, float] | None:
    """The left, top, right and bottom of a box; None where nothing is in it."""
    return None if box.isEmpty() else (box.x(), box.y(), box.x() + box.width(), box.y() + box.height())
