"""Memory: what a transformers model has read, as the keys and values of its layers."""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.api import ModelRecord, WatchPrompt
from app.engine.language.refusals import keeps_nothing
from app.engine.language.states import read_state, write_state

if TYPE_CHECKING:
    import torch


class Memory:
    """Reads tokens with a model, and remembers those that it read last."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._cache = self._new()
        self._tokens: list[int] = []
        taken = inspect.signature(model.forward).parameters
        # The name of the argument changed on the way through transformers 5.
        self._name = "cache" if "cache" in taken else "past_key_values"
        self._last_alone = {"logits_to_keep": 1} if "logits_to_keep" in taken else {}
        self.can_be_kept = _is_plain(self._cache)

    def reusable(self, tokens: Sequence[int]) -> int:
        """How many of the first tokens need not be read again; the last one always is."""
        most = min(len(self._tokens), len(tokens) - 1)
        same = next((at for at in range(most) if tokens[at] != self._tokens[at]), most)
        return same if self.can_be_kept or same == len(self._tokens) else 0

    def read(self, tokens: Sequence[int], reused: int, at_once: int, reading: WatchPrompt) -> torch.Tensor:
        """Read tokens after those that are reused, in portions; gives the logits (vocabulary,) after the last."""
        self._keep(reused)
        reading(reused, len(tokens))
        for at in range(reused, len(tokens) - at_once, at_once):
            self._forward(tokens[at : at + at_once])
            reading(at + at_once, len(tokens))
        logits = self._forward(tokens[len(self._tokens) :])
        reading(len(tokens), len(tokens))
        return logits

    def step(self, token: int) -> torch.Tensor:
        """Read one more token; gives the logits after it."""
        return self._forward([token])

    def forget(self) -> None:
        """Forget what was read."""
        self._cache, self._tokens = self._new(), []

    def save(self, file: Path, record: ModelRecord) -> None:
        """Keep what was read in a file; raises UserError where the model's memory cannot be kept."""
        import torch
        from safetensors.torch import save_file

        if not self.can_be_kept:
            raise keeps_nothing()
        tensors = {"tokens": torch.tensor(self._tokens, dtype=torch.long)}
        for at, layer in enumerate(self._cache.layers):
            if self._tokens:
                tensors[f"keys.{at}"] = layer.keys.contiguous()
                tensors[f"values.{at}"] = layer.values.contiguous()
        with tempfile.TemporaryDirectory() as folder:
            state = Path(folder) / "state"
            save_file(tensors, state)
            write_state(file, state, record)

    def restore(self, file: Path, record: ModelRecord) -> None:
        """Go on from what a file holds; raises UserError for a file of another model, and changes nothing."""
        if not self.can_be_kept:
            raise keeps_nothing()
        from safetensors.torch import load_file

        with tempfile.TemporaryDirectory() as folder:
            state = Path(folder) / "state"
            read_state(file, state, record)
            tensors = load_file(state, device=str(self._model.device))
        cache = self._new()
        tokens = [int(token) for token in tensors["tokens"].tolist()]
        for at in range(len(cache.layers) if tokens else 0):
            cache.update(tensors[f"keys.{at}"], tensors[f"values.{at}"], at)
        self._cache, self._tokens = cache, tokens

    def _new(self) -> Any:
        from transformers import DynamicCache

        return DynamicCache(config=self._model.config)

    def _keep(self, count: int) -> None:
        """Forget all but the first tokens."""
        if count == 0:
            self.forget()
        elif count < len(self._tokens):
            for layer in self._cache.layers:
                layer.keys = layer.keys[..., :count, :]
                layer.values = layer.values[..., :count, :]
            del self._tokens[count:]

    def _forward(self, tokens: Sequence[int]) -> torch.Tensor:
        import torch

        ids = torch.tensor([list(tokens)], device=self._model.device)
        try:
            output = self._model(input_ids=ids, use_cache=True, **{self._name: self._cache}, **self._last_alone)
        except BaseException:
            # Some layers may have read the tokens, and others not.
            self.forget()
            raise
        self._tokens += tokens
        logits: torch.Tensor = output.logits[0, -1].float().cpu()
        return logits


def _is_plain(cache: Any) -> bool:
    """Whether every layer keeps all keys and values, so that the end can be cut off."""
    from transformers.cache_utils import DynamicLayer

    return bool(cache.layers) and all(type(layer) is DynamicLayer for layer in cache.layers)
