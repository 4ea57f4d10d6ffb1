"""Step: one thing after the other that is done to mix the layers of a canvas, as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.api import BlendMode
from plugins.canvas.model import Adjusting, Adjustment, Group, Layer, mask_layer

JOINED = Layer("", "", content=Group())
"""A group that does nothing but hold together."""


@dataclass(frozen=True, slots=True)
class Step:
    """A layer that is laid over what lies below, with what is in it and what is clipped to it, the lowest first.

    `through` is said of a group whose layers are mixed with what lies below, and the result with that.
    """

    layer: Layer
    inside: tuple[Step, ...] = ()
    clipped: tuple[Step, ...] = ()
    through: bool = False

    @property
    def adjustment(self) -> Adjustment | None:
        """How it changes what lies below, where that is what it does."""
        return self.layer.content.adjustment if isinstance(self.layer.content, Adjusting) else None

    @property
    def is_picture(self) -> bool:
        """Whether it is laid over what lies below, and does not depend on it."""
        return not self.through and self.adjustment is None

    @property
    def is_plain(self) -> bool:
        """Whether all of it counts in full, and takes the place of what lies below."""
        layer = self.layer
        return layer.blend is BlendMode.NORMAL and layer.opacity >= 1 and mask_layer(layer) is None

    @property
    def may_cover(self) -> bool:
        """Whether nothing is seen through it where it is opaque itself."""
        return self.is_picture and self.is_plain

    def layers(self) -> Iterator[Layer]:
        """All layers and masks that it is made of."""
        yield self.layer
        mask = mask_layer(self.layer)
        if mask is not None:
            yield mask
        for step in (*self.inside, *self.clipped):
            yield from step.layers()


def steps_of(layers: Iterable[Layer]) -> tuple[Step, ...]:
    """What is to be done to mix some layers, the lowest first, without those that are not seen.

    A layer whose group is not among them lies in none. What is clipped to a hidden layer is hidden; a clipped layer
    with nothing below it is seen as a whole.
    """
    layers = tuple(layers)
    groups = {layer.id for layer in layers if layer.is_group}
    children: defaultdict[str | None, list[Layer]] = defaultdict(list)
    for layer in layers:
        children[layer.parent if layer.parent in groups else None].append(layer)
    return tuple(_steps(children, None))


def joined(steps: Sequence[Step]) -> Step:
    """Some steps as one, mixed by themselves."""
    return Step(JOINED, tuple(steps))


def is_seen(layer: Layer) -> bool:
    """Whether a layer is shown, as far as it is up to itself."""
    return layer.visible and layer.opacity > 0


def _steps(children: dict[str | None, list[Layer]], parent: str | None) -> Iterator[Step]:
    runs: list[tuple[Layer, list[Layer]]] = []
    for layer in children[parent]:
        if layer.clipped and runs:
            runs[-1][1].append(layer)
        else:
            runs.append((layer, []))
    for base, over in runs:
        if not is_seen(base):
            continue
        clipped = tuple(_step(children, layer) for layer in over if is_seen(layer))
        step = _step(children, base, clipped)
        plain = base.opacity >= 1 and mask_layer(base) is None
        if _passes_through(base) and not clipped:
            if plain:
                yield from step.inside
            else:
                yield Step(base, step.inside, through=True)
        elif step.inside or not base.is_group:
            yield step


def _step(children: dict[str | None, list[Layer]], layer: Layer, clipped: tuple[Step, ...] = ()) -> Step:
    return Step(layer, tuple(_steps(children, layer.id)) if layer.is_group else (), clipped)


def _passes_through(layer: Layer) -> bool:
    return isinstance(layer.content, Group) and layer.content.pass_through and layer.blend is BlendMode.NORMAL
