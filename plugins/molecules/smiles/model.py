"""The model: its weights made ready once, and a reading that goes on token by token for many molecules at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.api import ModelId, ModelStamp, UnreadableModel, UserError
from plugins.molecules.smiles.tokens import BINS, PROPERTIES, SIZE, SYMBOLS

if TYPE_CHECKING:
    from torch import Tensor

FOLDER = "models/smiles"
"""Where the studio's own model is among its resources."""
CONFIG, WEIGHTS = "config.json", "model.safetensors"
MODEL_ID = ModelId("molecules.smiles")
_EPSILON = 1e-6
_ROOM = 32
"""The memory of a reading grows by so many tokens."""


@dataclass(frozen=True, slots=True)
class Config:
    """The size of a network."""

    width: int = 256
    layers: int = 6
    heads: int = 8
    hidden: int = 512
    vocabulary: int = SIZE
    version: int = 1


class SmilesModel:
    """A small Llama over SMILES with the edges of its properties' bins; raises UnreadableModel where weights lack."""

    def __init__(
        self, config: Config, edges: Mapping[str, Sequence[float]], weights: Mapping[str, Tensor], digest: str = ""
    ) -> None:
        import torch

        self.config = config
        self.edges = {name: tuple(map(float, edges[name])) for name in PROPERTIES}
        self.stamp = ModelStamp(MODEL_ID, digest)
        try:
            ready = {name: value.detach().float().contiguous() for name, value in weights.items()}
            self.embedding = ready["model.embed_tokens.weight"]
            self.head = (self.embedding * ready["model.norm.weight"]).T.contiguous()
            self.layers = []
            for number in range(config.layers):
                layer = f"model.layers.{number}."
                before, between = (
                    ready[layer + "input_layernorm.weight"],
                    ready[layer + "post_attention_layernorm.weight"],
                )
                three = torch.cat([ready[f"{layer}self_attn.{part}_proj.weight"] for part in "qkv"])
                two = torch.cat([ready[f"{layer}mlp.{part}_proj.weight"] for part in ("gate", "up")])
                # The scales of the norms are folded into the matrices behind them
                self.layers.append((
                    (three * before).T.contiguous(),
                    ready[layer + "self_attn.o_proj.weight"].T.contiguous(),
                    (two * between).T.contiguous(),
                    ready[layer + "mlp.down_proj.weight"].T.contiguous(),
                ))  # fmt: skip
        except (KeyError, RuntimeError) as error:
            raise UnreadableModel(
                "The model of molecules is damaged: {reason}.",
                advice="Install the studio again, or train the model again.",
                reason=str(error),
            ) from error
        if self.embedding.shape != (config.vocabulary, config.width):
            raise UnreadableModel(
                "The model of molecules is damaged: its tokens have another shape.",
                advice="Install the studio again, or train the model again.",
            )


def load(folder: Path) -> SmilesModel:
    """The model of a folder. Raises UserError where there is none, and UnreadableModel."""
    if not (folder / WEIGHTS).exists():
        raise UserError(
            "The model of molecules is not there.",
            advice="Install the studio again, or train the model with python -m plugins.molecules.training.",
        )
    return _loaded(folder, (folder / WEIGHTS).stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _loaded(folder: Path, _changed: int) -> SmilesModel:
    from safetensors import SafetensorError
    from safetensors.torch import load as weights_of

    try:
        stored = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        config = Config(**{name: int(stored[name]) for name in asdict(Config())})
        content = (folder / WEIGHTS).read_bytes()
        if stored["symbols"] != list(SYMBOLS) or stored["properties"] != list(PROPERTIES) or stored["bins"] != BINS:
            raise ValueError("its tokens are those of another version of the studio")
        return SmilesModel(config, stored["edges"], weights_of(content), sha256(content).hexdigest())
    except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
        raise UnreadableModel(
            "The model of molecules in {folder} cannot be read: {reason}.",
            advice="Install the studio again, or train the model again.",
            folder=str(folder),
            reason=str(error) or type(error).__name__,
        ) from error


def save(folder: Path, config: Config, edges: Mapping[str, Sequence[float]], weights: Mapping[str, Tensor]) -> None:
    """Write a model, its weights in float16."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    told = {"symbols": list(SYMBOLS), "properties": list(PROPERTIES), "bins": BINS, "edges": dict(edges)}
    (folder / CONFIG).write_text(json.dumps({**asdict(config), **told}, indent=1) + "\n", encoding="utf-8")
    halves = {
        name: value.detach().to("cpu", torch.float16).contiguous()
        for name, value in weights.items()
        if name != "lm_head.weight"
    }
    save_file(halves, folder / WEIGHTS)


class Reading:
    """Sequences (B, T) as far as they were read; reading on costs only the new tokens.

    `pads` (B,) say how many tokens at the beginning of each are not heard, where some are shorter than others.
    """

    def __init__(self, model: SmilesModel, pads: NDArray[np.int64] | None = None) -> None:
        import torch

        self._model = model
        self._pads = torch.from_numpy(pads) if pads is not None and pads.any() else None
        self._kept: list[tuple[Tensor, Tensor]] = []
        self.length = 0

    def read(self, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
        """Read further tokens (B, T), and return the logits (B, SIZE) of what follows the last."""
        import torch
        from torch.nn import functional

        model, config = self._model, self._model.config
        rows, count = tokens.shape
        head = config.width // config.heads
        begin, end = self.length, self.length + count
        with torch.inference_mode():
            cosines, sines = _rotations(head, begin, end, self._pads)
            heard_of = self._heard_of(begin, end)
            state = model.embedding[torch.from_numpy(tokens)]
            for number, (three, output, two, down) in enumerate(model.layers):
                mixed = (_normed(state) @ three).view(rows, count, 3, config.heads, head).permute(2, 0, 3, 1, 4)
                keys, values = self._room(number, rows, end)
                keys[:, :, begin:end] = _turned(mixed[1], cosines, sines)
                values[:, :, begin:end] = mixed[2]
                heard = functional.scaled_dot_product_attention(
                    _turned(mixed[0], cosines, sines),
                    keys[:, :, :end],
                    values[:, :, :end],
                    heard_of,
                    is_causal=count > 1 and heard_of is None,
                )
                state = state + heard.transpose(1, 2).reshape(rows, count, config.width) @ output
                gate, up = (_normed(state) @ two).chunk(2, dim=-1)
                state = state + (functional.silu(gate) * up) @ down
            logits: NDArray[np.float32] = (_normed(state[:, -1]) @ model.head).numpy()
        self.length = end
        return logits

    def keep(self, rows: NDArray[np.int64]) -> None:
        """Go on with these rows alone, each as often as it is named."""
        import torch

        chosen = torch.from_numpy(rows)
        with torch.inference_mode():
            self._kept = [(keys[chosen], values[chosen]) for keys, values in self._kept]
            self._pads = self._pads[chosen] if self._pads is not None else None

    def _heard_of(self, begin: int, end: int) -> Tensor | None:
        """Which tokens (B, 1, T, end) are heard by the new ones, where not all that came before are."""
        import torch

        if self._pads is None:
            return None
        new, old = torch.arange(begin, end)[:, None], torch.arange(end)[None, :]
        heard = (old <= new) & (old >= self._pads[:, None, None])
        # What is not heard hears itself, so that it has a state at all
        return (heard | (old == new))[:, None]

    def _room(self, layer: int, rows: int, end: int) -> tuple[Tensor, Tensor]:
        import torch

        config = self._model.config
        shape = (rows, config.heads, -(-end // _ROOM) * _ROOM, config.width // config.heads)
        if layer == len(self._kept):
            self._kept.append((torch.zeros(shape), torch.zeros(shape)))
        keys, values = self._kept[layer]
        if keys.shape[2] < end:
            longer = torch.zeros((rows, config.heads, shape[2] - keys.shape[2], shape[3]))
            self._kept[layer] = torch.cat((keys, longer), 2), torch.cat((values, longer), 2)
        return self._kept[layer]


def _normed(state: Tensor) -> Tensor:
    return state * (state.square().mean(-1, keepdim=True) + _EPSILON).rsqrt()


def _rotations(head: int, begin: int, end: int, pads: Tensor | None) -> tuple[Tensor, Tensor]:
    import torch

    speeds = 10_000.0 ** (-torch.arange(0, head, 2, dtype=torch.float32) / head)
    places = torch.arange(begin, end, dtype=torch.float32)
    if pads is not None:
        places = (places[None, :] - pads[:, None]).clamp(min=0)[:, None]
    angles = places[..., None] * speeds
    both = torch.cat((angles, angles), -1)
    return both.cos(), both.sin()


def _turned(state: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    import torch

    first, second = state.chunk(2, -1)
    return state * cosines + torch.cat((-second, first), -1) * sines
