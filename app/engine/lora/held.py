"""HeldLoras: the LoRAs that a loaded model keeps at hand, and lays beside its layers for one drawing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.api import ModelRecord
from app.engine.learned_words import LearnedWord
from app.engine.lora.adapter import LoraAdapter, load_adapter
from app.engine.lora.change import Change

CAPACITY_BYTES = 2_000_000_000
"""What the LoRAs at hand may take together, but for those in use."""


@dataclass(frozen=True, slots=True)
class WornLora:
    """A LoRA that was found, with its strengths."""

    record: ModelRecord
    strength_unet: float
    strength_text: float


@dataclass(slots=True)
class HeldLoras:
    """LoRAs of one pipeline, each read once and kept by the hash of its file, the least recently used let go first.

    The model's weights are never touched: each change is a small layer beside one of the model's, added by a hook to
    what that answers. So a drawing without LoRAs has the very bits that it had before, and other LoRAs are on at once.
    """

    model: ModelRecord
    pipeline: Any
    capacity_bytes: int = CAPACITY_BYTES
    loads: int = 0
    _kept: OrderedDict[str, LoraAdapter] = field(default_factory=OrderedDict)

    @property
    def byte_size(self) -> int:
        """The bytes that those at hand take."""
        return sum(adapter.byte_size for adapter in self._kept.values())

    @contextmanager
    def worn(self, loras: Sequence[WornLora], check: Callable[[], None]) -> Iterator[None]:
        """Have these on for the length of the block; raises LoraMisfit and UnreadableModel."""
        changes: dict[tuple[str, str], list[tuple[Change, float]]] = {}
        for lora in loras:
            if not lora.strength_unet and not lora.strength_text:
                continue
            adapter = self._adapter(lora.record, check)
            for network, strength in ((True, lora.strength_unet), (False, lora.strength_text)):
                for place, of_layer in adapter.of(network=network) if strength else ():
                    changes.setdefault(place, []).extend((change, strength) for change in of_layer)
        with ExitStack() as stack:
            for (component, path), beside in changes.items():
                module = self.pipeline.components[component].get_submodule(path)
                stack.callback(module.register_forward_hook(_Beside(beside)).remove)
            yield
        self._let_go({lora.record.sha256 or lora.record.id for lora in loras})

    def words(self, loras: Sequence[WornLora], check: Callable[[], None]) -> list[LearnedWord]:
        """The words that these bring, for as long as they are worn; raises LoraMisfit and UnreadableModel."""
        worn = (lora.record for lora in loras if lora.strength_unet or lora.strength_text)
        return [word for record in worn for word in self._adapter(record, check).words]

    def _adapter(self, lora: ModelRecord, check: Callable[[], None]) -> LoraAdapter:
        key = lora.sha256 or lora.id
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = load_adapter(lora, self.model, self.pipeline, check)
            self.loads += 1
        return self._kept[key]

    def _let_go(self, used: set[str]) -> None:
        for key in [key for key in self._kept if key not in used]:
            if self.byte_size <= self.capacity_bytes:
                return
            del self._kept[key]


@dataclass(slots=True)
class _Beside:
    """A hook of one layer: adds what the changes make of its input."""

    changes: Sequence[tuple[Change, float]]

    def __call__(self, module: Any, args: tuple[Any, ...], output: Any) -> Any:
        """The layer's answer with the changes in it."""
        total = output
        for change, strength in self.changes:
            total = total + change.added(module, args[0], output, strength).to(output.dtype)
        return total
