"""Regions in Z-Image, which keeps its pictures and texts in lists and pads both."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from app.engine.control.steering import Pass
from app.engine.regional.joint import NEVER, Segments, bias_of, places

_PADDED = 32


@dataclass(slots=True)
class ZImageRegions:
    """The biases of a pass: for the texts among themselves, and for the picture with its texts."""

    prompts: Sequence[Any]
    negatives: Sequence[Any]
    weights: Any
    texts: Any = None
    both: Any = None

    @staticmethod
    def installed(
        transformer: Any, prompts: Sequence[Any], negatives: Sequence[Any], weights: Any, stack: ExitStack
    ) -> ZImageRegions:
        """Regions whose processors stand in the layers that hear texts until `stack` closes."""
        regions = ZImageRegions(prompts, negatives, weights)
        for among_texts, layers in ((True, transformer.context_refiner), (False, transformer.layers)):
            for layer in layers:
                before = layer.attention.processor
                layer.attention.set_processor(ListProcessor(before, regions, among_texts=among_texts))
                stack.callback(layer.attention.set_processor, before)
        return regions

    def change(self, one: Pass) -> None:
        """Put the texts one after the other behind the prompt they go with, and say who hears whom."""
        import torch

        captions = list(one.arguments["cap_feats"])
        weights = places(self.weights, one)
        image, prompted = weights.shape[1], range(*one.prompted.indices(one.batch))
        padded_image = _padded(image)
        whole: list[Any] = []
        alone: list[Any] = []
        for row, caption in enumerate(captions):
            told = self.prompts if row in prompted else self.negatives
            heard = [at for at, text in enumerate(told) if text is not None]
            if not heard:
                whole.append(None)
                alone.append(None)
                continue
            texts = [told[at].to(caption.dtype) for at in heard]
            captions[row] = torch.cat([caption, *texts])
            lengths = (len(caption), *(len(text) for text in texts))
            plain = bias_of(Segments(image, lengths, text_first=False), weights[heard])
            length = len(plain) - image
            both = plain.new_zeros(padded_image + length, padded_image + length)
            # The tokens that only fill up stand between the picture's and the texts'.
            kept = torch.cat([torch.arange(image), torch.arange(padded_image, padded_image + length)])
            both[kept[:, None], kept[None, :]] = plain
            whole.append(both)
            alone.append(plain[image:, image:])
        one.arguments["cap_feats"] = captions
        self.texts, self.both = alone, whole


class ListProcessor:
    """The layer's own attention, with a bias for the rows that have one."""

    def __init__(self, inner: Any, regions: ZImageRegions, *, among_texts: bool) -> None:
        self.inner = inner
        self._regions = regions
        self._among_texts = among_texts

    def __call__(
        self,
        attn: Any,
        hidden_states: Any,
        encoder_hidden_states: Any = None,
        attention_mask: Any = None,
        freqs_cis: Any = None,
    ) -> Any:
        """What the tokens (batch, tokens, width) hear."""
        biases = self._regions.texts if self._among_texts else self._regions.both
        batch, count = hidden_states.shape[:2]
        bias = hidden_states.new_zeros(batch, 1, count, count)
        for row, one in enumerate(biases):
            if one is not None:
                length = min(count, len(one))
                bias[row, 0, :length, :length] = one[:length, :length].to(bias.dtype)
        if attention_mask is not None:
            bias = bias.masked_fill(~attention_mask[:, None, None, :].bool(), NEVER)
        return self.inner(attn, hidden_states, encoder_hidden_states, bias, freqs_cis)


def _padded(count: int) -> int:
    return count + -count % _PADDED
