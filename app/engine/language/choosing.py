"""Choosing: how the next token is drawn from a transformers model's logits, in the order that llama.cpp has."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from app.api import InvalidRequest, Sampling

if TYPE_CHECKING:
    import torch

IGNORED = ("grammar", "json_schema")
"""What is not honoured here."""

_LONGEST_REPEAT = 50


class Choosing:
    """Draws the tokens of one text; `breaks` are tokens over which no repetition is looked for."""

    def __init__(
        self,
        sampling: Sampling,
        seed: int,
        tokens: Callable[[str], Sequence[int]],
        breaks: Callable[[int], bool] = lambda _token: False,
    ) -> None:
        import torch

        if sampling.mirostat == 1:
            raise InvalidRequest("This model cannot work with Mirostat 1.", advice="Choose Mirostat 2, or none.")
        self._sampling = sampling
        self._breaks = breaks
        self._bias = [(token, bias) for text, bias in sampling.logit_bias for token in tokens(text)]
        self._generator = torch.Generator().manual_seed(seed)
        self._surprise = 2 * sampling.mirostat_tau

    def next(self, logits: torch.Tensor, history: Sequence[int]) -> int:
        """Draw a token from logits (vocabulary,), float32 on the processor, after the tokens that came before."""
        import torch

        said = self._sampling
        scores = self._penalised(logits.clone(), history)
        if said.temperature <= 0:
            return int(scores.argmax())
        if said.mirostat:
            return self._mirostat(scores / said.temperature)
        for warper in self._warpers():
            scores = warper(None, scores[None])[0]
        scores = self._without_top_choices(scores) / said.temperature
        return int(torch.multinomial(scores.softmax(-1), 1, generator=self._generator))

    def _penalised(self, scores: torch.Tensor, history: Sequence[int]) -> torch.Tensor:
        import torch
        from transformers import RepetitionPenaltyLogitsProcessor

        said = self._sampling
        for token, bias in self._bias:
            scores[token] += bias
        recent = torch.tensor(list(history[-said.penalty_range :]) if said.penalty_range > 0 else [], dtype=torch.long)
        if len(recent) and said.repetition_penalty != 1:
            processor: Any = RepetitionPenaltyLogitsProcessor(said.repetition_penalty)
            scores = processor(recent[None], scores[None])[0]
        if len(recent) and (said.frequency_penalty or said.presence_penalty):
            present, counts = torch.unique(recent, return_counts=True)
            scores[present] -= counts * said.frequency_penalty + said.presence_penalty
        if said.dry_multiplier:
            for token, length in self._repeats(history[-said.dry_range :]).items():
                scores[token] -= said.dry_multiplier * said.dry_base ** (length - said.dry_allowed_length)
        return scores

    def _warpers(self) -> list[Any]:
        import transformers as library

        said, made = self._sampling, []
        if said.top_k > 0:
            made.append(library.TopKLogitsWarper(said.top_k))
        if said.typical_p < 1:
            made.append(library.TypicalLogitsWarper(said.typical_p))
        if said.top_p < 1:
            made.append(library.TopPLogitsWarper(said.top_p))
        if said.min_p > 0:
            made.append(library.MinPLogitsWarper(said.min_p))
        return made

    def _repeats(self, history: Sequence[int]) -> dict[int, int]:
        """The tokens that would go on with a repetition, and how long it already is: DRY.

        From “DRY: a modern repetition penalty” by P. E. Weidmann, oobabooga/text-generation-webui #5677.
        """
        found: dict[int, int] = {}
        last = len(history) - 1
        if last < 1 or self._breaks(history[last]):
            return found
        for at in range(last):
            length = 0
            while length < min(at + 1, _LONGEST_REPEAT) and history[at - length] == history[last - length]:
                if self._breaks(history[at - length]):
                    break
                length += 1
            if length >= self._sampling.dry_allowed_length:
                follower = history[at + 1]
                found[follower] = max(found.get(follower, 0), length)
        return found

    def _without_top_choices(self, scores: torch.Tensor) -> torch.Tensor:
        """Sometimes leave out all likely tokens but the least likely of them: XTC.

        From “Exclude Top Choices” by P. E. Weidmann, oobabooga/text-generation-webui #6335.
        """
        import torch

        said = self._sampling
        if said.xtc_probability <= 0 or said.xtc_threshold > 0.5:
            return scores
        if float(torch.rand(1, generator=self._generator)) >= said.xtc_probability:
            return scores
        likely = (scores.softmax(-1) >= said.xtc_threshold).nonzero()[:, 0]
        if len(likely) > 1:
            left_out = likely[scores[likely].argsort(descending=True)][:-1]
            scores[left_out] = -math.inf
        return scores

    def _mirostat(self, scores: torch.Tensor) -> int:
        """Keep the surprise of a text near a target: Mirostat 2, algorithm 2 of Basu et al., arXiv:2007.14966."""
        import torch

        said = self._sampling
        probabilities = scores.softmax(-1)
        surprises = -probabilities.log2()
        kept = surprises <= self._surprise
        kept[probabilities.argmax()] = True
        probabilities = torch.where(kept, probabilities, torch.zeros_like(probabilities))
        chosen = int(torch.multinomial(probabilities / probabilities.sum(), 1, generator=self._generator))
        observed = float(-(probabilities[chosen] / probabilities.sum()).log2())
        self._surprise -= said.mirostat_eta * (observed - said.mirostat_tau)
        return chosen
