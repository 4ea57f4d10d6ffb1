"""LayerWork: what can be done with the layers that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from app.api import Asset, Command, JobContext, Together, UserError
from plugins.canvas.commands import (
    AddLayer,
    AddMask,
    ApplyMask,
    DuplicateLayer,
    GroupLayers,
    MergeDown,
    MergeLayers,
    MoveLayers,
    PaintLayer,
    RemoveLayer,
    RemoveLayers,
    RemoveMask,
    SetBlending,
    SetMask,
    UngroupLayers,
    layer_below,
    set_alpha_locked,
    set_clipped,
)
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.compositing.masked import mask_from_alpha, masked_picture, opaque_picture
from plugins.canvas.model import (
    Adjusting,
    Adjustment,
    Blending,
    Canvas,
    Group,
    Layer,
    new_layer_id,
)
from plugins.canvas.panel.adjustment_controls import adjustment_title
from plugins.canvas.panel.painted import Wash
from plugins.canvas.panel.tool_state import ToolState
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import mask_of


class LayerWork(QObject):
    """Each method is one step of the history. `chosen` gives the layers that are meant, the active one at least."""

    def __init__(self, work: CanvasWork, tools: ToolState, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._tools = work, tools
        self.chosen: Callable[[], tuple[str, ...]] = lambda: (work.active.id,)

    def add(self) -> None:
        """Put an empty layer above the active one, or into the active group."""
        self._insert(Layer(new_layer_id(), self._new_name(self.tr("Layer {number}"))))

    def add_group(self) -> None:
        """Put an empty group above the active layer."""
        name = self._new_name(self.tr("Group {number}"))
        self._work.execute(
            AddLayer(Layer(new_layer_id(), name, content=Group()), self._work.active.id, label="Add group")
        )

    def add_adjustment(self, adjustment: Adjustment) -> None:
        """Put a layer that changes the colours of what lies below above the active one, or into the active group."""
        layer = Layer(new_layer_id(), adjustment_title(adjustment), content=Adjusting(adjustment))
        self._insert(layer, label="Add adjustment layer")

    def group(self) -> None:
        """Put the chosen layers into a new group."""
        name = self._new_name(self.tr("Group {number}"))
        self._work.execute(GroupLayers(self.chosen(), Layer(new_layer_id(), name, content=Group())))

    def ungroup(self) -> None:
        """Take the active group away and leave what is in it."""
        self._work.execute(UngroupLayers(self._work.active.id))

    def duplicate(self) -> None:
        """Put a copy above it."""
        layer = self._work.active
        name = self.tr("{name} copy").format(name=layer.name)
        self._work.execute(DuplicateLayer(layer.id, new_layer_id(), name))

    def delete(self) -> None:
        """Take the chosen layers off."""
        chosen = self.chosen()
        self._work.execute(RemoveLayers(chosen) if len(chosen) > 1 else RemoveLayer(chosen[0]))

    def raise_(self) -> None:
        """One up: above the next of its group, or out of it."""
        place = self.place_above()
        if place is not None:
            self._move(*place)

    def lower(self) -> None:
        """One down: below the next of its group, or out of it."""
        place = self.place_below()
        if place is not None:
            self._move(*place)

    def place_above(self) -> tuple[str | None, str | None] | None:
        """The group and the layer there above which the active layer comes when it is raised; None at the top."""
        canvas, layer = self._work.canvas, self._work.active
        siblings = canvas.children(layer.parent)
        at = siblings.index(layer)
        if at + 1 < len(siblings):
            return layer.parent, siblings[at + 1].id
        return None if layer.parent is None else (canvas.layer(layer.parent).parent, layer.parent)

    def place_below(self) -> tuple[str | None, str | None] | None:
        """The group and the layer there above which the active layer comes when it is lowered; None at the bottom."""
        canvas, layer = self._work.canvas, self._work.active
        siblings = canvas.children(layer.parent)
        at = siblings.index(layer)
        if at > 0:
            return layer.parent, siblings[at - 2].id if at > 1 else None
        if layer.parent is None:
            return None
        group = canvas.layer(layer.parent)
        around = canvas.children(group.parent)
        outside = around.index(group)
        return group.parent, around[outside - 1].id if outside else None

    def merge_down(self) -> None:
        """Join it with the layer below; what both look like together is made on a worker."""
        if not self._work.settle():
            return
        canvas, layer = self._work.canvas, self._work.active
        try:
            below = layer_below(canvas, layer.id)
            _shown(below)
            _shown(layer)
        except UserError as error:
            self._work.context.messages.fail(error)
            return
        self._merge((below.id, layer.id), lambda asset: MergeDown(layer.id, asset, 0, 0))

    def merge_group(self) -> None:
        """Make one layer of the active group."""
        group = self._work.active
        if group.is_group and self._work.settle():
            joined = Layer(group.id, group.name, clipped=group.clipped)
            self._merge((group.id,), lambda asset: MergeLayers((group.id,), joined, asset, label="Merge group"))

    def merge_visible(self) -> None:
        """Make one layer of all that are seen; the others stay."""
        if self._work.settle():
            seen = [layer for layer in self._work.canvas.children(None) if layer.visible and layer.control is None]
            self._merge_all(seen, "Merge visible layers")

    def flatten(self) -> None:
        """Make one layer of everything that is part of the picture; what is hidden goes."""
        if self._work.settle():
            layers = [layer for layer in self._work.canvas.children(None) if layer.control is None]
            self._merge_all(layers, "Flatten")

    def toggle_clipped(self) -> None:
        """Clip it to the layer below, or show all of it."""
        layer = self._work.active
        self._work.execute(set_clipped(layer.id, not layer.clipped))

    def toggle_alpha_locked(self) -> None:
        """Keep its transparency while painting, or not."""
        layer = self._work.active
        self._work.execute(set_alpha_locked(layer.id, not layer.alpha_locked))

    def add_mask(self) -> None:
        """Give it a mask: of the selection where there is one, else one that hides nothing; and paint on that."""
        layer, area, canvas = self._work.active, self._work.selection, self._work.canvas
        assets = self._work.context.assets
        if area is None:
            if self._work.execute(AddMask(layer.id)):
                self._work.set_mask_active(True)
            return

        def make(job: JobContext) -> Asset:
            return mask_of(area, canvas, assets, job.check)

        def done(asset: Asset) -> None:
            if self._work.execute(AddMask(layer.id, asset, label="Mask from selection")):
                self._work.set_mask_active(True)

        self._work.run(self.tr("Making a mask"), make, done)

    def mask_from_alpha(self) -> None:
        """Make its transparency a mask, and the pixels below that opaque."""
        layer, assets = self._work.active, self._work.context.assets
        if not self._work.settle() or layer.asset is None:
            return

        def make(job: JobContext) -> tuple[Asset, Asset]:
            return mask_from_alpha(layer, assets, job.check), opaque_picture(layer, assets, job.check)

        def done(made: tuple[Asset, Asset]) -> None:
            mask, opaque = made
            if self._work.canvas.layer(layer.id).asset == layer.asset:
                steps = (AddMask(layer.id, mask, layer.x, layer.y), PaintLayer(layer.id, opaque, layer.x, layer.y))
                self._work.execute(Together(label="Mask from transparency", commands=steps))

        self._work.run(self.tr("Making a mask"), make, done)

    def remove_mask(self) -> None:
        """Take its mask away: all of it is seen."""
        self._work.execute(RemoveMask(self._work.active.id))

    def toggle_mask(self) -> None:
        """Switch its mask on or off."""
        layer = self._work.active
        if layer.mask is not None:
            self._work.execute(SetMask(layer.id, not layer.mask.enabled))

    def apply_mask(self) -> None:
        """Take its mask away, and what that hides with it."""
        if not self._work.settle():
            return
        layer, assets = self._work.active, self._work.context.assets
        if layer.asset is None or not layer.has_pixels:
            self.remove_mask()
            return

        def make(job: JobContext) -> Asset:
            return masked_picture(layer, assets, job.check)

        def done(asset: Asset) -> None:
            now = self._work.canvas.layer(layer.id)
            if (now.asset, now.mask) == (layer.asset, layer.mask):
                self._work.execute(ApplyMask(layer.id, asset, layer.x, layer.y))

        self._work.run(self.tr("Applying the mask"), make, done)

    def toggle_linear(self) -> None:
        """Mix colours in proportion to light, or as they are stored."""
        linear = self._work.canvas.blending is Blending.LINEAR
        self._work.execute(SetBlending(Blending.PERCEPTUAL if linear else Blending.LINEAR))

    def fill(self) -> None:
        """Fill the selection, or all of it, with the foreground colour."""
        colour = self._tools.foreground
        self._wash(self._work.colour_on_target(colour.red(), colour.green(), colour.blue()), "Fill")

    def clear(self) -> None:
        """Make the selection, or all of it, transparent."""
        self._wash(None, "Clear")

    def _wash(self, colour: tuple[int, int, int, int] | None, label: str) -> None:
        if self._work.may_paint():
            self._work.paint(Wash(self._work.target.id, self._work.clip, colour, label))

    def _insert(self, layer: Layer, label: str = "Add layer") -> None:
        active = self._work.active
        inside = isinstance(active.content, Group) and not active.content.folded
        if inside:
            self._work.execute(AddLayer(replace(layer, parent=active.id), label=label))
        else:
            self._work.execute(AddLayer(layer, active.id, label=label))

    def _new_name(self, template: str) -> str:
        names = {layer.name for layer in self._work.canvas.layers}
        groups = [layer for layer in self._work.canvas.layers if layer.is_group]
        number = len(groups) + 1 if template == self.tr("Group {number}") else len(names) + 1
        while (name := template.format(number=number)) in names:
            number += 1
        return name

    def _move(self, parent: str | None, above: str | None) -> None:
        self._work.execute(MoveLayers((self._work.active.id,), parent, above))

    def _merge_all(self, layers: Sequence[Layer], label: str) -> None:
        if not layers:
            return
        ids = tuple(layer.id for layer in layers)
        first = layers[0]
        joined = Layer(first.id, first.name)
        self._merge(ids, lambda asset: MergeLayers(ids, joined, asset, label))

    def _merge(self, ids: Sequence[str], command: Callable[[Asset], Command]) -> None:
        """Make a picture of some layers that lie beside one another on a worker, and then put it in their place."""
        both, assets = _part(self._work.canvas, ids), self._work.context.assets

        def join(job: JobContext) -> Asset:
            return assets.add_picture(flatten(both, stored_tiles(assets), None, job.check))

        def done(asset: Asset) -> None:
            now = self._work.canvas
            if any(id_ not in {layer.id for layer in now.layers} for id_ in ids) or _part(now, ids) != both:
                words = QCoreApplication.translate(
                    "CanvasPanel", "The layers have changed while they were merged. Merge them again."
                )
                self._work.context.messages.say(words)
                return
            self._work.execute(command(asset))

        self._work.run(self.tr("Merging layers"), join, done)


def _part(canvas: Canvas, ids: Sequence[str]) -> Canvas:
    """The canvas with some layers alone and all that is in them; what is clipped to none of them is seen as a whole."""
    layers = [canvas.layers[at] for id_ in ids for at in canvas.block(id_)]
    if canvas.layer(ids[0]).clipped:
        layers = [replace(layer, clipped=False) if layer.id in ids else layer for layer in layers]
    return replace(canvas, layers=tuple(layers), selection=None, guides=())


def _shown(layer: Layer) -> None:
    if not layer.visible:
        raise UserError("The layer “{name}” is hidden.", advice="Show it, or choose another.", name=layer.name)
