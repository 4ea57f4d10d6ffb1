"""The same network as `plugins.audio.cliplm.network`, in torch, for learning."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from plugins.audio.cliplm.network import CONFIG, EPSILON, WEIGHTS, Config, rotations


class Decoder(nn.Module):
    """Tokens (B, T) to logits (B, T, vocabulary); the weights bear the names of the stored file."""

    cosines: Tensor
    sines: Tensor

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.weights = nn.ParameterDict()
        for name, shape in config.shapes().items():
            if len(shape) == 1:
                value = torch.ones(shape)
            else:
                value = torch.randn(shape) * (0.02 if name == "embedding" else shape[1] ** -0.5)
                if name.endswith(("output", "down")):
                    value *= (2 * config.layers) ** -0.5
            self.weights[name.replace(".", "/")] = nn.Parameter(value)
        cosines, sines = rotations(config)
        self.register_buffer("cosines", torch.from_numpy(cosines), persistent=False)
        self.register_buffer("sines", torch.from_numpy(sines), persistent=False)

    def forward(self, tokens: Tensor) -> Tensor:
        """Return the logits of what follows each token."""
        config = self.config
        batch, length = tokens.shape
        cosines, sines = self.cosines[:length], self.sines[:length]
        state = self._weight("embedding")[tokens]
        for layer in range(config.layers):
            mixed = functional.linear(
                self._normed(state, f"{layer}.attention_norm"), self._weight(f"{layer}.query_key_value")
            )
            query, key, value = mixed.view(batch, length, 3, config.heads, -1).permute(2, 0, 3, 1, 4)
            # On a processor attention is twice as fast in float32, even between matrices in bfloat16.
            wide = torch.float32 if state.device.type == "cpu" else value.dtype
            attended = functional.scaled_dot_product_attention(
                _turned(query.to(wide), cosines, sines), _turned(key.to(wide), cosines, sines), value.to(wide),
                is_causal=True,
            )  # fmt: skip
            attended = attended.transpose(1, 2).reshape(batch, length, config.width)
            state = state + functional.linear(attended, self._weight(f"{layer}.output"))
            gate, up = functional.linear(
                self._normed(state, f"{layer}.hidden_norm"), self._weight(f"{layer}.gate_up")
            ).chunk(2, -1)
            state = state + functional.linear(functional.silu(gate) * up, self._weight(f"{layer}.down"))
        return functional.linear(self._normed(state, "norm"), self._weight("embedding"))

    def matrices(self) -> list[nn.Parameter]:
        """Return the weights that Muon learns: all matrices but the embedding."""
        return [value for name, value in self.weights.items() if value.ndim == 2 and name != "embedding"]

    def others(self) -> list[nn.Parameter]:
        """Return the weights that AdamW learns."""
        return [value for name, value in self.weights.items() if value.ndim == 1 or name == "embedding"]

    def export(self, folder: Path) -> None:
        """Write weights (float16) and configuration."""
        folder.mkdir(parents=True, exist_ok=True)
        stored = {
            name.replace("/", "."): value.detach().to("cpu", torch.float16).contiguous()
            for name, value in self.weights.items()
        }
        save_file(stored, folder / WEIGHTS)
        (folder / CONFIG).write_text(json.dumps(asdict(self.config), indent=2) + "\n", encoding="utf-8")

    def _weight(self, name: str) -> Tensor:
        weight: Tensor = self.weights[name.replace(".", "/")]
        return weight

    def _normed(self, state: Tensor, name: str) -> Tensor:
        return functional.rms_norm(state, (self.config.width,), self._weight(name).to(state.dtype), EPSILON)


def _turned(state: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    first, second = state.chunk(2, -1)
    cosines, sines = cosines.to(state.dtype), sines.to(state.dtype)
    return torch.cat((first * cosines - second * sines, first * sines + second * cosines), -1)
