"""Regions in transformers whose pictures and prompts attend to one another: Flux and Stable Diffusion 3."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from app.engine.control.steering import Pass

NEVER = -10_000.0
"""Added to what one token makes of another, it lets nothing through, in every precision."""


@dataclass(frozen=True, slots=True)
class Segments:
    """Where the tokens lie: how many of the picture, how many of each text, the own prompt first."""

    image: int
    texts: tuple[int, ...]
    text_first: bool

    @property
    def picture(self) -> slice:
        """The picture's tokens."""
        start = sum(self.texts) if self.text_first else 0
        return slice(start, start + self.image)

    def text(self, at: int) -> slice:
        """The tokens of a text."""
        start = (0 if self.text_first else self.image) + sum(self.texts[:at])
        return slice(start, start + self.texts[at])


def bias_of(segments: Segments, weights: Any, total: int = 0) -> Any:
    """What is added to the attention (tokens, tokens): each place hears the texts by their weights (regions, image).

    A place weighs a text by as much as its region covers it, the own prompt by what is left; a region's text hears
    only where it holds; and texts do not hear one another. Tokens after the last text are not touched.
    """
    import torch

    length = max(total, segments.image + sum(segments.texts))
    bias = torch.zeros(length, length, device=weights.device, dtype=torch.float32)
    picture = segments.picture
    shares = torch.cat([1 - weights.sum(0, keepdim=True), weights])
    heard = torch.where(shares > 1e-3, shares.clamp(min=1e-3).log(), NEVER)
    for at in range(len(segments.texts)):
        bias[picture, segments.text(at)] = heard[at][:, None]
        if at:
            bias[segments.text(at), picture] = heard[at][None, :]
        for other in range(len(segments.texts)):
            if other != at:
                bias[segments.text(at), segments.text(other)] = NEVER
    return bias


def places(weights: Any, one: Pass) -> Any:
    """The weights (regions, tokens) of a pass, for tokens of 2 × 2 cells."""
    import torch

    size = (one.window.height // 2, one.window.width // 2)
    cut = one.window.cut(weights)[None]
    return torch.nn.functional.interpolate(cut, size, mode="area")[0].flatten(1)


@dataclass(slots=True)
class FluxRegions:
    """Flux takes the bias with the call itself."""

    prompts: list[Any]
    weights: Any

    def change(self, one: Pass) -> None:
        """Put the texts one after the other, and say who hears whom."""
        import torch

        arguments = one.arguments
        own, ids = arguments["encoder_hidden_states"], arguments["txt_ids"]
        texts = [text.to(own.dtype).expand(len(own), -1, -1) for text in self.prompts]
        lengths = (own.shape[1], *(text.shape[1] for text in texts))
        weights = places(self.weights, one)
        bias = bias_of(Segments(weights.shape[1], lengths, text_first=True), weights)
        more = sum(lengths[1:])
        arguments["encoder_hidden_states"] = torch.cat([own, *texts], dim=1)
        arguments["txt_ids"] = torch.cat([ids, ids.new_zeros(*ids.shape[:-2], more, ids.shape[-1])], dim=-2)
        options = arguments.get("joint_attention_kwargs") or {}
        arguments["joint_attention_kwargs"] = {**options, "attention_mask": bias.to(own.dtype)[None, None]}


@dataclass(slots=True)
class Sd3Regions:
    """Stable Diffusion 3 has no way to give the bias with the call, so its attention is asked for it."""

    prompts: Sequence[Any]
    negatives: Sequence[Any]
    weights: Any
    bias: Any = None

    @staticmethod
    def installed(
        transformer: Any, prompts: Sequence[Any], negatives: Sequence[Any], weights: Any, stack: ExitStack
    ) -> Sd3Regions:
        """Regions whose processors stand in all joint layers until `stack` closes."""
        regions = Sd3Regions(prompts, negatives, weights)
        before = dict(transformer.attn_processors)
        stack.callback(lambda: transformer.set_attn_processor(dict(before)))
        transformer.set_attn_processor(
            {name: JointProcessor(regions) if ".attn." in name else one for name, one in before.items()}
        )
        return regions

    def change(self, one: Pass) -> None:
        """Put the texts after the own prompt, and those of what is not wanted after the negative one."""
        import torch

        arguments = one.arguments
        own = arguments["encoder_hidden_states"]
        weights = places(self.weights, one)
        # All texts are of one length, whatever they say; what a region lacks is as long, and nobody hears it.
        length = next(text.shape[1] for text in (*self.prompts, *self.negatives) if text is not None)
        segments = Segments(weights.shape[1], (own.shape[1], *[length] * len(self.prompts)), text_first=False)
        prompted = range(*one.prompted.indices(one.batch))
        rows, biases = [], []
        for row in range(one.batch):
            texts = self.prompts if row in prompted else self.negatives
            heard = torch.tensor([text is not None for text in texts], device=weights.device)
            biases.append(bias_of(segments, weights * heard[:, None]))
            silence = own.new_zeros(1, length, own.shape[2])
            rows.append(torch.cat([silence if text is None else text.to(own.dtype) for text in texts], dim=1))
        arguments["encoder_hidden_states"] = torch.cat([own, torch.cat(rows)], dim=1)
        self.bias = torch.stack(biases)[:, None]


class JointProcessor:
    """Attention over a picture and its texts with a bias on who hears whom."""

    def __init__(self, regions: Sd3Regions) -> None:
        self._regions = regions

    def __call__(
        self, attn: Any, hidden_states: Any, encoder_hidden_states: Any = None, *_args: Any, **_more: Any
    ) -> Any:
        """The picture's tokens and the texts' after they heard one another (each batch, tokens, width)."""
        import torch

        batch, count = hidden_states.shape[:2]

        def heads(values: Any, norm: Any) -> Any:
            split = values.view(batch, values.shape[1], attn.heads, -1).transpose(1, 2)
            return split if norm is None else norm(split)

        query, key = heads(attn.to_q(hidden_states), attn.norm_q), heads(attn.to_k(hidden_states), attn.norm_k)
        value = heads(attn.to_v(hidden_states), None)
        texts = encoder_hidden_states
        query = torch.cat([query, heads(attn.add_q_proj(texts), attn.norm_added_q)], dim=2)
        key = torch.cat([key, heads(attn.add_k_proj(texts), attn.norm_added_k)], dim=2)
        value = torch.cat([value, heads(attn.add_v_proj(texts), None)], dim=2)
        bias = self._regions.bias.to(query.dtype)
        heard = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        heard = heard.transpose(1, 2).reshape(batch, heard.shape[2], -1).to(query.dtype)
        picture, said = heard[:, :count], heard[:, count:]
        picture = attn.to_out[1](attn.to_out[0](picture))
        return picture, said if attn.context_pre_only else attn.to_add_out(said)
