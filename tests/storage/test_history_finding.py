"""The history found by what is typed, rated, put on boards, coloured and alike; and kept through a crash."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from app.api import TILES, Asset, AssetId, InvalidData, Made, ModelId, Pixels, Recipe
from app.api.finding import HistoryQuery, Order, parse_query, parts_of, without, written
from app.document import ModelStamp
from app.storage import HistoryDatabase
from app.storage.looks import LOOK_BYTES, look_of

TODAY = date(2026, 11, 27)


def id_of(number: int) -> AssetId:
    """The asset of a result."""
    return AssetId(f"{number:064x}")


def result(number: int) -> Made:
    """A result of one of two models and three kinds, a day after the one before."""
    kind = (TILES, "audio/wav", "image/png")[number % 3]
    words = f"a {'fox' if number % 2 else 'owl'} in place {number}"
    models = (ModelStamp(ModelId("flux_dev" if number % 2 else "illustrator"), "0" * 64),)
    recipe = Recipe("canvas.text-to-image", "1", {"prompt": words}, models=models)
    asset = Asset(id_of(number), kind, 12, (2, 2, 3), words)
    return Made(asset, recipe, "job", 1.0, "", datetime(2026, 1, 1).timestamp() + number * 86_400 + 1)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[HistoryDatabase]:
    """A history of sixty results."""
    made = HistoryDatabase(tmp_path / "history.db")
    made.add_all(result(number) for number in range(60))
    yield made
    made.close()


def found(history: HistoryDatabase, text: str, order: Order = Order.LATEST) -> list[int]:
    """The numbers of what is found by what is typed; counted alike."""
    query = parse_query(text, TODAY).query
    query = HistoryQuery(**{**{name: getattr(query, name) for name in HistoryQuery.__slots__}, "order": order})
    numbers = [int(made.asset.id, 16) for made in history.find(query, limit=100)]
    assert history.count_found(query) == len(numbers)
    pages = [made for offset in range(0, 100, 7) for made in history.find(query, limit=7, offset=offset)]
    assert [int(made.asset.id, 16) for made in pages] == numbers
    return numbers


def test_filters_hold_together(history: HistoryDatabase) -> None:
    history.set_stars({id_of(number): number % 6 for number in range(60)})
    assert found(history, "model:flux fox place") == list(range(59, 0, -2))
    assert found(history, "model:%") == []
    assert found(history, "model:flux%dev") == []
    assert found(history, "rating:5") == list(range(59, 4, -6))
    assert found(history, "rating:>=4 owl") == list(range(58, 3, -6))
    assert found(history, "rating:0 model:ILLUSTRATOR") == list(range(54, -1, -6))
    assert found(history, "rating:<2 kind:audio") == list(range(55, 0, -6))
    assert found(history, "date:2026-02 kind:image") == [n for n in range(58, 30, -1) if n % 3 != 1]
    assert found(history, "date:..2026-01-03") == [2, 1, 0]
    assert found(history, "date:>2026-02-27") == [59, 58]
    assert found(history, "generator:text-to rating:5 date:2026-01-06") == [5]
    assert found(history, "rating:>=4", Order.BEST_RATED)[:11] == [*range(59, 4, -6), 58]
    assert found(history, "owl", Order.OLDEST)[:3] == [0, 2, 4]


def test_boards_hold_what_is_put_on_them(history: HistoryDatabase) -> None:
    history.put_on("Best foxes", [id_of(1), id_of(3)])
    history.put_on("all", [id_of(3), id_of(4), id_of(999)])
    history.put_on("best FOXES", [id_of(5)])
    assert [(board.name, board.count) for board in history.boards()] == [("all", 2), ("Best foxes", 3)]
    assert found(history, 'board:"best foxes"') == [5, 3, 1]
    assert found(history, "board:all owl") == [4]
    assert history.boards_of(id_of(3)) == ["all", "Best foxes"]
    history.take_off("All", [id_of(3)])
    assert found(history, "board:all") == [4]
    with pytest.raises(InvalidData):
        history.rename_board("all", "Best Foxes")
    history.rename_board("all", "ALL")
    assert history.boards()[0].name == "ALL"
    assert history.remove_board("best foxes") == [id_of(1), id_of(3), id_of(5)]
    assert found(history, 'board:"best foxes"') == []
    assert history.count() == 60
    for name in ("", "  ", 'a "b"'):
        with pytest.raises(InvalidData):
            history.put_on(name)


def test_made_again_and_removed(history: HistoryDatabase) -> None:
    history.set_stars({id_of(7): 5, id_of(8): 2})
    history.put_on("kept", [id_of(7), id_of(8)])
    history.keep_looks({id_of(7): look_of(plain((200, 10, 10)))})
    history.add(result(7))
    assert found(history, "board:kept") == [7, 8]
    assert history.stars([id_of(7), id_of(8), id_of(9)]) == {id_of(7): 5, id_of(8): 2}
    assert len(history.find(HistoryQuery(colour=(200, 10, 10)))) == 1
    history.remove(id_of(7))
    assert found(history, "board:kept") == [8]
    # The number is free again, and nothing of what had it comes along.
    history.add(result(100))
    assert history.stars([id_of(100)]) == {}
    assert history.boards_of(id_of(100)) == []
    assert history.find(HistoryQuery(colour=(200, 10, 10))) == []
    assert id_of(100) in [asset.id for asset in history.without_look(limit=100)]


def test_stars_are_from_none_to_five_and_all_or_none(history: HistoryDatabase) -> None:
    with pytest.raises(InvalidData):
        history.set_stars({id_of(1): 3, id_of(2): 6})
    assert history.stars([id_of(1), id_of(2)]) == {}


def test_what_is_typed_is_understood_or_named() -> None:
    assert parse_query('a fox rating:9 "two words" model:', TODAY).query == HistoryQuery("a fox two words")
    assert parse_query("rating:9 date:2026-13 kind:x date:soon", TODAY).unknown == (
        "rating:9",
        "date:2026-13",
        "kind:x",
        "date:soon",
    )
    assert parse_query("rating:<0", TODAY).unknown == ("rating:<0",)
    assert parse_query("http://x other:1", TODAY).query.words == "http //x other 1"
    month = parse_query("date:month", TODAY).query
    assert month.since_s == datetime(2026, 11, 1).astimezone().timestamp()
    assert month.until_s == datetime(2026, 11, 28).astimezone().timestamp()
    text = 'fox board:"my best" rating:>3'
    assert parts_of(text) == ['board:"my best"', "rating:>3"]
    assert without(text, 'board:"my best"') == "fox rating:>3"
    assert parse_query(written("board", "my best"), TODAY).query.board == "my best"
    assert parse_query("(" * 100_000 + 'date:9999-12-31 board:"', TODAY).query.words.startswith("((")


def plain(colour: tuple[int, int, int]) -> Pixels:
    """A picture of one colour."""
    return np.full((64, 48, 3), colour, np.uint8)


def scene(seed: int, jitter: int = 0) -> Pixels:
    """Blots of colours on a ground; with a jitter another drawing of the same."""
    numbers, other = np.random.default_rng(seed), np.random.default_rng(seed * 1000 + jitter)
    picture = np.full((96, 96, 3), numbers.integers(0, 255, 3), np.float64)
    row, column = np.mgrid[:96, :96]
    for _ in range(6):
        y, x, size = *numbers.integers(0, 96, 2), numbers.integers(8, 34)
        shift = other.normal(0, 3, 3) if jitter else np.zeros(3)
        inside = np.hypot(row - y - shift[0], column - x - shift[1]) < size + shift[2]
        picture[inside] = numbers.integers(0, 255, 3)
    noise = other.normal(0, 10, picture.shape) if jitter else 0
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def test_colours_are_found_by_how_much_there_is_of_them(history: HistoryDatabase) -> None:
    some, most = plain((240, 240, 240)), plain((240, 240, 240))
    some[:14], most[:50] = (210, 40, 30), (200, 50, 40)
    looks = {1: plain((30, 60, 200)), 2: some, 3: most, 4: plain((240, 240, 240)), 5: plain((60, 160, 60))}
    history.keep_looks({id_of(number): look_of(picture) for number, picture in looks.items()})
    red = [int(made.asset.id, 16) for made in history.find(HistoryQuery(colour=(215, 45, 35)))]
    assert red == [3, 2]
    assert history.count_found(HistoryQuery("owl", colour=(215, 45, 35))) == 1
    clear = np.zeros((32, 32, 4), np.uint8)
    clear[..., :3] = 215, 45, 35
    history.keep_looks({id_of(6): look_of(clear), id_of(7): b""})
    assert history.count_found(HistoryQuery(colour=(255, 0, 0))) == 2
    assert len(history.without_look(limit=100)) == 53


def test_what_is_alike_comes_first_where_a_shuffled_control_does_not(history: HistoryDatabase) -> None:
    kinds = 15
    history.keep_looks({id_of(n): look_of(scene(n % kinds, jitter=1 + n // kinds)) for n in range(60)})

    def hits(owner: dict[int, int]) -> float:
        right = 0
        for number in range(60):
            alike = history.find(HistoryQuery(like=id_of(number)), limit=4)
            assert int(alike[0].asset.id, 16) == number
            right += sum(owner[int(made.asset.id, 16)] == owner[number] for made in alike[1:])
        return right / 180

    assert hits({number: number % kinds for number in range(60)}) > 0.9
    shuffled = np.random.default_rng(1).permutation(60)
    assert hits({number: int(shuffled[number]) % kinds for number in range(60)}) < 0.2
    assert history.find(HistoryQuery(like=id_of(999))) == []
    assert {len(look_of(scene(1))), len(look_of(plain((0, 0, 0))))} == {LOOK_BYTES}


def test_another_window_sees_stars_and_looks(history: HistoryDatabase, tmp_path: Path) -> None:
    other = HistoryDatabase(tmp_path / "history.db")
    assert other.count_found(HistoryQuery(colour=(200, 0, 0))) == 0
    history.keep_looks({id_of(1): look_of(plain((200, 0, 0)))})
    history.set_stars({id_of(1): 3})
    assert other.count_found(HistoryQuery(colour=(200, 0, 0))) == 1
    assert other.stars([id_of(1)]) == {id_of(1): 3}
    other.close()


def test_stars_and_boards_outlive_a_kill(history: HistoryDatabase, tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib\n"
        "from app.storage import HistoryDatabase\n"
        "history = HistoryDatabase(pathlib.Path(sys.argv[1]))\n"
        "history.set_stars({'0' * 63 + '1': 4})\n"
        "history.put_on('kept', ['0' * 63 + '1'])\n"
        "history._connection.execute('BEGIN IMMEDIATE')\n"
        "history._connection.execute('UPDATE facts SET stars = 1')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "history.db")], check=False)
    assert done.returncode != 0
    assert history.stars([id_of(number) for number in range(60)]) == {id_of(1): 4}
    assert history.boards_of(id_of(1)) == ["kept"]


def test_what_an_earlier_studio_added_is_found_too(history: HistoryDatabase, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "history.db") as connection:
        connection.execute("DELETE FROM facts WHERE number > 58")
    connection.close()
    again = HistoryDatabase(tmp_path / "history.db")
    assert found(again, "model:flux")[0] == 59
    assert again.models() == ["flux_dev", "illustrator"]
    again.close()
