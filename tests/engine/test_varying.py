"""Variations of pictures and of parts of them, with a tiny checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from app.api import Generator, JobContext, Models, Pixels, RunContext
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators.pictures import TextToImage, TextToImageRequest
from plugins.canvas.generators.vary import Vary, VaryRequest
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio


@dataclass
class Place:
    """Where generators run."""

    context: RunContext
    models: Models
    model: str

    def pictures(self, generator: Generator, request: object) -> list[Pixels]:
        """What a generator gives."""
        return [np.asarray(output.content) for output in generator.run(request, self.models, self.context)]


@pytest.fixture
def place(checkpoint: Callable[[str], Path], tmp_path: Path) -> Iterator[Place]:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    yield Place(context, studio.models.for_run(), studio.record("sd-1.5").id)
    assets.close()


def test_a_batch_of_variations_has_one_seed_and_leads_to_several(place: Place) -> None:
    request = TextToImageRequest(
        "a fox", model=place.model, width=64, height=64, seed=5, batch=2, steps=3, variation=0.2, variation_seed=70
    )
    outputs = list(TextToImage().run(request, place.models, place.context))
    asked = [output.request for output in outputs if isinstance(output.request, TextToImageRequest)]
    assert [(one.seed, one.variation_seed, one.batch) for one in asked] == [(5, 70, 1), (5, 71, 1)]
    first, second = (np.asarray(output.content) for output in outputs)
    assert not np.array_equal(first, second)
    (again,) = place.pictures(TextToImage(), asked[1])
    assert np.array_equal(again, second)
    (plain,) = place.pictures(TextToImage(), replace(request, batch=1, variation=0))
    ends = place.pictures(TextToImage(), replace(request, batch=1, variation=1))
    (other,) = place.pictures(TextToImage(), replace(request, batch=1, variation=0, seed=70))
    assert np.array_equal(ends[0], other)
    assert apart(first, plain) < apart(other, plain)


def test_a_part_is_varied_and_nothing_else_changes(place: Place) -> None:
    (picture,) = place.pictures(
        TextToImage(), TextToImageRequest("a fox", model=place.model, width=64, height=64, seed=5, steps=4)
    )
    mask = np.zeros((64, 64, 3), np.uint8)
    mask[:, 40:] = 255
    assets = place.context.assets
    request = VaryRequest(
        assets.add_picture(picture).id, assets.add_picture(mask).id, "a fox", 0.3, model=place.model,
        seed=5, variation_seed=9, batch=2, grow=0, feather=4, blend=4, steps=4,
    )  # fmt: skip
    outputs = list(Vary().run(request, place.models, place.context))
    first, second = (np.asarray(output.content) for output in outputs)
    for one in (first, second):
        assert np.array_equal(one[:, :32], picture[:, :32]), "outside not a bit changes"
        assert not np.array_equal(one[:, 48:], picture[:, 48:])
    assert not np.array_equal(first, second)
    last = outputs[1].request
    assert isinstance(last, VaryRequest)
    assert (last.seed, last.variation_seed, last.batch) == (5, 10, 1)
    (again,) = place.pictures(Vary(), last)
    assert np.array_equal(again, second)
    (little,) = place.pictures(Vary(), replace(last, variation=0.02))
    (nothing,) = place.pictures(Vary(), replace(last, variation=0))
    assert apart(little, nothing) < apart(second, nothing)


def apart(first: Pixels, second: Pixels) -> float:
    """How much two pictures differ, on average."""
    return float(np.abs(first.astype(float) - second).mean())
