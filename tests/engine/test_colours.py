"""Colour guidance: every other step leads away from the prompt without its colours, and from nothing else."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from diffusers import StableDiffusionPipeline

from app.api import Drawing, InvalidRequest
from app.api.colour_guidance import led_from_colours, without_colours
from app.engine.picture_model import DiffusersPictureModel
from app.engine.registry import ModelRegistry
from plugins.canvas.training.sheet import COLOUR_GUIDANCE, FIRST_SEED, GUIDANCE, RESCALE, draw
from tests.checkpoints import BUILDERS, build_illustrator
from tests.conftest import REPOSITORY
from tests.engine.conftest import drawing, load, no_watch, record_of

_STRONG = 100.0
"""Networks of random weights hardly hear what is said."""

Models = Callable[[str], DiffusersPictureModel]


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("a red fox in a snowy forest", "a fox in a snowy forest"),
        ("an orange scarf and a blue umbrella", "a scarf and an umbrella"),
        ("A yellow owl", "An owl"),
        ("a purple unicorn", "a unicorn"),
        ("a teal orange owl", "an owl"),
        ("an orange in a yellow bowl", "an orange in a bowl"),
        ("a unicorn, an hour before a red dress", "a unicorn, an hour before a dress"),
        ("a white castle on green rolling hills, blue sky", "a castle on green rolling hills, blue sky"),
        ("a beach at golden hour", "a beach at golden hour"),
        ("two jet black cats on a dark green sofa", "two cats on a sofa"),
        ("a rose-coloured bird, navy blue background", "a bird, navy blue background"),
        ("a black key against a red polka dot backdrop", "a key against a red polka dot backdrop"),
        ("a red parrot on yellow, flat style", "a parrot on yellow, flat style"),
        ("pink hearts on plain black", "hearts on plain black"),
        ("a brown car on white gradient", "a car on white gradient"),
        ("black and white line art, a black and white cat", "black and white line art, a cat"),
        ("a red and white boat, red, white and blue flags", "a boat, flags"),
        ("(crimson:1.3) hair", "(:1.3) hair"),
        ("an orange (scarf:1.2)", "a (scarf:1.2)"),
        ("the colour of a reddish evening, greenery", "the colour of a reddish evening, greenery"),
        ("赤い狐、green", "赤い狐、"),
        ("赤い狐", "赤い狐"),
        ("", ""),
    ],
)
def test_only_the_colours_of_things_are_left_out(prompt: str, plain: str) -> None:
    assert without_colours(prompt) == plain


def test_every_other_step_of_the_share_leads_away() -> None:
    def led(steps: int, share: float) -> list[int]:
        return [step for step in range(steps) if led_from_colours(step, steps, share)]

    assert led(8, 1.0) == [0, 2, 4, 6]
    assert led(8, 0.5) == [0, 2]
    assert led(8, 0.0) == []
    assert led(1, 0.05) == [0]


def _asked(negative: str, share: float, steps: int = 4) -> Drawing:
    asked = drawing("a red fox", guidance=_STRONG, steps=steps)
    return replace(asked, negative_prompt=negative, colour_guidance=share)


@pytest.mark.parametrize("architecture", BUILDERS)
def test_it_draws_what_the_prompt_language_says(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    known = inspect.signature(model.pipeline.__call__).parameters
    if "negative_prompt" not in known or model._guidance_is_distilled():
        with pytest.raises(InvalidRequest, match="compares its prompt with no other"):
            model.draw(_asked("", 1.0), no_watch)
        model.draw(_asked("", 0.0), no_watch)
        return
    turns, half, plain = (
        model.draw(_asked(said, 0.0), no_watch) for said in ("[a fox, a cat|a cat]", "[a fox, a cat:a cat:1]", "a cat")
    )
    assert np.array_equal(model.draw(_asked("a cat", 1.0), no_watch), turns)
    assert np.array_equal(model.draw(_asked("a cat", 0.5), no_watch), half)
    assert not np.array_equal(turns, plain), "the control"
    assert not np.array_equal(model.draw(_asked("", 1.0), no_watch), model.draw(_asked("", 0.0), no_watch))


def test_nothing_changes_without_colours_or_without_guidance(picture_model: Models) -> None:
    model = picture_model("illustrator")
    for asked in (drawing("a fox", guidance=_STRONG), drawing("a red fox", guidance=1.0)):
        told, plain = (model.draw(replace(asked, colour_guidance=share), no_watch) for share in (1.0, 0.0))
        assert np.array_equal(told, plain)


def test_a_model_says_its_own_share(tmp_path: Path, picture_model: Models) -> None:
    folder = build_illustrator(tmp_path / "own")
    said = {"id": "own", "name": "Own", "kind": "checkpoint", "default_colour_guidance": 0.5}
    (folder / "seisei.json").write_text(json.dumps(said), encoding="utf-8")
    assert ModelRegistry().identify(folder).draft.colour_guidance == 0.5
    model = picture_model("illustrator")
    wanted, record = model.draw(_asked("", 0.5), no_watch), model.record
    model.record = replace(record, default_colour_guidance=0.5)
    try:
        assert np.array_equal(model.draw(replace(_asked("", 0), colour_guidance=None), no_watch), wanted)
    finally:
        model.record = record


def test_illustrator_is_measured_as_the_studio_draws_with_it() -> None:
    folder = REPOSITORY / "resources" / "models" / "illustrator"
    said = json.loads((folder / "seisei.json").read_text(encoding="utf-8"))
    assert (said["default_colour_guidance"], said["default_guidance_rescale"]) == (COLOUR_GUIDANCE, RESCALE)
    model = load(record_of("illustrator", folder))
    pipeline = StableDiffusionPipeline.from_pretrained(folder, local_files_only=True)
    for prompt in ("a teal fox on a brown background", "a fox"):
        asked = drawing(
            prompt, width=256, height=256, steps=4, guidance=GUIDANCE, guidance_rescale=RESCALE,
            sampler=said["default_sampler"], seed=FIRST_SEED,
        )  # fmt: skip
        (measured,) = draw(pipeline, [prompt], steps=4)
        pictures = [model.draw(replace(asked, colour_guidance=share), no_watch) for share in (COLOUR_GUIDANCE, 0.0)]
        off = [np.abs(picture.astype(int) - np.asarray(measured)).max() for picture in pictures]
        assert off[0] <= 1
        assert (off[1] > 50) == ("teal" in prompt), "the control"
