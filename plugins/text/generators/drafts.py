"""Writing the drafts that a request asks for, one after the other, with what is kept beside each."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetStore,
    Ending,
    InvalidData,
    InvalidRequest,
    JobCancelled,
    LanguageModel,
    Output,
    Piece,
    Pixels,
    RunContext,
    TextPreview,
    Token,
    UserError,
    Words,
    Writing,
    Written,
    fields_of,
)
from plugins.text.code.fences import fenced
from plugins.text.formats import soft
from plugins.text.generators.details import DETAILS, DraftDetails, Told, details_to_bytes
from plugins.text.generators.requests import TextRequest
from plugins.text.generators.sampling import CODE, read_stops, sampling_of

R = TypeVar("R", bound=TextRequest)

MEDIA_TYPE = "text/markdown"
_NAME_LENGTH = 60


class SoFar:
    """What is written of a text."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.prompt_tokens = 0
        self._pieces: list[str] = []
        self._moved: list[Token] = []
        self._moved_by = self._moved_of = 0
        self._began_s = self._read_s = time.monotonic()

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)

    def add(self, piece: Piece) -> None:
        """A piece more is written."""
        if not self._pieces:
            self._read_s = time.monotonic()
        self._pieces.append(piece.text)
        self.tokens.extend(piece.tokens)

    def tokens_from(self, start: int) -> tuple[Token, ...]:
        """The tokens of the text from a place on; what was moved before isn't moved again."""
        if not start:
            return tuple(self.tokens)
        if start != self._moved_by:
            self._moved, self._moved_by, self._moved_of = [], start, 0
        for token in self.tokens[self._moved_of :]:
            if token.end > start:
                self._moved.append(replace(token, start=max(0, token.start - start), end=token.end - start))
        self._moved_of = len(self.tokens)
        return tuple(self._moved)

    def written(self) -> Written:
        """It as a text that is no longer written on; how much of its beginning was in memory isn't known."""
        times_s = self._read_s - self._began_s, time.monotonic() - self._read_s
        return Written(self.text, tuple(self.tokens), Ending.LENGTH, self.prompt_tokens, 0, *times_s)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model is given: the prompt, its parts for whoever wants to see them, and what ends the text.

    `strip` takes the white space around the answer off, `strip_start` that before it alone. `alerts` are sentences on
    what was left out for space. With `only_code` the code in a fence is all that is kept of an answer that has one.
    """

    prompt: str
    told: tuple[Told, ...]
    stop: tuple[str, ...] = ()
    images: tuple[Pixels, ...] = ()
    strip: bool = False
    strip_start: bool = False
    media_type: str = MEDIA_TYPE
    alerts: tuple[Words, ...] = ()
    only_code: bool = False

    def span_of(self, text: str, *, is_all: bool = True) -> tuple[int, int]:
        """From where to where a text that was written is what was asked for; with `is_all` no more is coming."""
        if self.only_code and (found := fenced(text)) is not None:
            return found
        start = len(text) - len(text.lstrip()) if self.strip or self.strip_start else 0
        return start, max(start, len(text.rstrip())) if self.strip and is_all else len(text)


def write_drafts(request: R, asked: Asked, model: LanguageModel, context: RunContext) -> Iterator[Output]:
    """Write `batch` texts, each with the seed after the one before, so that each can be written again alone.

    What was written of one that is cancelled or fails comes as well, unless the job is in passing: its request makes
    just that again. Raises UserError where the model had nothing to say in any of them.
    """
    refuse_ignored(request, model)
    asked = replace(asked, only_code=request.preset == CODE)
    sampling = sampling_of(request, request.preset)
    start = _tokens_of(request.start)
    any_text = False
    for draft in range(request.batch):
        seed = (request.seed + draft) % SEED_LIMIT
        writing = Writing(
            prompt=asked.prompt,
            max_tokens=min(request.max_tokens, request.stop_after or request.max_tokens),
            seed=seed,
            sampling=sampling,
            start=start,
            stop=(*asked.stop, *read_stops(request.stop)),
            candidates=request.candidates,
            images=asked.images,
            fresh=context.job.fresh,
        )
        alone = replace(request, batch=1, seed=seed)
        so_far = SoFar()
        try:
            written = _write(writing, draft, request.batch, asked, model, context, so_far)
        except InvalidRequest:
            raise
        except (JobCancelled, Exception):
            part = so_far.written()
            if part.tokens and not context.job.in_passing:
                yield from _output(replace(alone, stop_after=len(part.tokens)), part, asked, model)
            raise
        for output in _output(alone, written, asked, model):
            any_text = True
            yield output
    if not any_text:
        raise UserError("The model had nothing to add.", advice="Write a little more, or try another seed.")


def _output(request: TextRequest, written: Written, asked: Asked, model: LanguageModel) -> Iterator[Output]:
    """A text as a result, if there is anything of it."""
    text, tokens = part_of(written, *asked.span_of(written.text))
    if not text:
        return
    details = DraftDetails(
        tokens=tokens,
        told=asked.told,
        alerts=asked.alerts,
        context_tokens=model.abilities.context_tokens,
        prompt_tokens=written.prompt_tokens,
        reused_tokens=written.reused_tokens,
        prompt_s=written.prompt_s,
        writing_s=written.writing_s,
    )
    yield Output(
        text.encode("utf-8", "replace"),
        request,
        asked.media_type,
        name=" ".join(text.split())[:_NAME_LENGTH],
        details={DETAILS: details_to_bytes(details)},
    )


def text_of(assets: AssetStore, asset: str | None) -> str:
    """A text that a request names without its soft splits, or none; raises InvalidData where it is none."""
    if not asset:
        return ""
    try:
        return soft.join(assets.read(AssetId(asset)).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InvalidData("This is no text in UTF-8.", advice="Choose a text.") from error


def _write(
    writing: Writing,
    draft: int,
    drafts: int,
    asked: Asked,
    model: LanguageModel,
    context: RunContext,
    so_far: SoFar,
) -> Written:
    activity = Words("Writing") if drafts == 1 else Words("Writing {draft} of {drafts}", draft=draft + 1, drafts=drafts)

    def reading(done: int, all_: int) -> None:
        so_far.prompt_tokens = all_
        context.job.report(0, 0, Words("Reading the text: {done} of {all} tokens", done=done, all=all_))

    def watch(piece: Piece) -> None:
        so_far.add(piece)
        preview = None
        if context.job.wants_preview():
            text = so_far.text
            start, end = asked.span_of(text, is_all=False)
            # Of code in a fence it isn't known yet which tokens will be left of it.
            tokens = () if asked.only_code else so_far.tokens_from(start)
            preview = TextPreview(text[start:end], draft, tokens)
        done = draft * writing.max_tokens + len(so_far.tokens)
        context.job.report(done, drafts * writing.max_tokens, activity, preview)

    return model.write(writing, watch, reading)


def part_of(written: Written, start: int, end: int) -> tuple[str, tuple[Token, ...]]:
    """A part of what was written, its tokens moved with it."""
    moved = (
        replace(token, start=max(0, token.start - start), end=min(end, token.end) - start)
        for token in written.tokens
        if token.end > start and token.start < end
    )
    return written.text[start:end], tuple(moved) if (start, end) != (0, len(written.text)) else written.tokens


def _tokens_of(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise InvalidRequest("The first tokens are no numbers.", advice="Separate them by commas.") from error


def refuse_ignored(request: TextRequest, model: LanguageModel) -> None:
    """Raise InvalidRequest where the request sets what the model's runtime does not honour."""
    for field in fields_of(type(request)):
        if field.name in model.abilities.ignored and getattr(request, field.name) not in (None, "", field.default):
            raise InvalidRequest(
                "{model} does not honour {field}.",
                advice="Leave it empty, or choose another model.",
                model=model.record.name,
                field=field.named,
            )


def refuse_images(images: Sequence[Pixels], model: LanguageModel) -> None:
    """Raise UserError where there are pictures that the model does not take."""
    if images and not model.abilities.images:
        raise UserError(
            "{model} does not take pictures.",
            advice="Take them out, or choose a model that does.",
            model=model.record.name,
        )
