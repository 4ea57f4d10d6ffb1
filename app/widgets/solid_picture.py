"""SolidPicture: a drawn solid, and what is seen where in it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPalette

from app.solid.drawing import Drawn
from app.solid.lens import Lens
from app.solid.look import Look
from app.widgets.solid_artist import Sketch

_REACH = 4
"""So many units beside a body it is still found."""


def look_for(palette: QPalette) -> Look:
    """On the ground of pictures: ink that is darker than a dark one, and grey on a light one."""
    ground = palette.color(QPalette.ColorRole.Shadow)
    ink = (4, 4, 6) if ground.lightness() < 128 else (24, 26, 31)
    return Look(ground=(ground.red(), ground.green(), ground.blue()), ink=ink)


class SolidPicture:
    """Places are those of a view that the picture fills."""

    def __init__(self, sketch: Sketch, drawn: Drawn) -> None:
        self.sketch, self.drawn = sketch, drawn
        self.lens = Lens.of(sketch.camera, sketch.solid, sketch.width, sketch.height)
        # The image has no pixels of its own: those of the drawing live as long as this.
        self.image = QImage(
            drawn.pixels.data,
            sketch.width,
            sketch.height,
            4 * sketch.width,
            QImage.Format.Format_RGBA8888_Premultiplied,
        )

    def id_at(self, at: QPointF, size: QSizeF) -> int:
        """The id that is seen at a place or close beside it, else -1."""
        ids = self.drawn.ids
        high, wide = ids.shape
        across = wide / max(1.0, size.width())
        column, row = int(at.x() * across), int(at.y() * high / max(1.0, size.height()))
        if not (0 <= column < wide and 0 <= row < high):
            return -1
        if ids[row, column] >= 0:
            return int(ids[row, column])
        reach = max(1, round(_REACH * across))
        top, left = max(0, row - reach), max(0, column - reach)
        near = ids[top : row + reach + 1, left : column + reach + 1]
        rows, columns = np.nonzero(near >= 0)
        if not len(rows):
            return -1
        closest = int(np.argmin((rows + top - row) ** 2 + (columns + left - column) ** 2))
        return int(near[rows[closest], columns[closest]])

    def ids_in(self, box: QRectF, size: QSizeF) -> tuple[int, ...]:
        """The ids that are seen inside a rectangle, in order."""
        ids = self.drawn.ids
        across, down = ids.shape[1] / max(1.0, size.width()), ids.shape[0] / max(1.0, size.height())
        part = ids[
            max(0, int(box.top() * down)) : max(0, int(box.bottom() * down) + 1),
            max(0, int(box.left() * across)) : max(0, int(box.right() * across) + 1),
        ]
        return tuple(int(name) for name in np.unique(part) if name >= 0)
