"""TransformersLanguageModel: a language model in a folder of safetensors, run by transformers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.api import (
    Candidate,
    Ending,
    InvalidRequest,
    LanguageAbilities,
    Message,
    ModelRecord,
    OutOfMemory,
    Piece,
    PromptTooLong,
    WatchPiece,
    WatchPrompt,
    Writing,
    Written,
)
from app.engine.detectors.fill_in import marks_of_folder, template_of_folder
from app.engine.device import Device
from app.engine.language.asking import check_text
from app.engine.language.choosing import IGNORED, Choosing
from app.engine.language.conversation import conversation
from app.engine.language.memory import Memory
from app.engine.language.refusals import no_fill_in, takes_no_images
from app.engine.language.spelling import Spelling
from app.engine.language.template import Templates
from app.engine.language.transcript import Transcript, spelled
from app.engine.memory import is_out_of_memory

if TYPE_CHECKING:
    import torch

_BREAKS = ("\n", ":", '"', "*")
"""The texts over which DRY looks for no repetition, as in llama.cpp."""


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """What transformers made of a folder; `context_tokens` is how long a text may get, `read_at_once` in tokens."""

    model: Any
    tokenizer: Any
    context_tokens: int
    read_at_once: int
    byte_size: int


class TransformersLanguageModel:
    """A model that is loaded. The same writing gives the same text on the same machine where it is read anew.

    A beginning that is still in memory was read in other portions, which rounds its sums otherwise.
    """

    def __init__(self, record: ModelRecord, loaded: LoadedModel, device: Device, templates: Templates) -> None:
        self._record = record
        self._loaded = loaded
        self._device = device
        self._templates = templates
        self._spelling = Spelling(loaded.tokenizer)
        self._memory = Memory(loaded.model)
        self._ends = _ends_of(loaded)
        self._abilities = LanguageAbilities(
            context_tokens=loaded.context_tokens,
            chat=record.chat,
            fill_in=record.fill_in,
            images=False,
            saves_state=self._memory.can_be_kept,
            ignored=frozenset(IGNORED),
        )

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""
        return self._record

    @property
    def abilities(self) -> LanguageAbilities:
        """What it can do."""
        return self._abilities

    @property
    def byte_size(self) -> int:
        """What it takes on the device."""
        return self._loaded.byte_size

    def tokens(self, text: str) -> tuple[int, ...]:
        """A text as tokens, special ones recognised, none added."""
        check_text(text)
        return tuple(self._loaded.tokenizer(text, add_special_tokens=False)["input_ids"])

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""
        return self._spelling.spelled(tokens)

    def chat_prompt(self, messages: Sequence[Message], *, go_on: bool = False) -> str:
        """A conversation in the model's own template, up to where the assistant speaks next."""
        tokenizer = self._loaded.tokenizer
        special = {"bos_token": str(tokenizer.bos_token or ""), "eos_token": str(tokenizer.eos_token or "")}
        template = template_of_folder(self._record.path)
        return conversation(self._templates, self._record.name, template, messages, special, go_on=go_on)

    def fill_in_prompt(self, before: str, after: str) -> str:
        """A prompt after which the model writes what stands between."""
        found = marks_of_folder(self._record.path, self._record.architecture) if self._record.fill_in else None
        if found is None:
            raise no_fill_in(self._record.name)
        prefix, suffix, middle = found
        return f"{prefix}{before}{suffix}{after}{middle}"

    def write(self, writing: Writing, watch: WatchPiece, reading: WatchPrompt = lambda _done, _all: None) -> Written:
        """Write a text. Raises PromptTooLong, OutOfMemory, and what they raise."""
        import torch

        if writing.images:
            raise takes_no_images(self._record.name)
        if writing.sampling.grammar or writing.sampling.json_schema:
            raise InvalidRequest(
                "This model follows no grammar and no JSON schema.",
                advice="Leave them empty, or choose a model in the GGUF format.",
            )
        prompt = self._prompt(writing)
        if len(prompt) + len(writing.start) >= self._loaded.context_tokens:
            raise PromptTooLong(len(prompt) + len(writing.start), self._loaded.context_tokens)
        try:
            with torch.inference_mode():
                return self._written(writing, prompt, watch, reading)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            self._memory.forget()
            failure = OutOfMemory(
                self.byte_size,
                self._device.free_bytes(),
                self._device.name,
                advice="Send less text, choose a smaller model, or close other programs.",
            )
        raise failure

    def save_state(self, file: Path) -> None:
        """Keep what was read last in a file."""
        self._memory.save(file, self._record)

    def restore_state(self, file: Path) -> None:
        """Go on from what a file holds; a file of another model raises UserError and changes nothing."""
        self._memory.restore(file, self._record)

    def _written(self, writing: Writing, prompt: list[int], watch: WatchPiece, reading: WatchPrompt) -> Written:
        transcript = Transcript(writing.stop)
        _show(transcript.begin([(token, self._spelling.bytes_of(token)) for token in writing.start]), watch)
        choosing = Choosing(writing.sampling, writing.seed, self.tokens, self._is_break)
        history = [*prompt, *writing.start]
        begun = time.monotonic()
        reused = 0 if writing.fresh else self._memory.reusable(history)
        logits = self._memory.read(history, reused, self._loaded.read_at_once, reading)
        read = time.monotonic()
        room = self._loaded.context_tokens - len(history)
        wanted = max(0, writing.max_tokens - len(writing.start))
        ending = Ending.CONTEXT if wanted > room else Ending.LENGTH
        for number in range(min(wanted, room)):
            token = choosing.next(logits, history)
            if token in self._ends:
                ending = Ending.END
                break
            history.append(token)
            probability, candidates = self._told(logits, token, writing.candidates)
            _show(transcript.add(token, self._spelling.bytes_of(token), probability, candidates), watch)
            if transcript.stopped:
                ending = Ending.STOP
                break
            if number + 1 < min(wanted, room):
                logits = self._memory.step(token)
        _show(transcript.finish(), watch)
        return Written(
            text=transcript.text,
            tokens=transcript.tokens,
            ending=ending,
            prompt_tokens=len(prompt),
            reused_tokens=reused,
            prompt_s=read - begun,
            writing_s=time.monotonic() - read,
        )

    def _prompt(self, writing: Writing) -> list[int]:
        tokens = list(self.tokens(writing.prompt)) if writing.prompt else []
        tokenizer = self._loaded.tokenizer
        opening = list(tokenizer("", add_special_tokens=True)["input_ids"])[:1]
        if opening != [tokenizer.bos_token_id]:
            opening = []
        if opening and tokens[:1] != opening:
            tokens = [*opening, *tokens]
        if not tokens:
            first = tokenizer.bos_token_id if tokenizer.bos_token_id is not None else tokenizer.eos_token_id
            tokens = [int(first or 0)]
        return tokens

    def _told(self, logits: torch.Tensor, token: int, count: int) -> tuple[float, tuple[Candidate, ...]]:
        """The probability of a token before sampling, and the likeliest ones."""
        probabilities = logits.softmax(-1)
        likeliest = probabilities.topk(min(count, len(probabilities))) if count else None
        told = zip(likeliest.indices.tolist(), likeliest.values.tolist(), strict=True) if likeliest else ()
        candidates = tuple(Candidate(id_, self._called(id_), probability) for id_, probability in told)
        return float(probabilities[token]), candidates

    def _called(self, token: int) -> str:
        return spelled(self._spelling.bytes_of(token)) or self._spelling.called(token)

    def _is_break(self, token: int) -> bool:
        text = spelled(self._spelling.bytes_of(token))
        return any(mark in text for mark in _BREAKS)


def _ends_of(loaded: LoadedModel) -> frozenset[int]:
    """The tokens with which the model says that it is done."""
    named = getattr(loaded.model.generation_config, "eos_token_id", None)
    found = named if isinstance(named, list) else [named]
    return frozenset(int(id_) for id_ in [*found, loaded.tokenizer.eos_token_id] if id_ is not None)


def _show(piece: Piece | None, watch: Callable[[Piece], None]) -> None:
    if piece is not None:
        watch(piece)
