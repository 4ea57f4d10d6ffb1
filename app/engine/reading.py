"""Reading: listens to a text encoder, notices what it did not get to read, and weighs what it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from app.engine.learned_words import LearnedWord
from app.engine.prompt import WeightedPrompt

NO_WORDS: Mapping[str, LearnedWord] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a prompt: whether its tokens were found, how many were cut off, and the text of those."""

    understood: bool = False
    tokens_over: int = 0
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """The tokens from `start`, `count` of them, are the prompt's first `count`; of each its span in the text."""

    start: int
    count: int
    spans: tuple[tuple[int, int], ...]


class Reading:
    """A forward hook of a text encoder for one encoding.

    The encoder is called once for each prompt, in their order. Its answer (1, tokens, width) is weighed in place:

    - CLIP: the embedding of a token is multiplied by its weight, and all of them by one factor that restores their
      mean, as artists know it from other programs.
    - all others: the embedding moves away from, or towards, what the encoder makes of no text at all in the same
      template, r + weight × (e - r). A plain factor would be undone by the RMS norm that many transformers put
      behind the encoder; a weight of 0 says nothing, exactly. r is the mean over the tokens that close the template,
      or its last token where nothing comes after the text.

    Learned words are put in before: at their tokens the encoder gets their vectors in place of its own embeddings.
    """

    def __init__(
        self,
        module: Any,
        tokenizer: Any,
        prompts: Sequence[WeightedPrompt],
        words: Mapping[str, LearnedWord] = NO_WORDS,
    ) -> None:
        self._words = words
        self._module = module
        self._tokenizer = tokenizer
        self._prompts = prompts
        self._calls = 0
        self._asking = False
        self.outcomes: dict[int, Outcome] = {}

    def hooks(self) -> Iterator[Any]:
        """Begin to listen; what it gives takes the hooks away again."""
        yield self._module.register_forward_hook(self, with_kwargs=True)
        if any(prompt.vectors for prompt in self._prompts):
            yield self._module.get_input_embeddings().register_forward_hook(self._put_in)

    def _put_in(self, _embedding: Any, args: tuple[Any, ...], output: Any) -> Any:
        """The embeddings of a prompt with the vectors of its learned words among them."""
        if self._asking or not args or self._calls >= len(self._prompts) or args[0].shape[0] != 1:
            return output
        prompt = self._prompts[self._calls]
        place, _ = self._find(prompt.text, args[0][0].tolist()) if prompt.vectors else (None, [])
        if place is None:
            return output
        width = int(output.shape[-1])
        at = {span[0]: place.start + number for number, span in enumerate(place.spans)}
        output = output.clone()
        for vector in prompt.vectors:
            known = self._words[vector.word].vectors.get(width)
            if known is not None and vector.start in at:
                output[0, at[vector.start]] = known[vector.number].to(output.device, output.dtype)
        return output

    def __call__(self, _module: Any, args: tuple[Any, ...], kwargs: dict[str, Any], output: Any) -> None:
        """Look at one call of the encoder."""
        if self._asking:
            return
        at, self._calls = self._calls, self._calls + 1
        ids = kwargs.get("input_ids", args[0] if args else None)
        if ids is None or at >= len(self._prompts) or ids.shape[0] != 1:
            return
        prompt = self._prompts[at]
        if not prompt.text.strip():
            self.outcomes[at] = Outcome(understood=True)
            return
        place, spans = self._find(prompt.text, ids[0].tolist())
        if place is None:
            self.outcomes[at] = Outcome()
            return
        over = len(spans) - place.count
        if prompt.emphases:
            self._weigh(output, place, _token_weights(prompt, place), args, kwargs, ids)
        self.outcomes[at] = Outcome(
            understood=True,
            tokens_over=over,
            rest=prompt.text[spans[place.count][0] :] if over else "",
        )

    def _find(self, text: str, ids: list[int]) -> tuple[_Place | None, list[tuple[int, int]]]:
        """Where the text's tokens are among those that the encoder got, as the pipeline may have rewritten it."""
        best: tuple[_Place | None, list[tuple[int, int]]] = (None, [])
        stripped = text.strip()
        indent = text.index(stripped)
        for variant, shift in ((text, 0), (stripped, indent), (" " + stripped, indent - 1), (stripped.lower(), indent)):
            read = self._tokenizer(
                variant, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False
            )
            spans = [(max(0, a + shift), max(0, b + shift)) for a, b in read["offset_mapping"]]
            place = _longest(ids, list(read["input_ids"]), spans)
            if place is not None and (best[0] is None or place.count > best[0].count):
                best = (place, spans)
            if place is not None and place.count == len(spans):
                break
        place, spans = best
        if place is not None and place.count < len(spans) and place.start + place.count < len(ids) - 3:
            # It stops in the middle of the sequence: these are not the prompt's tokens.
            return None, []
        return best

    def _weigh(
        self, output: Any, place: _Place, weights: list[float], args: tuple[Any, ...], kwargs: dict[str, Any], ids: Any
    ) -> None:
        import torch

        tensors = list(_hidden(output, ids.shape[1]))
        factors = torch.ones(ids.shape[1], device=ids.device)
        factors[place.start : place.start + place.count] = torch.tensor(weights, device=ids.device)
        if str(getattr(self._module.config, "model_type", "")).startswith("clip"):
            for tensor in tensors:
                before = tensor.float().mean()
                tensor.mul_(factors[None, :, None].to(tensor.dtype))
                after = tensor.float().mean()
                if abs(float(after)) > 1e-6:
                    tensor.mul_((before / after).to(tensor.dtype))
            return
        for tensor, empty in zip(tensors, self._empty(place, args, kwargs, ids), strict=True):
            away = tensor - empty
            tensor.copy_(empty + factors[None, :, None].to(tensor.dtype) * away)

    def _empty(self, place: _Place, args: tuple[Any, ...], kwargs: dict[str, Any], ids: Any) -> Iterator[Any]:
        """What the encoder makes of the template without the text: one vector (1, 1, width) for each layer."""
        import torch

        end = place.start + place.count
        length = ids.shape[1]

        def without(value: Any) -> Any:
            if isinstance(value, torch.Tensor) and value.ndim == 2 and value.shape == ids.shape:
                return torch.cat([value[:, : place.start], value[:, end:]], dim=1)
            return value

        mask = kwargs.get("attention_mask")
        valid = torch.ones_like(ids) if mask is None or mask.ndim != 2 else mask
        pads = ids == (self._tokenizer.pad_token_id if self._tokenizer.pad_token_id is not None else -1)
        closing = [at for at in range(end, length) if bool(valid[0, at]) and not bool(pads[0, at])]
        at = [position - place.count for position in closing] or [max(0, place.start - 1)]
        self._asking = True
        try:
            answer = self._module(*map(without, args), **{name: without(value) for name, value in kwargs.items()})
        finally:
            self._asking = False
        for tensor in _hidden(answer, length - place.count):
            yield tensor[:, at].mean(dim=1, keepdim=True)


def _longest(ids: list[int], wanted: list[int], spans: list[tuple[int, int]]) -> _Place | None:
    """The longest beginning of `wanted` that stands in `ids`; the latest of equal ones, as templates come first."""
    best: tuple[int, int] = (0, 0)
    for start in range(len(ids)):
        if not wanted or ids[start] != wanted[0]:
            continue
        count = 0
        while count < len(wanted) and start + count < len(ids) and ids[start + count] == wanted[count]:
            count += 1
        if count >= best[1]:
            best = (start, count)
        if count == len(wanted):
            break
    return _Place(best[0], best[1], tuple(spans[: best[1]])) if best[1] else None


def _token_weights(prompt: WeightedPrompt, place: _Place) -> list[float]:
    """The weight of each token: that of its first character which is no space."""
    characters = prompt.weights()
    weights = []
    for start, end in place.spans:
        first = next((at for at in range(start, min(end, len(prompt.text))) if not prompt.text[at].isspace()), start)
        weights.append(characters[first] if first < len(characters) else 1.0)
    return weights


def _hidden(output: Any, length: int) -> Iterator[Any]:
    """Every tensor (1, tokens, width) of an encoder's answer, each once."""
    import torch

    seen: set[int] = set()
    waiting = [output]
    while waiting:
        value = waiting.pop()
        if isinstance(value, torch.Tensor):
            if value.ndim == 3 and value.shape[1] == length and value.data_ptr() not in seen:
                seen.add(value.data_ptr())
                yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list | tuple):
            waiting.extend(value)
