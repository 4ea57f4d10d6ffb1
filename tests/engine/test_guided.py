"""Regions and control layers with every generator of pictures, on tiny checkpoints and networks of the real kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import AssetId, InvalidRequest, JobContext, ModelId, ModelKind, Output, Pixels, RunContext, UserError
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators import (
    ImageToImage,
    ImageToImageRequest,
    Inpaint,
    InpaintRequest,
    Outpaint,
    OutpaintRequest,
    Refine,
    RefineRequest,
    TextToImage,
    TextToImageRequest,
)
from plugins.canvas.generators.guided import chosen, fitting, refusals
from plugins.canvas.guides import GUIDES, ControlGuide, Guides, RegionGuide
from plugins.canvas.model import Control, ControlKind, Region
from tests.conftest import REPOSITORY
from tests.engine.guiding.networks import image_encoder, ip_adapter, t2i_adapter, unet_controlnet
from tests.engine.studio import TinyStudio

SIZE = 128, 128


@dataclass
class Table:
    """A tiny studio, a picture of 128 × 128, and what is drawn of it."""

    studio: TinyStudio
    assets: FolderAssets
    context: RunContext
    model: ModelId
    image: AssetId

    def drawn(self, generator: Any, request: Any, guides: Guides | None = None) -> Pixels:
        """The one picture that a request gives."""
        if guides is not None:
            request = replace(request, guides=self.assets.add_bytes(guides.to_bytes(), GUIDES).id)
        (output,) = generator.run(request, self.studio.models.for_run(), self.context)
        assert isinstance(output, Output)
        assert isinstance(output.content, np.ndarray)
        (again,) = generator.run(output.request, self.studio.models.for_run(), self.context)
        assert np.array_equal(again.content, output.content)
        return output.content

    def add(self, path: Path) -> ModelId:
        """Add a network to the library."""
        (record,) = self.studio.library.add(path)
        assert not record.complaint, record.complaint
        return record.id


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory, checkpoint: Callable[[str], Path]) -> Iterator[Table]:
    """A tiny Stable Diffusion 1.5 and a picture."""
    folder = tmp_path_factory.mktemp("table")
    studio = TinyStudio.over(folder / "data", checkpoint)
    assets = FolderAssets(folder / "assets", folder / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    picture = np.random.default_rng(1).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
    yield Table(studio, assets, context, studio.record("sd-1.5").id, assets.add_picture(picture).id)
    assets.close()


def _right(width: int = SIZE[0], height: int = SIZE[1]) -> Pixels:
    mask = np.zeros((height, width), np.uint8)
    mask[:, width // 2 :] = 255
    return mask


def _requests(table: Table) -> list[tuple[Any, Any]]:
    small: dict[str, Any] = {"model": table.model, "seed": 3, "steps": 4}
    selected = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    selected[16:48, 80:120] = 255
    mask = table.assets.add_picture(selected).id
    return [
        (TextToImage(), TextToImageRequest("a meadow", width=SIZE[0], height=SIZE[1], **small)),
        (ImageToImage(), ImageToImageRequest("a meadow", table.image, strength=0.9, **small)),
        (Inpaint(), InpaintRequest("a meadow", table.image, mask, padding=16, **small)),
        (Refine(), RefineRequest(table.image, "a meadow", strength=0.9, **small)),
        (Outpaint(), OutpaintRequest(table.image, "a meadow", right=64, **small)),
    ]


@pytest.mark.parametrize("at", range(5))
def test_every_generator_hears_regions(table: Table, at: int) -> None:
    generator, request = _requests(table)[at]
    plain = table.drawn(generator, request)
    told = table.drawn(generator, request, Guides(*SIZE, (RegionGuide("a fox", _right()),)))
    assert plain.shape == told.shape
    assert not np.array_equal(plain, told)
    lacking = table.drawn(generator, request, Guides(*SIZE, (RegionGuide("a fox", _right(), 1.0, "snow"),)))
    assert not np.array_equal(told, lacking)
    assert np.array_equal(plain, table.drawn(generator, request, Guides(*SIZE)))


def test_a_region_beside_the_part_that_is_drawn_is_no_matter(table: Table) -> None:
    generator, request = _requests(table)[2]
    request = replace(request, padding=0)
    left = np.ascontiguousarray(_right()[:, ::-1])
    left[:, 32:] = 0
    plain = table.drawn(generator, request)
    assert np.array_equal(plain, table.drawn(generator, request, Guides(*SIZE, (RegionGuide("a fox", left),))))
    with pytest.raises(InvalidRequest, match="The guides have 64 × 64 pixels"):
        table.drawn(generator, request, Guides(64, 64, (RegionGuide("a fox", _right(64, 64)),)))


def test_control_layers_and_references_take_what_is_installed(table: Table, tmp_path: Path) -> None:
    picture = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    picture[16:48, 32:96] = 255
    lines = ControlGuide(ControlKind.CANNY, picture, preprocess="canny")
    red = np.zeros((40, 50, 3), np.uint8)
    red[..., 0] = 220
    record = table.studio.models.for_run().record(table.model)
    records = table.studio.models.for_run().records
    generator, request = _requests(table)[1]
    with pytest.raises(UserError, match="No ControlNet is there that fits"):
        table.drawn(generator, request, Guides(*SIZE, (), (lines,)))
    with pytest.raises(UserError, match="No IP-Adapter is there that fits"):
        table.drawn(generator, request, Guides(*SIZE, (RegionGuide("", _right(), reference=red),)))
    depth = table.add(unet_controlnet("sd-1.5")(tmp_path / "control_depth"))
    assert [one.id for one in fitting(ControlKind.CANNY, record, records)] == [depth]
    with pytest.raises(UserError, match="No ControlNet is there that fits"):
        chosen(Control(ControlKind.CANNY), record, records)
    canny = table.add(unet_controlnet("sd-1.5")(tmp_path / "control_canny"))
    other = table.add(t2i_adapter("sd-1.5")(tmp_path / "adapter"))
    assert chosen(Control(ControlKind.CANNY), record, records).id == canny
    assert [one.id for one in fitting(ControlKind.CANNY, record, records)] == [canny, other, depth]
    assert chosen(Control(ControlKind.CANNY, depth), record, records).id == depth
    plain = table.drawn(generator, request)
    led = table.drawn(generator, request, Guides(*SIZE, (), (lines,)))
    assert not np.array_equal(plain, led)
    edges = table.drawn(generator, request, Guides(*SIZE, (), (replace(lines, preprocess=""),)))
    assert not np.array_equal(edges, led)
    adapted = table.drawn(generator, request, Guides(*SIZE, (), (replace(lines, model=other),)))
    assert not np.array_equal(adapted, led)
    late = table.drawn(generator, request, Guides(*SIZE, (), (replace(lines, start=0.6),)))
    assert not np.array_equal(late, led)
    table.add(image_encoder(tmp_path / "image-encoder"))
    with table.studio.models.lease_picture_model(table.model, lambda: None) as model:
        pipeline: Any = model.pipeline
        table.add(ip_adapter(pipeline.unet, tmp_path / "ip.safetensors"))
    shown = RegionGuide("", _right(), reference=red, reference_strength=1.0)
    assert not np.array_equal(plain, table.drawn(generator, request, Guides(*SIZE, (shown,))))
    styled = ControlGuide(ControlKind.STYLE, red)
    assert not np.array_equal(plain, table.drawn(generator, request, Guides(*SIZE, (), (styled,))))


def test_what_a_checkpoint_cannot_follow_is_known_before(table: Table) -> None:
    record = table.studio.models.for_run().record(table.model)

    def said(architecture: str, regions: list[Region], controls: list[Control]) -> list[str]:
        other = replace(record, architecture=architecture, name="It")
        return [str(one) for one in refusals(other, regions, controls, lambda _kind: [])]

    fox, lacking = Region("a fox"), Region("a fox", "snow")
    seen = Region("a fox", reference=AssetId("0" * 64))
    assert said("sd-1.5", [fox, lacking], []) == []
    assert said("flux", [fox], []) == []
    assert ["takes no negative prompt" in one for one in said("flux", [lacking], [])] == [True]
    assert ["cannot draw regions" in one for one in said("pixart", [fox, lacking], [])] == [True]
    assert ["led by reference pictures" in one for one in said("sd-3", [seen], [])] == [True]
    assert ["No IP-Adapter" in one for one in said("sdxl", [seen], [])] == [True]
    assert ["led by control pictures" in one for one in said("hidream", [], [Control(ControlKind.DEPTH)])] == [True]
    assert ["No ControlNet" in one for one in said("sdxl", [], [Control(ControlKind.DEPTH)])] == [True]
    named = Control(ControlKind.DEPTH, "gone")
    assert ["is not on this machine" in one for one in said("sdxl", [], [named])] == [True]
    wrong = replace(record, id=ModelId("net"), architecture="sdxl", name="Net", kind=ModelKind.CONTROLNET)
    (refusal,) = refusals(record, [], [Control(ControlKind.DEPTH, "net")], lambda _kind: [wrong])
    assert "Net is not made for" in str(refusal)
