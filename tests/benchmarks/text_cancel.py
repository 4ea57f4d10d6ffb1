"""text_cancel: how soon everything is free again when a text is cancelled while the prompt is read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from unittest.mock import patch

from app.api import JobCancelled, LanguageModel, Writing
from tests.benchmarks.measure import Figure, at_most, plain
from tests.benchmarks.writing import held, story, unwatched

_TIMES = 9
_PORTION = "app.engine.language.gguf_model.reading_batch"
_TICK_S = 0.004


def run() -> Iterator[Figure]:
    """Cancelled at any moment of reading 4,000 tokens; the control reads 2,048 tokens at once."""
    with held() as (model, _):
        gaps, noticed, free = _cancelled(model, _TIMES)
        yield at_most("text_cancel", "interface free, longest gap", max(gaps) * 1000, "ms", 100)
        yield plain("text_cancel", "noticed after at most", max(noticed) * 1000, "ms")
        yield at_most("text_cancel", "engine free after at most", max(free) * 1000, "ms", 500)
    with patch(_PORTION, lambda _weights, _threads: 2048), held() as (model, _):
        _, _, late = _cancelled(model, 2)
        figure = max(late) * 1000
        yield at_most("text_cancel", "engine free, 2,048 read at once", figure, "ms", 500, control=True)


def _cancelled(model: LanguageModel, times: int) -> tuple[list[float], list[float], list[float]]:
    """Gaps of the main thread, seconds until writing has ended, and until the engine has written a token again."""
    gaps: list[float] = []
    noticed: list[float] = []
    free: list[float] = []
    for number in range(times):
        text = story(model, 4000, seed=number)
        cancelled, reading = threading.Event(), threading.Event()
        since = [0.0]

        def check(
            _done: int, _of: int, cancelled: threading.Event = cancelled, begun: threading.Event = reading
        ) -> None:
            begun.set()
            if cancelled.is_set():
                raise JobCancelled

        def work(text: str = text, since: list[float] = since) -> None:
            try:
                model.write(Writing(text, 4, seed=1, fresh=True), unwatched, check)
            except JobCancelled:
                noticed.append(time.perf_counter() - since[0])
            model.write(Writing("Hello", 1, seed=1), unwatched)
            free.append(time.perf_counter() - since[0])

        worker = threading.Thread(target=work)
        worker.start()
        reading.wait(60)
        last = time.perf_counter()
        # Each time at another moment within a portion.
        cancel_at = last + 0.8 + 0.071 * number
        while worker.is_alive():
            time.sleep(_TICK_S)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now
            if now >= cancel_at and not cancelled.is_set():
                since[0] = now
                cancelled.set()
        worker.join()
    return gaps, noticed, free
