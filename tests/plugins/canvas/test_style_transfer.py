"""StyleTransfer as a generator: colours move to those of the style, and alpha stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.api import InvalidRequest, JobContext, RunContext
from app.engine.device import the_processor
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import StyleTransfer, StyleTransferRequest
from tests.conftest import REPOSITORY


def test_a_picture_takes_the_colours_of_another_and_keeps_its_alpha(tmp_path: Path) -> None:
    library = Library(REPOSITORY / "resources", tmp_path / "data", lambda: ("", 0, 0))
    models = EngineModels(library, REPOSITORY / "resources" / "configs", device=the_processor).for_run()
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    random = np.random.default_rng(1)
    blue = np.clip(random.normal((30, 60, 200), 20, (64, 96, 3)), 0, 255).astype(np.uint8)
    red = np.clip(random.normal((200, 60, 30), 20, (64, 64, 3)), 0, 255).astype(np.uint8)
    alpha = np.full((64, 96), 255, np.uint8)
    alpha[:, :10] = 0
    image, style = assets.add_picture(np.dstack([blue, alpha])).id, assets.add_picture(red).id
    (output,) = StyleTransfer().run(StyleTransferRequest(image, style), models, context)
    assert isinstance(output.content, np.ndarray)
    assert output.content.shape == (64, 96, 4)
    assert np.array_equal(output.content[..., 3], alpha)
    mean = output.content[:, 20:, :3].mean(axis=(0, 1))
    assert mean[0] > 150
    assert mean[2] < 90
    with pytest.raises(InvalidRequest, match="no picture whose style"):
        list(StyleTransfer().run(StyleTransferRequest(image), models, context))
    assets.close()
