"""References: IP-Adapters of both kinds, put in for one drawing and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import (
    ControlUse,
    InvalidRequest,
    ModelId,
    PictureModel,
    Pixels,
    ReferenceMode,
    ReferenceUse,
    RegionUse,
    UserError,
)
from tests.engine.conftest import drawing, no_watch
from tests.engine.guiding.conftest import Draw, apart
from tests.engine.guiding.networks import image_encoder, ip_adapter, unet_controlnet
from tests.engine.studio import TinyStudio

Add = Callable[[str, Callable[[Path], Path]], ModelId]
KINDS = [("sd-1.5", False), ("sd-1.5", True), ("sdxl", False), ("sdxl", True)]


@pytest.fixture
def adapter(studio: TinyStudio, added: Add) -> Callable[[str, bool], ModelId]:
    """The adapter for an architecture, with the encoder that it looks through."""

    def build(architecture: str, plus: bool) -> ModelId:
        added("image-encoder", image_encoder)
        record = studio.record(architecture)

        def written(path: Path) -> Path:
            with studio.models.lease_picture_model(record.id, lambda: None) as model:
                return ip_adapter(_pipeline(model).unet, path.with_suffix(".safetensors"), plus=plus)

        return added(f"ip-{architecture}-{plus}", written)

    return build


def _pipeline(model: PictureModel) -> Any:
    return model.pipeline


@pytest.fixture
def red() -> Pixels:
    """A red picture of another size."""
    picture = np.zeros((48, 80, 3), np.uint8)
    picture[..., 0] = 220
    return picture


@pytest.mark.parametrize(("architecture", "plus"), KINDS)
def test_a_reference_changes_the_picture_and_leaves_the_model_as_it_was(
    architecture: str, plus: bool, draw: Draw, adapter: Callable[[str, bool], ModelId], red: Pixels
) -> None:
    use = ReferenceUse(adapter(architecture, plus), (red,), strength=1.0)
    before = draw(architecture, drawing())
    led = draw(architecture, drawing(references=(use,)))
    assert apart(before, led) > 0.5
    assert np.array_equal(led, draw(architecture, drawing(references=(use,))))
    blue = replace(use, pictures=(np.ascontiguousarray(red[..., ::-1]),))
    assert not np.array_equal(led, draw(architecture, drawing(references=(blue,))))
    both = replace(use, pictures=(red, blue.pictures[0]))
    assert not np.array_equal(led, draw(architecture, drawing(references=(both,))))
    assert np.array_equal(before, draw(architecture, drawing()))


def test_strength_span_and_mode_count(draw: Draw, adapter: Callable[[str, bool], ModelId], red: Pixels) -> None:
    use = ReferenceUse(adapter("sdxl", False), (red,), strength=1.0)
    before = draw("sdxl", drawing(steps=6))
    pictures = {
        name: draw("sdxl", drawing(steps=6, references=(one,)))
        for name, one in {
            "all": use,
            "weak": replace(use, strength=0.1),
            "late": replace(use, start=0.7),
            "style": replace(use, mode=ReferenceMode.STYLE),
            "composition": replace(use, mode=ReferenceMode.COMPOSITION),
        }.items()
    }
    assert apart(before, pictures["weak"]) < apart(before, pictures["all"])
    assert 0 < apart(before, pictures["late"]) < apart(before, pictures["all"])
    assert apart(pictures["style"], before) > 0
    assert apart(pictures["composition"], pictures["style"]) > 0


def test_a_masked_reference_and_that_of_a_region_hold_in_their_part(
    draw: Draw, adapter: Callable[[str, bool], ModelId], red: Pixels
) -> None:
    model = adapter("sd-1.5", False)
    mask = np.zeros((64, 128), np.float32)
    mask[:, 64:] = 1
    use = ReferenceUse(model, (red,), strength=1.0)
    before = draw("sd-1.5", drawing(width=128)).astype(np.float32)
    for changes in (
        {"references": (replace(use, mask=mask),)},
        {"regions": (RegionUse("a red fox in the snow", mask, reference=use),)},
    ):
        led = draw("sd-1.5", drawing(width=128, **changes))
        change = np.abs(led - before)
        assert change[:, 96:].mean() > 1.3 * change[:, :32].mean() > 0


def test_references_go_with_control_and_several_adapters(
    draw: Draw, added: Add, adapter: Callable[[str, bool], ModelId], red: Pixels, hint: Pixels
) -> None:
    control = ControlUse(added("sd-1.5", unet_controlnet("sd-1.5")), hint)
    uses = (
        ReferenceUse(adapter("sd-1.5", False), (red,)),
        ReferenceUse(adapter("sd-1.5", True), (hint, red), mode=ReferenceMode.STYLE),
    )
    whole = drawing(references=uses, controls=(control,))
    picture = draw("sd-1.5", whole)
    assert not np.array_equal(picture, draw("sd-1.5", replace(whole, references=uses[:1])))
    assert not np.array_equal(picture, draw("sd-1.5", replace(whole, controls=())))


def test_what_cannot_be_led_so_is_said(draw: Draw, adapter: Callable[[str, bool], ModelId], red: Pixels) -> None:
    model = adapter("sd-1.5", False)
    with pytest.raises(InvalidRequest, match="is made for Stable Diffusion 1"):
        draw("sdxl", drawing(references=(ReferenceUse(model, (red,)),)))
    with pytest.raises(InvalidRequest, match="cannot be led by reference pictures"):
        draw("flux", drawing(references=(ReferenceUse(model, (red,)),)))
    with pytest.raises(InvalidRequest, match="has no picture"):
        draw("sd-1.5", drawing(references=(ReferenceUse(model, ()),)))


def test_an_encoder_is_found_beside_the_adapter_and_missed_where_there_is_none(
    tmp_path: Path, checkpoint: Callable[[str], Path], red: Pixels
) -> None:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    record = studio.record("sd-1.5")
    run = studio.models.for_run()
    with run.lease_picture_model(record.id, lambda: None) as model:
        (tmp_path / "adapters").mkdir()
        file = ip_adapter(_pipeline(model).unet, tmp_path / "adapters" / "ip.safetensors")
        (added,) = studio.library.add(file)
        use = ReferenceUse(added.id, (red,))
        with pytest.raises(UserError, match="looks through an encoder of pictures"):
            model.draw(drawing(references=(use,)), no_watch)
        image_encoder(tmp_path / "adapters" / "image_encoder")
        assert model.draw(drawing(references=(use,)), no_watch).std() > 0
