"""Guidance rescale: the same pixels as the library's own where that has it, and heard where that has not."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from diffusers import StableDiffusionPipeline

from app.api import ModelKind
from app.engine.library import Library
from app.engine.load import denoiser_of
from app.engine.picture_model import DiffusersPictureModel
from app.engine.registry import ModelRegistry
from tests.checkpoints import BUILDERS, build_illustrator
from tests.conftest import REPOSITORY
from tests.engine.conftest import drawing, load, no_watch, record_of

_STRONG = 100.0
"""Networks of random weights hardly hear what is said."""

Models = Callable[[str], DiffusersPictureModel]


def test_it_draws_what_the_library_draws(picture_model: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    model = picture_model("illustrator")
    asked, call = drawing(guidance=_STRONG), StableDiffusionPipeline.__call__
    ours, plain = (model.draw(replace(asked, guidance_rescale=share), no_watch) for share in (0.7, 0.0))

    @functools.wraps(call)
    def theirs(pipeline: Any, **options: Any) -> Any:
        return call(pipeline, guidance_rescale=0.7, **options)

    monkeypatch.setattr(StableDiffusionPipeline, "__call__", theirs)
    wanted = model.draw(asked, no_watch)
    assert np.abs(ours.astype(int) - wanted).max() <= 1
    assert np.abs(plain.astype(int) - wanted).max() > 8, "the control"


@pytest.mark.parametrize("architecture", BUILDERS)
def test_it_is_heard_by_what_is_guided_and_is_no_flow(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    plain, brought_back = (model.draw(drawing(guidance_rescale=share), no_watch) for share in (0.0, 1.0))
    is_flow = model.record.prediction == "flow"
    assert np.array_equal(plain, brought_back) == is_flow
    alone, same = (model.draw(drawing(guidance_rescale=share, guidance=1.0), no_watch) for share in (0.0, 1.0))
    assert np.array_equal(alone, same), "nothing is brought back where nothing was guided"
    denoiser = denoiser_of(model.pipeline)
    hooks = len(denoiser._forward_hooks)
    model.draw(drawing(guidance_rescale=1.0), no_watch)
    assert len(denoiser._forward_hooks) == hooks, "and nothing of it stays"


@pytest.mark.parametrize("architecture", ["sd-1.5", "sd-3"])
def test_a_flow_model_says_that_it_does_not_honour_it(
    architecture: str, checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    library = Library(tmp_path / "resources", tmp_path / "data", lambda: ("", 0, 0))
    library.add(checkpoint(architecture))
    (record,) = library.records()
    assert ("guidance_rescale" in record.ignored) == (architecture == "sd-3")


def test_it_is_heard_where_the_library_has_it_not(picture_model: Models) -> None:
    model = picture_model("illustrator")
    picture = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    asked = replace(drawing(steps=6), image=picture, strength=0.8)
    for one in (asked, replace(asked, mask=mask, soft=True)):
        plain, brought_back = (model.draw(replace(one, guidance_rescale=share), no_watch) for share in (0.0, 1.0))
        assert not np.array_equal(plain, brought_back)


def test_less_is_burnt_out_with_it() -> None:
    model = load(record_of("illustrator", REPOSITORY / "resources" / "models" / "illustrator"))

    def burnt(share: float) -> float:
        asked = drawing("a red fox in a snowy forest", width=128, height=128, guidance=9.0, steps=8)
        pixels = model.draw(replace(asked, guidance_rescale=share), no_watch)
        return float(((pixels < 2) | (pixels > 253)).mean())

    assert burnt(1.0) < burnt(0.5) < burnt(0.0)


def test_a_model_says_its_own_share(tmp_path: Path, picture_model: Models) -> None:
    own = Library(REPOSITORY / "resources", tmp_path / "data", lambda: ("", 0, 0)).records()
    illustrator = next(record for record in own if record.id == "illustrator")
    said = json.loads((illustrator.path / "seisei.json").read_text("utf-8"))
    assert illustrator.default_guidance_rescale == said["default_guidance_rescale"] > 0
    folder = build_illustrator(tmp_path / "other")
    shutil.copyfile(illustrator.path / "seisei.json", folder / "seisei.json")
    draft = ModelRegistry().identify(folder).draft
    assert (draft.kind, draft.guidance_rescale) == (ModelKind.CHECKPOINT, said["default_guidance_rescale"])
    model = picture_model("illustrator")
    plain, record = model.draw(drawing(guidance_rescale=0.4), no_watch), model.record
    model.record = replace(record, default_guidance_rescale=0.4)
    try:
        assert np.array_equal(model.draw(drawing(), no_watch), plain)
    finally:
        model.record = record
