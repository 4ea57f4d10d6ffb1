"""Telling: what regions and control layers tell a live picture, made small; only what has changed is read anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace

import numpy as np

from app.api import AssetId, AssetStore, Pixels
from plugins.canvas.generators.pictures import opaque
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import REFERENCES, Canvas, Layer, Rect, mask_layer
from plugins.canvas.panel.living.glimpse import Glimpse
from plugins.canvas.panel.picture import CanvasPicture
from plugins.canvas.panel.told import alone, bounds, controls_of, regions_of

_REFERENCE = 512
"""A picture to resemble is given with at most so many pixels on a side: adapters see fewer."""


@dataclass(slots=True)
class Telling:
    """Guides of a rectangle of the canvas at a size in pixels; to be asked on one thread at a time, whichever."""

    frame: Rect
    width: int
    height: int
    _seen: dict[str, tuple[Hashable, Pixels]] = field(init=False, default_factory=dict)
    _told: tuple[Hashable, bytes] | None = field(init=False, default=None)

    def tell(self, picture: CanvasPicture, canvas: Canvas, check: Callable[[], None]) -> AssetId | None:
        """The guides as they are now, kept in passing; None where no layer tells anything.

        `picture` has the strokes that are not stored yet, `canvas` all layers.
        """
        layers = (*regions_of(canvas), *controls_of(canvas))
        if not layers:
            self._seen, self._told = {}, None
            return None
        self._seen = {layer.id: self._look(picture, canvas, layer, check) for layer in layers}
        said = told_by(canvas), tuple(id(pixels) for _, pixels in self._seen.values())
        if self._told is None or self._told[0] != said:
            self._told = said, self._guides(canvas, picture.assets).to_bytes()
        return picture.assets.add_bytes(self._told[1], GUIDES, (self.height, self.width), in_passing=True).id

    def _look(
        self, picture: CanvasPicture, canvas: Canvas, layer: Layer, check: Callable[[], None]
    ) -> tuple[Hashable, Pixels]:
        """A layer by itself (height, width, 4), premultiplied, and what it was made from."""
        only = alone(canvas, layer)
        frame, width, height = self.frame, self.width, self.height
        if layer.control is not None and layer.control.kind in REFERENCES:
            frame = bounds(layer, picture.assets, self.frame)
            times = min(1.0, _REFERENCE / max(frame[2:]))
            width, height = (max(1, round(side * times)) for side in frame[2:])
        painted = any(_is_painted(one, picture) for one in only.layers)
        made_from = None if painted else (frame, *(replace(one, name="", region=None) for one in only.layers))
        known = self._seen.get(layer.id)
        if known is not None and made_from is not None and known[0] == made_from:
            return known
        return made_from, Glimpse(frame, width, height).plain(replace(picture, canvas=only), check)

    def _guides(self, canvas: Canvas, assets: AssetStore) -> Guides:
        regions, controls = [], []
        for layer in regions_of(canvas):
            region, pixels = layer.region, self._seen[layer.id][1]
            if region is not None and pixels[..., 3].any():
                reference = None if region.reference is None else opaque(assets.picture(region.reference))
                regions.append(
                    RegionGuide(
                        region.prompt, np.ascontiguousarray(pixels[..., 3]), region.strength, region.negative_prompt,
                        reference, region.reference_strength,
                    )
                )  # fmt: skip
        for layer in controls_of(canvas):
            control, pixels = layer.control, self._seen[layer.id][1]
            if control is None:
                continue
            light = control.kind in REFERENCES or bool(control.preprocess)
            shown = pixels[..., :3] + (255 - pixels[..., 3:]) if light else pixels[..., :3]
            controls.append(
                ControlGuide(
                    control.kind, np.ascontiguousarray(shown), control.model, control.strength, control.start,
                    control.end, control.preprocess,
                )
            )  # fmt: skip
        return Guides(self.width, self.height, tuple(regions), tuple(controls))


def told_by(canvas: Canvas) -> Hashable:
    """A value that changes where what layers tell may have changed, but for strokes that are not stored yet."""
    return tuple(
        (layer.control, layer.region, tuple(replace(one, name="") for one in alone(canvas, layer).layers))
        for layer in (*regions_of(canvas), *controls_of(canvas))
    )


def _is_painted(layer: Layer, picture: CanvasPicture) -> bool:
    mask = mask_layer(layer)
    return layer.id in picture.strokes or (mask is not None and mask.id in picture.strokes)
