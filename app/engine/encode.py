"""PromptEncoder: reads prompts with their weights for any pipeline, and remembers what it read."""

from __future__ import annotations

import inspect
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.api import UserError
from app.engine.prompt import WeightedPrompt, parse_prompt
from app.engine.reading import Reading

CAPACITY = 24
"""Prompts, each with its negative, whose embeddings a model keeps."""

_TEXTS = ("prompt", "negative_prompt")


class PromptTooLong(UserError):
    """A prompt of which no text encoder of the model would read the end."""

    def __init__(self, tokens_over: int, rest: str) -> None:
        super().__init__(
            "The prompt is {tokens} tokens too long for this model, which would not read “{rest}”.",
            advice="Shorten it.",
            tokens=tokens_over,
            rest=rest[:60] + ("…" if len(rest) > 60 else ""),
        )


@dataclass(slots=True)
class PromptEncoder:
    """Stands before a pipeline's own `encode_prompt` and gives it plain text.

    Weights act on what the text encoders answer (see `Reading`), so they work for every architecture whose pipeline
    encodes its prompt in `encode_prompt`. A prompt that is longer than the encoder of a UNet reads in one go is read
    in pieces, cut between words, whose embeddings are put one after the other: the attention of a UNet takes any
    number. Elsewhere a prompt is refused if none of the encoders would read its end; where one does, others (such as
    the CLIP of Flux beside its T5) may see only the beginning, as the model was trained.
    """

    capacity: int = CAPACITY
    encodings: int = 0
    _kept: OrderedDict[tuple[object, ...], Any] = field(default_factory=OrderedDict)

    def attach(self, pipeline: Any) -> None:
        """Take over the encoding of a pipeline's prompts; one without `encode_prompt` is left as it is."""
        original = getattr(pipeline, "encode_prompt", None)
        if original is None:
            return
        signature = inspect.signature(original)

        def encode_prompt(*args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            return self._encode(pipeline, original, bound)

        pipeline.encode_prompt = encode_prompt

    def forget(self) -> None:
        """Let go of everything remembered."""
        self._kept.clear()

    def _encode(self, pipeline: Any, original: Callable[..., Any], bound: inspect.BoundArguments) -> Any:
        if any(_is_tensors(value) for value in bound.arguments.values()):
            return original(*bound.args, **bound.kwargs)
        key = (type(pipeline).__name__, *((name, repr(value)) for name, value in bound.arguments.items()))
        if key in self._kept:
            self._kept.move_to_end(key)
            return _copied(self._kept[key])
        self.encodings += 1
        prompts = {
            name: parse_prompt(text) for name in _TEXTS if (text := _text(bound.arguments.get(name))) is not None
        }
        pieces = _pieces(pipeline, prompts)
        results = [_read(pipeline, original, bound, piece) for piece in pieces]
        result = results[0] if len(results) == 1 else _joined(results)
        self._kept[key] = result
        while len(self._kept) > self.capacity:
            self._kept.popitem(last=False)
        return _copied(result)


def _read(
    pipeline: Any, original: Callable[..., Any], bound: inspect.BoundArguments, prompts: dict[str, WeightedPrompt]
) -> Any:
    """Encode one piece of each prompt through the pipeline's own code, with its encoders listened to."""
    call = inspect.BoundArguments(bound.signature, OrderedDict(bound.arguments))
    for name, value in bound.arguments.items():
        role = "negative_prompt" if name.startswith("negative") else "prompt"
        if role in prompts and _text(value) is not None and name.rstrip("_234") in _TEXTS:
            plain = prompts[role].text
            call.arguments[name] = [plain] if isinstance(value, list) else plain
    read = [prompts[name] for name in _TEXTS if name in prompts]
    with listening(pipeline, read) as readings:
        result = original(*call.args, **call.kwargs)
    refuse_unread(read, readings)
    return result


def refuse_unread(prompts: Sequence[WeightedPrompt], readings: Sequence[Reading]) -> None:
    """Raise UserError where the encoders got no prompt that could be weighed, or none of them its end."""
    for at, prompt in enumerate(prompts):
        understood = [found for reading in readings if (found := reading.outcomes.get(at)) and found.understood]
        if prompt.emphases and prompt.text.strip() and not understood:
            raise UserError(
                "The weights in the prompt cannot be applied with this model.",
                advice="Write the prompt without brackets, or put \\ before them.",
            )
        if understood and all(found.tokens_over for found in understood):
            best = min(understood, key=lambda found: found.tokens_over)
            raise PromptTooLong(best.tokens_over, best.rest)


@contextmanager
def listening(pipeline: Any, prompts: Sequence[WeightedPrompt]) -> Iterator[list[Reading]]:
    """Listen to a pipeline's text encoders while they read these prompts, in this order."""
    with ExitStack() as stack:
        readings = []
        for name, module in pipeline.components.items():
            tokenizer = pipeline.components.get(name.replace("text_encoder", "tokenizer"))
            if name.startswith("text_encoder") and module is not None and getattr(tokenizer, "is_fast", False):
                reading = Reading(module, tokenizer, prompts)
                handle = module.register_forward_hook(reading, with_kwargs=True)
                stack.callback(handle.remove)
                readings.append(reading)
        yield readings


def _pieces(pipeline: Any, prompts: dict[str, WeightedPrompt]) -> list[dict[str, WeightedPrompt]]:
    """The prompts cut so that each piece fits every tokenizer, as many pieces of each as of the longest."""
    if pipeline.components.get("unet") is None:
        return [prompts]
    tokenizers = [
        part
        for name, part in pipeline.components.items()
        if name.startswith("tokenizer") and getattr(part, "is_fast", 0)
    ]
    cut = {name: _cut(prompt, tokenizers) for name, prompt in prompts.items()}
    count = max((len(parts) for parts in cut.values()), default=1)
    nothing = WeightedPrompt("")
    return [{name: parts[at] if at < len(parts) else nothing for name, parts in cut.items()} for at in range(count)]


def _cut(prompt: WeightedPrompt, tokenizers: Sequence[Any]) -> list[WeightedPrompt]:
    pieces = []
    start = 0
    while True:
        end = min((_end(prompt.text, start, tokenizer) for tokenizer in tokenizers), default=len(prompt.text))
        pieces.append(prompt.part(start, end))
        start = end
        if start >= len(prompt.text):
            return pieces


def _end(text: str, start: int, tokenizer: Any) -> int:
    """Where a piece that begins at `start` has to end to fit a tokenizer: after a word if there is one near."""
    room = tokenizer.model_max_length - tokenizer.num_special_tokens_to_add()
    # Ten characters a token are more than any tokenizer makes of words; a long rest is looked at again later.
    window = text[start : start + 64 * room]
    spans = tokenizer(window, add_special_tokens=False, return_offsets_mapping=True, truncation=False, verbose=False)[
        "offset_mapping"
    ]
    if len(spans) <= room:
        return start + len(window)
    at = int(spans[room][0])
    space = max(
        window.rfind(" ", int(spans[room // 2][0]), at + 1), window.rfind(",", int(spans[room // 2][0]), at) + 1
    )
    return start + (space if space > 0 else max(at, 1))


def _joined(results: list[Any]) -> Any:
    """Put embeddings (batch, tokens, width) one after the other; whatever has no tokens is the first piece's."""
    import torch

    first = results[0]
    if isinstance(first, torch.Tensor):
        return torch.cat(results, dim=1) if first.ndim == 3 else first
    if isinstance(first, list | tuple):
        return type(first)(_joined(list(items)) for items in zip(*results, strict=True))
    return first


def _text(value: object) -> str | None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, str) else None


def _is_tensors(value: object) -> bool:
    import torch

    return isinstance(value, torch.Tensor) or (isinstance(value, list) and any(_is_tensors(item) for item in value))


def _copied(result: Any) -> Any:
    """The same tensors in lists of their own: pipelines add to the lists that they get."""
    if isinstance(result, list | tuple):
        return type(result)(_copied(item) for item in result)
    return result
