"""Regions from the layers to the form: given to text to image, and what is in the way said before anything is made."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobState
from app.jobs import JobSpec
from plugins.canvas.commands import PlaceAsset, SetControl, SetRegion, set_visible
from plugins.canvas.guides import Guides
from plugins.canvas.model import Control, ControlKind, Layer, Region
from tests.ui.opened import Opened


def test_text_to_image_draws_by_the_regions_of_the_canvas(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("canvas.canvas")
    dock, assets = opened.window.prompt_dock, opened.built.studio.assets
    pixels = np.full((64, 32, 4), 255, np.uint8)
    fox, lines = assets.add_picture(pixels, "fox"), assets.add_picture(np.full((64, 64, 4), 255, np.uint8), "lines")
    opened.session.execute(PlaceAsset(Layer("fox", "fox", fox.id, 32, 0), fox))
    opened.session.execute(SetRegion("fox", Region("a red fox", "snow")))
    opened.session.execute(PlaceAsset(Layer("lines", "lines", lines.id), lines))
    opened.session.execute(SetControl("lines", Control(ControlKind.CANNY)))
    values = {"prompt": "a meadow", "width": 64, "height": 64, "steps": 2, "seed": 5}
    dock.recall("canvas.text-to-image", values)
    qtbot.waitUntil(lambda: "No ControlNet is there" in dock.ahead.text(), timeout=30_000)
    assert dock.ahead.isVisibleTo(dock)
    dock.generate()
    assert not [job for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]
    opened.session.execute(set_visible("lines", False))
    qtbot.waitUntil(lambda: not dock.ahead.isVisibleTo(dock), timeout=30_000)
    dock.generate()

    def made() -> list[JobSpec]:
        works = [job.work for job in opened.jobs.jobs if job.state is JobState.FINISHED]
        return [work for work in works if isinstance(work, JobSpec)]

    qtbot.waitUntil(lambda: bool(made()), timeout=120_000)
    request = made()[0].request
    guides = Guides.from_bytes(assets.read(AssetId(str(request["guides"]))))
    (region,) = guides.regions
    assert (region.prompt, region.negative_prompt) == ("a red fox", "snow")
    assert not guides.controls
    opened.session.execute(set_visible("fox", False))
    dock.generate()
    qtbot.waitUntil(lambda: len(made()) == 2, timeout=120_000)
    assert [spec.request["guides"] is None for spec in made()].count(True) == 1
