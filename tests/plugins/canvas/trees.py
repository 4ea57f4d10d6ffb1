"""Random canvases with groups, masks, clipping and adjustments, and random commands, for Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from app.api import Asset, AssetId, AssetStore, BlendMode, Pixels
from plugins.canvas.model import Adjusting, Adjustment, Blending, Canvas, Group, Invert, Layer, Mask

SIDE = 300
"""More than a tile, so that there are seams."""
SMOOTH = (
    BlendMode.NORMAL,
    BlendMode.NORMAL,
    BlendMode.MULTIPLY,
    BlendMode.SCREEN,
    BlendMode.DARKEN,
    BlendMode.LIGHTEN,
    BlendMode.DIFFERENCE,
    BlendMode.EXCLUSION,
)
"""Modes that do not make more of what was rounded."""


def pictures(assets: AssetStore) -> dict[str, Pixels]:
    """Some pictures of several sizes, soft, opaque and empty in parts, by their assets."""
    made: dict[str, Pixels] = {}
    for seed, (height, width) in enumerate(((SIDE, SIDE), (120, 280), (260, 90), (SIDE, SIDE))):
        numbers = np.random.default_rng(seed)
        spots = numbers.integers(0, 256, (6, 6, 4), dtype=np.uint8)
        pixels = np.repeat(np.repeat(spots, -(-height // 6), axis=0), -(-width // 6), axis=1)[:height, :width].copy()
        if seed == 3:
            pixels[..., 3] = 255
        pixels[: height // 3, : width // 3] = 0
        made[assets.add_picture(pixels).id] = pixels
    return made


@st.composite
def canvases(
    draw: st.DrawFn,
    assets: Sequence[str],
    modes: Sequence[BlendMode] = SMOOTH,
    adjustments: Sequence[Adjustment] = (Invert(),),
    most: int = 6,
) -> Canvas:
    """A canvas with a random tree."""
    stored = st.sampled_from([AssetId(asset) for asset in assets])
    places = st.integers(-100, 200)
    layers: list[Layer] = []

    def grow(parent: str | None, depth: int) -> None:
        for _ in range(draw(st.integers(1, 3))):
            if len(layers) >= most:
                return
            kind = draw(st.sampled_from(("painted", "painted", "painted", "group", "adjusting")))
            mask = draw(st.none() | st.builds(Mask, st.none() | stored, places, places, st.booleans()))
            layer = Layer(
                f"{len(layers)}.{depth}.{draw(st.integers(0, 10**6))}",
                "layer",
                opacity=draw(st.sampled_from((1.0, 1.0, 0.6, 0.25))),
                visible=draw(st.sampled_from((True, True, True, False))),
                blend=draw(st.sampled_from(modes)),
                parent=parent,
                clipped=draw(st.sampled_from((False, False, True))),
                mask=mask,
            )
            if kind == "painted":
                asset = draw(st.none() | stored)
                layer = replace(layer, asset=asset, x=draw(places), y=draw(places))
            elif kind == "adjusting":
                layer = replace(layer, content=Adjusting(draw(st.sampled_from(adjustments))))
            else:
                layer = replace(layer, content=Group(draw(st.booleans())))
                if depth < 3:
                    grow(layer.id, depth + 1)
            layers.append(layer)

    grow(None, 0)
    return Canvas(SIDE, SIDE, tuple(layers), blending=draw(st.sampled_from(Blending)))


def asset_of(assets: AssetStore, id_: str) -> Asset:
    """A stored picture as an asset of a document."""
    return assets.add_tiles(AssetId(id_), {})
