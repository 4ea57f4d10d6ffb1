"""HeldPluginModel: a model that a plugin loaded itself, held in the same cache as all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.api import Loaded, LoadPluginModel, ModelRecord, OutOfMemory, Place
from app.engine.device import Device


@dataclass(frozen=True, slots=True)
class HeldPluginModel:
    """What a plugin loaded of a model of its own."""

    record: ModelRecord
    loaded: Loaded[Any]

    @property
    def byte_size(self) -> int:
        """The bytes that it holds, as the plugin says."""
        return self.loaded.byte_size


def load_plugin_model(
    record: ModelRecord, load: LoadPluginModel[Any], device: Device, needed_bytes: int
) -> HeldPluginModel:
    """Let a plugin load a model of its own; raises OutOfMemory before it begins, where the device has no room."""
    free = device.free_bytes()
    if needed_bytes > free:
        raise OutOfMemory(needed_bytes, free, device.name)
    return HeldPluginModel(record, load(record, Place(device.kind, device.dtype_name, free)))
