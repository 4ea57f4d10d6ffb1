"""PromptEncoder: reads prompts with their weights for any pipeline, and remembers what it read."""

from __future__ import annotations

import inspect
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.api import UserError
from app.api.colour_guidance import led_from_colours, without_colours
from app.engine.conditioning import Conditioning
from app.engine.learned_words import LearnedWord, placed
from app.engine.led import led
from app.engine.prompt import WeightedPrompt, parse_prompt
from app.engine.prompt_schedule import texts_at_steps
from app.engine.reading import NO_WORDS, Reading

CAPACITY = 24
"""Prompts, each with its negative, whose embeddings a model keeps."""

_TEXTS = ("prompt", "negative_prompt")
_NETWORKS = ("unet", "transformer", "controlnet")


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
    _steps: int = 1
    _words: Mapping[str, LearnedWord] = field(default_factory=dict)
    _variation: tuple[object, ...] = ()
    _way: tuple[str, str, float] | None = None
    _colour_guidance: Mapping[str, float] = field(default_factory=dict)
    _changing: list[Conditioning] = field(default_factory=list)
    _share: float = 0.0

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

    @contextmanager
    def speaking(
        self,
        steps: int,
        words: Mapping[str, LearnedWord],
        variation: tuple[object, ...] = (),
        way: tuple[str, str, float] | None = None,
        colour_guidance: Mapping[str, float] | None = None,
    ) -> Iterator[None]:
        """Read prompts for a drawing of some steps that knows these learned words.

        `variation` tells encoders apart that were changed, such as by a LoRA, from what they are without it. A `way`
        leads from one prompt to another: instead of the first, what lies at a share between both is told. By
        `colour_guidance` guidance leads away from a prompt without its colours too, at every other step of a share of
        all.
        """
        self._steps, self._words, self._variation, self._way = max(1, steps), words, variation, way
        self._colour_guidance = colour_guidance or {}
        try:
            yield
        finally:
            self._steps, self._words, self._variation, self._way = 1, {}, (), None
            self._colour_guidance = {}

    @contextmanager
    def changing(self, pipeline: Any) -> Iterator[None]:
        """Let the networks of a pipeline hear, at each step, what a changing prompt says there."""
        self._changing.clear()
        self._share = 0.0
        with ExitStack() as stack:
            stack.callback(self._changing.clear)
            for name in _NETWORKS:
                module = pipeline.components.get(name)
                if hasattr(module, "register_forward_pre_hook"):
                    stack.callback(module.register_forward_pre_hook(self._hear, with_kwargs=True).remove)
            yield

    def reached(self, share: float) -> None:
        """Know that this share of the steps is done, from 0 to 1."""
        self._share = share

    def _hear(self, _module: Any, args: Any, kwargs: Any) -> Any:
        if not self._changing:
            return None
        both: Any = (tuple(args), dict(kwargs))
        for conditioning in self._changing:
            both = conditioning.exchanged(both, self._share)
        return both

    def forget(self) -> None:
        """Let go of everything remembered."""
        self._kept.clear()

    def _encode(self, pipeline: Any, original: Callable[..., Any], bound: inspect.BoundArguments) -> Any:
        if any(_is_tensors(value) for value in bound.arguments.values()):
            return original(*bound.args, **bound.kwargs)
        texts = {name: text for name in _TEXTS if (text := _text(bound.arguments.get(name))) is not None}
        way = self._way if self._way is not None and self._way[0] == texts.get("prompt") else None
        ways = [texts] if way is None else [texts, {**texts, "prompt": way[1]}]
        # What is said at each step, once for each end of the way.
        said = list(zip(*(self._at_steps(end) for end in ways), strict=True))
        different: list[tuple[dict[str, str], ...]] = []
        for one in said:
            if one not in different:
                different.append(one)
        pieces = [[_pieces(pipeline, self._parsed_all(end)) for end in one] for one in different]
        count = max(len(cut) for ends in pieces for cut in ends)
        read = [
            [
                self._encoded(pipeline, original, bound, end, _filled(cut, count))
                for end, cut in zip(one, cuts, strict=True)
            ]
            for one, cuts in zip(different, pieces, strict=True)
        ]
        results = [ends[0] if way is None else led(ends[0], ends[1], way[2]) for ends in read]
        if len(results) > 1:
            self._changing.append(Conditioning(results, [different.index(one) for one in said]))
        return _copied(results[0])

    def _encoded(
        self,
        pipeline: Any,
        original: Callable[..., Any],
        bound: inspect.BoundArguments,
        texts: Mapping[str, str],
        pieces: Sequence[dict[str, WeightedPrompt]],
    ) -> Any:
        """What the pipeline makes of these texts, cut into pieces."""
        words = sorted({word.sha256 for word in self._words.values()})
        said = {name: repr(value) for name, value in bound.arguments.items()} | dict(texts)
        key = (type(pipeline).__name__, *said.items(), len(pieces), *words, self._variation)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self.encodings += 1
        results = [_read(pipeline, original, bound, piece, self._words) for piece in pieces]
        result = self._kept[key] = results[0] if len(results) == 1 else _joined(results)
        while len(self._kept) > self.capacity:
            self._kept.popitem(last=False)
        return result

    def _at_steps(self, texts: Mapping[str, str]) -> list[dict[str, str]]:
        at_steps = {name: texts_at_steps(text, self._steps) for name, text in texts.items()}
        said = [dict(zip(at_steps, step, strict=True)) for step in zip(*at_steps.values(), strict=True)] or [{}]
        share = self._colour_guidance.get(texts.get("prompt", ""), 0.0)
        for step, one in enumerate(said):
            if led_from_colours(step, len(said), share) and (plain := without_colours(one["prompt"])) != one["prompt"]:
                one["negative_prompt"] = ", ".join(filter(None, (plain, one.get("negative_prompt"))))
        return said

    def _parsed_all(self, texts: Mapping[str, str]) -> dict[str, WeightedPrompt]:
        return {name: self._parsed(text) for name, text in texts.items()}

    def _parsed(self, text: str) -> WeightedPrompt:
        return placed(parse_prompt(text), self._words)


def _read(
    pipeline: Any,
    original: Callable[..., Any],
    bound: inspect.BoundArguments,
    prompts: dict[str, WeightedPrompt],
    words: Mapping[str, LearnedWord] = NO_WORDS,
) -> Any:
    """Encode one piece of each prompt through the pipeline's own code, with its encoders listened to."""
    call = inspect.BoundArguments(bound.signature, OrderedDict(bound.arguments))
    for name, value in bound.arguments.items():
        role = "negative_prompt" if name.startswith("negative") else "prompt"
        said = _text(value) is not None or (value is None and name == "negative_prompt")
        if role in prompts and said and name.rstrip("_234") in _TEXTS:
            plain = prompts[role].text
            call.arguments[name] = [plain] if isinstance(value, list) else plain
    read = [prompts[name] for name in _TEXTS if name in prompts]
    with listening(pipeline, read, words) as readings:
        result = original(*call.args, **call.kwargs)
    refuse_unread(read, readings)
    return result


def refuse_unread(prompts: Sequence[WeightedPrompt], readings: Sequence[Reading]) -> None:
    """Raise UserError where the encoders got no prompt that could be weighed, or none of them its end."""
    for at, prompt in enumerate(prompts):
        understood = [found for reading in readings if (found := reading.outcomes.get(at)) and found.understood]
        if (prompt.emphases or prompt.vectors) and prompt.text.strip() and not understood:
            raise UserError(
                "The weights in the prompt cannot be applied with this model.",
                advice="Write the prompt without brackets, or put \\ before them.",
            )
        if understood and all(found.tokens_over for found in understood):
            best = min(understood, key=lambda found: found.tokens_over)
            raise PromptTooLong(best.tokens_over, best.rest)


@contextmanager
def listening(
    pipeline: Any, prompts: Sequence[WeightedPrompt], words: Mapping[str, LearnedWord] = NO_WORDS
) -> Iterator[list[Reading]]:
    """Listen to a pipeline's text encoders while they read these prompts, in this order."""
    with ExitStack() as stack:
        readings = []
        for name, module in pipeline.components.items():
            tokenizer = pipeline.components.get(name.replace("text_encoder", "tokenizer"))
            if name.startswith("text_encoder") and module is not None and getattr(tokenizer, "is_fast", False):
                reading = Reading(module, tokenizer, prompts, words)
                for handle in reading.hooks():
                    stack.callback(handle.remove)
                readings.append(reading)
        yield readings


def _pieces(pipeline: Any, prompts: dict[str, WeightedPrompt]) -> list[dict[str, WeightedPrompt]]:
    """The prompts cut so that each piece fits every tokenizer, as many pieces of each as of the longest."""
    if pipeline.components.get("unet") is None:
        return [{name: prompt.without_breaks() for name, prompt in prompts.items()}]
    tokenizers = [
        part
        for name, part in pipeline.components.items()
        if name.startswith("tokenizer") and getattr(part, "is_fast", 0)
    ]
    cut = {
        name: [piece for part in prompt.at_breaks() for piece in _cut(part, tokenizers)]
        for name, prompt in prompts.items()
    }
    count = max((len(parts) for parts in cut.values()), default=1)
    nothing = WeightedPrompt("")
    return [{name: parts[at] if at < len(parts) else nothing for name, parts in cut.items()} for at in range(count)]


def _filled(pieces: list[dict[str, WeightedPrompt]], count: int) -> list[dict[str, WeightedPrompt]]:
    """The pieces with empty ones behind them, as many as are wanted."""
    return pieces + [dict.fromkeys(pieces[0], WeightedPrompt(""))] * (count - len(pieces))


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
