"""LayerProperties: what the active layer has besides opacity and blend mode, below the list of layers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.api import TILE, Pixels
from plugins.canvas.commands import SetAdjustment, set_pass_through
from plugins.canvas.composite import stored_tiles
from plugins.canvas.model import Adjusting, Adjustment, Canvas, Group, Layer
from plugins.canvas.panel.adjustment_controls import AdjustmentControls
from plugins.canvas.panel.coarse import CoarseTile
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.panel.loader import PictureLoader
from plugins.canvas.panel.work import CanvasWork

_PAUSE_MS = 150
"""So long after the last change the histogram is made."""


class LayerProperties(QWidget):
    """Shows the controls of an adjustment, or of a group, and nothing for other layers.

    Others put their own widgets below by `add`.
    """

    def __init__(self, work: CanvasWork, loader: PictureLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._loader = work, loader
        self._layer = ""
        self._controls: AdjustmentControls | None = None
        self._pass_through = QCheckBox(self.tr("Pass through"))
        self._pass_through.setToolTip(
            self.tr("Mix the layers of the group with what lies below it, instead of by themselves.")
        )
        self._pass_through.clicked.connect(self._set_pass_through)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._pass_through)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._count)
        work.canvas_changed.connect(self._show)
        work.active_changed.connect(self._show)
        self._show()

    @property
    def controls(self) -> AdjustmentControls | None:
        """The controls of the adjustment that is worked on."""
        return self._controls

    def add(self, widget: QWidget) -> None:
        """Put something else about the active layer below."""
        self._layout.addWidget(widget)

    def _show(self) -> None:
        layer = self._work.active
        group = layer.content if isinstance(layer.content, Group) else None
        self._pass_through.setVisible(group is not None)
        if group is not None:
            self._pass_through.setChecked(group.pass_through)
        adjustment = layer.content.adjustment if isinstance(layer.content, Adjusting) else None
        shown = self._controls
        same_kind = shown is not None and type(shown.adjustment) is type(adjustment)
        if shown is not None and (not same_kind or layer.id != self._layer):
            self._layout.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
            self._controls = shown = None
        self._layer = layer.id
        if adjustment is not None and shown is None:
            self._begin(adjustment)
        elif adjustment is not None and shown is not None:
            shown.show_adjustment(adjustment)
        if self._controls is not None:
            self._controls.setEnabled(not layer.locked)
            if self._controls.wants_counts:
                self._timer.start()

    def _begin(self, adjustment: Adjustment) -> None:
        controls = AdjustmentControls(adjustment, self)
        controls.changed.connect(self._set)
        controls.finished.connect(self._work.context.session.seal)
        self._layout.insertWidget(0, controls)
        self._controls = controls

    def _set(self, adjustment: Adjustment) -> None:
        self._work.execute(SetAdjustment(self._layer, adjustment))

    def _set_pass_through(self, on: bool) -> None:
        self._work.execute(set_pass_through(self._work.active.id, on))

    def _count(self) -> None:
        """Find out how often each value is there below the adjustment, on the loader's thread."""
        layer, canvas, assets = self._work.active, self._work.canvas, self._work.context.assets
        below = _below(canvas, layer)
        level = next(level for level in range(9) if TILE << level >= max(canvas.width, canvas.height))

        def read() -> Pixels:
            tile = CoarseTile(assets, stored_tiles(assets), (0, 0), level).composite(below)
            return np.zeros((1, 1, 4), np.uint8) if tile is None else tile

        def show(image: QImage) -> None:
            if self._controls is not None and self._layer == layer.id:
                self._controls.show_counts(counts_of(to_pixels(image)))

        self._loader.load(read, show)


def counts_of(pixels: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """How often each value is there (4, 256) in pixels that are not transparent: of all channels, and of each."""
    seen = pixels[..., :3] if pixels.shape[-1] == 3 else pixels[pixels[..., 3] > 127][..., :3]
    channels = [np.bincount(seen[..., at].ravel(), minlength=256) for at in range(3)]
    return np.stack([sum(channels[1:], channels[0]), *channels])


def _below(canvas: Canvas, layer: Layer) -> Canvas:
    """The canvas with what lies below an adjustment alone."""
    return Canvas(canvas.width, canvas.height, canvas.layers[: canvas.index(layer.id)], blending=canvas.blending)
