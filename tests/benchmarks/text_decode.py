"""text_decode: how much slower a text is written through the studio than by the bare runtime."""

from __future__ import annotations

import math
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from app.api import AssetStore, LanguageModel, Piece, RunContext, Sampling, Writing
from app.jobs import JobContext, JobEvent, JobId, Progressed
from app.storage import FolderAssets
from plugins.text.generators.drafts import Asked, write_drafts
from plugins.text.generators.requests import ContinueRequest
from tests.benchmarks.measure import Figure, at_most, plain
from tests.benchmarks.writing import held, unwatched

_TOKENS = 96
_PAIRS = 15
_PROMPT = "Once upon a time there was a lighthouse"
_END = "<|im_end|>"


def run() -> Iterator[Figure]:
    """The same text with and without the studio around one engine, in turns; the control waits at each token."""
    with held() as (model, inner):
        tokens = model.tokens(_PROMPT)
        request = {
            "prompt": list(tokens),
            "max_tokens": _TOKENS,
            "temperature": 0.8,
            "top_k": 0,
            "top_p": 1.0,
            "min_p": 0.0,
            "logit_bias": [[model.tokens(_END)[0], False]],
        }

        def bare(seed: int) -> None:
            inner._server.complete({**request, "seed": seed}, lambda _chunk: None)

        written = partial(_write, model, unwatched, 0)
        bare(0)
        written(0)
        alone = _seconds(bare, 0)
        yield plain("text_decode", "bare runtime", _TOKENS / alone, "tokens/s")
        loss = _loss(bare, written)
        yield at_most("text_decode", "slower than the bare runtime", loss, "%", 3.0)
        told = _loss(bare, partial(_write, model, unwatched, 10))
        yield plain("text_decode", "slower, with ten candidates a token", told, "%")
        with tempfile.TemporaryDirectory() as folder:
            assets = FolderAssets(Path(folder) / "assets", Path(folder) / "cache")
            drafted = _loss(bare, partial(_draft, model, assets))
            assets.close()
        yield plain("text_decode", "slower, as a draft with ten candidates a token and previews", drafted, "%")
        pause = 1.2 * alone / _TOKENS
        slow = _loss(bare, partial(_write, model, lambda _piece: time.sleep(pause), 0), pairs=5)
        yield at_most("text_decode", "slower, with a pause at each token", slow, "%", 3.0, control=True)


def _write(model: LanguageModel, watch: Callable[[Piece], None], candidates: int, seed: int) -> None:
    sampling = Sampling(temperature=0.8, logit_bias=((_END, -math.inf),))
    written = model.write(Writing(_PROMPT, _TOKENS, seed, sampling, candidates=candidates), watch)
    assert len(written.tokens) >= _TOKENS - 4


def _draft(model: LanguageModel, assets: AssetStore, seed: int) -> None:
    """What a generator does for a draft: previews fifteen times a second, and what is kept beside it."""
    events: list[JobEvent] = []
    bias = f"{_END} = never"
    request = ContinueRequest(
        max_tokens=_TOKENS, seed=seed, candidates=10, min_p=0.0, repetition_penalty=1.0, logit_bias=bias
    )
    asked = Asked(_PROMPT, (), strip_start=True)
    context = RunContext(JobContext(JobId("draft"), events.append), assets, Path())
    (output,) = write_drafts(request, asked, model, context)
    previews = [event.preview for event in events if isinstance(event, Progressed) and event.preview is not None]
    assert previews
    assert output.content


def _loss(bare: Callable[[int], None], studio: Callable[[int], None], pairs: int = _PAIRS) -> float:
    """By how many percent the one is slower than the other: the median over pairs, which begin in turns."""
    ratios = []
    for seed in range(1, pairs + 1):
        both = [bare, studio] if seed % 2 else [studio, bare]
        took = {id(one): _seconds(one, seed) for one in both}
        ratios.append(took[id(studio)] / took[id(bare)])
    return (statistics.median(ratios) - 1) * 100


def _seconds(action: Callable[[int], None], seed: int) -> float:
    since = time.perf_counter()
    action(seed)
    return time.perf_counter() - since
