"""LoRAs are changed from drawing to drawing without reading anything twice, and refused in words where they misfit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import JobCancelled, LoraUse, ModelRecord, Pixels, UnreadableModel, UserError
from app.engine.lora.held import HeldLoras, WornLora
from app.engine.picture_model import DiffusersPictureModel
from tests.engine.conftest import drawing, no_watch
from tests.lora_files import Lora, Shelf, Written, changed, record_of

Models = Callable[[str], DiffusersPictureModel]

_Q = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q"
_K2 = "down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k"
_TEXT = "encoder.layers.0.self_attn.q_proj"


def written(model: DiffusersPictureModel, path: Path, seed: int = 3, *, text: bool = False) -> Written:
    """A LoRA for Stable Diffusion 1.5."""
    lora = Lora(model.pipeline, seed)
    for layer in (_Q, _K2):
        lora.add(changed("lora_unet_" + layer.replace(".", "_"), "unet", layer), "lora")
    if text:
        lora.add(changed("lora_te_text_model_" + _TEXT.replace(".", "_"), "text_encoder", _TEXT), "lora")
    return lora.write(path)


def hooks(model: DiffusersPictureModel) -> int:
    """How many hooks there are in the whole pipeline."""
    parts = [part for part in model.pipeline.components.values() if hasattr(part, "modules")]
    return sum(len(module._forward_hooks) for part in parts for module in part.modules())


def test_loras_are_swapped_without_being_read_again(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    one, two = (
        written(model, tmp_path / f"{name}.safetensors", seed).record for name, seed in (("one", 1), ("two", 2))
    )
    shelf = Shelf(one, two)
    plain = model.draw(drawing(), no_watch, parts=shelf)
    loads = model._loras.loads

    def draw(*uses: LoraUse) -> Pixels:
        return model.draw(drawing(loras=uses), no_watch, parts=shelf)

    first, second = draw(LoraUse(one.id)), draw(LoraUse(two.id))
    both = draw(LoraUse(one.id), LoraUse(two.id, 0.5))
    assert np.array_equal(first, draw(LoraUse(one.id)))
    assert np.array_equal(second, draw(LoraUse(two.id)))
    assert np.array_equal(both, draw(LoraUse(one.id), LoraUse(two.id, 0.5)))
    assert len({picture.tobytes() for picture in (plain, first, second, both)}) == 4
    assert np.array_equal(plain, model.draw(drawing(), no_watch, parts=shelf))
    assert np.array_equal(plain, draw(LoraUse(one.id, 0, 0)))
    assert model._loras.loads == loads + 2
    assert set(shelf.used) == {one.id, two.id}


def test_the_prompt_names_loras(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    record = written(model, tmp_path / "Ink Wash.safetensors", text=True).record
    shelf = Shelf(record)
    listed = model.draw(drawing("a fox", loras=(LoraUse(record.id, 0.8, 0.4),)), no_watch, parts=shelf)
    for name in ("Ink Wash", "ink wash", str(record.id), "Ink Wash.safetensors"):
        named = model.draw(drawing(f"a fox<lora:{name}:0.8:0.4>"), no_watch, parts=shelf)
        assert np.array_equal(listed, named), name
    with pytest.raises(UserError, match=r"no LoRA “Ink Wish” on this machine\. Did you mean “Ink Wash”"):
        model.draw(drawing("a fox <lora:Ink Wish:1>"), no_watch, parts=shelf)
    with pytest.raises(UserError, match="cannot stand in a negative prompt"):
        model.draw(drawing("a fox", "dark <lora:Ink Wash:1>"), no_watch, parts=shelf)


def test_the_strength_of_the_text_is_another(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    record = written(model, tmp_path / "text.safetensors", text=True).record
    shelf = Shelf(record)
    pictures = [
        model.draw(drawing(loras=(LoraUse(record.id, unet, text),)), no_watch, parts=shelf)
        for unet, text in ((0, 0), (1, 0), (0, 1), (1, 1))
    ]
    assert len({picture.tobytes() for picture in pictures}) == 4


def test_a_lora_of_another_architecture_is_refused_by_name(picture_model: Models, tmp_path: Path) -> None:
    record = written(picture_model("sd-1.5"), tmp_path / "for15.safetensors").record
    with pytest.raises(UserError) as caught:
        picture_model("sdxl").draw(drawing(loras=(LoraUse(record.id),)), no_watch, parts=Shelf(record))
    assert "The LoRA “for15” is for Stable Diffusion 1.5" in str(caught.value)
    with pytest.raises(UserError, match="for15"):
        picture_model("flux").draw(drawing(loras=(LoraUse(record.id),)), no_watch, parts=Shelf(record))


def test_damaged_files_are_refused_in_words(picture_model: Models, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    model = picture_model("sd-1.5")
    record = written(model, tmp_path / "whole.safetensors").record
    tensors = load_file(record.path)
    before = hooks(model)

    def refused(changed_tensors: dict[str, Any], said: str) -> None:
        path = tmp_path / "damaged.safetensors"
        save_file(changed_tensors, path)
        held = HeldLoras(model.record, model.pipeline)
        with (
            pytest.raises(UserError, match=said),
            held.worn([WornLora(replace(record, path=path, sha256=""), 1, 1)], lambda: None),
        ):
            pass
        assert hooks(model) == before

    key = next(key for key in tensors if key.endswith("lora_up.weight"))
    refused({name: tensor for name, tensor in tensors.items() if name != key}, "not complete")
    refused({**tensors, key: tensors[key][:3].contiguous()}, "does not fit|is for")
    refused({**tensors, "lora_unet_x.glora_a": tensors[key].clone()}, "kind GLoRA")
    refused({**tensors, "lora_unet_x.other_a": tensors[key].clone()}, "does not know")
    refused({**tensors, "lora_unet_x.boft_R": tensors[key].clone()}, r"kind BOFT \(PEFT\)")
    refused({**tensors, "lora_unet_x.oft_R.weight": tensors[key].clone()}, r"kind OFT \(PEFT\)")
    refused({**tensors, "lora_unet_x.oft_diag": tensors[key].new_zeros(4, 4, 4)}, "old kind of OFT")
    refused({**tensors, "lora_unet_x.oft_blocks": tensors[key].new_zeros(4, 4, 3)}, "not complete")
    refused({**tensors, "bundle_emb.word.what": tensors[key].clone()}, "a word that the studio cannot read")
    refused(
        {**tensors, "bundle_emb.word.clip_l": tensors[key].new_zeros(2, 2, 2)}, "a word that the studio cannot read"
    )
    refused({**tensors, "lora_unet_nowhere.lora_up.weight": tensors[key].clone()}, "not complete")
    (tmp_path / "cut.safetensors").write_bytes(record.path.read_bytes()[:200])
    with pytest.raises(UnreadableModel, match="cannot be read"):
        model.draw(
            drawing(loras=(LoraUse(record.id),)),
            no_watch,
            parts=Shelf(replace(record, path=tmp_path / "cut.safetensors", sha256="cut")),
        )


def test_a_lora_brings_words_of_its_own(picture_model: Models, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    model = picture_model("sd-1.5")
    table = model.pipeline.text_encoder.get_input_embeddings().weight.detach()
    fox = model.pipeline.tokenizer("fox", add_special_tokens=False)["input_ids"]
    plain = written(model, tmp_path / "plain.safetensors").record
    tensors = load_file(plain.path)
    tensors["bundle_emb.inky.v2.string_to_param.*"] = table[fox].clone()
    save_file(tensors, tmp_path / "brings.safetensors")
    brings = record_of(tmp_path / "brings.safetensors", architecture="sd-1.5")
    assert brings.trigger_words == ("inky.v2",)
    shelf = Shelf(plain, brings)

    def draw(prompt: str, lora: ModelRecord, strength: float = 1) -> Pixels:
        return model.draw(drawing(prompt, loras=(LoraUse(lora.id, strength, strength),)), no_watch, parts=shelf)

    # The word has the vectors of “fox”: it says the same, as long as its LoRA is worn.
    meant = draw("a fox at night", plain)
    for prompt in ("a inky.v2 at night", "a embedding:Inky.v2 at night"):
        assert np.array_equal(draw(prompt, brings), meant), prompt
    assert not np.array_equal(draw("a inky.v2 at night", plain), meant)
    unworn = model.draw(drawing("a inky.v2 at night"), no_watch, parts=shelf)
    assert np.array_equal(draw("a inky.v2 at night", brings, 0), unworn)


def test_layers_that_are_turned_together_cannot_be_taken_apart(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("flux")
    qkv = [f"transformer_blocks.0.attn.to_{letter}" for letter in "qkv"]
    for form, said in (("boft", "turns layers together"), ("oft", "")):
        lora = Lora(model.pipeline)
        lora.add(changed("lora_unet_double_blocks_0_img_attn_qkv", "transformer", *qkv), form)
        record = lora.write(tmp_path / f"{form}.safetensors").record
        held = HeldLoras(model.record, model.pipeline)
        with (
            pytest.raises(UserError, match=said) if said else nullcontext(),
            held.worn([WornLora(record, 1, 1)], lambda: None),
        ):
            assert not said


def test_cancelling_takes_the_lora_off(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    shelf = Shelf(written(model, tmp_path / "cancelled.safetensors").record)
    plain = model.draw(drawing(), no_watch)
    before = hooks(model)

    def cancel(*_: object) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        model.draw(drawing(loras=(LoraUse(shelf.records(shelf._records[0].kind)[0].id),)), cancel, parts=shelf)
    assert hooks(model) == before
    assert np.array_equal(plain, model.draw(drawing(), no_watch))


def test_those_used_longest_ago_are_let_go(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    records = [written(model, tmp_path / f"{seed}.safetensors", seed).record for seed in range(3)]
    held = HeldLoras(model.record, model.pipeline)
    with held.worn([WornLora(records[0], 1, 1)], lambda: None):
        pass
    held.capacity_bytes = 2 * held.byte_size
    for number in (1, 0, 2, 0):
        with held.worn([WornLora(records[number], 1, 1)], lambda: None):
            pass
    assert held.loads == 3
    with held.worn([WornLora(records[1], 1, 1)], lambda: None):
        pass
    assert held.loads == 4
    assert held.byte_size <= held.capacity_bytes


def test_the_words_of_a_lora_are_read_from_its_file(picture_model: Models, tmp_path: Path) -> None:
    model = picture_model("sd-1.5")
    lora = Lora(model.pipeline)
    lora.add(changed("lora_unet_" + _K2.replace(".", "_"), "unet", _K2), "lora")
    lora.metadata = {"ss_tag_frequency": '{"a": {"fox": 3, "ink": 9}, "b": {"fox": 4, "": 2, "x": "1"}}'}
    assert lora.write(tmp_path / "tags.safetensors").record.trigger_words == ("ink", "fox")
    lora.metadata["modelspec.trigger_phrase"] = "inkwash style, by hand"
    assert lora.write(tmp_path / "said.safetensors").record.trigger_words == ("inkwash style", "by hand")
    lora.metadata = {"ss_tag_frequency": "[" * 100_000}
    assert lora.write(tmp_path / "hostile.safetensors").record.trigger_words == ()
