"""CrossingRegions: regions in a UNet, whose pictures look across at each region's prompt and blend what they see."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from app.engine.control.steering import Pass
from app.engine.control.window import Window


@dataclass(slots=True)
class CrossingRegions:
    """What the attention of a pass has to know: prompts, weights (regions, height, width), the window, the rows.

    Of `prompts` and `negatives` those of regions that have none are None.
    """

    prompts: Sequence[Any]
    negatives: Sequence[Any]
    weights: Any
    window: Window | None = None
    rows: slice = field(default_factory=lambda: slice(0, 0))
    others: slice = field(default_factory=lambda: slice(0, 0))

    @staticmethod
    def installed(
        unet: Any, prompts: Sequence[Any], negatives: Sequence[Any], weights: Any, stack: ExitStack
    ) -> CrossingRegions:
        """Regions whose processors stand in all layers that look at the prompt, until `stack` closes."""
        regions = CrossingRegions(prompts, negatives, weights)
        before = dict(unet.attn_processors)
        stack.callback(lambda: unet.set_attn_processor(dict(before)))
        # Taken apart first: a processor that is a module of its own is moved, and has to be known by one owner alone.
        unet.set_attn_processor(
            {
                name: RegionProcessor(processor, regions) if ".attn2." in name else processor
                for name, processor in before.items()
            }
        )
        return regions

    def change(self, one: Pass) -> None:
        """Look at this pass."""
        self.window, self.rows = one.window, one.prompted
        self.others = slice(0, one.prompted.start) if one.prompted.stop == one.batch else slice(0, 0)

    def at(self, tokens: int) -> Any:
        """The weights (regions, tokens) at the size that a layer has."""
        import torch

        assert self.window is not None
        height, width = layer_size(tokens, self.window.height, self.window.width)
        cut = self.window.cut(self.weights)[None]
        return torch.nn.functional.interpolate(cut, (height, width), mode="area")[0].flatten(1)


class RegionProcessor:
    """Attention that asks the own prompt first, and then the prompt of each region, for the rows with a prompt."""

    def __init__(self, inner: Any, regions: CrossingRegions) -> None:
        self.inner = inner
        self._regions = regions

    def __call__(
        self,
        attn: Any,
        hidden_states: Any,
        encoder_hidden_states: Any = None,
        attention_mask: Any = None,
        temb: Any = None,
        ip_adapter_masks: Any = None,
    ) -> Any:
        """What the tokens (batch, tokens, width) make of the prompts, blended by the weights of their places."""
        regions = self._regions
        more = {} if ip_adapter_masks is None else {"ip_adapter_masks": ip_adapter_masks}
        if encoder_hidden_states is None or hidden_states.ndim != 3:
            return self.inner(attn, hidden_states, encoder_hidden_states, attention_mask, temb, **more)
        plain = self.inner(attn, hidden_states, encoder_hidden_states, attention_mask, temb, **more)
        weights = regions.at(hidden_states.shape[1]).to(plain.dtype)[..., None]
        result = plain.clone()
        for rows, prompts in ((regions.rows, regions.prompts), (regions.others, regions.negatives)):
            asking = hidden_states[rows]
            if not len(asking):
                continue
            heard = [at for at, prompt in enumerate(prompts) if prompt is not None]
            blended = plain[rows] * (1 - weights[heard].sum(0))
            for at in heard:
                text = prompts[at].to(plain.dtype).expand(len(asking), -1, -1)
                if isinstance(encoder_hidden_states, tuple):
                    pictures = [one[rows] for one in encoder_hidden_states[1]]
                    said = self.inner(attn, asking, (text, pictures), None, temb, **more)
                else:
                    said = self.inner(attn, asking, text, None, temb, **more)
                blended = blended + said * weights[at]
            result[rows] = blended
        return result


def layer_size(tokens: int, height: int, width: int) -> tuple[int, int]:
    """The cells high and wide that a layer of so many tokens has, in a UNet that halves its input."""
    while height * width > tokens:
        height, width = math.ceil(height / 2), math.ceil(width / 2)
    return height, width
