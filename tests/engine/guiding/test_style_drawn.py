"""Style transfer by drawing, with a tiny checkpoint, with an IP-Adapter and without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import InvalidRequest, JobContext, ModelId, ModelKind, Pixels, RunContext
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators.style_drawn import StyleDrawn, StyleDrawnRequest
from tests.conftest import REPOSITORY
from tests.engine.guiding.networks import image_encoder, ip_adapter
from tests.engine.studio import TinyStudio

Add = Callable[[str, Callable[[Path], Path]], ModelId]


@dataclass
class Place:
    """Where it is drawn, and what is asked for."""

    studio: TinyStudio
    context: RunContext
    request: StyleDrawnRequest

    def made(self, **changes: Any) -> tuple[Pixels, StyleDrawnRequest]:
        """What comes of the request with some changes, and the request that makes it again."""
        request = replace(self.request, **changes)
        (output,) = StyleDrawn().run(request, self.studio.models.for_run(), self.context)
        assert isinstance(output.request, StyleDrawnRequest)
        return np.asarray(output.content), output.request


@pytest.fixture(autouse=True)
def no_adapters(studio: TinyStudio) -> Iterator[None]:
    """Those of other tests are away for a while."""
    away = [record for record in studio.library.records() if record.kind is ModelKind.IP_ADAPTER]
    for record in away:
        studio.library.remove(record.id)
    yield
    for record in away:
        studio.library.add(record.path)


@pytest.fixture
def place(studio: TinyStudio, tmp_path: Path) -> Iterator[Place]:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    random = np.random.default_rng(1)
    blue = np.clip(random.normal((30, 60, 200), 20, (64, 64, 3)), 0, 255).astype(np.uint8)
    red = np.clip(random.normal((200, 60, 30), 20, (64, 64, 3)), 0, 255).astype(np.uint8)
    alpha = np.full((64, 64), 255, np.uint8)
    alpha[:, :10] = 0
    request = StyleDrawnRequest(
        assets.add_picture(np.dstack([blue, alpha])).id, assets.add_picture(red).id, "a fox",
        model=studio.record("sd-1.5").id, seed=4, steps=4,
    )  # fmt: skip
    yield Place(studio, context, request)
    assets.close()


def test_it_is_drawn_in_the_style_and_the_same_again(place: Place) -> None:
    first, asked = place.made()
    assert first.shape == (64, 64, 4)
    assert (first[:, :10, 3] == 0).all()
    assert asked.adapter == "none"
    again, _ = place.made(**{name: getattr(asked, name) for name in ("adapter", "steps", "sampler", "guidance")})
    assert np.array_equal(first, again)
    other = place.context.assets.add_picture(np.full((64, 64, 3), (20, 200, 40), np.uint8)).id
    assert not np.array_equal(first, place.made(style=other)[0])
    without = place.made(style_strength=0.0)[0]
    assert not np.array_equal(first, without)


def test_an_adapter_that_fits_sees_the_style_and_is_named(place: Place, added: Add) -> None:
    plain, _ = place.made()
    added("image-encoder", image_encoder)

    def written(path: Path) -> Path:
        with place.studio.models.lease_picture_model(ModelId(place.request.model), lambda: None) as model:
            pipeline: Any = model.pipeline
            return ip_adapter(pipeline.unet, path.with_suffix(".safetensors"))

    adapter = added("ip-style", written)
    seen, asked = place.made()
    assert asked.adapter == adapter
    assert not np.array_equal(seen, plain)
    assert np.array_equal(place.made(adapter="none")[0], plain), "a result made without one is made so again"
    with pytest.raises(InvalidRequest, match="is gone"):
        place.made(adapter="nothing")


def test_without_a_style_it_says_so(place: Place) -> None:
    with pytest.raises(InvalidRequest, match="no picture whose style"):
        place.made(style=None)
