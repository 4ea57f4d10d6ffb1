"""Modular pipelines: loaded from their own index, and drawn with like any other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import JobCancelled, Pixels, UnreadableModel, UserError
from app.engine.modular_model import ModularPictureModel
from app.engine.picture_model import DiffusersPictureModel
from app.engine.samplers import sampler_names
from tests.engine.conftest import Watched, drawing, load, no_watch, record_of


@pytest.fixture(scope="module")
def folder(checkpoint: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A modular Z-Image whose index names a repository of a hub, as a downloaded copy has it."""
    import diffusers

    from app.engine.load import quiet_libraries

    quiet_libraries()
    path = tmp_path_factory.mktemp("modular") / "z-image"
    blocks: Any = diffusers.ZImageAutoBlocks
    pipeline = blocks().init_pipeline()
    parts: Any = diffusers.DiffusionPipeline
    pipeline.update_components(**parts.from_pretrained(str(checkpoint("z-image")), local_files_only=True).components)
    pipeline.save_pretrained(str(path))
    index = path / "modular_model_index.json"
    index.write_text(index.read_text("utf-8").replace(json.dumps(str(path)), '"someone/somewhere"'))
    return path


@pytest.fixture(scope="module")
def model(folder: Path) -> DiffusersPictureModel:
    """The modular model, loaded."""
    return load(record_of("z-image", folder))


def test_it_draws_the_same_pixels_twice_and_shows_its_steps(model: DiffusersPictureModel) -> None:
    assert isinstance(model, ModularPictureModel)
    watched = Watched()
    first = model.draw(drawing(), watched)
    assert first.shape == (64, 64, 3)
    assert first.std() > 5
    assert np.array_equal(first, model.draw(drawing(), no_watch))
    assert not np.array_equal(first, model.draw(drawing(seed=8), no_watch))
    assert watched.steps == [(1, 3), (2, 3), (3, 3)]
    assert watched.previews[-1].std() > 0


def test_it_draws_what_the_standard_pipeline_draws(
    model: DiffusersPictureModel, checkpoint: Callable[[str], Path]
) -> None:
    standard = load(record_of("z-image", checkpoint("z-image")))
    one = model.draw(drawing(guidance=1.0), no_watch).astype(int)
    other = standard.draw(drawing(guidance=1.0), no_watch).astype(int)
    assert np.abs(one - other).mean() < 2


def test_it_works_with_every_sampler_that_is_offered(model: DiffusersPictureModel) -> None:
    begun: dict[str, Any] = {"image": np.full((64, 64, 3), 90, np.uint8), "strength": 0.6}
    nothing: dict[str, Any] = {}
    for picture in (nothing, begun):
        wanted = model.draw(drawing(sampler="Euler", steps=60, **picture), no_watch).astype(int)
        for name in sampler_names("z-image", "flow"):
            watched = Watched()
            near = model.draw(drawing(sampler=name, steps=40, **picture), watched).astype(int)
            assert watched.steps[-1][0] == watched.steps[-1][1], name
            assert name in ("DPM++ 2M SDE", "LCM") or np.abs(near - wanted).mean() < 2, name


def test_weights_guidance_and_cancelling(model: DiffusersPictureModel) -> None:
    plain = model.draw(drawing(), no_watch)
    assert not np.array_equal(plain, model.draw(drawing("a (red fox:3) in the snow"), no_watch))
    assert not np.array_equal(plain, model.draw(drawing(guidance=9.0), no_watch))
    assert not np.array_equal(plain, model.draw(drawing(negative_prompt="a cat"), no_watch))

    def watch(step: int, _total: int, _make_preview: Callable[[], Pixels]) -> None:
        if step == 2:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        model.draw(drawing(steps=9), watch)
    assert np.array_equal(plain, model.draw(drawing(), no_watch))


def test_a_part_that_is_only_on_a_hub_is_missing(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    shutil.rmtree(copy / "vae")
    with pytest.raises(UnreadableModel, match="vae/"):
        load(record_of("z-image", copy))


def test_a_prompt_that_changes_on_the_way_is_refused_in_words(model: DiffusersPictureModel) -> None:
    for prompt in ("a [fox:cat:0.5]", "a [fox|cat]", "a [fox:2]"):
        with pytest.raises(UserError, match="changes on the way, which z-image cannot do"):
            model.draw(drawing(prompt), no_watch)
    plain = model.draw(drawing("a fox a cat"), no_watch)
    assert np.array_equal(plain, model.draw(drawing("a fox BREAK a cat"), no_watch))
