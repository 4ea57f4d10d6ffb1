"""Grid: its axes, its cells and the sheet, with a tiny checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.api import AssetId, InvalidData, InvalidRequest, JobContext, Output, RunContext, UserError, request_from_json
from app.jobs import JobEvent
from app.jobs.events import Progressed
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import Grid, GridRequest, TextToImage, TextToImageRequest
from plugins.canvas.generators.grid_axes import axis_values
from plugins.canvas.generators.grid_sheet import AXES, Axes
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import ControlKind
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio


def test_values_of_axes() -> None:
    assert axis_values("seed", "1-4, 9") == ("1", "2", "3", "4", "9")
    assert axis_values("guidance", "0.5, 2") == ("0.5", "2")
    assert axis_values("sampler", "euler | dpmpp_2m") == ("euler", "dpmpp_2m")
    assert axis_values("prompt", "a fox, red | a cat") == ("a fox, red", "a cat")
    assert axis_values("", "1-4") == ("",)
    assert axis_values("seed", "1-9 (+4), 20") == ("1", "5", "9", "20")
    assert axis_values("steps", "5-1 (-2)") == ("5", "3", "1")
    assert axis_values("guidance", "0.5-1.5 (+0.5)") == ("0.5", "1", "1.5")
    assert axis_values("variation", "0-1 [5]") == ("0", "0.25", "0.5", "0.75", "1")
    assert axis_values("seed", "1-3, 2") == ("1", "2", "3"), "each once"
    assert axis_values("prompt", "red | blue |") == ("red", "blue", ""), "the words are taken out"
    for axis, wrong in (
        ("seed", "-1"),
        ("seed", "x"),
        ("steps", "0"),
        ("guidance", "nan"),
        ("seed", ""),
        ("steps", "200"),
        ("seed", "5-1"),
        ("seed", "1-9 (-2)"),
        ("seed", "1-9 (+0)"),
        ("seed", "1-999999"),
        ("variation", "0-2 [3]"),
        ("width", "100"),
        ("prompt", " | a"),
    ):
        with pytest.raises(InvalidRequest):
            axis_values(axis, wrong)


@dataclass
class Place:
    """Where the grid is drawn."""

    studio: TinyStudio
    context: RunContext
    told: list[JobEvent]

    def outputs(self, request: GridRequest) -> list[Output]:
        """What the grid gives."""
        return list(Grid().run(request, self.studio.models.for_run(), self.context))


@pytest.fixture
def place(checkpoint: Callable[[str], Path], tmp_path: Path) -> Iterator[Place]:
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    told: list[JobEvent] = []
    context = RunContext(JobContext(JobId("job"), told.append), assets, REPOSITORY / "resources")
    yield Place(TinyStudio.over(tmp_path / "data", checkpoint), context, told)
    assets.close()


def small(model: str, **more: Any) -> GridRequest:
    """A grid of small pictures."""
    return replace(GridRequest("a fox", model=model, width=64, height=64, steps=2, guidance=2.0), **more)


def test_each_cell_is_made_again_by_its_own_request(place: Place) -> None:
    model = place.studio.record("sd-1.5").id
    request = small(model, across_values="1-3", down="prompt", down_values="fox | cat")
    *cells, sheet = place.outputs(request)
    assert len(cells) == 6
    assert sheet.request == request
    last = cells[-1].request
    assert isinstance(last, GridRequest)
    assert (last.prompt, last.seed, last.across) == ("a cat", 3, "")
    (again,) = place.outputs(last)
    assert isinstance(again.content, np.ndarray)
    assert isinstance(sheet.content, np.ndarray)
    assert np.array_equal(again.content, cells[-1].content)
    assert np.array_equal(sheet.content[-72:-8, -72:-8], again.content)
    with pytest.raises(InvalidRequest, match="does not hold"):
        place.outputs(GridRequest("a dog", "prompt", "fox | cat", model=model))


def test_the_sheet_holds_its_axes_and_the_settings_of_each_cell(place: Place) -> None:
    request = small(place.studio.record("sd-1.5").id, across_values="7, 9", down="steps", down_values="2, 3")
    *cells, sheet = place.outputs(request)
    axes = Axes.from_bytes(sheet.details[AXES])
    assert axes.across == ("seed", ("7", "9"))
    assert axes.down == ("steps", ("2", "3"))
    assert isinstance(sheet.content, np.ndarray)
    for at, cell in enumerate(axes.cells):
        shown = sheet.content[cell.y : cell.y + cell.height, cell.x : cell.x + cell.width]
        assert np.array_equal(shown, cells[at].content)
        found = axes.cell_at(cell.x + 5, cell.y + 5)
        assert found is cell
        (again,) = TextToImage().run(
            request_from_json(TextToImageRequest, found.request), place.studio.models.for_run(), place.context
        )
        assert np.array_equal(np.asarray(again.content), shown)
    assert axes.cell_at(0, 0) is None
    with pytest.raises(InvalidData):
        Axes.from_bytes(b"{}")


def test_a_third_axis_gives_a_sheet_for_each_value(place: Place) -> None:
    request = small(
        place.studio.record("sd-1.5").id, across_values="1, 2", pages="variation", pages_values="0, 1", variation_seed=2
    )
    outputs = place.outputs(request)
    assert len(outputs) == 6
    fractions = [event.step / event.steps for event in place.told if isinstance(event, Progressed)]
    assert fractions == sorted(fractions), "it does not begin anew with each picture"
    assert max(fractions) == 1
    first, second = outputs[-2:]
    assert isinstance(second.request, GridRequest)
    assert (second.request.variation, second.request.pages) == (1.0, "")
    again = place.outputs(second.request)[-1]
    first_cells, again_cells = (Axes.from_bytes(one.details[AXES]).cells for one in (second, again))
    assert [cell.request for cell in first_cells] == [cell.request for cell in again_cells]
    assert np.array_equal(np.asarray(outputs[2].content), np.asarray(outputs[1].content)), "all the way to seed 2"
    assert not np.array_equal(np.asarray(first.content), np.asarray(second.content))


def test_models_and_samplers_are_axes_and_checked_before_anything_is_drawn(place: Place) -> None:
    first = place.studio.record("sd-1.5")
    second = place.studio.record("sdxl")
    *cells, _sheet = place.outputs(small(first.id, across="model", across_values=f"{first.name} | {second.id}"))
    assert [one.request.model for one in cells if isinstance(one.request, GridRequest)] == [first.id, second.id]
    sampler = first.samplers[0]
    for wrong, said in (
        (small(first.id, across="model", across_values=f"{first.name} | nothing"), "no model"),
        (small(first.id, across="sampler", across_values=f"{sampler} | nothing"), "does not draw with"),
        (small(first.id, across="seed", down="seed", down_values="1"), "the same"),
        (small(first.id, across_values="1-200"), "200 pictures"),
    ):
        place.told.clear()
        with pytest.raises(InvalidRequest, match=said):
            place.outputs(wrong)
        assert not place.told


def test_each_picture_is_led_by_regions_and_what_cannot_be_followed_is_said_before_anything_is_drawn(
    place: Place,
) -> None:
    model = place.studio.record("sd-1.5").id
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    assets = place.context.assets
    told = Guides(64, 64, (RegionGuide("a red cat", mask),))
    led = assets.add_bytes(told.to_bytes(), GUIDES).id
    plain = place.outputs(small(model, across_values="1, 2"))
    *cells, sheet = place.outputs(small(model, across_values="1, 2", guides=led))
    assert isinstance(sheet.request, GridRequest)
    assert sheet.request.guides == led
    for at, cell in enumerate(Axes.from_bytes(sheet.details[AXES]).cells):
        request = request_from_json(TextToImageRequest, cell.request)
        assert request.guides == led
        (again,) = TextToImage().run(request, place.studio.models.for_run(), place.context)
        assert np.array_equal(np.asarray(again.content), np.asarray(cells[at].content))
        assert not np.array_equal(np.asarray(plain[at].content), np.asarray(again.content))
        one = cells[at].request
        assert isinstance(one, GridRequest)
        assert one.guides == led
    # Guides of another size are brought to that of the pictures.
    twice = assets.add_bytes(told.scaled(128, 128).to_bytes(), GUIDES).id
    *again_cells, _sheet = place.outputs(small(model, across="width", across_values="64, 72", guides=twice))
    for made, width in zip(again_cells, (64, 72), strict=True):
        one = made.request
        assert isinstance(one, GridRequest)
        assert one.guides is not None
        brought = Guides.from_bytes(assets.read(AssetId(one.guides)))
        assert (brought.width, brought.height) == (width, 64)
        wanted = np.arange(width) >= width // 2
        assert ((brought.regions[0].mask > 127) == wanted).mean() > 0.97
    drawn = ControlGuide(ControlKind.CANNY, np.zeros((64, 64, 3), np.uint8))
    control = assets.add_bytes(Guides(64, 64, (), (drawn,)).to_bytes(), GUIDES).id
    place.told.clear()
    with pytest.raises(UserError, match="No ControlNet is there that fits"):
        place.outputs(small(model, across_values="1, 2", guides=control))
    assert not place.told


def test_the_sheets_are_a_film_too_each_seen_for_a_while(place: Place) -> None:
    model = place.studio.record("sd-1.5").id
    request = small(model, across_values="1, 2", pages="width", pages_values="64, 72", sheet_s=0.3)
    *_cells, first, second, film = place.outputs(request)
    assert film.request == request
    assert isinstance(first.request, GridRequest)
    assert first.request.sheet_s is None
    assert film.media_type == "video/mp4"
    assert film.poster is not None
    assert isinstance(film.content, bytes)
    with av.open(BytesIO(film.content), "r") as media:
        assert media.streams.video[0].average_rate == 10
        frames = [np.asarray(frame.to_ndarray(format="rgb24"), int) for frame in media.decode(video=0)]
    assert film.shape == (6, *frames[0].shape[:2])
    for sheet, shown in ((first, frames[1]), (second, frames[4])):
        picture = np.asarray(sheet.content)
        height, width = (min(sides) for sides in zip(picture.shape[:2], shown.shape[:2], strict=True))
        assert np.abs(shown[:height, :width] - picture[:height, :width]).mean() < 10
    assert shown.shape[1] >= picture.shape[1] - 1
    assert np.abs(frames[0] - frames[2]).mean() < np.abs(frames[2] - frames[3]).mean()
    with pytest.raises(InvalidRequest, match="takes several"):
        place.outputs(small(model, across_values="1, 2", sheet_s=1.0))
