"""text_prefix: how soon a text goes on whose beginning was read before."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from app.api import LanguageModel, Piece, Writing
from tests.benchmarks.measure import Figure, at_most, plain
from tests.benchmarks.writing import held, story, unwatched

_TOKENS = 1800
_TIMES = 7


def run() -> Iterator[Figure]:
    """The next token of a story of 1,800 tokens: as it was, changed near its end, and, as control, at its beginning."""
    with held() as (model, _):
        text = story(model, _TOKENS)
        yield plain("text_prefix", "first token, nothing read", _first_token(model, text) * 1000, "ms")
        written = model.write(Writing(text, 33, seed=1), unwatched)
        step = written.writing_s / max(len(written.tokens) - 1, 1) * 1000
        yield plain("text_prefix", "a step", step, "ms")
        target = 2 * step + 50
        same = statistics.median(_first_token(model, text) for _ in range(_TIMES)) * 1000
        yield at_most("text_prefix", "first token, the same beginning", same, "ms", target)
        head = text.rsplit(" ", 1)[0]
        edits = [f"{head} {word}" for word in ("shore", "village", "stones", "father", "keeper", "waves", "gulls")]
        edited = statistics.median(_first_token(model, edit) for edit in edits) * 1000
        yield at_most("text_prefix", "first token, changed near the end", edited, "ms", target)
        other = story(model, _TOKENS, seed=2)
        _first_token(model, other)
        back = _first_token(model, text) * 1000
        yield at_most("text_prefix", "first token, back from another chapter", back, "ms", target + 100)
        moved = _first_token(model, "Long ago " + text) * 1000
        yield at_most("text_prefix", "first token, changed at the beginning", moved, "ms", target, control=True)


def _first_token(model: LanguageModel, text: str) -> float:
    """Seconds from asking to the first piece."""
    seen: list[float] = []

    def watch(_piece: Piece) -> None:
        seen.append(time.perf_counter())

    since = time.perf_counter()
    model.write(Writing(text, 2, seed=1), watch)
    return seen[0] - since
