"""Loading a language model of transformers: without a network, and without programs of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.api import MissingModel, ModelRecord, OutOfMemory
from app.engine.detectors.config import read_json
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.language.estimate import DEFAULT_CONTEXT, reading_batch, reading_threads
from app.engine.language.template import Templates
from app.engine.language.transformers_model import LoadedModel, TransformersLanguageModel
from app.engine.load import quiet_libraries, readable
from app.engine.weights import check_finite, held_bytes

_WORK_BYTES = 100 * 2**20
_ON_A_CARD = 512
_BYTES_OF = {"float32": 4, "bfloat16": 2, "float16": 2}


def load_transformers(
    record: ModelRecord,
    device: Device,
    templates: Templates,
    check: Callable[[], None],
    make_room: Callable[[], int] = lambda: 0,
) -> TransformersLanguageModel:
    """Load a model; `check` is called between the parts, and `make_room` lets other models go.

    Raises MissingModel, UnreadableModel, and OutOfMemory before anything of it is loaded.
    """
    if not record.path.is_dir():
        raise MissingModel(record.name)
    config = read_json(record.path / "config.json")
    weights = _weights_of(record)
    needed = weights * _BYTES_OF[device.dtype_name] + _WORK_BYTES
    if device.free_bytes() < needed:
        make_room()
    if (free := device.free_bytes()) < needed:
        raise OutOfMemory(needed, free, device.name, advice="Choose a smaller model, or close other programs.")
    check()
    quiet_libraries()
    with readable(record):
        model, tokenizer = _parts(record, device, check)
    check_finite(model, lambda _name: record.path.name, check)
    inner = config.get("text_config")
    trained = (inner if isinstance(inner, dict) else config).get("max_position_embeddings")
    context = min(trained, DEFAULT_CONTEXT) if type(trained) is int and trained > 0 else DEFAULT_CONTEXT
    at_once = reading_batch(weights, reading_threads()) if device.kind == "cpu" else _ON_A_CARD
    loaded = LoadedModel(model, tokenizer, context, at_once, held_bytes([model]))
    return TransformersLanguageModel(record, loaded, device, templates)


def _parts(record: ModelRecord, device: Device, check: Callable[[], None]) -> tuple[Any, Any]:
    import transformers

    library: Any = transformers
    own = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = library.AutoTokenizer.from_pretrained(str(record.path), **own)
    check()
    model = library.AutoModelForCausalLM.from_pretrained(
        str(record.path), use_safetensors=True, dtype=device.dtype, **own
    )
    check()
    return model.to(device.torch_device).eval(), tokenizer


def _weights_of(record: ModelRecord) -> int:
    """How many weights a folder holds."""
    count = 0
    for file in sorted(record.path.glob("*.safetensors")):
        for tensor in read_header(file).tensors.values():
            size = 1
            for side in tensor.shape:
                size *= side
            count += size
    return count
