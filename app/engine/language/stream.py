"""Stream: what llama.cpp sends while it writes, made into pieces."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from app.api import Candidate, Ending, Piece, WatchPiece, WatchPrompt, Writing, Written
from app.engine.language.asking import bad_grammar, cannot_begin
from app.engine.language.transcript import Transcript, spelled
from app.engine.language.vocabulary import Vocabulary


class Stopped(Exception):
    """A stop string was found: nothing more is to be written."""


class Stream:
    """Takes the chunks of one text.

    The runtime tells of a character that several tokens make up only the last of them; the others are found again by
    their bytes, without their probabilities.
    """

    def __init__(self, writing: Writing, vocabulary: Vocabulary, watch: WatchPiece, reading: WatchPrompt) -> None:
        self._transcript = Transcript(writing.stop)
        self._candidates = writing.candidates
        self._schema = writing.sampling.json_schema
        self._vocabulary = vocabulary
        self._watch = watch
        self._reading = reading
        self._count = 0
        self._silent: Mapping[str, Any] | None = None
        self._reason = ""
        self._timings: Mapping[str, Any] = {}

    def begin(self, tokens: Sequence[tuple[int, bytes]]) -> None:
        """Begin with tokens that were chosen before."""
        self._show(self._transcript.begin(tokens))

    def chunk(self, chunk: Mapping[str, Any]) -> None:
        """Take a chunk; raises Stopped, and what is raised by those who watch."""
        self._timings = chunk.get("timings") or self._timings
        if "prompt_progress" in chunk:
            self._reading(int(chunk["prompt_progress"]["processed"]), int(chunk["prompt_progress"]["total"]))
        choice = chunk["choices"][0]
        for token in (choice.get("logprobs") or {}).get("content", ()):
            self._token(token)
        self._reason = choice.get("finish_reason") or self._reason
        if self._transcript.stopped:
            raise Stopped

    def finish(self, prompt_tokens: int, *, cut_short: bool) -> Written:
        """The finished text; `cut_short` says that the context had less room than was asked for."""
        if self._reason != "stop" and self._silent is not None:
            self._add(self._silent, b"")
        self._show(self._transcript.finish())
        timings = self._timings
        reused = int(timings.get("cache_n", 0))
        return Written(
            text=self._transcript.text,
            tokens=self._transcript.tokens,
            ending=self._ending(cut_short=cut_short),
            prompt_tokens=prompt_tokens or reused + int(timings.get("prompt_n", 0)),
            reused_tokens=reused,
            prompt_s=float(timings.get("prompt_ms", 0)) / 1000,
            writing_s=float(timings.get("predicted_ms", 0)) / 1000,
        )

    def _ending(self, *, cut_short: bool) -> Ending:
        if self._transcript.stopped:
            return Ending.STOP
        if self._reason == "stop":
            return Ending.END
        return Ending.CONTEXT if cut_short else Ending.LENGTH

    def _token(self, token: Mapping[str, Any]) -> None:
        """Take a token and the hidden ones before it; one that is silent may be the end and waits for what follows."""
        if self._silent is not None:
            self._add(self._silent, b"")
            self._silent = None
        data = bytes(token["bytes"])
        written = int(self._timings.get("predicted_n", self._count + 1))
        hidden = written - self._count - 1
        self._count = written
        if not data:
            self._silent = token
            return
        own = self._vocabulary.spelled[int(token["id"])] if hidden > 0 else data
        parts = self._vocabulary.split(data[: -len(own)], hidden) if own != data and data.endswith(own) else ()
        for id_, part in parts:
            self._show(self._transcript.add(id_, part, math.nan))
        self._add(token, own if parts else data)

    def _add(self, token: Mapping[str, Any], data: bytes) -> None:
        told = token["top_logprobs"][: self._candidates]
        candidates = tuple(
            Candidate(int(other["id"]), self._spelled(other), _probability(other["logprob"])) for other in told
        )
        self._show(self._transcript.add(int(token["id"]), data, _probability(token["logprob"]), candidates))

    def _spelled(self, token: Mapping[str, Any]) -> str:
        """What a token spells; a special one, which spells nothing, is called as it is written."""
        return spelled(bytes(token["bytes"])) or self._vocabulary.stored(int(token["id"]))

    def _show(self, piece: Piece | None) -> None:
        if piece is None:
            return
        if self._schema and cannot_begin(self._transcript.text):
            raise bad_grammar("", "")
        self._watch(piece)


def _probability(logprob: float | None) -> float:
    return math.nan if logprob is None else min(1.0, math.exp(logprob))
