"""Taking: a live picture becomes a layer, made once more at the size of its place, with its recipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from app.api import Asset, Job, JobContext, Made, Recipe, Together, UserError
from plugins.canvas.commands import AddMask, PlaceAsset
from plugins.canvas.model import Area, Layer, new_layer_id
from plugins.canvas.panel.generation import Place
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import mask_of

_NAME_LENGTH = 40


class Taking(QObject):
    """Knows which jobs make pictures that were taken, and where those belong."""

    def __init__(self, work: CanvasWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._taken: dict[str, Callable[[Made], None]] = {}

    def take(self, made: Made, place: Place, area: Area | None) -> None:
        """Make a picture once more, as large as its place and before anything else; its mask is the selection."""
        context, inputs = self._work.context, made.recipe.inputs
        document, origin = context.session.document.id, self._work.canvas.origin

        def settle(job: JobContext) -> None:
            # What a recipe names is there as long as the recipe.
            for asset in inputs:
                job.check()
                context.assets.settle(asset)

        def put(result: Made) -> None:
            if document == context.session.document.id:
                self._put(result, place, area, origin)

        def settled(_done: object) -> None:
            job = self._submit(made.recipe, place)
            if job is not None:
                self._taken[job.id] = put

        self._work.run(self.tr("Taking the live picture"), settle, settled)

    def _submit(self, recipe: Recipe, place: Place) -> Job | None:
        generators = self._work.context.generators
        values = {**recipe.request, "width": place.width, "height": place.height}
        try:
            request = generators.request_type(recipe.generator)(**values)
            return generators.submit(recipe.generator, request, front=True, place=place.to_json())
        except UserError as error:
            self._work.context.messages.fail(error)
            return None

    def receive(self, made: Made) -> bool:
        """Put a picture that was taken onto the canvas; whether it is one."""
        put = self._taken.pop(made.job, None)
        if put is not None:
            put(made)
        return put is not None

    def _put(self, made: Made, place: Place, area: Area | None, origin: tuple[int, int]) -> None:
        if area is None:
            self._place(made, place, None)
            return
        canvas, context = self._work.canvas, self._work.context
        across, down = canvas.origin[0] - origin[0], canvas.origin[1] - origin[1]
        selected, document = replace(area, x=area.x + across, y=area.y + down), context.session.document.id

        def make(job: JobContext) -> Asset:
            return mask_of(selected, canvas, context.assets, job.check)

        def done(mask: Asset) -> None:
            if document == context.session.document.id:
                self._place(made, place, mask)

        self._work.run("", make, done)

    def _place(self, made: Made, place: Place, mask: Asset | None) -> None:
        asset = made.asset if made.asset.recipe else replace(made.asset, recipe=made.recipe)
        left, top = self._work.canvas.origin
        name = made.asset.name.strip()[:_NAME_LENGTH] or self.tr("Live picture")
        layer = Layer(new_layer_id(), name, asset.id, place.x + left, place.y + top, source=asset.id)
        above = None if self._work.is_untouched else self._work.active.id
        put = PlaceAsset(layer, asset, above, label="Take live picture")
        self._work.execute(put if mask is None else Together(put.label, (put, AddMask(layer.id, mask))))
