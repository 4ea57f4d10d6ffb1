"""Which model a LoRA was made for, by the names of its layers and by their widths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.engine.detectors.header import Header

_CROSS = re.compile(r"attn2[._](to_k|to_v|processor\.to_[kv])")
_CONTEXT = {768: "sd-1.5", 1024: "sd-2", 2048: "sdxl", 1280: "sdxl-refiner"}
_KIND = re.compile(
    r"[._](lora_down|lora_A|lora\.down|lora_linear_layer\.down|lora[12]?\.down|hada_w1_b|lokr_w2|diff(?![_\w]))"
)


def base_of(header: Header) -> str:
    """The architecture, empty where neither names nor widths tell."""
    names = " ".join(re.sub(r"[._]", ".", name) for name in header.tensors)
    return _of_transformer(header, names) or _of_unet(header, names)


def _of_unet(header: Header, names: str) -> str:
    if not re.search(r"(down|up|mid|input|output|middle)\.?blocks?|te\d?\.text|text\.(model|encoder)", names):
        return ""
    widths = {width for layer, width in _inputs(header) if _CROSS.search(layer)}
    for width, architecture in _CONTEXT.items():
        if width in widths and len(widths & _CONTEXT.keys()) == 1:
            return architecture
    if re.search(r"lora\.te2\.|text\.encoder\.2\.|transformer\.blocks\.[2-9]\.|transformer\.blocks\.1\.attn", names):
        return "sdxl"
    text = {width for layer, width in _inputs(header) if re.search(r"(^|_)te\d?_|text_(model|encoder)", layer)}
    if "lora.te1." in names or 1280 in text:
        return "sdxl"
    return "sd-2" if text & {1024, 4096} else "sd-1.5" if text & {768, 3072} else ""


def _of_transformer(header: Header, names: str) -> str:
    if re.search(r"joint\.blocks\.\d", names):
        return "sd-3"
    if re.search(r"distilled\.guidance\.layer", names):
        return "chroma"
    if re.search(r"double\.blocks\.\d", names):
        return _of_double_blocks(header, names)
    if re.search(r"single\.transformer\.blocks\.\d", names):
        if re.search(r"context\.embedder\.token\.refiner", names):
            return "hunyuan-video"
        return "flux-2" if "to.qkv.mlp.proj" in names else "flux"
    if re.search(r"transformer\.blocks\.\d+\.attn\.(add\.[qkv]\.proj|to\.[qkv]|to\.add\.out)", names):
        return _of_joint_attention(header, names)
    if re.search(r"(^| |\.)layers\.\d+\.(attention|adaLN|feed\.forward|attn\.to)", names):
        width = _width(header, r"layers[._]\d+[._](attention|attn)[._](to_q|qkv|wq)")
        return {3840: "z-image", 2304: "lumina-2"}.get(width, "")
    if re.search(r"blocks\.\d+\.(self\.attn|cross\.attn)\.[qkvo]\b", names):
        return "wan"
    return _of_plain_blocks(header, names)


def _of_double_blocks(header: Header, names: str) -> str:
    if re.search(r"img\.mlp\.fc1|img\.mod\.linear|individual\.token\.refiner", names):
        return "hunyuan-video"
    for layer, width in _inputs(header):
        if re.search(r"single_blocks[._]\d+[._]linear1", layer):
            out = _output(header, layer)
            # A single block's first layer is 7 widths high in Flux.1 and 9 in Flux.2.
            return "flux-2" if out == 9 * width else "flux"
    hidden = _width(header, r"double_blocks[._]\d+[._](img|txt)_attn[._]qkv")
    return {6144: "flux-2", 4096: "flux-2"}.get(hidden, "flux")


def _of_joint_attention(header: Header, names: str) -> str:
    if re.search(r"(img|txt)\.(mod|mlp)\.", names):
        return "qwen-image"
    width = _width(header, r"transformer_blocks[._]\d+[._]attn[._](to_q|to_k|add_k_proj|add_q_proj)")
    if width in (1536, 2432):
        return "sd-3"
    blocks = [int(found) for found in re.findall(r"transformer\.blocks\.(\d+)\.attn\.", names)]
    if width == 3072:
        # Flux.1 has 19 such blocks and Qwen-Image 60, of the same width.
        return "qwen-image" if max(blocks) > 18 else "flux"
    return ""


def _of_plain_blocks(header: Header, names: str) -> str:
    layers = " ".join(header.tensors)
    if re.search(r"(down|up|mid|input|output|middle)_block", layers):
        return ""
    if not re.search(r"transformer_blocks[._]\d+[._]attn2[._]", layers):
        return "wan" if re.search(r"(?<!transformer_)blocks[._]\d+[._]attn2[._]", layers) else ""
    width = _width(header, r"transformer_blocks[._]\d+[._]attn1[._]to_q")
    if "ff.conv" in names or width == 2240:
        return "sana"
    return {1152: "pixart", 2048: "ltx", 4096: "ltx", 1536: "wan", 5120: "wan"}.get(width, "")


def _width(header: Header, pattern: str) -> int:
    compiled = re.compile(pattern)
    return next((width for layer, width in _inputs(header) if compiled.search(layer)), 0)


def _inputs(header: Header) -> Iterator[tuple[str, int]]:
    """The layers that are changed, each with the width of its input, where that can be read off."""
    for name, tensor in header.tensors.items():
        shape = tensor.shape
        if len(shape) < 2 or not (found := _KIND.search(name)):
            continue
        layer, rest = name[: found.start()], name[found.start() :]
        if not rest.startswith(".lokr_w2"):
            yield layer, shape[1]
        elif width := _kronecker(header, layer):
            yield layer, width


def _kronecker(header: Header, layer: str) -> int:
    """The input width of a layer that is the Kronecker product of two matrices, either of them perhaps factored."""
    width = 1
    for which in ("w1", "w2"):
        shape = header.shape(f"{layer}.lokr_{which}") or header.shape(f"{layer}.lokr_{which}_b")
        if shape is None or len(shape) < 2:
            return 0
        width *= shape[1]
    return width


def _output(header: Header, layer: str) -> int:
    for ending in (".lora_up.weight", ".lora_B.weight", ".lora.up.weight", ".lora_B.default.weight"):
        if shape := header.shape(layer + ending):
            return shape[0]
    return 0
