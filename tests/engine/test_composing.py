"""Compose and inpaint as generators, with a tiny checkpoint through the real path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import JobContext, Output, RunContext, UserError
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import (
    Compose,
    ComposeRequest,
    Inpaint,
    InpaintRequest,
    Outpaint,
    OutpaintRequest,
    Refine,
    RefineRequest,
    Remove,
    RemoveRequest,
    Replace,
    ReplaceRequest,
)
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.inpainting import zone_of
from plugins.canvas.model import ControlKind
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio


def _pixels(output: Output) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    assert isinstance(output.content, np.ndarray)
    return output.content


def test_a_part_is_drawn_and_nothing_else_changes(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    model = studio.record("sd-1.5").id
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    picture = np.random.default_rng(1).integers(0, 256, (120, 200, 3), np.uint8)
    mask = np.zeros((120, 200, 3), np.uint8)
    mask[50:70, 90:120] = 255
    image, asked = assets.add_picture(picture).id, assets.add_picture(mask).id
    small: dict[str, Any] = {"model": model, "seed": 3, "steps": 4, "padding": 8}
    for generator, request in (
        (Inpaint(), InpaintRequest("a fox", image, asked, **small)),
        (Replace(), ReplaceRequest("a fox", image, asked, **small)),
        (Remove(), RemoveRequest(image, asked, **{**small, "strength": 0.6})),
        (Refine(), RefineRequest(image, "a fox", asked, **{**small, "strength": 0.6})),
    ):
        models = studio.models.for_run()
        (output,) = generator.run(request, models, context)
        grow, feather, blend = (getattr(request, name) for name in ("grow", "feather", "blend"))
        alpha = zone_of(mask[..., 0], grow=grow, feather=feather, blend=blend).alpha
        result = _pixels(output)
        assert result.shape == picture.shape
        assert np.array_equal(result[alpha == 0], picture[alpha == 0])
        assert (result[alpha == 255] != picture[alpha == 255]).mean() > 0.5
        (again,) = generator.run(output.request, studio.models.for_run(), context)
        assert np.array_equal(_pixels(again), result)
    layered = InpaintRequest("a fox", image, asked, result="layer", **small)
    (layer,) = Inpaint().run(layered, studio.models.for_run(), context)
    assert _pixels(layer).shape == (120, 200, 4)
    assert not _pixels(layer)[:10].any()
    wider = OutpaintRequest(image, left=16, right=0, bottom=8, **small)
    (larger,) = Outpaint().run(wider, studio.models.for_run(), context)
    assert _pixels(larger).shape == (128, 216, 3)
    assert np.array_equal(_pixels(larger)[:90, 60:], picture[:90, 44:])
    with pytest.raises(UserError, match="Nothing is added"):
        list(Outpaint().run(OutpaintRequest(image, right=0, **small), studio.models.for_run(), context))
    assets.close()


def test_a_region_changes_its_part_and_a_control_layer_without_a_network_is_said(
    checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    model = studio.record("sd-1.5").id
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    mask = np.zeros((64, 128), np.uint8)
    mask[:, 64:] = 255

    def composed(guides: Guides) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        asset = assets.add_bytes(guides.to_bytes(), GUIDES)
        request = ComposeRequest("a meadow", asset.id, model=model, seed=3, steps=3)
        (output,) = Compose().run(request, studio.models.for_run(), context)
        return _pixels(output)

    plain = composed(Guides(128, 64))
    region = composed(Guides(128, 64, (RegionGuide("a fox", mask),)))
    assert plain.shape == region.shape == (64, 128, 3)
    assert not np.array_equal(plain, region)
    drawn = ControlGuide(ControlKind.CANNY, np.zeros((64, 128, 3), np.uint8))
    with pytest.raises(UserError, match="No ControlNet is there that fits"):
        composed(Guides(128, 64, (), (drawn,)))
    assets.close()
