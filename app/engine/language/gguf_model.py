"""GgufLanguageModel: a language model in a GGUF file, run by llama.cpp."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.api import (
    IMAGE,
    LanguageAbilities,
    Message,
    ModelRecord,
    PromptTooLong,
    UnreadableModel,
    UserError,
    WatchPiece,
    WatchPrompt,
    Writing,
    Written,
)
from app.engine.detectors.eye import eye_of
from app.engine.detectors.gguf import TEMPLATE
from app.engine.detectors.language_model import fill_in_tokens
from app.engine.language.asking import bad_grammar, check_images, check_text, request_of
from app.engine.language.conversation import conversation
from app.engine.language.estimate import BYTES_A_WEIGHT, LanguageNeeds, reading_batch, reading_threads
from app.engine.language.images import as_base64
from app.engine.language.llama_server import LlamaServer, ServerRefused, ServerSettings
from app.engine.language.refusals import keeps_nothing, no_fill_in, takes_no_images
from app.engine.language.states import read_state, write_state
from app.engine.language.stream import Stopped, Stream
from app.engine.language.template import Templates
from app.engine.language.transcript import PART_OF_A_CHARACTER
from app.engine.language.vocabulary import Vocabulary

_TOO_LONG = "exceed_context_size_error"


class GgufLanguageModel:
    """A model that is loaded. The same writing gives the same text on the same machine where it is read anew.

    A beginning that is still in memory was read in other portions, which rounds its sums otherwise: probabilities then
    differ by some hundredths, and a text may go another way. `Writing.fresh` reads everything anew.
    """

    def __init__(self, record: ModelRecord, needs: LanguageNeeds, server: LlamaServer, templates: Templates) -> None:
        self._record = record
        self._needs = needs
        self._server = server
        self._templates = templates
        self._vocabulary = Vocabulary(record.path)
        self._opening: tuple[int, ...] | None = None
        self._abilities = LanguageAbilities(
            context_tokens=needs.context_tokens,
            chat=record.chat,
            fill_in=record.fill_in,
            images=server.sees,
            # What a model that sees has read is not text alone, and the runtime keeps only text.
            saves_state=not server.sees,
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
        """What it takes of the memory."""
        return self._needs.total_bytes

    def tokens(self, text: str) -> tuple[int, ...]:
        """A text as tokens, special ones recognised, none added."""
        check_text(text)
        return tuple(self._server.tokens(text))

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""
        return self._server.spelled(tokens)

    def chat_prompt(self, messages: Sequence[Message], *, go_on: bool = False) -> str:
        """A conversation in the model's own template, up to where the assistant speaks next."""
        template = self._vocabulary.header.text(TEMPLATE)
        header, stored = self._vocabulary.header, self._vocabulary.stored
        special = {"bos_token": stored(header.token_id("bos")), "eos_token": stored(header.token_id("eos"))}
        return conversation(self._templates, self._record.name, template, messages, special, go_on=go_on)

    def fill_in_prompt(self, before: str, after: str) -> str:
        """A prompt after which the model writes what stands between."""
        found = fill_in_tokens(self._vocabulary.header)
        if found is None or not self._record.fill_in:
            raise no_fill_in(self._record.name)
        prefix, suffix, middle = found
        return f"{prefix}{before}{suffix}{after}{middle}"

    def write(self, writing: Writing, watch: WatchPiece, reading: WatchPrompt = lambda _done, _all: None) -> Written:
        """Write a text. Raises PromptTooLong, InvalidRequest for a grammar that cannot be read, and what they raise."""
        check_text(writing.prompt)
        prompt, length = self._prompt(writing)
        room = self._needs.context_tokens - length
        if room <= 0:
            raise PromptTooLong(length, self._needs.context_tokens)
        wanted = max(0, writing.max_tokens - len(writing.start))
        asked = request_of(writing, prompt, min(wanted, room), self._server.tokens)
        stream = Stream(writing, self._vocabulary, watch, reading)
        stream.begin([(token, self._bytes_of(token)) for token in writing.start])
        self._complete(writing, {**asked, "cache_prompt": not writing.fresh}, stream.chunk)
        return stream.finish(length - len(writing.start) if length else 0, cut_short=wanted > room)

    def save_state(self, file: Path) -> None:
        """Keep what was read last in a file."""
        if not self._abilities.saves_state:
            raise keeps_nothing()
        name = "saved"
        self._server.ask("/slots/0?action=save", {"filename": name})
        write_state(file, self._server.folder / name, self._record)

    def restore_state(self, file: Path) -> None:
        """Go on from what a file holds; a file of another model raises UserError and changes nothing."""
        if not self._abilities.saves_state:
            raise keeps_nothing()
        name = "restored"
        read_state(file, self._server.folder / name, self._record)
        try:
            self._server.ask("/slots/0?action=restore", {"filename": name})
        except ServerRefused as error:
            raise UserError(
                "What was kept of a text can no longer be read.",
                advice="Write on: the text is read anew.",
                detail=error.message,
            ) from error
        finally:
            (self._server.folder / name).unlink(missing_ok=True)

    def _prompt(self, writing: Writing) -> tuple[Any, int]:
        """The prompt as the runtime takes it, and how many tokens it has as far as that is known."""
        if writing.images:
            if not self._abilities.images:
                raise takes_no_images(self._record.name)
            check_images(writing)
            text = writing.prompt.replace(IMAGE, self._server.image_mark) + (
                self.spelled(writing.start) if writing.start else ""
            )
            return {"prompt_string": text, "multimodal_data": as_base64(writing.images)}, 0
        tokens = list(self.tokens(writing.prompt)) if writing.prompt else []
        opening = self._opening_tokens()
        if opening and tuple(tokens[: len(opening)]) != opening:
            tokens = [*opening, *tokens]
        if not tokens:
            # There has to be something that the first token follows.
            header = self._vocabulary.header
            first = header.token_id("bos", "eos")
            tokens = [0 if first is None else first]
        return [*tokens, *writing.start], len(tokens) + len(writing.start)

    def _opening_tokens(self) -> tuple[int, ...]:
        if self._opening is None:
            self._opening = tuple(self._server.tokens("", opening=True))[:1]
        return self._opening

    def _bytes_of(self, token: int) -> bytes:
        text = self.spelled([token])
        return self._vocabulary.spelled[token] if PART_OF_A_CHARACTER in text else text.encode()

    def _complete(
        self, writing: Writing, request: Mapping[str, Any], watch: Callable[[Mapping[str, Any]], None]
    ) -> None:
        try:
            self._server.complete(request, watch)
        except Stopped:
            return
        except ServerRefused as error:
            if error.kind == _TOO_LONG:
                length = int(error.said.get("n_prompt_tokens", 0))
                raise PromptTooLong(length, self._needs.context_tokens) from error
            if writing.sampling.grammar or writing.sampling.json_schema:
                raise bad_grammar(writing.sampling.grammar, error.message) from error
            raise


def load_gguf(
    record: ModelRecord, needs: LanguageNeeds, templates: Templates, check: Callable[[], None]
) -> GgufLanguageModel:
    """Load a model; raises UnreadableModel where llama.cpp cannot read it."""
    check()
    threads = reading_threads()
    settings = ServerSettings(
        model=record.path,
        context_tokens=needs.context_tokens,
        read_at_once=reading_batch(needs.weights_bytes / BYTES_A_WEIGHT, threads),
        threads=threads,
        kept_bytes=needs.kept_bytes,
        eye=eye_of(record.path),
    )
    try:
        server = LlamaServer(settings)
    except RuntimeError as error:
        raise UnreadableModel(
            "“{file}” cannot be loaded: it is damaged, or of a kind that this version cannot run.",
            advice="Fetch it once more, or choose another model.",
            file=record.path.name,
            detail=error,
        ) from error
    check()
    return GgufLanguageModel(record, needs, server, templates)
