"""Every architecture is saved, loaded through the real path, and draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.api import InvalidRequest, JobCancelled, Pixels, UnsupportedSampler, UnsupportedSize, UserError
from app.engine.load import quiet_libraries
from app.engine.picture_model import DiffusersPictureModel
from app.engine.registry import ModelRegistry
from app.engine.samplers import SAMPLERS, make_scheduler, sampler_names
from tests.checkpoints import BUILDERS
from tests.engine.conftest import Watched, drawing, no_watch

Models = Callable[[str], DiffusersPictureModel]


@pytest.mark.parametrize("architecture", BUILDERS)
def test_the_same_drawing_gives_the_same_pixels(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    watched = Watched()
    first = model.draw(drawing(), watched)
    again = model.draw(drawing(), no_watch)
    other = model.draw(drawing(seed=8), no_watch)
    assert first.shape == (64, 64, 3)
    assert first.dtype == np.uint8
    assert first.std() > 5
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    steps = len(watched.steps)
    assert watched.steps == [(step + 1, steps) for step in range(steps)]
    assert steps in {3, 4}  # PNDM takes one more
    assert all(preview.shape == (256, 256, 3) and preview.dtype == np.uint8 for preview in watched.previews)


@pytest.mark.parametrize("architecture", BUILDERS)
def test_cancelling_in_a_step_ends_at_once_and_leaves_the_model_usable(
    architecture: str, picture_model: Models
) -> None:
    model = picture_model(architecture)
    seen: list[int] = []

    def watch(step: int, _total: int, _make_preview: Callable[[], Pixels]) -> None:
        seen.append(step)
        if step == 2:
            raise JobCancelled

    model.draw(drawing(), no_watch)
    before = _hooks(model)
    with pytest.raises(JobCancelled):
        model.draw(drawing("a cat", steps=20), watch)
    assert seen == [1, 2]
    assert _hooks(model) == before
    assert np.array_equal(model.draw(drawing(), no_watch), model.draw(drawing(), no_watch))


def test_the_check_is_heard_while_encoding_and_decoding(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1

    model.draw(drawing(prompt="a dog at night"), no_watch, check)
    before = _hooks(model)
    # The start, the text encoder twice, the UNet in four steps, the decoder.
    assert calls >= 8

    def refuse() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        model.draw(drawing(), no_watch, refuse)
    assert _hooks(model) == before


@pytest.mark.parametrize("architecture", BUILDERS)
def test_a_picture_to_begin_with_and_a_mask(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    image = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    begun = model.draw(drawing(image=image, strength=0.7), no_watch)
    assert np.array_equal(begun, model.draw(drawing(image=image, strength=0.7), no_watch))
    assert not np.array_equal(begun, model.draw(drawing(), no_watch))
    masked = model.draw(drawing(image=image, strength=1.0, mask=mask), no_watch)
    assert np.array_equal(masked[:, :32], image[:, :32])
    assert not np.array_equal(masked[:, 32:], image[:, 32:])


def test_the_variants_share_the_weights(picture_model: Models) -> None:
    model = picture_model("sdxl")
    before = model.byte_size
    image = np.zeros((64, 64, 3), np.uint8)
    model.draw(drawing(image=image, strength=0.5), no_watch)
    assert model.byte_size == before


def test_what_a_pipeline_cannot_do_is_said(picture_model: Models) -> None:
    image = np.zeros((64, 64, 3), np.uint8)
    with pytest.raises(InvalidRequest, match="takes no negative prompt"):
        picture_model("flux").draw(drawing(negative_prompt="a cat"), no_watch)
    with pytest.raises(InvalidRequest, match="nothing would be drawn"):
        picture_model("sd-1.5").draw(drawing(image=image, strength=0.1), no_watch)
    with pytest.raises(InvalidRequest, match="same size"):
        picture_model("sd-1.5").draw(drawing(image=image[:32], strength=0.5), no_watch)
    with pytest.raises(InvalidRequest, match="no picture"):
        picture_model("sd-1.5").draw(drawing(mask=image[..., 0]), no_watch)
    with pytest.raises(InvalidRequest, match="sampler"):
        picture_model("flux").draw(drawing(sampler="Euler a"), no_watch)


@pytest.mark.parametrize(("architecture", "width"), [("sd-1.5", 60), ("flux", 66), ("z-image", 62), ("sd-3", 72)])
def test_a_size_that_does_not_fit_is_refused(architecture: str, width: int, picture_model: Models) -> None:
    with pytest.raises(UnsupportedSize) as caught:
        picture_model(architecture).draw(drawing(width=width), no_watch)
    assert int(str(caught.value.values["multiple_of"])) > 1
    assert width % int(str(caught.value.values["multiple_of"]))


def test_a_picture_that_is_not_square(picture_model: Models) -> None:
    for architecture in BUILDERS:
        picture = picture_model(architecture).draw(drawing(width=96, height=64), no_watch)
        assert picture.shape == (64, 96, 3)


@pytest.mark.parametrize("architecture", ["illustrator", "sd-1.5", "sdxl", "pixart", "flux", "sd-3", "z-image"])
def test_every_sampler_that_is_offered_runs_and_every_other_is_refused(
    architecture: str, picture_model: Models
) -> None:
    model = picture_model(architecture)
    # What the library says of the same folder, which is what the form offers.
    draft = ModelRegistry().identify(model.record.path).draft
    offered = sampler_names(architecture, draft.prediction, zero_snr=draft.zero_snr)
    pictures = {}
    for name in offered:
        pictures[name] = model.draw(drawing(sampler=name, steps=5), no_watch)
        assert pictures[name].std() > 0, name
        assert np.array_equal(pictures[name], model.draw(drawing(sampler=name, steps=5), no_watch)), name
    for name in {sampler.name for sampler in SAMPLERS} - set(offered):
        with pytest.raises(UnsupportedSampler) as caught:
            model.draw(drawing(sampler=name, steps=5), no_watch)
        assert str(caught.value).startswith(f"This model cannot work with the sampler “{name}”. Choose one of: ")
    if architecture == "sd-1.5":
        assert not np.array_equal(pictures["Euler"], pictures["Euler a"])
        assert not np.array_equal(pictures["DPM++ 2M"], pictures["DPM++ 2M Karras"])


def test_zero_terminal_snr_holds_for_every_sampler(picture_model: Models) -> None:
    quiet_libraries()
    model = picture_model("illustrator")
    own = model.pipeline.scheduler
    for name in sampler_names("illustrator", "v_prediction", zero_snr=True):
        scheduler = make_scheduler(own, name, "illustrator", "v_prediction")
        assert scheduler.config.prediction_type == "v_prediction", name
        assert float(scheduler.alphas_cumprod[-1]) < 1e-6, name


def test_the_model_keeps_its_scheduler(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    before: Any = model.pipeline.scheduler
    model.draw(drawing(sampler="Heun"), no_watch)
    assert model.pipeline.scheduler is before


def test_guidance_and_negative_prompt_change_the_picture(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    plain = model.draw(drawing(), no_watch)
    assert not np.array_equal(plain, model.draw(drawing(guidance=9.0), no_watch))
    assert not np.array_equal(plain, model.draw(drawing(negative_prompt="dark night"), no_watch))


def test_weights_that_make_no_numbers_are_named_when_drawing(checkpoint: Callable[[str], Any]) -> None:
    import torch

    from tests.engine.conftest import load, record_of

    model = load(replace(record_of("sd-1.5", checkpoint("sd-1.5")), name="Broken"))
    with torch.no_grad():
        model.pipeline.vae.decoder.conv_out.bias.fill_(float("nan"))
    with pytest.raises(UserError, match="Broken answered with values that are not numbers"):
        model.draw(drawing(), no_watch)


def _hooks(model: DiffusersPictureModel) -> int:
    return sum(
        len(module._forward_pre_hooks) + len(module._forward_hooks)
        for part in model.pipeline.components.values()
        if hasattr(part, "modules")
        for module in part.modules()
    )
