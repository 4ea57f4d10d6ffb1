"""Coarse tiles against the picture in full size made small."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest

from app.api import Asset, AssetId, BlendMode, Pixels, TileAt
from app.storage import FolderAssets
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import Canvas, Layer
from plugins.canvas.panel.coarse import CoarseTile
from plugins.canvas.panel.images import shrunk

SIDE = 2048


def painted(assets: FolderAssets, seed: int, width: int, height: int, *, opaque: bool = False) -> Asset:
    """A picture of soft shapes."""
    numbers = np.random.default_rng(seed)
    spots = numbers.integers(0, 256, (9, 9, 4), dtype=np.uint8)
    pixels = np.asarray(cv2.resize(spots, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    if opaque:
        pixels[..., 3] = 255
    return assets.add_picture(pixels)


def made_small(canvas: Canvas, assets: FolderAssets, level: int) -> Pixels:
    """The first tile of a level from the whole picture."""
    full = np.zeros((256 << level, 256 << level, 4), np.uint8)
    flat = flatten(canvas, stored_tiles(assets))[: 256 << level, : 256 << level]
    full[: flat.shape[0], : flat.shape[1]] = flat
    return shrunk(full, 256, 256)


def premultiplied(pixels: Pixels | None) -> Pixels:
    """Straight pixels (256, 256, 4) so that they can be compared."""
    assert pixels is not None
    return shrunk(pixels, 256, 256)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("place", [(0, 0), (256, -512), (131, 77), (-300, 5)])
def test_a_coarse_tile_is_the_picture_made_small(assets: FolderAssets, level: int, place: tuple[int, int]) -> None:
    ground = painted(assets, 1, SIDE, SIDE, opaque=True)
    above = painted(assets, 2, 1500, 900)
    canvas = Canvas(
        SIDE, SIDE, (Layer("a", "a", ground.id), Layer("b", "b", above.id, *place, 0.7), Layer("c", "c", above.id))
    )
    made = CoarseTile(assets, stored_tiles(assets), (0, 0), level).composite(canvas)
    differences = np.abs(premultiplied(made).astype(int) - made_small(canvas, assets, level))
    assert np.percentile(differences, 99) <= 2
    assert differences.mean() < 0.7


class Watched(FolderAssets):
    """Remembers what was asked for."""

    asked: ClassVar[list[str]] = []

    def small_tiles(
        self, asset: AssetId, places: Iterable[TileAt], level: int, *, known: bool = False
    ) -> dict[TileAt, Pixels]:
        """Note the asset where something is asked for."""
        places = list(places)
        self.asked.extend([asset] * len(places))
        return super().small_tiles(asset, places, level, known=known)


def test_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    assets = Watched(tmp_path / "assets", tmp_path / "cache")
    ground, above = painted(assets, 1, SIDE, SIDE), painted(assets, 2, SIDE, SIDE, opaque=True)
    canvas = Canvas(SIDE, SIDE, (Layer("a", "a", ground.id, blend=BlendMode.SCREEN), Layer("b", "b", above.id)))
    made = CoarseTile(assets, stored_tiles(assets), (0, 0), 3).composite(canvas)
    assert set(assets.asked) == {above.id}
    assert np.abs(premultiplied(made).astype(int) - made_small(canvas, assets, 3)).max() <= 1
    assets.close()


def test_a_glance_reads_nothing_and_leaves_unknown_tiles_empty(assets: FolderAssets, tmp_path: Path) -> None:
    ground = painted(assets, 1, SIDE, SIDE, opaque=True)
    canvas = Canvas(SIDE, SIDE, (Layer("a", "a", ground.id),))
    seen = CoarseTile(assets, stored_tiles(assets), (0, 0), 3, known=True).composite(canvas)
    assert np.abs(premultiplied(seen).astype(int) - made_small(canvas, assets, 3)).max() <= 1
    elsewhere = FolderAssets(tmp_path / "assets", tmp_path / "other")
    assert CoarseTile(elsewhere, stored_tiles(elsewhere), (0, 0), 3, known=True).composite(canvas) is None
    assert elsewhere.small_tiles(ground.id, [(0, 0)], 2)
    partly = CoarseTile(elsewhere, stored_tiles(elsewhere), (0, 0), 3, known=True).composite(canvas)
    assert partly is not None
    assert partly[:32, :32, 3].min() == 255
    assert not partly[32:].any()
    assert not partly[:, 32:].any()
    elsewhere.close()
