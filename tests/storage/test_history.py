"""HistoryDatabase: searching, counting and paging among what was made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api import TILES, Asset, AssetId, Made, Recipe
from app.storage import HistoryDatabase


@pytest.fixture
def history(tmp_path: Path) -> Iterator[HistoryDatabase]:
    """A history of 250 foxes and owls."""
    made = HistoryDatabase(tmp_path / "history.db")
    made.add_all(result(number) for number in range(250))
    yield made
    made.close()


def result(number: int, prompt: str = "") -> Made:
    """A result with a prompt of its own."""
    words = prompt or f"a {'fox' if number % 2 else 'owl'} in place {number}"
    asset = Asset(AssetId(f"{number:064x}"), TILES, 12, (2, 2, 3), words)
    return Made(asset, Recipe("canvas.text-to-image", "1", {"prompt": words}), "job", 1.0, "", number + 1.0)


def ids(found: object) -> list[int]:
    """The numbers of results."""
    assert isinstance(found, list)
    return [int(made.asset.id, 16) for made in found]


def test_pages_are_the_latest_first_and_meet(history: HistoryDatabase) -> None:
    assert history.count() == 250
    pages = [ids(history.search(limit=100, offset=offset)) for offset in (0, 100, 200)]
    assert [number for page in pages for number in page] == list(reversed(range(250)))


def test_a_search_is_paged_and_counted_alike(history: HistoryDatabase) -> None:
    assert history.count("fox") == 125
    found = ids(history.search("fo", limit=80)) + ids(history.search("fo", limit=80, offset=80))
    assert found == list(range(249, 0, -2))
    assert ids(history.search("fox 17")) == [179, 177, 175, 173, 171, 17]
    assert history.count('fox" OR owl') == 0
    assert history.search("whale") == []


def test_favourites_are_searched_too(history: HistoryDatabase) -> None:
    for number in (3, 4, 200):
        history.set_favourite(AssetId(f"{number:064x}"), True)
    assert ids(history.search(favourites=True)) == [200, 4, 3]
    assert history.count(favourites=True) == 3
    assert ids(history.search("owl", favourites=True)) == [200, 4]
    assert history.count("owl", favourites=True) == 2


def test_the_same_content_made_again_is_the_latest_and_keeps_its_mark(history: HistoryDatabase) -> None:
    history.set_favourite(AssetId(f"{7:064x}"), True)
    history.add(result(7, "a whale"))
    assert history.count() == 250
    assert ids(history.search(limit=2)) == [7, 249]
    assert ids(history.search("whale", favourites=True)) == [7]
    assert ids(history.search("place 7", limit=300))[-1] != 7


def test_many_are_kept_all_or_none(history: HistoryDatabase) -> None:
    def failing() -> Iterator[Made]:
        yield result(1000)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        history.add_all(failing())
    assert history.count() == 250


def test_prompts_are_the_latest_first_each_once(history: HistoryDatabase) -> None:
    history.add_all([result(300, "a whale"), result(301, "a boat"), result(302, "a whale")])
    assert history.prompts(limit=3) == ["a whale", "a boat", "a fox in place 249"]
