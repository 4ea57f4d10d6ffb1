"""Writing the drafts that a request asks for, one after the other, with what is kept beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetStore,
    InvalidData,
    InvalidRequest,
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
from plugins.text.generators.details import DETAILS, DraftDetails, Told, details_to_bytes
from plugins.text.generators.requests import TextRequest
from plugins.text.generators.sampling import read_stops, sampling_of

R = TypeVar("R", bound=TextRequest)

MEDIA_TYPE = "text/markdown"
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model is given: the prompt, its parts for whoever wants to see them, and what ends the text.

    `strip` takes the white space around the answer off, `strip_start` that before it alone. `alerts` are sentences on
    what was left out for space.
    """

    prompt: str
    told: tuple[Told, ...]
    stop: tuple[str, ...] = ()
    images: tuple[Pixels, ...] = ()
    strip: bool = False
    strip_start: bool = False
    media_type: str = MEDIA_TYPE
    alerts: tuple[Words, ...] = ()


def write_drafts(request: R, asked: Asked, model: LanguageModel, context: RunContext) -> Iterator[Output]:
    """Write `batch` texts, each with the seed after the one before, so that each can be written again alone.

    Raises UserError where the model had nothing to say in any of them.
    """
    refuse_ignored(request, model)
    sampling = sampling_of(request, request.preset)
    start = _tokens_of(request.start)
    any_text = False
    for draft in range(request.batch):
        seed = (request.seed + draft) % SEED_LIMIT
        writing = Writing(
            prompt=asked.prompt,
            max_tokens=request.max_tokens,
            seed=seed,
            sampling=sampling,
            start=start,
            stop=(*asked.stop, *read_stops(request.stop)),
            candidates=request.candidates,
            images=asked.images,
        )
        stripped = asked.strip or asked.strip_start
        written = _write(writing, draft, request.batch, stripped, model, context)
        text, tokens = _stripped(written, asked.strip) if stripped else (written.text, written.tokens)
        if not text:
            continue
        any_text = True
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
            replace(request, batch=1, seed=seed),
            asked.media_type,
            name=" ".join(text.split())[:_NAME_LENGTH],
            details={DETAILS: details_to_bytes(details)},
        )
    if not any_text:
        raise UserError("The model had nothing to add.", advice="Write a little more, or try another seed.")


def text_of(assets: AssetStore, asset: str | None) -> str:
    """A text that a request names, or none; raises InvalidData where it is none."""
    if not asset:
        return ""
    try:
        return assets.read(AssetId(asset)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidData("This is no text in UTF-8.", advice="Choose a text.") from error


def _write(
    writing: Writing, draft: int, drafts: int, strip: bool, model: LanguageModel, context: RunContext
) -> Written:
    pieces: list[str] = []
    tokens: list[Token] = []
    activity = Words("Writing") if drafts == 1 else Words("Writing {draft} of {drafts}", draft=draft + 1, drafts=drafts)

    def reading(done: int, all_: int) -> None:
        context.job.report(0, 0, Words("Reading the text: {done} of {all} tokens", done=done, all=all_))

    def watch(piece: Piece) -> None:
        pieces.append(piece.text)
        tokens.extend(piece.tokens)
        preview = None
        if context.job.wants_preview():
            text = "".join(pieces)
            preview = TextPreview(text.lstrip() if strip else text, draft)
        done = draft * writing.max_tokens + len(tokens)
        context.job.report(done, drafts * writing.max_tokens, activity, preview)

    return model.write(writing, watch, reading)


def _stripped(written: Written, end: bool) -> tuple[str, tuple[Token, ...]]:
    """The text without the white space before it, and behind it with `end`; its tokens moved with it."""
    text = written.text.strip() if end else written.text.lstrip()
    gone = len(written.text) - len(written.text.lstrip())
    moved = (
        replace(token, start=max(0, token.start - gone), end=min(len(text), token.end - gone))
        for token in written.tokens
        if token.end > gone and token.start - gone < len(text)
    )
    return text, tuple(moved)


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
