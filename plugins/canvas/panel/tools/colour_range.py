"""ColourRangeHand: all that has one of some colours, shown before it is selected."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QPushButton

from app.api import JobContext, Pixels
from app.widgets.tile_view import Pointer
from app.widgets.viewport import Viewport
from plugins.canvas.composite import composite_tile, flatten, stored_tiles
from plugins.canvas.model import Canvas
from plugins.canvas.paint import pick_colour
from plugins.canvas.panel.tools.hand import Easel
from plugins.canvas.panel.tools.selecting_hand import SelectingHand
from plugins.canvas.selecting import Coverage, Plane, colour_range, colour_range_on

_LONGEST = 1024
"""The preview's longest side."""
_TINT = 150


class ColourRangeHand(SelectingHand):
    """A click samples a colour, with Shift one more; Enter selects what is tinted then."""

    moves_inside = False

    def __init__(self, easel: Easel) -> None:
        super().__init__(easel, ("fuzziness", "feather", "all_layers"))
        self.hint = QCoreApplication.translate(
            "ColourRangeHand", "Click a colour, with Shift one more; Enter selects what is tinted."
        )
        self.done = QPushButton(QCoreApplication.translate("ColourRangeHand", "Select"))
        self.done.clicked.connect(self.apply)
        self.bar.add(self.done)
        self.samples: list[tuple[int, int, int, int]] = []
        self._small: tuple[Canvas, Pixels] | None = None
        self._image: QImage | None = None
        self._looking = False
        self._again = False
        easel.selecting.changed.connect(self._preview)
        self.done.setEnabled(False)

    @property
    def preview(self) -> QImage | None:
        """What is tinted now."""
        return self._image

    def press(self, pointer: Pointer) -> None:
        """Sample a colour; modes are chosen by the buttons."""
        work = self.easel.work
        x, y = math.floor(pointer.picture.x()), math.floor(pointer.picture.y())
        if not (0 <= x < work.canvas.width and 0 <= y < work.canvas.height) or not work.settle():
            return
        source = self.easel.selecting.source()
        colour = pick_colour(source, stored_tiles(work.context.assets), x, y)
        more = bool(pointer.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.samples = [*self.samples, colour] if more else [colour]
        self._preview()

    def drag(self, pointer: Pointer) -> None:
        """A colour is sampled with the press."""

    def release(self, pointer: Pointer) -> None:
        """Nothing is chosen yet."""

    def key(self, event: QKeyEvent) -> bool:
        """Enter selects."""
        if self.samples and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
            return True
        return False

    def apply(self) -> None:
        """Select what has the colours."""
        easel, samples = self.easel, list(self.samples)
        if not samples or not easel.work.settle():
            return
        source, assets = easel.selecting.source(), easel.work.context.assets
        settings = easel.selecting.settings

        def find(job: JobContext, _canvas: Canvas) -> Coverage:
            read, fuzziness = stored_tiles(assets), settings.fuzziness
            return colour_range_on(
                lambda at: composite_tile(source, read, at), source.width, source.height, samples, fuzziness, job.check
            )

        easel.selecting.choose(find, settings.mode, label="Select colour range")
        self.cancel()

    def cancel(self) -> bool:
        """Forget the colours."""
        was, self.samples = bool(self.samples), []
        self._image, self._small = None, None
        self.done.setEnabled(False)
        if was:
            self.easel.view.update()
        return was

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Tint what would be selected."""
        if self._image is not None:
            painter.setTransform(viewport.transform, combine=True)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.easel.view.picture), self._image)

    def _preview(self) -> None:
        """Find it in a small picture; while that is done only the last wish counts."""
        self.done.setEnabled(bool(self.samples))
        if not self.samples:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        easel, samples = self.easel, list(self.samples)
        source, assets, fuzziness = (
            easel.selecting.source(),
            easel.work.context.assets,
            easel.selecting.settings.fuzziness,
        )
        known = self._small[1] if self._small is not None and self._small[0] == source else None

        def look(job: JobContext) -> tuple[Pixels, Plane]:
            small = known if known is not None else _small(flatten(source, stored_tiles(assets), None, job.check))
            return small, colour_range(small, samples, fuzziness).plane

        def done(found: tuple[Pixels, Plane]) -> None:
            self._looking = False
            if self.samples:
                self._small = (source, found[0])
                self._image = _tinted(found[1], easel.view.palette())
                easel.view.update()
            if self._again:
                self._again = False
                self._preview()

        easel.work.run(QCoreApplication.translate("ColourRangeHand", "Looking for the colours"), look, done)


def _small(picture: Pixels) -> Pixels:
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, _LONGEST / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def _tinted(plane: Plane, palette: QPalette) -> QImage:
    accent = palette.color(QPalette.ColorRole.Accent)
    alpha = plane.astype(np.uint32) * _TINT // 255
    red, green, blue = (alpha * part // 255 for part in (accent.red(), accent.green(), accent.blue()))
    pixels = np.ascontiguousarray(alpha << 24 | red << 16 | green << 8 | blue, np.uint32)
    height, width = plane.shape
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
