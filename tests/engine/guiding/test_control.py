"""Control pictures through every kind of network, found by the library and leased by the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.api import ControlUse, InvalidRequest, JobCancelled, ModelId, Pixels
from tests.engine.conftest import drawing, no_watch
from tests.engine.guiding.conftest import Draw, apart
from tests.engine.guiding.networks import CONTROLS, unet_controlnet
from tests.engine.studio import TinyStudio

Add = Callable[[str, Callable[[Path], Path]], ModelId]


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_picture_changes_what_is_drawn_and_leaves_the_model_as_it_was(
    name: str, draw: Draw, added: Add, hint: Pixels
) -> None:
    architecture, build, mode = CONTROLS[name]
    use = ControlUse(added(name, build), hint, mode=mode)
    before = draw(architecture, drawing())
    led = draw(architecture, drawing(controls=(use,)))
    assert np.array_equal(led, draw(architecture, drawing(controls=(use,))))
    assert apart(before, led) > 0.2
    mirrored = replace(use, picture=np.ascontiguousarray(hint[:, ::-1]))
    assert not np.array_equal(led, draw(architecture, drawing(controls=(mirrored,))))
    assert np.array_equal(before, draw(architecture, drawing(controls=(replace(use, strength=0.0),))))
    assert np.array_equal(before, draw(architecture, drawing()))


@pytest.mark.parametrize("name", ["sd-1.5", "sdxl", "flux", "sd-3", "z-image", "t2i-1.5"])
def test_a_control_picture_goes_with_a_picture_and_a_mask_and_another_size(
    name: str, draw: Draw, added: Add, hint: Pixels
) -> None:
    architecture, build, mode = CONTROLS[name]
    image = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    use = ControlUse(added(name, build), hint, mode=mode)
    begun = drawing(image=image, strength=0.7)
    assert apart(draw(architecture, begun), draw(architecture, replace(begun, controls=(use,)))) > 0.05
    masked = replace(begun, mask=mask, controls=(use,))
    assert np.array_equal(draw(architecture, masked)[:, :32], image[:, :32])
    wide = replace(use, picture=np.concatenate([hint, hint[:, :32]], axis=1))
    assert draw(architecture, drawing(width=96, controls=(wide,))).shape == (64, 96, 3)


def test_several_at_once_and_a_span_of_the_steps(draw: Draw, added: Add, hint: Pixels) -> None:
    first = ControlUse(added("sd-1.5", unet_controlnet("sd-1.5")), hint)
    second = ControlUse(added("t2i-1.5", CONTROLS["t2i-1.5"][1]), hint)
    both = draw("sd-1.5", drawing(controls=(first, second)))
    assert not np.array_equal(both, draw("sd-1.5", drawing(controls=(first,))))
    assert not np.array_equal(both, draw("sd-1.5", drawing(controls=(second,))))
    early, late = replace(first, end=0.4), replace(first, start=0.6)
    pictures = [draw("sd-1.5", drawing(steps=6, controls=(use,))) for use in (first, early, late)]
    assert not np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[1], pictures[2])


def test_what_does_not_fit_is_named(draw: Draw, added: Add, hint: Pixels) -> None:
    xl = added("sdxl", unet_controlnet("sdxl"))
    with pytest.raises(InvalidRequest, match=r"is made for Stable Diffusion XL, and .* Stable Diffusion 1\.5"):
        draw("sd-1.5", drawing(controls=(ControlUse(xl, hint),)))
    with pytest.raises(InvalidRequest, match="has 32 × 32 pixels"):
        draw("sdxl", drawing(controls=(ControlUse(xl, hint[:32, :32]),)))
    with pytest.raises(InvalidRequest, match=r"from 0\.8 to 0\.2"):
        draw("sdxl", drawing(controls=(ControlUse(xl, hint, start=0.8, end=0.2),)))
    union = added("sdxl-union", CONTROLS["sdxl-union"][1])
    with pytest.raises(InvalidRequest, match="“” is none of them"):
        draw("sdxl", drawing(controls=(ControlUse(union, hint),)))


def test_cancelling_while_guided_leaves_the_model_as_it_was(studio: TinyStudio, added: Add, hint: Pixels) -> None:
    record = studio.record("sd-1.5")
    use = ControlUse(added("sd-1.5", unet_controlnet("sd-1.5")), hint)

    def refuse(_step: int, _total: int, _preview: Callable[[], Pixels]) -> None:
        raise JobCancelled

    with studio.models.for_run().lease_picture_model(record.id, lambda: None) as model:
        before = model.draw(drawing(), no_watch)
        with pytest.raises(JobCancelled):
            model.draw(drawing(controls=(use,)), refuse)
        assert np.array_equal(before, model.draw(drawing(), no_watch))


def test_the_run_is_known_to_have_used_the_network(studio: TinyStudio, added: Add, hint: Pixels) -> None:
    record = studio.record("sd-1.5")
    use = ControlUse(added("sd-1.5", unet_controlnet("sd-1.5")), hint)
    run = studio.models.for_run()
    with run.lease_picture_model(record.id, lambda: None) as model:
        model.draw(drawing(controls=(use,)), no_watch)
    assert [stamp.id for stamp in run.stamps] == [record.id, use.model]


@pytest.mark.parametrize("name", ["sd-1.5", "sdxl-union", "flux", "t2i-1.5", "t2i-xl"])
def test_a_single_file_is_read_by_the_shapes_of_its_weights(
    name: str, draw: Draw, added: Add, networks: Path, hint: Pixels
) -> None:
    architecture, build, mode = CONTROLS[name]
    added(name, build)

    def alone(path: Path) -> Path:
        file = path.with_suffix(".safetensors")
        file.write_bytes((networks / name / "diffusion_pytorch_model.safetensors").read_bytes())
        return file

    use = ControlUse(added(f"{name}-alone", alone), hint, mode=mode)
    led = draw(architecture, drawing(controls=(use,)))
    assert apart(led, draw(architecture, drawing())) > 0.2
