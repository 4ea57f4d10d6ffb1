"""LayerFrames: the rectangles around what is seen of layers, found on a worker and known from then on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.api import AssetId, JobContext, UserError
from plugins.canvas.model import Canvas, Layer, Rect
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.transforming.bounds import content_bounds, united

_KEPT = 2000
_MOST = 100
"""So many layers, the topmost ones, have lines."""


class LayerFrames(QObject):
    """Pictures never change, so that what was found for one holds."""

    found = Signal()

    def __init__(self, work: CanvasWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._known: OrderedDict[AssetId, Rect | None] = OrderedDict()
        self._looking: frozenset[AssetId] = frozenset()

    @property
    def busy(self) -> bool:
        """Whether some are looked for."""
        return bool(self._looking)

    def around(self, canvas: Canvas, layer_id: str) -> Rect | None:
        """The rectangle around a layer, or all that is in a group; None while it is not known or there is nothing."""
        layers = [canvas.layers[at] for at in canvas.block(layer_id)]
        return united(self._known_of(layers))

    def seen(self, canvas: Canvas, own: frozenset[str]) -> list[Rect]:
        """The rectangles of layers that are seen, as far as they are known."""
        return self._known_of(_seen(canvas, own))

    def look_for(self, canvas: Canvas, layer_id: str | None, *, all_seen: bool) -> None:
        """Begin to find what is not known yet: of a layer with all that is in it, and of all layers that are seen."""
        layers = [] if layer_id is None else [canvas.layers[at] for at in canvas.block(layer_id)]
        if all_seen:
            layers += _seen(canvas, frozenset())
        missing = {layer.asset for layer in layers if layer.asset is not None}
        wanted = frozenset(asset for asset in missing if asset not in self._known)
        if not wanted or wanted <= self._looking:
            return
        self._looking |= wanted
        assets = self._work.context.assets

        def look(job: JobContext) -> dict[AssetId, Rect | None]:
            found: dict[AssetId, Rect | None] = {}
            for asset in wanted:
                job.check()
                try:
                    found[asset] = content_bounds(asset, assets, job.check)
                except UserError:
                    # What cannot be read has no sides; that is said where it is drawn.
                    found[asset] = None
            return found

        def done(found: dict[AssetId, Rect | None]) -> None:
            self._looking -= wanted
            self._known.update(found)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            self.found.emit()

        self._work.run(QCoreApplication.translate("CanvasPanel", "Looking for the sides of layers"), look, done)

    def _known_of(self, layers: Iterable[Layer]) -> list[Rect]:
        rects: list[Rect] = []
        for layer in layers:
            rect = None if layer.asset is None else self._known.get(layer.asset)
            if rect is not None:
                rects.append((rect[0] + layer.x, rect[1] + layer.y, rect[2], rect[3]))
        return rects


def _seen(canvas: Canvas, own: frozenset[str]) -> list[Layer]:
    """The topmost layers that have pixels and are seen, other than some."""
    hidden: set[str] = set()
    found: list[Layer] = []
    # From the top down a group comes before what is in it.
    for layer in reversed(canvas.layers):
        if not layer.visible or layer.parent in hidden:
            hidden.add(layer.id)
        elif layer.asset is not None and layer.id not in own:
            found.append(layer)
            if len(found) == _MOST:
                break
    return found
