"""Control LoRAs of Flux: the answers of a network with the changed weights, heard in part, and gone afterwards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import ControlUse, InvalidRequest, ModelId, ModelKind, Pixels, UserError
from app.engine.control.lora import ControlLora
from app.engine.control.networks import Heard, packed
from app.engine.control.part import HeldPart
from app.engine.control.steering import Pass
from app.engine.control.window import Window
from tests.engine.conftest import drawing, record_of
from tests.engine.guiding.conftest import Draw, apart
from tests.engine.studio import TinyStudio

Add = Callable[[str, Callable[[Path], Path]], ModelId]
_LAYERS = (
    "x_embedder",
    "transformer_blocks.0.attn.to_q",
    "transformer_blocks.0.attn.add_k_proj",
    "single_transformer_blocks.0.proj_mlp",
)
_NORMS = ("transformer_blocks.0.attn.norm_q", "transformer_blocks.0.attn.norm_added_k")


def _tensors(transformer: Any, *, wide: int = 2) -> dict[str, Any]:
    """A control LoRA in the names of diffusers, for every kind of layer."""
    import torch

    random = torch.Generator().manual_seed(5)
    tensors: dict[str, Any] = {}
    for name in _LAYERS:
        layer = transformer.get_submodule(name)
        inner = layer.in_features * (wide if name == "x_embedder" else 1)
        tensors[f"transformer.{name}.lora_A.weight"] = torch.randn(4, inner, generator=random) * 0.5
        tensors[f"transformer.{name}.lora_B.weight"] = torch.randn(layer.out_features, 4, generator=random) * 0.5
    for name in _NORMS:
        weight = transformer.get_submodule(name).weight
        tensors[f"transformer.{name}.weight"] = 1 + 0.3 * torch.randn(weight.shape, generator=random)
    return tensors


def _written(folder: Callable[[str], Path], path: Path, *, wide: int = 2) -> Path:
    import diffusers
    from safetensors.torch import save_file

    transformer = diffusers.FluxTransformer2DModel.from_pretrained(folder("flux") / "transformer")
    save_file(_tensors(transformer, wide=wide), path.with_suffix(".safetensors"))
    return path.with_suffix(".safetensors")


def _merged(network: Any, tensors: dict[str, Any]) -> Any:
    """The network for two pictures, as Flux.1 Canny is, with the LoRA's differences in its weights."""
    import diffusers
    import torch

    config = dict(network.config)
    wide = diffusers.FluxTransformer2DModel.from_config(
        {**config, "in_channels": 2 * config["in_channels"], "out_channels": config["in_channels"]}
    )
    state = dict(network.state_dict())
    entry = state["x_embedder.weight"]
    state["x_embedder.weight"] = torch.cat([entry, torch.zeros_like(entry)], dim=1)
    for name in _LAYERS:
        down, up = (tensors[f"transformer.{name}.lora_{side}.weight"] for side in "AB")
        state[f"{name}.weight"] = state[f"{name}.weight"] + up @ down
    for name in _NORMS:
        state[f"{name}.weight"] = tensors[f"transformer.{name}.weight"]
    wide.load_state_dict(state)
    return wide.eval()


def test_it_answers_as_the_changed_network_does(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    import diffusers
    import torch
    from safetensors.torch import load_file

    path = _written(checkpoint, tmp_path / "lora")
    plain = diffusers.FluxPipeline.from_pretrained(checkpoint("flux"))
    network, config = plain.transformer, plain.transformer.config
    changed = _merged(network, load_file(path))
    random = torch.Generator().manual_seed(1)
    latents, hint = (torch.randn(1, config.in_channels // 4, 8, 12, generator=random) for _ in range(2))
    places = torch.zeros(4, 6, 3)
    places[..., 1] += torch.arange(4)[:, None]
    places[..., 2] += torch.arange(6)[None, :]
    arguments = {
        "hidden_states": packed(latents),
        "encoder_hidden_states": torch.randn(1, 5, config.joint_attention_dim, generator=random),
        "pooled_projections": torch.randn(1, config.pooled_projection_dim, generator=random),
        "timestep": torch.tensor([0.7]),
        "guidance": torch.tensor([3.5]) if config.guidance_embeds else None,
        "img_ids": places.flatten(0, 1),
        "txt_ids": torch.zeros(5, 3),
        "return_dict": False,
    }
    both = torch.cat([arguments["hidden_states"], packed(hint)], dim=-1)
    with torch.no_grad(), ExitStack() as stack:
        before = network(**arguments)[0]
        wanted = changed(**{**arguments, "hidden_states": both})[0]
        part = HeldPart(record_of("flux", path), {"lora": load_file(path)})
        use = ControlUse(ModelId("lora"), np.zeros((64, 96, 3), np.uint8), end=0.5)
        guide = ControlLora.installed(part, record_of("flux", path), plain, hint, Heard(use), stack)

        def at(share: float) -> Any:
            guide.change(Pass(network, arguments, Window.whole(8, 12), share, 1, slice(0, 1)))
            return network(**arguments)[0]

        assert torch.allclose(at(0.1), wanted, atol=1e-5)
        assert not torch.allclose(before, wanted, atol=1e-2)
        assert torch.equal(at(0.9), before)
        stack.close()
        assert torch.equal(network(**arguments)[0], before)


@pytest.fixture
def lora(added: Add, checkpoint: Callable[[str], Path]) -> ModelId:
    """One in the library."""
    return added("flux-canny-lora", lambda path: _written(checkpoint, path))


def test_it_leads_a_drawing_through_the_library_and_is_gone_after_it(
    draw: Draw, lora: ModelId, hint: Pixels, studio: TinyStudio
) -> None:
    (record,) = [one for one in studio.library.records(ModelKind.CONTROLNET) if one.id == lora]
    assert record.architecture == "flux"
    before = draw("flux", drawing())
    use = ControlUse(lora, hint, mode="canny")
    led = draw("flux", drawing(controls=(use,)))
    assert apart(before, led) > 0
    assert np.array_equal(led, draw("flux", drawing(controls=(use,))))
    other = replace(use, picture=np.ascontiguousarray(hint[:, ::-1]))
    assert not np.array_equal(led, draw("flux", drawing(controls=(other,))))
    half = draw("flux", drawing(controls=(replace(use, strength=0.5),)))
    assert not np.array_equal(led, half)
    assert np.array_equal(before, draw("flux", drawing()))


def test_one_for_another_model_is_refused(
    draw: Draw, lora: ModelId, added: Add, checkpoint: Callable[[str], Path], hint: Pixels
) -> None:
    with pytest.raises(InvalidRequest, match="is made for Flux"):
        draw("sdxl", drawing(controls=(ControlUse(lora, hint),)))
    narrow = added("flux-narrow-lora", lambda path: _written(checkpoint, path, wide=3))
    with pytest.raises(UserError, match="does not fit"):
        draw("flux", drawing(controls=(ControlUse(narrow, hint),)))
