"""What the benchmarks of writing stand on: SmolLM2, held as the studio holds it, and a long story."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.api import LanguageModel, Piece
from app.engine.language.gguf_model import GgufLanguageModel
from app.engine.language.lease import LeasedLanguageModel
from app.engine.library import Library
from app.engine.models import EngineModels
from tests.smollm2 import fetched_smollm2

_WORDS = (
    *("the", "old", "keeper", "walked", "down", "to", "shore", "and", "looked", "at", "sea", "while", "gulls", "cried"),
    *("above", "him", "waves", "broke", "on", "stones", "as", "if", "nothing", "had", "happened", "in", "village"),
    *("since", "his", "father", "gone"),
)


@contextmanager
def held() -> Iterator[tuple[LanguageModel, GgufLanguageModel]]:
    """SmolLM2 as a generator leases it, and what is held behind the lease."""
    resources = Path(__file__).resolve().parents[2] / "resources"
    with tempfile.TemporaryDirectory() as data:
        library = Library(resources, Path(data), lambda: ("", 0, 0))
        models = EngineModels(library, resources / "configs")
        (record,) = library.add(fetched_smollm2(resources))
        with models.lease_language_model(record.id, lambda: None) as leased:
            assert isinstance(leased, LeasedLanguageModel)
            assert isinstance(leased.held, GgufLanguageModel)
            yield leased, leased.held


def story(model: LanguageModel, tokens: int, seed: int = 1) -> str:
    """A story of so many tokens, or a few more."""
    draw = random.Random(seed)
    words = [draw.choice(_WORDS) for _ in range(tokens)]
    text = " ".join(words)
    ids = model.tokens(text)
    assert len(ids) >= tokens
    return model.spelled(ids[:tokens])


def unwatched(_piece: Piece) -> None:
    """Watch nothing."""
