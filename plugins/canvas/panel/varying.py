"""Varying: more like a take or a layer, all of it or what is selected of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.api import SEED_LIMIT, AssetId, JobContext, Json, Lane, Made, Recipe, UserError
from plugins.canvas.generators.pictures import resized
from plugins.canvas.model import Rect
from plugins.canvas.panel.generation import Generation
from plugins.canvas.panel.work import CanvasWork
from plugins.canvas.selecting import coverage_of

LITTLE = 0.15
"""How far a picture is varied that shall stay near to what it is."""
REGION = 0.35
"""How far a part of it is."""
_MANY = 4
_LED = frozenset({"canvas.text-to-image", "canvas.image-to-image"})
"""The generators whose requests hold a variation themselves."""
_FROM_NOISE = frozenset({"canvas.text-to-image", "canvas.vary", "canvas.grid", "canvas.compose"})
"""Those whose pictures come from the noise of their seed, and from nothing else."""
_ELSE = 0.6
_TAKEN = (
    "prompt",
    "negative_prompt",
    "model",
    "seed",
    "steps",
    "guidance",
    "guidance_rescale",
    "colour_guidance",
    "sampler",
    "loras",
    "written",
    "negative_written",
)


@dataclass(frozen=True, slots=True)
class Varied:
    """A picture that is to be varied, how it was made, and where it lies."""

    asset: AssetId
    recipe: Recipe
    rect: Rect


class Varying:
    """Asks for variations; they come as takes."""

    def __init__(self, work: CanvasWork, generation: Generation) -> None:
        self._work, self._generation = work, generation

    def of_take(self, made: Made, rect: Rect) -> Varied:
        """A take as it lies over the canvas."""
        return Varied(made.asset.id, made.recipe, rect)

    def of_layer(self) -> Varied:
        """The active layer; raises UserError where it is nothing that was generated."""
        layer = self._work.active
        known = self._work.context.session.document.assets
        source = known.get(layer.source) if layer.source is not None else None
        if layer.asset is None or source is None or source.recipe is None:
            raise UserError(
                "It isn't known how this layer was made.",
                advice="Choose a take, or a layer that was generated.",
            )
        height, width = self._work.context.assets.shape(layer.asset)[:2]
        return Varied(layer.asset, source.recipe, (layer.x, layer.y, width, height))

    def a_little(self, varied: Varied) -> None:
        """More of the whole picture that are near to it."""
        seed: Json = secrets.randbelow(SEED_LIMIT)
        changes: dict[str, Json] = {"variation": LITTLE, "variation_seed": seed, "batch": _MANY}
        if varied.recipe.generator in _LED:
            self._submit(varied.recipe, changes, varied.rect)
        else:
            self._submit(_recipe(varied, None, LITTLE), {}, varied.rect)

    def selected(self, varied: Varied) -> None:
        """More of what is selected of it, with the rest as it is; says so where nothing of it is selected."""
        area, context = self._work.selection, self._work.context
        left, top, width, height = varied.rect
        if area is None or not _meet(area.bounds, varied.rect):
            context.messages.fail(UserError("Nothing of it is selected.", advice="Select what is to be varied first."))
            return
        shape, rect = context.assets.shape(varied.asset)[:2], varied.rect

        def store(job: JobContext) -> AssetId:
            job.check()
            plane = coverage_of(area, context.assets).within((left, top, width, height))
            # A take is shown larger or smaller where the canvas is still empty.
            mask = resized(np.repeat(plane[..., None], 3, axis=2), shape[1], shape[0])
            return context.assets.add_picture(mask).id

        def ask(mask: AssetId) -> None:
            self._submit(_recipe(varied, mask, REGION), {}, rect)

        title = QCoreApplication.translate("Takes", "Reading the selection")
        context.jobs.run(title, store, Lane.IO, ask)

    def animate(self, first: Varied, last: Varied | None) -> None:
        """Take a walk from one picture to another up into the form; without the other it is to be said there."""
        known = first.recipe.request
        request: dict[str, Json] = {name: known[name] for name in (*_TAKEN, "width", "height") if name in known}
        end = {} if last is None else last.recipe.request
        request["prompt_to"] = end.get("prompt", "")
        request["seed_to"] = end.get("seed", secrets.randbelow(SEED_LIMIT))
        self._work.context.recall(Recipe("canvas.animate", "1", request))

    def _submit(self, recipe: Recipe, changes: dict[str, Json], rect: Rect) -> None:
        context = self._work.context
        try:
            context.generators.submit_recipe(recipe, changes, place=self._generation.place_of(rect).to_json())
        except UserError as error:
            context.messages.fail(error)


def _recipe(varied: Varied, mask: AssetId | None, variation: float) -> Recipe:
    known = varied.recipe.request
    request: dict[str, Json] = {name: known[name] for name in _TAKEN if name in known}
    request |= {
        "image": varied.asset,
        "mask": mask,
        "variation": variation,
        "strength": 1.0 if varied.recipe.generator in _FROM_NOISE else _ELSE,
        "variation_seed": secrets.randbelow(SEED_LIMIT),
        "batch": _MANY,
    }
    return Recipe("canvas.vary", "1", request)


def _meet(first: Rect, second: Rect) -> bool:
    return all(
        first[axis] < second[axis] + second[axis + 2] and second[axis] < first[axis] + first[axis + 2]
        for axis in (0, 1)
    )
