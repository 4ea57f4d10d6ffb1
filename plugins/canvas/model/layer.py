"""Layer: a picture in the stack, or what groups and changes pictures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from app.api import AssetId, BlendMode
from plugins.canvas.model.area import Mask
from plugins.canvas.model.content import Adjusting, Content, Group, Painted
from plugins.canvas.model.generating import Control, Region

PAINTED = Painted()


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer; `asset` is None while nothing was painted on it, and always for groups and adjustments.

    `x` and `y` are where its upper left corner lies on the canvas, in pixels. `source` is the generated asset that
    it was placed from, whose recipe is the layer's. `parent` is the group that it is in. A `clipped` layer is seen
    only where the nearest layer below that is not clipped, in the same group, has something. Where `alpha_locked`,
    painting leaves alpha as it is.
    """

    id: str
    name: str
    asset: AssetId | None = None
    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True
    blend: BlendMode = BlendMode.NORMAL
    locked: bool = False
    source: AssetId | None = None
    content: Content = PAINTED
    parent: str | None = None
    clipped: bool = False
    alpha_locked: bool = False
    mask: Mask | None = None
    region: Region | None = None
    control: Control | None = None

    @property
    def is_group(self) -> bool:
        """Whether other layers can be in it."""
        return isinstance(self.content, Group)

    @property
    def has_pixels(self) -> bool:
        """Whether it is something that is painted, placed, written or drawn."""
        return not isinstance(self.content, Group | Adjusting)


def new_layer_id() -> str:
    """An id that no layer has."""
    return uuid4().hex
