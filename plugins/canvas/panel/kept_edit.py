"""KeptEdit: an edit of a layer that changes each pixel only as far as it is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.api import Asset, AssetStore
from plugins.canvas.brush import begin_layer
from plugins.canvas.model import Area, Canvas, Layer
from plugins.canvas.panel.painted import Edit
from plugins.canvas.selecting import kept_to


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """Another edit, kept to an area with soft borders."""

    edit: Edit
    area: Area

    @property
    def layer_id(self) -> str:
        """The layer that it changes."""
        return self.edit.layer_id

    @property
    def label(self) -> str:
        """Its name in the history, in English."""
        return self.edit.label

    def store(self, canvas: Canvas, layer: Layer, assets: AssetStore, check: Callable[[], None]) -> Asset:
        """The layer's new picture."""
        begun = begin_layer(canvas, layer, assets)
        after = self.edit.store(canvas, begun, assets, check)
        return kept_to(self.area, assets, canvas, begun.asset, after, check)
