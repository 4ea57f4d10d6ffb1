"""Prompts: read once, weighed for every architecture, and never cut without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from app.engine.encode import PromptTooLong
from app.engine.picture_model import DiffusersPictureModel
from tests.checkpoints import BUILDERS
from tests.engine.conftest import drawing, no_watch

Models = Callable[[str], DiffusersPictureModel]


@contextmanager
def counted(model: DiffusersPictureModel) -> Iterator[list[str]]:
    """Count the calls of the model's text encoders."""
    calls: list[str] = []
    handles = [
        part.register_forward_hook(lambda *_, name=name: calls.append(name))
        for name, part in model.pipeline.components.items()
        if name.startswith("text_encoder") and part is not None
    ]
    yield calls
    for handle in handles:
        handle.remove()


@pytest.mark.parametrize("architecture", BUILDERS)
def test_only_the_seed_changed_means_no_text_encoding(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    model.encoder.forget()
    with counted(model) as calls:
        first = model.draw(drawing("a bright day"), no_watch)
        assert calls
        calls.clear()
        model.draw(drawing("a bright day", seed=1), no_watch)
        assert model.draw(drawing("a bright day"), no_watch).tobytes() == first.tobytes()
        assert calls == []
        model.draw(drawing("a dark day"), no_watch)
        assert calls


@pytest.mark.parametrize("architecture", BUILDERS)
def test_weights_change_the_picture(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)

    def draw(prompt: str) -> bytes:
        return model.draw(drawing(prompt), no_watch).tobytes()

    plain = draw("a red fox in the snow")
    assert draw("a (red fox:2.5) in the snow") != plain
    assert draw("a (red fox:1.0) in the snow") == plain
    assert draw("a [[[[red fox]]]] in the snow") != plain
    assert draw(r"a \(red fox\) in the snow") != plain


@pytest.mark.parametrize("architecture", [name for name in BUILDERS if name != "flux"])
def test_the_negative_prompt_is_weighed_by_itself(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    both = model.draw(drawing("a fox", "a fox"), no_watch)
    weighed = model.draw(drawing("a fox", "a (fox:3)"), no_watch)
    assert not np.array_equal(both, weighed)


@pytest.mark.parametrize("architecture", ["flux", "pixart", "z-image", "illustrator"])
def test_words_of_weight_zero_all_say_the_same_nothing(architecture: str, picture_model: Models) -> None:
    import torch

    model = picture_model(architecture)
    encoder = model.pipeline.components["text_encoder_2" if architecture == "flux" else "text_encoder"]

    def alike(prompt: str) -> int:
        """How many neighbouring tokens the encoder answers with the same embedding."""
        answers: list[Any] = []
        handle = encoder.register_forward_hook(lambda _module, _args, output: answers.append(output))
        model.encoder.forget()
        model.draw(drawing(prompt, guidance=1.0), no_watch)
        handle.remove()
        rows = (answers[0]["hidden_states"][-2] if architecture == "z-image" else answers[0][0])[0]
        return sum(torch.allclose(one, other, atol=1e-6) for one, other in pairwise(rows))

    assert alike("(red fox cat:0) snow") >= alike("(red fox cat:0.5) snow") + 2


def test_a_long_prompt_is_read_in_pieces_by_a_unet(picture_model: Models) -> None:
    for architecture in ("sd-1.5", "sdxl", "illustrator"):
        model = picture_model(architecture)
        start = "a red fox in the snow " * 20
        model.encoder.forget()
        with counted(model) as calls:
            pictures = [
                model.draw(drawing(start + end, "a dark night"), no_watch)
                for end in ("and a cat", "and a dog", "and a (dog:2)")
            ]
        assert len(calls) >= 12
        assert not np.array_equal(pictures[0], pictures[1])
        assert not np.array_equal(pictures[1], pictures[2])


def test_a_word_longer_than_the_encoder_is_read_in_pieces_too(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    one = model.draw(drawing("x" * 300 + "y"), no_watch)
    other = model.draw(drawing("x" * 300 + "z"), no_watch)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("architecture", ["pixart", "z-image", "sd-3", "flux"])
def test_a_prompt_that_no_encoder_reads_to_its_end_is_refused(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    with pytest.raises(PromptTooLong) as caught:
        model.draw(drawing("a red fox in the snow " * 150 + "and one lost cat"), no_watch)
    assert int(str(caught.value.values["tokens"])) > 100
    assert "fox" in str(caught.value)


def test_flux_may_read_the_end_with_one_of_its_encoders(picture_model: Models) -> None:
    model = picture_model("flux")
    start = "a red fox in the snow " * 30
    assert not np.array_equal(
        model.draw(drawing(start + "cat"), no_watch), model.draw(drawing(start + "dog"), no_watch)
    )


def test_an_empty_prompt_draws(picture_model: Models) -> None:
    for architecture in BUILDERS:
        assert picture_model(architecture).draw(drawing(""), no_watch).std() > 1
