"""The network on numpy: a decoder with a cache of keys and values, one sequence at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.api import UnreadableModel
from plugins.audio.cliplm import vocabulary as v

Array = NDArray[np.float32]
EPSILON = 1e-5
CONFIG = "config.json"
WEIGHTS = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Config:
    """The size of a network."""

    width: int = 192
    layers: int = 4
    heads: int = 6
    hidden: int = 512
    vocabulary: int = v.SIZE
    context: int = 2048
    version: int = 1

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of each weight by its name."""
        shapes: dict[str, tuple[int, ...]] = {"embedding": (self.vocabulary, self.width), "norm": (self.width,)}
        for layer in range(self.layers):
            shapes |= {
                f"{layer}.attention_norm": (self.width,),
                f"{layer}.query_key_value": (3 * self.width, self.width),
                f"{layer}.output": (self.width, self.width),
                f"{layer}.hidden_norm": (self.width,),
                f"{layer}.gate_up": (2 * self.hidden, self.width),
                f"{layer}.down": (self.width, self.hidden),
            }
        return shapes


def rotations(config: Config) -> tuple[Array, Array]:
    """Return cosines and sines (context, head / 2) of the rotary positions."""
    half = config.width // config.heads // 2
    speeds = 10000.0 ** (-np.arange(half) / half)
    angles = np.outer(np.arange(config.context), speeds)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


class Network:
    """The weights, made ready once; a `Reading` reads a sequence with them."""

    def __init__(self, config: Config, weights: Mapping[str, Array]) -> None:
        for name, shape in config.shapes().items():
            if name not in weights or weights[name].shape != shape:
                raise UnreadableModel(
                    "The model of notes is damaged: “{name}” is missing or has another shape.",
                    advice="Install the studio again, or train the model again.",
                    name=name,
                )
        self.config = config
        self.cosines, self.sines = rotations(config)
        ready = {name: np.ascontiguousarray(weights[name], np.float32) for name in config.shapes()}
        self.embedding = ready["embedding"]
        # The scales of the norms are folded into the matrices behind them.
        self.head = np.ascontiguousarray((ready["embedding"] * ready["norm"]).T)
        self.layers = [
            tuple(
                np.ascontiguousarray(matrix.T)
                for matrix in (
                    ready[f"{layer}.query_key_value"] * ready[f"{layer}.attention_norm"],
                    ready[f"{layer}.output"],
                    ready[f"{layer}.gate_up"] * ready[f"{layer}.hidden_norm"],
                    ready[f"{layer}.down"],
                )
            )
            for layer in range(config.layers)
        ]

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Return the network of a folder. Raises UnreadableModel."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            stored = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            config = Config(**{name: int(stored[name]) for name in asdict(Config())})
            weights = {name: value.astype(np.float32) for name, value in load_file(folder / WEIGHTS).items()}
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise UnreadableModel(
                "The model of notes in {folder} cannot be read.",
                advice="Install the studio again, or train the model again.",
                folder=str(folder),
            ) from error
        return cls(config, weights)


class Reading:
    """A sequence as far as it was read; reading on costs only the new tokens."""

    def __init__(self, network: Network) -> None:
        self._network = network
        config = network.config
        self._head = config.width // config.heads
        shape = (config.layers, config.heads, config.context, self._head)
        self._keys = np.empty(shape, np.float32)
        self._values = np.empty(shape, np.float32)
        self.length = 0

    def read(self, tokens: Sequence[int]) -> Array:
        """Read further tokens, and return the logits of what follows. Raises ValueError beyond the context."""
        network, config = self._network, self._network.config
        begin, end = self.length, self.length + len(tokens)
        if not tokens or end > config.context:
            raise ValueError(f"{end} tokens are none or more than {config.context}")
        cosines, sines = network.cosines[begin:end], network.sines[begin:end]
        state = network.embedding[list(tokens)]
        # A later token sees all before it, itself included.
        hidden = np.arange(end)[None, :] > np.arange(begin, end)[:, None] if len(tokens) > 1 else None
        for layer, (query_key_value, output, gate_up, down) in enumerate(network.layers):
            mixed = (_normed(state) @ query_key_value).reshape(len(tokens), 3, config.heads, self._head)
            query = _turned(mixed[:, 0].transpose(1, 0, 2), cosines, sines)
            self._keys[layer, :, begin:end] = _turned(mixed[:, 1].transpose(1, 0, 2), cosines, sines)
            self._values[layer, :, begin:end] = mixed[:, 2].transpose(1, 0, 2)
            scores = query @ self._keys[layer, :, :end].transpose(0, 2, 1) * self._head**-0.5
            if hidden is not None:
                scores[:, hidden] = -np.inf
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            attended = (scores @ self._values[layer, :, :end]).transpose(1, 0, 2).reshape(len(tokens), config.width)
            state = state + attended @ output
            gate, up = np.split(_normed(state) @ gate_up, 2, axis=-1)
            state = state + (gate / (1 + np.exp(-gate)) * up) @ down
        self.length = end
        logits: Array = _normed(state[-1]) @ network.head
        return logits


def _normed(state: Array) -> Array:
    scaled: Array = state / np.sqrt((state * state).mean(-1, keepdims=True) + EPSILON)
    return scaled


def _turned(state: Array, cosines: Array, sines: Array) -> Array:
    """Return queries or keys (heads, tokens, head) turned by their positions."""
    half = state.shape[-1] // 2
    first, second = state[..., :half], state[..., half:]
    return np.concatenate((first * cosines - second * sines, first * sines + second * cosines), -1)
