"""One tiny language model with random weights, as a folder of transformers and as a GGUF file."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.tiny_tokenizers import qwen_tokenizer

LAYERS, HEADS, KV_HEADS, WIDTH, EYE = 2, 4, 2, 64, 32
CONTEXT = 256

Value = str | int | float | bool | list[str] | list[int] | list[float]


def build_language_model(folder: Path, context: int = CONTEXT) -> Path:
    """A Llama of two layers with the tiny Qwen tokenizer, saved by transformers; it keeps so many tokens in mind."""
    import torch
    import transformers

    tokenizer = qwen_tokenizer()
    torch.manual_seed(0)
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        num_key_value_heads=KV_HEADS,
        max_position_embeddings=context,
        initializer_range=0.4,
        bos_token_id=None,
        eos_token_id=tokenizer.convert_tokens_to_ids("<|im_end|>"),
    )
    model: Any = transformers.LlamaForCausalLM(config)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def build_gguf(file: Path, folder: Path, changes: Mapping[str, Value] | None = None) -> Path:
    """The same model as llama.cpp reads it; `changes` are entries of its header."""
    from safetensors.numpy import load_file

    weights = load_file(folder / "model.safetensors")
    tokenizer = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    vocabulary = dict(tokenizer["model"]["vocab"])
    special = [entry["content"] for entry in tokenizer["added_tokens"]]
    vocabulary |= {entry["content"]: entry["id"] for entry in tokenizer["added_tokens"]}
    tokens = sorted(vocabulary, key=lambda token: int(vocabulary[token]))
    header: dict[str, Value] = {
        "general.architecture": "llama",
        "general.name": "Tiny",
        "llama.block_count": LAYERS,
        "llama.context_length": CONTEXT,
        "llama.embedding_length": WIDTH,
        "llama.feed_forward_length": 2 * WIDTH,
        "llama.attention.head_count": HEADS,
        "llama.attention.head_count_kv": KV_HEADS,
        "llama.attention.layer_norm_rms_epsilon": 1e-6,
        "llama.rope.freq_base": 10000.0,
        "llama.vocab_size": len(tokens),
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [3 if token in special else 1 for token in tokens],
        "tokenizer.ggml.merges": [" ".join(pair) for pair in tokenizer["model"]["merges"]],
        "tokenizer.ggml.eos_token_id": vocabulary["<|im_end|>"],
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": (folder / "chat_template.jinja").read_text("utf-8"),
        **(changes or {}),
    }
    write_gguf(file, header, dict(_tensors(weights)))
    return file


def build_eye(file: Path) -> Path:
    """An eye with random weights for the tiny model, as LLaVA has it: pictures of 32 pixels in 16 tokens."""
    draw = np.random.default_rng(0)

    def random(*shape: int) -> NDArray[np.float32]:
        return draw.normal(0, 0.2, shape).astype(np.float32)

    tensors = {
        "v.patch_embd.weight": random(EYE, 3, 8, 8),
        "v.class_embd": random(EYE),
        "v.position_embd.weight": random(17, EYE),
        "v.pre_ln.weight": 1 + random(EYE),
        "v.pre_ln.bias": random(EYE),
        "mm.0.weight": random(WIDTH, EYE),
        "mm.0.bias": random(WIDTH),
        "mm.2.weight": random(WIDTH, WIDTH),
        "mm.2.bias": random(WIDTH),
    }
    shapes = {"ffn_up": (2 * EYE, EYE), "ffn_down": (EYE, 2 * EYE)}
    shapes |= dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_out"), (EYE, EYE))
    for block in range(LAYERS):
        for name, shape in shapes.items():
            tensors[f"v.blk.{block}.{name}.weight"] = random(*shape)
            tensors[f"v.blk.{block}.{name}.bias"] = random(shape[0])
        for name in ("ln1", "ln2"):
            tensors[f"v.blk.{block}.{name}.weight"] = 1 + random(EYE)
            tensors[f"v.blk.{block}.{name}.bias"] = random(EYE)
    header: dict[str, Value] = {
        "general.architecture": "clip",
        "general.type": "mmproj",
        "clip.has_vision_encoder": True,
        "clip.projector_type": "mlp",
        "clip.use_gelu": True,
        "clip.vision.image_size": 32,
        "clip.vision.patch_size": 8,
        "clip.vision.embedding_length": EYE,
        "clip.vision.feed_forward_length": 2 * EYE,
        "clip.vision.projection_dim": WIDTH,
        "clip.vision.block_count": LAYERS,
        "clip.vision.attention.head_count": HEADS,
        "clip.vision.attention.layer_norm_epsilon": 1e-5,
        "clip.vision.image_mean": [0.5, 0.5, 0.5],
        "clip.vision.image_std": [0.5, 0.5, 0.5],
    }
    write_gguf(file, header, tensors)
    return file


def write_gguf(file: Path, header: Mapping[str, Value], tensors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write a GGUF file of float32 tensors."""
    data = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(header))
    for key, value in header.items():
        data += _text(key) + _value(value)
    at = 0
    for name, tensor in tensors.items():
        data += _text(name) + struct.pack("<I", tensor.ndim)
        data += struct.pack(f"<{tensor.ndim}Q", *reversed(tensor.shape)) + struct.pack("<IQ", 0, at)
        at += -(-tensor.nbytes // 32) * 32
    data += bytes(-len(data) % 32)
    for tensor in tensors.values():
        stored = tensor.astype("<f4").tobytes()
        data += stored + bytes(-len(stored) % 32)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _tensors(weights: Mapping[str, NDArray[Any]]) -> list[tuple[str, NDArray[np.float32]]]:
    found = [
        ("token_embd.weight", weights["model.embed_tokens.weight"]),
        ("output_norm.weight", weights["model.norm.weight"]),
        ("output.weight", weights["lm_head.weight"]),
    ]
    for layer in range(LAYERS):
        of, to = f"model.layers.{layer}", f"blk.{layer}"
        found += [
            (f"{to}.attn_norm.weight", weights[f"{of}.input_layernorm.weight"]),
            (f"{to}.attn_q.weight", _turned(weights[f"{of}.self_attn.q_proj.weight"], HEADS)),
            (f"{to}.attn_k.weight", _turned(weights[f"{of}.self_attn.k_proj.weight"], KV_HEADS)),
            (f"{to}.attn_v.weight", weights[f"{of}.self_attn.v_proj.weight"]),
            (f"{to}.attn_output.weight", weights[f"{of}.self_attn.o_proj.weight"]),
            (f"{to}.ffn_norm.weight", weights[f"{of}.post_attention_layernorm.weight"]),
            (f"{to}.ffn_gate.weight", weights[f"{of}.mlp.gate_proj.weight"]),
            (f"{to}.ffn_up.weight", weights[f"{of}.mlp.up_proj.weight"]),
            (f"{to}.ffn_down.weight", weights[f"{of}.mlp.down_proj.weight"]),
        ]
    return [(name, tensor.astype(np.float32)) for name, tensor in found]


def _turned(weight: NDArray[Any], heads: int) -> NDArray[Any]:
    """The rows of a projection as llama.cpp turns them by position: in pairs, where transformers has halves."""
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns)


def _text(text: str) -> bytes:
    stored = text.encode()
    return struct.pack("<Q", len(stored)) + stored


def _value(value: Value) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", 7, value)
    if isinstance(value, int):
        return struct.pack("<II", 4, value)
    if isinstance(value, float):
        return struct.pack("<If", 6, value)
    if isinstance(value, str):
        return struct.pack("<I", 8) + _text(value)
    return struct.pack("<IIQ", 9, _KINDS[type(value[0])], len(value)) + b"".join(_item(item) for item in value)


_KINDS: Mapping[type, int] = {str: 8, int: 5, float: 6}


def _item(item: str | int | float) -> bytes:
    if isinstance(item, str):
        return _text(item)
    return struct.pack("<f" if isinstance(item, float) else "<i", item)
