"""LoRAs for few steps: which one a live picture is drawn with, and when none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.torch import save_file

from app.api import Drawing, JobContext, LoraUse, ModelId, ModelKind, ModelRecord, Pixels, RunContext
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs.job import JobId
from app.storage import FolderAssets
from plugins.canvas.generators import Live, LiveRequest
from plugins.canvas.generators.few_steps import few_step_lora
from plugins.canvas.guides import GUIDES, Guides, RegionGuide
from tests.checkpoints import build_illustrator
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU

_LAYER = "down_blocks.0.resnets.0.conv1"


def _build_lora(folder: Path, checkpoint: Path) -> Path:
    """A LoRA of one layer of a tiny model, as a folder that says that it draws in four steps."""
    import torch
    from diffusers import UNet2DConditionModel

    weight = UNet2DConditionModel.from_pretrained(checkpoint / "unet").get_submodule(_LAYER).weight
    noise = torch.Generator().manual_seed(1)
    folder.mkdir()
    down, up = (2, *weight.shape[1:]), (weight.shape[0], 2, 1, 1)
    save_file(
        {
            f"unet.{_LAYER}.lora_A.weight": torch.randn(down, generator=noise),
            f"unet.{_LAYER}.lora_B.weight": torch.randn(up, generator=noise),
        },
        folder / "pytorch_lora_weights.safetensors",
    )
    said = {"id": folder.name, "name": "In few steps", "kind": "lora", "architecture": "stable-diffusion"}
    more = {"default_steps": 4, "default_guidance": 1.0, "default_sampler": "DPM++ 2M"}
    (folder / "seisei.json").write_text(json.dumps(said | more), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A tiny model that needs twenty-five steps, and a LoRA for it that needs four."""
    folder = tmp_path_factory.mktemp("few")
    library = Library(folder / "resources", folder / "data", lambda: ("", 0, 0))
    library.add(build_illustrator(folder / "tiny"))
    library.add(_build_lora(folder / "in-four", folder / "tiny"))
    return library


@pytest.fixture(scope="module")
def engine(library: Library) -> EngineModels:
    """An engine with these."""
    return EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: CPU)


def _drawn(engine: EngineModels, assets: FolderAssets, request: LiveRequest) -> tuple[Pixels, LiveRequest]:
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    (output,) = Live().run(request, engine.for_run(), context)
    assert isinstance(output.content, np.ndarray)
    assert isinstance(output.request, LiveRequest)
    return output.content, output.request


def _request(engine: EngineModels, assets: FolderAssets) -> LiveRequest:
    pixels = np.random.default_rng(3).integers(0, 256, (64, 96, 3), dtype=np.uint8)
    return LiveRequest("a fox", assets.add_picture(pixels).id, model=engine.records(ModelKind.CHECKPOINT)[0].id, seed=5)


def test_a_live_picture_is_drawn_in_the_steps_of_the_lora_and_without_guidance(
    engine: EngineModels, assets: FolderAssets
) -> None:
    request = _request(engine, assets)
    pixels, exact = _drawn(engine, assets, request)
    assert (exact.steps, exact.guidance, exact.sampler) == (4, 1.0, "DPM++ 2M")
    again, same = _drawn(engine, assets, exact)
    assert np.array_equal(again, pixels)
    assert same == exact
    bare, _ = _drawn(engine, assets, replace(exact, few_steps=False))
    assert not np.array_equal(bare, pixels), "without the LoRA, else alike"


def test_a_lora_that_the_prompt_names_is_not_worn_twice(engine: EngineModels, assets: FolderAssets) -> None:
    request = _request(engine, assets)
    pixels, _ = _drawn(engine, assets, request)
    named, exact = _drawn(engine, assets, replace(request, prompt="a fox <lora:in few steps:1>"))
    assert np.array_equal(named, pixels)
    assert (exact.steps, exact.guidance) == (4, 1.0)


@pytest.mark.parametrize("change", [{"few_steps": False}, {"negative_prompt": "a cat"}, {"guidance": 2.0}])
def test_what_needs_guidance_is_drawn_without_the_lora(
    engine: EngineModels, assets: FolderAssets, change: dict[str, Any]
) -> None:
    request = replace(_request(engine, assets), **change)
    _, exact = _drawn(engine, assets, request)
    assert (exact.steps, exact.sampler) == (3, "LCM")
    assert exact.guidance == (request.guidance or 2.5)


def test_what_a_region_is_not_to_show_is_heard(engine: EngineModels, assets: FolderAssets) -> None:
    mask = np.zeros((64, 96), np.uint8)
    mask[:, 48:] = 255

    def steps(region: RegionGuide) -> int | None:
        told = assets.add_bytes(Guides(96, 64, (region,)).to_bytes(), GUIDES).id
        return _drawn(engine, assets, replace(_request(engine, assets), guides=told))[1].steps

    assert steps(RegionGuide("a sailboat", mask)) == 4
    assert steps(RegionGuide("a sailboat", mask, negative_prompt="a wave")) == 3


def test_the_lora_is_of_the_same_kind_and_of_the_fewest_steps(library: Library) -> None:
    records = {record.kind: record for record in library.records()}
    model, lora = records[ModelKind.CHECKPOINT], records[ModelKind.LORA]

    def chosen(*loras: ModelRecord, model: ModelRecord = model) -> ModelId | None:
        found = few_step_lora(model, loras)
        return found.id if found else None

    fewer = replace(lora, id=ModelId("fewer"), default_steps=2)
    assert chosen(lora) == lora.id
    assert chosen(lora, fewer) == chosen(fewer, lora) == fewer.id
    assert chosen(replace(lora, architecture="sd-1.5")) is None
    assert chosen(replace(lora, default_steps=25)) is None
    assert chosen(lora, model=replace(model, default_steps=4)) is None


def test_illustrator_has_one_with_which_it_draws_what_it_draws_with_guidance(tmp_path: Path) -> None:
    resources = REPOSITORY / "resources"
    models = EngineModels(
        Library(resources, tmp_path, lambda: ("", 0, 0)), resources / "configs", device=lambda: CPU
    ).for_run()
    record = models.record(ModelId("illustrator"))
    lora = few_step_lora(record, models.records(ModelKind.LORA))
    assert lora is not None
    assert (lora.id, lora.default_steps, lora.default_guidance) == ("illustrator-four-steps", 4, 1)

    def drawn(prompt: str, guidance: float, *loras: LoraUse) -> NDArray[np.int64]:
        # It was distilled from what guidance answers as it is.
        asked = Drawing(
            prompt, "", 256, 256, 4, guidance, "DPM++ 2M", 5, loras=loras, guidance_rescale=0.0, colour_guidance=0.0
        )
        with models.lease_picture_model(record.id, lambda: None) as model:
            return model.draw(asked, lambda _step, _steps, _preview: None).astype(np.int64)

    off = {"bare": 0.0, "worn": 0.0}
    for prompt in ("a purple car in front of tall buildings at night", "three bananas on a teal background"):
        guided = drawn(prompt, record.default_guidance)
        off["bare"] += float(np.abs(drawn(prompt, 1) - guided).mean())
        off["worn"] += float(np.abs(drawn(prompt, 1, LoraUse(lora.id)) - guided).mean())
    assert off["worn"] < 0.6 * off["bare"], off
