"""The two networks that most upscalers are: a plain chain of convolutions, and blocks of dense ones."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

Shapes = Mapping[str, tuple[int, ...]]

PLAIN_REACH = 20
DENSE_REACH = 32
"""Pixels around a pixel that matter to it: less than the receptive field, more than what is seen in a byte."""


def plain_network(shapes: Shapes) -> tuple[Any, int, int]:
    """SRVGGNetCompact by the shapes of its tensors, with its factor and reach.

    A chain of 3 × 3 convolutions with a PReLU behind each but the last, whose channels are pixels of the enlarged
    picture; it adds to the picture enlarged without smoothing. Input and output (1, 3, height, width), from 0 to 1.
    """
    import torch
    from torch import nn

    last = max(int(name.split(".")[1]) for name in shapes)
    factor = math.isqrt(shapes[f"body.{last}.weight"][0] // 3)

    class PlainNetwork(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            layers: list[nn.Module] = []
            for at in range(last + 1):
                shape = shapes[f"body.{at}.weight"]
                if len(shape) == 4:
                    layers.append(nn.Conv2d(shape[1], shape[0], 3, padding=1))
                else:
                    layers.append(nn.PReLU(shape[0]))
            self.body = nn.ModuleList(layers)
            self.enlarge = nn.PixelShuffle(factor)

        def forward(self, picture: torch.Tensor) -> torch.Tensor:
            values = picture
            for layer in self.body:
                values = layer(values)
            enlarged: torch.Tensor = self.enlarge(values)
            return enlarged + nn.functional.interpolate(picture, scale_factor=factor, mode="nearest")

    convolutions = sum(1 for shape in shapes.values() if len(shape) == 4)
    return PlainNetwork(), factor, min(convolutions, PLAIN_REACH)


def dense_network(shapes: Shapes) -> tuple[Any, int, int]:
    """RRDBNet by the shapes of its tensors, with its factor and reach.

    Residual blocks of three densely connected blocks of five convolutions each; then twice nearest-neighbour
    enlarging with a convolution. A factor of 2 takes the picture with 2 × 2 pixels folded into its channels.
    """
    import torch
    from torch import nn

    width, taken = shapes["conv_first.weight"][:2]
    growth = shapes["body.0.rdb1.conv1.weight"][0]
    blocks = 1 + max(int(name.split(".")[1]) for name in shapes if name.startswith("body."))
    folded = {3: 1, 12: 2, 48: 4}[taken]

    def convolution(inputs: int, outputs: int) -> nn.Conv2d:
        return nn.Conv2d(inputs, outputs, 3, padding=1)

    def softly(values: torch.Tensor) -> torch.Tensor:
        return nn.functional.leaky_relu(values, 0.2)

    class Dense(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            for at in range(5):
                self.add_module(f"conv{at + 1}", convolution(width + at * growth, growth if at < 4 else width))

        def forward(self, values: torch.Tensor) -> torch.Tensor:
            known = [values]
            for at in range(4):
                known.append(softly(self.get_submodule(f"conv{at + 1}")(torch.cat(known, 1))))
            last: torch.Tensor = self.get_submodule("conv5")(torch.cat(known, 1))
            return last * 0.2 + values

    class Block(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.rdb1, self.rdb2, self.rdb3 = Dense(), Dense(), Dense()

        def forward(self, values: torch.Tensor) -> torch.Tensor:
            result: torch.Tensor = self.rdb3(self.rdb2(self.rdb1(values)))
            return result * 0.2 + values

    class DenseNetwork(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv_first = convolution(taken, width)
            self.body = nn.Sequential(*(Block() for _ in range(blocks)))
            self.conv_body = convolution(width, width)
            self.conv_up1 = convolution(width, width)
            self.conv_up2 = convolution(width, width)
            self.conv_hr = convolution(width, width)
            self.conv_last = convolution(width, 3)

        def forward(self, picture: torch.Tensor) -> torch.Tensor:
            high, wide = picture.shape[-2:]
            if folded > 1:
                margin = (0, -wide % folded, 0, -high % folded)
                picture = nn.functional.pixel_unshuffle(nn.functional.pad(picture, margin, mode="replicate"), folded)
            values = self.conv_first(picture)
            values = values + self.conv_body(self.body(values))
            for layer in (self.conv_up1, self.conv_up2):
                values = softly(layer(nn.functional.interpolate(values, scale_factor=2, mode="nearest")))
            enlarged: torch.Tensor = self.conv_last(softly(self.conv_hr(values)))
            factor = 4 // folded
            return enlarged[..., : high * factor, : wide * factor]

    return DenseNetwork(), 4 // folded, DENSE_REACH
