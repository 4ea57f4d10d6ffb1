"""Leading: how regions and control layers come to the generators, and what stands in the way of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from app.api import AssetId, JobContext, Json, Made, ModelKind, ModelRecord, Task, UserError, Words, fields_of
from plugins.canvas.generators.guided import refusals
from plugins.canvas.model import Rect
from plugins.canvas.panel.generation import Generation
from plugins.canvas.panel.guiding.recalled import offer_again
from plugins.canvas.panel.parts import around_frame
from plugins.canvas.panel.told import controls_of, guides_store, regions_of
from plugins.canvas.panel.work import CanvasWork

GUIDES_FIELD = "guides"
_COMPOSE = "canvas.compose"
_TEXT_TO_IMAGE = "canvas.text-to-image"


class Leading(QObject):
    """Gives generators the guides of the part that they draw, and knows the checkpoint that is chosen."""

    model_changed = Signal()

    def __init__(self, work: CanvasWork, generation: Generation, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._generation = work, generation
        self._model: ModelRecord | None = None

    @property
    def tells(self) -> bool:
        """Whether a layer that is seen is a region or a control layer."""
        canvas = self._work.canvas
        return bool(regions_of(canvas) or controls_of(canvas))

    @property
    def model(self) -> ModelRecord | None:
        """The checkpoint that is chosen in the form, the default before one was seen there."""
        if self._model is None:
            self._model = next(iter(self.records(ModelKind.CHECKPOINT)), None)
        return self._model

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The usable models of a kind."""
        return self._work.context.generators.models(kind)

    def gives(self, generator: str, name: str) -> bool:
        """Whether there is something for a field: guides only where a layer tells something, or nothing else would."""
        return name != GUIDES_FIELD or generator == _COMPOSE or self.tells

    def foresee(self, generator: str, values: Mapping[str, Json]) -> Sequence[Words]:
        """What of the layers the chosen model cannot follow."""
        generators = self._work.context.generators
        if not any(field.name == GUIDES_FIELD for field in fields_of(generators.request_type(generator))):
            return ()
        wanted = values.get("model")
        record = next((one for one in self.records(ModelKind.CHECKPOINT) if one.id == wanted), None)
        if record is not None and record != self._model:
            self._model = record
            self.model_changed.emit()
        canvas = self._work.canvas
        regions = [layer.region for layer in regions_of(canvas) if layer.region is not None]
        controls = [layer.control for layer in controls_of(canvas) if layer.control is not None]
        if record is None or not (regions or controls):
            return ()
        return [refusal.words for refusal in refusals(record, regions, controls, self.records)]

    def take_up(self, generator: str, values: Mapping[str, Json]) -> Sequence[str]:
        """Offer the layers again that a recalled picture was drawn by."""
        guides = values.get(GUIDES_FIELD)
        if not generator.startswith("canvas.") or not isinstance(guides, str):
            return ()
        if self._work.context.assets.has(AssetId(guides)):
            offer_again(self._work, AssetId(guides))
            return (GUIDES_FIELD,)
        return ()

    def task(
        self, generator: str, wanted: Sequence[str], rest: Callable[[str, Sequence[str]], Task], begun: Made | None
    ) -> Task:
        """A task that stores the guides, and what else is wanted by `rest`; raises UserError where nothing is told.

        `begun` is the take that the next picture begins with, if one is chosen.
        """
        self._work.settle()
        if not self.tells and generator == _COMPOSE:
            raise UserError(
                "No layer is a region or a control layer.", advice="Make one so below the list of layers, and show it."
            )
        others = [name for name in wanted if name != GUIDES_FIELD]
        rect = self._rect(generator, others, begun)
        place = self._generation.place_of(self._work.frame if generator == _TEXT_TO_IMAGE else rect)
        inner = rest(generator, others) if others else None
        told = guides_store(self._work.canvas, self._work.context.assets, rect) if self.tells else None

        def store(job: JobContext) -> dict[str, Json]:
            values: dict[str, Json] = {}
            if inner is not None and isinstance(found := inner(job), dict):
                values |= found
            values[GUIDES_FIELD] = guides = None if told is None else told(job)
            if guides is not None and inner is None:
                self._generation.remember_input(guides, place)
            return values

        return store

    def _rect(self, generator: str, others: Sequence[str], begun: Made | None) -> Rect:
        """The part of the canvas that a generator's picture is of."""
        work = self._work
        if "mask" in others:
            return around_frame(work)
        if "result" in others:
            return 0, 0, work.canvas.width, work.canvas.height
        if begun is not None and others:
            x, y, _, _ = self._generation.frame_of(begun.job, begun.recipe.request)
            height, width, _ = work.context.assets.shape(begun.asset.id)
            return x, y, width, height
        x, y, width, height = work.frame
        if generator == _TEXT_TO_IMAGE:
            # How large the picture will be stands in the form: it takes what it needs of this from the corner on.
            width, height = max(width, work.canvas.width - x), max(height, work.canvas.height - y)
        return x, y, width, height
