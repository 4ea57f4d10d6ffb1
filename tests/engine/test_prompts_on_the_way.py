"""Prompts that change from step to step, words that were learned, and BREAK."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import Pixels, UserError
from app.engine.picture_model import DiffusersPictureModel
from tests.checkpoints import BUILDERS
from tests.engine.conftest import drawing, no_watch
from tests.lora_files import Shelf, record_of

Models = Callable[[str], DiffusersPictureModel]


def picture(model: DiffusersPictureModel, prompt: str, negative: str = "", **changes: Any) -> Pixels:
    """Draw in four steps."""
    return model.draw(drawing(prompt, negative, **{"steps": 4, **changes}), no_watch)


@pytest.mark.parametrize("architecture", BUILDERS)
def test_a_prompt_that_changes_on_the_way(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    fox, cat = picture(model, "a fox"), picture(model, "a cat")
    changing = picture(model, "a [fox:cat:0.5]")
    assert not np.array_equal(changing, fox)
    assert not np.array_equal(changing, cat)
    assert np.array_equal(changing, picture(model, "a [fox:cat:2]"))
    assert np.array_equal(picture(model, "a [fox:cat:1.0]"), fox)
    assert np.array_equal(picture(model, "a [fox:cat:0]"), cat)
    assert not np.array_equal(picture(model, "a [fox:cat:1]"), changing)
    assert np.array_equal(picture(model, "a fox"), fox)


@pytest.mark.parametrize("architecture", ["sd-1.5", "sdxl", "flux", "pixart", "z-image"])
def test_the_network_hears_what_the_later_prompt_alone_would_say(architecture: str, picture_model: Models) -> None:
    import torch

    model = picture_model(architecture)
    network = model.pipeline.components.get("unet") or model.pipeline.transformer

    def heard(prompt: str) -> list[list[Any]]:
        calls: list[list[Any]] = []
        handle = network.register_forward_hook(
            lambda _module, args, kwargs, _output: calls.append(_leaves((args, kwargs))), with_kwargs=True
        )
        try:
            picture(model, prompt, sampler="" if architecture != "sd-1.5" else "Euler")
        finally:
            handle.remove()
        return calls

    changing, before, later = heard("a [fox:cat:2]"), heard("a fox"), heard("a cat")
    told = [at for at, leaf in enumerate(later[0]) if not _same(leaf, before[0][at]) and _same(leaf, later[-1][at])]
    assert told
    for at in told:
        assert _same(changing[0][at], before[0][at])
        assert _same(changing[-1][at], later[-1][at])
    assert all(isinstance(leaf, torch.Tensor) for leaf in changing[-1])


def _same(one: Any, other: Any) -> bool:
    import torch

    return bool(one.shape == other.shape and torch.equal(one, other))


def _leaves(value: Any) -> list[Any]:
    import torch

    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list | tuple):
        return [leaf for item in value for leaf in _leaves(item)]
    return []


def test_words_take_turns(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    pictures = [picture(model, prompt) for prompt in ("[fox|cat]", "[cat|fox]", "fox", "cat")]
    assert len({found.tobytes() for found in pictures}) == 4


def test_the_negative_prompt_changes_by_itself(picture_model: Models) -> None:
    model = picture_model("sdxl")
    plain = picture(model, "a fox", "dark")
    changing = picture(model, "a fox", "[dark:bright:0.5]")
    assert not np.array_equal(plain, changing)
    assert np.array_equal(plain, picture(model, "a fox", "[dark:bright:1.0]"))
    same = picture(model, "[fox:cat:0.5]", "[fox:cat:0.5]")
    assert not np.array_equal(same, picture(model, "[fox:cat:0.5]", "[fox:dog:0.5]"))


def test_a_change_to_a_longer_prompt_is_read_whole(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    long = "red fox in the snow " * 20
    assert not np.array_equal(picture(model, f"[a:{long}cat:2]"), picture(model, f"[a:{long}dog:2]"))


def test_with_a_picture_shares_are_of_the_steps_that_are_taken(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    image = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)

    def begun(prompt: str) -> bytes:
        return picture(model, prompt, image=image, strength=0.5, steps=8).tobytes()

    assert begun("a [fox:cat:0.5]") == begun("a [fox:cat:2]") != begun("a fox")


def test_break_begins_a_new_piece(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    pictures = [picture(model, prompt) for prompt in ("a fox BREAK a cat", "a fox a cat", "a fox")]
    assert len({found.tobytes() for found in pictures}) == 3
    flux = picture_model("flux")
    assert np.array_equal(picture(flux, "a fox BREAK a cat"), picture(flux, "a fox a cat"))


def word(path: Path, **tensors: Any) -> Any:
    """An embedding's file."""
    from safetensors.torch import save_file

    save_file(tensors, path)
    return record_of(path)


def test_a_learned_word_stands_in_a_prompt(picture_model: Models, tmp_path: Path) -> None:
    import torch

    model = picture_model("sd-1.5")
    table = model.pipeline.text_encoder.get_input_embeddings().weight.detach()
    fox = model.pipeline.tokenizer("fox", add_special_tokens=False)["input_ids"]
    record = word(tmp_path / "MyFox-v2.safetensors", emb_params=table[fox].clone())
    other = word(tmp_path / "other.safetensors", emb_params=torch.randn(3, 768) * 0.1)
    shelf = Shelf(record, other)

    def draw(prompt: str, negative: str = "") -> bytes:
        return model.draw(drawing(prompt, negative), no_watch, parts=shelf).tobytes()

    # Vectors that are those of a word say what the word says.
    assert draw("a MyFox-v2 in the snow") == draw("a fox in the snow")
    assert draw("a embedding:myfox-v2 in the snow") == draw("a fox in the snow")
    assert draw("a (MyFox-v2:1.4) in the snow") == draw("a (fox:1.4) in the snow")
    assert draw("a [MyFox-v2:cat:0.5]") == draw("a [fox:cat:0.5]")
    assert draw("a cat", "MyFox-v2") == draw("a cat", "fox")
    assert draw("a other fox") != draw("a another fox")
    assert draw("a others fox") == model.draw(drawing("a others fox"), no_watch).tobytes()
    plain = model.draw(drawing("a fox in the snow"), no_watch).tobytes()
    assert draw("a fox in the snow") == plain


def test_a_learned_word_of_sdxl_has_vectors_for_both_encoders(picture_model: Models, tmp_path: Path) -> None:
    import torch

    model = picture_model("sdxl")
    both = {"clip_l": torch.randn(2, 768) * 0.1, "clip_g": torch.randn(2, 1280) * 0.1}
    shelf = Shelf(word(tmp_path / "deep_word.safetensors", **both))
    changed = Shelf(word(tmp_path / "deep_word2.safetensors", **{**both, "clip_g": both["clip_g"] + 0.3}))
    first = model.draw(drawing("a deep_word here"), no_watch, parts=shelf)
    second = model.draw(drawing("a deep_word2 here"), no_watch, parts=changed)
    assert not np.array_equal(first, second)
    long = "a red fox in the snow " * 20
    model.draw(drawing(long + "deep_word"), no_watch, parts=shelf)


def test_a_learned_word_of_another_model_is_refused_unless_anybody_might_write_it(
    picture_model: Models, tmp_path: Path
) -> None:
    import torch

    model = picture_model("sd-1.5")
    both = {"clip_l": torch.randn(2, 768), "clip_g": torch.randn(2, 1280)}
    shelf = Shelf(word(tmp_path / "bad_hands_xl.safetensors", **both), word(tmp_path / "fox.safetensors", **both))
    with pytest.raises(UserError, match="“bad_hands_xl” is for Stable Diffusion XL"):
        model.draw(drawing("a cat", "bad_hands_xl"), no_watch, parts=shelf)
    with pytest.raises(UserError, match="“fox” is for"):
        model.draw(drawing("embedding:fox"), no_watch, parts=shelf)
    plain = model.draw(drawing("a fox"), no_watch)
    assert np.array_equal(plain, model.draw(drawing("a fox"), no_watch, parts=shelf))
