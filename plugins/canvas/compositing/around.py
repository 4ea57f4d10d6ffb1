"""What lies around a layer that is painted on, put together so that it need not be mixed with every dab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.api import BlendMode
from plugins.canvas.compositing.step import Step, joined
from plugins.canvas.model import Layer, mask_layer


def around(steps: Sequence[Step], layer_id: str, *, on_ground: bool = False) -> tuple[Step, ...]:
    """The steps with what lies below a layer or mask as one, and what simply covers it above; it looks the same.

    Where they are mixed `on_ground` what lies below cannot be mixed by itself. Where the layer is not seen, all of
    the steps are one.
    """
    at = next((index for index, step in enumerate(steps) if is_in(step, layer_id)), len(steps))
    below = tuple(steps[:at]) if on_ground or at < 2 else (joined(steps[:at]),)
    if at == len(steps):
        return below
    middle = steps[at]
    if middle.inside and any(is_in(step, layer_id) for step in middle.inside):
        inside = around(middle.inside, layer_id, on_ground=middle.through)
        middle = replace(middle, inside=inside)
    return (*below, middle, *_covering(steps[at + 1 :]))


def groups_without(steps: Sequence[Step], layer_id: str) -> Iterator[tuple[Step, ...]]:
    """What groups have in them that do not have a layer or mask in them."""
    for step in steps:
        inside = any(is_in(one, layer_id) for one in step.inside)
        if step.inside and not inside and not step.through:
            yield step.inside
        elif step.inside:
            yield from groups_without(step.inside, layer_id)
        yield from groups_without(step.clipped, layer_id)


def alone(steps: Sequence[Step], layer_id: str) -> Iterator[Layer]:
    """Layers and masks in steps that are mixed one by one where a layer or mask is painted on, without that."""
    for step in steps:
        mask = mask_layer(step.layer)
        found = (step.layer if step.layer.has_pixels else None, mask)
        yield from (layer for layer in found if layer is not None and layer.id != layer_id)
        yield from alone(step.clipped, layer_id)
        if step.through or any(is_in(one, layer_id) for one in step.inside):
            yield from alone(step.inside, layer_id)


def is_in(step: Step, layer_id: str) -> bool:
    """Whether a layer or mask is one of those that a step is made of."""
    return any(layer.id == layer_id for layer in step.layers())


def _covering(steps: Sequence[Step]) -> Iterator[Step]:
    """Steps with neighbours that simply cover as one: to mix them first gives the same."""
    run: list[Step] = []
    for step in steps:
        if step.is_picture and step.layer.blend is BlendMode.NORMAL:
            run.append(step)
            continue
        yield from _as_one(run)
        run = []
        yield step
    yield from _as_one(run)


def _as_one(run: Sequence[Step]) -> Sequence[Step]:
    return run if len(run) < 2 else (joined(run),)
