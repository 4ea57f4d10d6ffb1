"""A model that sees: its eye is found beside it, and pictures take their places in the prompt."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.api import (
    IMAGE,
    InvalidRequest,
    JobCancelled,
    LanguageModel,
    Message,
    Pixels,
    PromptTooLong,
    Sampling,
    UserError,
    Writing,
)
from app.engine.detectors.eye import eye_of
from tests.engine.language.conftest import RESOURCES, Studio, nobody
from tests.tiny_language_models import build_eye

GREEDY = Sampling(temperature=0)


@pytest.fixture(scope="module")
def seeing(gguf_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """The tiny model with an eye, leased."""
    place = tmp_path_factory.mktemp("seeing")
    file = Path(shutil.copy(gguf_file, place / "tiny-vl.gguf"))
    build_eye(place / "mmproj-tiny-vl-f16.gguf")
    studio = Studio(RESOURCES, tmp_path_factory.mktemp("data"))
    record = studio.add(file)
    assert record.images
    assert record.byte_size > file.stat().st_size
    yield from studio.lease(record.id)


def plain(shade: int) -> Pixels:
    """A picture of one shade."""
    return np.full((40, 50, 3), shade, np.uint8)


def test_what_a_picture_shows_changes_the_text(seeing: LanguageModel) -> None:
    def written(shade: int) -> str:
        asked = Writing(f"a fox {IMAGE} in the snow", 12, 1, GREEDY, images=(plain(shade),), candidates=2)
        found = seeing.write(asked, nobody)
        assert found.prompt_tokens == len(seeing.tokens("a fox ")) + 16 + len(seeing.tokens(" in the snow"))
        return found.text

    assert written(0) == written(0) != written(255)


def test_without_pictures_it_writes_like_any_other(seeing: LanguageModel, in_gguf: LanguageModel) -> None:
    asked = Writing("a red fox in the snow", 12, 1, GREEDY, fresh=True, candidates=3)
    one, other = seeing.write(asked, nobody), in_gguf.write(asked, nobody)
    assert one.text == other.text
    assert [token.id for token in one.tokens] == [token.id for token in other.tokens]
    assert one.ending is other.ending


def test_every_picture_needs_its_place(seeing: LanguageModel) -> None:
    with pytest.raises(InvalidRequest, match="1 pictures, and the text has places for 2"):
        seeing.write(Writing(IMAGE * 2, 4, 1, images=(plain(0),)), nobody)
    with pytest.raises(PromptTooLong, match=r"48\d tokens long"):
        seeing.write(Writing(IMAGE * 30 + "fox", 4, 1, images=(plain(0),) * 30), nobody)
    with pytest.raises(InvalidRequest, match="Nothing stands after the last picture"):
        seeing.write(Writing(IMAGE, 4, 1, images=(plain(0),)), nobody)
    assert seeing.write(Writing(IMAGE * 2 + "a", 4, 1, images=(plain(0), plain(255))), nobody).prompt_tokens > 32
    prompt = seeing.chat_prompt([Message("user", "What is it?", (plain(0),))])
    assert seeing.write(Writing(prompt, 4, 1, GREEDY, images=(plain(0),)), nobody).prompt_tokens > 16


def test_it_is_cancelled_and_refused_like_any_other(seeing: LanguageModel) -> None:
    def stop(_done: int, _of: int) -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        seeing.write(Writing(IMAGE + "fox", 4, 1, images=(plain(0),)), nobody, stop)
    with pytest.raises(InvalidRequest, match="grammar cannot be read"):
        seeing.write(Writing("fox", 4, 1, Sampling(grammar="root ::= nothing")), nobody)
    assert seeing.write(Writing("a fox", 4, 1, GREEDY), nobody).tokens


def test_its_memory_is_not_kept(seeing: LanguageModel, tmp_path: Path) -> None:
    assert not seeing.abilities.saves_state
    with pytest.raises(UserError, match="cannot be kept"):
        seeing.save_state(tmp_path / "state")


def test_of_several_models_an_eye_belongs_to_the_one_that_it_is_named_after(tmp_path: Path) -> None:
    names = ("Qwen2.5-VL-7B-Instruct-Q4_K_M.gguf", "other.gguf", "mmproj-Qwen2.5-VL-7B-Instruct-f16.gguf")
    for name in names:
        (tmp_path / name).touch()
    assert eye_of(tmp_path / names[0]) == tmp_path / names[2]
    assert eye_of(tmp_path / names[1]) is None
    (tmp_path / names[0]).unlink()
    assert eye_of(tmp_path / names[1]) == tmp_path / names[2]
