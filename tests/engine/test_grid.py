"""Grid: its axes, its cells and the sheet, with a tiny checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.api import InvalidRequest, JobContext, RunContext
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import Grid, GridRequest
from plugins.canvas.generators.grid import axis_values
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio


def test_values_of_axes() -> None:
    assert axis_values("seed", "1-4, 9") == ("1", "2", "3", "4", "9")
    assert axis_values("guidance", "0.5, 2") == ("0.5", "2")
    assert axis_values("sampler", "euler | dpmpp_2m") == ("euler", "dpmpp_2m")
    assert axis_values("prompt", "a fox, red | a cat") == ("a fox, red", "a cat")
    assert axis_values("", "1-4") == ("",)
    for axis, wrong in (
        ("seed", "-1"),
        ("seed", "x"),
        ("steps", "0"),
        ("guidance", "nan"),
        ("seed", ""),
        ("steps", "200"),
    ):
        with pytest.raises(InvalidRequest):
            axis_values(axis, wrong)


def test_each_cell_is_made_again_by_its_own_request(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    model = studio.record("sd-1.5").id
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    request = GridRequest(
        "a fox", "seed", "1-3", "prompt", "fox | cat", model=model, width=64, height=64, steps=2, guidance=2.0
    )
    *cells, sheet = Grid().run(request, studio.models.for_run(), context)
    assert len(cells) == 6
    assert sheet.request == request
    last = cells[-1].request
    assert isinstance(last, GridRequest)
    assert (last.prompt, last.seed, last.across) == ("a cat", 3, "")
    (again,) = Grid().run(last, studio.models.for_run(), context)
    assert isinstance(again.content, np.ndarray)
    assert isinstance(sheet.content, np.ndarray)
    assert np.array_equal(again.content, cells[-1].content)
    assert np.array_equal(sheet.content[-72:-8, -72:-8], again.content)
    wrong = GridRequest("a dog", "prompt", "fox | cat", model=model)
    with pytest.raises(InvalidRequest, match="does not hold"):
        list(Grid().run(wrong, studio.models.for_run(), context))
    assets.close()
