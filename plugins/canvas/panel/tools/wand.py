"""WandHand: what looks like the clicked pixel."""

from __future__ import annotations

import math

from app.api import JobContext
from app.widgets.tile_view import Pointer
from plugins.canvas.composite import composite_tile, stored_tiles
from plugins.canvas.model import Canvas
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.selecting_hand import SelectingHand
from plugins.canvas.selecting import Coverage, Wand, wand_on


class WandHand(SelectingHand):
    """A click selects what is of the same colour, together or anywhere."""

    moves_inside = False

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("tolerance", "more", "feather", "contiguous", "smooth", "all_layers"))

    def begin(self, pointer: Pointer) -> None:
        """It is chosen with the press."""
        easel = self.easel
        x, y = math.floor(pointer.picture.x()), math.floor(pointer.picture.y())
        inside = 0 <= x < easel.work.canvas.width and 0 <= y < easel.work.canvas.height
        if not inside or not easel.work.settle():
            return
        settings, source, assets = easel.selecting.settings, easel.selecting.source(), easel.work.context.assets
        how = Wand(settings.tolerance, settings.contiguous, settings.smooth, settings.more)

        def find(job: JobContext, _canvas: Canvas) -> Coverage:
            read = stored_tiles(assets)
            return wand_on(
                lambda at: composite_tile(source, read, at), source.width, source.height, x, y, how, job.check
            )

        easel.selecting.choose(find, self.mode)
