"""Recipes of texts: made again they give the same, whatever was read before, and as far as a cancelled one came."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.api import JobCancelled, Json, Made, Piece, TextPreview, Token
from app.engine.library import Library
from app.engine.models import EngineModels
from app.engine.runner import GeneratorRunner
from app.jobs import JobContext, JobEvent, JobId, JobSpec, Produced, Progressed
from app.storage import FolderAssets, HistoryDatabase
from plugins.text.generators.continuing import Continue
from plugins.text.generators.details import DETAILS, DraftDetails, details_from_bytes
from plugins.text.generators.drafts import SoFar
from tests.conftest import REPOSITORY
from tests.smollm2 import fetched_smollm2
from tests.tiny_language_models import build_language_model

_STORY = "A red fox walked over the snow to the river, and there it met an owl. " * 6 + "Then"
_WITHOUT_END = "<|im_end|> = never"


@dataclass
class Studio:
    """A runner with one model, and the job that it is at."""

    runner: GeneratorRunner
    assets: FolderAssets
    model: str
    cancelled: threading.Event = field(default_factory=threading.Event)
    made: list[Made] = field(default_factory=list)

    def write(
        self,
        text: str,
        *,
        until: Callable[[Progressed], bool] = lambda _event: False,
        fresh: bool = False,
        in_passing: bool = False,
        **values: Json,
    ) -> None:
        """Go on with a text; it is cancelled as soon as `until` says so."""
        asset = self.assets.add_bytes(text.encode(), "text/markdown").id
        request: dict[str, Json] = {"text": asset, "model": self.model, "seed": 5, "candidates": 2, "max_tokens": 24}
        request["logit_bias"] = _WITHOUT_END
        self.run({**request, **values}, until=until, fresh=fresh, in_passing=in_passing)

    def run(
        self,
        request: dict[str, Json],
        *,
        until: Callable[[Progressed], bool] = lambda _event: False,
        fresh: bool = False,
        in_passing: bool = False,
    ) -> None:
        """Carry out a request; what it makes is in `made`."""
        self.made = []
        self.cancelled = threading.Event()

        def post(event: JobEvent) -> None:
            if isinstance(event, Produced) and isinstance(event.result, Made):
                self.made.append(event.result)
            elif isinstance(event, Progressed) and until(event):
                self.cancelled.set()

        spec = JobSpec("text.continue", request, fresh=fresh, in_passing=in_passing)
        context = JobContext(JobId("job"), post, self.cancelled, fresh=fresh, in_passing=in_passing)
        self.runner(spec, context)

    def text(self, made: Made) -> str:
        """A result."""
        return self.assets.read(made.asset.id).decode()

    def details(self, made: Made) -> DraftDetails:
        """What is kept beside a result."""
        return details_from_bytes(self.assets.read(made.extra[DETAILS]))  # type: ignore[arg-type]


def _studio(file: Path, folder: Path) -> Iterator[Studio]:
    library = Library(REPOSITORY / "resources", folder / "data", lambda: ("", 0, 0))
    (record,) = library.add(file)
    models = EngineModels(library, REPOSITORY / "resources" / "configs")
    assets = FolderAssets(folder / "assets", folder / "cache")
    history = HistoryDatabase(folder / "history.db")
    runner = GeneratorRunner(lambda _id: Continue(), models, assets, history, REPOSITORY / "resources")
    yield Studio(runner, assets, record.id)
    models.free()
    history.close()
    assets.close()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """With a tiny model of transformers."""
    folder = tmp_path_factory.mktemp("tiny")
    yield from _studio(build_language_model(folder / "model"), folder)


@pytest.fixture(scope="module")
def smollm2(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """With the real SmolLM2."""
    yield from _studio(fetched_smollm2(REPOSITORY / "resources"), tmp_path_factory.mktemp("smollm2"))


def _is_the_same_again(studio: Studio) -> None:
    studio.write(_STORY, fresh=True)
    (first,) = studio.made
    assert studio.details(first).reused_tokens == 0
    # Without asking for it, what is in memory is used: that is what a recipe must not hang on.
    studio.write(_STORY)
    assert studio.details(studio.made[0]).reused_tokens > 0
    for before in (_STORY, _STORY[:200], "Elsewhere."):
        studio.write(before, max_tokens=3, seed=8)
        studio.run(dict(first.recipe.request), fresh=True)
        (again,) = studio.made
        assert studio.details(again).reused_tokens == 0
        assert studio.text(again) == studio.text(first)
        assert again.recipe.id == first.recipe.id


def _each_of_a_batch_is_the_same_alone(studio: Studio) -> None:
    studio.write(_STORY, batch=3, fresh=True)
    drafts = list(studio.made)
    assert len({studio.text(draft) for draft in drafts}) == 3
    for draft in reversed(drafts):
        studio.run(dict(draft.recipe.request), fresh=True)
        assert studio.text(studio.made[0]) == studio.text(draft)


def _what_was_cancelled_is_kept(studio: Studio) -> None:
    seen: list[str] = []

    def until(event: Progressed) -> bool:
        if isinstance(event.preview, TextPreview):
            seen.append(event.preview.text)
        return event.step >= 9

    with pytest.raises(JobCancelled):
        studio.write(_STORY, until=until, fresh=True)
    (part,) = studio.made
    assert studio.text(part).startswith(seen[-1])
    details = studio.details(part)
    assert 9 <= len(details.tokens) < 24
    assert details.prompt_tokens > 0
    assert all(token.candidates for token in details.tokens)
    assert part.recipe.request["stop_after"] == len(details.tokens)
    assert studio.runner.history.of(part.asset.id) is not None
    studio.run(dict(part.recipe.request), fresh=True)
    (again,) = studio.made
    assert studio.text(again) == studio.text(part)
    assert again.recipe.id == part.recipe.id
    # With all that was asked for it begins so.
    studio.run({**part.recipe.request, "stop_after": 0}, fresh=True)
    assert studio.text(studio.made[0]).startswith(studio.text(part))
    assert len(studio.text(studio.made[0])) > len(studio.text(part))


def test_made_again_it_is_the_same(tiny: Studio) -> None:
    _is_the_same_again(tiny)


def test_each_of_a_batch_is_the_same_alone(tiny: Studio) -> None:
    _each_of_a_batch_is_the_same_alone(tiny)


def test_what_was_written_before_it_was_cancelled_is_kept_with_its_recipe(tiny: Studio) -> None:
    _what_was_cancelled_is_kept(tiny)


def test_of_a_batch_that_is_cancelled_all_that_was_written_is_kept(tiny: Studio) -> None:
    with pytest.raises(JobCancelled):
        tiny.write(_STORY, batch=3, until=lambda event: event.step >= 24 + 5)
    whole, part = tiny.made
    assert (whole.recipe.request["seed"], part.recipe.request["seed"]) == (5, 6)
    assert whole.recipe.request["stop_after"] == 0
    assert part.recipe.request["stop_after"] in (5, 6)


def test_of_what_failed_the_part_is_kept_as_well(tiny: Studio) -> None:
    def fail(event: Progressed) -> bool:
        if event.step >= 6:
            raise ZeroDivisionError
        return False

    with pytest.raises(ZeroDivisionError):
        tiny.write(_STORY, until=fail)
    assert tiny.made[0].recipe.request["stop_after"] in (6, 7)


def test_of_what_was_written_in_passing_nothing_is_kept(tiny: Studio) -> None:
    with pytest.raises(JobCancelled):
        tiny.write(_STORY, until=lambda event: event.step >= 5, in_passing=True)
    assert tiny.made == []


def test_cancelled_before_it_wrote_there_is_nothing(tiny: Studio) -> None:
    with pytest.raises(JobCancelled):
        tiny.write(_STORY, until=lambda _event: True)
    assert tiny.made == []


def test_what_is_seen_while_it_is_written_has_its_tokens(tiny: Studio) -> None:
    seen: list[TextPreview] = []

    def until(event: Progressed) -> bool:
        if isinstance(event.preview, TextPreview):
            seen.append(event.preview)
        return False

    # The space at the end isn't told, so that the white space before the text is taken off.
    for text in (_STORY, f"{_STORY} "):
        seen.clear()
        tiny.write(text, until=until)
        (made,) = tiny.made
        whole, kept = tiny.text(made), tiny.details(made).tokens
        assert any(preview.tokens for preview in seen)
        for preview in seen:
            assert whole.startswith(preview.text)
            seen_places = [(token.id, token.start, token.end) for token in preview.tokens]
            assert seen_places == [(token.id, token.start, token.end) for token in kept[: len(seen_places)]]
            assert all(len(token.candidates) == 2 for token in preview.tokens)
            assert max((token.end for token in preview.tokens), default=0) == len(preview.text)


def test_tokens_that_were_moved_are_not_moved_again() -> None:
    so_far = SoFar()
    for at in range(4):
        so_far.add(Piece("ab", (Token(at, 2 * at, 2 * at + 2, 0.5),)))
        so_far.tokens_from(3)
    moved = so_far.tokens_from(3)
    assert [(token.id, token.start, token.end) for token in moved] == [(1, 0, 1), (2, 1, 3), (3, 3, 5)]
    so_far.add(Piece("c", (Token(9, 8, 9, 0.5),)))
    assert all(one is other for one, other in zip(moved, so_far.tokens_from(3), strict=False))
    assert [token.start for token in so_far.tokens_from(4)] == [0, 2, 4]
    assert so_far.tokens_from(0) == tuple(so_far.tokens)


@pytest.mark.slow
def test_a_real_text_is_the_same_again(smollm2: Studio) -> None:
    _is_the_same_again(smollm2)
    _each_of_a_batch_is_the_same_alone(smollm2)


@pytest.mark.slow
def test_what_was_written_of_a_real_text_is_kept(smollm2: Studio) -> None:
    _what_was_cancelled_is_kept(smollm2)
