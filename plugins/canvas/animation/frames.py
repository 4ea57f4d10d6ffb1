"""Frames: which layers of a canvas are shown one after another, and for how long each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.api import UserError
from plugins.canvas.model import Adjusting, Canvas, Layer

SHORTEST_MS, LONGEST_MS = 10, 600_000
_TIME = re.compile(r"\((\d{1,9})\s?ms\)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is seen, and how long."""

    name: str
    milliseconds: int
    canvas: Canvas


def timed_name(name: str, milliseconds: int) -> str:
    """The name of a layer that is a frame, which says how long it is seen, as GIMP writes it."""
    return f"{name} ({milliseconds}ms)"


def frames_of(canvas: Canvas, group: str, milliseconds: int) -> tuple[Frame, ...]:
    """The frames of a canvas, the lowest layer first: the layers of a group by its name, or those in no group.

    Hidden layers are left out, what is clipped to a layer goes with it, and adjustments and what lies outside of the
    group are seen in every frame. A name that ends in a time, such as "(80ms)", says how long that one is seen. Raises
    UserError.
    """
    canvas = canvas.drawn()
    parent = _group(canvas, group) if group else None
    units: list[list[Layer]] = []
    for layer in canvas.children(parent):
        if isinstance(layer.content, Adjusting) and not layer.clipped:
            continue
        if layer.clipped and units:
            units[-1].append(layer)
        else:
            units.append([layer])
    units = [unit for unit in units if unit[0].visible]
    if not units:
        raise UserError("There is no layer that could be a frame.", advice="Show the layers that are to be frames.")
    return tuple(
        Frame(unit[0].name, _time(unit[0].name, milliseconds), _alone(canvas, [one for one in units if one != unit]))
        for unit in units
    )


def _time(name: str, usual: int) -> int:
    found = _TIME.search(name)
    if found is None:
        return usual
    time = int(found[1])
    if not SHORTEST_MS <= time <= LONGEST_MS:
        raise UserError(
            "The layer “{name}” cannot be seen for {time} ms.",
            advice="Write a time from {least} to {most} ms into its name.",
            name=name,
            time=time,
            least=SHORTEST_MS,
            most=LONGEST_MS,
        )
    return time


def _alone(canvas: Canvas, others: Sequence[Sequence[Layer]]) -> Canvas:
    hidden = {layer.id for other in others for layer in other}
    layers = (replace(layer, visible=False) if layer.id in hidden else layer for layer in canvas.layers)
    return replace(canvas, layers=tuple(layers), selection=None)


def _group(canvas: Canvas, name: str) -> str:
    found = [layer for layer in canvas.layers if layer.is_group and layer.name == name]
    if not found:
        known = ", ".join(layer.name for layer in canvas.layers if layer.is_group)
        if not known:
            raise UserError(
                "There is no group “{name}”, nor any other.",
                advice="Leave the name of the group away, so that all layers are frames.",
                name=name,
            )
        raise UserError("There is no group “{name}”.", advice="Choose one of: {known}.", name=name, known=known)
    if len(found) > 1:
        raise UserError(
            "Several groups have the name “{name}”.", advice="Give the one with the frames its own name.", name=name
        )
    return found[0].id
