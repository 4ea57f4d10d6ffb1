"""LayerWork: what can be done with the active layer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from app.api import Asset, JobContext, UserError
from plugins.canvas.commands import AddLayer, DuplicateLayer, MergeDown, MoveLayer, RemoveLayer
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Layer, new_layer_id
from plugins.canvas.panel.painted import Wash
from plugins.canvas.panel.tool_state import ToolState
from plugins.canvas.panel.work import CanvasWork


class LayerWork(QObject):
    """Each method is one step of the history."""

    def __init__(self, work: CanvasWork, tools: ToolState, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._tools = work, tools

    def add(self) -> None:
        """Put an empty layer above the active one."""
        names = {layer.name for layer in self._work.canvas.layers}
        number = len(names) + 1
        while (name := self.tr("Layer {number}").format(number=number)) in names:
            number += 1
        self._work.execute(AddLayer(Layer(new_layer_id(), name), self._work.active.id))

    def duplicate(self) -> None:
        """Put a copy above it."""
        layer = self._work.active
        name = self.tr("{name} copy").format(name=layer.name)
        self._work.execute(DuplicateLayer(layer.id, new_layer_id(), name))

    def delete(self) -> None:
        """Take it off."""
        self._work.execute(RemoveLayer(self._work.active.id))

    def raise_(self) -> None:
        """One up."""
        self._move(1)

    def lower(self) -> None:
        """One down."""
        self._move(-1)

    def merge_down(self) -> None:
        """Join it with the layer below; what both look like together is made on a worker."""
        if not self._work.settle():
            return
        canvas, layer = self._work.canvas, self._work.active
        index = canvas.index(layer.id)
        if index == 0:
            self._work.context.messages.fail(
                UserError("There is no layer below this one.", advice="Choose a layer further up.")
            )
            return
        both = replace(canvas, layers=canvas.layers[index - 1 : index + 1])
        assets = self._work.context.assets

        def join(job: JobContext) -> Asset:
            return assets.add_picture(flatten(both, stored_tiles(assets), None, job.check))

        def done(asset: Asset) -> None:
            now = self._work.canvas
            pair = [now.layers[at : at + 2] for at in range(len(now.layers) - 1)]
            if both.layers not in pair:
                text = "The layers have changed while they were merged. Merge them again."
                self._work.context.messages.say(QCoreApplication.translate("CanvasPanel", text))
                return
            self._work.execute(MergeDown(layer.id, asset, 0, 0))

        self._work.run(self.tr("Merging layers"), join, done)

    def fill(self) -> None:
        """Fill the selection, or all of it, with the foreground colour."""
        colour = self._tools.foreground
        self._wash((colour.red(), colour.green(), colour.blue(), 255), "Fill")

    def clear(self) -> None:
        """Make the selection, or all of it, transparent."""
        self._wash(None, "Clear")

    def _wash(self, colour: tuple[int, int, int, int] | None, label: str) -> None:
        if self._work.may_paint():
            self._work.paint(Wash(self._work.active.id, self._work.clip, colour, label))

    def _move(self, by: int) -> None:
        canvas, layer = self._work.canvas, self._work.active
        index = canvas.index(layer.id) + by
        if 0 <= index < len(canvas.layers):
            self._work.execute(MoveLayer(layer.id, index))
