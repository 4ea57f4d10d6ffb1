"""Submitting: what is made again from a recipe is made fresh, and what is varied need not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import MissingModel, ModelId, ModelStamp, Recipe, UserError, request_to_json
from app.bootstrap import build
from app.extensions.submitting import Submitting
from app.jobs import JobQueue, JobSpec, ThreadExecutor
from plugins.canvas.generators import TextToImage

GENERATOR = "canvas.text-to-image"


@pytest.fixture
def submitting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Submitting]:
    """The way into a queue that runs nothing."""
    monkeypatch.setenv("SEISEI_HOME", str(tmp_path))
    built = build()
    queue = JobQueue(ThreadExecutor(lambda _spec, _context: None), lambda _event: None)
    yield Submitting(built.registry, built.library, built.studio.assets, queue, lambda: "document")
    queue.close()
    built.studio.close()


def recipe_of(submitting: Submitting) -> Recipe:
    """A recipe of a picture, with the models that there are."""
    job = submitting.submit(GENERATOR, submitting.request_type(GENERATOR)(prompt="a fox"))
    assert isinstance(job.work, JobSpec)
    assert not job.work.fresh
    return Recipe(GENERATOR, TextToImage.version, dict(job.work.request))


def test_a_model_that_may_be_left_out_is_not_filled_in_and_a_missing_one_is_named(submitting: Submitting) -> None:
    compose = submitting.request_type("audio.compose")
    for empty in (None, ""):
        job = submitting.submit("audio.compose", compose(prompt="flute", bank=empty))
        assert isinstance(job.work, JobSpec)
        assert job.work.request["bank"] == empty
    with pytest.raises(MissingModel, match="fluidr3mono"):
        submitting.submit("audio.compose", compose(prompt="flute", bank="fluidr3mono"))
    with pytest.raises(UserError, match="upscaler"):
        submitting.submit("audio.compose", compose(prompt="flute", bank="upscaler-anime"))
    stamps = (ModelStamp(ModelId("fluidr3mono"), "0" * 64),)
    recipe = Recipe("audio.compose", "1", {**request_to_json(compose(prompt="flute")), "bank": "fluidr3mono"}, stamps)
    with pytest.raises(MissingModel, match="fluidr3mono"):
        submitting.submit_recipe(recipe)


def test_a_recipe_is_made_again_fresh_and_varied_as_it_comes(submitting: Submitting) -> None:
    recipe = recipe_of(submitting)
    again, same, varied = (
        submitting.submit_recipe(recipe, changes, place={"x": 1}).work for changes in (None, {}, {"seed": 8})
    )
    assert isinstance(again, JobSpec)
    assert isinstance(same, JobSpec)
    assert isinstance(varied, JobSpec)
    assert (again.fresh, same.fresh, varied.fresh) == (True, True, False)
    assert again.request == recipe.request
    assert again == same
    assert (again.document, again.place) == ("document", {"x": 1})
    assert varied.request == {**recipe.request, "seed": 8}
