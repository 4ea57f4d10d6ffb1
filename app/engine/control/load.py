"""Loading the networks that work beside a picture model: ControlNets, adapters and encoders of pictures."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.api import MissingModel, ModelKind, ModelRecord, UnreadableModel
from app.engine.control.configs import config_of
from app.engine.control.part import HeldPart
from app.engine.detectors.controlnet import is_control_lora
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.load import quiet_libraries, readable
from app.engine.weights import check_finite

_CLASSES: Mapping[str, str] = {
    "ControlNetModel": "diffusers",
    "ControlNetUnionModel": "diffusers",
    "FluxControlNetModel": "diffusers",
    "SD3ControlNetModel": "diffusers",
    "ZImageControlNetModel": "diffusers",
    "T2IAdapter": "diffusers",
    "CLIPVisionModelWithProjection": "transformers",
}


def load_part(record: ModelRecord, device: Device, check: Callable[[], None]) -> HeldPart:
    """Load a network onto the device; raises MissingModel and UnreadableModel."""
    if not record.path.exists():
        raise MissingModel(record.name)
    quiet_libraries()
    check()
    with readable(record):
        if record.kind is ModelKind.IP_ADAPTER:
            return HeldPart(record, _tensors(record, device))
        if record.kind is ModelKind.CONTROLNET and record.path.is_file() and is_control_lora(read_header(record.path)):
            return HeldPart(record, {"lora": _whole(record, device)})
        module = _folder(record.path, device) if record.path.is_dir() else _file(record, device)
    check_finite(module, lambda _tensor: record.path.name, check)
    module.eval().requires_grad_(False).to(device.torch_device)
    check()
    return HeldPart(record, module)


def load_encoder_beside(folder: Path, record: ModelRecord, device: Device, check: Callable[[], None]) -> HeldPart:
    """An encoder of pictures that lies beside an IP-Adapter and is no model of the library."""
    check()
    with readable(record):
        module = _folder(folder, device)
    check_finite(module, lambda _tensor: folder.name, check)
    module.eval().requires_grad_(False).to(device.torch_device)
    return HeldPart(record, module)


def _folder(folder: Path, device: Device) -> Any:
    config = json.loads((folder / "config.json").read_text("utf-8"))
    named = config.get("_class_name") or (config.get("architectures") or [""])[0]
    found = _class(str(named), folder)
    options: dict[str, Any] = {"local_files_only": True, "use_safetensors": True, "dtype": device.dtype}
    whole = any((folder / name).exists() for name in ("diffusion_pytorch_model.safetensors", "model.safetensors"))
    if not whole and any(folder.glob("*.fp16.safetensors")):
        options["variant"] = "fp16"
    return found.from_pretrained(str(folder), **options)


def _file(record: ModelRecord, device: Device) -> Any:
    """A single file: its configuration is read off the shapes of its weights."""
    from safetensors.torch import load_file

    name, config, original = config_of(read_header(record.path), record)
    found = _class(name, record.path)
    if original:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "config.json").write_text(json.dumps({"_class_name": name, **config}), "utf-8")
            return found.from_single_file(str(record.path), config=folder, local_files_only=True, dtype=device.dtype)
    if name == "CLIPVisionModelWithProjection":
        import transformers

        module = found(transformers.CLIPVisionConfig(**config))
    else:
        module = found.from_config(config)
    module.load_state_dict(load_file(record.path), strict=name != "CLIPVisionModelWithProjection")
    return module.to(device.dtype)


def _tensors(record: ModelRecord, device: Device) -> dict[str, dict[str, Any]]:
    from safetensors.torch import load_file

    groups: dict[str, dict[str, Any]] = {"image_proj": {}, "ip_adapter": {}}
    for name, tensor in load_file(record.path).items():
        group, _, rest = name.partition(".")
        if group in groups:
            groups[group][rest] = tensor.to(device.dtype)
    return groups


def _whole(record: ModelRecord, device: Device) -> dict[str, Any]:
    from safetensors.torch import load_file

    tensors = load_file(record.path)
    return {name: tensor.to(device.torch_device, device.dtype) for name, tensor in tensors.items()}


def _class(name: str, path: Path) -> Any:
    import importlib

    if name not in _CLASSES:
        raise UnreadableModel(
            "“{file}” is a {kind}, which the studio cannot use beside a picture model.",
            advice="Choose another model.",
            file=path.name,
            kind=name[:60] or "?",
        )
    return getattr(importlib.import_module(_CLASSES[name]), name)
