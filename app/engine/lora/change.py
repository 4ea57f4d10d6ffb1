"""Change: what one layer of a LoRA adds to what a layer of the model answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.engine.lora.layers import LoraLayer
from app.engine.lora.turning import BLOCKS, LENGTHS, TURNS, divides, turned, turns_of


@dataclass(slots=True)
class Change:
    """The change to one layer, or to the `rows` of it that belong to this layer where a file has several in one.

    LoRA is applied as the two small layers that it is. LoHa (a product, number by number, of two such pairs), LoKr (a
    Kronecker product) and whole differences are multiplied out for each pass, so that nothing large is kept. DoRA
    besides gives every row (or column) of the changed weights a length of its own; a strength between 0 and 1 lies on
    the line between the model's weights and those. OFT and BOFT turn what the layer answers, its bias left out.

    `swapped` says that the halves of the rows stand in the other order in the file.
    """

    layer: LoraLayer
    rows: tuple[int, int] | None = None
    swapped: bool = False
    _moved: dict[str, Any] = field(default_factory=dict)
    _at: tuple[Any, Any] | None = None
    _gain: Any = None
    _turns: Any = None

    def added(self, module: Any, x: Any, output: Any, strength: float) -> Any:
        """What to add to the layer's answer to `x`, which was `output` without any change."""
        import torch

        self._move(x)
        factors = self._moved
        if self._is_turn:
            return self._turned(module, output, strength)
        if "diff_b" in factors and "diff" not in factors:
            bias = self._own(factors["diff_b"]) * strength
            return bias.view(-1, 1, 1) if output.ndim == 4 and not _is_linear(module) else bias
        if "magnitude" not in factors:
            added = self._changed(module, x) * strength
            if "diff_b" in factors:
                bias = self._own(factors["diff_b"]) * strength
                added = added + (bias.view(-1, 1, 1) if not _is_linear(module) else bias)
            return added
        gain, of_rows = self._gains(module)
        if of_rows:
            bias = 0 if module.bias is None else module.bias
            wide = (-1, 1, 1) if not _is_linear(module) else (-1,)
            if isinstance(bias, torch.Tensor):
                bias = bias.view(wide)
            gain = gain.view(wide)
            return ((gain - 1) * (output - bias) + gain * self._changed(module, x)) * strength
        gain = gain.view((-1, 1, 1) if not _is_linear(module) else (-1,))
        return (_through(module, x * (gain - 1), module.weight) + self._changed(module, x * gain)) * strength

    def delta(self, module: Any) -> Any:
        """The difference of the weights, in the shape of the layer's."""
        shape = module.weight.shape
        factors = self._moved or self.layer.factors
        whole = self._multiplied(factors) * self.layer.scale
        return self._own(whole).reshape(shape)

    def fits(self, module: Any) -> bool:
        """Whether the change has the widths of a layer."""
        shape = tuple(module.weight.shape)
        wanted = 1
        for side in shape[1:]:
            wanted *= side
        rows, columns = self.layer.sides()
        own = rows if self.rows is None else min(rows, self.rows[1]) - self.rows[0]
        return own == shape[0] and columns in (0, wanted) and (self.rows is None or rows >= self.rows[1])

    @property
    def stands_alone(self) -> bool:
        """Whether what it makes of this layer takes nothing from the others that the file has in the same matrix."""
        return divides(self.layer.factors, self.rows, swapped=self.swapped)

    @property
    def byte_size(self) -> int:
        """The bytes of the factors."""
        return sum(tensor.numel() * tensor.element_size() for tensor in self.layer.factors.values())

    def _changed(self, module: Any, x: Any) -> Any:
        """The layer's answer to x by the difference alone."""
        import torch.nn.functional as F

        factors = self._moved
        if "down" not in factors:
            return _through(module, x, self.delta(module).to(x.dtype))
        down, up, scale = factors["down"], self._own(factors["up"]), self.layer.scale
        if _is_linear(module):
            return F.linear(F.linear(x, down.flatten(1)), up.flatten(1)) * scale
        kernel = tuple(module.weight.shape[2:])
        down = down.reshape(down.shape[0], -1, *(down.shape[2:] if down.ndim == 4 else (1, 1)))
        if "mid" in factors:
            inner = _through(module, F.conv2d(x, down), factors["mid"])
        elif tuple(down.shape[2:]) == kernel:
            inner = _through(module, x, down)
        else:
            return _through(module, x, self.delta(module).to(x.dtype))
        return F.conv2d(inner, up.reshape(up.shape[0], -1, 1, 1)) * scale

    @property
    def _is_turn(self) -> bool:
        return BLOCKS in self.layer.factors or TURNS in self.layer.factors

    def _turned(self, module: Any, output: Any, strength: float) -> Any:
        """What turns the layer's answer, where the bias stands as it is."""
        import torch

        if self._turns is None:
            factors = {role: tensor.to(output.device) for role, tensor in self.layer.factors.items()}
            turns, lengths = turns_of(factors, self.layer.alpha), factors.get(LENGTHS)
            if self.rows is not None:
                size = int(turns.shape[-1])
                turns = turns[self.rows[0] // size : self.rows[1] // size]
            if self.swapped:
                turns = torch.cat([*reversed(turns.chunk(2))])
            lengths = None if lengths is None else self._own(lengths.flatten()).to(output.dtype)
            self._turns = (turns.to(output.dtype), lengths)
        last = _is_linear(module)
        values = output if last else output.movedim(1, -1)
        if isinstance(module.bias, torch.Tensor):
            values = values - module.bias
        turns, lengths = self._turns
        added = turned(values, turns, lengths, strength)
        return added if last else added.movedim(-1, 1)

    def _own(self, tensor: Any) -> Any:
        """The part of a tensor, along its first axis, that is this layer's, in the layer's order."""
        import torch

        part = tensor if self.rows is None else tensor[self.rows[0] : self.rows[1]]
        return torch.cat([*reversed(part.chunk(2))]) if self.swapped else part

    def _gains(self, module: Any) -> tuple[Any, bool]:
        """The factor of each row of the changed weights, or of each column, and whether it is the rows that have one.

        The magnitude's shape tells: (out, 1) or (out,) is of the rows, (1, in) of the columns.
        """
        import torch

        magnitude = self._moved["magnitude"]
        of_rows = magnitude.ndim == 1 or magnitude.shape[0] != 1
        if self._gain is None:
            weight = module.weight.float() + self.delta(module).float()
            axes = [axis for axis in range(weight.ndim) if axis != (0 if of_rows else 1)]
            length = torch.linalg.vector_norm(weight, dim=axes)
            wanted = (self._own(magnitude) if of_rows else magnitude).flatten().float()
            self._gain = (wanted / length.clamp(min=torch.finfo(torch.float32).tiny)).to(
                self._at[1] if self._at else None
            )
        return self._gain, of_rows

    def _multiplied(self, factors: dict[str, Any]) -> Any:
        """The product of the factors as a matrix, or with the kernel of a convolution."""
        import torch

        if "diff" in factors:
            return factors["diff"]
        if "down" in factors:
            down, up = factors["down"], factors["up"]
            if "mid" in factors:
                return torch.einsum("o p, p q h w, q i -> o i h w", up.flatten(1), factors["mid"], down.flatten(1))
            return (up.flatten(1) @ down.flatten(1)).reshape(up.shape[0], *down.shape[1:])
        if "hada_w1_a" in factors:
            return _pair(factors, "hada_w1", "hada_t1") * _pair(factors, "hada_w2", "hada_t2")
        one = factors["lokr_w1"] if "lokr_w1" in factors else factors["lokr_w1_a"] @ factors["lokr_w1_b"]
        if "lokr_w2" in factors:
            other = factors["lokr_w2"]
        elif "lokr_t2" in factors:
            other = _pair(factors, "lokr_w2", "lokr_t2")
        else:
            first, second = factors["lokr_w2_a"], factors["lokr_w2_b"]
            other = (first @ second.flatten(1)).reshape(first.shape[0], *second.shape[1:])
        return torch.kron(one.reshape(*one.shape, *[1] * (other.ndim - one.ndim)), other.contiguous())

    def _move(self, x: Any) -> None:
        """Bring the factors to where x is, once for each device and type."""
        if self._at != (x.device, x.dtype):
            self._moved = {role: tensor.to(x.device, x.dtype) for role, tensor in self.layer.factors.items()}
            self._at, self._gain, self._turns = (x.device, x.dtype), None, None


def _pair(factors: dict[str, Any], name: str, core: str) -> Any:
    """A pair of small matrices multiplied out, through the core of a Tucker decomposition where there is one."""
    import torch

    first, second = factors[f"{name}_a"], factors[f"{name}_b"]
    if core not in factors:
        return first @ second
    return torch.einsum("i j h w, j r, i p -> p r h w", factors[core], second, first)


def _through(module: Any, x: Any, weight: Any) -> Any:
    """What a layer with other weights, and no bias, would answer."""
    import torch.nn.functional as F

    if _is_linear(module):
        return F.linear(x, weight.flatten(1))
    return F.conv2d(x, weight, None, module.stride, module.padding, module.dilation, module.groups)


def _is_linear(module: Any) -> bool:
    return not hasattr(module, "kernel_size")
