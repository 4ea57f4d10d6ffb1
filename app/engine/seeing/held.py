"""HeldSeer: a model that sees, held in the same cache as all others, and loading one."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.api import MissingModel, ModelRecord, OutOfMemory, Pixels, UnreadableModel
from app.engine.detectors.seeing import SEERS
from app.engine.device import Device
from app.engine.load import quiet_libraries, readable
from app.engine.memory import is_out_of_memory
from app.engine.weights import check_finite, held_bytes

_CLASSES = {"Sam2VideoModel": "Sam2Model"}
_MEAN = np.array((0.485, 0.456, 0.406), np.float32)
_SPREAD = np.array((0.229, 0.224, 0.225), np.float32)


@dataclass(slots=True)
class HeldSeer:
    """A model on the device, in 32 bits; `seen` are pictures as a segmentation model has seen them, the latest last."""

    record: ModelRecord
    device: Device
    module: Any
    seen: OrderedDict[bytes, Any] = field(default_factory=OrderedDict)

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes([self.module])

    @contextmanager
    def looking(self, check: Callable[[], None]) -> Iterator[None]:
        """Compute without gradients, with `check` before every block of the network; raises OutOfMemory."""
        import torch

        check()
        quiet_libraries()
        with ExitStack() as stack:
            stack.enter_context(torch.no_grad())
            for child in self.module.modules():
                if isinstance(child, torch.nn.ModuleList):
                    for block in child:
                        stack.callback(block.register_forward_pre_hook(lambda *_: check()).remove)
            try:
                yield
            except Exception as error:
                if not is_out_of_memory(error):
                    raise
                lacking = OutOfMemory(self.byte_size, self.device.free_bytes(), self.device.name)
                raise lacking from error

    def given(self, picture: Pixels, width: int, height: int, *, normal: bool = True) -> Any:
        """A picture (height, width, 3) at a size as networks take it (1, 3, height, width)."""
        import cv2
        import torch

        smaller = width * height < picture.shape[0] * picture.shape[1]
        how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
        values = cv2.resize(np.ascontiguousarray(picture[..., :3]), (width, height), interpolation=how)
        scaled = np.asarray(values, np.float32) / np.float32(255)
        if normal:
            scaled = (scaled - _MEAN) / _SPREAD
        moved = np.ascontiguousarray(scaled.transpose(2, 0, 1)[None])
        return torch.from_numpy(moved).to(self.device.torch_device)


def load_seer(record: ModelRecord, device: Device, check: Callable[[], None]) -> HeldSeer:
    """Load a model that sees onto the device; raises MissingModel and UnreadableModel."""
    if not record.path.is_dir():
        raise MissingModel(record.name)
    import torch
    import transformers

    quiet_libraries()
    check()
    with readable(record):
        config = json.loads((record.path / "config.json").read_text("utf-8"))
        name = str((config.get("architectures") or [""])[0])
        if name not in SEERS:
            raise UnreadableModel(
                "{model} is of the class {kind}, with which the studio cannot see.",
                advice="Choose another model.",
                model=record.name,
                kind=name[:60] or "?",
            )
        found: Any = getattr(transformers, _CLASSES.get(name, name))
        module = found.from_pretrained(
            str(record.path), local_files_only=True, use_safetensors=True, dtype=torch.float32
        )
    check_finite(module, lambda _tensor: record.path.name, check)
    module.eval().requires_grad_(False).to(device.torch_device)
    check()
    return HeldSeer(record, device, module)
