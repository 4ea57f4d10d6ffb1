"""ObjectHand: the object in a box."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF

from app.api import JobContext
from app.widgets.tile_view import Pointer
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Canvas
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.rectangle import RectangleHand
from plugins.canvas.panel.tools.selecting_hand import clicked
from plugins.canvas.selecting import Coverage, Mode
from plugins.canvas.selecting.objects import object_in

_AROUND = 0.3
"""How much around the box is looked at, in parts of its size."""


class ObjectHand(RectangleHand):
    """Drags a box around an object; GrabCut tells it from what lies around it by its colours."""

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("feather", "all_layers"))
        self.hint = QCoreApplication.translate(
            "ObjectHand", "Drag a box around the object; it is found by its colours (GrabCut)."
        )

    def finish(self, pointer: Pointer) -> None:
        """The object is found on a worker."""
        start, box, self._start = self._start, self._rect, None
        self.show(QRectF())
        easel = self.easel
        if start is None:
            return
        if clicked(start, pointer):
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
