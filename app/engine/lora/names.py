"""The names that LoRAs give to the layers of a model, and the layers that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NETWORKS = ("unet", "transformer")

_OF_NETWORK = (
    "lora_unet_",
    "lora_transformer_",
    "oft_unet_",
    "lycoris_",
    "base_model_model_",
    "model_diffusion_model_",
    "diffusion_model_",
    "unet_",
    "transformer_",
    "",
)
_OF_ENCODERS: Mapping[str, tuple[str, ...]] = {
    "text_encoder_3": ("lora_te3_", "text_encoder_3_", "text_encoders_t5xxl_transformer_"),
    "text_encoder_2": ("lora_te2_", "oft_te2_", "text_encoder_2_", "text_encoders_clip_g_transformer_"),
    "text_encoder": (
        "lora_te1_",
        "lora_te_",
        "oft_te_",
        "oft_te1_",
        "text_encoder_",
        "text_encoders_clip_l_transformer_",
    ),
}
_OLD = re.compile(r"_processor_((?:to_[qkv]|to_out|add_[qkv]_proj|to_add_out))_lora$")
_OLD_TEXT = re.compile(r"_to_(q|k|v|out)_lora$")


@dataclass(frozen=True, slots=True)
class Place:
    """A layer of a pipeline, and the rows of a file's change that belong to it, all of them where None."""

    component: str
    path: str
    rows: tuple[int, int] | None = None
    swapped: bool = False


class LayerNames:
    """Finds the layers that a name means, in the names of diffusers, PEFT, kohya, LyCORIS and the original models."""

    def __init__(self, components: Mapping[str, Any]) -> None:
        self._known: dict[str, dict[str, tuple[Place, ...]]] = {}
        self._network = next((name for name in NETWORKS if components.get(name) is not None), "")
        for name, module in components.items():
            if name == self._network or (name in _OF_ENCODERS and module is not None):
                self._known[name] = dict(_names_of(name, module))

    def find(self, name: str) -> tuple[Place, ...]:
        """The layers that a name means, none where the model has no such layer."""
        flat = name.replace(".", "_")
        for component, beginnings in _OF_ENCODERS.items():
            for beginning in beginnings:
                if flat.startswith(beginning):
                    return self._in(self._encoder(component), flat.removeprefix(beginning))
        flat = flat.removeprefix("base_model_model_")
        for beginning in _OF_NETWORK:
            if flat.startswith(beginning) and (found := self._in(self._network, flat.removeprefix(beginning))):
                return found
        return ()

    def _encoder(self, component: str) -> str:
        # The T5 of Flux is its second encoder; the trainers call it the third, as it is in Stable Diffusion 3.
        if component == "text_encoder_3" and component not in self._known:
            return "text_encoder_2"
        return component

    def _in(self, component: str, name: str) -> tuple[Place, ...]:
        known = self._known.get(component, {})
        if found := known.get(name):
            return found
        if component in _OF_ENCODERS:
            name = name.removeprefix("text_model_").removeprefix("transformer_text_model_").removeprefix("transformer_")
            name = _OLD_TEXT.sub(lambda found: f"_{found[1]}_proj", name)
        else:
            name = _OLD.sub(lambda found: f"_{found[1]}", name)
        return known.get(name, ())


def _names_of(component: str, module: Any) -> Iterator[tuple[str, tuple[Place, ...]]]:
    import torch

    layers = {
        path: inner
        for path, inner in module.named_modules()
        if isinstance(inner, torch.nn.Linear | torch.nn.Conv2d) or type(inner).__name__.startswith("Linear")
    }
    for path in layers:
        place: tuple[Place, ...] = (Place(component, path),)
        flat = path.replace(".", "_")
        yield flat, place
        if component in _OF_ENCODERS:
            yield flat.removeprefix("text_model_"), place
        elif flat.endswith("_to_out_0"):
            yield flat.removesuffix("_0"), place
        if component == "unet" and (original := _original_unet(path, int(module.config.layers_per_block))):
            yield original.replace(".", "_"), place
    if component == "transformer":
        rows = {path: int(layer.weight.shape[0]) for path, layer in layers.items()}
        for name, paths, swapped in _original_transformer(type(module).__name__, layers):
            yield name.replace(".", "_"), tuple(_stacked(component, paths, rows, swapped))


def _stacked(component: str, paths: Sequence[str], rows: Mapping[str, int], swapped: bool) -> Iterator[Place]:
    """The layers that a file has one below the other in a single matrix."""
    start = 0
    for path in paths:
        end = start + rows[path]
        yield Place(component, path, (start, end) if len(paths) > 1 else None, swapped)
        start = end


_RESNET = {
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}


def _original_unet(path: str, layers: int) -> str:
    """The name of a UNet's layer in the original code, which kohya keeps for SDXL."""
    plain = {
        "conv_in": "input_blocks.0.0",
        "conv_out": "out.2",
        "time_embedding.linear_1": "time_embed.0",
        "time_embedding.linear_2": "time_embed.2",
        "add_embedding.linear_1": "label_emb.0.0",
        "add_embedding.linear_2": "label_emb.0.2",
    }
    if path in plain:
        return plain[path]
    if found := re.fullmatch(r"mid_block\.(resnets|attentions)\.(\d)\.(.+)", path):
        at = 1 if found[1] == "attentions" else 2 * int(found[2])
        return f"middle_block.{at}.{_RESNET.get(found[3], found[3])}"
    if found := re.fullmatch(r"down_blocks\.(\d)\.downsamplers\.0\.conv", path):
        return f"input_blocks.{(layers + 1) * (int(found[1]) + 1)}.0.op"
    if found := re.fullmatch(r"(down|up)_blocks\.(\d)\.(resnets|attentions)\.(\d)\.(.+)", path):
        way, block, kind, number = found[1], int(found[2]), found[3], int(found[4])
        at = (1 if way == "down" else 0) + (layers + 1) * block + number
        side = "input" if way == "down" else "output"
        return f"{side}_blocks.{at}.{int(kind == 'attentions')}.{_RESNET.get(found[5], found[5])}"
    return ""


def _original_transformer(kind: str, layers: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The names of the original code, the layers that each stands for, and whether its halves are swapped here."""
    tables = {
        "FluxTransformer2DModel": _FLUX,
        "SD3Transformer2DModel": _SD3,
        "ZImageTransformer2DModel": _Z_IMAGE,
    }
    for pattern, original, parts, swapped in tables.get(kind, ()):
        compiled = re.compile(pattern)
        for path in layers:
            if found := compiled.fullmatch(path):
                paths = tuple(found.expand(part) for part in parts)
                if all(part in layers for part in paths):
                    # The last block of Stable Diffusion 3 only scales and shifts its text, and diffusers the other way.
                    last = path.endswith("norm1_context.linear") and _is_twice_as_high(layers[path])
                    yield found.expand(original), paths, swapped or last


def _is_twice_as_high(layer: Any) -> bool:
    return int(layer.weight.shape[0]) == 2 * int(layer.weight.shape[1])


def _qkv(block: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{block}.{name}" for name in names)


_Row = tuple[str, str, tuple[str, ...], bool]

_DOUBLE, _SINGLE = r"transformer_blocks\.(\d+)", r"single_transformer_blocks\.(\d+)"
_D, _S = r"transformer_blocks.\1", r"single_transformer_blocks.\1"

_FLUX: tuple[_Row, ...] = (
    (_DOUBLE + r"\.attn\.to_q", r"double_blocks.\1.img_attn.qkv", _qkv(_D + ".attn", "to_q", "to_k", "to_v"), False),
    (
        _DOUBLE + r"\.attn\.to_q",
        r"double_blocks.\1.processor.qkv_lora1",
        _qkv(_D + ".attn", "to_q", "to_k", "to_v"),
        False,
    ),
    (
        _DOUBLE + r"\.attn\.to_q",
        r"double_blocks.\1.txt_attn.qkv",
        _qkv(_D + ".attn", "add_q_proj", "add_k_proj", "add_v_proj"),
        False,
    ),
    (
        _DOUBLE + r"\.attn\.to_q",
        r"double_blocks.\1.processor.qkv_lora2",
        _qkv(_D + ".attn", "add_q_proj", "add_k_proj", "add_v_proj"),
        False,
    ),
    (_DOUBLE + r"\.attn\.to_out\.0", r"double_blocks.\1.img_attn.proj", (_D + ".attn.to_out.0",), False),
    (_DOUBLE + r"\.attn\.to_out\.0", r"double_blocks.\1.processor.proj_lora1", (_D + ".attn.to_out.0",), False),
    (_DOUBLE + r"\.attn\.to_add_out", r"double_blocks.\1.txt_attn.proj", (_D + ".attn.to_add_out",), False),
    (_DOUBLE + r"\.attn\.to_add_out", r"double_blocks.\1.processor.proj_lora2", (_D + ".attn.to_add_out",), False),
    (_DOUBLE + r"\.ff\.net\.0\.proj", r"double_blocks.\1.img_mlp.0", (_D + ".ff.net.0.proj",), False),
    (_DOUBLE + r"\.ff\.net\.2", r"double_blocks.\1.img_mlp.2", (_D + ".ff.net.2",), False),
    (_DOUBLE + r"\.ff_context\.net\.0\.proj", r"double_blocks.\1.txt_mlp.0", (_D + ".ff_context.net.0.proj",), False),
    (_DOUBLE + r"\.ff_context\.net\.2", r"double_blocks.\1.txt_mlp.2", (_D + ".ff_context.net.2",), False),
    (_DOUBLE + r"\.norm1\.linear", r"double_blocks.\1.img_mod.lin", (_D + ".norm1.linear",), False),
    (_DOUBLE + r"\.norm1_context\.linear", r"double_blocks.\1.txt_mod.lin", (_D + ".norm1_context.linear",), False),
    (
        _SINGLE + r"\.attn\.to_q",
        r"single_blocks.\1.linear1",
        (*_qkv(_S + ".attn", "to_q", "to_k", "to_v"), _S + ".proj_mlp"),
        False,
    ),
    (
        _SINGLE + r"\.attn\.to_q",
        r"single_blocks.\1.processor.qkv_lora",
        _qkv(_S + ".attn", "to_q", "to_k", "to_v"),
        False,
    ),
    (_SINGLE + r"\.proj_out", r"single_blocks.\1.linear2", (_S + ".proj_out",), False),
    (_SINGLE + r"\.proj_out", r"single_blocks.\1.processor.proj_lora", (_S + ".proj_out",), False),
    (_SINGLE + r"\.norm\.linear", r"single_blocks.\1.modulation.lin", (_S + ".norm.linear",), False),
    (r"x_embedder", "img_in", ("x_embedder",), False),
    (r"context_embedder", "txt_in", ("context_embedder",), False),
    (
        r"time_text_embed\.(timestep)_embedder\.linear_1",
        "time_in.in_layer",
        (r"time_text_embed.\1_embedder.linear_1",),
        False,
    ),
    (
        r"time_text_embed\.(timestep)_embedder\.linear_2",
        "time_in.out_layer",
        (r"time_text_embed.\1_embedder.linear_2",),
        False,
    ),
    (
        r"time_text_embed\.(text)_embedder\.linear_1",
        "vector_in.in_layer",
        (r"time_text_embed.\1_embedder.linear_1",),
        False,
    ),
    (
        r"time_text_embed\.(text)_embedder\.linear_2",
        "vector_in.out_layer",
        (r"time_text_embed.\1_embedder.linear_2",),
        False,
    ),
    (
        r"time_text_embed\.(guidance)_embedder\.linear_1",
        "guidance_in.in_layer",
        (r"time_text_embed.\1_embedder.linear_1",),
        False,
    ),
    (
        r"time_text_embed\.(guidance)_embedder\.linear_2",
        "guidance_in.out_layer",
        (r"time_text_embed.\1_embedder.linear_2",),
        False,
    ),
    (r"norm_out\.linear", "final_layer.adaLN_modulation.1", ("norm_out.linear",), True),
    (r"proj_out", "final_layer.linear", ("proj_out",), False),
)

_SD3: tuple[_Row, ...] = (
    (
        _DOUBLE + r"\.attn\.to_q",
        r"joint_blocks.\1.x_block.attn.qkv",
        _qkv(_D + ".attn", "to_q", "to_k", "to_v"),
        False,
    ),
    (
        _DOUBLE + r"\.attn2\.to_q",
        r"joint_blocks.\1.x_block.attn2.qkv",
        _qkv(_D + ".attn2", "to_q", "to_k", "to_v"),
        False,
    ),
    (
        _DOUBLE + r"\.attn\.add_q_proj",
        r"joint_blocks.\1.context_block.attn.qkv",
        _qkv(_D + ".attn", "add_q_proj", "add_k_proj", "add_v_proj"),
        False,
    ),
    (_DOUBLE + r"\.attn\.to_out\.0", r"joint_blocks.\1.x_block.attn.proj", (_D + ".attn.to_out.0",), False),
    (_DOUBLE + r"\.attn2\.to_out\.0", r"joint_blocks.\1.x_block.attn2.proj", (_D + ".attn2.to_out.0",), False),
    (_DOUBLE + r"\.attn\.to_add_out", r"joint_blocks.\1.context_block.attn.proj", (_D + ".attn.to_add_out",), False),
    (_DOUBLE + r"\.ff\.net\.0\.proj", r"joint_blocks.\1.x_block.mlp.fc1", (_D + ".ff.net.0.proj",), False),
    (_DOUBLE + r"\.ff\.net\.2", r"joint_blocks.\1.x_block.mlp.fc2", (_D + ".ff.net.2",), False),
    (
        _DOUBLE + r"\.ff_context\.net\.0\.proj",
        r"joint_blocks.\1.context_block.mlp.fc1",
        (_D + ".ff_context.net.0.proj",),
        False,
    ),
    (_DOUBLE + r"\.ff_context\.net\.2", r"joint_blocks.\1.context_block.mlp.fc2", (_D + ".ff_context.net.2",), False),
    (_DOUBLE + r"\.norm1\.linear", r"joint_blocks.\1.x_block.adaLN_modulation.1", (_D + ".norm1.linear",), False),
    (
        _DOUBLE + r"\.norm1_context\.linear",
        r"joint_blocks.\1.context_block.adaLN_modulation.1",
        (_D + ".norm1_context.linear",),
        False,
    ),
)

_Z = r"((?:layers|noise_refiner|context_refiner)\.\d+\.)attention"
_Z_IMAGE: tuple[_Row, ...] = (
    (_Z + r"\.to_q", r"\1attention.qkv", _qkv(r"\1attention", "to_q", "to_k", "to_v"), False),
    (_Z + r"\.to_out\.0", r"\1attention.out", (r"\1attention.to_out.0",), False),
)
